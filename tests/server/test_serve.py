"""What `argmap serve` is made of: its libraries, the editor that comes along, and its addresses."""

from __future__ import annotations

import json
import socket
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from argmap.errors import MissingExtraError, OptionError

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("missing", ["watchfiles", "uvicorn", "starlette"])
def test_without_its_libraries_it_says_how_to_get_them(monkeypatch, tmp_path, missing):
    from argmap.server import serve

    for name in [missing, *(name for name in sys.modules if name.startswith(f"{missing}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    for name in [name for name in sys.modules if name.startswith("argmap.server._")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr("argmap.server._server", lambda *_: pytest.fail("it begins all the same"))
    with pytest.raises(MissingExtraError, match=r"pip install 'argmap\[serve\]'"):
        serve([tmp_path])


def test_a_theme_that_there_is_not_is_refused_before_anything_begins(tmp_path):
    from argmap.server import serve

    with pytest.raises(OptionError, match="theme"):
        serve([tmp_path], theme="mauve")


def test_the_editor_is_made_of_what_lies_in_tools():
    """Run tools/vendor_editor.sh where this fails."""
    sources = ROOT / "tools" / "editor"
    content = b"".join(
        (sources / name).read_bytes() for name in ("package-lock.json", "argdown.mjs", "editor.mjs")
    )
    head = (ROOT / "argmap" / "server" / "editor.js").read_text(encoding="utf-8")[:200]
    assert f"({sha256(content).hexdigest()[:16]})" in head
    licences = (ROOT / "argmap" / "server" / "editor-licences.txt").read_text(encoding="utf-8")
    for name, version in json.loads((sources / "package.json").read_text())["dependencies"].items():
        assert f"{name} {version}" in licences


def test_where_the_usual_port_is_taken_the_next_one_is(monkeypatch):
    from argmap import server

    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr(server, "PORT", taken.getsockname()[1])
        with server._listening("127.0.0.1", None) as place:
            assert place.getsockname()[1] != taken.getsockname()[1]


@pytest.mark.parametrize(
    ("host", "written"),
    [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]"), ("::", "127.0.0.1"), ("debates", "debates")],
)
def test_an_address_can_be_opened(host, written):
    from argmap.server import _written

    assert _written(host) == written
