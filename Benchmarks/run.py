"""Reads and sums one table with keogiam, polars and DuckDB in turn and prints times and peak memory as Markdown.

    python3 -m pip install polars duckdb
    python3 Benchmarks/generate.py counts.csv
    python3 Benchmarks/run.py counts.csv [--keogiam .build/release/keogiam] [--repetitions 3]

Every run is a process of its own; its wall time, processor time and peak memory are those that the system reports for
it. All must give the same figures.
"""

import argparse
import csv
import os
import platform
import statistics
import subprocess
import sys
import time

# The table that `keogiam check` prints: of every indicator its units, first and last month, figures and sum.
POLARS = """
import sys, polars as pl
month = pl.col("year") * 12 + pl.col("month") - 1
sums = (
    pl.scan_csv(sys.argv[1], schema_overrides={"unit_code": pl.String})
    .group_by("indicator")
    .agg(pl.col("unit_code").n_unique().alias("units"), month.min().alias("first"), month.max().alias("last"),
         pl.len().alias("figures"), pl.col("count").sum().alias("total"))
    .collect(engine="streaming")
)
print(sums.write_csv())
"""
POLARS_SUM = """
import sys, polars as pl
sums = (
    pl.scan_csv(sys.argv[1], schema_overrides={"unit_code": pl.String})
    .group_by("indicator").agg(pl.col("count").sum().alias("total")).collect(engine="streaming")
)
print(sums.write_csv())
"""
DUCKDB = """
import sys, duckdb
duckdb.execute("set enable_progress_bar = false")
rows = duckdb.sql(f'''
  select indicator, count(distinct unit_code), min(year * 12 + month - 1), max(year * 12 + month - 1), count(*),
         sum("count")
  from read_csv('{sys.argv[1]}', types={{'unit_code': 'VARCHAR'}}) group by indicator''').fetchall()
print("indicator,units,first,last,figures,total")
for row in rows: print(*row, sep=",")
"""
DUCKDB_SUM = """
import sys, duckdb
duckdb.execute("set enable_progress_bar = false")
rows = duckdb.sql(f'''
  select indicator, sum("count")
  from read_csv('{sys.argv[1]}', types={{'unit_code': 'VARCHAR'}}) group by indicator''').fetchall()
print("indicator,total")
for row in rows: print(*row, sep=",")
"""


def measured(command):
    """The output of `command`, its wall and processor seconds and its peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{command[:2]} ended with {status}")
    return output, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def month_number(text):
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1


def figures(output):
    """What was computed, by indicator: the same numbers whoever did it."""
    by_indicator = {}
    for row in csv.DictReader(output.split()):
        own = {key: row[key] for key in ("units", "first", "last", "figures", "total") if key in row}
        for key in ("first", "last"):
            if key in own and "-" in own[key]:
                own[key] = month_number(own[key])
        by_indicator[row["indicator"]] = {key: int(value) for key, value in own.items()}
    return by_indicator


def agree(one, other):
    """Whether both have the same indicators, and the same numbers where both have them."""
    return one.keys() == other.keys() and all(
        own[key] == other[indicator][key]
        for indicator, own in one.items() for key in own.keys() & other[indicator].keys())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("table")
    parser.add_argument("--keogiam", default=".build/release/keogiam")
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    import duckdb
    import polars

    commands = {
        "keogiam check": [options.keogiam, "check", options.table, "--format", "csv"],
        f"polars {polars.__version__}": [sys.executable, "-c", POLARS, options.table],
        f"DuckDB {duckdb.__version__}": [sys.executable, "-c", DUCKDB, options.table],
        "polars, sums alone": [sys.executable, "-c", POLARS_SUM, options.table],
        "DuckDB, sums alone": [sys.executable, "-c", DUCKDB_SUM, options.table],
    }
    runs = {name: [] for name in commands}
    expected = None
    for _ in range(options.repetitions):
        for name, command in commands.items():
            output, *numbers = measured(command)
            found = figures(output)
            expected = expected or found
            if not agree(expected, found):
                sys.exit(f"{name} finds {found}, not {expected}")
            runs[name].append(numbers)

    size = os.path.getsize(options.table) / 1e6
    print(f"{platform.machine()}, {os.cpu_count()} cores; {size:.0f} MB; medians of {options.repetitions}, in turn.\n")
    print("| | wall s | processor s | peak MB | wall, keogiam = 1 | memory, keogiam = 1 |")
    print("|---|--:|--:|--:|--:|--:|")
    medians = {name: [statistics.median(column) for column in zip(*own)] for name, own in runs.items()}
    own = medians["keogiam check"]
    for name, (wall, processor, memory) in medians.items():
        print(f"| {name} | {wall:.2f} | {processor:.2f} | {memory:.0f} | {wall / own[0]:.2f} | {memory / own[2]:.2f} |")
    print("\nWall seconds of each run: " + "; ".join(
        f"{name} {', '.join(f'{run[0]:.2f}' for run in own)}" for name, own in runs.items()) + ".")


if __name__ == "__main__":
    main()
