"""An index from one id to many: who refers to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable

__all__ = ["Index"]


class Index:
    """A mapping from a key to several ids; every step is O(1), but for the sorting after late entries.

    The ids of a key come in the order of the map. An id that is entered after others which come behind it in
    the map is entered `late`: its key is sorted by `rank` when it is next asked for.

    Most keys of a map have exactly one entry, so that one is held as it is and a dict (an ordered set) is
    made only for a second: a quarter of the memory of a dict for each.
    """

    __slots__ = ("_entries", "_late", "_rank")

    def __init__(self, rank: Callable[[str], int]) -> None:
        self._entries: dict[str, str | dict[str, None]] = {}
        self._late: set[str] = set()
        self._rank = rank

    def extend(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Note of each pair that the second id refers to the first, the key."""
        entries = self._entries
        for key, id_ in pairs:
            held = entries.setdefault(key, id_)
            if isinstance(held, dict):
                held[id_] = None
            elif held != id_:
                entries[key] = {held: None, id_: None}

    def add_late(self, key: str, id: str) -> None:
        """Note that `id` refers to `key`, perhaps after others that come behind it in the map."""
        if key in self._entries:
            self._late.add(key)
        self.extend([(key, id)])

    def discard(self, key: str, id: str) -> None:
        """Forget that `id` refers to `key`, if it does."""
        held = self._entries.get(key)
        if held == id:
            del self._entries[key]
        elif isinstance(held, dict):
            held.pop(id, None)
            if not held:
                del self._entries[key]

    def get(self, key: str) -> tuple[str, ...]:
        """Return the ids that refer to `key`, in the order of the map."""
        held = self._entries.get(key)
        if held is None:
            return ()
        if isinstance(held, str):
            return (held,)
        if key in self._late:
            self._late.discard(key)
            held = self._entries[key] = dict.fromkeys(sorted(held, key=self._rank))
        return tuple(held)

    def copy(self, rank: Callable[[str], int]) -> Index:
        """Return an index that changes on its own, in the order of `rank`."""
        twin = Index(rank)
        twin._entries = {k: v if isinstance(v, str) else v.copy() for k, v in self._entries.items()}
        twin._late = self._late.copy()
        return twin
