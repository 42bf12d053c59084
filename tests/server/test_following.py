"""The live preview over sockets: who follows a file is told, whatever happens to it, and it ends at once."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256

import pytest

pytest.importorskip("starlette", reason="argmap[serve] is not installed")
pytest.importorskip("watchfiles", reason="argmap[serve] is not installed")

from argmap import ArgumentMap, dumps
from tests.serving import KEY, serving

PATIENCE = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("maps")


@pytest.fixture(scope="module")
def address(folder):
    with serving(folder) as address:
        yield address


def in_a_loop(work):
    """Do work in a loop of its own: what drives a browser may keep one running in this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class Follower:
    """A client of server-sent events."""

    def __init__(self, address, path):
        host, _, port = address.removeprefix("http://").partition(":")
        self.host, self.port, self.path = host, int(port), path

    async def __aenter__(self):
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        self.writer.write(f"GET {self.path} HTTP/1.1\r\nHost: {self.host}\r\n\r\n".encode())
        return self

    async def __aexit__(self, *_error):
        self.writer.close()

    async def hear(self):
        """Return what is told next."""
        while line := await asyncio.wait_for(self.reader.readline(), PATIENCE):
            if line.startswith(b"data: "):
                return json.loads(line[6:]) if line.startswith(b"data: {") else line[6:].strip().decode()
        raise EOFError

    async def until(self, is_so):
        while not is_so(told := await self.hear()):
            pass
        return told


def test_who_follows_is_told_of_each_version(address, folder):
    path = folder / "debate.argdown"

    async def run():
        path.write_text("[A]: a\n")
        async with Follower(address, "/events/debate.argdown") as follower:
            first = await follower.hear()
            assert first["places"]["a"] == [1, 1]
            path.write_text("\n[A]: a\n  + [B]: b\n")
            second = await follower.until(lambda told: "b" in told["places"])
            assert second["version"] != first["version"]
            (folder / "new.tmp").write_text("[C]: c\n")
            (folder / "new.tmp").replace(path)
            await follower.until(lambda told: "c" in told["places"])

    in_a_loop(run())


def test_what_changes_while_it_is_read_for_the_first_time_is_not_missed(address, folder, monkeypatch):
    import argmap.server._desk as desk

    path, read = folder / "slow.argdown", desk.read
    path.write_text("[A]: a\n")

    def slow(*given, **named):
        done = read(*given, **named)
        if "a" in done.places:
            path.write_text("[B]: b\n")
            time.sleep(0.3)
        return done

    async def run():
        async with Follower(address, "/events/slow.argdown") as follower:
            await follower.until(lambda told: "b" in told["places"])

    monkeypatch.setattr(desk, "read", slow)
    in_a_loop(run())


def test_who_goes_while_a_file_is_read_leaves_it_to_be_read_by_others(address, folder, monkeypatch):
    import argmap.server._desk as desk

    path, read = folder / "left.argdown", desk.read
    path.write_text("[A]: a\n")

    async def run():
        async with Follower(address, "/events/left.argdown") as follower:
            await follower.hear()
        monkeypatch.setattr(desk, "read", lambda *given, **named: (time.sleep(0.3), read(*given, **named))[1])
        async with Follower(address, "/events/left.argdown") as follower:
            await follower.hear()
            path.write_text("[B]: b\n")
            await asyncio.sleep(0.2)
        async with Follower(address, "/events/left.argdown") as follower:
            await follower.until(lambda told: "b" in told["places"])

    in_a_loop(run())


def test_a_file_may_go_become_a_folder_and_come_back(address, folder):
    path = folder / "restless.argmap.json"
    good = '{"format": "argmap", "version": 1, "title": "Good"}'

    async def run():
        path.write_text(good)
        async with Follower(address, "/events/restless.argmap.json") as follower:
            first = await follower.hear()
            path.write_text(good[:20])
            half = await follower.until(lambda told: told["error"])
            assert half["version"] == first["version"]
            path.unlink()
            gone = await follower.until(lambda told: not told["text"])
            assert "not there" in gone["error"]["message"]
            assert gone["version"] == first["version"]
            path.mkdir()
            await follower.until(lambda told: told["error"] and "folder" in told["error"]["message"])
            path.rmdir()
            path.write_text(good.replace("Good", "Back"))
            back = await follower.until(lambda told: not told["error"])
            assert back["maps"] == ["Back"]

    in_a_loop(run())


def test_a_folder_that_goes_and_comes_back_is_followed(tmp_path):
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "a.argdown").write_text("[A]: a\n")

    async def run(address):
        async with Follower(address, "/events/a.argdown") as follower:
            await follower.hear()
            shutil.rmtree(folder)
            await follower.until(lambda told: told["error"])
            folder.mkdir()
            (folder / "a.argdown").write_text("[B]: b\n")
            await follower.until(lambda told: "b" in told["places"])

    with serving(folder) as address:
        in_a_loop(run(address))


def test_the_second_file_of_a_document_and_the_text_of_a_source_are_followed(address, folder):
    front = "===\nsources:\n    letter: {title: Letter, path: letter.txt}\n===\n\n"
    (folder / "quoting.argdown").write_text(front + "[A]: a {quote: the exact words, source: letter}\n")
    (folder / "letter.txt").write_text("other words")

    def is_missed(told):
        return any(one["code"].startswith("AM3") and one["severity"] == "error" for one in told["remarks"])

    async def run():
        async with Follower(address, "/events/quoting.argdown") as follower:
            assert is_missed(await follower.hear())
            (folder / "letter.txt").write_text("These are the exact words of it.")
            await follower.until(lambda told: not is_missed(told))

    in_a_loop(run())


def test_the_list_is_told_when_a_file_comes_or_goes(address, folder):
    async def run():
        async with Follower(address, "/events") as follower:
            assert await follower.hear() == "list"
            (folder / "fresh.argdown").write_text("[A]: a\n")
            assert await follower.hear() == "list"

    in_a_loop(run())


def test_two_hundred_follow_at_once_and_one_reading_serves_them_all(address, folder, monkeypatch):
    import argmap.server._desk as desk

    path = folder / "crowd.argdown"
    path.write_text("[A]: a\n")
    read, count = desk.read, []
    monkeypatch.setattr(desk, "read", lambda *given, **named: (count.append(1), read(*given, **named))[1])

    async def run():
        followers = [Follower(address, "/events/crowd.argdown") for _ in range(200)]
        await asyncio.gather(*(follower.__aenter__() for follower in followers))
        told = await asyncio.gather(*(follower.hear() for follower in followers))
        assert len({one["version"] for one in told}) == 1
        assert len(count) <= 2  # once more where the system told late that the file had come
        path.write_text("[B]: b\n")
        await asyncio.gather(*(one.until(lambda told: "b" in told["places"]) for one in followers))
        assert len(count) <= 5
        for follower in followers:
            follower.writer.close()

    in_a_loop(run())


def test_of_two_hundred_who_write_at_once_one_wins_and_all_others_know(address, folder):
    path = folder / "contested.argdown"
    path.write_text("start")
    host, _, port = address.removeprefix("http://").partition(":")
    head = (
        f"PUT /text/contested.argdown HTTP/1.1\r\nHost: {host}\r\nX-Argmap-Key: {KEY}\r\n"
        f'If-Match: "{sha256(b"start").hexdigest()}"\r\nContent-Length: 3\r\n\r\n'
    )

    async def write(number):
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"{head}{number:03}".encode())
        line = await asyncio.wait_for(reader.readline(), PATIENCE)
        writer.close()
        return int(line.split()[1])

    async def run():
        return await asyncio.gather(*(write(number) for number in range(200)))

    codes = in_a_loop(run())
    assert sorted(codes) == [200] + 199 * [412]
    assert path.read_text() == f"{codes.index(200):03}"


@contextmanager
def running(folder):
    """The command at work, which is ended whatever happens."""
    command = [sys.executable, "-m", "argmap", "serve", "a.argdown", "--no-open", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("is_followed", [False, True])
def test_an_interrupt_ends_it_at_once_and_cleanly(tmp_path, is_followed):
    (tmp_path / "a.argdown").write_text("[A]: a\n")
    with running(tmp_path) as process:
        address = process.stderr.readline().split("/#key=")[0]
        assert address.startswith("http://127.0.0.1:")

        async def end():
            async with Follower(address, "/events/a.argdown") as follower:
                await follower.hear()
                process.send_signal(signal.SIGINT)
                with pytest.raises(EOFError):
                    await follower.hear()

        started = time.monotonic()
        in_a_loop(end()) if is_followed else process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert time.monotonic() - started < 5
        assert process.stderr.read() == ""


def test_an_interrupt_does_not_wait_for_a_reading(tmp_path):
    m = ArgumentMap("Long")
    thesis = m.claim("Thesis.")
    for number in range(8_000):
        m.support(m.claim(f"Reason {number}."), thesis)
    (tmp_path / "a.argdown").write_text(dumps(m, format="argdown"))
    with running(tmp_path) as process:
        address = process.stderr.readline().split("/#key=")[0]

        async def end():
            async with Follower(address, "/events/a.argdown") as follower:
                await asyncio.wait_for(follower.reader.readuntil(b"\r\n\r\n"), PATIENCE)
                process.send_signal(signal.SIGINT)
                with pytest.raises(EOFError):
                    await follower.hear()

        in_a_loop(end())
        assert process.wait(PATIENCE) == 0
        assert process.stderr.read() == ""


def test_a_port_that_somebody_has_is_refused_with_a_reason(tmp_path):
    import socket

    (tmp_path / "a.argdown").write_text("[A]: a\n")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "argmap", "serve", "a.argdown", "--no-open", "--port", port]
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    assert done.returncode == 2
    assert done.stderr == f"127.0.0.1:{port}: address already in use\n"
