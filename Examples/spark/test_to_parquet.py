#!/usr/bin/env python3
"""Tests of to_parquet.py that need no Spark: lists, lines, and programs that behave badly.

With the environment variable RAPPORTEUR they run that program, too.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import to_parquet as job

# Stands for rapporteur: answers each path with a line at once, unlike it, and then does what its argument says.
PROGRAM = """
import os, signal, sys
after = sys.argv[1]
for count, path in enumerate(sys.stdin.buffer):
    if after == "dies" and count == 3:
        sys.stdout.buffer.write(b'{"source":"ha'); sys.stdout.flush(); os.kill(os.getpid(), signal.SIGKILL)
    if after == "short" and count == 3: sys.exit(0)
    sys.stdout.buffer.write(b'{"source":"%s","outcome":"valid","pack":null,"findings":[],"data":{}}\\n' % path.strip())
sys.stdout.flush()
sys.stderr.write("what went wrong")
sys.exit(int(after) if after.isdigit() else 0)
"""


def lines(after, paths):
    return list(job.lines([sys.executable, "-c", PROGRAM, after], paths))


class Lines(unittest.TestCase):
    paths = [b"%d.xml" % number for number in range(10)]

    def test_gives_a_line_for_each_path(self):
        for status in ("0", "1", "2"):
            found = [job.row(line).source for line in lines(status, self.paths)]
            self.assertEqual(found, [path.decode() for path in self.paths])

    def test_more_than_pipes_hold_goes_in_while_more_comes_out(self):
        paths = [b"%d/%s.xml" % (number, b"x" * 200) for number in range(20_000)]
        self.assertEqual(len(lines("0", paths)), len(paths))

    def test_whatever_else_fails_the_task(self):
        for after, said in [("64", "64 after 10 of 10"), ("130", "130 after"), ("dies", "-9 after 3 of"), ("short", "0 after 3 of")]:
            with self.assertRaisesRegex(RuntimeError, f"ended with {said}") as caught:
                lines(after, self.paths)
            if after in ("64", "130"):
                self.assertIn("what went wrong", str(caught.exception))

    def test_a_program_that_is_not_there_fails_the_task(self):
        with self.assertRaises(OSError):
            list(job.lines(["/nowhere/rapporteur"], self.paths))

    def test_what_is_left_unread_is_ended(self):
        found = job.lines([sys.executable, "-c", PROGRAM, "0"], [b"%d" % n for n in range(100_000)])
        next(found)
        found.close()


class Rows(unittest.TestCase):
    def test_data_keeps_its_text(self):
        data = '{"$schema":"x","a":[1.50,12345678901234567890.10,"\\u00e9\\"}"],"data":{"data":1}}'
        finding = {"code": "c", "severity": "note", "message": 'says ,"data":{ and "}"', "line": 3, "count": 1}
        head = json.dumps(
            {
                "source": 'a"b.xml', "outcome": "valid", "pack": {"id": "p", "sha256": "00"},
                "namespaces": {"": "urn:x", "data": "urn:data"}, "findings": [finding], "omitted": 2,
            },
            separators=(",", ":"),
        )
        row = job.row(f'{head[:-1]},"data":{data}}}')
        self.assertEqual(row.data, data)
        self.assertEqual(row.pack, ("p", None, "00"))
        self.assertEqual(row.findings, [("c", "note", finding["message"], 'a"b.xml', 3, None, None)])

    def test_a_document_without_data(self):
        row = job.row('{"source":"a","outcome":"not checked","pack":null,"findings":[{"code":"c","severity":"error","message":"m","file":"s.xsd"}]}')
        self.assertEqual(row, ("a", "not checked", None, None, [("c", "error", "m", "s.xsd", None, None, None)]))


class Lists(unittest.TestCase):
    def test_partitions_are_of_bytes(self):
        found = [(b"%03d" % number, 10_000_000 if number == 50 else 1000) for number in range(100)]
        lists = job.partitions(found, 100_000)
        self.assertEqual(b"\n".join(lists).split(b"\n"), [path for path, _ in found])
        self.assertIn(b"050", [part.split(b"\n")[-1] for part in lists] + [part.split(b"\n")[0] for part in lists])
        self.assertTrue(5 <= len(lists) <= 10)
        self.assertEqual(job.partitions([], 10), [])
        # Files without content cost something, too.
        self.assertEqual(len(job.partitions([(b"x", 0)] * 1000, 409_600)), 10)

    def test_documents_come_in_bytewise_order(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("b/2.xml", "b/1.XML", "a.xml", "b.xml", "c/d/e.akn", "n.txt", "\u00e9.xml"):
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("x" * len(name))
            os.symlink("nowhere", os.path.join(folder, "link.xml"))
            found = job.documents(folder)
            names = [b"a.xml", b"b.xml", b"b/1.XML", b"b/2.xml", b"c/d/e.akn", b"link.xml", "\u00e9.xml".encode()]
            self.assertEqual([path for path, _ in found], names)
            self.assertEqual(dict(found)[b"c/d/e.akn"], 9)
            pathlib.Path(folder, "a\nb.xml").write_text("")
            with self.assertRaises(SystemExit):
                job.documents(folder)


@unittest.skipUnless("RAPPORTEUR" in os.environ, "RAPPORTEUR is not set")
class WithRapporteur(unittest.TestCase):
    def test_the_samples(self):
        samples = pathlib.Path(__file__).resolve().parents[2] / "Samples"
        paths = [b"communication.xml", b"missing.xml", b"note-verbale.xml"]
        program = os.environ["RAPPORTEUR"]
        command = [program, "convert", "--files-from", "-", "--to", "jsonl"]
        found = [job.row(line) for line in job.lines(command, paths, samples)]
        self.assertEqual([row.source for row in found], [path.decode() for path in paths])
        self.assertEqual([row.outcome for row in found], ["valid", "not checked", "valid"])
        self.assertEqual(found[1].findings[0].code, "input.missing")
        compact = [program, "convert", "--compact", "note-verbale.xml"]
        alone = subprocess.run(compact, cwd=samples, capture_output=True, check=True).stdout
        self.assertEqual(found[2].data + "\n", alone.decode())

    def test_wrong_options_fail_the_task(self):
        with self.assertRaisesRegex(RuntimeError, "ended with 64"):
            list(job.lines([os.environ["RAPPORTEUR"], "convert", "--files-from", "-", "--to", "jsonl", "--wrong"], [b"a"]))
        with self.assertRaisesRegex(RuntimeError, "ended with 2 after 0 of 1"):
            list(job.lines([os.environ["RAPPORTEUR"], "convert", "--files-from", "-", "--to", "jsonl", "--schema", "none"], [b"a"]))


if __name__ == "__main__":
    unittest.main()
