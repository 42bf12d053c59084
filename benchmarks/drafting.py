"""How good and how quick drafts are: speakers in texts whose answers are known, and seconds for a long text.

    python benchmarks/drafting.py [-v]

A passage is found if the draft has it to the letter; it is right if its speakers are, too. Recall is the
share of the passages in the answers that are right, precision that of the passages in the draft. With -v,
what differs is shown.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from argmap import Source, read_source
from argmap.drafting import draft

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "tests" / "drafting" / "texts"

Answer = tuple[str, str, str]


def answers(path: Path) -> list[Answer]:
    """Return speaker, act and words of each passage that is in a text, as a person reads it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(speaker, act, words) for speaker, act, words in (line.split("\t") for line in lines)]


def drafted(source: Source) -> Iterator[Answer]:
    """Yield the same for the draft."""
    m = draft(source)
    for claim in m.claims.values():
        acts = m.acts_on(claim)
        for act in acts:
            said = m.utterances[act.anchor]
            words = " … ".join(" ".join(quote.exact.split()) for quote in said.quotes)
            yield " and ".join(m.actors[id_].name for id_ in said.speakers), act.act, words
        if not acts:
            yield "", "", " … ".join(quote.exact for quote in claim.quotes)


def texts() -> Iterator[tuple[Path, Path]]:
    """Yield each text with its answers."""
    for expected in sorted(TEXTS.glob("*.tsv")):
        beside = [path for path in TEXTS.glob(f"{expected.stem}.*") if path != expected]
        yield (beside[0] if beside else ROOT / "seeds" / f"{expected.stem}.txt"), expected


def told(path: Path, expected: Path) -> tuple[int, int, int, int, int]:
    """Print how well one text is read; return the counts."""
    wanted, got = answers(expected), [*drafted(read_source(path))]
    found = {words for *_, words in wanted} & {words for *_, words in got}
    right = {(who, words) for who, _, words in wanted} & {(who, words) for who, _, words in got}
    acts = {*wanted} & {*got}
    print(
        f"{path.name:28}{len(wanted):4} passages  {len(got):4} drafted  "
        f"recall {len(right) / len(wanted):4.0%}  precision {len(right) / len(got):4.0%}  "
        f"acts {len(acts) / len(wanted):4.0%}"
    )
    if "-v" in sys.argv:
        for answer in wanted:
            if answer not in got:
                print("   -", *answer, sep=" | ")
        for answer in got:
            if answer not in wanted:
                print("   +", *answer, sep=" | ")
    return len(wanted), len(got), len(found), len(right), len(acts)


def main() -> None:
    """Print how well all texts are read, and how long a text of five million characters takes."""
    counts = [told(*pair) for pair in texts()]
    wanted, got, found, right, acts = (sum(column) for column in zip(*counts, strict=True))
    print(
        f"{'all':28}{wanted:4} passages  {got:4} drafted  recall {right / wanted:4.0%}  "
        f"precision {right / got:4.0%}  acts {acts / wanted:4.0%}  found {found / wanted:4.0%}"
    )
    article = read_source(ROOT / "seeds" / "facebook-encryption.txt")
    long = evolve(article, text=((article.text or "") + "\n\n") * 1400)
    start = time.process_time()
    passages = len(draft(long).utterances)
    print(f"{len(long.text or ''):,} characters, {passages:,} passages: {time.process_time() - start:.1f} s")


if __name__ == "__main__":
    main()
