"""The colours of a theme, as variables and classes of the page's style sheet."""

from __future__ import annotations

from attrs import asdict

from argmap.layout.theme import Palette, Theme

__all__ = ["colours"]


def colours(theme: Theme) -> str:
    """Return the colours of a theme as variables of the style sheet, light and dark."""
    dark = theme.dark or theme.light
    light, dark_ = _variables(theme.light, is_dark=False), _variables(dark, is_dark=theme.dark is not None)
    names = asdict(theme.light)
    rules = "".join(f".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}" for name in names)
    actors = "".join(
        f".actor-{place}{{fill:{colour};background:{colour};stroke:var(--pill_line)}}"
        for place, colour in enumerate((*theme.actors, theme.other_actor))
    )
    return (
        f":root{{{light}--font:{theme.font}}}\n"
        f':root[data-theme="dark"]{{{dark_}}}\n'
        f'@media screen and (prefers-color-scheme:dark){{:root[data-theme="auto"]{{{dark_}}}}}\n'
        f"{rules}\n{actors}\n"
    )


def _variables(palette: Palette, *, is_dark: bool) -> str:
    mark = ("#5B4B00", "#FFFFFF") if is_dark else ("#FFE8A3", "#1F2328")
    told = asdict(palette) | {"mark": mark[0], "mark_text": mark[1]}
    return "".join(f"--{name}:{colour};" for name, colour in told.items())
