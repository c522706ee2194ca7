"""What tests share: the samples, documents that are wrong, and tools that behave badly."""

from __future__ import annotations

import os
import stat
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import rapporteur
from rapporteur import Rapporteur

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "Samples"
DATA = Path(os.environ.get("SHARED_DATA") or ROOT.parent / "shared" / "data")

VALID = SAMPLES / "communication.xml"
WRONG = (SAMPLES / "note-verbale.xml").read_bytes().replace(b"<noteVerbale", b'<noteVerbale wrong="yes"', 1)
MALFORMED = b'<report xmlns="urn:rapporteur:report:1.0"><open></report>'


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs and caches of whoever runs the tests are none of theirs, nor is the language."""
    own = tmp_path_factory.mktemp("own")
    monkeypatch.setenv("XDG_DATA_HOME", str(own))
    monkeypatch.setenv("XDG_CACHE_HOME", str(own))
    monkeypatch.setenv("RAPPORTEUR_MESSAGES", "en")
    monkeypatch.delenv("RAPPORTEUR_PACKS", raising=False)


@pytest.fixture
def client() -> Iterator[Rapporteur]:
    with Rapporteur() as one:
        yield one


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.xml"
    path.write_bytes(WRONG)
    return path


@pytest.fixture
def fake(tmp_path: Path) -> Callable[[str], Path]:
    """Give a program that does what a piece of Python says instead of being the tool."""

    def make(code: str, name: str = "fake") -> Path:
        path = tmp_path / name
        path.write_text(f"#!{sys.executable} -IS\nimport os, sys, time, signal, json\n{textwrap.dedent(code)}")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return make


# A tool that answers line by line, and does with a document what its name says.
LINES = r"""
def line(path, outcome="valid", pack={"id": "fake", "version": "1"}, **more):
    findings = [] if outcome == "valid" else [
        {"code": "fake.wrong", "severity": "error", "message": "About " + path, "count": 1}]
    said = {"source": path, "outcome": outcome, "pack": pack, "findings": findings, **more}
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()

def paths():
    rest = b""
    while chunk := os.read(0, 4096):
        *ended, rest = (rest + chunk).split(b"\0")
        yield from (os.fsdecode(path) for path in ended)

for path in paths():
    name = os.path.basename(path)
    if name == "rapporteur": line(path, "not checked", None)
    elif name == "invalid.xml": line(path, "invalid")
    elif name == "die.xml": os.kill(os.getpid(), signal.SIGKILL)
    elif name == "end.xml": sys.exit(0)
    elif name == "hang.xml": time.sleep(600)
    elif name == "garbage.xml": print("Segmentation fault", flush=True)
    elif name == "half.xml": sys.stdout.write('{"source": "'); sys.stdout.flush(); sys.exit(0)
    elif name == "other.xml": line("/another.xml")
    elif name == "twice.xml": line(path, "invalid"); line(path, "invalid")
    elif name == "liar.xml": line(path, "valid", None)
    elif name == "pid.xml": line(path, pack={"id": str(os.getpid())})
    elif name == "huge.xml": line(path, data={"text": "x" * (30 << 20)})
    else: line(path)
"""


@pytest.fixture
def lines(fake: Callable[[str], Path]) -> Path:
    return fake(LINES)


@pytest.fixture
def named(tmp_path: Path) -> Callable[[str], Path]:
    """Give a document whose name says what the tool of LINES does with it."""

    def make(name: str) -> Path:
        path = tmp_path / name
        path.write_text("<a/>")
        return path

    return make


def is_there(pid: int) -> bool:
    """Whether a process is there, dead and not waited for included."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def needs(path: Path) -> Path:
    """Skip where data is missing, or fail where it is required."""
    if not path.exists():
        if os.environ.get("REQUIRE_DATA") == "1":
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is missing")
    return path


__all__ = ["DATA", "LINES", "MALFORMED", "ROOT", "SAMPLES", "VALID", "WRONG", "is_there", "needs", "rapporteur"]
