"""`argmap evaluate`: tells which claims stand, how strong they are, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from argmap.cli import _options as options
from argmap.cli._inout import read
from argmap.cli._messages import at_work
from argmap.cli._tables import as_csv, as_table
from argmap.renderers._plain import clipped, harmless, one_line

if TYPE_CHECKING:
    from argmap.model import Argument, ArgumentMap, Claim
    from argmap.semantics import Evaluation

__all__ = ["command"]

_WIDEST: Final = 60


@click.command("evaluate")
@click.argument("file", type=click.Path())
@click.option(
    "--semantics",
    "semantics",
    metavar="NAMES",
    default="grounded",
    shell_complete=options.named("semantics"),
    help="Judge by these semantics, separated by commas.  [default: grounded]",
)
@click.option(
    "--interpretation",
    metavar="NAMES",
    default="",
    shell_complete=options.named("interpretations"),
    help="Read supports so; of several names, each semantics takes the first that it can judge.",
)
@click.option("--explain", metavar="CLAIM", help="Tell why this claim, by its title or id, stands or falls.")
@options.shape
@options.format
@options.strict
def command(
    *,
    file: str,
    semantics: str,
    interpretation: str,
    explain: str | None,
    shape: str,
    format: str | None,
    strict: bool,
) -> None:
    """Tell which claims stand.

    Semantics of extensions (grounded, preferred, …) say of each claim that it stands, falls or is open, and
    gradual ones (df-quad, …) how strong it is, from 0 to 1. What such a verdict means is told on the page
    "Judge a debate".
    """
    from argmap.semantics import compare

    if explain is not None and shape == "csv":
        raise click.UsageError("an explanation does not fit into CSV: say --as json, or leave --as out")
    with at_work(f"judging {file}"):
        m = read(file, format=format, strict=strict)
        about = None if explain is None else _meant(m, explain)
        found = compare(m, _several(semantics), interpretations=_several(interpretation))
        reasons = {} if about is None else {name: _reason(m, about, found[name]) for name in found}
    _tell_limits(m, found)
    if shape == "json":
        told = _as_json(m, found, reasons)
    elif reasons:
        told = "\n\n".join(
            f"{name}: {reason}" if len(reasons) > 1 else reason for name, reason in reasons.items()
        )
    else:
        told = _as_csv(m, found) if shape == "csv" else _as_table(m, found)
    click.echo(told.rstrip("\n") if shape == "json" else harmless(told).rstrip("\n"))


def _several(names: str) -> list[str]:
    return [name for part in names.split(",") if (name := part.strip())]


# -- which claim, and why


def _meant(m: ArgumentMap, words: str) -> str:
    """Return the id of the claim or argument that is meant: by its id, or by its title.

    Raises:
        click.ClickException: there is none, or there are several with this title.
    """
    cards = {card.id: card for card in _cards(m)}
    if words in cards or words in m.relations:
        return words
    titled = [id_ for id_, card in cards.items() if _plain(card.title) == _plain(words)]
    if len(titled) == 1:
        return titled[0]
    if titled:
        raise click.ClickException(f"{words!r} is the title of {', '.join(titled)}; say which by its id")
    from difflib import get_close_matches

    by_title = {_plain(card.title): card.title for card in cards.values() if card.title}
    near = get_close_matches(_plain(words), by_title, n=1)
    meant = f"; did you mean {one_line(by_title[near[0]])!r}?" if near else ""
    raise click.ClickException(f"no claim has the title or the id {words!r}{meant}")


def _cards(m: ArgumentMap) -> list[Claim | Argument]:
    return [*m.claims.values(), *m.arguments.values()]


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def _reason(m: ArgumentMap, id: str, found: Evaluation) -> str:
    """Return why something stands or falls, or what its strength is made of."""
    from argmap.semantics import account, explain

    if found.strength:
        return str(account(m, id, found.semantics, interpretation=found.interpretation))
    return str(explain(m, id, found.semantics, interpretation=found.interpretation))


def _tell_limits(m: ArgumentMap, found: Mapping[str, Evaluation]) -> None:
    """Tell on standard error what a semantics passes over, and where strengths do not settle."""
    from argmap.semantics import SEMANTICS
    from argmap.semantics.gradual import Modular

    supports = sum(relation.kind == "support" for relation in m.relations.values())
    for name, evaluation in found.items():
        judge = SEMANTICS[name]
        if isinstance(judge, Modular) and not judge.rule.has_supports and supports:
            click.echo(f"note: {name} knows attacks alone; {supports} supports count for nothing", err=True)
        if not evaluation.converged:
            moving = f"after {evaluation.iterations} rounds they still move by {evaluation.residual:.2g}"
            click.echo(f"note: the strengths of {name} do not settle on this map: {moving}", err=True)
        elif evaluation.step < 1:
            click.echo(
                f"note: the strengths of {name} swing on this map, and settled in small steps", err=True
            )


# -- in which form


def _rows(m: ArgumentMap, found: Mapping[str, Evaluation]) -> Iterator[tuple[Claim | Argument, list[Any]]]:
    """Return each claim and argument, and what every semantics makes of it."""
    for card in _cards(m):
        yield card, [each.status.get(card.id, each.strength.get(card.id)) for each in found.values()]


def _as_table(m: ArgumentMap, found: Mapping[str, Evaluation]) -> str:
    """Return a row for each claim, a column for each semantics."""
    rows = [["claim", *found]]
    for card, worths in _rows(m, found):
        told = clipped(one_line(card.title or card.text or card.id), _WIDEST)
        rows.append(
            [told, *(f"{worth:.2f}" if isinstance(worth, float) else worth or "–" for worth in worths)]
        )
    return as_table(rows)


def _as_csv(m: ArgumentMap, found: Mapping[str, Evaluation]) -> str:
    """Return the same as comma-separated values, with ids and all digits."""
    rows = [[card.id, card.title or card.text, *worths] for card, worths in _rows(m, found)]
    return as_csv([["id", "title", *found], *rows])


def _as_json(m: ArgumentMap, found: Mapping[str, Evaluation], reasons: Mapping[str, str]) -> str:
    """Return all that is known, by semantics."""
    verdicts = [
        {
            "semantics": name,
            "interpretation": evaluation.interpretation,
            **(
                {
                    "strength": dict(evaluation.strength),
                    "converged": evaluation.converged,
                    "iterations": evaluation.iterations,
                    "residual": evaluation.residual,
                    "step": evaluation.step,
                }
                if evaluation.strength
                else {"status": dict(evaluation.status)}
            ),
            **({"explanation": reasons[name]} if name in reasons else {}),
        }
        for name, evaluation in found.items()
    ]
    return json.dumps({"title": m.title, "verdicts": verdicts}, ensure_ascii=False, indent=2)
