#!/usr/bin/env python3
"""Reads pages back with what other people wrote: openpyxl, python-docx, headless Chromium.

Usage: pages.py CHITIEU. What is not installed is told as "not run", unless CHITIEU_REQUIRE_TOOLS is set.
"""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PACKS = [TOP / "tests/data/frozen" / name for name in ("lai-chau", "dien-bien", "son-la", "ca-nuoc")]
# Indicators of the frozen packs, at least twelve of them.
TWELVE = "lv:van-hoa-xa-hoi,ket-cau-ha-tang co:target"
FAILED = []


def check(is_so, what):
    if not is_so:
        FAILED.append(what)
        print(f"FAILED: {what}")


def not_run(what):
    if os.environ.get("CHITIEU_REQUIRE_TOOLS") and not os.environ.get("CHITIEU_OFFLINE"):
        check(False, f"{what} is not there")
    else:
        print(f"not run: {what} is not there")


class Program:
    def __init__(self, path, folder):
        self.path, self.folder = path, folder

    def run(self, *line):
        options = [word for pack in PACKS for word in ("--pack", str(pack))]
        options += ["--place", "lai-chau", "--as-of", "2026-11-29"]
        made = subprocess.run([self.path, *line, *options], capture_output=True, check=False)
        check(made.returncode == 0, f"{line}: {made.stderr.decode()}")
        return made.stdout

    def page(self, form):
        path = self.folder / f"page.{form}"
        path.write_bytes(self.run("export", TWELVE, "--format", form))
        return path


def workbook(program, cards):
    try:
        import openpyxl
    except ImportError:
        return not_run("openpyxl")
    book = openpyxl.load_workbook(program.page("xlsx"))
    check(book.sheetnames == ["Chỉ tiêu", "Nguồn", "Về bảng này"], "sheets")
    sheet = book.worksheets[0]
    check(sheet.freeze_panes == "A2", "the heading is frozen")
    rows = list(sheet.iter_rows(values_only=True))
    rows = [dict(zip(rows[0], row)) for row in rows[1:]]
    check(len(rows) == len(cards), "rows of the workbook")
    days = 0
    for row, card in zip(rows, cards):
        name = card["name"]["vi"]
        check(row["Chỉ tiêu"] == name, f"{name}: the name")
        check(row["Địa chỉ tra cứu"] == card["address"], f"{name}: the address")
        for told, value, low, high in (
            ("shown", "Số liệu", "Số liệu từ", "Số liệu đến"),
            ("target", "Mục tiêu", "Mục tiêu từ", "Mục tiêu đến"),
        ):
            claim = card[told] or {"comparator": None, "low": None, "high": None}
            is_range = claim["comparator"] == "range"
            expected = (None, claim["low"], claim["high"]) if is_range else (claim["low"], None, None)
            check((row[value], row[low], row[high]) == expected, f"{name}: {told}")
        for told, column in (("shown", "Ngày công bố"), ("target", "Ngày công bố mục tiêu")):
            day = (card[told] or {}).get("published") or ""
            if len(day) == len("2025-06-30"):
                days += 1
                check(row[column] == datetime.datetime.fromisoformat(day), f"{name}: the day of {told}")
        check(not any(isinstance(cell, str) and cell.startswith("#") for cell in row.values()), f"{name}: an error")
    check(days > 2, "days are days")


def document(program, cards):
    try:
        import docx
    except ImportError:
        return not_run("python-docx")
    read = docx.Document(program.page("docx"))
    table = read.tables[0]
    rows = [row for row in table.rows if row.cells[0].text.strip().isdigit()]
    check(len(rows) == len(cards), "rows of the document")
    for row, card in zip(rows, cards):
        cells = [cell.text for cell in row.cells]
        check(card["name"]["vi"] in cells[1] and card["address"] in cells[1], f"{card['id']}: name and address")
    check(read.paragraphs[0].style.name == "Title", "the title is one")
    check("29/11/2026" in "\n".join(paragraph.text for paragraph in read.paragraphs), "the day")


def browser(program, cards):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        return not_run("chromium")
    page = program.page("html")

    def run(*options):
        line = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0"]
        line += [f"--user-data-dir={program.folder / 'profile'}", *options, page.as_uri()]
        return subprocess.run(line, capture_output=True, check=False, timeout=120)

    seen = run("--dump-dom")
    told = [line for line in seen.stderr.decode(errors="replace").splitlines() if "CONSOLE" in line]
    check(not told, f"messages of the console: {told}")
    drawn = seen.stdout.decode()
    check(drawn.count("<svg") >= 2 and drawn.count("<svg") == drawn.count("aria-label"), "charts are drawn")
    for card in cards:
        check(card["address"].replace("&", "&amp;") in drawn, f"{card['id']} stands on the page")
    paper = program.folder / "page.pdf"
    run("--no-pdf-header-footer", f"--print-to-pdf={paper}")
    pages = len(re.findall(rb"/Type\s*/Page[^s]", paper.read_bytes())) if paper.exists() else 0
    check(pages == 1, f"{len(cards)} indicators on {pages} pages")
    box = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", paper.read_bytes())
    check(box is not None and abs(float(box[1]) - 595) < 2 and abs(float(box[2]) - 842) < 2, "A4")
    for width in (360, 1280):
        shot = program.folder / f"{width}.png"
        run(f"--window-size={width},1600", "--hide-scrollbars", f"--screenshot={shot}")
        check(shot.exists() and shot.stat().st_size > 20_000, f"a picture at {width}")
    keep = os.environ.get("CHITIEU_KEEP_PAGES")
    if keep:
        for made in program.folder.glob("*.p*"):
            shutil.copy(made, keep)


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        program = Program(sys.argv[1], Path(folder))
        cards = json.loads(program.run("export", TWELVE, "--format", "json"))["indicators"]
        check(len(cards) >= 12, f"{len(cards)} indicators instead of twelve")
        workbook(program, cards)
        document(program, cards)
        browser(program, cards)
    sys.exit(1 if FAILED else 0)


main()
