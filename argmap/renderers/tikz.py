r"""TikZ: the picture as source of LaTeX (https://tikz.dev), for papers; pdflatex and lualatex both take it.

It is the SVG picture, part by part, in the colours of its theme by name, so that it can be edited. Text is in
Helvetica under pdflatex, in Inter under lualatex where that is installed; either is no wider than what was
measured. What pdflatex cannot set (Cyrillic, Chinese, emoji, …) it shows as a box, lualatex as far as its
font goes. Pictures of actors are left out.

Needed are the packages fontenc, textcomp, helvet (or fontspec), xcolor, tikz, hyperref and, for a page of its
own, geometry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from argmap.layout import Drawing
from argmap.renderers import svg
from argmap.renderers._plain import clipped
from argmap.renderers._spec import Renderer
from argmap.renderers._tex import DEFINITIONS, address, escaped

__all__ = ["RENDERER", "paint"]

_BP: Final = 0.75
"""Big points, 72 to an inch, to a px."""

_LARGEST: Final = 500.0 * 28.35
"""How many points TeX can measure, with some to spare; larger drawings are scaled down."""

_SVG: Final = "{http://www.w3.org/2000/svg}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_INHERITED: Final = ("class", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap")
_ANCHORS: Final = {"start": "base west", "middle": "base", "end": "base east"}
_HATCHINGS: Final = {"attack": "north east lines", "undercut": "dots", "neutral": "horizontal lines"}
_STEP: Final = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_LENGTHS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}

_PREAMBLE: Final = r"""\documentclass{article}
\usepackage{iftex}
\ifluatex
  \usepackage{fontspec}
  \IfFontExistsTF{Inter}{\setsansfont{Inter}}{}
\else
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \usepackage{textcomp}
  \usepackage{helvet}
\fi
\usepackage{tikz}
\usetikzlibrary{patterns}
\usepackage[paperwidth=WIDTHbp, paperheight=HEIGHTbp, margin=0bp]{geometry}
\usepackage[hidelinks]{hyperref}
\pagestyle{empty}
\setlength\parindent{0pt}
\setlength\topskip{0pt}
\begin{document}
"""
_SIZE: Final = r"\providecommand\argmapsize[1]{\fontsize{#1bp}{#1bp}\selectfont}"
_NEEDED: Final = r"""% Needs \usepackage{tikz, textcomp, hyperref}, \usetikzlibrary{patterns} and, for
% pdflatex, \usepackage[T1]{fontenc}.
"""
_LONGEST: Final = 2000
"""How many characters there may be in a line, so that TeX can measure it."""


def paint(drawing: Drawing, *, document: bool = True) -> str:
    r"""Return the LaTeX source of a drawing.

    Args:
        drawing: what is painted; of a theme that follows the reader's system, in light.
        document: Make a document of one page; else only the picture, to be read into one by `\input`.
    """
    scale = min(_BP, _LARGEST / max(drawing.width, drawing.height))
    translator = _Translator(scale)
    lines = [*translator.translated(ET.fromstring(svg.paint(drawing)))]  # noqa: S314 - our own SVG
    picture = [
        "\\begin{tikzpicture}[",
        f"  x={scale:.4g}bp, y=-{scale:.4g}bp, line join=round,",
        "  every node/.style={inner sep=0pt, outer sep=0pt, anchor=base west}]",
        *translator.colours(),
        *lines,
        "\\end{tikzpicture}%",
    ]
    body = ["{\\sffamily%", *[f"{line}%" for line in (*DEFINITIONS, _SIZE)], *picture, "}"]
    if not document:
        return _NEEDED + "\n".join(body) + "\n"
    head = _PREAMBLE.replace("WIDTH", f"{drawing.width * scale:.1f}")
    head = head.replace("HEIGHT", f"{drawing.height * scale + 1:.1f}")
    return head + "\n".join([*body, "\\end{document}"]) + "\n"


class _Translator:
    """Turns elements of our SVG into commands of TikZ, and gathers the colours that they name."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._colours: dict[str, str] = {}

    def colours(self) -> Iterator[str]:
        """Return the definitions of the colours that occur."""
        for name, code in sorted(self._colours.items()):
            yield f"\\definecolor{{{name}}}{{HTML}}{{{code}}}"

    def translated(self, root: ET.Element) -> Iterator[str]:
        """Translate all of a picture."""
        stack: list[tuple[ET.Element, dict[str, str], tuple[float, float], str]] = [
            (root, {}, (0.0, 0.0), "")
        ]
        while stack:
            element, above, origin, url = stack.pop()
            look = above | {name: element.attrib[name] for name in _INHERITED if name in element.attrib}
            kind = element.tag.removeprefix(_SVG)
            if kind in {"svg", "g", "a"}:
                origin = _moved(origin, element.get("transform", ""))
                url = element.get("href", "") if kind == "a" else url
                if element.get("class") == "card":
                    yield f"% {_comment(element.get('id', ''))}"
                stack += [(child, look, origin, url) for child in reversed(element)]
            elif kind == "text":
                yield from self._text(element, look, origin, url)
            elif (shape := _shape(kind, element, origin)) and (style := self._style(look, element)):
                yield f"\\path[{', '.join(style)}] {shape};"

    # -- looks

    def _colour(self, look: Mapping[str, str], what: str) -> str:
        """Return the name of a colour by its place in the palette, or by its code; `""` for none."""
        code = look.get(what, "none")
        if not re.fullmatch("#[0-9A-Fa-f]{6}", code):
            return ""
        named = [word[2:] for word in look.get("class", "").split() if word.startswith(f"{what[0]}-")]
        name = named[0].replace("_", "-") if named else f"c{code[1:]}"
        self._colours[name] = code[1:].upper()
        return name

    def _style(self, look: dict[str, str], element: ET.Element) -> list[str]:
        """Return the options of a path; none where it would not be seen."""
        style: list[str] = []
        if fill := self._colour(look, "fill"):
            style.append(f"fill={fill}")
        elif hatching := re.fullmatch(r"url\(#.*-(\w+)\)", look.get("fill", "")):
            style.append(f"pattern={_HATCHINGS[hatching[1]]}")
        if style and (opacity := element.get("fill-opacity")):
            style.append(f"fill opacity={opacity}")
        if line := self._colour(look, "stroke"):
            style += [f"draw={line}", f"line width={float(look.get('stroke-width', '1')) * self.scale:.2g}bp"]
            if dashes := look.get("stroke-dasharray"):
                on_off = [f"{float(part) * self.scale:.3g}bp" for part in dashes.split()]
                words = [f"{word} {part}" for word, part in zip(["on", "off"] * 2, on_off, strict=False)]
                style.append(f"dash pattern={' '.join(words)}")
            if look.get("stroke-linecap") == "round":
                style.append("line cap=round")
        if style and (radius := element.get("rx")):
            style.append(f"rounded corners={float(radius) * self.scale:.3g}bp")
        return style

    # -- text

    def _text(
        self, element: ET.Element, look: Mapping[str, str], origin: tuple[float, float], url: str
    ) -> Iterator[str]:
        """Translate the lines of a text, each to a node."""
        size = f"\\argmapsize{{{float(element.get('font-size', '12')) * self.scale:.3g}}}"
        font = size + ("\\bfseries" if element.get("font-weight") else "")
        style = [f"text={self._colour(look, 'fill')}", f"font={font}"]
        anchor = _ANCHORS[element.get("text-anchor", "start")]
        style += [f"anchor={anchor}"] if anchor != _ANCHORS["start"] else []
        if turned := re.match(r"rotate\((\S+) ", element.get("transform", "")):
            style.append(f"rotate={_n(-float(turned[1]))}")
        x, y = float(element.get("x", "0")) + origin[0], float(element.get("y", "0")) + origin[1]
        for line in list(element) or [element]:
            y += float(line.get("dy", "0"))
            words = escaped(clipped(line.text or "", _LONGEST))
            if url and not url.startswith("#"):
                words = f"\\href{{{address(url)}}}{{{words}}}"
            if words:
                yield f"\\node[{', '.join(style)}] at ({_n(x)}, {_n(y)}) {{{words}}};"


def _moved(origin: tuple[float, float], transform: str) -> tuple[float, float]:
    found = re.fullmatch(r"translate\((\S+) (\S+)\)", transform)
    return (origin[0] + float(found[1]), origin[1] + float(found[2])) if found else origin


def _comment(text: str) -> str:
    return re.sub("[^\x20-\x7e]", "?", text)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _shape(kind: str, element: ET.Element, origin: tuple[float, float]) -> str:
    """Return the way of a shape; `""` for what is none."""
    if kind == "path":
        return _way(element.get("d", ""), origin)
    if kind not in {"rect", "circle"}:
        return ""
    left, top = ("x", "y") if kind == "rect" else ("cx", "cy")
    x, y = origin[0] + float(element.get(left, "0")), origin[1] + float(element.get(top, "0"))
    if kind == "circle":
        return f"({_n(x)}, {_n(y)}) circle[radius={element.attrib['r']}]"
    right, low = x + float(element.attrib["width"]), y + float(element.attrib["height"])
    return f"({_n(x)}, {_n(y)}) rectangle ({_n(right)}, {_n(low)})"


def _way(path: str, origin: tuple[float, float]) -> str:
    """Return the attribute `d` of a path, with the commands that our own pictures use, as a path of TikZ."""
    steps = iter(_STEP.findall(path))
    made, here, command = list[str](), origin, ""
    for step in steps:
        first = [] if step.isalpha() else [float(step)]
        command = step if step.isalpha() else command
        count = _LENGTHS[command.upper()]
        numbers = first + [float(next(steps)) for _ in range(count - len(first))]
        points = _points(command, numbers, here, here if command.islower() else origin)
        made.append(_stretch(command.upper(), here, points))
        here = points[-1] if points else here
    return " ".join(made)


_Point = tuple[float, float]


def _points(command: str, numbers: list[float], here: _Point, origin: _Point) -> list[_Point]:
    """Return the points that a command leads through."""
    if command.upper() == "H":
        return [(numbers[0] + origin[0], here[1])]
    if command.upper() == "V":
        return [(here[0], numbers[0] + origin[1])]
    return [(x + origin[0], y + origin[1]) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _stretch(command: str, here: _Point, points: list[_Point]) -> str:
    """Return one stretch of a path."""
    if command == "Z":
        return "-- cycle"
    if command == "Q":  # as a cubic curve: both its controls lie two thirds of the way to the one of this
        (bend, end), third = points, 2 / 3
        controls = [
            tuple(a + third * (b - a) for a, b in zip(side, bend, strict=True)) for side in (here, end)
        ]
        points = [(controls[0][0], controls[0][1]), (controls[1][0], controls[1][1]), end]
    written = [f"({_n(x)}, {_n(y)})" for x, y in points]
    if command in {"C", "Q"}:
        return f".. controls {written[0]} and {written[1]} .. {written[2]}"
    return written[0] if command == "M" else f"-- {written[0]}"


RENDERER = Renderer(title="TikZ, for LaTeX", suffixes=(".tex", ".tikz"), media_type="text/x-tex", paint=paint)
