"""Reads every cell of the workbooks named with openpyxl and prints, a line a sheet, what ScottishWorkbookTests compares:
name, rows, columns, filled cells, and the FNV-1a hash (64 bits) of all of them as 'row,column,text' lines. Numbers are
written by Decimal, marks in superscript left out, merged ranges spread over rows with filled cells of their own.

    python3 scottish_cells.py FILE.xlsx...        (openpyxl 3.1.5)
"""
import datetime
import sys
import warnings
from decimal import Decimal

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock

warnings.simplefilter("ignore")


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def number(value):
    text = format(Decimal(repr(value)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text == "-0":
        text = "0"
    return text + "0" if len(text.partition(".")[2]) == 3 else text


def text(value):
    if value is None:
        return ""
    if isinstance(value, CellRichText):
        return text("".join(
            run if isinstance(run, str) else "" if run.font.vertAlign == "superscript" else run.text
            for run in value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat() if value.time() != datetime.time() else value.date().isoformat()
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", " ")


for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path, data_only=True, rich_text=True)
    print(path.split("/")[-1])
    for sheet in book.worksheets:
        cells = {}
        for row in sheet.iter_rows():
            for cell in row:
                if text(cell.value).strip(" "):
                    cells[cell.row, cell.column] = text(cell.value)
        rows = {row for row, _ in cells}
        width = max((column for _, column in cells), default=0)
        for area in sheet.merged_cells.ranges:
            first = cells.get((area.min_row, area.min_col))
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, min(area.max_col, width) + 1):
                    if first and row in rows:
                        cells[row, column] = first
        lines = "".join(f"{row},{column},{cells[row, column]}\n" for row, column in sorted(cells))
        print(f"{sheet.title}|{max(rows, default=0)}|{width}|{len(cells)}|{fnv1a(lines.encode()):016x}")
