"""`argmap draft`."""

from __future__ import annotations

import json

import pytest

import argmap

ARTICLE = "Ana Ruiz said the bridge is unsafe. “It must close,” she added.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_draft_is_argdown_to_go_on_with(command, article):
    done = command("draft", "article.txt", "-o", "debate.argdown")
    assert (done.code, done.out, done.err) == (0, "", "wrote debate.argdown\n")
    m = argmap.read("debate.argdown")
    assert [said.words for said in m.statements(actor="ana-ruiz")] == [
        "the bridge is unsafe.",
        "It must close,",
    ]
    assert m.sources["article"].path == "article.txt"
    assert m.sources["article"].text is None
    assert command("check", "debate.argdown", "--select", "AM3").out.count("AM301") == 0


def test_a_draft_goes_to_standard_output(command, article):
    told, piped = command("draft", "article.txt").out, command("draft", "-", stdin=ARTICLE).out
    assert argmap.loads(told).claims.keys() == argmap.loads(piped).claims.keys()
    assert "// Ana Ruiz\n" in told


def test_a_draft_is_written_in_the_format_of_the_suffix(command, article):
    assert command("draft", "article.txt", "-o", "debate.argmap.json").code == 0
    assert json.loads((article.parent / "debate.argmap.json").read_text())["format"] == "argmap"


def test_what_is_there_is_not_written_over(command, article):
    work = article.parent / "debate.argdown"
    work.write_text("my work")
    done = command("draft", "article.txt", "-o", "debate.argdown")
    assert (done.code, work.read_text()) == (2, "my work")
    assert "--force" in done.err
    assert command("draft", "article.txt", "-o", "debate.argdown", "--force").code == 0


def test_the_path_of_the_article_is_told_from_the_map(command, article):
    (article.parent / "maps").mkdir()
    (article.parent / "texts").mkdir()
    article.rename(article.parent / "texts" / "article.txt")
    command("draft", "texts/article.txt", "-o", "debate.argdown")
    assert argmap.read("debate.argdown").sources["article"].path == "texts/article.txt"
    command("draft", "texts/article.txt", "-o", "texts/debate.argdown")
    assert argmap.read("texts/debate.argdown").sources["article"].path == "article.txt"
    command("draft", "texts/article.txt", "-o", "maps/debate.argdown")
    assert argmap.read("maps/debate.argdown").sources["article"].path == "texts/article.txt"


def test_a_model_is_asked_and_its_reply_is_taken(command, article):
    assert "<text>\nAna Ruiz said" in command("draft", "article.txt", "--prompt").out
    passage = {"quote": "the bridge is unsafe", "speakers": ["ruiz"], "title": "Unsafe bridge"}
    reply = {"actors": [{"id": "ruiz", "name": "Ana Ruiz"}], "passages": [passage]}
    (article.parent / "reply.json").write_text(json.dumps(reply))
    assert "[Unsafe bridge]" in command("draft", "article.txt", "--from", "reply.json").out
    passage["quote"] = "the bridge is safe"
    (article.parent / "reply.json").write_text(json.dumps(reply))
    done = command("draft", "article.txt", "--from", "reply.json", "-o", "debate.argdown")
    assert done.code == 2
    assert "reply.json:1:" in done.err
    assert "it says “the bridge is unsafe”" in done.err
    assert not (article.parent / "debate.argdown").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.txt"], "none.txt: no such file"),
        (["article.txt", "--prompt", "--from", "x"], "either --prompt or --from"),
        (["article.txt", "--from", "none.json"], "none.json: no such file"),
        (["empty.txt"], "empty.txt: there is no text in it"),
        (["picture.png"], "no document that argmap reads"),
    ],
)
def test_what_cannot_be_drafted_is_explained(command, article, arguments, message):
    (article.parent / "empty.txt").touch()
    (article.parent / "picture.png").write_bytes(b"\x89PNG\r\n\0")
    done = command("draft", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
