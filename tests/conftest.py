"""Settings shared by all tests.

Hypothesis runs the bounded, reproducible profile `ci` unless HYPOTHESIS_PROFILE names another:
`HYPOTHESIS_PROFILE=thorough python -m pytest` looks longer and elsewhere each time. Reproducible means that
the examples must not hang on which modules happen to be imported already, as those that Hypothesis takes
from the constants in the project's code would.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

providers._get_local_constants = lambda: providers._local_constants
settings.register_profile(
    "ci",
    max_examples=50,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
