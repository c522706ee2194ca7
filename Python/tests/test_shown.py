"""Notebooks: whatever documents and their names hold is text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from conftest import VALID, WRONG
from rapporteur import Document, Finding, Outcome, Place, Rapporteur, Result, Severity
from rapporteur._html import MOST_ROWS, text, visible

EVIL = "<script>alert(1)</script><img src=x onerror='a()'>\"'&amp;\u202eabc\x00\x1b[31m\ud800\udcff\U000e0041"


class Tags(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def evil() -> Result:
    finding = Finding(
        EVIL, Severity.ERROR, EVIL, EVIL, Place(1, 2, None, None, EVIL, EVIL, EVIL), file=EVIL, excerpt=EVIL
    )
    document = Document(EVIL, Outcome.INVALID, EVIL, 1, (finding,), {EVIL: EVIL})
    return Result((document,), Outcome.INVALID, (EVIL,))


@pytest.mark.parametrize(
    "page", [evil()._repr_html_(), evil().documents[0]._repr_html_(), evil().findings[0]._repr_html_()]
)
def test_nothing_is_markup(page: str) -> None:
    tags = Tags(page)
    assert tags.tags <= {"div", "p", "b", "table", "thead", "tbody", "tr", "th", "td"}
    assert tags.attributes <= {"style"}
    assert "<script>alert(1)</script>" in tags.text
    for sign in ("\u202e", "\x00", "\x1b", "\ud800", "\U000e0041"):
        assert sign not in page
    assert "\\u202E" in page
    assert "\\xFF" in page
    page.encode()


def test_what_is_seen() -> None:
    assert visible("plain é\n\t") == "plain é\n\t"
    assert visible("\u202e\x7f\udcff") == "\\u202E\\x7F\\xFF"
    assert text(None) == ""
    assert text("<") == "&lt;"


def test_long_results_are_counted() -> None:
    finding = Finding("a.b", Severity.NOTE, "m")
    result = Result((Document("d", Outcome.VALID, "p", 1, (finding,) * 1000),), Outcome.VALID)
    page = result._repr_html_()
    assert page.count("<tr>") == MOST_ROWS + 1
    assert f"{1000 - MOST_ROWS} more" in page


def test_gravest_first() -> None:
    note, error = Finding("a.note", Severity.NOTE, "m"), Finding("a.error", Severity.ERROR, "m")
    page = Result((Document("d", Outcome.INVALID, "p", 1, (note, error)),), Outcome.INVALID)._repr_html_()
    assert page.index("a.error") < page.index("a.note")


def test_real_results(client: Rapporteur) -> None:
    page = client.validate([VALID, WRONG])._repr_html_()
    assert "1 valid, 1 invalid" in page
    assert "&lt;noteVerbale&gt;" in page
    assert str(client.validate(WRONG).findings[0]).startswith("4:14: error: ")


def test_errors_are_short_and_visible() -> None:
    with pytest.raises(Exception, match="alert") as raised:
        evil().require_valid()
    assert "\x1b" not in str(raised.value).split("\n")[1].split(": ")[0]
