"""Tells when a schema or a pack has changed on the disk, so that no worker goes on with what it once compiled."""

from __future__ import annotations

import os
import re
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import TypeAlias

from ._settings import Settings

_LOCATION = re.compile(rb"""schemaLocation\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# A folder with more files than this is no pack that waits for a worker.
_MOST_FILES = 2000
_MOST_BYTES = 1 << 24

Stamp: TypeAlias = tuple[bytes, int, int, int]
_references: dict[Stamp, tuple[bytes, ...]] = {}


class TooMany(Exception):
    """There are too many files to look at each time."""


def fingerprint(settings: Settings) -> Hashable:
    """Give what changes when a file changes that the schema of these settings is made of.

    Raises:
        TooMany: nobody should keep a worker for these.
    """
    seen: dict[bytes, Stamp | None] = {}
    for path in (*settings.schema, *_pack_folders(settings)):
        _add(path, seen)
    return tuple(sorted(seen.items(), key=lambda item: item[0]))


def _pack_folders(settings: Settings) -> Iterable[bytes]:
    if settings.packs is not None:
        return [settings.packs]
    if own := os.environ.get("RAPPORTEUR_PACKS"):
        return [os.path.abspath(os.fsencode(own))]
    data = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return [os.fsencode(os.path.join(data, "rapporteur", "packs"))]


def _add(path: bytes, seen: dict[bytes, Stamp | None]) -> None:
    waiting = [path]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        if len(seen) >= _MOST_FILES:
            raise TooMany
        try:
            status = os.stat(path)
        except OSError:
            seen[path] = None
            continue
        seen[path] = stamp = (path, status.st_mtime_ns, status.st_size, status.st_ino)
        if os.path.isdir(path):
            waiting += [os.path.join(path, name) for name in os.listdir(path)]
        elif path.lower().endswith(b".xsd"):
            waiting += _referred(stamp)


def _referred(stamp: Stamp) -> tuple[bytes, ...]:
    """The files that a schema document includes, imports or redefines, as it was when it had this stamp."""
    known = _references.get(stamp)
    if known is None:
        path, _, size, _ = stamp
        if size > _MOST_BYTES:
            raise TooMany
        try:
            text = Path(os.fsdecode(path)).read_bytes()
        except OSError:
            text = b""
        folder = os.path.dirname(path)
        found = (one or other for one, other in _LOCATION.findall(text.replace(b"\0", b"")))
        known = tuple({os.path.normpath(os.path.join(folder, name)) for name in found if b"://" not in name})
        _references[stamp] = known
    return known
