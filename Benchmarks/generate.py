"""Writes the benchmark table: 10,598 communes x 4 indicators x 10 years x 12 months, 5,087,040 rows.

    python3 Benchmarks/generate.py counts.csv [--every N] [--order unit|month]

The communes are those of datasets/vietnam-units/units_2023.csv; the counts are drawn, the same on every machine.
--every N takes every N-th commune; --order month writes the table as a file that grew month by month.
"""

import argparse
import csv
import random
from pathlib import Path

UNITS = Path(__file__).parent.parent / "datasets" / "vietnam-units" / "units_2023.csv"
INDICATORS = ["crimes", "accidents", "drugs", "thefts"]
YEARS = range(2014, 2024)
MONTHS = range(1, 13)
HEADER = "unit_code,unit,district,indicator,year,month,count,population\n"


def units(every):
    """The text before and behind what changes from row to row, by commune."""
    rng = random.Random(2023)
    with open(UNITS, encoding="utf-8", newline="") as file:
        for unit in list(csv.DictReader(file))[::every]:
            assert "," not in unit["name"] + unit["parent"]
            residents = 1000 + int(30_000 * rng.random() ** 3)
            yield f"{unit['code']},{unit['name']},{unit['parent']}", residents


def row(start, indicator, year, month, residents, rng):
    # Products of doubles alone: the same on every machine.
    count = int(residents / 2000 * rng.random() ** 3)
    return f"{start},{indicator},{year},{month},{count},{residents}\n"


def rows(order, every):
    rng = random.Random(5)
    all_units = list(units(every))
    if order == "unit":
        for start, residents in all_units:
            for indicator in INDICATORS:
                for year in YEARS:
                    for month in MONTHS:
                        yield row(start, indicator, year, month, residents, rng)
    else:
        for year in YEARS:
            for month in MONTHS:
                for start, residents in all_units:
                    for indicator in INDICATORS:
                        yield row(start, indicator, year, month, residents, rng)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("output")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--order", choices=["unit", "month"], default="unit")
    options = parser.parse_args()
    with open(options.output, "w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        file.writelines(rows(options.order, options.every))


if __name__ == "__main__":
    main()
