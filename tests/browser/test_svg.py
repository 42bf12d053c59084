"""The SVG in a real browser: nothing leaves its card, nothing is asked for, nothing runs."""

from __future__ import annotations

import base64
from importlib.resources import files

import pytest

from argmap import ArgumentMap, example, render
from argmap.layout import VIEWS
from argmap.layout.theme import THEMES

OVER = """() => {
  const over = [];
  for (const card of document.querySelectorAll('.card')) {
    const ground = card.querySelector('rect').getBBox();
    for (const text of card.querySelectorAll('text')) {
      const box = text.getBBox();
      const right = box.x + box.width - ground.width, below = box.y + box.height - ground.height;
      if (right > 0.5 || below > 0.5 || box.x < -0.5 || box.y < -0.5)
        over.push(`${text.textContent.slice(0, 40)}: ${right.toFixed(1)} ${below.toFixed(1)}`);
    }
  }
  return over;
}"""

# Thai and Hindi are missing: without their fonts every mark is drawn as a box of its own.
WRITTEN = {
    "arabic": "يجب على الشركة أن توقف خططها لتشفير الرسائل حتى تضمن سلامة الأطفال على منصاتها",
    "hebrew": "על החברה לעצור את תוכניותיה להצפנה מקצה לקצה עד שיובטח ביטחונם של ילדים",
    "chinese": "公司应当暂停端到端加密的计划，直到能够保证儿童的安全为止，否则虐待行为将无法被发现。",
    "japanese": "会社は、子どもの安全が保証されるまで、エンドツーエンド暗号化の計画を停止すべきです。",
    "emoji": "👩‍👩‍👧‍👦 families 🇬🇧 say ❤️ and 👍🏽 to safety, again and again 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉",
    "long word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "address": "https://example.org/a/very/long/address/that/nobody/would/ever/want/to/read/at/all?x=1&y=2",
    "capitals": "WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW MMMMMMMMMM",
    "long": "So it is said, and said again. " * 170,
    "empty": "",
}


def written() -> ArgumentMap:
    """A map with every kind of text on its cards, as title, text, name and source."""
    m = ArgumentMap("Texts")
    thesis = m.claim("Thesis.")
    for name, text in WRITTEN.items():
        claim = m.claim(text, title=text, id=name.replace(" ", "-"))
        m.say(m.actor(text or "?", id=f"by-{claim.id}"), claim, text=text, source=m.source(text or "?"))
        (m.support if len(text) % 2 else m.rebut)(claim, thesis)
    return m


def shown(page, svg: str, font: str) -> None:
    """Show a picture as part of a page, in some font."""
    inter = base64.b64encode((files("argmap.layout") / "inter-400.ttf").read_bytes()).decode()
    bold = base64.b64encode((files("argmap.layout") / "inter-600.ttf").read_bytes()).decode()
    faces = "".join(
        f"@font-face{{font-family:Shipped;font-weight:{weight};src:url(data:font/ttf;base64,{data})}}"
        for weight, data in ((400, inter), (600, bold))
    )
    page.set_content(f"<style>{faces} svg{{font-family:{font} !important}}</style>{svg}")
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("font", ["Shipped", "sans-serif"])
def test_no_line_leaves_its_card(page, font):
    for m in (written(), example("facebook-encryption")):
        shown(page, render(m, max_cards=None), font)
        assert page.evaluate(OVER) == []


@pytest.mark.parametrize("page", [True, False], indirect=True, ids=["offline", "online"])
@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("view", sorted(VIEWS))
def test_no_view_complains_asks_for_anything_or_runs(page, view, theme, tmp_path):
    m = example("facebook-encryption")
    m.claim("</style><script>console.log('ran')</script>", title="<img src=x onerror=console.log(1)>")
    picture = tmp_path / "picture.svg"
    picture.write_text(render(m, view=view, theme=theme), encoding="utf-8")
    page.goto(picture.as_uri())
    assert page.told == [f"request: {picture.as_uri()[:80]}"]
    assert page.evaluate("document.documentElement.nodeName") == "svg"
