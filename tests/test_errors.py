"""Errors: each is also a builtin, survives pickling, and stays short however much is wrong."""

from __future__ import annotations

import pickle

import pytest

from argmap import errors
from argmap.errors import ArgmapError, IntegrityError, MissingExtraError, ParseError, UnknownIdError


@pytest.mark.parametrize(
    "error",
    [
        IntegrityError("It is taken.", element="c1"),
        UnknownIdError("There is none.", id="c1"),
        MissingExtraError("PNG", extra="png"),
        ParseError(
            "It is cut off.", path="a.json", line=2, column=5, excerpt="{", hint="Look.", faults=("x",)
        ),
    ],
)
def test_an_error_survives_pickling(error):
    twin = pickle.loads(pickle.dumps(error))
    assert (type(twin), str(twin), vars(twin)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name.endswith("Error")])
def test_an_error_is_also_a_builtin(name):
    kind = getattr(errors, name)
    builtin = [base for base in kind.__bases__ if base.__module__ == "builtins"]
    assert issubclass(kind, ArgmapError)
    assert len(builtin) == 1


def test_only_the_first_of_very_many_faults_are_shown():
    error = ParseError("It has faults", faults=tuple(f"fault {n}" for n in range(10_000)))
    shown = str(error).splitlines()
    assert shown[1] == "  fault 0"
    assert shown[-1] == "  and 9,980 more"
    assert len(shown) == 22
    assert len(error.faults) == 10_000
