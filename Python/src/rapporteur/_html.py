"""How notebooks show findings, documents and tables.

Everything that comes from a document, its name included, is text: escaped, with control and bidirectional characters
made visible, so that nothing of it is markup, and nothing of it can look like something else.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._results import Document, Finding

# How many rows a notebook shows; the rest is counted.
MOST_ROWS = 100

# Control characters but for tab and line break, what changes the direction or the width of a line unseen, lone
# surrogates (bytes of names that are not UTF-8), and code points that are no characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    r"""Show what nobody sees as \xFF or \u202E; a byte of a name that is not UTF-8 as itself."""

    def escaped(match: re.Match[str]) -> str:
        number = ord(match.group())
        if 0xDC80 <= number <= 0xDCFF:
            number -= 0xDC00
        return f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"

    return _UNSEEN.sub(escaped, text)


def text(value: object) -> str:
    """Give a value as text of HTML; nothing is empty."""
    return "" if value is None else html.escape(visible(str(value)), quote=True)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], total: int) -> str:
    """Make a table of text, with the number of rows that are not shown below it."""
    shown = [row for row, _ in zip(rows, range(MOST_ROWS), strict=False)]
    head = "".join(f"<th style='text-align:left'>{text(name)}</th>" for name in heads)
    body = "".join(
        "<tr>" + "".join(f"<td style='text-align:left;vertical-align:top'>{text(cell)}</td>" for cell in row) + "</tr>"
        for row in shown
    )
    rest = f"<p>… and {total - len(shown)} more</p>" if total > len(shown) else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def findings(found: Sequence[tuple[str, Finding]]) -> str:
    """Show findings, each with the document that it is of; all places are named."""
    heads = ["document", "place", "severity", "finding", "hint", "code"]

    def row(source: str, finding: Finding) -> list[object]:
        named = [str(place) or place.pointer or place.xpath or "" for place in finding.places]
        places = ", ".join(named[:10]) + (f", … ({len(named)})" if len(named) > 10 else "")
        name = finding.place.name
        severity = "accepted" if finding.accepted else finding.severity
        return [
            source,
            f"{places} {name}" if name else places,
            severity,
            finding.message,
            finding.hint,
            finding.code,
        ]

    return table(heads, (row(source, finding) for source, finding in found), len(found))


def documents(shown: Sequence[Document], heading: str = "", notes: Sequence[str] = ()) -> str:
    """Show what became of documents: a line that says it, and their findings, the gravest first."""
    order = {"error": 0, "warning": 1, "note": 2}
    found = [(document.source, finding) for document in shown for finding in document.findings]
    found.sort(key=lambda pair: order[pair[1].severity])
    title = heading or ", ".join(f"{document.source}: {document.outcome.value}" for document in shown)
    said = "".join(f"<p>{text(note)}</p>" for note in notes)
    return f"<div><p><b>{text(title)}</b></p>{said}{findings(found) if found else ''}</div>"


def tables(shown: Mapping[str, tuple[int, Sequence[str]]], heading: str) -> str:
    """Show what tables there are, with their rows and columns."""
    rows = [[name, rows, ", ".join(columns)] for name, (rows, columns) in shown.items()]
    return f"<div><p><b>{text(heading)}</b></p>{table(['table', 'rows', 'columns'], rows, len(rows))}</div>"
