"""What is read: paths, and documents as bytes."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from ._errors import UsageError
from ._settings import StrPath, encoded

Content: TypeAlias = bytes | bytearray | memoryview
Source: TypeAlias = StrPath | Content
Sources: TypeAlias = Source | Iterable[Source]

# What the tool writes in JSON for a byte of a name that is not UTF-8.
_BYTE = re.compile("[\U0010fe80-\U0010feff]")
# What Python has for it.
_SURROGATE = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Input:
    """A path, or a document as bytes, with the name that results have for it."""

    name: str
    path: bytes = b""
    content: Content | None = None


def inputs_of(sources: Sources) -> list[Input]:
    """Tell what sources are; raises UsageError for what is none, and where there is none."""
    if isinstance(sources, (str, bytes, bytearray, memoryview, os.PathLike)):
        return [_input(sources, "<bytes>")]
    # What iterates over something else than documents: lines, names of columns, keys, elements of XML.
    misleading = isinstance(sources, Mapping) or any(
        hasattr(sources, name) for name in ("read", "columns", "getroottree")
    )
    if misleading or not isinstance(sources, Iterable):
        hint = " Give what its .read() gives, as bytes." if hasattr(sources, "read") else ""
        raise UsageError(
            f"A source is a path or bytes, or there is a list of them, not {type(sources).__name__}.{hint}"
        )
    given = list(sources)
    if not given:
        raise UsageError("Nothing to read: there are no sources.")
    return [_input(source, f"<bytes {number}>") for number, source in enumerate(given, 1)]


def input_of(source: Source) -> Input:
    """Tell what one source is."""
    if not isinstance(source, (str, bytes, bytearray, memoryview, os.PathLike)):
        raise UsageError(f"A source is a path or bytes, not {type(source).__name__}.")
    return _input(source, "<bytes>")


def _input(source: Source, name: str) -> Input:
    if isinstance(source, (bytes, bytearray, memoryview)):
        return Input(name, content=source)
    if isinstance(source, str) and source.lstrip()[:1] in ("<", "{") and not os.path.exists(source.replace("\0", "")):
        raise UsageError("This is the text of a document, and text is taken for a path: give it as bytes (.encode()).")
    path = encoded(source, "A source")
    # "-" would be standard input.
    return Input(os.fsdecode(path), b"./" + path if path.startswith(b"-") else path)


@dataclass
class Prepared:
    """Sources as the tool gets them: paths, and what they are called in results."""

    paths: list[bytes]
    names: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def listing(self) -> bytes:
        """The paths as `--files-from - -0` reads them."""
        return b"".join(path + b"\0" for path in self.paths)

    def named(self, path: str) -> str:
        """What a path of the tool is called in results: as it was given, or below what was given."""
        return self.names[path] if path in self.names else decoded(path)

    def renamed(self, message: str) -> str:
        """A message in which files that were made for bytes have the names that results have for them."""
        for path, name in self.made.items():
            message = message.replace(path, name)
        return message


@contextmanager
def prepared(inputs: list[Input]) -> Iterator[Prepared]:
    """Give bytes a file each, which nobody else can read and which is gone afterwards."""
    ready = Prepared([])
    contents = [one for one in inputs if one.content is not None]
    folder = tempfile.TemporaryDirectory(prefix="rapporteur-") if contents else None
    try:
        for number, one in enumerate(inputs):
            path = one.path
            if one.content is not None and folder is not None:
                path = os.path.join(os.fsencode(os.path.abspath(folder.name)), b"%d" % number)
                Path(os.fsdecode(path)).write_bytes(one.content)
                ready.made[os.fsdecode(path)] = one.name
            ready.names[spelled(path)] = one.name
            ready.paths.append(path)
        yield ready
    finally:
        if folder is not None:
            folder.cleanup()


def spelled(path: bytes) -> str:
    """Give a path as the tool writes it in JSON: a byte that is no UTF-8 as a private-use character."""
    text = _BYTE.sub(lambda match: match.group().encode().decode("ascii", "surrogateescape"), os.fsdecode(path))
    return _SURROGATE.sub(lambda match: chr(ord(match.group()) - 0xDC00 + 0x10FE00), text)


def decoded(path: str) -> str:
    """Give a path of the tool's JSON as Python has it: bytes that are not UTF-8 as os.fsdecode gives them."""
    pieces = _BYTE.sub(lambda match: chr(ord(match.group()) - 0x10FE00 + 0xDC00), path)
    return os.fsdecode(pieces.encode("utf-8", "surrogateescape"))
