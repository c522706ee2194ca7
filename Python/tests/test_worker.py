"""The process that stays: killed, hanging, lying, shared among threads, and left behind by a fork."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import LINES, SAMPLES, VALID, WRONG, is_there
from rapporteur import Outcome, Rapporteur, ToolFailed, ToolMissing, ToolTimeout

Named = Callable[[str], Path]
Fake = Callable[[str], Path]


def pid_of(client: Rapporteur, named: Named) -> int:
    pack = client.validate(named("pid.xml")).documents[0].pack
    assert pack is not None
    return int(pack)


def wait_until(condition: Callable[[], bool]) -> bool:
    for _ in range(200):
        if condition():
            return True
        time.sleep(0.05)
    return condition()


def test_one_process_serves_many(lines: Path, named: Named) -> None:
    with Rapporteur(tool=lines) as client:
        pids = {pid_of(client, named) for _ in range(20)}
        assert len(pids) == 1
        assert client.validate(named("invalid.xml")).outcome is Outcome.INVALID
        assert client.validate(b"<a/>").documents[0].source == "<bytes>"
        assert pids == {pid_of(client, named)}
    assert not is_there(pids.pop())


def test_messages_name_bytes(lines: Path, fake: Fake, named: Named) -> None:
    with Rapporteur(tool=lines) as client:
        assert client.validate(named("invalid.xml")).findings[0].message == f"About {named('invalid.xml')}"


@pytest.mark.parametrize("name", ["die.xml", "end.xml", "half.xml"])
def test_a_document_that_ends_the_tool(lines: Path, named: Named, name: str) -> None:
    with Rapporteur(tool=lines) as client:
        first = pid_of(client, named)
        with pytest.raises(ToolFailed) as raised:
            client.validate(named(name))
        assert raised.value.returncode == (-signal.SIGKILL if name == "die.xml" else 0)
        assert not is_there(first)
        assert client.validate(named("good.xml")).is_valid


@pytest.mark.parametrize("name", ["garbage.xml", "other.xml", "liar.xml"])
def test_answers_that_are_none(lines: Path, named: Named, name: str) -> None:
    with Rapporteur(tool=lines) as client:
        first = pid_of(client, named)
        with pytest.raises(ToolFailed):
            client.validate(named(name))
        assert not is_there(first)
        assert client.validate(named("good.xml")).is_valid


def test_an_answer_too_many_is_not_that_of_the_next(lines: Path, named: Named) -> None:
    with Rapporteur(tool=lines) as client:
        assert client.validate(named("twice.xml")).outcome is Outcome.INVALID
        time.sleep(0.2)
        result = client.validate(named("good.xml"))
        assert result.documents[0].source == str(named("good.xml"))
        assert result.is_valid


def test_killed_while_it_waits(lines: Path, named: Named) -> None:
    with Rapporteur(tool=lines) as client:
        first = pid_of(client, named)
        os.kill(first, signal.SIGKILL)
        assert client.validate(named("good.xml")).is_valid
        assert not is_there(first)


def test_stopped_while_it_waits(lines: Path, named: Named) -> None:
    with Rapporteur(tool=lines, timeout=1.5) as client:
        first = pid_of(client, named)
        os.kill(first, signal.SIGSTOP)
        with pytest.raises(ToolTimeout):
            client.validate(named("good.xml"))
        assert not is_there(first)
        assert client.validate(named("good.xml")).is_valid


def test_timeout(lines: Path, named: Named) -> None:
    with Rapporteur(tool=lines, timeout=1.0) as client:
        first = pid_of(client, named)
        begun = time.monotonic()
        with pytest.raises(ToolTimeout) as raised:
            client.validate(named("hang.xml"))
        assert isinstance(raised.value, TimeoutError)
        assert time.monotonic() - begun < 30
        assert not is_there(first)
        assert client.validate(named("good.xml")).is_valid


def test_huge_answer(lines: Path, named: Named) -> None:
    with Rapporteur(tool=lines) as client:
        assert len(client.to_json(named("huge.xml"))) > 30 << 20


def test_threads(lines: Path, named: Named) -> None:
    """Each thread gets the answer about its own document."""
    paths = [named(f"good{number}.xml") if number % 3 else named("invalid.xml") for number in range(60)]
    with Rapporteur(tool=lines) as client, ThreadPoolExecutor(8) as threads:
        for path, result in zip(paths, threads.map(client.validate, paths), strict=True):
            assert result.documents[0].source == str(path)
            assert result.is_valid is (path.name != "invalid.xml")


def test_a_silent_tool_is_run_for_each_call(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tool that reads its whole list first gives the same results."""
    monkeypatch.setattr("rapporteur._worker._PATIENCE", 0.3)
    code = r"""
    if "json" in sys.argv:
        paths = sys.stdin.buffer.read().split(b"\0")[:-1]
        documents = [{"file": os.fsdecode(path), "outcome": "valid", "pack": "fake", "rules": 0, "findings": []} for path in paths]
        print(json.dumps({"documents": documents, "summary": {"valid": len(paths), "invalid": 0, "notChecked": 0}}))
    else:
        sys.stdin.buffer.read()
    """
    with Rapporteur(tool=fake(textwrap.dedent(code))) as client:
        assert client.validate(VALID).is_valid
        assert client.validate([VALID, VALID]).is_valid


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("sys.exit(0)", ToolFailed),
        ("sys.exit(1)", ToolFailed),
        ("sys.exit(7)", ToolFailed),
        ("print('{'); sys.exit(0)", ToolFailed),
        ("print('[]'); sys.exit(0)", ToolFailed),
        ("print('null'); sys.exit(0)", ToolFailed),
        ("print('{}'); sys.exit(0)", ToolFailed),
        ("os.kill(os.getpid(), signal.SIGSEGV)", ToolFailed),
        ("os.close(1); time.sleep(0.1); sys.exit(0)", ToolFailed),
        ("sys.stderr.write('x' * 5_000_000); sys.exit(141)", ToolFailed),
        # Documents are missing from the answer, or counted otherwise.
        ('print(\'{"documents": [], "summary": {"valid": 1, "invalid": 0, "notChecked": 0}}\')', ToolFailed),
        # Valid, and with an error.
        (
            'print(\'{"documents": [{"file": "a", "outcome": "valid", "pack": "p", "rules": 1, "findings": [{"code": "a.b",'
            ' "severity": "error", "message": "m", "count": 1}]}], "summary": {"valid": 1, "invalid": 0, "notChecked": 0}}\')',
            ToolFailed,
        ),
        ('print(\'{"documents": [{"file": "a", "outcome": "fine"}], "summary": {}}\')', ToolFailed),
    ],
)
def test_no_answer_is_never_valid(
    fake: Fake, code: str, kind: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rapporteur._worker._PATIENCE", 0.3)
    with Rapporteur(tool=fake(code)) as client:
        for sources in (VALID, [VALID, VALID]):
            with pytest.raises(kind):
                client.validate(sources)


def test_exit_code_outweighs_documents(fake: Fake) -> None:
    """All documents are valid, and the tool says that it did not use an input."""
    code = """
    print('{"documents": [{"file": "a", "outcome": "valid", "pack": "p", "rules": 1, "findings": []}],'
          ' "summary": {"valid": 1, "invalid": 0, "notChecked": 0}}')
    sys.stderr.write("Something was passed over.")
    sys.exit(2)
    """
    with Rapporteur(tool=fake(textwrap.dedent(code))) as client:
        result = client.validate([VALID, VALID])
    assert result.outcome is Outcome.NOT_CHECKED
    assert result.notes == ("Something was passed over.",)
    assert "not checked" in str(result)


@pytest.mark.parametrize("kind", ["nowhere", "folder", "data", "script"])
def test_tools_that_cannot_be_run(tmp_path: Path, kind: str) -> None:
    tool = tmp_path / "tool"
    if kind == "folder":
        tool.mkdir()
    elif kind == "data":
        tool.write_bytes(b"\x7fELF nonsense")
        tool.chmod(0o755)
    elif kind == "script":
        tool.write_text("#!/nowhere/interpreter\n")
        tool.chmod(0o755)
    with Rapporteur(tool=tool) as client:
        for sources in (VALID, [VALID, VALID]):
            with pytest.raises(ToolMissing) as raised:
                client.validate(sources)
            assert str(tool) in str(raised.value)


def test_tool_that_goes_away(lines: Path, named: Named) -> None:
    with Rapporteur(tool=lines) as client:
        first = pid_of(client, named)
        lines.unlink()
        with pytest.raises(ToolMissing):
            client.validate(named("good.xml"))
        os.kill(first, signal.SIGKILL)


def test_tool_that_is_replaced(lines: Path, named: Named) -> None:
    with Rapporteur(tool=lines) as client:
        first = pid_of(client, named)
        time.sleep(0.02)
        lines.write_text(lines.read_text() + "\n")
        assert pid_of(client, named) != first
        assert not is_there(first)


def python(code: str, *arguments: object, process_group: int | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-X", "dev", "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=process_group
    )


def test_processes_end_with_python(lines: Path, named: Named) -> None:
    code = """
    import sys, rapporteur
    print(rapporteur.validate(sys.argv[2], tool=sys.argv[1]).documents[0].pack)
    """
    said, errors = python(code, lines, named("pid.xml")).communicate(timeout=60)
    assert not errors
    assert not is_there(int(said))


def test_processes_end_when_python_is_killed(lines: Path, named: Named) -> None:
    code = """
    import os, sys, signal, rapporteur
    print(rapporteur.validate(sys.argv[2], tool=sys.argv[1]).documents[0].pack, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
    """
    said, _ = python(code, lines, named("pid.xml")).communicate(timeout=60)
    assert wait_until(lambda: not is_there(int(said)))


def test_control_c(lines: Path, named: Named) -> None:
    """KeyboardInterrupt comes at once, the tool is gone, and the next call is right."""
    code = """
    import os, sys, signal, threading, rapporteur
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have left it ignored
    client = rapporteur.Rapporteur(tool=sys.argv[1])
    pid = int(client.validate(sys.argv[2]).documents[0].pack)
    threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    try:
        client.validate(sys.argv[3])
    except KeyboardInterrupt:
        print("interrupted")
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        print("gone")
    print(client.validate(sys.argv[4]).outcome)
    """
    process = python(code, lines, named("pid.xml"), named("hang.xml"), named("good.xml"))
    said, errors = process.communicate(timeout=60)
    assert said.split("\n")[:3] == ["interrupted", "gone", "valid"]
    assert not errors


def test_control_c_of_a_single_run(fake: Fake) -> None:
    code = """
    import os, sys, signal, threading, rapporteur
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have left it ignored
    threading.Timer(1.0, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    try:
        rapporteur.validate([sys.argv[2], sys.argv[2]], tool=sys.argv[1])
    except KeyboardInterrupt:
        print("interrupted")
    """
    note = fake("pass", "note")  # type: ignore[call-arg]
    tool = fake(f"open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(600)")
    said, errors = python(code, tool, VALID).communicate(timeout=60)
    assert said == "interrupted\n"
    assert not errors
    assert not is_there(int(note.read_text()))


def test_control_c_at_a_terminal_reaches_python_alone(lines: Path, named: Named) -> None:
    """The whole process group gets SIGINT; a process that waits does not die of it."""
    code = """
    import os, sys, signal, rapporteur
    signal.signal(signal.SIGINT, lambda *_: None)
    client = rapporteur.Rapporteur(tool=sys.argv[1])
    before = client.validate(sys.argv[2]).documents[0].pack
    os.killpg(0, signal.SIGINT)
    print(before == client.validate(sys.argv[2]).documents[0].pack)
    """
    said, errors = python(code, lines, named("pid.xml"), process_group=0).communicate(timeout=60)
    assert (said, errors) == ("True\n", "")


def test_fork(lines: Path, named: Named) -> None:
    """A forked child has processes of its own, and leaves those of its parent alone."""
    with Rapporteur(tool=lines) as client:
        first = pid_of(client, named)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.write(writer, str(pid_of(client, named)).encode())
                client.close()
            finally:
                os._exit(0)
        os.close(writer)
        os.waitpid(child, 0)
        other = int(os.read(reader, 100))
        os.close(reader)
        assert other != first
        assert pid_of(client, named) == first
        assert wait_until(lambda: not is_there(other))


def test_multiprocessing(lines: Path, named: Named) -> None:
    code = """
    import sys, warnings, multiprocessing, rapporteur
    warnings.simplefilter("ignore", DeprecationWarning)
    def work(path):
        return rapporteur.validate(path, tool=sys.argv[1])
    if __name__ == "__main__":
        work(sys.argv[2])
        with multiprocessing.get_context("fork").Pool(3) as pool:
            results = pool.map(work, [sys.argv[2], sys.argv[3]] * 10)
        print([str(result) for result in results] == ["1 valid", "1 invalid"] * 10)
    """
    said, _ = python(code, lines, named("good.xml"), named("invalid.xml")).communicate(timeout=120)
    assert said == "True\n"


def test_no_descriptor_is_left(lines: Path, named: Named) -> None:
    def count() -> int:
        gc.collect()
        return len(os.listdir("/proc/self/fd"))

    with Rapporteur(tool=lines) as client:
        client.validate(named("good.xml"))
    before = count()
    for _ in range(5):
        with Rapporteur(tool=lines) as client:
            client.validate(named("good.xml"))
            with pytest.raises(ToolFailed):
                client.validate(named("garbage.xml"))
            with pytest.raises(ToolFailed):
                client.validate(named("die.xml"))
    assert count() == before


def test_forgotten_clients_leave_nothing(lines: Path, named: Named) -> None:
    client = Rapporteur(tool=lines)
    first = pid_of(client, named)
    del client
    gc.collect()
    assert wait_until(lambda: not is_there(first))


def test_the_real_tool(client: Rapporteur) -> None:
    """Line by line or not, by one process or by one each: the same documents and findings."""
    paths = sorted(SAMPLES.glob("*.xml"))
    together = client.validate(paths)
    assert len(together) == len(paths)
    assert tuple(client.validate(path).documents[0] for path in paths) == together.documents
    with ThreadPoolExecutor(4) as threads:
        assert tuple(result.documents[0] for result in threads.map(client.validate, paths)) == together.documents


def test_the_real_tool_stays(client: Rapporteur) -> None:
    """One process for all documents, where the tool has lines to answer with."""
    usage = subprocess.run([client.tool, "validate", "--help"], capture_output=True, text=True).stdout
    if "jsonl" not in usage:
        pytest.skip("this tool has no lines for validate")
    assert client._pool.answers(os.fsencode(client.tool), [b"validate", b"--format", b"jsonl"])
    with Rapporteur(schema="report") as other:
        for number in range(50):
            assert other.validate(WRONG if number % 2 else VALID).is_valid is (number % 2 == 0)
        assert len(other._pool._idle) == 1
        (workers,) = other._pool._idle.values()
        assert len(workers) == 1


def test_real_tool_and_many_threads(client: Rapporteur) -> None:
    def work(number: int) -> bool:
        return client.validate(WRONG if number % 2 else VALID).is_valid

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(work, range(24))) == [number % 2 == 0 for number in range(24)]


def test_closed_while_another_thread_asks(lines: Path, named: Named) -> None:
    client = Rapporteur(tool=lines)
    good = named("good.xml")
    stop = threading.Event()
    results: list[bool] = []

    def work() -> None:
        while not stop.is_set():
            results.append(client.validate(good).is_valid)

    thread = threading.Thread(target=work)
    thread.start()
    for _ in range(20):
        time.sleep(0.01)
        client.close()
    stop.set()
    thread.join()
    client.close()
    assert results
    assert all(results)
    assert LINES
