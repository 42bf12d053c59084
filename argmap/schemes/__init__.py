"""Argumentation schemes: the patterns in which people argue, and the critical questions to ask of each.

The catalogue follows the compendium of Walton, Reed & Macagno 2008, "Argumentation Schemes", chapter 9, in
words of its own, and adds a few schemes that AIFdb has a name for. The kinds of questions are after Gordon,
Prakken & Walton 2007, "The Carneades model of argument and burden of proof". Each family of schemes is a
TOML file here.

>>> scheme("ExpertOpinion_Inference").name
'Argument from Expert Opinion'
>>> scheme("expert opinion").questions["consistency"].ask
'Do other experts say otherwise?'
"""

from __future__ import annotations

from argmap.schemes._attaching import attach
from argmap.schemes._catalogue import SCHEMES, known, scheme
from argmap.schemes._spec import QUESTION_KINDS, Question, QuestionKind, Scheme

__all__ = [
    "QUESTION_KINDS",
    "SCHEMES",
    "Question",
    "QuestionKind",
    "Scheme",
    "attach",
    "known",
    "scheme",
]
