"""What differs between two maps, as a value."""

from __future__ import annotations

from typing import Final, Literal

from attrs import evolve, field, frozen

from argmap.model import ArgumentMap, Element, FrozenDict

__all__ = ["Change", "Diff", "Head", "Word"]

Word = Literal["added", "removed", "renamed", "reworded", "retagged", "moved", "reordered", "changed"]
"""What can happen to an element: it has another id now (`renamed`), says something else (`reworded`), has
other tags (`retagged`), hangs elsewhere (`moved`), stands elsewhere among its kind (`reordered`), or has some
other field changed."""

_WORDS: Final[dict[str, Word]] = {
    **dict.fromkeys(("title", "text", "wordings", "name", "exact"), "reworded"),
    "tags": "retagged",
    **dict.fromkeys(("premises", "target", "steps", "member_of", "parent", "members"), "moved"),
}


@frozen
class Head:
    """What a map says besides its elements."""

    title: str
    data: FrozenDict
    residue: FrozenDict

    @classmethod
    def of(cls, map: ArgumentMap) -> Head:
        """Return the head of a map."""
        return cls(map.title, map.data, map.residue)


@frozen(kw_only=True)
class Change:
    """One element as it was and as it is.

    `before` is None where it was added, `after` where it was removed. `fields` names what differs in one that
    is in both, references to elements that were only renamed left aside. `was_behind` and `is_behind` are the
    ids of the elements of its kind behind which it stood and stands, `""` for the first place; None where it
    did not move against the others.
    """

    before: Element | None
    after: Element | None
    fields: tuple[str, ...] = ()
    was_behind: str | None = None
    is_behind: str | None = None

    @property
    def element(self) -> Element:
        """The element as it is, or as it was where it is no more."""
        found = self.after or self.before
        assert found is not None, "a change is of something"  # noqa: S101 - what `diff` makes always is
        return found

    @property
    def id(self) -> str:
        """The id of the element."""
        return self.element.id

    @property
    def words(self) -> tuple[Word, ...]:
        """What happened to it, in words.

        >>> from argmap.model import Claim
        >>> old, new = Claim(id="c1", text="It rains."), Claim(id="c1", text="It pours.", tags=["weather"])
        >>> Change(before=old, after=new, fields=("text", "tags")).words
        ('reworded', 'retagged')
        """
        if self.before is None or self.after is None:
            return ("added",) if self.before is None else ("removed",)
        found: dict[Word, None] = {"renamed": None} if self.before.id != self.after.id else {}
        found.update(dict.fromkeys(_WORDS.get(name, "changed") for name in self.fields))
        if self.is_behind is not None:
            found["reordered"] = None
        return tuple(found)

    @property
    def inverse(self) -> Change:
        """What takes it back."""
        return evolve(
            self, before=self.after, after=self.before, was_behind=self.is_behind, is_behind=self.was_behind
        )


@frozen(kw_only=True)
class Diff:
    """What makes one map of another: `changes` of elements, kind by kind, and the `head` before and after.

    It is true where anything differs.
    """

    before: Head
    after: Head
    changes: tuple[Change, ...] = field(default=())

    def __bool__(self) -> bool:
        """Whether the two maps differ in anything."""
        return bool(self.changes) or self.before != self.after

    @property
    def inverse(self) -> Diff:
        """What makes the first map of the second.

        >>> from argmap.model import ArgumentMap
        >>> from argmap.analysis.diffing import apply, diff
        >>> old, new = ArgumentMap("Rain"), ArgumentMap("Rain")
        >>> c = new.claim("It rains.")
        >>> apply(diff(old, new).inverse, new) == old
        True
        """
        changes = tuple(change.inverse for change in self.changes)
        return Diff(before=self.after, after=self.before, changes=changes)

    @property
    def renamed(self) -> dict[str, str]:
        """The new ids of elements that have another one now, by the old."""
        pairs = ((change.before, change.after) for change in self.changes)
        return {a.id: b.id for a, b in pairs if a is not None and b is not None and a.id != b.id}
