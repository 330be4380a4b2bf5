"""Independent totals of the Chilean file, for ChileTests.swift: python3 chile_totals.py FILE.csv.gz"""

import csv
import gzip
import sys
from collections import Counter

totals, fractional, units, rows = Counter(), [], set(), 0
with gzip.open(sys.argv[1], "rt", encoding="utf-8", newline="") as file:
    for line, row in enumerate(csv.DictReader(file), start=2):
        rows += 1
        units.add(row["cut_comuna"])
        value = float(row["delito_n"])
        if value == int(value):
            totals[row["delito"]] += int(value)
        else:
            # The column of the cell: it is the last one.
            fractional.append((line, len(",".join(list(row.values())[:-1])) + 2))

print("rows", rows, "units", len(units), "fractional", len(fractional))
for name in sorted(totals):
    print(f'"{name}": {totals[name]},')
print("lines", sum(line for line, _ in fractional), "columns", sum(column for _, column in fractional))
