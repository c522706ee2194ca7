#!/usr/bin/env python3
"""Measures rapporteur beside the tools people would use instead, in one run, on the same files.

Usage: peers.py RAPPORTEUR [--quick]

The Python peers are installed, pinned, into a virtual environment under .build. Before anything is timed the tools
must agree on the verdicts, and what rapporteur converts must come back canonical-equal. Every figure is the processor
time (user and system) of whole processes, the best of the rounds, which take turns; the time for one small document
is subtracted, so that what remains is the work. Slow peers get fewer files; all figures are MB of XML a second.
"""

import json
import os
import re
import resource
import subprocess
import sys
import tarfile
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.environ.get("SHARED_DATA", os.path.join(ROOT, "..", "shared", "data"))
PINNED = ["xmlschema==4.3.2", "lxml==6.1.3", "xmltodict==1.0.4", "xsdata[cli,lxml]==26.10"]

# Run inside the virtual environment: TASK SCHEMA LIST-OF-FILES; prints what main() needs to compare.
WORKER = r'''
import json, sys
task, schema, listing = sys.argv[1:4]
files = open(listing).read().split("\n")[:-1]
if task == "lxml-validate":
    from lxml import etree
    xsd = etree.XMLSchema(etree.parse(schema))
    for f in files: print(f if xsd.validate(etree.parse(f)) else "")
elif task == "xmlschema-validate":
    import xmlschema
    xsd = xmlschema.XMLSchema(schema)
    for f in files: print(f if xsd.is_valid(f) else "")
elif task == "xmlschema-json":
    import xmlschema
    xsd = xmlschema.XMLSchema(schema)
    for f in files: print(len(xmlschema.to_json(f, schema=xsd, decimal_type=str)))
elif task == "xmltodict-json":
    import xmltodict
    for f in files: print(len(json.dumps(xmltodict.parse(open(f, "rb").read()))))
elif task == "xmltodict-xml":
    import xmltodict
    for f in files: print(len(xmltodict.unparse(json.loads(open(f).read()))))
elif task == "xmltodict-write":
    import xmltodict
    for f in files: open(f + ".dict", "w").write(json.dumps(xmltodict.parse(open(f, "rb").read())))
elif task in ("xsdata-json", "xsdata-xml", "xsdata-write"):
    sys.path.insert(0, sys.argv[4])
    import generated
    from xsdata.formats.dataclass.parsers import JsonParser, XmlParser
    from xsdata.formats.dataclass.serializers import JsonSerializer, XmlSerializer
    if task == "xsdata-xml":
        parser, serializer = JsonParser(), XmlSerializer()
        for f in files: print(len(serializer.render(parser.from_path(__import__("pathlib").Path(f), generated.AkomaNtoso))))
    else:
        parser, serializer = XmlParser(), JsonSerializer()
        for f in files:
            text = serializer.render(parser.parse(f, generated.AkomaNtoso))
            if task == "xsdata-write": open(f + ".data", "w").write(text)
            print(len(text))
'''


def environment():
    """The virtual environment's Python, made when missing."""
    folder = os.path.join(ROOT, ".build", "peers")
    python = os.path.join(folder, "bin", "python")
    stamp = os.path.join(folder, "pinned")
    if not os.path.exists(stamp) or open(stamp).read() != "\n".join(PINNED):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PINNED], check=True)
        with open(stamp, "w") as file:
            file.write("\n".join(PINNED))
    return python


def cpu(command, **options):
    """Seconds of user and system time of one command, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done


class Files:
    def __init__(self, work, name, paths):
        self.paths = paths
        self.listing = os.path.join(work, name + ".list")
        self.size = sum(os.path.getsize(p) for p in paths)
        with open(self.listing, "w") as file:
            file.writelines(p + "\n" for p in paths)


def large_document(source, target, megabytes):
    """One document of the wanted size: the paragraphs of a published one, over and over, without their identifiers."""
    text = open(source, encoding="utf-8-sig").read()
    head, body, tail = re.search(r"(.*<mainBody[^>]*>)(.*)(</mainBody>.*)", text, re.S).groups()
    body = re.sub(r'\s(eId|wId|GUID)="[^"]*"', "", body)
    with open(target, "w", encoding="utf-8") as file:
        file.write(head)
        for _ in range(megabytes * 1_000_000 // len(body.encode())):
            file.write(body)
        file.write(tail)


def main():
    rapporteur = os.path.realpath(sys.argv[1])
    quick = "--quick" in sys.argv
    rounds = 1 if quick else 3
    schema = os.path.realpath(os.path.join(DATA, "akn", "akomantoso30.xsd"))
    python = environment()
    with tempfile.TemporaryDirectory() as work:
        os.environ["XDG_CACHE_HOME"] = work
        with tarfile.open(os.path.join(DATA, "un-corpus.tar.xz")) as archive:
            archive.extractall(work)
        corpus = os.path.join(work, "un-corpus")
        cases = [l.split("\t") for l in open(os.path.join(corpus, "cases.tsv"), encoding="utf-8").read().splitlines()]
        valid = sorted((os.path.join(corpus, p) for p, v in cases if v == "valid"), key=os.path.getsize)
        copies = os.path.join(work, "small")
        os.mkdir(copies)
        for number in range(1000):
            os.link(valid[number % 20], os.path.join(copies, f"{number:04}.xml"))
        large = os.path.join(work, "large.xml")
        large_document(valid[-1], large, 100)
        sets = {
            "corpus": Files(work, "corpus", valid),
            "few": Files(work, "few", valid[:: max(1, len(valid) // (5 if quick else 20))]),
            "one": Files(work, "one", valid[:1]),
            "small": Files(work, "small", sorted(os.path.join(copies, f) for f in os.listdir(copies))),
            "large": Files(work, "large", [large]),
        }
        worker = os.path.join(work, "worker.py")
        with open(worker, "w") as file:
            file.write(WORKER)
        subprocess.run(
            [python, "-m", "xsdata", "generate", schema, "--package", "generated", "--structure-style", "single-package"],
            cwd=work, capture_output=True)
        has_xsdata = os.path.exists(os.path.join(work, "generated"))

        def ours(*arguments):
            return lambda files: [rapporteur, *arguments, "--schema", schema, "--files-from", files.listing]

        def peer(task):
            return lambda files: [python, worker, task, schema, files.listing, work]

        def lint(files):
            return ["xmllint", "--noout", "--schema", schema, *files.paths]

        # Agreement first.
        checked = subprocess.run(ours("validate")(sets["corpus"]), capture_output=True, text=True).stderr
        assert checked.startswith(f"{len(valid)} valid"), checked
        for command in (peer("lxml-validate")(sets["corpus"]), peer("xmlschema-validate")(sets["few"])):
            said = subprocess.run(command, capture_output=True, text=True)
            assert "" not in said.stdout.split("\n")[:-1] and said.returncode == 0, said.stderr
        back = os.path.join(work, "json")
        proof = subprocess.run(
            [*ours("convert", "--verify", "--output-dir", back)(sets["corpus"])], capture_output=True, text=True)
        assert proof.returncode == 0, proof.stderr
        produced = sorted(os.path.join(d, f) for d, _, fs in os.walk(back) for f in fs)
        assert len(produced) == len(valid)
        sets["json"] = Files(work, "json-files", produced)
        sets["json one"] = Files(work, "json-one", [min(produced, key=os.path.getsize)])
        subprocess.run(peer("xmltodict-write")(sets["few"]), check=True, capture_output=True)
        sets["few dict"] = Files(work, "few-dict", [p + ".dict" for p in sets["few"].paths])
        if has_xsdata:
            has_xsdata = subprocess.run(peer("xsdata-write")(sets["few"]), capture_output=True).returncode == 0
            sets["few data"] = Files(work, "few-data", [p + ".data" for p in sets["few"].paths if os.path.exists(p + ".data")])
        out = os.path.join(work, "out")
        convert = ours("convert", "--output-dir", out)

        # What is measured: group, tool, command, files, the files whose time is start-up, files that count as MB.
        plan = [
            ("validate, corpus", "xmllint", lint, "corpus", "one", "corpus"),
            ("validate, corpus", "rapporteur", ours("validate"), "corpus", "one", "corpus"),
            ("validate, corpus", "lxml", peer("lxml-validate"), "corpus", "one", "corpus"),
            ("validate, corpus", "xmlschema", peer("xmlschema-validate"), "few", "one", "few"),
            ("validate, one file of 100 MB", "xmllint", lint, "large", "one", "large"),
            ("validate, one file of 100 MB", "rapporteur", ours("validate"), "large", "one", "large"),
            ("validate, 1,000 small files", "xmllint", lint, "small", "one", "small"),
            ("validate, 1,000 small files", "rapporteur", ours("validate"), "small", "one", "small"),
            ("XML to JSON, corpus", "rapporteur (validates)", convert, "corpus", "one", "corpus"),
            ("XML to JSON, corpus", "xmlschema (validates)", peer("xmlschema-json"), "few", "one", "few"),
            ("XML to JSON, corpus", "xmltodict (no schema)", peer("xmltodict-json"), "few", "one", "few"),
            ("XML to JSON, one file of 100 MB", "rapporteur (validates)", convert, "large", "one", "large"),
            ("XML to JSON, 1,000 small files", "rapporteur (validates)", convert, "small", "one", "small"),
            ("JSON to XML, corpus", "rapporteur (validates)", convert, "json", "json one", "corpus"),
            ("JSON to XML, corpus", "xmltodict (no schema)", peer("xmltodict-xml"), "few dict", None, "few"),
        ]
        if has_xsdata:
            plan += [
                ("XML to JSON, corpus", "xsdata (no validation)", peer("xsdata-json"), "few", "one", "few"),
                ("JSON to XML, corpus", "xsdata (no validation)", peer("xsdata-xml"), "few data", None, "few"),
            ]
        times, starts = {}, {}
        for _ in range(rounds):
            for row in plan:
                for table, files in ((times, row[3]), (starts, row[4])):
                    if files is None:
                        continue
                    subprocess.run(["rm", "-rf", out])
                    took, done = cpu(row[2](sets[files]))
                    assert done.returncode == 0, (row[0], row[1], done.stderr[-500:])
                    key = (row[0], row[1])
                    table[key] = min(took, table.get(key, took))
        reference = None
        print(f"rapporteur {version([rapporteur, '--version'])}; {version(['xmllint', '--version'])}; {', '.join(PINNED)}")
        print(f"Python {sys.version.split()[0]}; one thread each; {rounds} rounds, the best of each\n")
        print("| what | tool | MB | MB/s | times xmllint validating the corpus | start-up, ms |")
        print("|---|---|---|---|---|---|")
        for row in sorted(plan, key=lambda r: [p[0] for p in plan].index(r[0])):
            key = (row[0], row[1])
            work_time = max(times[key] - starts.get(key, 0), 1e-3)
            rate = sets[row[5]].size / 1e6 / work_time
            reference = reference or rate
            start = f"{starts[key] * 1000:.0f}" if key in starts else "–"
            print(
                f"| {row[0]} | {row[1]} | {sets[row[5]].size / 1e6:.1f} | {rate:.{2 if rate < 10 else 0}f} "
                f"| {rate / reference:.2f} | {start} |")


def version(command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout or done.stderr).split("\n")[0]


if __name__ == "__main__":
    main()
