"""CSV of the tool as tables of PyArrow: typed, and each cell the text that it was in the document.

CSV and not JSON Lines or SQLite: Documentation/python.md says what was measured.
"""

from __future__ import annotations

import csv
import logging
import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._errors import RapporteurError, ToolFailed

if TYPE_CHECKING:
    import pyarrow

log = logging.getLogger("rapporteur")

_BLOCK = 1 << 22
# What PyArrow can read at once, and so the longest row.
_LONGEST_BLOCK = (1 << 31) - 1

# A cell of text that a spreadsheet might run has an apostrophe before it: Sources/Batch/Extracting/CSVEncoder.swift.
_GUARDED = "^'((?:[' \u00a0\u3000\ufeff\u200b-\u200f\u2060])*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\n])"
# A number with more digits than doubles are sure to keep.
_LONG = r"^[+-]?0*\.?0*(?:[0-9]\.?){16}"


def needs_arrow() -> None:
    """Raise where PyArrow is missing, with what to do."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise RapporteurError("Tables need PyArrow: pip install 'rapporteur[tables]'.") from error


def read_csv(path: Path, types: Mapping[str, str]) -> pyarrow.Table:
    """Read a table.

    Args:
        path: the file.
        types: of columns, by name: integer, decimal, boolean; all else is text.

    A column of numbers that 64 bits do not hold exactly stays text, and a warning is logged: no digit is lost.
    """
    import pyarrow

    table = _rows(path)
    columns = [_typed(table[name], types.get(name, "text"), f"{path.stem}.{name}") for name in table.column_names]
    return pyarrow.table(dict(zip(table.column_names, columns, strict=True)))


def _rows(path: Path) -> pyarrow.Table:
    """Read all columns as text; an empty cell is nothing, `""` an empty text."""
    import pyarrow
    from pyarrow import csv as arrow_csv

    with path.open(newline="", encoding="utf-8") as file:
        head = next(csv.reader(file))
    convert = arrow_csv.ConvertOptions(
        column_types={name: pyarrow.string() for name in head},
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        check_utf8=True,
    )
    block = max(1 << 16, min(_BLOCK, path.stat().st_size + 1))
    while True:
        try:
            return arrow_csv.read_csv(
                os.fspath(path),
                read_options=arrow_csv.ReadOptions(block_size=block),
                parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
                convert_options=convert,
            )
        except pyarrow.ArrowInvalid as error:
            if "straddling" not in str(error) or block >= _LONGEST_BLOCK:
                raise ToolFailed(f"A table of rapporteur cannot be read: {error}") from error
            block = min(block * 8, _LONGEST_BLOCK)


def _typed(column: Any, kind: str, name: str) -> Any:
    import pyarrow
    from pyarrow import compute

    if kind not in ("integer", "decimal", "boolean"):
        if compute.any(compute.starts_with(column, "'")).as_py():
            return compute.replace_substring_regex(column, _GUARDED, r"\1")
        return column
    target = {"integer": pyarrow.int64(), "decimal": pyarrow.float64(), "boolean": pyarrow.bool_()}[kind]
    try:
        if kind == "decimal":
            # The one number that is written as text, and looks like a formula.
            column = compute.replace_substring_regex(column, "^'-INF$", "-INF")
            long = compute.filter(column, compute.fill_null(compute.match_substring_regex(column, _LONG), False))
            if any(Decimal(repr(float(text))) != Decimal(text) for text in long.to_pylist()):
                raise ValueError("a number has more digits than a double keeps")
        return compute.cast(column, target)
    except (pyarrow.ArrowInvalid, ArithmeticError, ValueError) as error:
        log.warning("the column %s stays text, since not all of its numbers fit 64 bits: %s", name, error)
        return column
