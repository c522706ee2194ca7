"""Tables of documents, for PyArrow and pandas."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from . import _html
from ._answers import outcome_of
from ._arrow import needs_arrow, read_csv
from ._errors import IncompleteTables, IncompleteTablesWarning, NotDone, UsageError
from ._process import VALID, Ended, run
from ._results import Outcome
from ._settings import Settings, chosen
from ._sources import Input, Prepared, prepared

if TYPE_CHECKING:
    import pandas
    import pyarrow

Errors = Literal["raise", "warn", "ignore"]


class Tables(dict[str, "pyarrow.Table"]):
    """Tables by name, and what became of the documents that they are of.

    Attributes:
        outcome: the worst of all documents; only of those that are valid all rows are here.
        messages: what the tool says of the run, a line each; the last is its summary.
    """

    def __init__(
        self, tables: Mapping[str, pyarrow.Table], outcome: Outcome = Outcome.VALID, messages: Sequence[str] = ()
    ) -> None:
        super().__init__(tables)
        self.outcome = outcome
        self.messages = tuple(messages)

    def to_pandas(self) -> dict[str, pandas.DataFrame]:
        """Give data frames by name.

        Text is text, and integers, truth values and numbers keep their types where something is missing
        (`Int64`, `boolean`, `Float64`): a session of 75 is not 75.0, and the code of Namibia not nothing.
        """
        return {name: frame_of(table) for name, table in self.items()}

    def __reduce__(self) -> tuple[type[Tables], tuple[dict[str, pyarrow.Table], Outcome, tuple[str, ...]]]:
        return Tables, (dict(self), self.outcome, self.messages)

    def __repr__(self) -> str:
        said = ", ".join(f"{name}: {table.num_rows}" for name, table in self.items())
        return f"Tables({said}; {self.outcome.value})"

    def _repr_html_(self) -> str:
        shown = {name: (table.num_rows, table.column_names) for name, table in self.items()}
        return _html.tables(shown, self.messages[-1] if self.messages else self.outcome.value)


def frame_of(table: pyarrow.Table) -> pandas.DataFrame:
    """Make a data frame of a table."""
    import pandas
    import pyarrow

    types = {
        pyarrow.int64(): pandas.Int64Dtype(),
        pyarrow.float64(): pandas.Float64Dtype(),
        pyarrow.bool_(): pandas.BooleanDtype(),
    }
    return table.to_pandas(types_mapper=types.get)


@cache
def column_types() -> dict[str, dict[str, str]]:
    """The types of the columns of all tables of reports: Schemas/tables.schema.json, which the wheel carries."""
    text = resources.files(__package__).joinpath("tables.schema.json").read_text("utf-8")
    names = {"integer": "integer", "number": "decimal", "boolean": "boolean"}
    found: dict[str, dict[str, str]] = {}
    for table, definition in json.loads(text)["$defs"].items():
        columns = found[table] = {}
        for column, value in definition["properties"].items():
            kinds = [value["type"]] if isinstance(value["type"], str) else value["type"]
            columns[column] = next((names[kind] for kind in kinds if kind in names), "text")
    return found


def extract(
    settings: Settings, tool: bytes, inputs: list[Input], names: str | Sequence[str], rules: bool, errors: Errors
) -> Tables:
    """Run `extract`, and read what it wrote."""
    needs_arrow()
    chosen(errors, "errors", ("raise", "warn", "ignore"))
    wanted = [names] if isinstance(names, str) else list(names)
    if not wanted or not all(isinstance(name, str) and name for name in wanted) or len(set(wanted)) < len(wanted):
        raise UsageError("tables are names of tables or paths of elements, each once, or all.")
    if "all" in wanted and len(wanted) > 1:
        raise UsageError("With all no other table is named.")
    asked, types = _asked(settings, tool, wanted)
    with prepared(inputs) as ready, tempfile.TemporaryDirectory(prefix="rapporteur-") as folder:
        single = len(asked) == 1 and asked != ["all"]
        output = Path(folder) / ("table.csv" if single else "tables")
        arguments = [b"extract", b"--files-from", b"-", b"-0", b"--to", b"csv", b"-o", bytes(output)]
        for name in asked:
            arguments += [b"--table", name.encode()]
        arguments += settings.checking() + settings.running() + ([] if rules else [b"--no-rules"])
        ended = run(tool, arguments, paths=ready.listing(), timeout=settings.timeout)
        files = {asked[0]: output} if single else {path.stem: path for path in sorted(output.glob("*.csv"))}
        if not all(path.exists() for path in files.values()) or not files:
            raise NotDone(ready.renamed(ended.stderr).strip() or "rapporteur wrote no tables.")
        read = {name: _renamed(read_csv(path, types.get(name, {})), ready) for name, path in files.items()}
    return _checked(
        Tables(read, outcome_of(ended.code), [ready.renamed(line) for line in ended.messages]), ended, errors
    )


def _asked(settings: Settings, tool: bytes, wanted: list[str]) -> tuple[list[str], dict[str, dict[str, str]]]:
    """What the tool is asked for, and the types of the columns that come of it."""
    known = column_types()
    if not settings.schema or all(name in known for name in wanted):
        # With findings, which tell of documents that give no rows.
        return (wanted if wanted == ["all"] or "findings" in wanted else [*wanted, "findings"]), known
    types: dict[str, dict[str, str]] = {}
    listed = [wanted] if wanted == ["all"] else [[name] for name in wanted]
    for names in listed:
        for path, columns in _listing(settings, tool, [] if names == ["all"] else names):
            for name in (path, path.strip("/").replace("/", "."), path.rsplit("/", 1)[-1], *names):
                types.setdefault(name, columns)
    return wanted, types


def _listing(settings: Settings, tool: bytes, names: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The tables of a schema, as `schema tables` lists them: paths, and below each its columns with their types."""
    arguments = [b"schema", b"tables", *settings.schema]
    for name in names:
        arguments += [b"--table", name.encode()]
    if settings.packs is not None:
        arguments += [b"--packs", settings.packs]
    ended = run(tool, arguments + settings.saying(), timeout=settings.timeout)
    if ended.code != VALID:
        raise NotDone(ended.stderr.strip() or "rapporteur does not list the tables of this schema.")
    path, columns = "", dict[str, str]()
    for line in ended.stdout.decode().splitlines():
        if line.startswith(" "):
            name, _, kind = line.strip().rpartition("  ")
            columns[name] = kind
        else:
            if path:
                yield path, columns
            path, columns = line.strip(), {}
    if path:
        yield path, columns


def _renamed(table: pyarrow.Table, ready: Prepared) -> pyarrow.Table:
    """Give files that were made for bytes the names that results have for them."""
    if "file" not in table.column_names or not ready.names:
        return table
    import pyarrow

    column = table.column_names.index("file")
    names = [None if name is None else _text(name, ready.named(name)) for name in table["file"].to_pylist()]
    return table.set_column(column, "file", pyarrow.array(names, pyarrow.string()))


def _text(name: str, called: str) -> str:
    """Bytes of names that are no UTF-8 stay as the tool shows them: text of Arrow is UTF-8."""
    return name if any("\ud800" <= sign <= "\udfff" for sign in called) else called


def _checked(tables: Tables, ended: Ended, errors: Errors) -> Tables:
    if ended.code == VALID or errors == "ignore":
        return tables
    said = tables.messages[-1] if tables.messages else tables.outcome.value
    message = f"Not all documents gave their rows: {said}"
    if errors == "warn":
        warnings.warn(message, IncompleteTablesWarning, stacklevel=4)
        return tables
    more = 'errors="warn" takes the others; they are in .tables of this exception, too.'
    raise IncompleteTables(f"{message}\n{more}", tables)
