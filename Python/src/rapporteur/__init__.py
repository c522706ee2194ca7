"""Validates the XML that United Nations offices exchange, turns it into JSON and back, and into tables.

    >>> import rapporteur
    >>> result = rapporteur.validate("communication.xml")
    >>> result.outcome
    <Outcome.INVALID: 'invalid'>
    >>> frames = rapporteur.tables("ga", schema="akomantoso30.xsd").to_pandas()

The functions take the options of `Options` as keywords, and share processes of the tool that wait for the next
document; a `Rapporteur` holds its own. What a document breaks is in the result; what keeps the tool from saying so is
an exception.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, Unpack

from ._client import Rapporteur
from ._documents import Compiled, Imported
from ._errors import (
    CommunicationsRefused,
    DocumentError,
    IncompleteTables,
    IncompleteTablesWarning,
    InvalidDocument,
    NotChecked,
    NotDone,
    RapporteurError,
    ToolFailed,
    ToolMissing,
    ToolTimeout,
    UsageError,
)
from ._results import Acceptance, Document, Finding, Outcome, Place, Result, Severity
from ._settings import Options, Settings
from ._sources import Source, Sources
from ._tables import Errors, Tables

__all__ = [
    "Acceptance", "CommunicationsRefused", "Compiled", "Document", "DocumentError", "Finding", "Imported",
    "IncompleteTables", "IncompleteTablesWarning", "InvalidDocument", "NotChecked", "NotDone", "Options", "Outcome",
    "Place", "Rapporteur", "RapporteurError", "Result", "Severity", "Source", "Sources", "Tables", "ToolFailed",
    "ToolMissing", "ToolTimeout", "UsageError", "compile", "import_document", "json_lines", "tables", "to_json",
    "to_xml", "validate",
]  # fmt: skip

_clients: dict[Settings, Rapporteur] = {}
_lock = threading.Lock()
# How many sets of options keep their processes.
_MOST_CLIENTS = 16


def _shared(options: Options) -> Rapporteur:
    settings = Settings.of(options)
    with _lock:
        client = _clients.pop(settings, None) or Rapporteur(**options)
        _clients[settings] = client
        oldest = _clients.pop(next(iter(_clients))) if len(_clients) > _MOST_CLIENTS else None
    if oldest is not None:
        oldest.close()
    return client


def validate(
    sources: Sources, *, rules: bool = True, fail_on: Literal["error", "warning"] = "error", **options: Unpack[Options]
) -> Result:
    """Say what is wrong with documents, and where: see `Rapporteur.validate`, which has more arguments."""
    return _shared(options).validate(sources, rules=rules, fail_on=fail_on)


def to_json(
    source: Source,
    *,
    profile: Literal["exchange", "analysis"] = "exchange",
    rules: bool = False,
    verify: bool = False,
    **options: Unpack[Options],
) -> bytes:
    """Turn a valid XML document into JSON: see `Rapporteur.to_json`, which has more arguments."""
    return _shared(options).to_json(source, profile=profile, rules=rules, verify=verify)


def json_lines(
    sources: Sources,
    *,
    profile: Literal["exchange", "analysis"] = "exchange",
    rules: bool = False,
    **options: Unpack[Options],
) -> Iterator[tuple[Document, bytes | None]]:
    """Turn many documents into JSON, one after the other: see `Rapporteur.json_lines`."""
    return _shared(options).json_lines(sources, profile=profile, rules=rules)


def to_xml(
    source: Source | Mapping[str, Any], *, rules: bool = False, verify: bool = False, **options: Unpack[Options]
) -> bytes:
    """Turn exchange JSON into XML: see `Rapporteur.to_xml`."""
    return _shared(options).to_xml(source, rules=rules, verify=verify)


def tables(
    sources: Sources,
    tables: str | Sequence[str] = "all",
    *,
    rules: bool = False,
    errors: Errors = "raise",
    **options: Unpack[Options],
) -> Tables:
    """Take tables from documents, as PyArrow has them: see `Rapporteur.tables`."""
    return _shared(options).tables(sources, tables, rules=rules, errors=errors)


def import_document(source: Source, *, symbol: str | None = None, **options: Unpack[Options]) -> Imported:
    """Read published text, Word or PDF into XML: see `Rapporteur.import_document`, which has more arguments."""
    return _shared(options).import_document(source, symbol=symbol)


def compile(
    draft: Source,
    communications: Sources,
    *,
    order: Literal["given", "date", "state"] = "given",
    **options: Unpack[Options],
) -> Compiled:
    """Make a report of a draft and communications: see `Rapporteur.compile`, which has more arguments."""
    return _shared(options).compile(draft, communications, order=order)
