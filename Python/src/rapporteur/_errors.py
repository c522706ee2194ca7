"""What can go wrong, as exceptions.

Nothing here is ever raised for a document that is valid, and nothing else than a whole answer of the tool makes a
document valid: a tool that is missing, dies, hangs or says something that is not understood is an exception.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._results import Result
    from ._tables import Tables


class RapporteurError(Exception):
    """The base of all errors of this package."""


class UsageError(RapporteurError, ValueError):
    """An argument or an option is wrong; no work was done."""


class ToolMissing(RapporteurError):
    """There is no tool to run, or it cannot be run here."""


class ToolFailed(RapporteurError):
    """The tool ended before its work was done, or said something that is not understood.

    Attributes:
        returncode: its exit code; negative for the number of a signal, None where it did not end by itself.
        stderr: the end of what it wrote to standard error.
    """

    def __init__(self, message: str, returncode: int | None = None, stderr: str = "") -> None:
        super().__init__(f"{message}\n{stderr.strip()}" if stderr.strip() else message)
        self.message = message
        self.returncode = returncode
        self.stderr = stderr

    def __reduce__(self) -> tuple[type[ToolFailed], tuple[str, int | None, str]]:
        return type(self), (self.message, self.returncode, self.stderr)


class ToolTimeout(ToolFailed, TimeoutError):
    """The tool took longer than `timeout` allows, and was stopped."""


class NotDone(RapporteurError):
    """The work was not done: a schema, a pack or an input could not be used. The message says why."""


class DocumentError(RapporteurError):
    """A document is not valid.

    Attributes:
        result: the findings.
    """

    def __init__(self, message: str, result: Result) -> None:
        super().__init__(message)
        self.result = result

    def __reduce__(self) -> tuple[type[DocumentError], tuple[str, Result]]:
        return type(self), (str(self), self.result)


class InvalidDocument(DocumentError):
    """A document is malformed, or breaks its schema or its rules."""


class NotChecked(DocumentError, NotDone):
    """Nobody knows whether a document is valid: it could not be read, has no schema, or reaches a bound."""


class IncompleteTables(RapporteurError):
    """Documents gave no rows, since they are invalid or could not be checked.

    Attributes:
        tables: what the others gave; the table `findings` says what is wrong with which document.
    """

    def __init__(self, message: str, tables: Tables) -> None:
        super().__init__(message)
        self.tables = tables

    def __reduce__(self) -> tuple[type[IncompleteTables], tuple[str, Tables]]:
        return type(self), (str(self), self.tables)


class IncompleteTablesWarning(UserWarning):
    """The same as a warning, where `errors="warn"` asks for one."""


class CommunicationsRefused(RapporteurError):
    """Not all communications are in the report, or rules find errors in it.

    Attributes:
        report: the report as it was compiled all the same.
        messages: what the tool says, a line each.
    """

    def __init__(self, message: str, report: bytes, messages: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join([message, *messages]))
        self.message = message
        self.report = report
        self.messages = messages

    def __reduce__(self) -> tuple[type[CommunicationsRefused], tuple[str, bytes, tuple[str, ...]]]:
        return type(self), (self.message, self.report, self.messages)
