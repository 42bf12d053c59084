"""Compare what argmap reads in Argdown documents with what the reference implementation says of them.

    python -m tests.formats.argdown.conformance ORACLE DOCUMENTS
    python -m tests.formats.argdown.conformance             # ../shared, where it is there

ORACLE is a folder of what `argdown_oracle.mjs` printed, one `NAME.json` for each DOCUMENTS/NAME. Prints each
difference with its document and field, and exits with 1 if there is one that is not allowed.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from argmap.formats.argdown._parser import Parser
from argmap.formats.argdown._reading import Inference, Reading, Reasoning, Statement, read_out
from argmap.formats.argdown._tree import Line
from argmap.notes import Notes

ORACLE = Path(__file__).parents[4] / "shared/oracles/argdown/golden"
DOCUMENTS = Path(__file__).parents[4] / "shared/corpora/argdown"

DATE = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00\.000Z")


def read(text: str, *, strict: bool = False) -> Reading:
    """Return what a text says in Argdown's words."""
    notes = Notes()
    return read_out(Parser(text, notes, strict=strict).read(), notes, strict=strict)


def said(reading: Reading) -> dict[str, Any]:
    """Return a reading in the form in which the oracle prints its own."""
    steps = _roles(reading)
    return {
        "frontMatter": reading.document.settings or None,
        "statements": {s.title: _statement(s, reading, steps) for s in reading.statements.values()},
        "arguments": {a.title: _argument(a, reading, steps) for a in reading.arguments.values()},
        "relations": sorted(_relation(link) for link in reading.links),
        "sections": [_section(number, reading) for number in range(len(reading.sections))],
    }


def _roles(reading: Reading) -> dict[int, str]:
    roles = {}
    for reasoning in reading.arguments.values():
        concluded = {inference.step for inference in reasoning.inferences}
        last = len(reasoning.steps) - 1
        for number, line in enumerate(reasoning.steps):
            part = "intermediary" if number < last else "main"
            roles[id(line)] = f"{part}-conclusion" if number in concluded else "premise"
    return roles


def _role(line: Line, steps: dict[int, str]) -> str | None:
    if line.kind == "argument":
        return "argument-description"
    return {"": "top-level-statement", "*": None, "(": steps.get(id(line))}.get(
        line.symbol, "relation-statement"
    )


def _member(line: Line, reading: Reading, steps: dict[int, str]) -> dict[str, Any]:
    return _without_nothing(
        text=line.text or None,
        role=_role(line, steps),
        isReference=line.reference or None,
        tags=line.tags or None,
        data=line.data,
        ranges=_ranges(line),
        section=_section_id(line.section),
        start=list(reading.document.point(line.start)),
    )


def _ranges(line: Line) -> list[dict[str, Any]] | None:
    keys = {"link": "url", "tag": "tag", "statement-mention": "title", "argument-mention": "title"}
    found = []
    for kind, start, stop, extra in line.ranges:
        found.append(
            {"type": kind, "start": _units(line.text[:start]), "stop": _units(line.text[: stop + 1]) - 1}
        )
        if kind in keys:
            found[-1][keys[kind]] = extra
    return found or None


def _units(text: str) -> int:
    """Return the length in UTF-16 code units, in which JavaScript counts."""
    return len(text.encode("utf-16-le")) // 2


def _statement(statement: Statement, reading: Reading, steps: dict[int, str]) -> dict[str, Any]:
    canonical = statement.canonical
    return _without_nothing(
        text=(canonical.text or None) if canonical else None,
        tags=statement.tags or None,
        data=statement.data,
        section=_section_id(statement.section),
        members=[_member(line, reading, steps) for line in statement.members],
    )


def _argument(argument: Reasoning, reading: Reading, steps: dict[int, str]) -> dict[str, Any]:
    inferences = {inference.step: inference for inference in argument.inferences}
    pcs = [
        _without_nothing(
            title=line.title,
            text=line.text or None,
            role=steps[id(line)],
            tags=line.tags or None,
            data=line.data,
            inference=_inference(inferences.get(number)),
        )
        for number, line in enumerate(argument.steps)
    ]
    return _statement(argument, reading, steps) | ({"pcs": pcs} if pcs else {})


def _inference(inference: Inference | None) -> dict[str, Any] | None:
    if inference is None:
        return None
    return _without_nothing(
        rules=inference.line.tags, data=inference.line.data, conclusionIndex=inference.step
    )


def _end(end: Any) -> str:
    if isinstance(end, Inference):
        return f"inference {end.step} of <{end.reasoning.title}>"
    return f"<{end.title}>" if isinstance(end, Reasoning) else f"[{end.title}]"


def _relation(link: Any) -> str:
    return _shown(_end(link.source), link.kind, _end(link.target), len(link.lines))


def _shown(source: str, kind: str, target: str, count: int) -> str:
    """Return a relation on one line; the reference does not count merged contraries."""
    return f"{source} {kind} {target}" + ("" if kind == "contrary" else f" x{count}")


def _section_id(number: int) -> str | None:
    return f"s{number + 1}" if number >= 0 else None


def _section(number: int, reading: Reading) -> dict[str, Any]:
    section = reading.sections[number]
    line = section.line
    return _without_nothing(
        level=line.depth,
        title=line.text.strip(),
        tags=line.tags or None,
        data=line.data,
        parent=_section_id(section.parent),
    )


def expected(golden: dict[str, Any]) -> dict[str, Any]:
    """Return what the oracle said, in the same form."""
    return {
        "frontMatter": _dates(golden["frontMatter"]) or None,
        "statements": {t: _golden_statement(s) for t, s in golden["statements"].items()},
        "arguments": {t: _golden_argument(a) for t, a in golden["arguments"].items()},
        "relations": sorted(_golden_relation(r) for r in golden["relations"]),
        "sections": _golden_sections(golden["sections"]),
    }


def _golden_member(member: dict[str, Any]) -> dict[str, Any]:
    keys = ("text", "role", "isReference", "tags", "data", "section")
    kept = {key: _dates(member.get(key)) or None for key in keys}
    ranges = member.get("ranges") or None
    return _without_nothing(**kept, ranges=ranges, start=member["loc"][:2])


def _golden_statement(statement: dict[str, Any]) -> dict[str, Any]:
    kept = {key: _dates(statement.get(key)) or None for key in ("text", "tags", "data", "section")}
    return _without_nothing(**kept, members=[_golden_member(member) for member in statement["members"]])


def _golden_argument(argument: dict[str, Any]) -> dict[str, Any]:
    pcs = [
        _without_nothing(
            title=step["title"],
            text=step.get("text") or None,
            role=step["role"],
            tags=step.get("tags"),
            data=_dates(step.get("data")),
            inference=_without_nothing(
                **{key: _dates(step["inference"].get(key)) for key in ("rules", "data", "conclusionIndex")}
            )
            if "inference" in step
            else None,
        )
        for step in argument.get("pcs", ())
    ]
    return _golden_statement(argument) | ({"pcs": pcs} if pcs else {})


def _golden_relation(relation: dict[str, Any]) -> str:
    def end(value: dict[str, Any]) -> str:
        if value["type"] == "inference":
            return f"inference {value['conclusionIndex']} of <{value['argument']}>"
        return f"<{value['title']}>" if value["type"] == "argument" else f"[{value['title']}]"

    return _shown(end(relation["from"]), relation["type"], end(relation["to"]), relation["occurrences"])


def _golden_sections(sections: list[dict[str, Any]], parent: str | None = None) -> list[dict[str, Any]]:
    found = []
    for section in sections:
        kept = {key: _dates(section.get(key)) or None for key in ("level", "tags", "data")}
        found.append((section["id"], _without_nothing(**kept, title=section["title"], parent=parent)))
        found += enumerate_ids(_golden_sections(section.get("children", []), section["id"]))
    return [section for _, section in found]


def enumerate_ids(sections: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """Return sections with a key, so that they can be listed with their parents."""
    return [("", section) for section in sections]


def _without_nothing(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}


def _dates(value: Any) -> Any:
    """Return dates as they were written: argmap keeps them as text."""
    if isinstance(value, str):
        return DATE.sub(r"\1", value)
    if isinstance(value, dict):
        return {key: _dates(item) for key, item in value.items()}
    return [_dates(item) for item in value] if isinstance(value, list) else value


def differences(want: Any, got: Any, path: str = "") -> list[str]:
    """Return each difference as `field: wanted != got`."""
    if isinstance(want, dict) and isinstance(got, dict):
        keys = dict.fromkeys((*want, *got))
        return [d for key in keys for d in differences(want.get(key), got.get(key), f"{path}/{key}")]
    if isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        pairs = enumerate(zip(want, got, strict=True))
        return [d for number, (w, g) in pairs for d in differences(w, g, f"{path}/{number}")]
    return [] if _same(want, got) else [f"{path}: {want!r} != {got!r}"]


def _same(want: Any, got: Any) -> bool:
    """Whether two values are one to JavaScript, which has no integers but only doubles."""
    numbers = (int, float)
    if isinstance(want, numbers) and isinstance(got, numbers) and bool not in {type(want), type(got)}:
        return float(want) == float(got)
    return want == got


def rearranged(settings: Any) -> str:
    """Return why the reference says something else than the document: settings that rearrange what it says.

    argmap reads what is written; these settings are kept in the data of the map.
    """
    model, group = (settings.get(key) if isinstance(settings, dict) else None for key in ("model", "group"))
    if isinstance(model, dict) and model.get("explodeArguments"):
        return "model.explodeArguments makes an argument of each inference"
    if isinstance(group, dict) and group.get("regroup"):
        return "group.regroup replaces the headings by other sections"
    return ""


def compare(golden: dict[str, Any], text: str, *, strict: bool = False) -> list[str]:
    """Return the differences between the oracle and argmap for one document."""
    return differences(expected(golden), said(read(text, strict=strict)))


def main(oracle: Path = ORACLE, documents: Path = DOCUMENTS) -> int:
    """Print all differences; return 1 if there are any that are not allowed."""
    count = wrong = 0
    for path in sorted(oracle.rglob("*.json")):
        name = path.relative_to(oracle).with_suffix("")
        golden = json.loads(path.read_text(encoding="utf-8"))
        if not golden["ok"]:
            continue
        count += 1
        found = compare(golden, (documents / name).read_text(encoding="utf-8"))
        allowed = rearranged(golden["frontMatter"])
        wrong += bool(found) and not allowed
        for difference in found[:1] if allowed else found:
            print(f"{name}{difference}" + (f" (allowed: {allowed})" if allowed else ""))  # noqa: T201
    print(f"{count} documents compared, {wrong} differ")  # noqa: T201 - a runner prints
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
