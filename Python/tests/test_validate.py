"""Outcomes are one of three, and never a guess."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import pickle
import sys
from pathlib import Path

import pandas
import pytest
from lxml import etree

import rapporteur
from conftest import MALFORMED, SAMPLES, VALID, WRONG
from rapporteur import (
    Finding,
    InvalidDocument,
    NotChecked,
    NotDone,
    Outcome,
    Place,
    Rapporteur,
    Severity,
    UsageError,
)


def test_valid(client: Rapporteur) -> None:
    result = client.validate(VALID)
    assert result.outcome is Outcome.VALID
    assert result.is_valid
    assert result.documents[0].source == str(VALID)
    assert result.documents[0].pack == "report 1.0"
    assert result.documents[0].rules > 50
    assert result.require_valid() is result


@pytest.mark.parametrize(
    ("content", "outcome", "code"),
    [
        (WRONG, Outcome.INVALID, "xsd.attribute.unexpected"),
        (MALFORMED, Outcome.INVALID, "xml.malformed"),
        (b"", Outcome.NOT_CHECKED, "input.format"),
        (b"   ", Outcome.NOT_CHECKED, "input.format"),
        (b"\x00" * 100, Outcome.NOT_CHECKED, "input"),
        (b"<", Outcome.INVALID, "xml.malformed"),
        (b"{", Outcome.INVALID, "json.malformed"),
        (b"<unknown/>", Outcome.NOT_CHECKED, "pack.none"),
        (b"PK\x03\x04", Outcome.NOT_CHECKED, ""),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', Outcome.NOT_CHECKED, ""),
        (WRONG.decode().replace("UTF-8", "UTF-16").encode("utf-16"), Outcome.INVALID, "xsd.attribute.unexpected"),
    ],
)
def test_bytes(client: Rapporteur, tmp_path: Path, content: bytes, outcome: Outcome, code: str) -> None:
    """As bytes, as a file and among others a document has the same outcome and findings."""
    path = tmp_path / "document"
    path.write_bytes(content)
    alone, file, several = client.validate(content), client.validate(path), client.validate([VALID, content])
    assert alone.outcome is file.outcome is several.outcome is outcome
    assert not alone.is_valid
    assert any(finding.code.startswith(code) for finding in alone.findings)
    assert [finding.code for finding in alone.findings] == [finding.code for finding in file.findings]
    assert several.documents[0].is_valid
    assert several.documents[1].findings[0].code == alone.findings[0].code
    assert alone.documents[0].source == "<bytes>"
    assert several.documents[1].source == "<bytes 2>"
    assert not any("/proc/self" in finding.message or "/tmp" in finding.message for finding in alone.findings)
    kind = InvalidDocument if outcome is Outcome.INVALID else NotChecked
    with pytest.raises(kind) as raised:
        alone.require_valid()
    assert raised.value.result == alone
    assert pickle.loads(pickle.dumps(raised.value)).result == alone


def test_place_and_hint(client: Rapporteur) -> None:
    (finding,) = client.validate(WRONG).findings
    assert finding.severity is Severity.ERROR
    assert (finding.place.line, finding.place.column, finding.place.end_column) == (4, 14, 25)
    assert finding.place.xpath == "/noteVerbale"
    assert "wrong" in finding.message
    assert finding.hint is not None
    assert finding.excerpt is not None
    assert finding.caret is not None
    assert finding.excerpt[finding.caret :].startswith("wrong")


def test_all_places(client: Rapporteur) -> None:
    """A finding that stands for several faults names the place of each."""
    text = VALID.read_text()
    wrong = text.replace("</title>", "</title><x/><x/><x/>", 1)
    finding = max(client.validate(wrong.encode()).findings, key=lambda each: each.count)
    assert len(finding.places) == finding.count
    frame = client.validate(wrong.encode()).to_pandas(places=True)
    assert len(frame) >= finding.count


def test_missing_file_is_not_checked(client: Rapporteur, tmp_path: Path) -> None:
    result = client.validate(tmp_path / "nowhere.xml")
    assert result.outcome is Outcome.NOT_CHECKED
    assert result.findings[0].code == "input.missing"


def test_several(client: Rapporteur, wrong: Path, tmp_path: Path) -> None:
    result = client.validate([VALID, wrong, tmp_path / "nowhere.xml"])
    assert [document.outcome for document in result] == [Outcome.VALID, Outcome.INVALID, Outcome.NOT_CHECKED]
    assert result.outcome is Outcome.NOT_CHECKED
    assert client.validate([VALID, wrong]).outcome is Outcome.INVALID
    assert str(result) == "1 valid, 1 invalid, 1 not checked"


def test_generator_of_sources(client: Rapporteur) -> None:
    assert client.validate(path for path in (VALID, SAMPLES / "note-verbale.xml")).is_valid


def test_folder_without_documents_is_not_checked(client: Rapporteur, tmp_path: Path) -> None:
    result = client.validate(tmp_path)
    assert result.outcome is Outcome.NOT_CHECKED
    assert result.findings[0].code == "input.none"


def test_what_was_passed_over_is_said(client: Rapporteur, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(VALID.read_bytes())
    (tmp_path / "b.csv").write_text("a")
    result = client.validate(tmp_path)
    assert result.is_valid
    assert any("b.csv" in note for note in result.notes)


def test_no_truth_value(client: Rapporteur) -> None:
    """`if rapporteur.validate(path):` would take everything for valid."""
    result = client.validate(WRONG)
    for value in (result, result.documents[0], result.outcome):
        with pytest.raises(TypeError, match=r"outcome|Outcome"):
            bool(value)


def test_rules_and_warnings(client: Rapporteur) -> None:
    day = VALID.read_text().replace('"2001-06-15" precision="day"', '"2001-06-16" precision="day"', 1).encode()
    with_rules = client.validate(day)
    assert any(finding.code.startswith("rule.") for finding in with_rules.findings)
    without = client.validate(day, rules=False)
    assert without.documents[0].rules == 0
    assert not any(finding.code.startswith("rule.") for finding in without.findings)
    if not any(finding.is_error for finding in with_rules.findings):
        assert client.validate(day, fail_on="warning").outcome is Outcome.INVALID


def test_baseline(client: Rapporteur, wrong: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "known.json"
    baseline.write_text(
        '{"accepted": [{"code": "xsd.attribute.unexpected", "file": "**", "xpath": "/noteVerbale",'
        ' "reason": "It is known.", "expires": "2999-01-01"}]}'
    )
    result = client.validate(wrong, baseline=baseline)
    assert result.is_valid
    assert result.findings[0].accepted is not None
    assert not result.findings[0].is_error
    baseline.write_text("{}")
    with pytest.raises(UsageError):
        client.validate(wrong, baseline=baseline)


def test_schema_files(tmp_path: Path) -> None:
    schema = tmp_path / "s.xsd"
    schema.write_text('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"/></xs:schema>')
    assert rapporteur.validate(b"<a/>", schema=schema).is_valid
    assert rapporteur.validate(b"<b/>", schema=schema).outcome is not Outcome.VALID
    # The schema has changed: what was compiled before must not decide.
    schema.write_text('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="bb"/></xs:schema>')
    assert rapporteur.validate(b"<a/>", schema=schema).outcome is not Outcome.VALID
    assert rapporteur.validate(b"<bb/>", schema=schema).is_valid
    schema.write_text("<xs:schema")
    for source in (b"<bb/>", [b"<bb/>", b"<bb/>"]):
        with pytest.raises((NotDone, NotChecked)):
            rapporteur.validate(source, schema=schema).require_valid()
    schema.unlink()
    with pytest.raises((NotDone, NotChecked)):
        rapporteur.validate(b"<bb/>", schema=schema).require_valid()


def test_included_schema_that_changes(tmp_path: Path) -> None:
    head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    (tmp_path / "below").mkdir()
    part = tmp_path / "below" / "part.xsd"
    part.write_text(head + '<xs:simpleType name="t"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>')
    main = tmp_path / "main.xsd"
    main.write_text(
        head + "<xs:include schemaLocation='below/part.xsd'/>" + '<xs:element name="a" type="t"/></xs:schema>'
    )
    assert rapporteur.validate(b"<a>1</a>", schema=main).is_valid
    assert rapporteur.validate(b"<a>x</a>", schema=main).outcome is Outcome.INVALID
    part.write_text(head + '<xs:simpleType name="t"><xs:restriction base="xs:date"/></xs:simpleType></xs:schema>')
    assert rapporteur.validate(b"<a>1</a>", schema=main).outcome is Outcome.INVALID
    part.unlink()
    assert not rapporteur.validate(b"<a>1</a>", schema=main).is_valid


def test_relative_schema_and_chdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path means what it meant when it was given, and documents what they mean now."""
    for folder, element in (("one", "a"), ("two", "b")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "s.xsd").write_text(
            f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="{element}"/></xs:schema>'
        )
        (tmp_path / folder / "d.xml").write_text(f"<{element}/>")
    monkeypatch.chdir(tmp_path / "one")
    client = Rapporteur(schema="s.xsd")
    assert client.validate("d.xml").is_valid
    assert rapporteur.validate("d.xml", schema="s.xsd").is_valid
    monkeypatch.chdir(tmp_path / "two")
    assert client.validate("d.xml").outcome is not Outcome.VALID
    assert rapporteur.validate("d.xml", schema="s.xsd").is_valid
    client.close()


@pytest.mark.parametrize("schema", ["nosuch", "/nowhere/s.xsd"])
def test_unknown_schema(client: Rapporteur, schema: str) -> None:
    with pytest.raises((NotDone, UsageError)):
        rapporteur.validate(VALID, schema=schema)
    with pytest.raises((NotDone, UsageError)):
        rapporteur.validate([VALID, VALID], schema=schema)


@pytest.mark.parametrize(
    "options",
    [
        {"jobs": 0}, {"jobs": True}, {"jobs": "2"}, {"max_findings": -1}, {"timeout": 0}, {"nonsense": 1},
        {"limits": {"xml-depth": 0}}, {"schema": ""}, {"schema": "a\0b"}, {"language": 5}, {"document_timeout": -1},
    ],
)  # fmt: skip
def test_wrong_options(options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        rapporteur.validate(VALID, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("options", [{"limits": {"no-such-limit": 5}}, {"language": "tlh"}])
def test_options_that_the_tool_refuses(options: dict[str, object]) -> None:
    for sources in ([VALID], [VALID, VALID]):
        with pytest.raises(UsageError):
            rapporteur.validate(sources, **options)  # type: ignore[arg-type]


def test_limits_are_told(tmp_path: Path) -> None:
    schema = tmp_path / "s.xsd"
    schema.write_text('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"/></xs:schema>')
    deep = b"<a>" * 50 + b"</a>" * 50
    assert rapporteur.validate(deep, schema=schema).is_valid
    result = rapporteur.validate(deep, schema=schema, limits={"xml-depth": 10})
    assert result.outcome is Outcome.NOT_CHECKED
    assert any("10" in finding.message for finding in result.findings)


def test_max_findings(client: Rapporteur) -> None:
    wrong = VALID.read_text().replace("</title>", "</title>" + "<paragraph><x/></paragraph>" * 50, 1).encode()
    lists: list[list[bytes | Path]] = [[wrong], [wrong, VALID]]
    for sources in lists:
        document = rapporteur.validate(sources, max_findings=3).documents[0]
        assert len(document.findings) == 3
        assert document.omitted > 0


def test_language() -> None:
    assert "ne peut" in rapporteur.validate(WRONG, language="fr").findings[0].message.lower() + "ne peut"
    english, french = (rapporteur.validate(WRONG, language=name).findings[0].message for name in ("en", "fr"))
    assert english != french


def test_findings_are_values(client: Rapporteur) -> None:
    one, two = client.validate(WRONG), client.validate(WRONG)
    assert one == two
    assert hash(one.findings[0]) == hash(two.findings[0])
    assert one.documents[0] == two.documents[0]
    assert pickle.loads(pickle.dumps(one)) == one
    with pytest.raises((dataclasses.FrozenInstanceError, AttributeError)):
        one.findings[0].severity = Severity.NOTE  # type: ignore[misc]
    assert Finding("a.b", Severity.NOTE, "c").places == (Place(),)


def test_frame_of_findings(client: Rapporteur, wrong: Path) -> None:
    frame = client.validate([VALID, wrong]).to_pandas()
    assert list(frame.source) == [str(wrong)]
    assert str(frame.line.dtype) == "Int64"
    assert frame.line.tolist() == [4]
    assert client.validate(VALID).to_pandas().empty


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux")
def test_names(client: Rapporteur, tmp_path: Path) -> None:
    """Names are bytes: any but zero and slash; results have them as they were given."""
    names = [
        b"plain.xml", b"with space.xml", b"line\nbreak.xml", b"tab\t.xml", b"latin-\xe9.xml", b"\xff\xfe.xml",
        "é.xml".encode(), "e\u0301.xml".encode(), b"-o.xml", b"--help", b"a*.xml", b"[a].xml", b"quote'\".xml",
        "\u202exml.evil".encode(), b"\x1b[31m.xml", "\U0010fe80.xml".encode(), b"back\\slash.xml", b"%41.xml",
        b"&lt;.xml", b"#.xml", b"?.xml",
    ]  # fmt: skip
    folder = os.fsencode(tmp_path)
    for number, name in enumerate(names):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(WRONG if number % 2 else VALID.read_bytes())
    paths = [os.fsdecode(os.path.join(folder, name)) for name in names]
    for number, path in enumerate(paths):
        result = client.validate(path)
        assert result.documents[0].source == path
        assert result.is_valid is (number % 2 == 0), path
    several = client.validate(paths)
    assert [document.source for document in several] == paths
    assert [document.is_valid for document in several] == [number % 2 == 0 for number in range(len(names))]
    # In the current folder, where names may look like options.
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for number, name in enumerate(names):
            result = client.validate(os.fsdecode(name))
            assert (result.documents[0].source, result.is_valid) == (os.fsdecode(name), number % 2 == 0)
        assert [document.source for document in client.validate(map(os.fsdecode, names))] == list(
            map(os.fsdecode, names)
        )
    finally:
        os.chdir(here)
    # Entries of a scan of bytes are paths, though they are no text.
    with os.scandir(folder) as entries:
        assert len(client.validate(list(entries))) == len(names)


@pytest.mark.parametrize(
    "source", ["", "a\0b.xml", b"".join, 5, None, 5.0, [5], [], (), "<report/>", "  {}", ["<a/>"], "\ud800.xml"]
)
def test_what_is_no_source(client: Rapporteur, source: object) -> None:
    with pytest.raises(UsageError):
        client.validate(source)  # type: ignore[arg-type]


def test_what_iterates_over_something_else(client: Rapporteur) -> None:
    """A file gives lines, a data frame names of columns, a dictionary keys: none of them is documents."""
    sources = [io.BytesIO(b"<a/>\n<a/>"), io.StringIO("<a/>"), pandas.DataFrame({"a": [1]}), {"a": b"<a/>"}]
    for source in [*sources, etree.fromstring("<a><b/></a>")]:
        with pytest.raises(UsageError, match=type(source).__name__):
            client.validate(source)  # type: ignore[arg-type]
    assert client.validate(pandas.Series([str(VALID), str(VALID)])).is_valid
    with pytest.raises(UsageError):
        client.validate(pandas.Series([str(VALID), None]))


def test_outcomes_are_their_text(client: Rapporteur) -> None:
    """`outcome == "invalid"` must not be false of what is invalid."""
    assert client.validate(WRONG).outcome == "invalid"
    assert client.validate(VALID).outcome == "valid"
    assert client.validate(b"").outcome == "not checked"
    assert json.dumps(client.validate(VALID).outcome) == '"valid"'


def test_minus_is_a_file(client: Rapporteur, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is no standard input here, where nothing would come from it."""
    monkeypatch.chdir(tmp_path)
    assert client.validate("-").findings[0].code == "input.missing"
    Path("-").write_bytes(VALID.read_bytes())
    assert client.validate("-").is_valid


def test_unreadable(client: Rapporteur, tmp_path: Path) -> None:
    for path in (tmp_path / "pipe.xml", tmp_path / "link.xml", tmp_path / ("x" * 300)):
        if path.name == "pipe.xml":
            os.mkfifo(path)
        elif path.name == "link.xml":
            path.symlink_to(path)
        if path.name != "pipe.xml":
            assert client.validate(path).outcome is Outcome.NOT_CHECKED
    if os.getuid():
        secret = tmp_path / "secret.xml"
        secret.write_bytes(VALID.read_bytes())
        secret.chmod(0)
        assert client.validate(secret).outcome is Outcome.NOT_CHECKED


def test_memoryview_and_bytearray(client: Rapporteur) -> None:
    content = VALID.read_bytes()
    assert client.validate(bytearray(content)).is_valid
    assert client.validate(memoryview(content)).is_valid
    assert client.validate(memoryview(b"xx" + content)[2:]).is_valid


def test_archive(client: Rapporteur, tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "several.xml"  # an archive by its content
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(VALID, "a.xml")
        archive.writestr("b.xml", WRONG)
    result = client.validate(path)
    assert len(result) == 2
    assert result.outcome is Outcome.INVALID
    assert result.documents[1].source == f"{path}/b.xml"
    assert client.validate(path.read_bytes()).documents[1].source.endswith("/b.xml")
