"""The live preview, asked as a browser asks it: what is answered, what is refused; nothing is lost."""

from __future__ import annotations

import gzip
import json
import os
from hashlib import sha256
from urllib.parse import quote

import pytest

pytest.importorskip("starlette", reason="argmap[serve] is not installed")
pytest.importorskip("httpx2", reason="httpx2 is not installed")

from starlette.testclient import TestClient

from argmap.errors import OptionError
from argmap.server._app import application
from argmap.server._guard import names_of
from argmap.server._reading import read
from argmap.server._shelf import Shelf

DEBATE = "===\ntitle: Weather\n===\n\n[Go]: Let us go.\n    - [Rain]: It rains.\n"
KEY = "secret"
HOME = "http://127.0.0.1:8462"


def version(text):
    return sha256(text.encode() if isinstance(text, str) else text).hexdigest()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "maps"
    (folder / "deep" / ".hidden").mkdir(parents=True)
    (folder / "debate.argdown").write_text(DEBATE)
    (folder / "deep" / "other.argdown").write_text("[A]: a\n")
    (folder / "deep" / ".hidden" / "secret.argdown").write_text("[S]: s\n")
    (folder / "notes.txt").write_text("no map")
    (tmp_path / "outside.argdown").write_text("[Outside]: o\n")
    return folder


@pytest.fixture
def client(folder):
    with TestClient(
        application(Shelf.of([folder]), key=KEY), base_url=HOME, follow_redirects=False
    ) as client:
        yield client


def put(client, name, text, headers):
    body = text.encode() if isinstance(text, str) else text
    return client.put(f"/text/{name}", content=body, headers={"X-Argmap-Key": KEY, **headers})


# -- who is served


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8462", "", "a@localhost"]
)
def test_a_foreign_name_that_leads_here_is_not_ours(client, host):
    answer = client.get("/text/debate.argdown", headers={"Host": host})
    assert answer.status_code == 421
    assert "Let us go" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8462", "localhost", "LOCALHOST:9000", "[::1]:8462"])
def test_this_machine_has_several_names(client, host):
    assert client.get("/text/debate.argdown", headers={"Host": host}).status_code == 200


def test_elsewhere_than_on_loopback_it_is_called_by_number_or_by_its_own_name():
    assert {"debates.example", "*"} <= names_of("debates.example")
    assert "*" not in names_of("127.0.0.1")
    assert "*" not in names_of("127.0.0.2")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:3000", "https://localhost"]
)
def test_a_foreign_origin_reads_and_writes_nothing(client, folder, origin):
    assert client.get("/events/debate.argdown", headers={"Origin": origin}).status_code == 403
    answer = put(client, "debate.argdown", "mine", {"Origin": origin, "If-Match": f'"{version(DEBATE)}"'})
    assert answer.status_code == 403
    assert (folder / "debate.argdown").read_text() == DEBATE
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    ("mode", "dest"), [("no-cors", "script"), ("no-cors", "image"), ("navigate", "iframe"), ("cors", "empty")]
)
def test_a_foreign_page_embeds_nothing(client, site, mode, dest):
    told = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    assert client.get("/page/debate.argdown", headers=told).status_code == 403


def test_a_link_from_elsewhere_is_followed_and_ours_are(client):
    told = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert client.get("/map/debate.argdown", headers=told).status_code == 200
    assert client.get("/text/debate.argdown", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/map/debate.argdown",
        "/page/debate.argdown",
        "/text/debate.argdown",
        "/missing",
        "/assets/live.js",
    ],
)
def test_every_answer_tells_the_browser_to_be_strict(client, address):
    headers = client.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "frame-ancestors" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


# -- paths


@pytest.mark.parametrize(
    "name",
    [
        "../outside.argdown",
        "%2e%2e/outside.argdown",
        "%2e%2e%2foutside.argdown",
        "..%5coutside.argdown",
        "%252e%252e/outside.argdown",
        "deep/../../outside.argdown",
        "/etc/passwd",
        "//etc/passwd",
        "%2fetc%2fpasswd",
        "C:%5cWindows%5cwin.ini",
        "file:///etc/passwd",
        "notes.txt",
        "deep",
        "deep/.hidden/secret.argdown",
        ".argdown",
        "debate.argdown%00",
        "debate.argdown/",
        "",
        "link.argdown",
        "linked/outside.argdown",
        "circle.argdown",
        quote("☃" * 300) + ".argdown",
    ],
)
def test_no_path_leads_out(client, folder, name):
    (folder / "link.argdown").symlink_to(folder.parent / "outside.argdown")
    (folder / "linked").symlink_to(folder.parent, target_is_directory=True)
    (folder / "circle.argdown").symlink_to(folder / "circle.argdown")
    for room in ("text", "page", "map", "events"):
        assert client.get(f"/{room}/{name}").status_code in {403, 404}
    answer = put(client, name, "mine", {"If-None-Match": "*"})
    assert answer.status_code in {404, 405, 409}
    assert (folder.parent / "outside.argdown").read_text() == "[Outside]: o\n"


def test_the_absolute_path_of_a_file_is_no_name(client, folder):
    assert client.get(f"/text/{folder / 'debate.argdown'}").status_code == 404
    assert client.get(f"/text/{quote(str(folder / 'debate.argdown'), safe='')}").status_code == 404


def test_of_single_files_only_these_are_served(folder):
    app = application(Shelf.of([folder / "debate.argdown", folder / "notes.txt"]), key=KEY)
    with TestClient(app, base_url=HOME) as client:
        assert client.get("/text/notes.txt").text == "no map"
        assert client.get("/text/deep/other.argdown").status_code == 404


def test_a_link_that_was_given_is_followed(folder):
    (folder.parent / "mine.argdown").symlink_to(folder / "debate.argdown")
    app = application(Shelf.of([folder.parent / "mine.argdown"]), key=KEY)
    with TestClient(app, base_url=HOME) as client:
        assert client.get("/text/mine.argdown").text == DEBATE
        assert (
            put(client, "mine.argdown", "[B]: b\n", {"If-Match": f'"{version(DEBATE)}"'}).status_code == 200
        )
    assert (folder.parent / "mine.argdown").is_symlink()
    assert (folder / "debate.argdown").read_text() == "[B]: b\n"


def test_what_can_be_followed_is_a_file_or_a_folder(folder):
    os.mkfifo(folder / "pipe")
    with pytest.raises(OptionError, match="neither a file nor a folder"):
        Shelf.of([folder / "pipe"])
    with pytest.raises(FileNotFoundError):
        Shelf.of([folder / "missing.argdown"])


# -- the list


def test_the_list_has_all_maps_and_hides_what_is_hidden(client, folder):
    page = client.get("/").text
    assert 'href="/map/debate.argdown"' in page
    assert 'href="/map/deep/other.argdown"' in page
    assert "secret" not in page
    assert "notes" not in page
    (folder / "<b>&.argdown").write_text("[A]: a\n")
    assert "<b>" not in client.get("/").text


def test_one_file_alone_is_shown_at_once(folder):
    with TestClient(application(Shelf.of([folder / "debate.argdown"]), key=KEY), base_url=HOME) as client:
        answer = client.get("/", follow_redirects=False)
    assert answer.headers["location"] == "/map/debate.argdown"


# -- writing


def test_a_text_is_saved_over_the_version_that_it_was_made_of(client, folder):
    seen = client.get("/text/debate.argdown")
    answer = put(client, "debate.argdown", DEBATE + "// more\n", {"If-Match": seen.headers["etag"]})
    assert answer.json() == {"text": version(DEBATE + "// more\n")}
    assert (folder / "debate.argdown").read_text() == DEBATE + "// more\n"
    assert sorted(path.name for path in folder.iterdir()) == ["debate.argdown", "deep", "notes.txt"]


def test_no_newer_file_is_written_over(client, folder):
    seen = client.get("/text/debate.argdown").headers["etag"]
    (folder / "debate.argdown").write_text("theirs")
    assert put(client, "debate.argdown", "mine", {"If-Match": seen}).status_code == 412
    assert (folder / "debate.argdown").read_text() == "theirs"


def test_nor_one_that_changes_while_it_is_written(client, folder, monkeypatch):
    """At the last moment before the new file takes the place of the old one."""
    sync = os.fsync

    def slow(descriptor):
        (folder / "debate.argdown").write_text("theirs")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    assert put(client, "debate.argdown", "mine", {"If-Match": f'"{version(DEBATE)}"'}).status_code == 412
    assert (folder / "debate.argdown").read_text() == "theirs"
    assert len([*folder.iterdir()]) == 3


def test_a_file_that_went_is_made_anew_and_one_that_came_is_spared(client, folder):
    (folder / "debate.argdown").unlink()
    assert put(client, "debate.argdown", "mine", {"If-Match": f'"{version(DEBATE)}"'}).status_code == 412
    assert put(client, "debate.argdown", "mine", {"If-None-Match": "*"}).status_code == 200
    assert put(client, "debate.argdown", "again", {"If-None-Match": "*"}).status_code == 412
    assert (folder / "debate.argdown").read_text() == "mine"


@pytest.mark.parametrize("key", [b"", b"wrong", "sécret".encode()])
def test_without_the_key_nothing_is_written(client, folder, key):
    headers = {"X-Argmap-Key": key, "If-Match": f'"{version(DEBATE)}"'}
    assert client.put("/text/debate.argdown", content=b"mine", headers=headers).status_code == 403
    assert client.get("/key", headers={"X-Argmap-Key": key}).json() is False
    assert client.get("/key", headers={"X-Argmap-Key": KEY}).json() is True
    assert (folder / "debate.argdown").read_text() == DEBATE


@pytest.mark.parametrize(
    ("headers", "body", "code"),
    [
        ({}, b"mine", 428),
        ({"If-Match": "*"}, b"mine", 428),
        ({"If-Match": f'"{version(DEBATE)}"'}, b"\xff\xfe", 415),
    ],
)
def test_a_careless_request_is_refused(client, folder, headers, body, code):
    assert put(client, "debate.argdown", body, headers).status_code == code
    assert (folder / "debate.argdown").read_text() == DEBATE


@pytest.mark.parametrize("method", ["POST", "DELETE", "PATCH", "OPTIONS"])
def test_there_is_nothing_else_to_be_done(client, method):
    assert client.request(method, "/text/debate.argdown").status_code == 405


def test_a_large_body_is_refused_before_it_is_read(client, folder):
    def body():
        raise AssertionError("somebody reads it")
        yield b""

    headers = {"X-Argmap-Key": KEY, "If-None-Match": "*", "Content-Length": str(50_000_000)}
    assert client.put("/text/new.argdown", content=body(), headers=headers).status_code == 413
    assert not (folder / "new.argdown").exists()


def test_a_large_body_that_does_not_say_so_is_refused_as_soon_as_it_is_too_large(client, folder):
    sent = 0

    def body():
        nonlocal sent
        for _ in range(50):
            sent += 1_000_000
            yield b"x" * 1_000_000

    assert put(client, "new.argdown", b"", {"If-None-Match": "*"}).status_code == 200
    headers = {"X-Argmap-Key": KEY, "If-Match": f'"{version("")}"'}
    answer = client.put("/text/new.argdown", content=body(), headers=headers)
    assert answer.status_code == 413
    assert (folder / "new.argdown").read_bytes() == b""


def test_a_file_that_may_not_be_written_says_so(client, folder, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "fsync", refuse)
    answer = put(client, "debate.argdown", "mine", {"If-Match": f'"{version(DEBATE)}"'})
    assert answer.status_code == 409
    assert "Permission denied" in answer.text
    assert (folder / "debate.argdown").read_text() == DEBATE


# -- what a page is told


def reading(path, number=1):
    return read(path, number=number, format=None, theme="auto")


def test_remarks_have_their_lines(folder):
    path = folder / "debate.argdown"
    path.write_text("[Go]: Let us go.\n    + [Rain]: It rains.\n  - [Sun]: It shines.\n")
    told = reading(path).told()
    assert {(one["code"], one["line"]) for one in told["remarks"]} >= {("AM-A006", 3)}
    assert told["places"]["go"] == (1, 1)
    assert told["error"] is None


def test_an_unreadable_file_keeps_its_last_picture(folder):
    path = folder / "map.argmap.json"
    path.write_text('{"format": "argmap", "version": 1, "title": "Good"}')
    good = reading(path)
    path.write_text('{"format": "argmap",\n "title": }')
    bad = reading(path).after(good)
    assert bad.page == good.page != ""
    assert bad.error is not None
    assert (bad.error.line, bad.error.severity) == (2, "error")
    assert bad.told()["version"] == good.told()["version"]
    assert str(folder) not in json.dumps(bad.told())


@pytest.mark.parametrize(
    ("content", "fixed"),
    [
        (gzip.compress(DEBATE.encode()), "packed"),
        (DEBATE.encode("utf-16"), "UTF-8"),
        (DEBATE.encode() + b"//" + b"x" * 1000, "larger than"),
    ],
)
def test_what_cannot_be_edited_is_shown_all_the_same(client, folder, content, fixed, monkeypatch):
    for module in ("_reading", "_app"):
        monkeypatch.setattr(f"argmap.server.{module}.EDITABLE", 1000)
    (folder / "debate.argdown").write_bytes(content)
    told = reading(folder / "debate.argdown")
    assert fixed in told.fixed
    assert told.page
    assert client.get("/text/debate.argdown").status_code == (413 if fixed == "larger than" else 200)


def test_of_several_maps_in_a_file_each_can_be_looked_at(client, folder):
    fences = "\n".join(
        f"```argdown\n===\ntitle: {title}\n===\n[{title}]: x\n```\n" for title in ("One", "Two")
    )
    (folder / "notes.md").write_text(fences)
    assert reading(folder / "notes.md", 2).maps == ("One", "Two")
    assert "<title>Two" in client.get("/page/notes.md?map=2").text
    assert "<title>Two" in client.get("/page/notes.md?map=99").text
    assert "<title>One" in client.get("/page/notes.md?map=%00").text


def test_whatever_a_file_holds_the_preview_lives(folder, monkeypatch):
    import argmap.server._reading as module

    path = folder / "debate.argdown"
    for content in (b"", b"\0", b"\xff", b"[", b"\x1f\x8b"):
        path.write_bytes(content)
        told = reading(path)
        assert told.error or told.page
    monkeypatch.setattr(module, "read_all", lambda *_, **__: 1 / 0)
    path.write_text(DEBATE)
    assert "ZeroDivisionError" in reading(path).error.message
    path.unlink()
    assert "not there" in reading(path).error.message
    path.mkdir()
    assert "folder" in reading(path).error.message
    path.rmdir()
    os.mkfifo(path)
    assert "no file" in reading(path).error.message


def test_a_file_that_may_not_be_read_says_so(folder, monkeypatch):
    import argmap.server._reading as module

    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "_content", refuse)
    assert reading(folder / "debate.argdown").error.message == "permission denied"


def test_hostile_settings_of_checks_are_told(folder):
    (folder / "pyproject.toml").write_text("[tool.argmap.check]\nselect = 1\n")
    assert any("AM101" in one.message for one in reading(folder / "debate.argdown").remarks)
