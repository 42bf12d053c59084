"""All schemes there are, read from the files beside this one when first asked for, and found by any name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from argmap.errors import UnknownSchemeError
from argmap.schemes._spec import Question, Scheme

__all__ = ["SCHEMES", "known", "scheme"]

_FAMILIES: Final = ("knowledge", "persons", "cases", "classification", "causes", "action", "slopes")

_NO_LETTER: Final = re.compile(r"[\W_]+")
_AROUND: Final = re.compile(
    r"^(?:support(?=.{5}))?(?:arguments?(?:from|to|by)?|appealto)?(?:the)?(?=.{3})"
    r"|(?<=.{3})(?:inference|scheme|arguments?|argumentation)$"
)
"""What comes before and after the name proper: “Argument from …”, “Appeal to the …”, “…_Inference”."""


class _Catalogue(Mapping[str, Scheme]):
    """The schemes by their ids, family by family."""

    @cached_property
    def _all(self) -> dict[str, Scheme]:
        return {made.id: made for family in _FAMILIES for made in _read(family)}

    @cached_property
    def by_name(self) -> dict[str, Scheme]:
        """The schemes by each of their names as `_plain` leaves it, and by their numbers."""
        return {
            _plain(name): one
            for one in self._all.values()
            for name in (one.id, one.name, one.aifdb, *one.also, one.aifdb_id)
            if name
        }

    def __getitem__(self, id: str) -> Scheme:
        return self._all[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


SCHEMES: Final = _Catalogue()
"""All schemes, by id, family by family."""


def _read(family: str) -> Iterator[Scheme]:
    import tomllib  # most maps name no scheme

    content = tomllib.loads(files(__package__).joinpath(f"{family}.toml").read_text(encoding="utf-8"))
    for id_, given in content["schemes"].items():
        yield _made(id_, given, content["title"])


def _made(id_: str, given: Mapping[str, Any], family: str) -> Scheme:
    aifdb = given.get("aifdb", {})
    questions = {name: Question(id=name, **about) for name, about in given["questions"].items()}
    return Scheme(
        id=id_,
        name=given["name"],
        family=family,
        also=tuple(given.get("also", ())),
        aifdb=aifdb.get("name", ""),
        aifdb_id=aifdb.get("id", ""),
        premises=MappingProxyType(given["premises"]),
        conclusion=given["conclusion"],
        questions=MappingProxyType(questions),
    )


def _plain(name: str) -> str:
    """Return what the names of a scheme have in common, however it is written.

    >>> {_plain(name) for name in ("Argument from Sign", "Sign_Inference", "sign")}
    {'sign'}
    >>> _plain("http://www.arg.dundee.ac.uk/aif#PositionToKnow_Scheme"), _plain("15")
    ('positiontoknow', '15')
    """
    if "://" in name:
        name = re.split(r"[#/]", name)[-1]
    return _AROUND.sub("", _NO_LETTER.sub("", name.casefold()))


@lru_cache(maxsize=1024)
def known(name: str) -> Scheme | None:
    """Return the scheme that a name means, None where it means none: what `scheme` refuses.

    >>> known("Modus Tollens") is None
    True
    """
    return SCHEMES.by_name.get(_plain(name))


def scheme(name: str) -> Scheme:
    """Return the scheme of a name: its own, another one, its id, or its name or number in AIFdb.

    Capitals, blanks and hyphens do not count, nor do “Argument from” before it and “_Inference” after it.

    Raises:
        UnknownSchemeError: there is none; the nearest names are told.

    >>> scheme("26").name, scheme("Popular Practice").id
    ('Argument from Position to Know', 'popular-practice')
    >>> scheme("wastes")
    Traceback (most recent call last):
    argmap.errors.UnknownSchemeError: there is no scheme 'wastes'; did you mean Argument from Waste?
    """
    found = known(name)
    if found is None:
        raise UnknownSchemeError(f"there is no scheme {name!r:.80}{_hint(name)}")
    return found


def _hint(name: str) -> str:
    from difflib import get_close_matches

    plain = _plain(name)[:80]
    near = get_close_matches(plain, SCHEMES.by_name, n=3, cutoff=0.7)
    near += [key for key in SCHEMES.by_name if len(plain) > 3 and plain in key][:3]  # noqa: PLR2004 - a word
    names = dict.fromkeys(SCHEMES.by_name[key].name for key in near)
    return f"; did you mean {' or '.join([*names][:3])}?" if names else "; `argmap schemes` lists them all"
