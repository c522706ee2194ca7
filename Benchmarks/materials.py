"""The files that are measured on, and the virtual environment of the peers."""

import os
import re
import subprocess
import sys
import tarfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.realpath(os.environ.get("SHARED_DATA", os.path.join(ROOT, "..", "shared", "data")))
SCHEMA = os.path.join(DATA, "akn", "akomantoso30.xsd")
PINNED = ["xmlschema==4.3.2", "lxml==6.1.3", "xmltodict==1.0.4", "xsdata[cli,lxml]==26.10"]


class Files:
    """A set of files, its size and a file that lists them."""

    def __init__(self, work, name, paths, megabytes_of=None):
        self.paths = paths
        self.listing = os.path.join(work, name + ".list")
        # Figures are MB of XML, so that both directions can be compared.
        self.size = megabytes_of.size if megabytes_of else sum(os.path.getsize(p) for p in paths)
        with open(self.listing, "w") as file:
            file.writelines(p + "\n" for p in paths)


def environment():
    """The Python of the virtual environment under .build, made when it is missing or has other versions."""
    folder = os.path.join(ROOT, ".build", "peers")
    python = os.path.join(folder, "bin", "python")
    stamp = os.path.join(folder, "pinned")
    if not os.path.exists(stamp) or open(stamp).read() != "\n".join(PINNED):
        print("bench: installing the peers into .build/peers", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PINNED], check=True)
        with open(stamp, "w") as file:
            file.write("\n".join(PINNED))
    return python


def generate(python, work, seconds):
    """xsdata's classes for the schema; the reason why there are none, else None."""
    tool = os.path.join(os.path.dirname(python), "xsdata")
    # Clusters put classes that refer to each other into one module. Its formatter, ruff, is looked for in PATH.
    command = [tool, "generate", SCHEMA, "--package", "generated", "-ss", "clusters", "--compound-fields"]
    search = os.path.dirname(python) + os.pathsep + os.environ.get("PATH", "")
    try:
        done = subprocess.run(
            command, cwd=work, capture_output=True, text=True, timeout=seconds, env={**os.environ, "PATH": search})
    except subprocess.TimeoutExpired:
        return f"its generator did not finish within {seconds} s"
    return None if done.returncode == 0 else f"its generator failed: {done.stderr.strip().splitlines()[-1][:200]}"


def large_document(source, target, megabytes):
    """One document of the wanted size: the paragraphs of a published one, over and over, without their identifiers."""
    with open(source, encoding="utf-8-sig") as file:
        text = file.read()
    head, body, tail = re.search(r"(.*<mainBody[^>]*>)(.*)(</mainBody>.*)", text, re.S).groups()
    body = re.sub(r'\s(eId|wId|GUID)="[^"]*"', "", body)
    with open(target, "w", encoding="utf-8") as file:
        file.write(head)
        for _ in range(megabytes * 1_000_000 // len(body.encode())):
            file.write(body)
        file.write(tail)


def prepare(work, megabytes):
    """Unpacks and makes the files: sets by name, and what libxml2 is known to say of each published document."""
    with tarfile.open(os.path.join(DATA, "un-corpus.tar.xz")) as archive:
        archive.extractall(work, filter="data")
    os.rename(os.path.join(work, "un-corpus"), os.path.join(work, "corpus"))
    corpus = os.path.join(work, "corpus")
    with open(os.path.join(corpus, "cases.tsv"), encoding="utf-8") as file:
        cases = {os.path.join(corpus, p): v for p, v in (line.split("\t") for line in file.read().splitlines())}
    valid = sorted(p for p, v in cases.items() if v == "valid")
    by_size = sorted(valid, key=os.path.getsize)
    copies = []
    for number in range(megabytes * 1_000_000 // sum(map(os.path.getsize, valid)) + 1):
        for path in valid:
            copy = os.path.join(work, "copies", str(number), os.path.relpath(path, corpus))
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            os.link(path, copy)
            copies.append(copy)
    small = []
    os.mkdir(os.path.join(work, "small"))
    for number in range(1000):
        small.append(os.path.join(work, "small", f"{number:04}.xml"))
        os.link(by_size[number % 20], small[-1])
    large = os.path.join(work, "large.xml")
    large_document(by_size[-1], large, megabytes)
    sets = {
        "all": Files(work, "all", sorted(cases)),
        "once": Files(work, "once", valid),
        "corpus": Files(work, "corpus", sorted(copies)),
        "few": Files(work, "few", by_size[::30]),
        "one": Files(work, "one", by_size[:1]),
        "small": Files(work, "small", small),
        "large": Files(work, "large", [large]),
    }
    return sets, cases
