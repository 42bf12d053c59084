"""Judge frameworks beside pygarg, PyArg and clingo, in one run.

    python benchmarks/semantics.py [--seconds 5] [--only WORD] [--large]

Needs `pip install pygarg python-argumentation clingo` for the columns beside ours; what is not there is
left out. Families are those of the competition (ICCMA), generated anew from fixed seeds, frameworks of
the shape of argument maps, and, where ../shared has them, instances of the competition itself. Every case
runs in a process of its own, which is ended after so many seconds of CPU time; what counts is its CPU
time from a list of attacks to the answer, with all objects that a library wants built and no import, the
best of up to thirty runs. For clingo the encodings say what those of ASPARTIX say. DS-PR goes through its
preferred extensions there until one lacks the argument.

With `--large`, it measures instead the grounded semantics on a million arguments, every semantics on a
framework of 10,000 claims of the shape of a debate, and on maps of that shape: to the verdict on all claims
and relations, reading the map as a framework included, and to the same verdict after an edit.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import multiprocessing
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from argmap import ArgumentMap
from argmap.errors import UndecidedError
from argmap.semantics import SEMANTICS, Extensions, Framework, evaluate, tasks
from argmap.semantics.files import parse
from argmap.semantics.structured.audiences import acceptance
from argmap.semantics.structured.proof import prove

SHARED = Path(__file__).parents[2] / "shared" / "corpora" / "af-iccma"
Attacks = list[tuple[int, int]]
Case = tuple[int, Attacks]
TASKS = ("EE-GR", "SE-PR", "DC-CO", "DS-PR", "SE-ST", "EE-PR")
MOST_LISTED = 250
"""Up to how many arguments all preferred extensions are asked for."""

# --- families ---------------------------------------------------------------------------------------------


def erdos_renyi(size: int, degree: float) -> Case:
    """Every argument attacks every other with the same chance."""
    rng = random.Random(size)  # noqa: S311 - the same frameworks every time
    chance = degree / (size - 1)
    return size, [(a, b) for a in range(size) for b in range(size) if a != b and rng.random() < chance]


def closed(attacks: Attacks, share: float, rng: random.Random) -> Attacks:
    """Turn round so many of the attacks as well, which closes cycles."""
    return sorted({*attacks, *((b, a) for a, b in attacks if rng.random() < share)})


def barabasi_albert(size: int, share: float) -> Case:
    """Grown by preferential attachment, in random directions."""
    rng = random.Random(size)  # noqa: S311 - the same frameworks every time
    ends, attacks = [0], []
    for new in range(1, size):
        old = rng.choice(ends)
        ends += [new, old]
        attacks.append((new, old) if rng.random() < 1 / 2 else (old, new))
    return size, closed(attacks, share, rng)


def watts_strogatz(size: int, degree: int, share: float) -> Case:
    """A ring, rewired here and there, in random directions."""
    rng = random.Random(size)  # noqa: S311 - the same frameworks every time
    pairs = {(a, (a + step) % size) for a in range(size) for step in range(1, degree // 2 + 1)}
    rewired = [(a, rng.randrange(size)) if rng.random() < 0.3 else (a, b) for a, b in sorted(pairs)]  # noqa: PLR2004
    attacks = [(a, b) if rng.random() < 1 / 2 else (b, a) for a, b in rewired if a != b]
    return size, closed(attacks, share, rng)


def grounded(size: int, chance: float) -> Case:
    """Later arguments attack earlier ones: all is settled."""
    rng = random.Random(size)  # noqa: S311 - the same frameworks every time
    most = max(1, round(chance * size))
    return size, sorted({(a, rng.randrange(a)) for a in range(1, size) for _ in range(rng.randint(0, most))})


def components(size: int, parts: int) -> Case:
    """Dense components, sparsely linked in one direction."""
    rng = random.Random(size)  # noqa: S311 - the same frameworks every time
    part = [rng.randrange(parts) for _ in range(size)]
    linked = {pair for pair in ((i, j) for i in range(parts) for j in range(i)) if rng.random() < 3 / 10}
    return size, [
        (a, b)
        for a in range(size)
        for b in range(size)
        if (part[a] == part[b] and rng.random() < 1 / 2)
        or ((part[a], part[b]) in linked and rng.random() < 1 / 10)
    ]


def stable(size: int) -> Case:
    """A few sets, each of which attacks all that is outside of it."""
    rng = random.Random(size)  # noqa: S311 - the same frameworks every time
    attacks = set()
    for _ in range(8):
        chosen = rng.sample(range(size), rng.randint(size // 20, size // 5))
        attacks |= {(rng.choice(chosen), other) for other in set(range(size)).difference(chosen)}
    return size, sorted(attacks)


def debate(size: int) -> Case:
    """The shape of an argument map: replies to one of the last claims, some of them rivals of one another."""
    rng = random.Random(size)  # noqa: S311 - the same frameworks every time
    attacks = set()
    for new in range(1, size):
        attacks.add((new, rng.randrange(max(0, new - 200), new)))
        if rng.random() < 0.15 and new > 2:  # noqa: PLR2004
            rival = rng.randint(max(1, new - 20), new - 1)
            attacks |= {(new, rival), (rival, new)}
    return size, sorted(attacks)


FAMILIES: dict[str, Callable[[], Case]] = {
    "er 50": lambda: erdos_renyi(50, 4),
    "er 100": lambda: erdos_renyi(100, 8),
    "er 200": lambda: erdos_renyi(200, 6),
    "er 500": lambda: erdos_renyi(500, 4),
    "er 1000": lambda: erdos_renyi(1000, 3),
    "ba 60": lambda: barabasi_albert(60, 0.3),
    "ba 1000": lambda: barabasi_albert(1000, 0.5),
    "ws 100": lambda: watts_strogatz(100, 6, 0.3),
    "ws 300": lambda: watts_strogatz(300, 8, 0.2),
    "grounded 2000": lambda: grounded(2000, 0.002),
    "scc 200": lambda: components(200, 20),
    "scc 500": lambda: components(500, 40),
    "stable 300": lambda: stable(300),
    "debate 20": lambda: debate(20),
    "debate 100": lambda: debate(100),
    "debate 1000": lambda: debate(1000),
    "debate 10000": lambda: debate(10_000),
}


def corpus() -> Iterator[tuple[str, Case]]:
    """Give the instances of the competition that are no toys and no riddles."""
    for path in sorted(SHARED.glob("*/**/*.*")):
        framework = parse(path.read_text(encoding="utf-8", errors="replace"))
        if len(framework) >= 60:  # noqa: PLR2004 - smaller ones measure nothing
            attacks = [(a, b) for b, attackers in enumerate(framework.attackers) for a in attackers]
            yield f"{path.parent.name}/{path.stem}"[:34], (len(framework), attacks)


# --- engines ----------------------------------------------------------------------------------------------


def with_argmap(case: Case, task: str, argument: int) -> Any:
    """Answer with argmap."""
    size, attacks = case
    attackers: list[list[int]] = [[] for _ in range(size)]
    for source, target in attacks:
        attackers[target].append(source)
    framework = Framework(map(str, range(size)), attackers)
    kind, code = task.split("-")
    name = {"GR": "grounded", "PR": "preferred", "CO": "complete", "ST": "stable"}[code]
    if kind == "EE":
        return sum(1 for _ in tasks.extensions(framework, name))
    if kind == "SE":
        return tasks.extension(framework, name)
    return (tasks.credulous if kind == "DC" else tasks.sceptical)(framework, argument, name)


def with_pygarg(case: Case, task: str, argument: int) -> Any:
    """Answer with pygarg."""
    from pygarg.dung import solver

    size, attacks = case
    names, pairs = list(map(str, range(size))), [[str(a), str(b)] for a, b in attacks]
    kind, code = task.split("-")
    if kind == "EE":
        return len(solver.extension_enumeration(names, pairs, code))
    if kind == "SE":
        found = solver.compute_some_extension(names, pairs, code)
        return None if found == "NO" else found
    ask = solver.credulous_acceptability if kind == "DC" else solver.skeptical_acceptability
    return bool(ask(names, pairs, str(argument), code)[0])


def with_pyarg(case: Case, task: str, _: int) -> Any:
    """Answer with PyArg, which lists extensions and nothing else."""
    from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import (
        AbstractArgumentationFramework,
    )
    from py_arg.abstract_argumentation_classes.argument import Argument
    from py_arg.abstract_argumentation_classes.defeat import Defeat
    from py_arg.algorithms.semantics import get_grounded_extension, get_preferred_extensions

    if not task.startswith("EE"):
        return NotImplemented
    size, attacks = case
    arguments = [Argument(str(number)) for number in range(size)]
    defeats = [Defeat(arguments[a], arguments[b]) for a, b in attacks]
    framework = AbstractArgumentationFramework("", arguments, defeats)
    if task == "EE-GR":
        return 1 if get_grounded_extension.get_grounded_extension(framework) is not None else 0
    return len(get_preferred_extensions.get_preferred_extensions(framework))


FREE = """
in(X) :- arg(X), not out(X).  out(X) :- arg(X), not in(X).
hit(X) :- in(Y), att(Y,X).  :- in(X), hit(X).  #show in/1.
"""
ADMISSIBLE = FREE + ":- in(X), att(Y,X), not hit(Y).\n"
ENCODINGS = {
    "GR": "hit(X) :- in(Y), att(Y,X). in(X) :- arg(X), hit(Y) : att(Y,X). #show in/1.",
    "CO": ADMISSIBLE + "safe(X) :- arg(X), hit(Y) : att(Y,X).  :- safe(X), out(X).\n",
    "ST": FREE + ":- out(X), not hit(X).\n",
    "PR": ADMISSIBLE + "#heuristic in(X) : arg(X). [1,true]\n",
}


def with_clingo(case: Case, task: str, argument: int) -> Any:
    """Answer with clingo and encodings that say what those of ASPARTIX say."""
    import clingo

    size, attacks = case
    kind, code = task.split("-")
    options = ["--heuristic=Domain", "--enum-mode=domRec"] if code == "PR" else []
    control = clingo.Control(["--warn=none", "1" if kind in {"SE", "DC"} else "0", *options])
    facts = " ".join((*(f"arg({a})." for a in range(size)), *(f"att({a},{b})." for a, b in attacks)))
    asked = f":- not in({argument}).\n" if kind == "DC" else ""
    control.add("base", [], facts + ENCODINGS[code] + asked)
    control.ground([("base", [])])
    count, has = 0, clingo.Function("in", [clingo.Number(argument)])
    with control.solve(yield_=True) as models:
        for model in models:
            count += 1
            if kind == "DS" and not model.contains(has):
                return False
    return {"EE": count, "SE": True if count else None, "DC": bool(count), "DS": True}[kind]


ENGINES = {"argmap": with_argmap, "pygarg": with_pygarg, "PyArg": with_pyarg, "clingo": with_clingo}

# --- measuring --------------------------------------------------------------------------------------------


def measured(engine: str, case: Case, task: str, argument: int, seconds: float) -> tuple[float | None, str]:
    """Return CPU seconds and a short answer; None for seconds where no run ended in time."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=child, args=(sender, engine, case, (task, argument)))
    process.start()
    sender.close()
    found: tuple[float | None, str] = (None, "")
    end = time.monotonic() + 10 * seconds  # others may use the machine, too
    with contextlib.suppress(EOFError):
        while receiver.poll(0.1) or (spent(process.pid) < seconds and time.monotonic() < end):
            if receiver.poll():
                found = receiver.recv()
    process.kill()
    process.join()
    return found


def spent(pid: int | None) -> float:
    """Return the CPU seconds of a process; were it to set a limit itself, that would blur its clock."""
    words = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def child(sender: Any, engine: str, case: Case, asked: tuple[str, int]) -> None:
    """Run a case again and again for a while, and send the least seconds and the answer each time."""
    try:
        ENGINES[engine]((2, [(0, 1), (1, 0)]), asked[0], 0)
    except Exception:  # noqa: BLE001 - a peer that fails has no time
        sender.send((None, "fails"))
        return
    best, total = math.inf, 0.0
    while total < 0.3:  # noqa: PLR2004 - what takes long varies little
        start = time.process_time()
        answer = ENGINES[engine](case, *asked)
        taken = time.process_time() - start
        best, total = min(best, taken), total + max(taken, 0.01)
        short = answer if isinstance(answer, int) or answer is NotImplemented else answer is not None
        sender.send((None if answer is NotImplemented else best, str(short)))


def undecided(case: Case) -> int:
    """Return an argument that the grounded semantics leaves undecided, or any where there is none."""
    size, attacks = case
    framework = Framework.of(map(str, range(size)), attacks)
    held, attacked = tasks.verdict(framework)
    left = sorted(set(range(size)) - held - attacked) or range(size)
    return left[len(left) // 2]


def main(seconds: float, only: str) -> None:
    """Print the table and the ratios."""
    multiprocessing.set_start_method("fork")
    present = [engine for engine in ENGINES if available(engine)]
    print(f"{'instance':36}{'task':7}" + "".join(f"{engine:>12}" for engine in present))
    cases = [*((name, make()) for name, make in FAMILIES.items()), *corpus()]
    ratios: dict[tuple[str, str], list[float]] = {}
    for name, case in cases:
        if only not in name:
            continue
        argument = undecided(case)
        for task in TASKS:
            if task == "EE-PR" and case[0] > MOST_LISTED:
                continue
            found = {engine: measured(engine, case, task, argument, seconds) for engine in present}
            answers = {answer for taken, answer in found.values() if taken is not None}
            told = "".join(f"{cell(*found[engine], seconds):>12}" for engine in present)
            print(
                f"{name:36}{task:7}{told}{'   DIFFERENT ' + str(answers) if len(answers) > 1 else ''}",
                flush=True,
            )
            ours = found["argmap"][0]
            for engine in present[1:]:
                theirs = found[engine][0]
                if ours is not None and theirs is not None:
                    ratios.setdefault((engine, task), []).append(theirs / max(ours, 1e-6))
    report(ratios)


def available(engine: str) -> bool:
    """Whether an engine is installed."""
    try:
        ENGINES[engine]((1, []), "EE-GR", 0)
    except ImportError:
        return False
    return True


def cell(taken: float | None, answer: str, seconds: float) -> str:
    """Return what the table shows of a run."""
    if taken is not None:
        return f"{taken * 1000:.2f} ms"
    return "–" if answer else f">{seconds:g} s"


def report(ratios: dict[tuple[str, str], list[float]]) -> None:
    """Print how many times longer the others take, where both end: the geometric mean and the least."""
    print("\ntimes as long as argmap, where both end in time (geometric mean; least; runs)")
    for engine in dict.fromkeys(engine for engine, _ in ratios):
        kept = {task: found for (other, task), found in ratios.items() if other == engine}
        kept["all"] = [ratio for found in kept.values() for ratio in found]
        for task, found in kept.items():
            print(
                f"{engine:10}{task:8}{statistics.geometric_mean(found):10.1f}{min(found):10.2f}{len(found):6}"
            )


def large() -> None:
    """Measure a million arguments, and 10,000 claims under every semantics."""
    millions()
    questions()
    maps()


def millions() -> None:
    """Measure the grounded semantics on a million arguments."""
    shapes = {
        "debate": debate(1_000_000),
        "chain": (1_000_000, list(pairwise(range(1_000_000)))),
        "grounded": grounded(1_000_000, 2e-6),
    }
    for name, (size, attacks) in shapes.items():
        attackers: list[list[int]] = [[] for _ in range(size)]
        for source, target in attacks:
            attackers[target].append(source)
        framework = Framework(map(str, range(size)), attackers)
        start = time.process_time()
        found = tasks.extension(framework)
        print(
            f"{name}: {size:,} arguments, {len(attacks):,} attacks, {len(found or ()):,} accepted,", end=" "
        )
        print(f"{time.process_time() - start:.2f} s")


def questions() -> None:
    """Measure what can be asked of a framework of 10,000 claims."""
    framework = Framework.of(map(str, range(10_000)), debate(10_000)[1])
    argument = undecided(debate(10_000))
    questions: dict[str, Callable[..., object]] = {
        "one": lambda name: tasks.extension(framework, name, seconds=5),
        "credulous": lambda name: tasks.credulous(framework, argument, name, seconds=5),
        "sceptical": lambda name: tasks.sceptical(framework, argument, name, seconds=5),
        "verdict": lambda name: tasks.verdict(framework, name, seconds=5),
    }
    print(f"{'ms':16}" + "".join(f"{question:>12}" for question in questions))
    for name in (name for name in SEMANTICS if isinstance(SEMANTICS[name], Extensions)):
        print(f"{name:16}" + "".join(f"{timed(ask, name):>12}" for ask in questions.values()))


def maps() -> None:
    """Measure verdicts on maps of 10,000 claims."""
    rebuttals, reasons = debated(10_000, 0.0), debated(10_000, 0.5)
    edited = rebuttals.copy()
    edited.rebut(edited.claim("One more."), "c5000")
    print(f"{'ms':28}{'rebuttals':>12}{'reasons, too':>14}{'after an edit':>15}")
    for name, judge in SEMANTICS.items():
        is_alone = isinstance(judge, Extensions) and not judge.admissible
        reading = "attacks" if is_alone else ""
        before = evaluate(rebuttals, name, interpretation=reading)
        cells = [timed(lambda name, r=reading: evaluate(rebuttals, name, interpretation=r), name)]
        cells += ["–" if is_alone else timed(lambda name: evaluate(reasons, name), name)]
        cells += [timed(lambda _, before=before: before.after(edited), name)]
        print(
            f"{name:28}" + "".join(f"{cell:>{room}}" for cell, room in zip(cells, (12, 14, 15), strict=True))
        )
    others: dict[str, Callable[[ArgumentMap], object]] = {
        "grounded, by aspic": lambda m: evaluate(m, interpretation="aspic"),
        "preferred, by aspic": lambda m: evaluate(m, "preferred", interpretation="aspic"),
        "proof, after Carneades": prove,
        "acceptance by audiences": acceptance,
    }
    for name, ask in others.items():
        cells = [timed(lambda _, ask=ask, m=m: ask(m), name) for m in (rebuttals, reasons)]
        print(f"{name:28}{cells[0]:>12}{cells[1]:>14}{'–':>15}")


def debated(size: int, supports: float) -> ArgumentMap:
    """Return a debate as a map in which such a share of the replies supports."""
    rng = random.Random(size)  # noqa: S311 - the same map every time
    m = ArgumentMap()
    claims = [m.claim(f"Claim {number}.") for number in range(size)]
    attacks = set(debate(size)[1])
    for source, target in sorted(attacks):
        is_rival = (target, source) in attacks
        verb = m.support if not is_rival and rng.random() < supports else m.rebut
        verb(claims[source], claims[target])
    return m


def timed(ask: Callable[..., object], name: str) -> str:
    """Return how long a question takes, in milliseconds: the least of three times."""
    least = math.inf
    for _ in range(3):
        start = time.process_time()
        try:
            ask(name)
        except UndecidedError:
            return "undecided"
        least = min(least, time.process_time() - start)
    return f"{least * 1000:.1f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    if options.large:
        large()
    else:
        main(options.seconds, options.only)
