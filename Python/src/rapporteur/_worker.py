"""A tool that stays: paths in, lines out.

`rapporteur … --files-from - -0` answers each path with a line as soon as its document is done, so one process serves
many calls, and a call costs what the document costs. Whether the tool that is there does so is found out by asking it
about a file that does not exist; one that is silent is run once for each call instead.
"""

from __future__ import annotations

import contextlib
import logging
import os
import select
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from ._errors import NotDone, ToolFailed, ToolTimeout
from ._process import NOT_DONE, check, end_of, start, stop
from ._sources import Content

Answer = TypeVar("Answer")

log = logging.getLogger("rapporteur")

# How long a tool may take to answer about a file that does not exist. One that answers line by line needs
# milliseconds; on a machine that is so busy that it needs longer, calls are slower and no less right.
_PATIENCE = 5.0
# How many workers of one kind wait for work; those beyond are ended when they are done.
_MOST_IDLE = 4
_NOWHERE = b"/dev/null/rapporteur"
# Whether tools, as they are on the disk, answer line by line.
_answering: dict[Hashable, bool] = {}


class WorkerGone(Exception):
    """A worker has ended, and did not answer."""

    def __init__(self, returncode: int | None, stderr: str) -> None:
        super().__init__(returncode, stderr)
        self.returncode = returncode
        self.stderr = stderr


class Worker:
    """One process. It belongs to one thread at a time."""

    def __init__(self, tool: bytes, arguments: Sequence[bytes]) -> None:
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115
        # Documents that are given as bytes stand here, one at a time; nothing of them is on a disk.
        self._memory = os.memfd_create("rapporteur")
        self.memory_path = b"/proc/self/fd/%d" % self._memory
        self._rest = b""
        try:
            self._process = start(
                tool, [*arguments, b"--files-from", b"-", b"-0"], -1, self._stderr, pass_fds=[self._memory]
            )
        except BaseException:
            self._stderr.close()
            os.close(self._memory)
            raise
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin = self._process.stdin.fileno()
        self._stdout = self._process.stdout.fileno()
        self._poll = select.poll()
        self._poll.register(self._stdout, select.POLLIN)

    def hold(self, content: Content) -> bytes:
        """Put a document where the process can read it, and give its path."""
        os.ftruncate(self._memory, 0)
        view, offset = memoryview(content).cast("B"), 0
        while offset < len(view):
            offset += os.pwrite(self._memory, view[offset:], offset)
        return self.memory_path

    def ask(self, path: bytes, timeout: float | None) -> bytes:
        """Give the line about a path.

        Raises:
            WorkerGone: the process has ended.
            TimeoutError: it took too long. Its answer may still come, so the worker must not be used again.
        """
        try:
            os.write(self._stdin, path + b"\0")
        except OSError:
            raise self._gone() from None
        deadline = None if timeout is None else time.monotonic() + timeout
        parts = [self._rest]
        while b"\n" not in parts[-1]:
            left = None if deadline is None else max(0, deadline - time.monotonic()) * 1000
            if not self._poll.poll(left):
                raise TimeoutError
            chunk = os.read(self._stdout, 1 << 20)
            if not chunk:
                raise self._gone()
            parts.append(chunk)
        line, _, self._rest = b"".join(parts).partition(b"\n")
        return line

    @property
    def is_waiting(self) -> bool:
        """Whether the process is there and has said nothing that nobody asked for."""
        return not self._rest and not self._poll.poll(0)

    def _gone(self) -> WorkerGone:
        stop(self._process)
        return WorkerGone(self._process.returncode, end_of(self._stderr))

    def end(self) -> None:
        """Let the process end by itself, or else kill it."""
        with contextlib.suppress(OSError):
            assert self._process.stdin is not None
            self._process.stdin.close()
        with contextlib.suppress(Exception):
            self._process.wait(1)
        self.kill()

    def kill(self) -> None:
        """Kill the process, and wait for it."""
        stop(self._process)
        self._close()

    def forget(self) -> None:
        """Close what a forked child has of the process, which is its parent's."""
        self._process.returncode = 0
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._close()

    def _close(self) -> None:
        self._stderr.close()
        if self._memory >= 0:
            os.close(self._memory)
            self._memory = -1


class Pool:
    """The workers of a process, by what they were started with. Any number of threads may ask at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: dict[Hashable, list[Worker]] = {}
        _pools.add(self)
        # When nobody has the pool any more, and when Python ends.
        weakref.finalize(self, _end, self._idle)

    def answers(self, tool: bytes, arguments: Sequence[bytes]) -> bool:
        """Whether the tool answers line by line."""
        status = os.stat(tool)
        key = (tool, status.st_mtime_ns, status.st_size, tuple(arguments[:1]))
        known = _answering.get(key)
        if known is None:
            known = _answering[key] = self._try(tool, arguments)
        return known

    def _try(self, tool: bytes, arguments: Sequence[bytes]) -> bool:
        worker = Worker(tool, arguments)
        try:
            worker.ask(_NOWHERE, _PATIENCE)
        except (WorkerGone, TimeoutError):
            worker.kill()
            log.info("%s does not answer line by line, and is run once for each call", os.fsdecode(tool))
            return False
        except BaseException:
            worker.kill()
            raise
        worker.end()
        return True

    def ask(
        self,
        key: Hashable,
        tool: bytes,
        arguments: Sequence[bytes],
        document: bytes | Content,
        is_path: bool,
        timeout: float | None,
        read: Callable[[bytes, bytes], Answer],
    ) -> Answer:
        """Ask about a document, and give what `read` makes of the path that was asked about and of the line.

        A worker that has ended before it answered is replaced once: it may have been killed while it waited. A
        document that ends two workers is ToolFailed. One that does not begin says why: UsageError or NotDone.

        Args:
            key: what tells workers apart: all that their answers depend on but the document.
            tool: the program.
            arguments: what it gets.
            document: its path, or the document itself.
            is_path: which of the two.
            timeout: seconds that the answer may take.
            read: whatever it raises ends the worker, since its next answers may be of other documents.
        """
        for attempt in (1, 2):
            worker = (self._take(key) if attempt == 1 else None) or Worker(tool, arguments)
            try:
                path = bytes(document) if is_path else worker.hold(document)
                answer = read(path, worker.ask(path, timeout))
            except WorkerGone as gone:
                worker.kill()
                # It said why it does not begin: nothing that a second one would do better.
                if gone.returncode == NOT_DONE:
                    raise NotDone(gone.stderr.strip() or "rapporteur did not begin.") from None
                if gone.returncode is not None and gone.returncode > NOT_DONE:
                    check(gone.returncode, gone.stderr)
                log.warning("a worker has ended with %s: %s", gone.returncode, gone.stderr[-500:].strip())
                if attempt == 2:
                    message = f"rapporteur ended with {gone.returncode} before it answered, twice."
                    raise ToolFailed(message, gone.returncode, gone.stderr) from None
            except TimeoutError:
                worker.kill()
                raise ToolTimeout(f"rapporteur was stopped after {timeout} seconds.") from None
            except BaseException:
                # Control-C among them: its answer would be taken for that of the next document.
                worker.kill()
                raise
            else:
                self._give_back(key, worker)
                return answer
        raise AssertionError

    def _take(self, key: Hashable) -> Worker | None:
        while True:
            with self._lock:
                idle = self._idle.get(key)
                worker = idle.pop() if idle else None
            if worker is None or worker.is_waiting:
                return worker
            worker.kill()

    def _give_back(self, key: Hashable, worker: Worker) -> None:
        with self._lock:
            idle = self._idle.setdefault(key, [])
            if len(idle) < _MOST_IDLE:
                idle.append(worker)
                return
        worker.end()

    def close(self) -> None:
        """End all workers that wait. The pool can be used again."""
        with self._lock:
            every = dict(self._idle)
            self._idle.clear()
        _end(every)

    def discard(self, key: Hashable) -> None:
        """End the workers of a kind, which nobody will ask again."""
        with self._lock:
            idle = self._idle.pop(key, [])
        for worker in idle:
            worker.end()

    def _forget(self) -> None:
        # In a forked child: the processes are the parent's, and a lock may be held by a thread that is not here.
        self._lock = threading.Lock()
        for idle in self._idle.values():
            for worker in idle:
                worker.forget()
        self._idle.clear()


def _end(every: dict[Hashable, list[Worker]]) -> None:
    for idle in every.values():
        for worker in idle:
            worker.end()


_pools: weakref.WeakSet[Pool] = weakref.WeakSet()


def _forget_all() -> None:
    for pool in list(_pools):
        pool._forget()


os.register_at_fork(after_in_child=_forget_all)
