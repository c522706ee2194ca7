"""Runs the tool once: a child that is always waited for, whatever happens here."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ._errors import ToolFailed, ToolMissing, ToolTimeout, UsageError

log = logging.getLogger("rapporteur")

# How much of standard error is kept: its end.
_MOST_STDERR = 1 << 20
# Exit codes of work that was done to its end: all valid, some invalid, some not checked or not done.
VALID, INVALID, NOT_DONE = 0, 1, 2
_WRONG_USAGE = 64


@dataclass(frozen=True, slots=True)
class Ended:
    """What a run of the tool left: its exit code (0, 1 or 2) and its outputs."""

    code: int
    stdout: bytes
    stderr: str

    @property
    def messages(self) -> tuple[str, ...]:
        """What it said to people, a line each."""
        return tuple(line for line in self.stderr.splitlines() if line.strip())


def tool_path(chosen: bytes | None) -> bytes:
    """Find the tool: the one that is asked for, that of RAPPORTEUR, that of the wheel, or one on the path."""
    if chosen is None and os.environ.get("RAPPORTEUR"):
        chosen = os.path.abspath(os.fsencode(os.environ["RAPPORTEUR"]))
    if chosen is None:
        carried = Path(__file__).parent / "bin" / "rapporteur"
        if carried.exists():
            return os.fsencode(carried)
        chosen = _on_path()
    if chosen is None:
        raise ToolMissing("There is no rapporteur here: this package carries none, and there is none on the path.")
    return chosen


def _on_path() -> bytes | None:
    # The script that pip makes of this package would come back here.
    own = os.path.join(sys.prefix, "bin")
    path = os.pathsep.join(part for part in os.get_exec_path() if os.path.realpath(part) != os.path.realpath(own))
    found = shutil.which("rapporteur", path=path)
    return os.fsencode(found) if found else None


@contextmanager
def started(
    tool: bytes,
    arguments: Sequence[bytes],
    stdin: int | IO[bytes],
    stderr: IO[bytes],
    stdout: int | IO[bytes] = subprocess.PIPE,
    pass_fds: Sequence[int] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """Start the tool; it is stopped and waited for when the block is left, however that is."""
    process = start(tool, arguments, stdin, stderr, stdout, pass_fds)
    try:
        yield process
    finally:
        stop(process)


def start(
    tool: bytes,
    arguments: Sequence[bytes],
    stdin: int | IO[bytes],
    stderr: IO[bytes],
    stdout: int | IO[bytes] = subprocess.PIPE,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start the tool in a process group of its own, so that Control-C goes to Python alone, which then stops it."""
    try:
        return subprocess.Popen(
            [tool, *arguments], stdin=stdin, stdout=stdout, stderr=stderr, pass_fds=pass_fds, process_group=0, bufsize=0
        )
    except OSError as error:
        name = os.fsdecode(tool)
        if error.filename is not None and os.fsencode(error.filename) != tool:
            raise ToolMissing(f"{name} cannot be run: {error}") from error
        raise ToolMissing(f"{name} cannot be run: {error.strerror or error}") from error


def stop(process: subprocess.Popen[bytes]) -> None:
    """Kill a process that still runs, wait for it, and close its pipes."""
    if process.poll() is None:
        process.kill()
    # Killed processes end at once, but for those that the kernel holds in a call.
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def run(
    tool: bytes,
    arguments: Sequence[bytes],
    *,
    paths: bytes = b"",
    timeout: float | None = None,
    each_line: Callable[[bytes], None] | None = None,
) -> Ended:
    """Run the tool to its end.

    Args:
        tool: the program.
        arguments: what it gets.
        paths: what stands on its standard input.
        timeout: seconds after which it is stopped.
        each_line: is called with each line of standard output as it comes; standard output is kept all the same.

    Raises:
        UsageError: it ended with 64.
        ToolTimeout: it took too long.
        ToolFailed: it was killed, or ended otherwise than its documentation says.
    """
    begun = time.monotonic()
    log.debug("running %s", os.fsdecode(b" ".join([tool, *arguments])))
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stderr:
        stdin.write(paths)
        stdin.seek(0)
        with started(tool, arguments, stdin, stderr) as process, deadline(process, timeout) as is_late:
            stdout = _read(process, each_line)
            code = process.wait()
        said = end_of(stderr)
    took = time.monotonic() - begun
    log.debug("ended with %d after %.3f s: %s", code, took, said[-2000:].strip())
    if is_late():
        raise ToolTimeout(f"rapporteur was stopped after {timeout} seconds.", None, said)
    check(code, said)
    return Ended(code, stdout, said)


def _read(process: subprocess.Popen[bytes], each_line: Callable[[bytes], None] | None) -> bytes:
    chunks = []
    begun: list[bytes] = []
    for chunk in chunks_of(process):
        chunks.append(chunk)
        if each_line is not None:
            for line in complete_lines(chunk, begun):
                each_line(line)
    return b"".join(chunks)


def chunks_of(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """Give what a process writes, as it comes."""
    assert process.stdout is not None
    while chunk := os.read(process.stdout.fileno(), 1 << 20):
        yield chunk


def complete_lines(chunk: bytes, begun: list[bytes]) -> Iterator[bytes]:
    """Give the lines that end in a chunk; what has no end yet waits in `begun`."""
    *ends, rest = chunk.split(b"\n")
    for end in ends:
        yield b"".join([*begun, end])
        begun.clear()
    if rest:
        begun.append(rest)


@contextmanager
def deadline(process: subprocess.Popen[bytes], timeout: float | None) -> Iterator[Callable[[], bool]]:
    """Stop a process when it is late; what is given says whether it was."""
    late = threading.Event()
    if timeout is None:
        yield late.is_set
        return

    def kill() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(timeout, kill)
    timer.daemon = True
    timer.start()
    try:
        yield late.is_set
    finally:
        timer.cancel()


def check(code: int, said: str) -> None:
    """Raise what an exit code means, unless the work was done to its end."""
    if code in (VALID, INVALID, NOT_DONE):
        return
    if code == _WRONG_USAGE:
        raise UsageError(said.strip() or "rapporteur refuses its arguments.")
    if code < 0:
        raise ToolFailed(f"rapporteur was stopped by signal {-code}.", code, said)
    raise ToolFailed(f"rapporteur ended with {code}, which means that its work was not done.", code, said)


def end_of(stream: IO[bytes]) -> str:
    """Give the end of what was written to a file, as text."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _MOST_STDERR))
    return stream.read().decode("utf-8", "replace")
