"""PNG and PDF: in our own fonts, with what they lack told, within bounds; TikZ: a page or a part of one."""

from __future__ import annotations

import builtins
import io
import struct
import sys
from importlib.resources import files

import pytest

from argmap import ArgmapWarning, ArgumentMap
from argmap.errors import MissingExtraError, OptionError, SizeError
from argmap.layout import draw
from argmap.renderers import pdf, png, render
from argmap.renderers._fonts import INTER
from tests.renderers.debate import debate


def size(picture: bytes) -> tuple[int, int]:
    return struct.unpack(">II", picture[16:24])


def page(m: ArgumentMap, **options: object):
    from pypdf import PdfReader

    made = render(m, "pdf", **options)
    assert isinstance(made, bytes)
    return PdfReader(io.BytesIO(made))


# -- fonts


@pytest.mark.parametrize(("path", "weight"), [*zip(INTER, (400, 600), strict=True)])
def test_the_fonts_are_one_family_in_two_weights(path, weight):
    from fontTools.ttLib import TTFont

    with TTFont(path) as font:
        assert font["OS/2"].usWeightClass == weight
        assert font["name"].getDebugName(16) == "Inter"
        assert "Open Font License" in font["name"].getDebugName(13)
    assert path.stat().st_size < 140_000


def test_text_is_set_in_the_widths_by_which_it_was_measured():
    from fontTools.ttLib import TTFont

    from argmap.layout.widths import measurer

    for path, bold in zip(INTER, (False, True), strict=True):
        with TTFont(path) as font:
            em, advance, glyphs = font["head"].unitsPerEm, font["hmtx"], font.getBestCmap()
            for char in "Hamburgefonstiv Größe Жизнь Ελλάδα −×≠…“”":
                assert measurer(char, bold=bold)(char) == round(advance[glyphs[ord(char)]][0] * 1000 / em)


def test_usual_characters_need_no_look_into_the_font():
    from argmap.renderers import _fonts

    usual = {chr(code) for code in range(0x20, 0x2300) if _fonts._USUAL.fullmatch(chr(code))}
    assert not {char for char in usual if char.isprintable()} - _fonts._characters(INTER[0])
    assert _fonts._characters(INTER[0]) == _fonts._characters(INTER[1])


@pytest.mark.parametrize("name", ["png", "pdf"])
def test_characters_that_no_font_has_are_told(name):
    m = ArgumentMap("Größe − Жизнь")
    m.claim("漢字 and 漢.")
    with pytest.warns(ArgmapWarning, match="no font here has these characters.*: 字 漢; name a font"):
        render(m, name)


@pytest.mark.parametrize("name", ["png", "pdf"])
def test_a_file_that_is_no_font(name, tmp_path):
    path = tmp_path / "font.ttf"
    with pytest.raises(OptionError, match="no font file"):
        render(debate(), name, fonts=[str(path)])
    path.write_text("no font")
    with pytest.raises(OptionError, match="no font file"):
        render(debate(), name, fonts=[str(path)])
    with pytest.raises(OptionError, match="several paths"):
        render(debate(), name, fonts=str(path))


def test_text_in_a_font_that_is_not_there_is_in_inter():
    theme = {"like": "light", "font": "Georgia"}
    assert render(debate(), "png", theme=theme) == render(debate(), "png", theme="light")
    assert "We should go" in page(debate(), theme=theme).pages[0].extract_text()


# -- PNG


def test_pixels_are_px_times_scale():
    drawing = draw(debate())
    for scale in (0.5, 1, 2):
        made = size(png.paint(drawing, scale=scale))
        assert made == pytest.approx((drawing.width * scale, drawing.height * scale), abs=1)


def test_titles_are_bold():
    m, other = ArgumentMap(), ArgumentMap()
    m.claim("", title="Words")
    other.claim("Words")
    assert render(m, "png") != render(other, "png")


@pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf"), "2", 0.0001])
def test_a_scale_that_is_none(scale):
    with pytest.raises(OptionError, match="scale"):
        render(debate(), "png", scale=scale)


def test_a_picture_that_is_too_large_is_refused_before_it_is_drawn():
    with pytest.raises(SizeError, match="64,000,000"):
        render(debate(), "png", scale=1000)


def test_a_page_that_is_too_large_is_refused_before_it_is_set(monkeypatch):
    monkeypatch.setattr(pdf, "_LONGEST", 1000)
    with pytest.raises(SizeError, match="7 cards are too many"):
        render(debate(), "pdf")


@pytest.mark.parametrize(("name", "module"), [("png", "resvg_py"), ("pdf", "typst")])
def test_a_missing_extra_is_a_sentence(name, module, monkeypatch):
    real = builtins.__import__

    def without(wanted, *args, **kwargs):
        if wanted == module:
            raise ModuleNotFoundError(name=module)
        return real(wanted, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.delitem(sys.modules, module, raising=False)
    with pytest.raises(MissingExtraError, match=rf"pip install 'argmap\[{name}\]'"):
        render(debate(), name)


# -- PDF


def test_a_page_has_text_fonts_links_and_no_date():
    reader = page(debate())
    (only,) = reader.pages
    assert "We should go at once." in " ".join(only.extract_text().split())
    fonts = {font.get_object()["/BaseFont"].split("+")[1] for font in only["/Resources"]["/Font"].values()}
    assert fonts == {"Inter-Regular", "Inter-SemiBold"}
    targets = [note.get_object() for note in only["/Annots"]]
    assert [note["/A"]["/URI"] for note in targets if "/A" in note] == ["https://example.org/letter"]
    assert len(targets) == 2
    assert reader.metadata.title == "Should we go?"
    assert not {"/CreationDate", "/ModDate"} & {*reader.metadata}


def test_a_page_is_as_large_as_the_drawing_but_no_larger_than_pages_are():
    drawing = draw(debate())
    box = page(debate()).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(
        (drawing.width * 0.75, drawing.height * 0.75), abs=0.1
    )
    m = ArgumentMap()
    for number in range(600):
        m.support(m.claim(f"{number}."), "c1") if number else m.claim("So.")
    box = page(m, max_cards=None, direction="down", layout="tidy").pages[0].mediabox
    assert float(max(box.width, box.height)) == pytest.approx(14_400, abs=0.1)


def test_links_lead_to_harmless_addresses_alone():
    m = ArgumentMap()
    for number, url in enumerate(["javascript:alert(1)", "https://example.org/#(a)\\", "file:///etc/passwd"]):
        m.say(m.actor(f"{number}"), m.claim(f"{number}."), source=m.source(f"S{number}", url=url), text="x")
    notes = [note.get_object() for note in page(m).pages[0]["/Annots"]]
    assert [note["/A"]["/URI"] for note in notes if "/A" in note] == ["https://example.org/#(a)%5C"]


# -- TikZ


def test_a_picture_to_be_read_into_a_document():
    text = render(debate(), "tikz", document=False)
    assert "\\documentclass" not in text
    assert text.rstrip().endswith("}")


def test_a_title_of_a_document_is_not_taken_for_its_template():
    assert "{WIDTH HEIGHT};" in render(ArgumentMap("WIDTH HEIGHT"), "tikz")


def test_the_licence_of_the_fonts_comes_along():
    assert "SIL OPEN FONT LICENSE" in (files("argmap.layout") / "inter-OFL.txt").read_text("utf-8")
