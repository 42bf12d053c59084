"""What the settings of a map ask a picture to show: which elements, with which labels, groups and colours.

The settings are those of Argdown's front matter, as they lie in the data of a map (`selection`, `map`,
`group`, `color`), and `isInMap`, `isGroup`, `isClosed` and `color` in the data of elements
(https://argdown.org/guide/creating-argument-maps.html). They only speak where somebody set them: without
`selection` everything is shown but what says `isInMap: false`. The mode `top-level` asks which claims began a
block of text; the reader of Argdown keeps that in their residue. Of others, those count that speak for or
against nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, field, frozen

from argmap.analysis._colours import colours
from argmap.model import Argument, ArgumentMap, Claim, Group, Relation

__all__ = ["Settings", "selected", "settings"]

Data = Mapping[str, Any]


@frozen(kw_only=True)
class Settings:
    """What a picture is asked to show.

    `shown` holds the ids of claims and arguments; the labels are `hide-untitled`, `title`, `text` or `none`;
    `tags` says whether tags are shown. `groups` can be drawn as boxes, and `speaks_of_groups` says that
    somebody asked for it; the `closed` ones show only their title.
    `colours` gives a colour (`#rrggbb`, or a name) by id, only where the settings ask for one.
    """

    shown: frozenset[str]
    claim_label: str = "hide-untitled"
    argument_label: str = "hide-untitled"
    tags: bool = False
    groups: tuple[str, ...] = ()
    closed: frozenset[str] = frozenset()
    speaks_of_groups: bool = False
    colours: Mapping[str, str] = field(factory=dict)


def settings(map: ArgumentMap) -> Settings:
    """Return what the settings of a map ask for.

    >>> m = ArgumentMap(data={"color": {"tagColors": {"law": "#336699"}}})
    >>> duty = m.claim("There is a duty of care.", title="Duty", tags=["law"])
    >>> other = m.claim("It rains.", title="Rain")
    >>> m.support(other, duty).id
    'r1'
    >>> settings(m).colours
    {'duty': '#336699'}
    """
    labels, groups = _part(map.data, "map"), _part(map.data, "group")
    boxes = _groups(map, groups)
    return Settings(
        shown=frozenset(selected(map, _part(map.data, "selection"), everything="selection" not in map.data)),
        claim_label=str(labels.get("statementLabelMode", "hide-untitled")),
        argument_label=str(labels.get("argumentLabelMode", "hide-untitled")),
        tags=labels.get("addTags") is True,
        groups=boxes,
        closed=frozenset(group for group in boxes if _says(map.groups[group], groups, "isClosed") is True),
        speaks_of_groups=bool(groups)
        or any(key in group.data for group in map.groups.values() for key in ("isGroup", "isClosed")),
        colours=colours(map, _part(map.data, "color")),
    )


# -- which elements


def selected(map: ArgumentMap, settings: Data, *, everything: bool = False) -> list[str]:
    """Return the ids of the claims and arguments that a selection leaves, or of all that may be shown."""
    chosen = _Selection(map, settings)
    if everything:
        return [*chosen.claims, *chosen.arguments]
    claims = [name for name in chosen.claims if chosen.takes_claim(map.claims[name])]
    chosen.claims = dict.fromkeys(claims)
    return [*claims, *(name for name in chosen.arguments if chosen.takes_argument(map.arguments[name]))]


@define(eq=False)
class _Selection:
    """The rules of the language: first who may be in the map at all, then claims, then arguments."""

    _map: ArgumentMap
    _settings: Data
    claims: dict[str, None] = field(init=False)
    arguments: dict[str, None] = field(init=False)
    _steps: dict[str, list[tuple[str, str]]] = field(factory=dict)
    _inner: dict[str, str] = field(factory=dict)
    _section: dict[str, str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for group in self._map.groups.values():
            for member in group.members:
                self._section.setdefault(member, group.title)
        self.claims = {
            name: None for name, claim in self._map.claims.items() if self._may(claim, "Statements")
        }
        self.arguments = {
            name: None for name, argument in self._map.arguments.items() if self._may(argument, "Arguments")
        }
        for argument in self._map.arguments.values():
            self._inner |= dict.fromkeys(argument.inferences, argument.id)
            for step in argument.steps:
                main = step.inference and step is argument.steps[-1]
                part = "main" if main else "intermediary" if step.inference else "premise"
                self._steps.setdefault(step.claim, []).append((argument.id, part))

    def _may(self, element: Claim | Argument, kind: str) -> bool:
        settings = self._settings
        if element.data.get("isInMap") is False and not settings.get("ignoreIsInMap"):
            return False
        if not settings:
            return True
        if element.title in _several(settings.get(f"exclude{kind}")):
            return False
        section = self._section.get(element.id)
        without = bool(settings.get("selectElementsWithoutSection"))
        sections = _several(settings.get("selectedSections"))
        if sections and not (section in sections if section is not None else without):
            return False
        tags = _several(settings.get("selectedTags"))
        untagged = bool(settings.get("selectElementsWithoutTag"))
        return not tags or (bool(set(element.tags) & set(tags)) if element.tags else untagged)

    # -- claims

    def takes_claim(self, claim: Claim) -> bool:
        """Whether a claim is shown for itself."""
        if claim.data.get("isInMap") is True and not self._settings.get("ignoreIsInMap"):
            return True
        if claim.title and claim.title in _several(self._settings.get("includeStatements")):
            return True
        related, used = self._is_related(claim.id), self._is_used(claim.id)
        if self._settings.get("excludeDisconnected", True) and not (related or used):
            return False
        mode = self._settings.get("statementSelectionMode", "with-title")
        titled = bool(claim.title) and not claim.title.startswith("Untitled")
        known = {
            "all": True,
            "with-title": titled or (related and not used),
            "top-level": self._is_top_level(claim) or (related and not used),
            "with-relations": related,
            "not-used-in-argument": not used,
            "with-more-than-one-relation": related and (not used or self._partners(claim.id) > 1),
        }
        return known.get(str(mode), False)

    def _is_top_level(self, claim: Claim) -> bool:
        known = _part(claim.residue, "argdown").get("isTopLevel")
        return known is True or (known is None and not self._map.outgoing(claim.id))

    def _is_used(self, name: str) -> bool:
        return any(
            part != "intermediary" and user in self.arguments for user, part in self._steps.get(name, ())
        )

    def _is_related(self, name: str) -> bool:
        return any(self._reaches(relation, name) for relation in self._relations(name))

    def _relations(self, name: str) -> list[Relation]:
        both = (*self._map.incoming(name), *self._map.outgoing(name))
        return [relation for relation in both if relation.id not in self._inner]

    def _reaches(self, relation: Relation, name: str) -> bool:
        """Whether the other end of a relation is in the map."""
        ends = relation.premises if relation.target == name else (relation.target,)
        return any(self._is_in(end, relation, is_target=relation.target != name) for end in ends)

    def _is_in(self, end: str, relation: Relation, *, is_target: bool) -> bool:
        if end in self.claims or end in self.arguments:
            return True
        if end in self._inner:
            return self._inner[end] in self.arguments
        part = "premise" if is_target else "main"
        symmetric = relation.kind == "contradiction"
        return any(
            (symmetric or known == part) and user in self.arguments
            for user, known in self._steps.get(end, ())
        )

    def _partners(self, name: str) -> int:
        found = 0
        for relation in self._relations(name):
            ends = relation.premises if relation.target == name else (relation.target,)
            part = "premise" if relation.target != name else "main"
            for end in ends:
                found += end in self.arguments or self._inner.get(end, "") in self.arguments
                steps = self._steps.get(end, ())
                found += sum(known == part and user in self.arguments for user, known in steps)
        return found

    # -- arguments

    def takes_argument(self, argument: Argument) -> bool:
        """Whether an argument is shown."""
        connected = not self._settings.get("excludeDisconnected", True)
        asked = argument.data.get("isInMap") is True and not self._settings.get("ignoreIsInMap")
        if connected or asked or self._is_related(argument.id):
            return True
        undercuts = (r for name in argument.inferences for r in self._map.incoming(name))
        if any(self._reaches(relation, relation.target) for relation in undercuts):
            return True
        return any(self._step_connects(claim, part) for claim, part in self._own_steps(argument))

    def _own_steps(self, argument: Argument) -> list[tuple[str, str]]:
        claims = dict.fromkeys(step.claim for step in argument.steps)
        return [
            (claim, part)
            for claim in claims
            for user, part in self._steps[claim]
            if user == argument.id and part != "intermediary"
        ]

    def _step_connects(self, claim: str, part: str) -> bool:
        """Whether a premise is aimed at, a conclusion aims at something, or one of them is met elsewhere."""
        for relation in self._relations(claim):
            aimed = relation.target == claim
            if (relation.kind == "contradiction" or aimed is (part == "premise")) and self._reaches(
                relation, claim
            ):
                return True
        other = "main" if part == "premise" else "premise"
        met = any(known == other and user in self.arguments for user, known in self._steps[claim])
        return claim in self.claims or met


# -- groups


def _groups(map: ArgumentMap, settings: Data) -> tuple[str, ...]:
    """Return the groups that are drawn: those that say so, else the innermost levels."""
    levels: dict[str, int] = {}
    for group in map.groups.values():
        trail = []
        current: Group | None = group
        while current is not None and current.id not in levels:
            trail.append(current.id)
            current = map.groups.get(current.parent)
        above = levels[current.id] if current else 0
        for number, name in enumerate(reversed(trail)):
            levels[name] = above + number + 1
    depth = settings.get("groupDepth", max(levels.values(), default=0))
    lowest = max(levels.values(), default=0) - (depth if isinstance(depth, int) else 2) + 1
    drawn = []
    for name, group in map.groups.items():
        says = _says(group, settings, "isGroup")
        if says is True or (says is None and levels[name] >= lowest):
            drawn.append(name)
    return tuple(drawn)


def _says(group: Group, settings: Data, key: str) -> Any:
    """Return what a group says of itself, or what the settings say of it by its title."""
    named = _part(settings, "sections")
    if named:
        default = False if key == "isGroup" else None
        return (
            _part(named, group.title).get(key, True if key == "isGroup" else None)
            if group.title in named
            else default
        )
    ignored = settings.get(f"ignore{key[0].upper()}{key[1:]}")
    return None if ignored else group.data.get(key)


def _part(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}


def _several(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, (list, tuple)) else []
