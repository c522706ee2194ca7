"""Runs of their own: killed, late, cut off."""

from __future__ import annotations

import os
import signal
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import VALID, is_there
from rapporteur import NotDone, Rapporteur, ToolFailed, ToolTimeout, UsageError

Fake = Callable[[str], Path]

TWO = [VALID, VALID]


def test_timeout_of_a_run(fake: Fake, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    tool = fake(
        f"open({str(note)!r}, 'w').write(str(os.getpid())); sys.stdout.write('{{'); sys.stdout.flush(); time.sleep(600)"
    )
    with Rapporteur(tool=tool, timeout=1.5) as client:
        calls: list[Callable[[], object]] = [
            lambda: client.validate(TWO), lambda: list(client.json_lines(TWO)), lambda: client.tables(TWO),
            lambda: client.to_xml(b"{}"), lambda: client.import_document(VALID), lambda: client.compile(VALID, TWO),
        ]  # fmt: skip
        for call in calls:
            begun = time.monotonic()
            with pytest.raises(ToolTimeout):
                call()
            assert time.monotonic() - begun < 30
            assert not is_there(int(note.read_text()))


@pytest.mark.parametrize("code", ["os.kill(os.getpid(), signal.SIGKILL)", "sys.exit(99)", "sys.exit(130)"])
def test_runs_that_fail(fake: Fake, code: str) -> None:
    with Rapporteur(tool=fake(code)) as client:
        calls: list[Callable[[], object]] = [
            lambda: client.validate(TWO), lambda: list(client.json_lines(TWO)), lambda: client.tables(TWO),
            lambda: client.to_xml(b"{}"), lambda: client.import_document(VALID), lambda: client.compile(VALID, TWO),
            client.version,
        ]  # fmt: skip
        for call in calls:
            with pytest.raises(ToolFailed):
                call()


def test_runs_that_say_they_did_it_and_did_not(fake: Fake) -> None:
    """0, and nothing was written."""
    with Rapporteur(tool=fake("sys.exit(0)")) as client:
        for call in (
            lambda: client.tables(TWO),
            lambda: client.import_document(VALID),
            lambda: client.compile(VALID, TWO),
        ):
            with pytest.raises(NotDone):
                call()
        with pytest.raises((NotDone, ToolFailed)):
            client.to_xml(b"{}")
        with pytest.raises((NotDone, ToolFailed)):
            list(client.json_lines(TWO))


def test_lines_that_break_off(fake: Fake) -> None:
    """What came before is given, and then it is an error; a line without its end is none."""
    line = '{"source": "a", "outcome": "valid", "pack": {"id": "p"}, "findings": [], "data": {"a": 1}}'
    tool = fake(
        f"sys.stdout.write({line!r} + chr(10) + {line!r}); sys.stdout.flush(); os.kill(os.getpid(), signal.SIGTERM)"
    )
    with Rapporteur(tool=tool) as client:
        lines = client.json_lines(TWO)
        assert next(lines)[1] == b'{"a": 1}'
        with pytest.raises(ToolFailed) as raised:
            next(lines)
        assert raised.value.returncode == -signal.SIGTERM
    with Rapporteur(tool=fake(f"sys.stdout.write({line!r}[:50])", "cut")) as client, pytest.raises(ToolFailed):  # type: ignore[call-arg]
        list(client.json_lines(TWO))


LINE = '{"source": "a", "outcome": "%s", "pack": {"id": "p"}, "findings": []}'


@pytest.mark.parametrize(
    ("outcomes", "code"), [(["valid"], 0), (["valid", "valid"], 2), (["valid", "valid"], 1), (["valid", "invalid"], 2)]
)
def test_documents_that_had_no_turn(fake: Fake, outcomes: list[str], code: int) -> None:
    """Fewer lines than documents, or an exit code that knows more than the lines: what is missing is no secret."""
    said = "".join(LINE % outcome + "\n" for outcome in outcomes)
    tool = fake(f"sys.stdout.write({said!r}); sys.stderr.write('The list broke off.'); sys.exit({code})")
    with Rapporteur(tool=tool) as client:
        lines = client.json_lines(TWO)
        for _ in outcomes:
            next(lines)
        with pytest.raises(NotDone, match="broke off"):
            next(lines)


def test_64_is_wrong_usage(fake: Fake) -> None:
    tool = fake("sys.stderr.write('That is no option.'); sys.exit(64)")
    with Rapporteur(tool=tool) as client, pytest.raises(UsageError, match="That is no option"):
        client.validate(TWO)


def test_noise_on_standard_error(fake: Fake) -> None:
    """Megabytes of it, and bytes that are no text, neither block nor matter."""
    code = r"""
    sys.stderr.buffer.write(b"\xff\x00" * 4_000_000); sys.stderr.flush()
    print('{"documents": [{"file": "a", "outcome": "valid", "pack": "p", "rules": 1, "findings": []}],'
          ' "summary": {"valid": 1, "invalid": 0, "notChecked": 0}}')
    """
    with Rapporteur(tool=fake(textwrap.dedent(code))) as client:
        assert client.validate(TWO).is_valid


def test_a_tool_that_reads_nothing(fake: Fake) -> None:
    """A long list of paths, and nobody reads it."""
    with Rapporteur(tool=fake("sys.exit(2)")) as client, pytest.raises(NotDone):
        client.validate([VALID] * 50_000)


def test_closed_standard_streams() -> None:
    """Where Python itself has no standard streams, the tool gets its own."""
    import subprocess
    import sys

    code = f"""
import os, rapporteur
for number in (0, 1, 2): os.close(number)
result = rapporteur.validate({str(VALID)!r})
two = rapporteur.validate([{str(VALID)!r}] * 2)
os._exit(10 if result.is_valid and two.is_valid else 11)
"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == 10


def test_temporary_files_are_gone(client: Rapporteur, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    client.validate([VALID.read_bytes(), b""])
    client.tables(VALID.read_bytes())
    assert os.listdir(tmp_path) == []
    monkeypatch.setattr("tempfile.tempdir", None)


def test_environment_names_the_tool(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = fake("print('9.9')")
    monkeypatch.setenv("RAPPORTEUR", str(tool))
    with Rapporteur() as client:
        assert client.tool == str(tool)
        assert client.version() == "9.9"
