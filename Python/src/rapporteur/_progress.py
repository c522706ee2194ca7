"""How far a call is, by tqdm where it is installed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(total: int | None, wanted: bool | None, what: str) -> Iterator[Callable[[], None]]:
    """Give a function that is to be called for each document that is done.

    Args:
        total: how many there will be; None where nobody knows.
        wanted: None for where somebody sees it, a terminal or a notebook.
        what: what is done.
    """
    if wanted is False or (wanted is None and not _is_seen()):
        yield lambda: None
        return
    try:
        from tqdm.auto import tqdm
    except ImportError:
        if wanted:
            raise
        yield lambda: None
        return
    with tqdm(total=total, desc=what, unit=" documents", leave=False) as bar:

        def done() -> None:
            bar.update(1)

        yield done


def _is_seen() -> bool:
    return "ipykernel" in sys.modules or bool(sys.stderr and sys.stderr.isatty())
