"""Tables: typed, to the character, and never silently short."""

from __future__ import annotations

import logging
import os
import pickle
from pathlib import Path

import pandas
import pyarrow
import pytest

import rapporteur
from conftest import SAMPLES, VALID, WRONG
from rapporteur import (
    IncompleteTables,
    IncompleteTablesWarning,
    NotDone,
    Outcome,
    Rapporteur,
    RapporteurError,
    Tables,
    UsageError,
)
from rapporteur._arrow import read_csv
from rapporteur._tables import column_types

REPORT = SAMPLES / "protection-of-migrants.xml"

CATALOG = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="catalog"><xs:complexType>
<xs:sequence><xs:element name="book" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="title" type="xs:string"/><xs:element name="pages" type="xs:integer" minOccurs="0"/>
<xs:element name="price" type="xs:decimal" minOccurs="0"/><xs:element name="weight" type="xs:double" minOccurs="0"/>
<xs:element name="sold" type="xs:boolean" minOccurs="0"/><xs:element name="author" type="xs:string" minOccurs="0" maxOccurs="9"/>
</xs:sequence><xs:attribute name="isbn" type="xs:string" use="required"/></xs:complexType></xs:element></xs:sequence>
</xs:complexType></xs:element></xs:schema>"""


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    path = tmp_path / "catalog.xsd"
    path.write_text(CATALOG)
    return path


def books(*bodies: str) -> bytes:
    found = "".join(f'<book isbn="{number}">{body}</book>' for number, body in enumerate(bodies))
    return f"<catalog>{found}</catalog>".encode()


def test_all_tables(client: Rapporteur) -> None:
    tables = client.tables(REPORT)
    assert set(column_types()) <= set(tables)
    assert all(isinstance(table, pyarrow.Table) for table in tables.values())
    assert tables["documents"].num_rows == 1
    assert tables["replies"].num_rows == 15
    assert tables.outcome is Outcome.VALID
    for name, types in column_types().items():
        assert list(types) == tables[name].column_names, name
        for column, kind in types.items():
            wanted = {"integer": pyarrow.int64(), "decimal": pyarrow.float64(), "boolean": pyarrow.bool_()}
            assert tables[name].schema.field(column).type == wanted.get(kind, pyarrow.string()), (name, column)


def test_named_tables_come_with_findings(client: Rapporteur) -> None:
    assert set(client.tables(REPORT, "replies")) == {"replies", "findings"}
    assert set(client.tables(REPORT, ["replies", "states"])) == {"replies", "states", "findings"}
    assert client.tables(REPORT, "states")["states"].equals(client.tables(REPORT)["states"])


def test_codes_stay_codes(client: Rapporteur) -> None:
    """Zeros of M49, and Namibia, whose code many take for nothing."""
    states = client.tables(REPORT).to_pandas()["states"]
    assert states.m49.dropna().str.fullmatch("[0-9]{3}").all()
    namibia = VALID.read_bytes().replace(b"<title>", b'<title><state code="NAM">Namibia</state> ', 1)
    found = client.tables(namibia, errors="ignore").to_pandas()
    if len(found["states"]):
        assert "NAM" in set(found["states"].iso3)


def test_others_read_them(client: Rapporteur, tmp_path: Path) -> None:
    """DuckDB asks the tables where they are, and Parquet keeps their types."""
    import duckdb
    from pyarrow import parquet

    states = client.tables(REPORT)["states"]
    ((count,),) = duckdb.sql("SELECT count(*) FROM states WHERE iso3 IS NOT NULL").fetchall()
    assert count == states.num_rows - states["iso3"].null_count
    parquet.write_table(states, tmp_path / "states.parquet")
    assert parquet.read_table(tmp_path / "states.parquet").equals(states)


def test_frames_keep_types(client: Rapporteur) -> None:
    frames = client.tables(REPORT).to_pandas()
    assert str(frames["paragraphs"].words.dtype) == "Int64"
    assert str(frames["paragraphs"].is_bold.dtype) == "boolean"
    assert str(frames["quantities"].value.dtype) == "Float64"
    assert frames["paragraphs"].words.sum() > 1000
    assert frames["documents"].words.dtype == pandas.Int64Dtype()


def test_bytes_have_names(client: Rapporteur) -> None:
    tables = client.tables([REPORT.read_bytes(), b"<a>"], errors="ignore")
    assert set(tables["findings"]["file"].to_pylist()) == {"<bytes 2>"}
    assert not any("/tmp" in message for message in tables.messages)


@pytest.mark.parametrize("bad", [WRONG, b"<unknown/>", b"", b"<report"])
def test_missing_rows_are_no_secret(client: Rapporteur, bad: bytes) -> None:
    with pytest.raises(IncompleteTables) as raised:
        client.tables([REPORT, bad])
    tables = raised.value.tables
    assert tables["replies"].num_rows == 15
    assert tables.outcome is not Outcome.VALID
    assert tables["findings"].num_rows > 0
    assert pickle.loads(pickle.dumps(raised.value)).tables["replies"].num_rows == 15
    with pytest.warns(IncompleteTablesWarning):
        assert client.tables([REPORT, bad], errors="warn")["replies"].num_rows == 15
    assert client.tables([REPORT, bad], errors="ignore").outcome is tables.outcome


def test_missing_files(client: Rapporteur, tmp_path: Path) -> None:
    with pytest.raises(IncompleteTables):
        client.tables([REPORT, tmp_path / "nowhere.xml"])
    with pytest.raises(IncompleteTables):
        client.tables(tmp_path)


@pytest.mark.parametrize("names", ["nosuch", [], "", ["all", "states"], ["states", "states"], [1], "--help", "a\0b"])
def test_tables_that_there_are_not(client: Rapporteur, names: object) -> None:
    with pytest.raises((UsageError, NotDone, ValueError)):
        client.tables(REPORT, names)  # type: ignore[arg-type]


def test_wrong_errors(client: Rapporteur) -> None:
    with pytest.raises(UsageError):
        client.tables(REPORT, errors="coerce")  # type: ignore[arg-type]


def test_any_schema(catalog: Path) -> None:
    xml = books(
        "<title>A</title><pages>3</pages><price>1.10</price><weight>1e-3</weight><sold>1</sold><author>x</author>",
        "<title>B</title>",
    )
    tables = rapporteur.tables(xml, schema=catalog)
    assert set(tables) == {"catalog", "book", "author"}
    book = tables["book"]
    assert book["pages"].to_pylist() == [3, None]
    assert book["price"].to_pylist() == [1.1, None]
    assert book["weight"].to_pylist() == [0.001, None]
    assert book["sold"].to_pylist() == [True, None]
    assert book["isbn"].to_pylist() == ["0", "1"]
    assert tables["author"]["book/isbn"].to_pylist() == ["0"]
    for path in ("/catalog/book", "book", ["/catalog/book", "author"]):
        found = rapporteur.tables(xml, path, schema=catalog)
        assert next(iter(found.values())).column("pages").to_pylist() if isinstance(path, str) else found
    with pytest.raises(RapporteurError):
        rapporteur.tables(xml, "/catalog/nosuch", schema=catalog)
    with pytest.raises(IncompleteTables):
        rapporteur.tables([xml, b"<catalog/>"], schema=catalog)


NASTY = [
    "=1+1", "'=1+1", "''=1", "+1", "-1", "@x", "＝x", " =x", "\u200b=x", "'", "''", "'a", "'a=b", "a'=b", "-", "--", "'-'",
    'quote"d', '""', ",", "a,b", "a\nb", "\n", "\nb", "a\n\nb", "\t", "\tx", " ", "  x ", "NULL", "NA", "N/A", "nan", "null",
    "None", "#N/A", "1.0", "007", "1e5", "true", "٣", "é", "e\u0301", "\u202eabc", "\U0001f600", "\u2028", "]]>", "&amp;", "\\N",
    "\\", "\ufeffx", "'\ufeff=", "' =",
]  # fmt: skip


def test_every_text_is_what_it_was(catalog: Path) -> None:
    from xml.sax.saxutils import escape

    xml = books(*(f"<title>{escape(text)}</title>" for text in NASTY))
    table = rapporteur.tables(xml, "book", schema=catalog)["book"]
    assert table["title"].to_pylist() == NASTY
    assert rapporteur.tables(books("<title></title>"), "book", schema=catalog)["book"]["title"].to_pylist() == [""]
    frame = rapporteur.tables(xml, "book", schema=catalog).to_pandas()["book"]
    assert frame.title.tolist() == NASTY


@pytest.mark.parametrize(
    ("column", "values", "kept"),
    [
        ("pages", ["99999999999999999999", "1"], None),
        ("pages", ["9223372036854775807", "-9223372036854775808"], [2**63 - 1, -(2**63)]),
        ("pages", ["9223372036854775808", "1"], None),
        ("pages", ["+7", "007", "-0"], [7, 7, 0]),
        ("price", ["1.10", "0.1"], [1.1, 0.1]),
        ("price", ["0.1000000000000000000000001", "1"], None),
        ("price", ["12345678901234567890.1"], None),
        ("price", ["100000000000000000000"], [1e20]),
        ("price", ["00000000000000000001.50000000000000000000"], [1.5]),
        ("weight", ["1.7976931348623157E308", "5e-324"], [1.7976931348623157e308, 5e-324]),
        ("weight", ["INF", "-INF", "-0"], [float("inf"), float("-inf"), -0.0]),
    ],
)
def test_no_digit_is_lost(
    catalog: Path, caplog: pytest.LogCaptureFixture, column: str, values: list[str], kept: list[object] | None
) -> None:
    """Numbers that 64 bits do not hold exactly stay text, and that is said."""
    xml = books(*(f"<title>a</title><{column}>{value}</{column}>" for value in values))
    with caplog.at_level(logging.WARNING, "rapporteur"):
        found = rapporteur.tables(xml, "book", schema=catalog)["book"][column]
    if kept is None:
        assert found.type == pyarrow.string()
        assert column in caplog.text
        assert int(found[0].as_py().split(".")[0]) == int(values[0].split(".")[0])
    else:
        assert found.to_pylist() == kept
        assert not caplog.records


def test_rows_longer_than_a_block(tmp_path: Path) -> None:
    """A cell of many megabytes, with line breaks in it."""
    path = tmp_path / "long.csv"
    text = "a\nb" * 4_000_000
    path.write_bytes(b"name,number\r\n" + b'"' + text.encode() + b'",1\r\nx,2\r\n' * 3)
    table = read_csv(path, {"number": "integer"})
    assert table["number"].to_pylist() == [1, 2, 2, 2] or table.num_rows >= 2
    assert table["name"][0].as_py() == text


def test_tables_of_csv_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    for content in (b"", b"a,b\r\n1\r\n", b"a\r\n\xff\xfe\r\n"):
        path.write_bytes(content)
        with pytest.raises((RapporteurError, StopIteration, UnicodeDecodeError)):
            read_csv(path, {})


def test_tables_are_shown(client: Rapporteur) -> None:
    tables = client.tables(REPORT, "replies")
    assert "replies: 15" in repr(tables)
    assert "<td" in tables._repr_html_()
    assert "15" in tables._repr_html_()
    again = pickle.loads(pickle.dumps(tables))
    assert isinstance(again, Tables)
    assert again["replies"].equals(tables["replies"])


def test_names_that_are_no_text(client: Rapporteur, tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xff.xml")
    with open(path, "wb") as file:
        file.write(b"<a>")
    table = client.tables(os.fsdecode(path), "replies", errors="ignore")["findings"]
    assert str(table["file"][0]).startswith(str(tmp_path))
