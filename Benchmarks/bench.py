#!/usr/bin/env python3
"""Measures rapporteur beside the tools people would use instead, in one run, on the same files.

Usage: bench.py RAPPORTEUR [--rounds N] [--megabytes N] [-o FILE]

Before anything is timed the tools must agree: on the verdict of every published document, and on what comes back.
Then every round runs each tool in turn, on one small document and on the files. Figures are the medians of the rounds;
the time for the small document is subtracted, so that what remains is the work. Slow peers get fewer files, so rates
are MB of XML a second of processor time (user and system), and ratios are what to look at.
"""

import argparse
import dataclasses
import datetime
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

import materials

HERE = os.path.dirname(os.path.abspath(__file__))


def timed(command):
    """Seconds of processor time and of wall time of a command, and how it ended."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    # What it says is little; a pipe that nobody reads could stop it otherwise.
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, time.monotonic() - begin, process.returncode, said.decode(errors="replace")


@dataclasses.dataclass
class Row:
    """A tool at a task."""

    group: str
    tool: str
    command: Callable[[materials.Files], list[str]]
    files: str
    start: str = "one"
    #: The group whose xmllint it is compared with.
    reference: str = ""
    note: str = ""
    works: list = dataclasses.field(default_factory=list)
    starts: list = dataclasses.field(default_factory=list)

    def medians(self, column):
        work = statistics.median(w[column] for w in self.works)
        start = statistics.median(s[column] for s in self.starts) if self.starts else 0
        return work, start


class Bench:
    def __init__(self, rapporteur, work, megabytes):
        self.rapporteur, self.work = os.path.realpath(rapporteur), work
        os.environ["XDG_CACHE_HOME"] = os.path.join(work, "cache")
        os.environ["RAPPORTEUR_PACKS"] = os.path.join(work, "packs")
        self.python = materials.environment()
        self.sets, self.cases = materials.prepare(work, megabytes)
        self.reasons = []

    # Commands

    def ours(self, *arguments, folder=None):
        """rapporteur on a list of files, or on the folder that has them."""
        base = [self.rapporteur, *arguments, "--schema", materials.SCHEMA]
        if folder:
            return lambda files: [*base, *(files.paths if len(files.paths) == 1 else [os.path.join(self.work, folder)])]
        return lambda files: [*base, "--files-from", files.listing]

    def convert(self, folder, *options, to="json"):
        out = os.path.join(self.work, "out")
        return self.ours("convert", "--to", to, "--output-dir", out, *options, folder=folder)

    def peer(self, task):
        worker = os.path.join(HERE, "peers.py")
        return lambda files: [self.python, worker, task, materials.SCHEMA, files.listing, self.work]

    @staticmethod
    def lint(files):
        return ["xmllint", "--noout", "--schema", materials.SCHEMA, *files.paths]

    def output(self, command, code=0):
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
        if code is not None and done.returncode != code:
            sys.exit(f"bench: {' '.join(command)[:200]} ended with {done.returncode}: {done.stderr[-500:]}")
        return done

    # Agreement

    def agree(self):
        """Stops the run where tools do not say the same; returns which share of a document each JSON carries."""
        expected = {path for path, verdict in self.cases.items() if verdict == "valid"}
        everything, few, once = self.sets["all"], self.sets["few"], self.sets["once"]
        said = self.output(self.lint(everything), code=None).stderr
        self.same("xmllint", expected, {p for p in everything.paths if f"{p} validates\n" in said})
        answer = json.loads(self.output(self.ours("validate", "--no-rules", "--format", "json")(everything), code=1).stdout)
        self.same("rapporteur", expected, {d["file"] for d in answer["documents"] if d["outcome"] == "valid"})
        self.same("lxml", expected, set(self.output(self.peer("lxml-validate")(everything)).stdout.split("\n")) - {""})
        self.same("xmlschema", set(few.paths), set(self.output(self.peer("xmlschema-validate")(few)).stdout.split("\n")) - {""})
        there, back = os.path.join(self.work, "rapporteur"), os.path.join(self.work, "back")
        corpus = os.path.join(self.work, "corpus")
        made = self.ours("convert", "--to", "json", "--verify", "--output-dir", there, corpus)(once)
        self.output([*made[:-2]], code=1)
        self.output([*self.ours("convert", "--to", "xml", "--verify", "--output-dir", back, there)(once)[:-2]])
        self.output(self.peer("xmltodict-json")(once))
        self.output(self.peer("xmlschema-json")(few))
        self.generate(few)
        shares = {}
        for tool, task, files in [
            ("rapporteur", "rapporteur", once), ("rapporteur, back to XML", "back", once),
            ("xmltodict", "xmltodict", once), ("xmlschema", "xmlschema", few), ("xsdata", "xsdata", few),
        ]:
            if tool == "xsdata" and not self.has_xsdata:
                continue
            lines = self.output(self.peer(f"carried-{task}")(files)).stdout.split()
            shares[tool] = min(map(float, lines))
            if tool.startswith("rapporteur") and shares[tool] < 1:
                sys.exit(f"bench: {tool} carries {shares[tool]:.4f} of a document")
        return shares

    def same(self, tool, expected, found):
        if expected != found:
            sys.exit(f"bench: {tool} disagrees about {sorted(expected ^ found)[:3]} and others")

    def generate(self, few):
        """xsdata's classes, and whether they can be used, each step in bounded time."""
        self.has_xsdata = self.has_xsdata_back = False
        reason = materials.generate(self.python, self.work, 60)
        if reason:
            return self.reasons.append(f"xsdata is left out: {reason}.")
        for task, seconds in (("xsdata-json", 60), ("xsdata-xml", 30)):
            files = few if task == "xsdata-json" else self.sets["one"]
            begin = time.monotonic()
            try:
                done = subprocess.run(
                    self.peer(task)(files), capture_output=True, text=True, errors="replace", timeout=seconds)
                last = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
                reason = f"failed: {last[0][:200]}" if done.returncode else None
                took = time.monotonic() - begin
                if not reason and took > 20:
                    reason = f"took {took:.0f} s for {described(files)}"
            except subprocess.TimeoutExpired:
                reason = f"did not finish {described(files)} within {seconds} s"
            if reason:
                what = "XML to JSON" if task == "xsdata-json" else "JSON to XML"
                return self.reasons.append(f"xsdata, {what}, is left out: it {reason}.")
            if task == "xsdata-json":
                self.has_xsdata = True
            else:
                self.has_xsdata_back = True

    # Measuring

    def plan(self):
        validate = self.ours("validate", "--no-rules", "--jobs", "1")
        one = ("--jobs", "1")
        rows = [
            Row("validate, corpus", "xmllint", self.lint, "corpus"),
            Row("validate, corpus", "rapporteur", validate, "corpus"),
            Row("validate, corpus", "rapporteur, two workers", self.ours("validate", "--no-rules", "--jobs", "2"), "corpus"),
            Row("validate, corpus", "lxml", self.peer("lxml-validate"), "corpus"),
            Row("validate, corpus", "xmlschema", self.peer("xmlschema-validate"), "few"),
            Row("validate, one large file", "xmllint", self.lint, "large"),
            Row("validate, one large file", "rapporteur", validate, "large"),
            Row("validate, one large file", "lxml", self.peer("lxml-validate"), "large"),
            Row("validate, 1,000 small files", "xmllint", self.lint, "small"),
            Row("validate, 1,000 small files", "rapporteur", validate, "small"),
            Row("validate, 1,000 small files", "lxml", self.peer("lxml-validate"), "small"),
        ]
        for group, files, folder in [
            ("corpus", "corpus", "copies"), ("one large file", "large", "large.xml"), ("1,000 small files", "small", "small"),
        ]:
            name = f"XML to JSON, {group}"
            reference = f"validate, {group}"
            rows.append(Row(name, "rapporteur", self.convert(folder, *one), files, reference=reference))
            rows.append(Row(name, "rapporteur --compact", self.convert(folder, *one, "--compact"), files, reference=reference))
            lines = self.ours("convert", "--to", "jsonl", "-o", os.path.join(self.work, "out.jsonl"), *one, folder=folder)
            rows.append(Row(name, "rapporteur --to jsonl", lines, files, reference=reference))
            task = self.peer("xmltodict-json")
            rows.append(Row(name, "xmltodict", task, "once" if files == "corpus" else files, reference=reference, note="no schema"))
            if files == "corpus":
                analysis = self.convert(folder, *one, "--profile", "analysis")
                rows.append(Row(name, "rapporteur --profile analysis", analysis, files, reference=reference))
                rows.append(Row(name, "xmlschema", self.peer("xmlschema-json"), "few", reference=reference))
                if self.has_xsdata:
                    task = self.peer("xsdata-json")
                    rows.append(Row(name, "xsdata", task, "few", reference=reference, note="does not validate"))
            name = f"JSON to XML, {group}"
            self.make_json(files, folder)
            back = self.convert(f"json-{files}", *one, to="xml")
            rows.append(Row(name, "rapporteur", back, f"json {files}", "json one", reference))
            if files == "corpus":
                rows.append(Row(name, "xmltodict", self.peer("xmltodict-xml"), "once", reference=reference, note="no schema"))
                if self.has_xsdata_back:
                    task = self.peer("xsdata-xml")
                    rows.append(Row(name, "xsdata", task, "few", reference=reference, note="does not validate"))
        order = [r.group for r in rows]
        return sorted(rows, key=lambda r: (not r.group.startswith("validate"), "JSON to" in r.group, order.index(r.group)))

    def make_json(self, files, folder):
        """The JSON that the way back starts from."""
        for name in {files, "one"}:
            target = os.path.join(self.work, f"json-{name}")
            if f"json {name}" in self.sets:
                continue
            source = self.sets["one"].paths[0] if name == "one" else os.path.join(self.work, folder)
            run = [self.rapporteur, "convert", "--to", "json", "--output-dir", target, "--schema", materials.SCHEMA, source]
            self.output(run)
            made = sorted(os.path.join(at, f) for at, _, names in os.walk(target)
                          for f in names if f.endswith(".json"))
            self.sets[f"json {name}"] = materials.Files(self.work, f"json-{name}", made, megabytes_of=self.sets[name])

    def measure(self, rows, rounds):
        for number in range(rounds):
            for row in rows:
                for files, times in ((row.start, row.starts), (row.files, row.works)):
                    shutil.rmtree(os.path.join(self.work, "out"), ignore_errors=True)
                    processor, wall, code, said = timed(row.command(self.sets[files]))
                    if code:
                        sys.exit(f"bench: {row.group}, {row.tool} ended with {code}: {said[-500:]}")
                    times.append((processor, wall))
            print(f"bench: round {number + 1} of {rounds}", file=sys.stderr)


def counted(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


def described(files):
    return f"{counted(len(files.paths), 'document')} ({files.size / 1e3:.0f} kB)"


def table(bench, rows):
    """The rows as Markdown."""

    def rate(row, column=0):
        work, start = row.medians(column)
        return bench.sets[row.files].size / 1e6 / max(work - start, 1e-3)

    references = {row.group: rate(row) for row in rows if row.tool == "xmllint"}
    lines = ["| what | tool | MB of XML | processor s | wall s | MB/s | times xmllint validating |", "|---|---|---|---|---|---|---|"]
    for row in rows:
        work, start = row.medians(0)
        wall, wall_start = row.medians(1)
        speed = rate(row)
        tool = f"{row.tool} ({row.note})" if row.note else row.tool
        lines.append(
            f"| {row.group} | {tool} | {bench.sets[row.files].size / 1e6:.1f} | {max(work - start, 0):.2f} "
            f"| {max(wall - wall_start, 0):.2f} | {speed:.{0 if speed >= 10 else 2}f} "
            f"| {speed / references[row.reference or row.group]:.2f} |")
    lines += ["", "Start-up: one small document, the schema compiled from its XSD.", ""]
    lines += ["| tool | processor ms | wall ms | times xmllint's |", "|---|---|---|---|"]
    reference = next(row for row in rows if row.tool == "xmllint").medians(0)[1]
    seen = set()
    for row in rows:
        processor, wall = row.medians(0)[1], row.medians(1)[1]
        label = row.tool if row.group.startswith("validate") else f"{row.tool}, {row.group.split(',')[0]}"
        if label not in seen and row.tool not in ("rapporteur, two workers", "rapporteur --compact", "rapporteur --to jsonl"):
            seen.add(label)
            lines.append(f"| {label} | {processor * 1000:.0f} | {wall * 1000:.0f} | {processor / reference:.2f} |")
    one = next(r for r in rows if r.tool == "rapporteur").medians(1)
    two = next(r for r in rows if r.tool == "rapporteur, two workers").medians(1)
    lines += ["", f"Two workers: {(one[0] - one[1]) / max(two[0] - two[1], 1e-3):.2f} times one (wall time)."]
    return lines


def version(command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout or done.stderr).split("\n")[0].strip()


def processor():
    with open("/proc/cpuinfo") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.machine()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rapporteur")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("-o", "--output")
    options = parser.parse_args()
    if not os.path.exists(os.path.join(materials.DATA, "un-corpus.tar.xz")):
        sys.exit(f"bench: {materials.DATA}/un-corpus.tar.xz is not there.")
    # In memory where there is room: the time of a disk says nothing about the programs.
    memory = "/dev/shm"
    has_room = os.path.isdir(memory) and shutil.disk_usage(memory).free > 25_000_000 * options.megabytes
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(dir=memory if has_room else None) as work:
        bench = Bench(options.rapporteur, work, options.megabytes)
        shares = bench.agree()
        rows = bench.plan()
        load = os.getloadavg()[0]
        bench.measure(rows, options.rounds)
        text = [
            f"# {datetime.date.today().isoformat()}", "",
            f"`make bench`: {counted(options.rounds, 'round')}, medians, start-up subtracted; rates are MB of XML a second of processor time, one "
            f"thread unless said. {processor()}; {platform.system()} {platform.release()}; load at the start {load:.1f}; files in "
            f"{'memory' if has_room else 'the temporary folder'}.", "",
            f"rapporteur {version([bench.rapporteur, '--version'])}; {version(['xmllint', '--version'])}; Python "
            f"{platform.python_version()}; {', '.join(materials.PINNED)}. The corpus is {len(bench.sets['once'].paths)} "
            f"published documents, {len(bench.sets['corpus'].paths) // len(bench.sets['once'].paths)} times over; xmlschema and "
            f"xsdata get {len(bench.sets['few'].paths)} of them, xmltodict each once.", "",
            f"Before: the verdicts of xmllint, rapporteur and lxml are equal on {len(bench.cases)} documents, xmlschema's on "
            f"{len(bench.sets['few'].paths)}; `--verify` finds no difference in either direction. Characters of text and "
            "attributes that the output has, in the worst document: "
            + ", ".join(f"{tool} {100 * share:.1f} %" for tool, share in shares.items()) + ".", "",
            *table(bench, rows), "", *bench.reasons, "", "Commands (FILES stand for the files, or for a list or folder of them):",
            "", "```",
        ]
        seen = set()
        for row in rows:
            command = " ".join(row.command(bench.sets["one"]))
            for path, word in [
                (bench.sets["one"].listing, "FILES"), (bench.sets["one"].paths[0], "FILES"), (materials.SCHEMA, "akomantoso30.xsd"),
                (bench.rapporteur, "rapporteur"), (bench.python, "python"), (HERE, "Benchmarks"), (work, "WORK"),
            ]:
                command = command.replace(path, word)
            if command not in seen:
                seen.add(command)
                text.append(command)
        text += ["```", ""]
    took = time.monotonic() - begin
    print(f"bench: {took / 60:.1f} minutes", file=sys.stderr)
    print("\n".join(text))
    target = options.output or os.path.join(HERE, "results", f"{datetime.date.today().isoformat()}.md")
    os.makedirs(os.path.dirname(os.path.abspath(target)), exist_ok=True)
    with open(target, "w", encoding="utf-8") as file:
        file.write("\n".join(text))


if __name__ == "__main__":
    main()
