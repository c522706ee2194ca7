#!/usr/bin/env python3
"""Takes the tables of a folder of documents to Parquet, with Spark and rapporteur.

    spark-submit tables_to_parquet.py FOLDER OUTPUT [--rapporteur PROGRAM] [--partition-mb N]
                 [-- OPTIONS of rapporteur extract, such as --no-rules]

As to_parquet.py, which see: a partition is a list of paths, and a program that was killed fails its task, which Spark
tries again. Each task has rapporteur write its tables to a folder of its own below OUTPUT; once all are whole, table by
table they become OUTPUT/NAME/part-00000.parquet and so on, which `spark.read.parquet(OUTPUT + "/votes")` reads as one.

A key is given once in a partition: of two documents of one symbol and language in different partitions both have the
symbol. `documents.sha256` tells them apart.
"""

import argparse
import os
import shutil
import subprocess
import sys
import uuid

from to_parquet import COMPLETE, documents, partitions


def extract(number, paths, command, folder, output):
    """Writes the tables of one partition; gives where they are, and their names.

    Every attempt has a folder of its own: one that was given up may still write.
    """
    target = os.path.join(output, ".parts", f"{number:05}-{uuid.uuid4().hex}")
    done = subprocess.run(
        [*command, "-o", target], input=paths, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder
    )
    tables = [name for name in sorted(os.listdir(target)) if name.endswith(".parquet")] if os.path.isdir(target) else []
    if done.returncode not in COMPLETE or not tables:
        shutil.rmtree(target, ignore_errors=True)
        said = done.stderr[-2000:].decode("utf-8", "replace").strip()
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {said}")
    return number, target, [name[:-8] for name in tables]


def gather(parts, output):
    """Puts the tables of all partitions side by side; gives their names."""
    for number, target, names in sorted(parts):
        for name in names:
            # Code lists are the same in all partitions.
            if name.startswith("code_") and number > 0:
                continue
            os.makedirs(f"{output}/{name}", exist_ok=True)
            os.replace(f"{target}/{name}.parquet", f"{output}/{name}/part-{number:05}.parquet")
    shutil.rmtree(os.path.join(output, ".parts"))
    return sorted(os.listdir(output))


def main(arguments):
    end = arguments.index("--") if "--" in arguments else len(arguments)
    own, options = arguments[:end], arguments[end + 1 :]
    parser = argparse.ArgumentParser(prog="tables_to_parquet.py", description="The tables of a folder of documents.")
    parser.add_argument("folder")
    parser.add_argument("output")
    parser.add_argument("--rapporteur", default="rapporteur", help="the program, on each executor")
    parser.add_argument("--partition-mb", type=float, default=256, help="megabytes of documents in a partition")
    given = parser.parse_args(own)
    folder, output = os.path.abspath(given.folder), os.path.abspath(given.output)
    lists = partitions(documents(folder), given.partition_mb * 1e6)
    if not lists:
        raise SystemExit(f"tables_to_parquet: there is no document in {folder}")
    if os.path.isdir(output) and os.listdir(output):
        raise SystemExit(f"tables_to_parquet: there is something in {output}")

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("rapporteur-tables").getOrCreate()
    spark.sparkContext.addPyFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "to_parquet.py"))
    jobs = spark.conf.get("spark.task.cpus", "1")
    command = [given.rapporteur, "extract", "--files-from", "-", "--table", "all", "--to", "parquet", "--jobs", jobs, "--messages", "en"]
    command += options
    found = spark.sparkContext.parallelize(list(enumerate(lists)), len(lists))
    names = gather(found.map(lambda part: extract(*part, command, folder, output)).collect(), output)
    print(", ".join(f"{spark.read.parquet(f'{output}/{name}').count()} {name}" for name in names))
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
