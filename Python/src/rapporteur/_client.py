"""The client: what people call."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Hashable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, Self, Unpack

from . import _documents, _tables
from ._answers import document_of, outcome_of, result_of, split_line
from ._documents import Compiled, Imported, option
from ._errors import NotDone, ToolFailed
from ._fingerprint import TooMany, fingerprint
from ._lines import lines
from ._process import VALID, run, tool_path
from ._progress import progress
from ._results import Document, Outcome, Result
from ._settings import Options, Settings, StrPath, chosen
from ._sources import Input, Source, Sources, input_of, inputs_of, prepared, spelled
from ._tables import Errors, Tables
from ._worker import Pool

# What a worker may take beyond the time that the tool itself allows for a document.
_GRACE = 60
_DOCUMENT_TIMEOUT = 600
# What may stand before the first sign of a document.
_BEFORE = b"\xef\xbb\xbf \t\r\n"


class Rapporteur:
    """The tool with options that hold for all calls; any number of threads may call at once.

    It keeps processes of the tool that wait for the next document. They end with `close()`, at the end of a `with`
    block, and with Python.
    """

    def __init__(self, **options: Unpack[Options]) -> None:
        self._settings = Settings.of(options)
        self._pool = Pool()
        self._lock = threading.Lock()
        # The schemas as they were when a worker was asked last, by what it does.
        self._keys: dict[tuple[bytes, ...], Hashable] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes that wait. The client can be used again."""
        self._pool.close()

    @property
    def tool(self) -> str:
        """The program that is run."""
        return os.fsdecode(self._tool())

    def version(self) -> str:
        """Give the version of the tool."""
        return run(self._tool(), [b"--version"], timeout=self._settings.timeout).stdout.decode().strip()

    def _tool(self) -> bytes:
        return tool_path(self._settings.tool)

    # Checking

    def validate(
        self,
        sources: Sources,
        *,
        rules: bool = True,
        fail_on: Literal["error", "warning"] = "error",
        baseline: StrPath | None = None,
        schema_locations: StrPath | None = None,
        exclude: Sequence[str] = (),
        include_hidden: bool = False,
    ) -> Result:
        """Say what is wrong with documents, and where.

        Args:
            sources: paths of files, folders and archives, documents as bytes, or several of them.
            rules: whether the rules of the document's pack run.
            fail_on: the least severity that makes a document invalid.
            baseline: a file of known findings that are accepted for a time.
            schema_locations: a folder in which documents may name their schemas.
            exclude: patterns of what is passed over in folders.
            include_hidden: whether hidden files and folders are taken, too.

        Returns:
            The result; a document that is invalid or was not checked is part of it, and raises nothing.

        Raises:
            UsageError: an argument is wrong.
            NotDone: the schema or another file that is not a document cannot be used.
            ToolMissing, ToolFailed, ToolTimeout: there is no answer.
        """
        inputs = inputs_of(sources)
        arguments = [b"validate", *self._settings.checking()]
        arguments += option("no-rules", not rules)
        arguments += [b"--fail-on", chosen(fail_on, "fail_on", ("error", "warning"))]
        lasting = not (baseline or schema_locations or exclude or include_hidden)
        if lasting and len(inputs) == 1:
            answer = self._ask([*arguments, b"--format", b"jsonl"], inputs[0])
            if answer is not None:
                return Result((answer[0],), answer[0].outcome)
        for name, value in (("baseline", baseline), ("schema-locations", schema_locations)):
            arguments += option(name, None if value is None else os.fsencode(value))
        for pattern in exclude:
            arguments += option("exclude", pattern)
        arguments += option("include-hidden", include_hidden)
        return self._validate(arguments, inputs)

    def _validate(self, arguments: list[bytes], inputs: list[Input]) -> Result:
        total = len(inputs) if all(_is_document(one) for one in inputs) else None
        wanted = self._settings.progress if len(inputs) > 1 or total is None else False
        arguments += [*self._settings.running(), b"--files-from", b"-", b"-0", b"--format", b"json"]
        with prepared(inputs) as ready, progress(total, wanted, "validate") as done:
            ended = run(
                self._tool(),
                arguments,
                paths=ready.listing(),
                timeout=self._settings.timeout,
                each_line=lambda line: done() if line.startswith(b'{"file":') else None,
            )
        return result_of(ended, ready.named, ready.renamed)

    # Converting

    def to_json(
        self,
        source: Source,
        *,
        profile: Literal["exchange", "analysis"] = "exchange",
        rules: bool = False,
        verify: bool = False,
        strict: bool = False,
        markup: bool = True,
        sources: bool = True,
    ) -> bytes:
        """Turn a valid XML document into JSON, as bytes that `json.loads` and `to_xml` take.

        Args:
            source: a path, or the document as bytes.
            profile: exchange JSON, which leads back, or analysis JSON.
            rules: whether the rules of the pack have to hold, too.
            verify: whether it is converted back and compared.
            strict: whether a document is refused from which content would not be carried.
            markup: whether comments and processing instructions are carried.
            sources: whether it is carried how values are written where that is more than the value.

        Raises:
            InvalidDocument, NotChecked: there is no JSON of it; `result` has the findings.
            NotDone, UsageError, ToolMissing, ToolFailed, ToolTimeout: as for `validate`.
        """
        one = input_of(source)
        arguments = self._json_arguments(profile, rules, verify, strict, markup, sources)
        answer = self._ask(arguments, one)
        if answer is not None:
            return _json_of(answer)
        with prepared([one]) as ready:
            arguments += [b"--files-from", b"-", b"-0"]
            ended = run(self._tool(), arguments, paths=ready.listing(), timeout=self._settings.timeout)
            found = ended.stdout.splitlines()
            if len(found) != 1:
                said = "\n".join(_documents.said_of(ended, ready))
                raise NotDone(said if ended.code != VALID else f"{one.name} holds {len(found)} documents.")
            head, data = split_line(found[0])
            return _json_of((document_of(head, ready.named, ready.renamed), data))

    def json_lines(
        self,
        sources: Sources,
        *,
        profile: Literal["exchange", "analysis"] = "exchange",
        rules: bool = False,
        verify: bool = False,
        strict: bool = False,
        markup: bool = True,
    ) -> Iterator[tuple[Document, bytes | None]]:
        """Turn many documents into JSON, one after the other, in memory that does not grow with their number.

        Yields:
            Each document in the order of the sources, with its findings, and its JSON where it is valid.

        Raises:
            NotDone, ToolFailed: the tool ended before all documents had their turn.
        """
        inputs = inputs_of(sources)
        arguments = self._json_arguments(profile, rules, verify, strict, markup, True)
        arguments += [*self._settings.running(), b"--files-from", b"-", b"-0"]
        total = len(inputs) if all(_is_document(one) for one in inputs) else None
        settings, tool = self._settings, self._tool()

        def each() -> Iterator[tuple[Document, bytes | None]]:
            seen: set[Outcome] = {Outcome.VALID}
            count = 0

            def ended(code: int, said: str) -> None:
                """Whether all had their turn: the list may have come to an end before its end."""
                if (total is not None and count != total) or outcome_of(code) not in seen:
                    raise NotDone(said.strip() or "rapporteur did not answer about all documents.")

            with prepared(inputs) as ready, progress(total, settings.progress, "convert") as done:
                for line in lines(tool, arguments, ready.listing(), settings.timeout, ended):
                    head, data = split_line(line)
                    document = document_of(head, ready.named, ready.renamed)
                    seen.add(document.outcome)
                    count += 1
                    yield document, _agreeing(document, data)
                    done()

        return each()

    def _json_arguments(
        self, profile: str, rules: bool, verify: bool, strict: bool, markup: bool, sources: bool
    ) -> list[bytes]:
        return [
            b"convert",
            b"--to",
            b"jsonl",
            *self._settings.checking(),
            b"--profile",
            chosen(profile, "profile", ("exchange", "analysis")),
            *option("rules", rules),
            *option("verify", verify),
            *option("strict", strict),
            *option("no-markup", not markup),
            *option("no-source", not sources),
        ]

    def to_xml(
        self, source: Source | Mapping[str, Any], *, rules: bool = False, verify: bool = False, compact: bool = False
    ) -> bytes:
        """Turn exchange JSON into XML.

        Args:
            source: a path, bytes, or the object that `json.loads` makes of it. Numbers with more digits than a float
                keeps have to come as bytes or as a path.
            rules: whether the rules of the pack have to hold, too.
            verify: whether it is converted back and compared.
            compact: whether it is written without indentation.

        Raises:
            InvalidDocument, NotChecked: there is no XML of it; `result` has the findings.
            NotDone, UsageError, ToolMissing, ToolFailed, ToolTimeout: as for `validate`.
        """
        one = _documents.xml_source(source)
        more = [*option("rules", rules), *option("verify", verify), *option("compact", compact)]
        ended, messages = _documents.to_xml(self._settings, self._tool(), one, more)
        if ended.code == VALID and ended.stdout:
            return ended.stdout
        # What was wrong was said to people; validate says it again as values.
        self.validate(one.content if one.content is not None else os.fsdecode(one.path), rules=rules).require_valid()
        raise NotDone("\n".join(messages) or "rapporteur converted nothing.")

    # Tables, import, reports

    def tables(
        self, sources: Sources, tables: str | Sequence[str] = "all", *, rules: bool = False, errors: Errors = "raise"
    ) -> Tables:
        """Take tables from documents, as PyArrow has them; `.to_pandas()` makes data frames of them.

        Args:
            sources: as for `validate`.
            tables: `all`, names of tables, or with `schema` paths of elements.
            rules: whether rules of packs run, for what they find; documents give rows all the same.
            errors: what happens when documents give no rows since they are invalid or were not checked: `raise`
                IncompleteTables, `warn` with IncompleteTablesWarning, or `ignore`. The table `findings`, which comes
                with tables of reports whatever was asked for, says which they are.

        Raises:
            IncompleteTables: not all documents gave their rows.
            NotDone, UsageError, ToolMissing, ToolFailed, ToolTimeout: as for `validate`.
        """
        return _tables.extract(self._settings, self._tool(), inputs_of(sources), tables, rules, errors)

    def import_document(
        self,
        source: Source,
        *,
        kind: Literal["document", "communication"] = "document",
        symbol: str | None = None,
        language: str | None = None,
        respondent: str | None = None,
        dated: str | None = None,
        received: str | None = None,
        in_reply_to: str | None = None,
        changes: Literal["accepted", "original"] = "accepted",
    ) -> Imported:
        """Read the published text of a document, a Word file or a PDF file into XML, without losing a word.

        Args:
            source: a path, or the file as bytes.
            kind: a published document, or a communication, a reply as it arrived.
            symbol: of the document, where its text does not print it.
            language: of the text; without it as recognised.
            respondent: of a communication: the three letters or the name of a State, or the code of an organization.
            dated: the date of a communication.
            received: the date on which it was received.
            in_reply_to: the date of the note verbale that it answers.
            changes: of a Word file with tracked changes: with them, or without.

        Raises:
            NotDone: it cannot be imported, or not all of its text would be there; the message says why.
            UsageError, ToolMissing, ToolFailed, ToolTimeout: as for `validate`.
        """
        more = [*option("symbol", symbol), *option("language", language), *option("changes", changes)]
        more += option("as", chosen(kind, "kind", ("document", "communication")))
        more += [*option("respondent", respondent), *option("dated", dated)]
        more += [*option("received", received), *option("in-reply-to", in_reply_to)]
        return _documents.import_document(self._settings, self._tool(), input_of(source), more)

    def compile(
        self,
        draft: Source,
        communications: Sources,
        *,
        to: Literal["xml", "json"] = "xml",
        order: Literal["given", "date", "state"] = "given",
        section: str | None = None,
        renumber: bool = False,
        note_verbale: Source | None = None,
        errors: Literal["raise", "ignore"] = "raise",
    ) -> Compiled:
        """Make a report of a draft, or of a note verbale, and the communications received.

        Args:
            draft: the draft or the note verbale: a path, or bytes.
            communications: files, folders and archives, or bytes.
            to: what the report is written as.
            order: what the replies are ordered by.
            section: the section for the replies, by its number or heading.
            renumber: whether all paragraphs are numbered on.
            note_verbale: the request that the communications answer, for its deadline.
            errors: whether communications that are refused, and errors that rules find in the report, raise
                CommunicationsRefused.

        Raises:
            CommunicationsRefused: not all of it is right; the report is in the exception.
            NotDone: there is no report; the message says why.
            UsageError, ToolMissing, ToolFailed, ToolTimeout: as for `validate`.
        """
        chosen(errors, "errors", ("raise", "ignore"))
        more = [*option("to", chosen(to, "to", ("xml", "json"))), *option("section", section)]
        more += [*option("order", chosen(order, "order", ("given", "date", "state"))), *option("renumber", renumber)]
        every = [input_of(draft), *inputs_of(communications)]
        note = None if note_verbale is None else input_of(note_verbale)
        return _documents.compile_report(self._settings, self._tool(), every, to, note, more, errors == "raise")

    # The process that stays

    def _ask(self, arguments: list[bytes], one: Input) -> tuple[Document, bytes | None] | None:
        """Ask a process that stays about a document; None where one has to be run for this call."""
        if not _is_document(one, closely=True):
            return None
        tool = self._tool()
        arguments = [*arguments, b"--jobs", b"1"]
        try:
            stamps = (fingerprint(self._settings), os.stat(tool).st_mtime_ns)
        except (TooMany, OSError):
            return None
        if not self._pool.answers(tool, arguments):
            return None
        kind = (tool, *arguments)
        key = (kind, stamps)
        with self._lock:
            before, self._keys[kind] = self._keys.get(kind), key
        if before is not None and before != key:
            self._pool.discard(before)

        def read(path: bytes, line: bytes) -> tuple[Document, bytes | None]:
            asked = os.fsdecode(path)

            def named(source: str) -> str:
                if source != spelled(path):
                    raise ToolFailed("rapporteur answered about another document than it was asked about.")
                return one.name

            head, data = split_line(line)
            return document_of(head, named, lambda message: message.replace(asked, one.name)), data

        is_path = one.content is None
        document = os.path.abspath(one.path) if one.content is None else one.content
        return self._pool.ask(key, tool, arguments, document, is_path, self._patience(), read)

    def _patience(self) -> float | None:
        """How long a worker may take: what is left to the tool for a document and a little more, or less."""
        own = self._settings.document_timeout
        bound = None if own == 0 else (_DOCUMENT_TIMEOUT if own is None else own) + _GRACE
        given = self._settings.timeout
        return bound if given is None else given if bound is None else min(given, bound)


def _is_document(one: Input, closely: bool = False) -> bool:
    """Whether an input is one document, and no folder, archive or pattern.

    Args:
        one: the input.
        closely: whether its first bytes have to say that it is XML or JSON, so that one line answers it for sure.
    """
    if one.content is not None:
        return not closely or bytes(one.content[:16]).lstrip(_BEFORE)[:1] in (b"<", b"{")
    try:
        if not stat.S_ISREG(os.stat(one.path).st_mode):
            return False
        if closely:
            with open(one.path, "rb") as file:
                return file.read(16).lstrip(_BEFORE)[:1] in (b"<", b"{")
    except OSError:
        return False
    return True


def _json_of(answer: tuple[Document, bytes | None]) -> bytes:
    """Give the JSON of a document that was converted, or raise what is wrong with it."""
    document, data = answer
    data = _agreeing(document, data)
    if data is None:
        Result((document,), document.outcome).require_valid()
        raise NotDone("\n".join(map(str, document.findings)) or "rapporteur converted nothing.")
    return data


def _agreeing(document: Document, data: bytes | None) -> bytes | None:
    if data is not None and document.outcome is not Outcome.VALID:
        raise ToolFailed("rapporteur contradicts itself: it converted a document that is not valid.")
    return data
