"""Where a map keeps its elements: edits that are whole or do not happen, and the order of everything.

Every edit is checked first against the table in `_references` and only then carried out; the indexes of who
refers to whom are kept up by the edits, so that a step along the map costs the same however large it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, Self

from attrs import evolve

from argmap.errors import IntegrityError, UnknownIdError
from argmap.model._checks import check_roles, cycle_among, no_element, told
from argmap.model._fields import string
from argmap.model._frozen import FrozenDict, freeze_mapping
from argmap.model._index import Index
from argmap.model._references import (
    ELEMENTS,
    NOUNS,
    Element,
    Ref,
    Role,
    id_of,
    references,
    rewired,
)
from argmap.model.actor import Actor
from argmap.model.argument import Argument
from argmap.model.claim import Claim
from argmap.model.dialogue import SpeechAct, Transition, Utterance
from argmap.model.group import Group
from argmap.model.relation import Relation
from argmap.model.source import Source

__all__ = ["Store"]

Entries = tuple[list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]]]
"""What is to be entered in each index: pairs of the id that is referred to and the id that refers to it."""

Needs = dict[str, set[str]]
"""What an element cannot be without: for each essential role the ids of which it needs one."""


class Store:
    """The elements of a map, by kind and in order, and the edits that change them."""

    def __init__(
        self,
        title: str = "",
        *,
        data: Mapping[str, Any] | None = None,
        residue: Mapping[str, Any] | None = None,
    ) -> None:
        self.title = title
        self.data = data or {}
        self.residue = residue or {}
        self._elements: dict[str, Element] = {}
        self._kinds: dict[type[Element], dict[str, Any]] = {kind: {} for kind in ELEMENTS}
        self._ranks: dict[str, int] | None = None
        self._indexes = (Index(self._rank), Index(self._rank), Index(self._rank))

    # -- what there is

    @property
    def title(self) -> str:
        """What the debate is about, in a line; `""` where it has no title."""
        return self._title

    @title.setter
    def title(self, value: str) -> None:
        self._title = string(value)

    @property
    def data(self) -> FrozenDict:
        """Free JSON-like extras of the whole map; give it another mapping to change them."""
        return self._data

    @data.setter
    def data(self, value: Mapping[str, Any]) -> None:
        self._data = freeze_mapping(value)

    @property
    def residue(self) -> FrozenDict:
        """What formats brought and the model has no word for, by the format's name."""
        return self._residue

    @residue.setter
    def residue(self, value: Mapping[str, Any]) -> None:
        self._residue = freeze_mapping(value)

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id, in order."""
        return MappingProxyType(self._kinds[Actor])

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id, in order."""
        return MappingProxyType(self._kinds[Source])

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id, in order."""
        return MappingProxyType(self._kinds[Claim])

    @property
    def arguments(self) -> Mapping[str, Argument]:
        """The arguments by id, in order."""
        return MappingProxyType(self._kinds[Argument])

    @property
    def relations(self) -> Mapping[str, Relation]:
        """The relations by id, in order."""
        return MappingProxyType(self._kinds[Relation])

    @property
    def utterances(self) -> Mapping[str, Utterance]:
        """The utterances by id, in order."""
        return MappingProxyType(self._kinds[Utterance])

    @property
    def transitions(self) -> Mapping[str, Transition]:
        """The transitions by id, in order."""
        return MappingProxyType(self._kinds[Transition])

    @property
    def acts(self) -> Mapping[str, SpeechAct]:
        """The speech acts by id, in order."""
        return MappingProxyType(self._kinds[SpeechAct])

    @property
    def groups(self) -> Mapping[str, Group]:
        """The groups by id, in order."""
        return MappingProxyType(self._kinds[Group])

    def __getitem__(self, id: str) -> Element:
        """Return the element with this id.

        Raises:
            UnknownIdError: there is none; the message names the nearest.
        """
        try:
            return self._elements[id]
        except KeyError:
            raise UnknownIdError(self._missing(id), id=id) from None

    def __contains__(self, id: object) -> bool:
        """Whether an element has this id."""
        return id in self._elements

    def __len__(self) -> int:
        """Return how many elements there are, of all kinds."""
        return len(self._elements)

    def __iter__(self) -> Iterator[Element]:
        """Go through all elements: kind by kind, each in order."""
        for elements in self._kinds.values():
            yield from elements.values()

    def __bool__(self) -> bool:
        """Return True: a map is a map even while it is empty."""
        return True

    def __eq__(self, other: object) -> bool:
        """Whether the other map has the same title, extras and elements, in the same order."""
        if not isinstance(other, Store):
            return NotImplemented
        mine = (self.title, self.data, self.residue)
        theirs = (other.title, other.data, other.residue)
        return (
            mine == theirs
            and self._elements == other._elements
            and all(list(self._kinds[kind]) == list(other._kinds[kind]) for kind in ELEMENTS)
        )

    __hash__ = None  # type: ignore[assignment]

    def copy(self) -> Self:
        """Return a map that is equal and changes on its own; it shares the elements, which cannot change."""
        twin = type(self)(self.title, data=self.data, residue=self.residue)
        twin._elements = self._elements.copy()
        twin._kinds = {kind: elements.copy() for kind, elements in self._kinds.items()}
        mentions, premises, targets = (index.copy(twin._rank) for index in self._indexes)
        twin._indexes = (mentions, premises, targets)
        return twin

    __copy__ = copy

    def __deepcopy__(self, _memo: object) -> Self:
        """Return a copy."""
        return self.copy()

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by way of the elements; the indexes are made anew."""
        return (_restored, (type(self), self.title, self.data, self.residue, tuple(self)))

    # -- edits

    def add(self, *elements: Element) -> None:
        """Add elements, all of them or none; they may refer to one another in any order.

        Raises:
            IntegrityError: an id is taken, a reference leads nowhere or to a wrong kind of element, or a
                membership is cyclic.
        """
        known: dict[str, Element] = self._elements
        batch: dict[str, Element] = {}
        for element in elements:
            if type(element) not in ELEMENTS:
                raise no_element(element)
            id_ = element.id
            if id_ in known or id_ in batch:
                other = known.get(id_) or batch[id_]
                raise IntegrityError(f"the id {id_!r} is taken by {NOUNS[type(other)]}", element=id_)
            batch[id_] = element
        self._insert(batch, self._checked(batch))

    def replace(self, *elements: Element) -> None:
        """Put elements in the places of those with the same ids, all of them or none.

        Raises:
            UnknownIdError: there is no element with such an id.
            IntegrityError: the kind is not the same, two elements want the same place, or a reference is
                wrong as in `add`.
        """
        batch: dict[str, Element] = {}
        for element in elements:
            if type(element) not in ELEMENTS:
                raise no_element(element)
            if element.id in batch:
                message = f"there are two to replace {element.id!r}"
                raise IntegrityError(message, element=element.id)
            old = self[element.id]
            if type(old) is not type(element):
                message = f"{element.id!r} is {NOUNS[type(old)]} and cannot become {NOUNS[type(element)]}"
                raise IntegrityError(message, element=element.id)
            batch[element.id] = element
        self._checked(batch)
        for element in batch.values():
            self._exchange(element)

    def closure(self, *refs: Ref) -> tuple[str, ...]:
        """Return what else would go if these elements went: what makes no sense without them, in order.

        A relation goes with its target or the last of its premises, a speech act with its anchor or
        content, an utterance with its last speaker, a transition with its last start or end. Everything
        else that mentions a removed element stays and only loses the mention.
        """
        gone = dict.fromkeys(self[id_of(ref)].id for ref in refs)
        ids = frozenset(gone)
        needs: dict[str, Needs] = {}
        queue = list(gone)
        for id_ in queue:
            for user in self._users(id_):
                if user not in needs:
                    needs[user] = self._needs(user)
                if user not in gone and _loses_its_last(needs[user], id_):
                    gone[user] = None
                    queue.append(user)
        return tuple(sorted((id_ for id_ in gone if id_ not in ids), key=self._place))

    def remove(self, *refs: Ref, closure: bool = False) -> tuple[Element, ...]:
        """Remove elements and return all that went; mentions of them elsewhere are dropped.

        Args:
            refs: what is to go.
            closure: also remove what would make no sense without them (see `closure`).

        Raises:
            IntegrityError: something would have to go with them and `closure` is not set; nothing changed.
        """
        ids = tuple(map(id_of, refs))
        others = self.closure(*ids)
        if others and not closure:
            message = f"{told(others)} would go with {told(ids)}: say closure=True to remove them too"
            raise IntegrityError(message, element=ids[0])
        gone = dict.fromkeys((*ids, *others))
        heirs = self._heirs(gone)
        removed = tuple(self._elements[id_] for id_ in gone)
        users = dict.fromkeys(user for id_ in gone for user in self._users(id_) if user not in gone)
        for user in users:
            self._exchange(rewired(self._elements[user], lambda id_: heirs.get(id_, id_)))
        for element in removed:
            self._unindex(element)
            del self._elements[element.id], self._kinds[type(element)][element.id]
            if self._ranks is not None:
                del self._ranks[element.id]
        return removed

    def rename(self, ref: Ref, new: str) -> None:
        """Give an element another id, here and wherever it is mentioned; its place in the order stays.

        Raises:
            UnknownIdError: there is no such element.
            IntegrityError: `new` is taken or empty.
        """
        element = self[id_of(ref)]
        old = element.id
        if not string(new) or (new in self._elements and new != old):
            why = f"that is {NOUNS[type(self._elements[new])]}" if new else "an id is not empty"
            message = f"{old!r} cannot be called {new!r}: {why}"
            raise IntegrityError(message, element=old)
        renamed = [
            rewired(evolve(item, id=new) if item is element else item, lambda id_: new if id_ == old else id_)
            for item in (element, *(self._elements[user] for user in self._users(old) if user != old))
        ]
        for item in (element, *renamed[1:]):
            self._unindex(self._elements[item.id])
        names = self._kinds[type(element)]
        self._kinds[type(element)] = {(new if id_ == old else id_): item for id_, item in names.items()}
        del self._elements[old]
        self._ranks = None
        for item in renamed:
            self._elements[item.id] = self._kinds[type(item)][item.id] = item
            self._index_late(item)

    # -- checks

    def _checked(self, batch: dict[str, Element]) -> Entries:
        """Return what the batch adds to each index; refuse it unless all its references are sound."""
        entries: Entries = ([], [], [])
        known, nested = self._elements, []
        for id_, element in batch.items():
            for role, target in references(element):
                other = batch.get(target) or known.get(target)
                if type(other) not in role.allowed:
                    raise self._bad_reference(element, role, target, other)
                entries[role.index].append((target, id_))
            if type(element) is Relation:
                if element.roles:
                    check_roles(element)
            elif type(element) in _NESTED:
                nested.append(id_)
        if nested:
            self._check_nesting(batch, nested)
        return entries

    def _bad_reference(self, element: Element, role: Role, id_: str, other: Element | None) -> IntegrityError:
        start = f"the {role.name} of {NOUNS[type(element)].split()[-1]} {element.id!r}"
        if other is None:
            return IntegrityError(f"{start} is not in the map: {self._missing(id_)}", element=element.id)
        allowed = " or ".join(", ".join(n for k, n in NOUNS.items() if k in role.allowed).rsplit(", ", 1))
        return IntegrityError(
            f"{start} cannot be {id_!r}, {NOUNS[type(other)]}: it must be {allowed}", element=element.id
        )

    def _missing(self, id_: object) -> str:
        from difflib import get_close_matches  # only errors need it

        few = len(self._elements) < _MANY
        near = get_close_matches(id_, self._elements, n=1) if isinstance(id_, str) and few else []
        return f"nothing has the id {id_!r}" + (f"; did you mean {near[0]!r}?" if near else "")

    def _check_nesting(self, batch: dict[str, Element], nested: list[str]) -> None:
        """Refuse a group inside itself and an actor that is a member of itself, however far round.

        Nothing in the map can lie in something new, so additions are looked at by themselves.
        """
        known = self._elements if nested[0] in self._elements else {}

        def above(id_: str) -> tuple[str, ...]:
            element = batch.get(id_) or known.get(id_)
            if isinstance(element, Actor):
                return element.member_of
            return (element.parent,) if isinstance(element, Group) and element.parent else ()

        if cycle := cycle_among(nested, above):
            message = f"membership is cyclic: {' in '.join(map(repr, cycle))}"
            raise IntegrityError(message, element=cycle[0])

    # -- the indexes

    def _users(self, id_: str) -> tuple[str, ...]:
        """Return the ids of all elements that refer to this one."""
        return tuple(dict.fromkeys(user for index in self._indexes for user in index.get(id_)))

    def _needs(self, user: str) -> Needs:
        """Return the ids that an element cannot be without all of, by their role."""
        needs: Needs = {}
        for role, id_ in references(self._elements[user]):
            if role.essential:
                needs.setdefault(role.name, set()).add(id_)
        return needs

    def _heirs(self, gone: Mapping[str, object]) -> dict[str, str]:
        """Return the heirs of ids that go: none, but of a group the one around it that stays."""
        heirs: dict[str, str] = {}
        for id_ in gone:
            chain = []
            while id_ in gone and id_ not in heirs:
                chain.append(id_)
                element = self._elements[id_]
                id_ = element.parent if isinstance(element, Group) else ""  # noqa: PLW2901 - up, group by group
            heirs.update(dict.fromkeys(chain, heirs.get(id_, id_)))
        return heirs

    def _insert(self, batch: dict[str, Element], entries: Entries) -> None:
        self._elements.update(batch)
        kinds = self._kinds
        for id_, element in batch.items():
            kinds[type(element)][id_] = element
        if self._ranks is not None:
            last = next(reversed(self._ranks.values()), -1)
            self._ranks.update((id_, rank) for rank, id_ in enumerate(batch, last + 1))
        for place, pairs in enumerate(entries):
            if pairs:  # most verbs add one element, which refers to nothing in some of these ways
                self._indexes[place].extend(pairs)

    def _exchange(self, element: Element) -> None:
        old = self._elements[element.id]
        moved = references(old) != references(element)
        if moved:
            self._unindex(old)
        self._elements[element.id] = self._kinds[type(element)][element.id] = element
        if moved:
            self._index_late(element)

    def _index_late(self, element: Element) -> None:
        """Enter the references of an element after those of elements behind it."""
        for role, id_ in references(element):
            self._indexes[role.index].add_late(id_, element.id)

    def _unindex(self, element: Element) -> None:
        for role, id_ in references(element):
            self._indexes[role.index].discard(id_, element.id)

    def _place(self, id_: str) -> tuple[int, int]:
        """Return what sorts elements of all kinds in the order of the map."""
        return _ORDER[type(self._elements[id_])], self._rank(id_)

    def _rank(self, id_: str) -> int:
        """Return a number that grows with the order of elements of one kind; made when first needed."""
        if self._ranks is None:
            self._ranks = {id_: n for n, id_ in enumerate(element.id for element in self)}
        return self._ranks[id_]


_ORDER: Final = {kind: n for n, kind in enumerate(ELEMENTS)}
"""The place of each kind in the order of a map."""

_NESTED: Final = frozenset[type[Element]]({Actor, Group})
"""What lies in its like."""

_MANY = 20_000
"""Above this many elements a message does not look for the nearest id: it would take longer than a blink."""


def _restored(
    kind: type[Store], title: str, data: FrozenDict, residue: FrozenDict, elements: Iterable[Element]
) -> Store:
    store = kind(title, data=data, residue=residue)
    store.add(*elements)
    return store


def _loses_its_last(needs: Needs, id_: str) -> bool:
    """Take an id away from what an element needs; say whether it was the last of a role."""
    for ids in needs.values():
        if id_ in ids:
            ids.discard(id_)
            if not ids:
                return True
    return False
