"""The colours of relations: told apart by people with any colour vision, where a theme uses colours."""

from __future__ import annotations

from itertools import combinations

import pytest
from coloraide import Color

from argmap.layout.theme import THEMES

LEAST = 18
"""CIEDE2000; a usual dark green and red are 10 apart for people who see no red."""


def seen(code: str, vision: str | None) -> Color:
    """A colour as people with some vision see it (Machado et al. 2009, severity 1)."""
    return Color(code).filter(vision, 1, method="machado", space="srgb-linear") if vision else Color(code)


@pytest.mark.parametrize("vision", [None, "protan", "deutan", "tritan"])
@pytest.mark.parametrize("name", sorted(name for name, theme in THEMES.items() if not theme.patterns))
def test_relations_are_told_apart_whatever_colours_one_sees(name, vision):
    theme = THEMES[name]
    for palette in filter(None, (theme.light, theme.dark)):
        for one, other in combinations(("support", "attack", "undercut"), 2):
            colours = seen(getattr(palette, one), vision), seen(getattr(palette, other), vision)
            assert colours[0].delta_e(colours[1], method="2000") >= LEAST, (one, other)
