"""Results: outcomes and findings as values."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from . import _html
from ._errors import DocumentError, InvalidDocument, NotChecked

if TYPE_CHECKING:
    import pandas


class Outcome(enum.StrEnum):
    """What is known of a document, or of several: the worst of theirs. It equals its text, `"not checked"`."""

    VALID = "valid"
    INVALID = "invalid"
    NOT_CHECKED = "not checked"

    def __bool__(self) -> NoReturn:
        # Else `if result.outcome:` would take everything for valid.
        raise TypeError("An outcome is one of three, no truth value: compare it with Outcome.VALID.")


class Severity(enum.StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document.

    Lines and columns count from 1, columns in Unicode code points; the end is the place behind what is wrong.
    `name` is what people call the place: "paragraph 47".
    """

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    xpath: str | None = None
    pointer: str | None = None
    name: str | None = None

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Place:
        """Read a place from the JSON of a finding."""
        get = value.get
        return cls(
            get("line"), get("column"), get("endLine"), get("endColumn"), get("xpath"), get("pointer"), get("place")
        )

    def __str__(self) -> str:
        return ":".join(str(number) for number in (self.line, self.column) if number is not None)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Why a finding counts no more: what the baseline says."""

    reason: str
    expires: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or noteworthy.

    `code` is stable from version to version. `count` says how many faults of one parent the finding stands for,
    `places` where they are: the first, then at most 1,000 others. `file` is there where the place is in another file
    than the document, such as the schema. `excerpt` is a piece of the source line, and `caret` how many code points of
    it stand before the place.
    """

    code: str
    severity: Severity
    message: str
    hint: str | None = None
    place: Place = field(default_factory=Place)
    others: tuple[Place, ...] = ()
    count: int = 1
    file: str | None = None
    excerpt: str | None = None
    caret: int | None = None
    accepted: Acceptance | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """All places that are known."""
        return (self.place, *self.others)

    @property
    def is_error(self) -> bool:
        """Whether it makes its document invalid or unchecked."""
        return self.severity is Severity.ERROR and self.accepted is None

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Finding:
        """Read a finding from JSON; raises KeyError and ValueError where it is none."""
        get = value.get
        excerpt, accepted = get("excerpt") or {}, get("accepted")
        return cls(
            value["code"],
            Severity(value["severity"]),
            value["message"],
            get("hint"),
            Place.of(value),
            tuple(Place.of(other) for other in get("others", ())),
            value["count"],
            get("file"),
            excerpt.get("text"),
            excerpt.get("caret"),
            Acceptance(accepted["reason"], accepted["expires"]) if accepted else None,
        )

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        where = f"{self.place}: " if str(self.place) else ""
        return f"{where}{self.severity}: {self.message} [{self.code}]{hint}"

    def _repr_html_(self) -> str:
        return _html.findings([("", self)])


@dataclass(frozen=True)
class Document:
    """What became of one document.

    `source` is its path as it was given, or `<bytes>`; `archive.zip/path` in an archive. `pack` says what it was
    checked with, None where no schema was found, and `rules` how many rules ran. `omitted` says how many findings
    there were beyond `max_findings`. `namespaces` says what the prefixes of XPaths stand for.
    """

    source: str
    outcome: Outcome
    pack: str | None
    rules: int
    findings: tuple[Finding, ...]
    namespaces: Mapping[str, str] = field(default_factory=dict, hash=False)
    omitted: int = 0

    @property
    def is_valid(self) -> bool:
        """Whether everything was checked and nothing is wrong."""
        return self.outcome is Outcome.VALID

    def __bool__(self) -> NoReturn:
        raise TypeError("A document is valid, invalid or not checked: ask for .outcome or .is_valid.")

    def _repr_html_(self) -> str:
        return _html.documents([self])


@dataclass(frozen=True)
class Result:
    """What became of all documents of a call.

    `outcome` is the worst of theirs, and not checked where an input was named and not used. `notes` are lines that the
    tool said of the run: its summary, what it passed over. `findings_of_run` concern no document: entries of a
    baseline that nothing uses.

    A result has no truth value, since there are three outcomes: ask for `outcome` or `is_valid`, or call
    `require_valid()`.
    """

    documents: tuple[Document, ...]
    outcome: Outcome
    notes: tuple[str, ...] = ()
    findings_of_run: tuple[Finding, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Whether there are documents, all were checked and nothing is wrong with any."""
        return self.outcome is Outcome.VALID

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all documents."""
        return tuple(finding for document in self.documents for finding in document.findings)

    def count(self, outcome: Outcome) -> int:
        """How many documents have an outcome."""
        return sum(document.outcome is outcome for document in self.documents)

    def require_valid(self) -> Result:
        """Return the result where it is valid, else raise InvalidDocument or NotChecked."""
        if self.outcome is Outcome.VALID:
            return self
        raise self._error()

    def _error(self) -> DocumentError:
        kind = NotChecked if self.outcome is Outcome.NOT_CHECKED else InvalidDocument
        said = self._first_errors() or list(self.notes)
        return kind("\n".join([str(self), *said]), self)

    def _first_errors(self) -> list[str]:
        said = [
            f"{_html.visible(document.source)}: {finding}"
            for document in self.documents
            if document.outcome is not Outcome.VALID
            for finding in document.findings
            if finding.is_error or document.outcome is Outcome.NOT_CHECKED
        ]
        return [*said[:5], f"… and {len(said) - 5} more"] if len(said) > 5 else said

    def to_pandas(self, places: bool = False) -> pandas.DataFrame:
        """Give the findings as a data frame, a row each; with `places` a row for each place.

        Numbers that are not known are `<NA>`. Documents without findings have no row.
        """
        import pandas

        rows = [
            (
                document.source,
                document.outcome.value,
                finding.code,
                finding.severity.value,
                finding.message,
                finding.hint,
                finding.count,
                finding.accepted is not None,
                place.line,
                place.column,
                place.end_line,
                place.end_column,
                place.xpath,
                place.pointer,
                place.name,
            )
            for document in self.documents
            for finding in document.findings
            for place in (finding.places if places else (finding.place,))
        ]
        columns = [
            "source",
            "outcome",
            "code",
            "severity",
            "message",
            "hint",
            "count",
            "accepted",
            "line",
            "column",
            "end_line",
            "end_column",
            "xpath",
            "pointer",
            "place",
        ]
        frame = pandas.DataFrame(rows, columns=columns)
        numbers = dict.fromkeys(("count", "line", "column", "end_line", "end_column"), "Int64")
        return frame.astype(numbers)

    def __bool__(self) -> NoReturn:
        raise TypeError("A result is valid, invalid or not checked: ask for .outcome or .is_valid.")

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)

    def __str__(self) -> str:
        counts = [(outcome.value, self.count(outcome)) for outcome in Outcome]
        said = ", ".join(f"{count} {name}" for name, count in counts if count) or "no documents"
        worst = "" if self.count(self.outcome) else f" ({self.outcome.value})"
        return said + worst

    def _repr_html_(self) -> str:
        return _html.documents(self.documents, heading=str(self), notes=self.notes)


def worst(outcomes: list[Outcome]) -> Outcome:
    """The worst of several outcomes; of none that nothing was checked."""
    for outcome in (Outcome.NOT_CHECKED, Outcome.INVALID):
        if outcome in outcomes:
            return outcome
    return Outcome.VALID if outcomes else Outcome.NOT_CHECKED
