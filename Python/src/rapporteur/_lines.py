"""Lines of the tool as they come, of a run that is not kept in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence

from ._errors import NotDone, ToolFailed, ToolTimeout
from ._process import check, chunks_of, complete_lines, deadline, end_of, started


def lines(
    tool: bytes,
    arguments: Sequence[bytes],
    paths: bytes,
    timeout: float | None,
    ended: Callable[[int, str], None],
) -> Iterator[bytes]:
    """Run the tool, and give each line of its standard output; it is stopped when nobody wants more.

    `ended` gets its exit code, 0, 1 or 2, and the end of its standard error after the last line.

    Raises:
        NotDone: there was no line.
        ToolFailed: it ended before its work was done, after the lines that it gave.
        ToolTimeout: all together took longer than `timeout` seconds.
    """
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stderr:
        stdin.write(paths)
        stdin.seek(0)
        with started(tool, arguments, stdin, stderr) as process, deadline(process, timeout) as is_late:
            begun: list[bytes] = []
            count = 0
            for chunk in chunks_of(process):
                for line in complete_lines(chunk, begun):
                    count += 1
                    yield line
            code = process.wait()
        said = end_of(stderr)
    if is_late():
        raise ToolTimeout(f"rapporteur was stopped after {timeout} seconds.", None, said)
    check(code, said)
    if begun:
        raise ToolFailed("rapporteur's last line has no end.", code, said)
    if not count:
        # The schema or a pack cannot be used.
        raise NotDone(said.strip() or "rapporteur did nothing.")
    ended(code, said)
