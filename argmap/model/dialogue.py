"""Utterances, transitions and speech acts: who said what, in answer to whom, and with what force.

This is the dialogical layer of the Argument Interchange Format with Inference Anchoring Theory
(Reed & Budzynska 2011, "How dialogues create arguments"): locutions (L), transitions (TA) and illocutionary
connections (YA). Most users meet it only through `ArgumentMap.say` and `ArgumentMap.statements`.
"""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from argmap.model._fields import identity, names, string
from argmap.model._frozen import EMPTY, FrozenDict, freeze_mapping
from argmap.model.source import Quote, quotes

__all__ = ["CON_ACTS", "PRO_ACTS", "QUESTIONING_ACTS", "RETRACTION", "SpeechAct", "Transition", "Utterance"]

PRO_ACTS: Final = frozenset({"agree", "argue", "assert", "concede", "demand", "promise", "restate"})
"""Forces that commit the speaker to what is said."""

CON_ACTS: Final = frozenset({"deny", "disagree", "reject"})
"""Forces that commit the speaker against it."""

QUESTIONING_ACTS: Final = frozenset({"challenge", "question"})
"""Forces that commit to neither and ask for more."""

RETRACTION: Final = "retract"
"""The force that takes back what the speaker said of something before."""


@frozen(kw_only=True)
class Utterance:
    """What actors said: the `speakers` (ids), the words as said, in which source, and when.

    `source` is the document in which it was said; its `quotes` say where it can be read, which may be in
    another document that reports it. `when` is written as ISO 8601, as exactly as it is known.
    """

    id: str = field(converter=identity)
    speakers: tuple[str, ...] = field(default=(), converter=names)
    text: str = field(default="", converter=string)
    source: str = field(default="", converter=string)
    quotes: tuple[Quote, ...] = field(default=(), converter=quotes)
    when: str = field(default="", converter=string)
    data: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
    residue: FrozenDict = field(default=EMPTY, converter=freeze_mapping)


@frozen(kw_only=True)
class Transition:
    """How utterances answer others: the `ends` reply to the `starts` (ids of utterances or transitions)."""

    id: str = field(converter=identity)
    starts: tuple[str, ...] = field(default=(), converter=names)
    ends: tuple[str, ...] = field(default=(), converter=names)
    scheme: str = field(default="", converter=string)
    data: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
    residue: FrozenDict = field(default=EMPTY, converter=freeze_mapping)


@frozen(kw_only=True)
class SpeechAct:
    """The force with which something was said.

    `act` is a word such as `assert`, `concede`, `deny`, `question`, `challenge`, `demand`, `promise`,
    `argue`, `agree`, `disagree` or `restate`; other words are kept as they are.
    `anchor` is the id of the utterance or transition in which it was done, `content` the id of the claim,
    argument, relation or utterance that it was about.
    """

    id: str = field(converter=identity)
    act: str = field(default="", converter=string)
    anchor: str = field(default="", converter=string)
    content: str = field(default="", converter=string)
    data: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
    residue: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
