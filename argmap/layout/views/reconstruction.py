"""Arguments as philosophers print them: numbered premises, an inference line, the conclusion.

An argument that is spelt out in steps is printed as it is. A map without such arguments is printed claim by
claim: each support is an inference of its own, from its premises to what it supports. The rule or the scheme
stands at the right of the line, with the numbers of the premises it uses; undercuts stand below it. What
nobody said, but the mapper added, stands in brackets. What was judged of a proposition stands below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from attrs import field, frozen

from argmap.analysis import tree
from argmap.analysis.wording import SIGNS, sentences
from argmap.errors import OptionError
from argmap.layout.drawing import Block, Drawing, Text
from argmap.layout.furniture import MARGIN
from argmap.layout.limits import refuse_limit
from argmap.layout.overlay import Verdict, verdicts
from argmap.layout.rows import COLOURS, named, rows
from argmap.layout.sheet import SLACK, Sheet
from argmap.layout.sides import actor_name
from argmap.layout.text import width, wrap
from argmap.layout.theme import Theme
from argmap.layout.views._spec import View
from argmap.model import ArgumentMap, Relation, Step

__all__ = ["VIEW", "draw"]

_WIDTH: Final = 640.0
_INSIDE: Final = 20.0
_TYPE: Final = (13.5, 20.0)
_SMALL: Final = (10.5, 15.0)
_RULE: Final = 11.5
_SHORTEST: Final = 120.0
_MOST_SPEAKERS: Final = 4


@frozen
class _Printed:
    """What is printed in one box: a title, an introduction, and the steps, each a premise or a conclusion.

    `id` is that of the argument, where it is one that is spelt out.
    """

    title: str
    text: str
    steps: tuple[Step, ...]
    id: str = ""
    numbers: dict[str, int] = field(init=False)

    @numbers.default
    def _numbered(self) -> dict[str, int]:
        return {step.claim: number for number, step in enumerate(self.steps, 1)}


def draw(
    map: ArgumentMap, theme: Theme, *, argument: str = "", max_cards: int | None = 100, overlay: Any = None
) -> Drawing:
    """Return the drawing of arguments in steps.

    Args:
        map: what is drawn.
        theme: how it looks.
        argument: the id of the only argument that is drawn.
        max_cards: of more arguments than so many the last ones are left out; None draws all.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: the map has no such argument in steps, `max_cards` is no positive number, or the overlay
            is not of that kind.
    """
    refuse_limit("max_cards", max_cards)
    if argument and (argument not in map.arguments or not map.arguments[argument].steps):
        raise OptionError(f"the map has no argument {argument!r} that is spelt out in steps")
    judged = verdicts(overlay)
    printed = list(_arguments(map, argument)) or list(_supports(map))
    sheet = Sheet.headed(map.title, _WIDTH)
    sheet.y += 16
    for one in printed[:max_cards]:
        _Box(map, sheet, one, judged).set()
    if hidden := len(printed[max_cards or len(printed) :]):
        sheet.remarks.append(f"{hidden} further arguments are left out.")
    untold = sum(not one.steps for one in map.arguments.values())
    if untold and not argument:
        sheet.remarks.append(f"Arguments that are not spelt out in steps: {untold}.")
    if not printed:
        sheet.remarks.append("The map holds no argument in steps, and nothing that supports a claim.")
    count = len(printed[:max_cards])
    return sheet.drawing(
        "reconstruction", theme, f"{count} argument{'' if count == 1 else 's'} in premises and conclusion."
    )


def _arguments(map: ArgumentMap, wanted: str) -> Iterator[_Printed]:
    """Yield the arguments that are spelt out."""
    for argument in map.arguments.values():
        if argument.steps and wanted in ("", argument.id):
            text = argument.text if argument.title else ""
            yield _Printed(named(argument), text, argument.steps, argument.id)


def _supports(map: ArgumentMap) -> Iterator[_Printed]:
    """Yield each support of a claim as an argument, claims in reading order."""
    for row in rows(tree(map)):
        for relation in map.supports(row.id):
            premises = [Step(id_) for id_ in dict.fromkeys(relation.premises)]
            element = map.claims.get(row.id) or map.arguments[row.id]
            yield _Printed(named(element), "", (*premises, Step(row.id, relation.id)))


class _Box:
    """One argument on the sheet."""

    def __init__(
        self, map: ArgumentMap, sheet: Sheet, printed: _Printed, judged: Mapping[str, Verdict]
    ) -> None:
        self.map = map
        self.judged = judged
        self.sheet = sheet
        self.printed = printed
        self.column = width(f"({len(printed.steps)})", _TYPE[0]) + 12
        self.left = MARGIN + _INSIDE
        self.room = _WIDTH - 2 * _INSIDE

    def set(self) -> None:
        """Set all of it, on a ground of its own."""
        sheet, top, ground = self.sheet, self.sheet.y, len(self.sheet.shapes)
        sheet.y += 14
        self._write(self.printed.title, bold=True, size=14.0, leading=20.0)
        self._write(self.printed.text, colour="muted", size=12.0, leading=17.0)
        verdict = self._verdict(self.printed.id)
        sheet.y += self._judge(verdict, self.left, sheet.y)
        sheet.y += 6
        since: list[int] = []
        for number, step in enumerate(self.printed.steps, 1):
            if step.inference:
                self._inference(self.map.relations[step.inference], since)
                since = []
            since.append(number)
            self._step(number, step)
        sheet.y += 12
        told = sentences(f"Argument: {self.printed.title}", self.printed.text, verdict.heard)
        look = {"line": "line", "radius": 9.0, "label": told, "tooltip": verdict.explained}
        sheet.rect(MARGIN, top, _WIDTH, sheet.y - top, "card", **look)
        sheet.shapes.insert(ground, sheet.shapes.pop())
        sheet.y += 18

    def _write(
        self, words: str, *, size: float, leading: float, bold: bool = False, colour: str = "text"
    ) -> None:
        self.sheet.y += self.sheet.write(
            words, self.left, self.sheet.y, self.room, size=size, leading=leading, bold=bold, colour=colour
        )

    def _step(self, number: int, step: Step) -> None:
        """Set a premise or a conclusion with its number, and who says it."""
        sheet, top = self.sheet, self.sheet.y + 4
        words, is_implicit = self._words(step.claim)
        size, leading = _TYPE
        x, room = self.left + self.column, self.room - self.column
        mark = Block("body", self.left, top + leading * 0.5 + size * 0.36, size, 0.0, (f"({number})",))
        sheet.texts.append(Text(mark, "muted"))
        low = top + sheet.write(words, x, top, room, size=size, leading=leading)
        who = "inferred by the mapper" if is_implicit else self._who(step.claim)
        low += sheet.write(who, x, low, room, size=_SMALL[0], leading=_SMALL[1], colour="muted", lines=2)
        verdict = self._verdict(step.claim)
        low += self._judge(verdict, x, low)
        sheet.y = max(low, top + leading) + 2
        kind = "conclusion" if step.inference else "premise"
        label = f"{number}, {kind}: {words}{f' ({who})' if who else ''}"
        told = {"label": sentences(label, verdict.heard) if verdict.heard else label}
        told["tooltip"] = verdict.explained
        sheet.rect(self.left, top, self.room, sheet.y - top, "card", opacity=0.0, **told)

    def _judge(self, verdict: Verdict, x: float, y: float) -> float:
        """Set what was judged, and return how high it is."""
        size, leading = _SMALL
        room = self.left + self.room - x
        return self.sheet.write(
            verdict.words, x, y, room, size=size, leading=leading, bold=True, colour=verdict.colour
        )

    def _verdict(self, id_: str) -> Verdict:
        return self.judged.get(id_, Verdict())

    def _words(self, id_: str) -> tuple[str, bool]:
        """Return the words of a premise, in brackets where nobody said them, and whether that is so."""
        element = self.map.claims.get(id_) or self.map.arguments.get(id_)
        if element is None:
            return f"[{self._inferring(self.map.relations[id_])}]", False
        words = element.text.strip() or named(element)
        return (f"[{words}]" if element.implicit else words), element.implicit

    def _inferring(self, relation: Relation) -> str:
        premises = ", ".join(
            f"“{self._words(id_)[0]}”" for id_ in relation.premises if id_ not in self.map.relations
        )
        return f"the {relation.kind} from {premises or 'nothing'}"

    def _who(self, id_: str) -> str:
        actors = {s.actor.id: s.actor for s in self.map.statements(claim=id_) if s.actor is not None}
        names = [actor_name(actor) for actor in actors.values()]
        more = f" and {len(names) - _MOST_SPEAKERS} more" if len(names) > _MOST_SPEAKERS else ""
        return ", ".join(names[:_MOST_SPEAKERS]) + more

    def _inference(self, relation: Relation, since: list[int]) -> None:
        """Set the line, at its right the rule and what it uses, and below it what questions it."""
        sheet, top = self.sheet, self.sheet.y + 6
        numbers = [self.printed.numbers[id_] for id_ in relation.premises if id_ in self.printed.numbers]
        uses = f"from {', '.join(f'({number})' for number in sorted(set(numbers)))}" if numbers else ""
        rule = "  ".join(
            filter(None, [relation.scheme.strip(), uses if sorted(set(numbers)) != since else ""])
        )
        rule = f"[{rule or 'inferred'}]" if relation.implicit else rule
        lines = wrap(rule, _RULE, (self.room - _SHORTEST) * SLACK).lines
        wide = max([width(line, _RULE) for line in lines], default=0.0)
        end = self.left + self.room - (wide + 12 if lines else 0.0)
        middle = top + 9
        sheet.rect(self.left, middle - 0.7, end - self.left, 1.4, "text", label=f"Inference: {rule or uses}")
        for number, line in enumerate(lines):
            block = Block("body", end + 12, top + 13 + 15 * number, _RULE, 0.0, (line,))
            sheet.texts.append(Text(block, "support"))
        sheet.y = top + 3 + 15 * max(len(lines), 1)
        for attack in self.map.attacks(relation.id):
            self._attack(attack, relation)

    def _attack(self, attack: Relation, relation: Relation) -> None:
        """Set what questions an inference, in full."""
        sheet, colour = self.sheet, COLOURS[attack.kind]
        reasons = [id_ for id_ in (*attack.premises, attack.target) if id_ not in ("", relation.id)]
        told = self._attacking(attack, reasons, lambda verdict: verdict.words)
        top = sheet.y + 4
        mark = Block("title", self.left + 10, top + 15.5, 12.5, 0.0, (SIGNS[attack.kind],))
        sheet.texts.append(Text(mark, colour, "middle"))
        x, room = self.left + 22, self.room - 30
        sheet.y = top + 3 + sheet.write(told, x, top + 3, room, size=12.0, leading=17.0, colour=colour) + 4
        heard = self._attacking(attack, reasons, lambda verdict: verdict.heard)
        why = "\n".join(filter(None, (self._verdict(id_).explained for id_ in reasons)))
        ground = {"radius": 4.0, "label": heard, "tooltip": why}
        sheet.rect(self.left, top, self.room, sheet.y - top, f"{colour}_tint", **ground)
        sheet.y += 2

    def _attacking(self, attack: Relation, reasons: list[str], judged: Callable[[Verdict], str]) -> str:
        """Return an attack in words, each reason with what was judged of it."""
        words = []
        for id_ in reasons:
            verdict = judged(self._verdict(id_))
            words.append(f"{self._words(id_)[0]}{f' [{verdict}]' if verdict else ''}")
        who = ", ".join(dict.fromkeys(filter(None, map(self._who, reasons))))
        told = "; ".join(words) or "without a reason"
        return f"{attack.kind.capitalize()}: {told}{f' ({who})' if who else ''}"


VIEW = View(title="arguments in premises and conclusion", draw=draw)
