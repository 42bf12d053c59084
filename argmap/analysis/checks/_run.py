"""Running checks over a map, and mending what they found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from argmap._collector import paused_collector
from argmap.analysis.checks._catalogue import chosen, means
from argmap.analysis.checks._settings import KEY, Settings
from argmap.analysis.checks._spec import Check, Fault, Finding
from argmap.errors import OptionError
from argmap.model import ArgumentMap, Element

__all__ = ["check", "fixed"]


@paused_collector()
def check(
    map: ArgumentMap, *, select: Collection[str] | None = None, ignore: Collection[str] = ()
) -> list[Finding]:
    """Return what is weak in a map: by the codes of the checks, and of each in the order of the map.

    Args:
        map: the debate. Its data, and those of its elements, may say `{"check": {"ignore": ["AM303"]}}`.
        select: codes, beginnings of codes or names of the checks to run; None for those the map selects.
        ignore: the same of checks not to run, beside those that the map ignores.

    Raises:
        UnknownFormatError: there is no such check.
        OptionError: the settings in the map are none.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> r = m.support(m.claim("It is wet.", title="Wet"), m.claim("It rains.", title="Rain"))
    >>> s = m.support("rain", "wet")
    >>> [finding.elements for finding in check(m, select=["circular-support"])]
    [('wet', 'rain')]
    """
    for words in (select, ignore):
        if isinstance(words, str):
            raise OptionError(f"several checks are named by a list, such as [{words!r}]")
    asked = Settings(None if select is None else tuple(select), tuple(ignore))
    settings = asked.over(Settings.of(map))
    return [
        Finding(
            code=rule.code,
            name=name,
            severity=fault.severity or rule.severity,
            message=fault.message,
            elements=fault.elements,
            fix=fault.fix,
        )
        for name, rule in chosen(settings.select, settings.ignore)
        for fault in _heeded(map, name, rule)
    ]


def _heeded(map: ArgumentMap, name: str, check: Check) -> Iterator[Fault]:
    """Yield the faults but for those that the element at fault says to ignore."""
    for fault in check.find(map):
        element = map[fault.elements[0]] if fault.elements else None
        if element is None or not _ignores(element, name, check):
            yield fault


def _ignores(element: Element, name: str, check: Check) -> bool:
    if KEY not in element.data:
        return False
    settings = Settings.read(element.data[KEY], f"the element {element.id!r}")
    return any(means(word, name, check) for word in settings.ignore)


def fixed(map: ArgumentMap, findings: Iterable[Finding]) -> ArgumentMap:
    """Return a copy of a map in which those findings are mended that can be mended safely.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> g = m.group("Costs")
    >>> list(fixed(m, check(m)).groups)
    []
    """
    mended = map.copy()
    for finding in findings:
        if finding.fix:
            edits = finding.fix(mended)
            mended.replace(*edits.replace)
            if edits.remove:
                mended.remove(*edits.remove)
    return mended
