"""Frameworks in files, and the command of the competition."""

from __future__ import annotations

import pytest

from argmap.errors import ParseError
from argmap.semantics import Framework
from argmap.semantics.files import parse
from argmap.semantics.iccma import main

I23 = "# a comment\np af 4\n1 2\n2 1\n# another\n2 3\n4 4\n"
APX = "% a comment\natt(a,b). arg(a).\narg( b ) .arg(c).\n att(b,a).att(b,c). % end\narg(d).att(d,d)."
TGF = "a first\nb\nc\nd\n#\na b attacks\nb a\n\nb c\nd d\n"


@pytest.mark.parametrize(("text", "names"), [(I23, "1234"), (APX, "abcd"), (TGF, "abcd")])
def test_the_three_formats_say_the_same(text, names):
    assert parse(text) == Framework(names, [[1], [0], [1], [3]])


@pytest.mark.parametrize(
    ("text", "format_", "line", "message"),
    [
        ("p af 2\n1 2\n1 3\n", "i23", 3, "numbered from 1 to 2"),
        ("p af 2\n1 2 0\n", "i23", 2, "expected an attack"),
        ("p af\n", "i23", 1, "expected a header"),
        ("", "i23", 1, "expected a header"),
        ("p af 999999999\n", "i23", 1, "too many"),
        ("arg(a).\natt(a,b).\n", "apx", 2, "no argument 'b'"),
        ("arg(a).\n\narg(b)\narg(c).", "apx", 3, "expected `arg"),
        ("arg(a). arg(" + "a" * 100_000, "apx", 1, "expected `arg"),
        ("a\n#\na b\n", "tgf", 3, "no argument 'b'"),
        ("a\n#\na\n", "tgf", 3, "two names"),
        ("a\nb\n", "tgf", 0, "no line `#`"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, format_, line, message):
    with pytest.raises(ParseError, match=message) as caught:
        parse(text, format_)
    assert caught.value.line == line


@pytest.fixture
def ask(tmp_path, capsys):
    """Asks the command about a framework, and returns what it says."""

    def answer(problem, *options, text=I23):
        path = tmp_path / "framework"
        path.write_text(text, encoding="utf-8")
        code = main(["-p", problem, "-f", str(path), *options])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err.strip()

    return answer


@pytest.mark.parametrize(
    ("problem", "argument", "lines"),
    [
        ("DC-PR", "3", ["YES", "w 1 3"]),
        ("DC-CO", "4", ["NO"]),
        ("DS-PR", "1", ["NO", "w 2"]),
        ("DS-ST", "1", ["YES"]),
        ("SE-GR", "", ["w"]),
        ("SE-ST", "", ["NO"]),
        ("CE-CO", "", ["3"]),
    ],
)
def test_answers_in_the_format_of_2023(ask, problem, argument, lines):
    options = ["-a", argument] if argument else []
    assert ask(problem, *options) == (0, lines, "")


def test_answers_in_the_older_format(ask):
    assert ask("DC-PR", "-a", "c", "-fo", "apx", text=APX)[1] == ["YES"]
    assert ask("SE-GR", text=TGF)[1] == ["[]"]
    code, lines, _ = ask("EE-PR", text=TGF)
    assert (code, lines[0], sorted(lines[1:-1]), lines[-1]) == (0, "[", ["[a,c]", "[b]"], "]")


@pytest.mark.parametrize(
    ("problem", "options", "message"),
    [
        ("DC-XX", [], "no problem 'DC-XX'"),
        ("DC-PR", [], "say by -a"),
        ("DC-PR", ["-a", "9"], "no argument '9'"),
        ("SE-PR", ["-fo", "dot"], "no format 'dot'"),
        ("SE-PR", ["-fo", "apx"], "expected `arg"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_line(ask, problem, options, message):
    code, lines, error = ask(problem, *options)
    assert (code, lines) == (1, [])
    assert message in error


def test_time_that_is_up_is_said_so(ask):
    assert ask("SE-PR", "--seconds", "0") == (124, [], "undecided after 0 s")


def test_it_says_what_it_can_do(capsys):
    assert main(["--formats"]) == 0
    assert capsys.readouterr().out == "[i23,apx,tgf,aba]\n"
    assert main(["--problems"]) == 0
    assert {"SE-PR", "DC-STG2", "CE-CO"} <= set(capsys.readouterr().out.strip("[]\n").split(","))
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("argmap")
