#!/usr/bin/env python3
"""Compares a table that to_parquet.py made with the lines of one machine: the same rows, whatever their order.

Usage: compare.py TABLE LINES.jsonl

The lines are read here as JSON, whole; numbers are compared by their digits. Exit code 1 when rows differ.
"""

import json
import sys

from pyspark.sql import SparkSession

FINDING = ("code", "severity", "message", "line", "column", "xpath")


def exact(text):
    return json.loads(text, parse_int=str, parse_float=str)


def wanted(line):
    found = json.loads(line)
    data = exact(line).get("data")
    findings = [
        tuple(finding.get(name) for name in FINDING) + (finding.get("file", found["source"]),)
        for finding in found["findings"]
    ]
    pack = found["pack"] or {}
    return found["source"], (found["outcome"], tuple(map(pack.get, ("id", "version", "sha256"))), data, findings)


def made(row):
    findings = [tuple(finding[name] for name in FINDING) + (finding["file"],) for finding in row["findings"]]
    pack = row["pack"].asDict() if row["pack"] else {}
    data = exact(row["data"]) if row["data"] is not None else None
    return row["source"], (row["outcome"], tuple(map(pack.get, ("id", "version", "sha256"))), data, findings)


def main():
    table, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        one_machine = [wanted(line) for line in file]
    spark = SparkSession.builder.appName("compare").getOrCreate()
    rows = [made(row) for row in spark.read.parquet(table).collect()]
    spark.stop()
    problems = []
    if len(rows) != len(one_machine):
        problems.append(f"{len(rows)} rows and {len(one_machine)} lines")
    if len({source for source, _ in rows}) != len(rows):
        problems.append("documents with more than one row")
    left, right = dict(rows), dict(one_machine)
    for source in sorted(left.keys() | right.keys()):
        if left.get(source) != right.get(source):
            problems.append(f"{source} differs")
    for problem in problems[:20]:
        print(f"compare: {problem}", file=sys.stderr)
    if problems:
        sys.exit(1)
    counts = {}
    for _, (outcome, *_) in rows:
        counts[outcome] = counts.get(outcome, 0) + 1
    said = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items(), reverse=True))
    print(f"{len(rows)} rows, the same as on one machine: {said}")


if __name__ == "__main__":
    main()
