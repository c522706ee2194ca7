#!/usr/bin/env python3
"""Validates and converts a folder of documents to Parquet, with Spark and rapporteur.

    spark-submit to_parquet.py FOLDER OUTPUT [--rapporteur PROGRAM] [--partition-mb N] [--overwrite]
                 [-- OPTIONS of rapporteur convert, such as --schema /shared/akn.xsd --verify]

FOLDER and OUTPUT are on a file system that driver and executors share; PROGRAM is there on each executor. Paths among
the options must be absolute: the program runs in FOLDER, so that the column `source` does not depend on where that is.

A partition is a list of paths. For each the executor runs `rapporteur convert --files-from - --to jsonl`: paths go in,
lines come out. A program that was killed, or that left documents out, fails its task, and Spark tries it again; what it
said before is dropped with the task. Invalid documents fail nothing: they are rows with findings and without data.
"""

import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile
import threading

# 0 all converted, 1 some invalid, 2 some not checked: the lines say which. Whatever else (a signal, 64 for wrong
# options, 130 interrupted) means that lines are missing.
COMPLETE = (0, 1, 2)

ENDINGS = (b".xml", b".akn")

# What opening a file costs, in bytes that could be converted in the meantime.
FILE_COST = 4096

Row = collections.namedtuple("Row", "source outcome pack data findings")
Pack = collections.namedtuple("Pack", "id version sha256")
Finding = collections.namedtuple("Finding", "code severity message file line column xpath")


def documents(folder):
    """The documents below a folder as paths relative to it, with their sizes, in bytewise order of paths."""
    top = os.fsencode(folder)
    found, waiting = [], [b""]
    while waiting:
        below = waiting.pop()
        with os.scandir(os.path.join(top, below)) as entries:
            for entry in entries:
                path = os.path.join(below, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif entry.name.lower().endswith(ENDINGS):
                    if b"\n" in path:
                        raise SystemExit(f"to_parquet: a list of paths cannot hold {path!r}, which has a line break")
                    try:
                        size = entry.stat().st_size
                    except OSError:
                        # rapporteur says of it what is wrong.
                        size = 0
                    found.append((path, size))
    return sorted(found)


def partitions(found, size):
    """Lists of neighbouring paths, a path a line, of about `size` bytes of documents each.

    By bytes and not by number: documents differ a thousandfold in size, and so would the time of tasks.
    """
    lists, paths, total = [], [], 0
    for path, length in found:
        if paths and total + length > size:
            lists.append(b"\n".join(paths))
            paths, total = [], 0
        paths.append(path)
        total += length + FILE_COST
    return lists + [b"\n".join(paths)] if paths else lists


def lines(command, paths, folder=None):
    """The lines that a command gives for paths, one each; raises when it does not.

    Paths are written by a thread of their own while lines are read, so that neither waits for the other.
    """
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, cwd=folder
        )
        writer = threading.Thread(target=feed, args=(process.stdin, paths), daemon=True)
        writer.start()
        count = 0
        try:
            for line in process.stdout:
                if not line.endswith(b"\n"):
                    # Its writer was stopped in the middle of it.
                    break
                count += 1
                yield line[:-1].decode("utf-8")
            status = process.wait()
        finally:
            # Also where Spark wants no more rows.
            if process.poll() is None:
                process.kill()
                process.wait()
            process.stdout.close()
            writer.join()
        if status not in COMPLETE or count != len(paths):
            errors.seek(max(0, errors.seek(0, os.SEEK_END) - 2000))
            said = errors.read().decode("utf-8", "replace").strip()
            raise RuntimeError(f"{command[0]} ended with {status} after {count} of {len(paths)} documents: {said}")


def feed(stream, paths):
    try:
        with stream:
            for path in paths:
                stream.write(path + b"\n")
    except OSError:
        # The program is gone; its exit code says why.
        pass


def members(line):
    """The members of a line; `data`, the last one, as the text that it is, so that no digit of it changes."""
    decoder = json.JSONDecoder()
    found, at = {}, 1
    while line[at] != "}":
        name, at = decoder.raw_decode(line, at)
        if name == "data":
            found[name] = line[at + 1 : -1]
            break
        found[name], at = decoder.raw_decode(line, at + 1)
        if line[at] == ",":
            at += 1
    return found


def row(line):
    """A line as a row of the table."""
    found = members(line)
    source, pack = found["source"], found["pack"]
    return Row(
        source,
        found["outcome"],
        pack and Pack(pack["id"], pack.get("version"), pack.get("sha256")),
        found.get("data"),
        [
            Finding(
                finding["code"],
                finding["severity"],
                finding["message"],
                finding.get("file", source),
                finding.get("line"),
                finding.get("column"),
                finding.get("xpath"),
            )
            for finding in found["findings"]
        ],
    )


def rows(lists, command, folder):
    """The rows of one partition."""
    for paths in lists:
        for line in lines(command, paths.split(b"\n"), folder):
            yield row(line)


def table_schema():
    from pyspark.sql.types import ArrayType, IntegerType, StringType, StructField, StructType

    def struct(required, **fields):
        return StructType([StructField(name, kind, name not in required) for name, kind in fields.items()])

    text, number = StringType(), IntegerType()
    finding = struct(
        ("code", "severity", "message"),
        code=text, severity=text, message=text, file=text, line=number, column=number, xpath=text,
    )
    return struct(
        ("source", "outcome", "findings"),
        source=text,
        outcome=text,
        pack=struct(("id",), id=text, version=text, sha256=text),
        data=text,
        findings=ArrayType(finding, False),
    )


def main(arguments):
    # What stands behind -- is for rapporteur.
    end = arguments.index("--") if "--" in arguments else len(arguments)
    own, options = arguments[:end], arguments[end + 1 :]
    parser = argparse.ArgumentParser(prog="to_parquet.py", description="A folder of documents to Parquet.")
    parser.add_argument("folder")
    parser.add_argument("output")
    parser.add_argument("--rapporteur", default="rapporteur", help="the program, on each executor")
    parser.add_argument("--partition-mb", type=float, default=256, help="megabytes of documents in a partition")
    parser.add_argument("--overwrite", action="store_true", help="take the place of an earlier table")
    given = parser.parse_args(own)
    folder = os.path.abspath(given.folder)
    lists = partitions(documents(folder), given.partition_mb * 1e6)
    if not lists:
        raise SystemExit(f"to_parquet: there is no document in {folder}")

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("rapporteur").getOrCreate()
    jobs = spark.conf.get("spark.task.cpus", "1")
    # The language of messages must not depend on the machine that a task runs on.
    command = [given.rapporteur, "convert", "--files-from", "-", "--to", "jsonl", "--jobs", jobs, "--messages", "en"]
    command += options
    found = spark.sparkContext.parallelize(lists, len(lists)).mapPartitions(lambda part: rows(part, command, folder))
    table = spark.createDataFrame(found, table_schema(), verifySchema=False)
    table.write.mode("overwrite" if given.overwrite else "errorifexists").parquet(given.output)

    counts = spark.read.parquet(given.output).groupBy("outcome").count().collect()
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(map(tuple, counts), reverse=True)))
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
