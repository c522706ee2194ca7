"""Import and compilation."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import DATA, SAMPLES, VALID, WRONG, needs
from rapporteur import CommunicationsRefused, NotDone, Rapporteur, RapporteurError, UsageError

DRAFT = SAMPLES / "draft.xml"


def test_import(client: Rapporteur) -> None:
    source = needs(DATA / "protection-of-migrants.txt")
    imported = client.import_document(source)
    assert client.validate(imported.xml).is_valid
    assert "15 replies" in imported.messages[-1]
    assert imported.source_map[0]["element"].startswith("/report")
    assert client.import_document(source.read_bytes()).xml == imported.xml
    assert "bytes of XML" in imported._repr_html_()


def test_import_of_a_communication(client: Rapporteur) -> None:
    text = b"Embassy of Qatar\n\n12 June 2001\n\nThe Embassy of Qatar presents its compliments to the Office.\n"
    imported = client.import_document(text, kind="communication", respondent="QAT", dated="2001-06-12")
    assert b"QAT" in imported.xml
    assert client.validate(imported.xml, rules=False).is_valid


@pytest.mark.parametrize(
    "content", [b"<html><p>page</p></html>", b"\x00\x01\x02" * 50, b"%PDF-1.4 nonsense", b"PK\x03\x04"]
)
def test_what_cannot_be_imported(client: Rapporteur, content: bytes) -> None:
    with pytest.raises(NotDone) as raised:
        client.import_document(content)
    assert "/tmp/" not in str(raised.value)
    assert "<bytes>" in str(raised.value)


def test_import_of_nothing(client: Rapporteur, tmp_path: Path) -> None:
    for source in (tmp_path / "nowhere.txt", tmp_path):
        with pytest.raises(NotDone):
            client.import_document(source)
    with pytest.raises(RapporteurError):
        client.import_document(b"A report", dated="--help")
    with pytest.raises(UsageError):
        client.import_document(b"A report", kind="letter")  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        client.import_document([b"a"])  # type: ignore[arg-type]


def test_compile(client: Rapporteur) -> None:
    compiled = client.compile(DRAFT, VALID, order="state")
    assert client.validate(compiled.report).is_valid
    assert "Belarus" in compiled.messages[0]
    as_json = client.compile(DRAFT.read_bytes(), [VALID.read_bytes()], to="json")
    assert as_json.report.startswith(b"{")
    assert b"<reply" in client.to_xml(as_json.report)
    assert "compiled" in compiled._repr_html_()


def test_answer_to_another_request(client: Rapporteur) -> None:
    with pytest.raises(NotDone, match=r"2001-06-15.*2002-04-30"):
        client.compile(DRAFT, VALID, note_verbale=SAMPLES / "note-verbale.xml")


def test_refused_communications(client: Rapporteur, wrong: Path) -> None:
    with pytest.raises(CommunicationsRefused) as raised:
        client.compile(DRAFT, [VALID, wrong])
    assert raised.value.report.startswith(b"<?xml")
    assert any(str(wrong) in message for message in raised.value.messages)
    assert client.compile(DRAFT, [VALID, wrong], errors="ignore").report == raised.value.report


def test_no_report(client: Rapporteur, tmp_path: Path) -> None:
    for draft in (WRONG, b"<a/>", b"", tmp_path / "nowhere.xml"):
        with pytest.raises(NotDone):
            client.compile(draft, VALID)
    with pytest.raises(UsageError):
        client.compile(DRAFT, [])
    with pytest.raises(UsageError):
        client.compile(DRAFT, VALID, order="alphabet")  # type: ignore[arg-type]
