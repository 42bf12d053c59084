"""`argmap stances`: tells who holds what, and where actors agree and split."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import asdict

from argmap.cli import _options as options
from argmap.cli._inout import read
from argmap.cli._messages import at_work
from argmap.cli._tables import as_csv, as_table
from argmap.renderers._plain import clipped, harmless, listed, one_line

if TYPE_CHECKING:
    from argmap.analysis.stances import Position
    from argmap.model import ArgumentMap, Stance

__all__ = ["command"]

Held = Mapping[str, Mapping[str, "Position"]]

_SIGNS: Final[dict[Stance, str]] = {"pro": "+", "con": "-", "mixed": "±", "questions": "?"}
_WIDEST: Final = 50
_MOST: Final = 12
"""So many actors have a column in the table; more do not fit a terminal."""

_SHOWN: Final = 10


@click.command("stances")
@click.argument("file", type=click.Path())
@click.option(
    "--until", metavar="DATE", default="", help="Leave out what was said after this date, as 2020-02."
)
@options.shape
@options.format
@options.strict
def command(*, file: str, until: str, shape: str, format: str | None, strict: bool) -> None:
    """Tell who holds what, and where actors agree and split.

    + is for a claim, - against it, ± both, ? questions it; in brackets what somebody holds only as a member
    of a group. Below the table: the cruxes, which are the claims on which actors split, those first on which
    most hangs; what is conceded, and to whom; and how far two actors agree. All of it is told in json, the
    positions in csv.
    """
    from argmap.analysis.stances import positions

    with at_work(f"reading {file}"):
        m = read(file, format=format, strict=strict)
        held = positions(m, until=until)
    if shape == "json":
        click.echo(json.dumps(_data(m, held), ensure_ascii=False, indent=2))
    elif shape == "csv":
        click.echo(as_csv([["actor", "claim", "stance", "own", "through"], *_rows(held)]), nl=False)
    else:
        click.echo(harmless("\n\n".join(_sections(m, held))))


def _rows(held: Held) -> Iterator[list[str]]:
    for actor, claims in held.items():
        for position in claims.values():
            own = "yes" if position.is_own else "no"
            yield [actor, position.claim, position.stance, own, " ".join(position.through)]


# -- for people


def _sections(m: ArgumentMap, held: Held) -> Iterator[str]:
    if not held:
        yield "Nobody says what they hold of any claim."
        return
    yield _matrix(m, held)
    from argmap.analysis.stances import agreements, concessions, cruxes

    split = [
        f"{_claim(m, crux.claim)} (for it: {_actors(m, crux.pro)}; against it: {_actors(m, crux.con)}; "
        f"{crux.dependents:,} hang on it)"
        for crux in cruxes(m)
    ]
    yield from _section("Cruxes", split)
    ceded = [
        f"{_actors(m, [found.actor])}: {_claim(m, found.claim)}"
        + (f" (to {_actors(m, found.to)})" if found.to else "")
        for found in concessions(m)
    ]
    yield from _section("Concessions", ceded)
    own = _speaking(held)
    alike = [
        f"{_actors(m, [one.one, one.other])}: {len(one.agreed)} alike, {len(one.split)} against each other"
        for one in sorted(agreements(m, among=own), key=lambda one: one.score)
    ]
    yield from _section("Agreement of those who speak for themselves", alike)


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        more = [f"and {len(lines) - _SHOWN:,} more"] if len(lines) > _SHOWN else []
        yield "\n  ".join([title, *lines[:_SHOWN], *more])


def _matrix(m: ArgumentMap, held: Held) -> str:
    """Return a row for each claim and a column for each actor that speaks for itself, as many as fit."""
    shown = [*_speaking(held)][:_MOST]
    claims = [claim for claim in m.claims if any(claim in held[actor] for actor in shown)]
    head = ["claim", *(f"[{number}]" for number, _ in enumerate(shown, 1))]
    rows = [
        [clipped(_claim(m, claim), _WIDEST), *(_cell(held[actor].get(claim)) for actor in shown)]
        for claim in claims
    ]
    names = ", ".join(f"[{number}] {_actors(m, [actor])}" for number, actor in enumerate(shown, 1))
    left = f"; {len(held) - len(shown):,} more in json" if len(held) > len(shown) else ""
    return f"{as_table([head, *rows])}\n\n{names}{left}"


def _speaking(held: Held) -> dict[str, None]:
    """Return those who speak for themselves; all where nobody does."""
    own = {actor: None for actor, claims in held.items() if any(p.is_own for p in claims.values())}
    return own or dict.fromkeys(held)


def _cell(position: Position | None) -> str:
    if position is None:
        return ""
    sign = _SIGNS.get(position.stance, "")
    return sign if position.is_own else f"({sign})"


def _claim(m: ArgumentMap, claim: str) -> str:
    return one_line(m.claims[claim].title or m.claims[claim].text or claim)


def _actors(m: ArgumentMap, actors: Any) -> str:
    return listed([one_line(m.actors[id_].name or id_) for id_ in actors])


# -- for programs


def _data(m: ArgumentMap, held: Held) -> dict[str, Any]:
    from argmap.analysis.stances import agreements, concessions, cruxes

    return {
        "positions": [
            {
                **{name: getattr(position, name) for name in ("actor", "claim", "stance")},
                "own": position.is_own,
                "through": position.through,
                "history": [{"when": when, "stance": stance} for when, stance in position.history],
            }
            for claims in held.values()
            for position in claims.values()
        ],
        "cruxes": [asdict(crux) for crux in cruxes(m)],
        "concessions": [
            {"actor": found.actor, "claim": found.claim, "to": found.to, "when": found.statement.when}
            for found in concessions(m)
        ],
        "agreements": [{**asdict(one), "score": one.score} for one in agreements(m)],
    }
