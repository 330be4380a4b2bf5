"""Independent counts of the published data sets, for the tests beside this file.

python3 counts.py FOLDER [NAME ...], where FOLDER holds one folder a data set; needs pandas and openpyxl. The digest is
the sum of the hashes (FNV-1a, 64 bits) of lines "code|name|parent|indicator|period=value/base", one a figure.
"""

import sys
from pathlib import Path

import openpyxl
import pandas

MASK = (1 << 64) - 1


def report(name, figures, **more):
    """`figures` are (code, name, parent, indicator, period, value, base); a value is a number or a reason."""
    hashes, totals = 0, {}
    for code, unit, parent, indicator, period, value, base in figures:
        state = 0xCBF29CE484222325
        for byte in f"{code}|{unit}|{parent}|{indicator}|{period}={value}/{base}".encode():
            state = ((state ^ byte) * 0x100000001B3) & MASK
        hashes = (hashes + state) & MASK
        if not isinstance(value, str):
            totals[indicator] = totals.get(indicator, 0) + value
    print(name)
    units, indicators, periods = (len({figure[part] for figure in figures}) for part in [slice(3), 3, 4])
    missing = sum(isinstance(figure[5], str) for figure in figures)
    bases = sum(figure[6] for figure in figures if figure[6] != "")
    print(f"  units {units}, indicators {indicators}, periods {periods}")
    print(f"  figures {len(figures)}, missing {missing}, total {sum(totals.values())}, bases {bases}")
    print(f"  digest {hashes:016x}")
    if len(totals) < 10:
        print("  totals", totals)
    for key, value in more.items():
        print(" ", key, value)


def table(path, **options):
    """The cells of a file as they stand, trimmed."""
    cells = pandas.read_csv(path, dtype=str, keep_default_na=False, **options)
    cells.columns = [column.strip() for column in cells.columns]
    return cells.map(str.strip)


def month(year, number):
    return f"{int(year):04}-{int(number):02}"


def barcelona(folder):
    rows, rejected = [], 0
    for path in sorted(folder.glob("*.csv")):
        encoding = "cp1252" if path.name < "2016" else "utf-8"
        for row in table(path, sep=";", encoding=encoding).to_dict("records"):
            if row["Any"] and row["Nom_barri"]:
                rows.append((row["Nom_barri"], row["Nom_districte"], month(row["Any"], row["Mes_any"])))
            else:
                rejected += 1
    months = [month(year, number) for year in range(2010, 2023) for number in range(1, 13)]
    counts = {(unit, period): 0 for unit in {row[:2] for row in rows} for period in months}
    for unit, district, period in rows:
        counts[(unit, district), period] += 1
    figures = [("", *unit, "accidents", period, count, "") for (unit, period), count in counts.items()]
    years = {}
    for *_, period, count, _ in figures:
        years[period[:4]] = years.get(period[:4], 0) + count
    report(
        "barcelona-accidents", figures, rows=len(rows) + rejected, rejected=rejected, years=years,
        zeros=sum(count == 0 for count in counts.values()))


def chile(folder):
    cells = table(folder / "SUBSET_8delitos_2010-2025.csv.gz")
    figures, lines, columns = [], 0, 0
    for line, row in enumerate(cells.to_dict("records"), start=2):
        value = float(row["delito_n"])
        if value != int(value):
            # A figure that lost its thousands point; its column is the last one.
            lines, columns = lines + line, columns + len(",".join(list(row.values())[:-1])) + 2
        figures.append((
            row["cut_comuna"].removesuffix(".0"), row["comuna"], row["region"], row["delito"],
            row["fecha"][:7], int(value) if value == int(value) else "rejected", ""))
    report("chile-comunas-delitos", figures, lines=lines, columns=columns)


def france(folder):
    cells = table(folder / "donnees_ssmsi_france.csv", sep=";", encoding="utf-8-sig").to_dict("records")
    figures = [
        (row["Code_departement"], row["Code_departement"], "", row["indicateur"], row["annee"],
         int(row["nombre"]), "")
        for row in cells]
    residents = {row["Code_departement"]: int(row["insee_pop"]) for row in cells if row["annee"] == "2024"}
    homicides = {}
    for figure in figures:
        if figure[3] == "Homicides":
            homicides[figure[4]] = homicides.get(figure[4], 0) + figure[5]
    report("france-departements-ssmsi", figures, residents=sum(residents.values()), homicides=homicides)


def iowa(folder):
    cells = table(next(folder.glob("*.csv")))
    for unit in ["Main Supervising District", "Part of Target Population"]:
        own = cells[cells[unit] != ""]
        groups = own.groupby([unit, "Fiscal Year Released"])["Recidivism - Return to Prison"]
        counts = {key: ((texts == "Yes").sum(), len(texts)) for key, texts in groups}
        keys = [(name, year) for name in own[unit].unique() for year in own["Fiscal Year Released"].unique()]
        figures = []
        for name, year in keys:
            count, base = counts.get((name, year), (0, 0))
            figures.append(("", name, "", "recidivists", year, int(count), int(base)))
        rates = {}
        for _, year in keys:
            of_year = [figure for figure in figures if figure[4] == year]
            rates[year] = f"{100 * sum(f[5] for f in of_year) / sum(f[6] for f in of_year):.1f}"
        report(f"iowa-recidivism, {unit}", figures, rejected=len(cells) - len(own), rates=rates)


def italy(folder):
    figures = []
    for path in sorted(folder.glob("*.csv")):
        for row in table(path, sep=";", encoding="cp1252").to_dict("records"):
            row = {key.upper(): value for key, value in row.items()}
            count = row.get("TOT DELITTI COMMESSI", row.get("TOTALE DELITTI COMMESI"))
            figures.append(("", row["PROVINCIA"], "", row["REATO"], row["ANNO"], int(count.replace(".", "")), ""))
    years = {}
    for figure in figures:
        years[figure[4]] = years.get(figure[4], 0) + figure[5]
    report("italy-province", figures, years=years)


def mexico(folder):
    months = ["Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Septiembre", "Octubre",
              "Noviembre", "Diciembre"]
    names = {"Homicidio doloso": "intentional homicides", "Homicidio culposo": "negligent homicides"}
    sums = {}
    for row in table(folder / "homicidios_gto_2020_2025_raw.csv").to_dict("records"):
        for number, name in enumerate(months, start=1):
            key = (row["Cve. Municipio"], row["Municipio"], row["Entidad"], names[row["Subtipo de delito"]],
                   month(row["Año"], number))
            sums.setdefault(key, []).append(row[name])
    figures = [
        (*key, "blank" if "" in texts else sum(int(float(text)) for text in texts), "")
        for key, texts in sums.items()]
    years = {}
    for *_, indicator, period, value, _ in figures:
        if indicator == "intentional homicides" and value != "blank":
            years[period[:4]] = years.get(period[:4], 0) + value
    report("mexico-guanajuato-homicidios", figures, intentional=years)


def seattle(folder):
    cells = table(next(folder.glob("*.csv"))).to_dict("records")
    figures, homicides = [], {}
    for row in cells:
        number, _, year = row["REPORT_DATE"].split("/")
        value = int(row["STAT_VALUE"])
        figures.append(("", row["Police Beat"], row["Precinct"], row["CRIME_TYPE"], month(year, number),
                        value if value >= 0 else "rejected", ""))
        if row["CRIME_TYPE"] == "Homicide":
            homicides[year] = homicides.get(year, 0) + value
    negative = [line for line, row in enumerate(cells, start=2) if row["STAT_VALUE"].startswith("-")]
    report("seattle-beats-monthly", figures, negative=len(negative), lines=sum(negative), homicides=homicides)


# What the marks of the Scottish Government mean.
REASONS = {"x": "notApplicable", "n/l": "notCounted", "n/r": "notReported", "z": "notApplicable"}


def scotland_crime(folder):
    book = openpyxl.load_workbook(next(folder.glob("*.xlsx")), data_only=True)

    def clean(text):
        return " ".join(text.split("[note")[0].split())

    parts, wholes, changes = [], [], {}
    for sheet in ["Table_1", "Table_2"]:
        rows = list(book[sheet].iter_rows(values_only=True, max_col=15))
        years = [int(clean(text)[:4]) for text in rows[2][3:13]]
        for row in rows[3:]:
            if row[1] is None:
                continue
            kind = "numbers" if not isinstance(row[13], str) else row[13]
            changes[sheet, kind] = changes.get((sheet, kind), 0) + 1
            if kind == "numbers":
                assert abs(100 * (row[12] - row[11]) / row[11] - row[13]) < 1e-9
            target = wholes if row[0] == "Scotland" else parts
            for year, value in zip(years, row[3:13]):
                value = REASONS[value] if isinstance(value, str) else value
                target.append(("", row[0], "", f"{clean(row[1])}: {clean(row[2])}", year, value, ""))
    checks = {"equal": 0, "different": 0, "open": 0}
    for whole in wholes:
        own = [part[5] for part in parts if part[3:5] == whole[3:5]]
        if not isinstance(whole[5], str):
            checks["open" if any(isinstance(part, str) for part in own) else "equal" if sum(own) == whole[5] else "different"] += 1
    report("scotland-recorded-crime-la", parts, checks=checks, changes=changes)
    report("scotland-recorded-crime-la, totals: none", parts + wholes)


def scotland_reconvictions(folder):
    book = openpyxl.load_workbook(next(folder.glob("*.xlsx")), data_only=True)
    figures, heading = [], None
    for row in book["Table 4"].iter_rows(values_only=True, min_row=5, max_col=3):
        if isinstance(row[1], (int, float)):
            # Exactly, for a rate of one decimal: half of a tenth of a per cent of the base rounds up.
            count = (2 * round(10 * row[2]) * row[1] + 1000) // 2000
            figures.append(("", heading, "", "reconvicted", int(row[0][:4]), count, row[1]))
        elif row[0]:
            heading = row[0]
    report("scotland-reconvictions, Table 4", figures)
    figures = [
        ("", row[0].rstrip("0123456789"), "", "offenders", 2017, row[1], "")
        for row in book["Table 13"].iter_rows(values_only=True, min_row=6, max_col=3)
        if isinstance(row[1], int)]
    report("scotland-reconvictions, Table 13", figures)


READERS = {
    "barcelona-accidents": barcelona, "chile-comunas-delitos": chile, "france-departements-ssmsi": france,
    "iowa-recidivism": iowa, "italy-province": italy, "mexico-guanajuato-homicidios": mexico,
    "seattle-beats-monthly": seattle, "scotland-recorded-crime-la": scotland_crime,
    "scotland-reconvictions": scotland_reconvictions,
}
for name in sys.argv[2:] or READERS:
    READERS[name](Path(sys.argv[1]) / name)
