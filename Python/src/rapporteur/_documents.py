"""What makes documents of documents: conversion, import, compilation. One run of the tool each."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import _html
from ._errors import CommunicationsRefused, NotDone
from ._process import INVALID, VALID, Ended, run
from ._settings import Settings
from ._sources import Input, Prepared, input_of, prepared


@dataclass(frozen=True)
class Imported:
    """A document that was imported: its XML, and what was noteworthy, a line each; the last says what was found.

    `source_map` has an object for each line or paragraph of the source: where it went.
    """

    xml: bytes
    messages: tuple[str, ...]
    source_map: tuple[Mapping[str, Any], ...]

    def _repr_html_(self) -> str:
        rows = [[message] for message in self.messages]
        return _html.table([f"imported: {len(self.xml)} bytes of XML"], rows, len(rows))


@dataclass(frozen=True)
class Compiled:
    """A report that was compiled, as XML or exchange JSON, and what was noted, a line each."""

    report: bytes
    messages: tuple[str, ...]

    def _repr_html_(self) -> str:
        rows = [[message] for message in self.messages]
        return _html.table([f"compiled: {len(self.report)} bytes"], rows, len(rows))


def said_of(ended: Ended, ready: Prepared) -> tuple[str, ...]:
    """What the tool said, with the names that sources were given."""
    return tuple(ready.renamed(message) for message in ended.messages)


def option(name: str, value: object) -> list[bytes]:
    """An option with a value, as one argument, so that no value is taken for an option."""
    if value is None or value is False:
        return []
    if value is True:
        return [f"--{name}".encode()]
    return [f"--{name}=".encode() + (value if isinstance(value, bytes) else str(value).encode())]


def xml_source(json_document: object) -> Input:
    """The source of `to_xml`: a path, bytes, or the object that `json.loads` makes of exchange JSON."""
    if isinstance(json_document, Mapping):
        return Input("<json>", content=json.dumps(json_document, ensure_ascii=False, allow_nan=False).encode())
    return input_of(json_document)  # type: ignore[arg-type]


def to_xml(settings: Settings, tool: bytes, source: Input, more: Sequence[bytes]) -> tuple[Ended, tuple[str, ...]]:
    """Run `convert --to xml`."""
    with prepared([source]) as ready:
        arguments = [b"convert", b"--files-from", b"-", b"-0", b"--to", b"xml", b"-o", b"-"]
        arguments += [*settings.checking(), *more]
        ended = run(tool, arguments, paths=ready.listing(), timeout=settings.timeout)
        return ended, said_of(ended, ready)


def import_document(settings: Settings, tool: bytes, source: Input, more: Sequence[bytes]) -> Imported:
    """Run `import`."""
    with prepared([source]) as ready, tempfile.TemporaryDirectory(prefix="rapporteur-") as folder:
        output, lines = Path(folder, "document.xml"), Path(folder, "map.jsonl")
        arguments = [b"import", ready.paths[0], b"-o", bytes(output), b"--source-map", bytes(lines)]
        ended = run(tool, [*arguments, *settings.saying(), *more], timeout=settings.timeout)
        messages = said_of(ended, ready)
        if ended.code != VALID or not output.exists():
            raise NotDone("\n".join(messages) or "rapporteur could not import this.")
        text = lines.read_text("utf-8") if lines.exists() else ""
        return Imported(output.read_bytes(), messages, tuple(json.loads(line) for line in text.splitlines() if line))


def compile_report(
    settings: Settings,
    tool: bytes,
    sources: list[Input],
    to: str,
    note_verbale: Input | None,
    more: Sequence[bytes],
    refuse: bool,
) -> Compiled:
    """Run `compile`; the first source is the draft."""
    every = sources if note_verbale is None else [*sources, note_verbale]
    with prepared(every) as ready, tempfile.TemporaryDirectory(prefix="rapporteur-") as folder:
        output = Path(folder, f"report.{to}")
        paths = ready.paths[: len(sources)]
        arguments = [b"compile", *paths, b"-o", bytes(output), *more, *settings.saying()]
        if note_verbale is not None:
            arguments += [b"--note-verbale", ready.paths[-1]]
        ended = run(tool, arguments, timeout=settings.timeout)
        messages = said_of(ended, ready)
        if ended.code not in (VALID, INVALID) or not output.exists():
            raise NotDone("\n".join(messages) or "rapporteur compiled no report.")
        report = output.read_bytes()
    if ended.code == INVALID and refuse:
        raise CommunicationsRefused(
            "Communications were refused, or rules find errors in the report; it is in .report of this exception.",
            report,
            messages,
        )
    return Compiled(report, messages)
