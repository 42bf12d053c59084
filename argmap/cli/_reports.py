"""What checks found, told to people, to programs, to code scanners and to GitHub."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from argmap.cli._checked import Checked
from argmap.cli._messages import tinted
from argmap.notes import Severity
from argmap.renderers._plain import one_line

if TYPE_CHECKING:
    from argmap.analysis.checks import Check, Finding
    from argmap.notes import Span

__all__ = ["as_github", "as_json", "as_sarif", "as_text"]

_SARIF_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}

_SARIF: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def _all(done: list[Checked]) -> list[Finding]:
    return [finding for one in done for finding in one.findings]


def _rules(findings: list[Finding]) -> dict[str, Check]:
    """Return the checks that found something, by code."""
    from argmap.analysis.checks import CHECKS

    codes = {finding.code for finding in findings}
    known = {check.code: check for check in CHECKS.values() if check.code in codes}
    return {code: known[code] for code in sorted(known)}


# -- text


def as_text(done: list[Checked]) -> str:
    """Return a line for each finding, why each sort of them matters, and how many there are."""
    findings = _all(done)
    lines = [_line(finding) for finding in findings]
    if findings:
        lines += ["", *(f"{code} {rule.title}: {rule.why}" for code, rule in _rules(findings).items()), ""]
    return "\n".join([*lines, _summary(done, findings)]) + "\n"


def _line(finding: Finding) -> str:
    place, severity, rest = one_line(str(finding)).partition(f"{finding.severity}: ")
    return place + tinted(severity, finding.severity) + rest


def _summary(done: list[Checked], findings: list[Finding]) -> str:
    counts = {severity: sum(one.severity == severity for one in findings) for severity in _SARIF_LEVELS}
    told = [f"{count:,} {noun}" for noun, count in _named(counts) if count]
    is_well = not told and not any(one.error for one in done)
    parts = [f"Found {', '.join(told)}." if told else "All is well." if is_well else ""]
    if mended := sum(one.mended for one in done):
        parts.append(f"Mended {mended:,}.")
    if fixable := sum(one.fix is not None for one in findings):
        parts.append(f"--fix mends {fixable:,} of them.")
    return " ".join(part for part in parts if part)


def _named(counts: dict[Severity, int]) -> Iterator[tuple[str, int]]:
    for severity, count in counts.items():
        yield (severity if count == 1 or severity == "info" else f"{severity}s"), count


# -- JSON


def as_json(done: list[Checked]) -> str:
    """Return the findings as data."""
    told = [
        {
            "path": finding.path,
            "code": finding.code,
            "name": finding.name,
            "severity": finding.severity,
            "message": finding.message,
            "elements": [*finding.elements],
            "span": _span(finding.span),
            "fixable": finding.fix is not None,
        }
        for finding in _all(done)
    ]
    errors = [{"path": one.file, "message": one.error} for one in done if one.error]
    return json.dumps({"findings": told, "errors": errors}, indent=2) + "\n"


def _span(span: Span | None) -> dict[str, int] | None:
    if span is None:
        return None
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


# -- SARIF 2.1.0 (OASIS 2020), the format of code scanners


def as_sarif(done: list[Checked]) -> str:
    """Return a SARIF log of one run."""
    findings = _all(done)
    rules = _rules(findings)
    places = {code: place for place, code in enumerate(rules)}
    driver = {
        "name": "argmap",
        "version": _version(),
        "rules": [_sarif_rule(code, rule) for code, rule in rules.items()],
    }
    failures = [
        {"level": "error", "message": {"text": one.error}, "locations": [_location(one.file, None)]}
        for one in done
        if one.error
    ]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not failures, "toolExecutionNotifications": failures}],
        "results": [_result(finding, places[finding.code]) for finding in findings],
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _version() -> str:
    from argmap import __version__

    return __version__


def _sarif_rule(code: str, rule: Check) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.severity]},
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    location = _location(finding.path, finding.span)
    location["logicalLocations"] = [{"name": id_} for id_ in finding.elements]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
    }


def _location(path: str, span: Span | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(os.fsencode(PurePath(path).as_posix()))}}
    if span:
        physical["region"] = {"startLine": span.line, "startColumn": span.column}
        if span.end_line:
            physical["region"] |= {"endLine": span.end_line, "endColumn": span.end_column}
    return {"physicalLocation": physical}


# -- GitHub: workflow commands, which become annotations


def as_github(done: list[Checked]) -> str:
    """Return a workflow command for each finding, and for each file that cannot be read."""
    lines = [_annotation(finding) for finding in _all(done)]
    lines += [f"::error file={_property(one.file)}::{_data(one.error)}" for one in done if one.error]
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    properties = {"file": finding.path}
    if finding.span:
        properties |= {"line": str(finding.span.line), "col": str(finding.span.column)}
        if finding.span.end_line:
            properties["endLine"] = str(finding.span.end_line)
    properties["title"] = f"{finding.code} {finding.name}"
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_GITHUB_LEVELS[finding.severity]} {told}::{_data(finding.message)}"


def _data(text: str) -> str:
    """Return a text as the message of a workflow command, which is one line."""
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
