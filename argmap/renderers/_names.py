"""What claims, arguments, links and groups are called where they are mentioned in running text."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from argmap.analysis import Tree
from argmap.model import Argument, ArgumentMap, Claim, Group
from argmap.renderers._plain import clipped, one_line

__all__ = ["Names"]

_LONGEST: Final = 100
_LONGEST_PATH: Final = 4


@frozen
class Names:
    """The names of all that a map holds; untitled texts are cut to a line, or whole if they are `full`."""

    map: ArgumentMap
    shape: Tree
    full: bool = False

    def of(self, node: str) -> str:
        """Return what a claim, an argument or a link is called."""
        link = self.shape.links.get(node)
        if link is None:
            return self.title(node)
        if not link.target:
            return f"the {link.kind} of nothing that is named"
        return f"the {link.kind} of " + (
            "an inference" if link.target in self.shape.links else f"“{self.title(link.target)}”"
        )

    def title(self, node: str) -> str:
        """Return the title of a claim or an argument, or its text, or its id."""
        element = self.map[node]
        if not isinstance(element, (Claim, Argument)):
            return one_line(node)
        text = one_line(element.text)
        return one_line(element.title) or (text if self.full else clipped(text, _LONGEST)) or one_line(node)

    def path(self, group: Group) -> str:
        """Return the title of a group after those of the groups around it, the nearest few of them."""
        titles: list[str] = []
        around: Group | None = group
        while around is not None and len(titles) < _LONGEST_PATH:
            titles.append(one_line(around.title) or one_line(around.id))
            around = self.map.groups.get(around.parent)
        return " / ".join(["…"] * (around is not None) + titles[::-1])
