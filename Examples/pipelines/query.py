#!/usr/bin/env python3
"""Asks DuckDB about the tables of all lists at once: `query.py TABLES [TABLE]`.

Without a table it says how many rows each has, what is wrong, and how votes and replies are spread. CSV is read with
every column as text, since codes such as 012 and NA are text; what is a number is cast where it is used. The
apostrophe that keeps spreadsheets from running a cell is still there. Parquet, where it is beside CSV, is read
instead: it is typed.
"""

import sys
from pathlib import Path

import duckdb


def relation(folder: Path, table: str) -> str:
    """Give what DuckDB reads a table from, as SQL; the column `filename` says which list a row is of."""

    def quoted(ending: str) -> str:
        return "'" + str(folder / "*" / f"{table}.{ending}").replace("'", "''") + "'"

    if any(folder.glob(f"*/{table}.parquet")):
        return f"read_parquet({quoted('parquet')}, union_by_name = true, filename = true)"
    options = "all_varchar = true, header = true, nullstr = '', filename = true, max_line_size = 100000000"
    return f"read_csv({quoted('csv')}, {options})"


QUESTIONS = {
    "outcomes": (
        "findings",
        "SELECT outcome, code, count(DISTINCT file) AS documents FROM {} GROUP BY ALL ORDER BY ALL",
    ),
    "votes against": (
        "votes",
        "SELECT iso3, count(*) AS votes FROM {} WHERE vote = 'against' GROUP BY ALL ORDER BY votes DESC, iso3 LIMIT 5",
    ),
    "replies": ("replies", "SELECT iso3, count(*) AS replies FROM {} GROUP BY ALL ORDER BY replies DESC, iso3 LIMIT 5"),
}


def main() -> int:
    """Print what was asked for; 2 where there are no tables."""
    if len(sys.argv) not in (2, 3):
        print("usage: query.py TABLES [TABLE]", file=sys.stderr)
        return 64
    folder = Path(sys.argv[1])
    names = sorted({path.stem for path in [*folder.glob("*/*.csv"), *folder.glob("*/*.parquet")]})
    if not names or (len(sys.argv) == 3 and sys.argv[2] not in names):
        print(f"query.py: there is no such table below {folder}", file=sys.stderr)
        return 2
    for name in sys.argv[2:] or names:
        ((count,),) = duckdb.sql(f"SELECT count(*) FROM {relation(folder, name)}").fetchall()
        print(f"{name}\t{count}")
    if len(sys.argv) == 2:
        for title, (table, question) in QUESTIONS.items():
            print(f"\n{title}")
            for row in duckdb.sql(question.format(relation(folder, table))).fetchall():
                print("\t".join("" if cell is None else str(cell) for cell in row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
