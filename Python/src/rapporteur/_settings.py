"""How documents are checked: the options that all calls share."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeAlias, TypedDict

from ._errors import UsageError

StrPath: TypeAlias = str | os.PathLike[str] | os.PathLike[bytes]


class Options(TypedDict, total=False):
    """The options of all calls.

    schema: the id of a pack, the folder of one, or an `.xsd` file; several make one schema.
    packs: the folder of your packs.
    allow_doctype: whether documents may have a DOCTYPE.
    max_findings: how many findings of a document are kept; all are counted.
    limits: bounds by name, as Documentation/limits.md lists them.
    language: of messages, `en` or `fr`; without it that of the environment.
    jobs: how many documents are worked on at once; without it as many as there are cores.
    document_timeout: seconds that the work on one document may take, 600 unless given, 0 for no bound; what takes
        longer is not checked.
    timeout: seconds that a call may take; then the tool is stopped, and ToolTimeout raised.
    progress: whether tqdm shows how far a call is; without it where tqdm is there and somebody sees it.
    tool: the program to run; without it the one of the environment variable RAPPORTEUR, else that of the wheel.
    """

    schema: StrPath | Sequence[StrPath] | None
    packs: StrPath | None
    allow_doctype: bool
    max_findings: int | None
    limits: Mapping[str, int] | None
    language: str | None
    jobs: int | None
    document_timeout: int | None
    timeout: float | None
    progress: bool | None
    tool: StrPath | None


@dataclass(frozen=True)
class Settings:
    """Options that were looked at, as values that can be keys."""

    schema: tuple[bytes, ...] = ()
    packs: bytes | None = None
    allow_doctype: bool = False
    max_findings: int | None = None
    limits: tuple[tuple[str, int], ...] = ()
    language: str | None = None
    jobs: int | None = None
    document_timeout: int | None = None
    timeout: float | None = None
    progress: bool | None = None
    tool: bytes | None = None

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Settings:
        """Look at options; raises UsageError where one is unknown or of a wrong type."""
        known = {member.name for member in fields(cls)}
        if unknown := sorted(set(options) - known):
            raise UsageError(f"There is no option {', '.join(unknown)}; there are {', '.join(sorted(known))}.")
        values = {name: value for name, value in options.items() if value is not None}
        if "schema" in values:
            schema = values["schema"]
            many = [schema] if isinstance(schema, (str, bytes, os.PathLike)) else list(schema)
            values["schema"] = tuple(_schema(one) for one in many)
        for name in ("packs", "tool"):
            if name in values:
                values[name] = os.path.abspath(encoded(values[name], name))
        if "limits" in values:
            values["limits"] = tuple((str(name), whole(bound, name, 1)) for name, bound in values["limits"].items())
        for name, least in (("max_findings", 1), ("jobs", 1), ("document_timeout", 0)):
            if name in values:
                values[name] = whole(values[name], name, least)
        if "timeout" in values and not values["timeout"] > 0:
            raise UsageError("timeout is a number of seconds above 0.")
        if not isinstance(values.get("language", ""), str):
            raise UsageError("language is the code of one.")
        return cls(**values)

    def checking(self) -> list[bytes]:
        """Give the arguments that say how documents are checked."""
        arguments: list[bytes] = []
        for schema in self.schema:
            arguments += [b"--schema", schema]
        if self.packs is not None:
            arguments += [b"--packs", self.packs]
        if self.allow_doctype:
            arguments.append(b"--allow-doctype")
        if self.max_findings is not None:
            arguments += [b"--max-findings", b"%d" % self.max_findings]
        if self.document_timeout is not None:
            arguments += [b"--timeout", b"%d" % self.document_timeout]
        return arguments + self.saying()

    def saying(self) -> list[bytes]:
        """Give the arguments that every command has."""
        arguments: list[bytes] = []
        if self.language is not None:
            arguments += [b"--messages", self.language.encode()]
        for name, bound in self.limits:
            arguments += [b"--limit", f"{name}={bound}".encode()]
        return arguments

    def running(self) -> list[bytes]:
        """Give the arguments that say how many documents are worked on at once."""
        return [] if self.jobs is None else [b"--jobs", b"%d" % self.jobs]


def _schema(value: object) -> bytes:
    """Keep the id of a pack; make a path one that holds wherever the process goes."""
    given = encoded(value, "schema")
    is_path = b"/" in given or not isinstance(value, str) or os.path.isfile(given)
    return os.path.abspath(given) if is_path else given


def encoded(value: object, name: str) -> bytes:
    """Give a path as the bytes that the system knows it by."""
    if not isinstance(value, (str, os.PathLike)):
        raise UsageError(f"{name} is a path, as text or as an object of pathlib, not {type(value).__name__}.")
    try:
        path = os.fsencode(value)
    except UnicodeEncodeError as error:
        raise UsageError(f"{name} is no path: {error}.") from None
    if not path or b"\0" in path:
        raise UsageError(f"{name} is empty." if not path else f"{name} has a zero byte in it.")
    return path


def whole(value: object, name: str, least: int) -> int:
    """Give a whole number; True is none."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise UsageError(f"{name} is a whole number from {least} up, not {value!r}.")
    return value


def chosen(value: str, name: str, values: Sequence[str]) -> bytes:
    """Give a value that is one of several."""
    if value not in values:
        raise UsageError(f"{name} is one of {', '.join(values)}, not {value!r}.")
    return value.encode()
