"""What is built for users holds all they need and nothing else."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    [path] = WheelBuilder(str(ROOT)).build(
        directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]
    )
    with zipfile.ZipFile(path) as archive:
        yield archive


def test_the_wheel_carries_the_package_and_the_examples(wheel):
    names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "argmap").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    examples = {f"argmap/_examples/{path.name}" for path in (ROOT / "examples").glob("*.argmap.json")}
    assert examples
    assert names == package | examples


def test_the_wheel_carries_no_seed_text(wheel):
    passages = [path.read_text("utf-8")[:400].encode() for path in (ROOT / "seeds").glob("*.txt")]
    assert passages
    for name in wheel.namelist():
        content = wheel.read(name).replace(b"\\n", b"\n")
        assert not any(passage in content for passage in passages), name


def test_the_wheel_names_its_licences(wheel):
    licences = [name for name in wheel.namelist() if "/licenses/" in name]
    assert [name.rpartition("licenses/")[2] for name in licences] == [
        "LICENSE",
        "argmap/layout/inter-OFL.txt",
        "argmap/server/editor-licences.txt",
    ]


def test_a_wheel_from_the_sdist_is_the_same(wheel, tmp_path):
    [sdist] = SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # absent before Python 3.11.4
        archive.extractall(tmp_path)  # noqa: S202 - our own archive
    [unpacked] = [path for path in tmp_path.iterdir() if path.is_dir()]
    [again] = WheelBuilder(str(unpacked)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(again) as archive:
        assert {each.filename: each.CRC for each in archive.infolist()} == {
            each.filename: each.CRC for each in wheel.infolist()
        }
