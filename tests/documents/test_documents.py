"""Documents as sources: text, Markdown, HTML and PDF."""

from __future__ import annotations

import gzip
import sys
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.documents import KINDS, read_source
from argmap.errors import MissingExtraError, ParseError, UnknownFormatError
from argmap.notes import Notes

typst = pytest.importorskip("typst")

SEED = "seeds/facebook-encryption.txt"

PAGE = """<!doctype html>
<html><head><title>Bridge | The Post</title><meta property="og:site_name" content="The Post">
<meta name="author" content="Jo Doe"><link rel="canonical" href="https://example.org/bridge"></head>
<body><header>The Post</header><nav><a href="/">Home</a></nav>
<main><article><header><h1>Bridge &amp; town</h1></header>
<p>It <em>must</em>
  close,<br>they&nbsp;said. <q>Now</q></p>
<script>let p = "<p>no</p>";</script><aside>Buy this</aside>
<blockquote><p>At once.</p><p>For good.</p></blockquote>
<pre>kept
as lines</pre><ul><li>one<li>two</ul></article>
<article>Short teaser</article></main><footer>(c) The Post</footer></body></html>
"""

MARKDOWN = """---
title: The bridge
author: Jo Doe
date: 2026-03-04
---
Ms Ruiz **said**
so:

> It must
> close.
>
> > At once.

- *one*
- [two](https://example.org)
"""


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def written(name, content):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return written


def test_plain_text_is_kept_to_the_character(pytestconfig):
    raw = (pytestconfig.rootpath / SEED).read_bytes()
    source = read_source(pytestconfig.rootpath / SEED)
    assert source.text == raw.decode()
    assert source.id == "facebook-encryption"
    assert source.data["sha256"] == sha256(raw).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_makes_no_difference(file, encoding):
    name = file("a.txt", "“So”,\r\nhe said.\r".encode(encoding))
    assert read_source(name).text == "“So”,\nhe said.\n"


def test_a_guessed_encoding_is_noted(file):
    notes = Notes()
    assert read_source(file("a.txt", "“So”".encode("cp1252")), notes=notes).text == "“So”"
    assert [note.code for note in notes] == ["AM-F001"]


def test_html_is_its_main_text(file):
    source = read_source(file("bridge.html", PAGE))
    assert source.text == (
        "Bridge & town\n\nIt must close,\nthey said. “Now”\n\n> At once.\n\n> For good.\n\n"
        "kept\nas lines\n\none\n\ntwo\n"
    )
    assert (source.title, source.publisher, source.authors) == ("Bridge & town", "The Post", ("Jo Doe",))
    assert source.url == "https://example.org/bridge"


def test_html_without_an_article_is_the_whole_page_but_for_its_frame(file):
    page = "<nav>Home</nav><div><p>One.<p>Two.</div><article>ad</article><footer>end</footer>"
    assert read_source(file("a.html", page)).text == "One.\n\nTwo.\n\nad\n"


@pytest.mark.parametrize(
    ("said", "encoding"), [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8")]
)
def test_a_page_tells_its_encoding(file, said, encoding):
    page = f'<meta charset="{said}"><p>“naïve”</p>'.encode(encoding)
    assert read_source(file("a.html", page)).text == "“naïve”\n"


def test_a_page_that_is_wrong_about_its_encoding_is_noted(file):
    notes = Notes()
    page = b'<meta charset="klingon"><p>so</p>'
    assert read_source(file("a.html", page), notes=notes).text == "so\n"
    assert [note.code for note in notes] == ["AM-F003"]


def test_markdown_is_what_it_shows(file):
    source = read_source(file("a.md", MARKDOWN))
    assert source.text == "Ms Ruiz said so:\n\n> It must close.\n\n> > At once.\n\none\n\ntwo\n"
    assert (source.title, source.authors, source.date) == ("The bridge", ("Jo Doe",), "2026-03-04")


def test_front_matter_that_is_no_yaml_tells_nothing(file):
    assert read_source(file("a.md", "---\ntitle: [\n---\n# So\n\nIt is.\n")).title == "So"


def test_pdf_is_its_paragraphs(file):
    typed = (
        '#set page(width: 11cm, height: 6cm, numbering: "1")\n#set document(title: "Bridge")\n'
        "The bridge is unsafe, engineers said on Tuesday. “We found cracks in all of the pillars,” said "
        "Ana Ruiz.\n\nThe council denied it in a statement that was sent to all of the newspapers.\n"
        "#pagebreak()\nThat was all.\n"
    )
    source = read_source(file("a.pdf", typst.compile(typed.encode())))
    assert source.text == (
        "The bridge is unsafe, engineers said on Tuesday. “We found cracks in all of the pillars,” said "
        "Ana Ruiz.\n\nThe council denied it in a statement that was sent to all of the newspapers.\n\n"
        "That was all.\n"
    )
    assert source.title == "Bridge"
    first, second = source.data["pages"]
    assert first == 0
    assert source.text[second:].strip() == "That was all."


def test_a_page_that_is_a_picture_is_noted(file):
    notes = Notes()
    name = file("a.pdf", typst.compile(b"Words.\n#pagebreak()\n#rect()\n"))
    assert read_source(name, notes=notes).text == "Words.\n"
    assert [note.code for note in notes] == ["AM-F004"]


def test_the_content_tells_where_the_name_does_not(file):
    assert read_source(file("a", typst.compile(b"Words."))).text == "Words.\n"
    assert read_source(file("b", PAGE)).publisher == "The Post"
    assert read_source(file("c", "<p>")).text == "<p>"
    assert read_source(file("d.txt.gz", gzip.compress(b"packed"))).title == "d"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", "", "there is no text"),
        ("a.txt", b"a\0b", "byte 2 is zero"),
        ("a.html", "<nav>only</nav>", "there is no text"),
        ("a.html", "<i>" * 10_001, "10,000 elements"),
        ("a.md", "x\n\n" + "> " * 101 + "y", "a.md:3: quotations and lists are nested too deep"),
        ("a.md", " " * 200 + "- y", "nested too deep"),
        ("a.pdf", b"%PDF-1.7 and no more", "no PDF that can be read"),
        ("a.pdf", typst.compile(b"#rect()"), "no page has text"),
    ],
)
def test_what_cannot_be_read_is_explained(file, name, content, message):
    with pytest.raises(ParseError, match=message) as caught:
        read_source(file(name, content))
    assert str(caught.value).startswith(name)


def test_another_file_is_no_document(file):
    with pytest.raises(UnknownFormatError, match="html, markdown, pdf, text"):
        read_source(file("a.bin", b"\x89PNG\r\n\0\0"))


@pytest.mark.parametrize(
    ("name", "module"),
    [("a.html", "selectolax.lexbor"), ("a.md", "markdown_it"), ("a.pdf", "pypdf")],
)
def test_a_missing_library_is_named_with_what_installs_it(file, monkeypatch, name, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=r"argmap\[sources\]"):
        read_source(file(name, "so"))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "pdf"])
@given(raw=st.binary(max_size=200) | st.text(alphabet="<>/pq \n-*#“”a&;", max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(kind, raw):
    try:
        first = KINDS[kind].extract(raw, Notes())
    except ParseError:
        return
    assert first == KINDS[kind].extract(raw, Notes())
    first.text.encode()


@given(cut=st.integers(0, 3000), junk=st.binary(max_size=8))
def test_a_damaged_pdf_is_read_or_refused(cut, junk):
    try:
        KINDS["pdf"].extract(WHOLE[:cut] + junk + WHOLE[cut + len(junk) :], Notes())
    except ParseError as error:
        assert error.message  # noqa: PT017 - either is well


WHOLE = typst.compile(b"Words and words.")
