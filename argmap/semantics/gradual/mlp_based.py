"""MLP-based: an argument is a neuron of a multi-layer perceptron, its base score the bias.

Potyka (AAAI 2021), "Interpreting neural networks as quantitative argumentation frameworks". The logistic
function of the log odds of the base score and the sum of the strengths around; base scores of 0 and 1 stay.
"""

from __future__ import annotations

from typing import Any

from argmap.semantics.gradual._modular import modular
from argmap.semantics.gradual._rule import Rule, exp, total

__all__ = ["SEMANTICS"]


def _influence(base: Any, energy: Any) -> Any:
    """Return the logistic function of `ln(base / (1 - base)) + energy`, in a form that takes 0 and 1."""
    return base / (base + (1 - base) * exp(-energy))


SEMANTICS = modular("MLP-based", Rule(aggregate=total, rise=_influence, fall=_influence))
