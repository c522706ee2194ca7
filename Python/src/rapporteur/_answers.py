"""Reads what the tool answers: lines of JSON, a document each, and its JSON of a whole run.

Whatever is not understood is ToolFailed, never a document: what is missing from an answer is not taken for valid.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ._errors import NotDone, ToolFailed
from ._process import INVALID, NOT_DONE, VALID, Ended
from ._results import Document, Finding, Outcome, Result, worst


def document_of(value: object, named: Callable[[str], str], renamed: Callable[[str], str]) -> Document:
    """Read a document of `validate --format json`, or of a line."""
    if not isinstance(value, Mapping):
        raise ToolFailed("rapporteur did not answer with a document.")
    try:
        source = value["file"] if "file" in value else value["source"]
        outcome = Outcome(value["outcome"])
        pack, rules = _checked_with(value)
        findings = tuple(Finding.of(finding) for finding in value["findings"])
        omitted = value.get("omitted", 0)
        # Lines have them beside findings alone, whose XPaths they are for.
        namespaces = dict(value.get("namespaces", {})) if findings else {}
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise ToolFailed(f"rapporteur answered with something else than a document: {error!r}.") from error
    if outcome is Outcome.VALID and (pack is None or any(finding.is_error for finding in findings)):
        raise ToolFailed("rapporteur contradicts itself: a document is valid, and was not checked or has errors.")
    findings = tuple(_with_names(finding, renamed) for finding in findings)
    return Document(named(source), outcome, pack, rules, findings, namespaces, omitted)


def _checked_with(value: Mapping[str, Any]) -> tuple[str | None, int]:
    pack = value["pack"]
    if isinstance(pack, Mapping):
        # A line has the parts, a whole run the name.
        name = " ".join(str(part) for part in (pack["id"], pack.get("version")) if part)
        return name, int(pack.get("rules", 0))
    return pack, int(value.get("rules", 0))


def _with_names(finding: Finding, renamed: Callable[[str], str]) -> Finding:
    message = renamed(finding.message)
    if message == finding.message:
        return finding
    return Finding(**{name: getattr(finding, name) for name in Finding.__slots__} | {"message": message})


def split_line(line: bytes) -> tuple[dict[str, Any], bytes | None]:
    """Read a line of `convert --to jsonl`: what became of the document, and its JSON to the byte, where it has one.

    `data` is the last member, and stays as it is, so that no digit of it changes.
    """
    decoder = json.JSONDecoder()
    head: dict[str, Any] = {}
    try:
        text = line.decode()
        at = _after(text, 0, "{")
        while text[at] != "}":
            name, at = decoder.raw_decode(text, at)
            at = _after(text, at, ":")
            if name == "data":
                data = text[at:].rstrip()
                if not data.endswith("}}"):
                    raise ValueError("the line has no end")
                return head, data[:-1].encode()
            head[name], at = decoder.raw_decode(text, at)
            at = _after(text, at, ",") if text[_blank(text, at)] == "," else _blank(text, at)
        if text[at + 1 :].strip():
            raise ValueError("the line does not end with its object")
    except (ValueError, IndexError) as error:
        raise ToolFailed(f"rapporteur answered with something else than a line of JSON: {error}.") from error
    return head, None


def _blank(text: str, at: int) -> int:
    while text[at] in " \t\r\n":
        at += 1
    return at


def _after(text: str, at: int, sign: str) -> int:
    """The place behind a sign and the blanks around it."""
    at = _blank(text, at)
    if text[at] != sign:
        raise ValueError(f"{sign} is missing at {at}")
    return _blank(text, at + 1)


def result_of(ended: Ended, named: Callable[[str], str], renamed: Callable[[str], str]) -> Result:
    """Read the JSON of a run of `validate`; its exit code has to agree with it."""
    messages = tuple(renamed(message) for message in ended.messages)
    if not ended.stdout.strip():
        if ended.code == NOT_DONE:
            raise NotDone("\n".join(messages) or "rapporteur could not do its work.")
        raise ToolFailed("rapporteur ended without an answer.", ended.code, ended.stderr)
    try:
        value = json.loads(ended.stdout)
        summary = value["summary"]
        documents = tuple(document_of(document, named, renamed) for document in value["documents"])
        of_run = tuple(Finding.of(finding) for finding in value.get("findings", ()))
        counts = (summary["valid"], summary["invalid"], summary["notChecked"])
    except (ValueError, KeyError, TypeError) as error:
        raise ToolFailed(f"rapporteur's answer is not whole: {error!r}.", ended.code, ended.stderr) from error
    outcomes = [document.outcome for document in documents]
    outcome = worst([*outcomes, outcome_of(ended.code)]) if outcomes else Outcome.NOT_CHECKED
    result = Result(documents, outcome, messages, of_run)
    if counts != tuple(result.count(outcome) for outcome in Outcome):
        raise ToolFailed("rapporteur's summary counts other documents than it named.", ended.code, ended.stderr)
    return result


def outcome_of(code: int) -> Outcome:
    """Give the outcome that an exit code says: the worst of all inputs, those that were not used included."""
    return {VALID: Outcome.VALID, INVALID: Outcome.INVALID}.get(code, Outcome.NOT_CHECKED)
