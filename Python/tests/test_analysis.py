"""Documentation/python.md: the ten questions give the answers that stand there, and lxml counts the same in the XML.

RECORD_GOLDENS=1 writes the answers of the page anew, for you to look at.
"""

from __future__ import annotations

import collections
import itertools
import os
import re
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import pytest
from lxml import etree

from conftest import DATA, ROOT, needs

PAGE = ROOT / "Documentation" / "python.md"
QUESTION = re.compile(r"### (\d+)\. ([^\n]*)\n\n```python\n(.*?)```\n\n```text\n(.*?)```\n", re.DOTALL)
# What the answers are held against.
Counts = Callable[["Corpus"], dict[Any, Any]]


class Corpus:
    """The documents that are well-formed, and how many are not."""

    def __init__(self, folder: Path) -> None:
        self.trees: list[Any] = []
        self.broken = 0
        for path in sorted(folder.rglob("*.xml")):
            try:
                self.trees.append(etree.parse(path).getroot())
            except etree.XMLSyntaxError:
                self.broken += 1
        self.keys = [(symbol(tree), language(tree)) for tree in self.trees]

    def each(self, path: str) -> list[tuple[tuple[str, str], Any]]:
        """What an XPath gives, each with the key of its document; names stand without prefixes."""
        finder: Any = etree.XPath(
            re.sub(r"(?<![\w@:\-'\"(])([A-Za-z][A-Za-z0-9]*)(?=[/\[|]|$)", r"*[local-name()='\1']", path)
        )
        return [(key, found) for key, tree in zip(self.keys, self.trees, strict=True) for found in finder(tree)]


def first(tree: Any, path: str) -> str:
    found = tree.xpath(path)
    return str(found[0]) if found else ""


def symbol(tree: Any) -> str:
    number = first(tree, "//*[local-name()='FRBRnumber']/@showAs")
    return number or str(tree.xpath("normalize-space(//*[local-name()='docNumber'])"))


def language(tree: Any) -> str:
    return first(tree, "//*[local-name()='FRBRlanguage']/@language")


def top(counter: collections.Counter[Any], count: int) -> dict[Any, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], str(item[0])))[:count])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = needs(DATA / "un-corpus.tar.xz")
    path = tmp_path_factory.mktemp("analysis")
    with tarfile.open(archive) as tar:
        tar.extractall(path, filter="data")
    return path


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Corpus:
    return Corpus(folder)


@pytest.fixture(scope="module")
def answers(folder: Path) -> dict[int, tuple[Any, str, str]]:
    """What each piece of code gives, and what stands below it."""
    text = PAGE.read_text("utf-8")
    names: dict[str, Any] = {}
    here = Path.cwd()
    os.chdir(folder)
    try:
        (start,) = re.findall(r"## Ten questions.*?```python\n(.*?)```", text, re.DOTALL)
        exec(start, names)
        found = {}
        for number, _, code, said in QUESTION.findall(text):
            exec(code, names)
            found[int(number)] = (names["answer"], shown(names["answer"]), said)
    finally:
        os.chdir(here)
    if os.environ.get("RECORD_GOLDENS") == "1":
        page = QUESTION.sub(
            lambda match: match[0].replace(f"```text\n{match[4]}", f"```text\n{found[int(match[1])][1]}"), text
        )
        PAGE.write_text(page, "utf-8")
        found = {number: (answer, text, text) for number, (answer, text, _) in found.items()}
    return found


def shown(answer: pandas.DataFrame | pandas.Series[Any]) -> str:
    return "\n".join(line.rstrip() for line in str(answer.to_string()).splitlines()) + "\n"


def test_the_page_has_ten(answers: dict[int, tuple[Any, str, str]]) -> None:
    assert sorted(answers) == list(range(1, 11))


@pytest.mark.parametrize("number", range(1, 11))
def test_answers_of_the_page(answers: dict[int, tuple[Any, str, str]], number: int) -> None:
    _, text, said = answers[number]
    assert text == said


def test_1_broken(answers: dict[int, Any], corpus: Corpus) -> None:
    assert answers[1][0].to_dict() == {"xml.malformed.tag.mismatch": corpus.broken}


def test_2_kinds(answers: dict[int, Any], corpus: Corpus) -> None:
    assert int(answers[2][0].to_numpy().sum()) == len(corpus.trees)
    kinds = collections.Counter(first(tree, "/*/*/@name") for tree in corpus.trees)
    assert answers[2][0].sum(axis=1).to_dict() == kinds


def test_3_citations(answers: dict[int, Any], corpus: Corpus) -> None:
    outside = " or ".join(
        f"ancestor::*[local-name()='{name}']" for name in ("preamble", "mainBody", "body", "conclusions", "attachments")
    )
    cited = collections.defaultdict(set)
    for key, link in corpus.each(f"//a[{outside}]/@href"):
        cited[re.sub(r"^https?://(?:undocs|docs\.un)\.org/+(?:[a-z]{2}/)?| ", "", link)].add(key)
    for text, count in answers[3][0].items():
        assert len(cited[text]) == count, text
    expected = top(collections.Counter({text: len(keys) for text, keys in cited.items()}), 3)
    assert expected


def test_4_ballots(answers: dict[int, Any], corpus: Corpus) -> None:
    for document, row in answers[4][0].iterrows():
        counts = {
            (kind, int(value))
            for kind in ("inFavour", "against", "abstaining")
            for key, value in corpus.each(f"//voting/count[contains(@refersTo, '{kind}')]/@value")
            if key[0] == document
        }
        for kind, column in (("inFavour", "in_favour"), ("against", "against"), ("abstaining", "abstaining")):
            if not pandas.isna(row[column]) and row[column]:
                assert (kind, row[column]) in counts


def test_5_against(answers: dict[int, Any], corpus: Corpus) -> None:
    cast = {
        (key[0], " ".join("".join(state.itertext()).split()))
        for key, state in corpus.each("//voting/count[contains(@refersTo, 'against')]//organization")
    }
    names = {
        "USA": "UNITED STATES",
        "ISR": "ISRAEL",
        "RUS": "RUSSIAN FEDERATION",
        "CAN": "CANADA",
        "PRK": "DEMOCRATIC PEOPLE",
    }
    for code, start in names.items():
        if code in answers[5][0].index:
            assert sum(name.startswith(start) for _, name in cast) == answers[5][0][code], code


def test_6_alike(answers: dict[int, Any], corpus: Corpus) -> None:
    cast: dict[str, dict[str, str]] = collections.defaultdict(dict)
    for kind in ("inFavour", "against", "abstaining"):
        for key, state in corpus.each(f"//voting/count[contains(@refersTo, '{kind}')]//organization"):
            name = " ".join("".join(state.itertext()).split())
            if name == "FRANCE" or name.startswith("UNITED STATES"):
                cast[key[0]][name[:6]] = kind
    both = [tuple(votes.values()) for votes in cast.values() if len(votes) == 2]
    assert answers[6][0].to_dict() == {
        "alike": sum(one == two for one, two in both),
        "apart": sum(one != two for one, two in both),
    }


def test_7_sponsors(answers: dict[int, Any], corpus: Corpus) -> None:
    printed: dict[str, int] = collections.Counter()
    for (document, _), group in itertools.groupby(
        corpus.each("//step[starts-with(@outcome, 'draftResolution')]/@by"), lambda item: item[0]
    ):
        names = [
            name for _, by in group for name in re.split(r",\s+(?:and\s+)?|\s+and\s+(?=[A-Z])", by) if name.strip()
        ]
        printed[document] = max(printed[document], len(names))
    for document, count in answers[7][0].items():
        # “Bosnia and Herzegovina” and the like are one name of two words.
        assert abs(printed[document] - count) <= 6, (document, printed[document], count)


def test_8_goals(answers: dict[int, Any], corpus: Corpus) -> None:
    found = {(key[0], str(value)) for key, value in corpus.each("//keyword[@dictionary='SDGO']/@value")}
    counter = collections.Counter(goal for _, goal in found)
    assert answers[8][0].to_dict() == top(counter, 6)


def test_9_beginnings(answers: dict[int, Any], corpus: Corpus) -> None:
    places = " or ".join(
        f"ancestor::*[local-name()='{name}']" for name in ("preamble", "mainBody", "body", "conclusions", "attachments")
    )
    counter: collections.Counter[str] = collections.Counter()
    for index, tree in enumerate(corpus.trees):
        if not corpus.keys[index][1].startswith("en") or first(tree, "/*/*/@name") != "resolution":
            continue
        for paragraph in tree.xpath(
            f"//*[local-name()='p'][({places}) and not(ancestor::*[local-name()='authorialNote'])]"
        ):
            words = paragraph.xpath("normalize-space(string(.))")
            for start in answers[9][0].index:
                counter[start] += bool(re.match(rf"{start}\b", words))
    assert answers[9][0].to_dict() == counter


def test_10_notes(answers: dict[int, Any], corpus: Corpus) -> None:
    counts = pandas.Series([len(tree.xpath("//*[local-name()='authorialNote']")) for tree in corpus.trees])
    assert answers[10][0].loc["mean"] == pytest.approx(counts.mean())
    assert answers[10][0].loc["max"] == counts.max()
