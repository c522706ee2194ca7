"""JSON and XML: what is converted is valid, and comes back; what is not is an exception with findings."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import rapporteur
from conftest import MALFORMED, SAMPLES, VALID, WRONG
from rapporteur import InvalidDocument, NotChecked, NotDone, Outcome, Rapporteur, RapporteurError, UsageError


def canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


@pytest.mark.parametrize("name", ["communication", "note-verbale", "protection-of-migrants"])
def test_there_and_back(client: Rapporteur, name: str) -> None:
    source = SAMPLES / f"{name}.xml"
    text = client.to_json(source, verify=True)
    assert json.loads(text) == json.loads((SAMPLES / f"{name}.json").read_bytes())
    assert canonical(client.to_xml(text, verify=True)) == canonical(source.read_bytes())
    assert canonical(client.to_xml(json.loads(text))) == canonical(source.read_bytes())
    assert client.to_json(source.read_bytes()) == text
    assert client.to_xml(SAMPLES / f"{name}.json") == client.to_xml(text)


def test_analysis(client: Rapporteur) -> None:
    text = client.to_json(SAMPLES / "protection-of-migrants.xml", profile="analysis")
    assert json.loads(text) == json.loads((SAMPLES / "protection-of-migrants.analysis.json").read_bytes())
    with pytest.raises(RapporteurError):
        client.to_json(VALID, profile="analysis", verify=True)
    with pytest.raises(UsageError):
        client.to_json(VALID, profile="nonsense")  # type: ignore[arg-type]
    with pytest.raises(RapporteurError):
        client.to_xml(text)


def test_digits_stay(client: Rapporteur, tmp_path: Path) -> None:
    schema = tmp_path / "s.xsd"
    schema.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="xs:decimal"/></xs:schema>'
    )
    with Rapporteur(schema=schema) as own:
        xml = b"<a>12345678901234567890.12345678901234567890</a>"
        text = own.to_json(xml)
        assert b"12345678901234567890.1234567890123456789" in text
        assert b"12345678901234567890.1234567890123456789" in own.to_xml(text)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(WRONG, InvalidDocument), (MALFORMED, InvalidDocument), (b"<unknown/>", NotChecked), (b"", NotChecked)],
)
def test_what_has_no_json(client: Rapporteur, tmp_path: Path, content: bytes, kind: type[Exception]) -> None:
    path = tmp_path / "document"
    path.write_bytes(content)
    for source in (content, path):
        with pytest.raises(kind) as raised:
            client.to_json(source)
        assert raised.value.result.findings  # type: ignore[attr-defined]
        assert not raised.value.result.is_valid  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        b"[]",
        b"null",
        b"{",
        b'{"$schema": "urn:rapporteur:pack:report:1.0"}',
        b'{"a": NaN}',
        b"\xff\xfe{}",
        WRONG,
    ],
)
def test_what_has_no_xml(client: Rapporteur, content: bytes) -> None:
    with pytest.raises(RapporteurError):
        client.to_xml(content)


def test_objects_that_are_no_json(client: Rapporteur) -> None:
    for value in ({"a": float("nan")}, {"a": object()}):
        with pytest.raises((ValueError, TypeError)):
            client.to_xml(value)
    with pytest.raises(UsageError):
        client.to_xml([1])  # type: ignore[arg-type]


def test_missing_files(client: Rapporteur, tmp_path: Path) -> None:
    with pytest.raises(NotChecked):
        client.to_json(tmp_path / "nowhere.xml")
    with pytest.raises(NotChecked):
        client.to_xml(tmp_path / "nowhere.json")


def test_rules_are_asked_for(client: Rapporteur) -> None:
    """What the rules find wrong is converted without them, and refused with them."""
    wrong = VALID.read_bytes().replace(b'code="', b'code="x', 1)
    if not client.validate(wrong).is_valid and client.validate(wrong, rules=False).is_valid:
        assert client.to_json(wrong)
        with pytest.raises(InvalidDocument):
            client.to_json(wrong, rules=True)


def test_one_document_is_wanted(client: Rapporteur, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(VALID, "a.xml")
        file.write(VALID, "b.xml")
    for source in (tmp_path, archive):
        with pytest.raises(RapporteurError):
            client.to_json(source)
        with pytest.raises(RapporteurError):
            client.to_xml(source)


def test_lines(client: Rapporteur, wrong: Path, tmp_path: Path) -> None:
    sources: list[Path | bytes] = [VALID, wrong, WRONG, tmp_path / "nowhere.xml", VALID.read_bytes()]
    found = list(client.json_lines(sources))
    assert [document.source for document, _ in found] == [
        str(VALID), str(wrong), "<bytes 3>", str(tmp_path / "nowhere.xml"), "<bytes 5>",
    ]  # fmt: skip
    assert [data is not None for _, data in found] == [True, False, False, False, True]
    assert [document.outcome for document, _ in found[1:4]] == [
        Outcome.INVALID, Outcome.INVALID, Outcome.NOT_CHECKED,
    ]  # fmt: skip
    assert found[0][1] == client.to_json(VALID)


def test_lines_that_nobody_wants(client: Rapporteur) -> None:
    """A generator that is left ends its process; nothing runs before the first line is asked for."""
    lines = client.json_lines([VALID] * 50)
    assert next(lines)[0].is_valid
    lines.close()  # type: ignore[attr-defined]
    client.json_lines([VALID])
    with pytest.raises(UsageError):
        client.json_lines([])


def test_lines_with_a_schema_that_is_none() -> None:
    with pytest.raises(NotDone):
        list(rapporteur.json_lines([VALID, VALID], schema="nosuch"))
