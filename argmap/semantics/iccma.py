"""The command of the argumentation competition: `python -m argmap.semantics.iccma -p DC-PR -f file.af -a 7`.

Without arguments it says who it is; `--problems` and `--formats` list what it takes. A problem is a task and
a semantics, such as SE-ST. Files of the format i23 are answered as in the competition of 2023 (an extension
is a line `w 1 2 5`, also as a witness for DC and against DS), the older formats as up to 2019 (`[a,b]`).
Of assumption-based frameworks (`p aba`), extensions are given by their assumptions, and DC and DS, which ask
for any atom, are answered without a witness.

When the time is up it prints nothing but why, on standard error, and ends with 124, as `timeout` does.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from argmap.errors import ArgmapError, UndecidedError
from argmap.semantics import tasks
from argmap.semantics._catalogue import SEMANTICS
from argmap.semantics._spec import Extension, Extensions
from argmap.semantics.files import PARSERS, guess, parse
from argmap.semantics.frameworks import Framework
from argmap.semantics.structured import aba

__all__ = ["answer", "main", "problems"]

_TASKS: Final = ("CE", "DC", "DS", "EE", "SE")
_TIMED_OUT: Final = 124


def problems() -> dict[str, tuple[str, str]]:
    """Return the problems that can be solved: each with its task and the name of its semantics.

    >>> problems()["DC-PR"]
    ('DC', 'preferred')
    """
    named = {name: SEMANTICS[name] for name in SEMANTICS}
    codes = {judge.code: name for name, judge in named.items() if isinstance(judge, Extensions)}
    return {f"{task}-{code}": (task, codes[code]) for code in sorted(codes) for task in _TASKS}


def answer(
    framework: Framework,
    problem: str,
    argument: str = "",
    *,
    old: bool = False,
    shown: frozenset[int] | None = None,
    seconds: float | None = None,
) -> Iterator[str]:
    """Give the lines of the answer to a problem.

    Args:
        framework: what is asked about.
        problem: one of `problems()`.
        argument: the name of the argument that DC and DS ask for.
        old: answer as up to 2019.
        shown: the arguments, by number, by which extensions are given, and no witnesses; None for all.
        seconds: how long it may take; None for as long as it takes.

    Raises:
        KeyError: there is no such problem or argument.
        UndecidedError: the time is up.

    >>> list(answer(Framework.of("123", [(0, 1), (1, 0), (1, 2)]), "DC-PR", "3"))
    ['YES', 'w 1 3']
    """
    task, semantics = problems()[problem]
    written = _bracketed if old else _witness

    def names(found: Iterable[int]) -> str:
        return written(
            [framework.names[number] for number in sorted(found) if shown is None or number in shown]
        )

    if task == "CE":
        yield str(tasks.count(framework, semantics, seconds=seconds))
    elif task == "EE":
        yield from _listed(map(names, tasks.extensions(framework, semantics, seconds=seconds)), old=old)
    elif task == "SE":
        found = tasks.extension(framework, semantics, seconds=seconds)
        yield "NO" if found is None else names(found)
    else:
        number = framework.names.index(argument)
        plain = old or shown is not None
        yield from _accepted(framework, number, task, semantics, names, plain=plain, seconds=seconds)


def _accepted(
    framework: Framework,
    argument: int,
    task: str,
    semantics: str,
    names: Callable[[Extension], str],
    *,
    plain: bool,
    seconds: float | None,
) -> Iterator[str]:
    """Give the answer about one argument, and unless plain an extension that shows it where there is one."""
    present = task == "DC"
    if plain:
        ask = tasks.credulous if present else tasks.sceptical
        yield "YES" if ask(framework, argument, semantics, seconds=seconds) else "NO"
        return
    found = tasks.example(framework, argument, semantics, present=present, seconds=seconds)
    yield "YES" if (found is not None) == present else "NO"
    if found is not None:
        yield names(found)


def _witness(names: Sequence[str]) -> str:
    return " ".join(("w", *names))


def _bracketed(names: Sequence[str]) -> str:
    return f"[{','.join(names)}]"


def _listed(lines: Iterable[str], *, old: bool) -> Iterator[str]:
    """Give all extensions: one a line, in the old format within brackets."""
    if old:
        yield "["
    yield from lines
    if old:
        yield "]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer a problem about a file, and return the exit code of the command."""
    options = _parser().parse_args(arguments)
    try:
        for line in _lines(options):
            sys.stdout.write(f"{line}\n")
    except UndecidedError as error:
        sys.stderr.write(f"{error}\n")
        return _TIMED_OUT
    except (ArgmapError, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser("argmap.semantics.iccma", description="Answer problems about frameworks.")
    parser.add_argument("-p", metavar="PROBLEM", help="such as DC-PR; --problems lists them")
    parser.add_argument("-f", metavar="FILE", help="the framework")
    parser.add_argument("-fo", metavar="FORMAT", default="", help="else the content of the file tells")
    parser.add_argument("-a", metavar="ARGUMENT", default="", help="the argument that DC and DS ask for")
    parser.add_argument("--seconds", type=float, help="how long it may take")
    parser.add_argument("--problems", action="store_true", help="list the problems that can be solved")
    parser.add_argument("--formats", action="store_true", help="list the formats that can be read")
    return parser


def _lines(options: Namespace) -> Iterator[str]:
    """Give what the command prints."""
    if options.problems:
        return iter([_bracketed(list(problems()))])
    if options.formats:
        return iter([_bracketed([*PARSERS, "aba"])])
    if not (options.p and options.f):
        return iter(["argmap", "argmap contributors"])
    if options.p not in problems():
        message = f"there is no problem {options.p!r}; --problems lists those there are"
        raise ValueError(message)
    if options.fo not in {"", *PARSERS, "aba"}:
        message = f"there is no format {options.fo!r}; there is {', '.join(PARSERS)}, aba"
        raise ValueError(message)
    return _solved(options)


def _solved(options: Namespace) -> Iterator[str]:
    text = Path(options.f).read_text(encoding="utf-8")
    if options.fo == "aba" or (not options.fo and aba.looks_like(text)):
        return _solved_assumptions(text, options)
    format_ = options.fo or guess(text)
    framework = parse(text, format_)
    if options.p.startswith(("DC", "DS")) and options.a not in framework.names:
        message = f"there is no argument {options.a!r}" if options.a else "say by -a about which argument"
        raise ValueError(message)
    old = format_ != "i23"
    return answer(framework, options.p, options.a, old=old, seconds=options.seconds)


def _solved_assumptions(text: str, options: Namespace) -> Iterator[str]:
    """Answer a problem about a framework of assumptions.

    Raises:
        ValueError: there is no such atom, or the semantics is not one of complete extensions.
    """
    theory = aba.parse(text)
    task, semantics = problems()[options.p]
    judge = SEMANTICS[semantics]
    if not (isinstance(judge, Extensions) and judge.admissible):
        message = f"{semantics} extensions are not defined by complete ones, and not given for assumptions"
        raise ValueError(message)
    if task in {"DC", "DS"} and options.a not in theory.names:
        message = f"there is no atom {options.a!r}" if options.a else "say by -a about which atom"
        raise ValueError(message)
    shown = theory.assumptions
    return answer(theory.framework(), options.p, options.a, shown=shown, seconds=options.seconds)


if __name__ == "__main__":
    sys.exit(main())
