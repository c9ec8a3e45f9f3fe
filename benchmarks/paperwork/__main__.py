"""`python -m benchmarks paperwork`: a packet of three pages beside WeasyPrint's, a batch of five hundred."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pypdf import PdfReader

from benchmarks.paperwork.peer import page
from citdesk.cli.demonstration.scripts import load_scripts
from citdesk.desktop.liaison.write_paper import write_paper
from citdesk.paperwork import Order, Paper, ReportOnPaper, make_paper
from citdesk.workspace import BatchItem, BatchWays, PaperJob, run_batch
from tests.unit.forms.rehearsal import Rehearsal, form
from tests.unit.paperwork.printed import AGENCY, ORDER, report

if TYPE_CHECKING:
    from weasyprint import HTML

_ENCOUNTERS = Path(__file__).parents[2] / "tests/scenario/encounters"
_ROUNDS = 9
_BATCH = 500
_WARM = 50
_PAGES = 3
#: all answers of whichever form
_KIND = "encounter_report"
_BAR = 0.25


def main() -> None:
    """Prints both tables."""
    given, order = _three_pages()
    _beside(given, order)
    _batch(given, order)


def _three_pages() -> tuple[ReportOnPaper, Order]:
    """The diversion of the trespass script with all its answers, which fills three pages."""
    script = next(each for each in load_scripts(_ENCOUNTERS) if each.id == "trespass_diversion")
    rehearsal = Rehearsal(script)
    rehearsal.play()
    (xml,) = (xml for name, xml in rehearsal.sent.items() if rehearsal.desks[name].form_id == "diversion")
    given = report(form("diversion"), xml.decode())  # type: ignore[arg-type]
    order = replace(ORDER, kind=_KIND, audience="internal")
    pages = make_paper(_KIND, [given], AGENCY, order).pages
    if pages != _PAGES:
        message = f"the report fills {pages} pages by now, not {_PAGES}: choose another"
        raise ValueError(message)
    return given, order


def _beside(given: ReportOnPaper, order: Order) -> None:
    def ours() -> bytes:
        return make_paper(_KIND, [given], AGENCY, order).pdf

    spans = {"citdesk": _spans(ours)}
    pdfs = {"citdesk": ours()}
    html = _weasyprint()
    if html is not None:
        with as_file(files("font_roboto") / "files" / "Roboto-Regular.ttf") as font:

            def theirs() -> bytes:
                made = html(string=page(given, AGENCY, order, font)).write_pdf(pdf_variant="pdf/ua-1")
                return made or b""

            spans["WeasyPrint, PDF/UA-1"] = _spans(theirs)
            pdfs["WeasyPrint, PDF/UA-1"] = theirs()
    print(f"### One diversion report with all its answers, made {_ROUNDS} times\n")
    print("| | pages | words | KB | ms, median | ms, worst |")
    print("|---|---|---|---|---|---|")
    for name, pdf in pdfs.items():
        pages = PdfReader(BytesIO(pdf)).pages
        words = sum(len(each.extract_text().split()) for each in pages)
        took = spans[name]
        row = f"| {name} | {len(pages)} | {words:,} | {len(pdf) / 1000:.0f} "
        print(f"{row}| {median(took) * 1000:.0f} | {max(took) * 1000:.0f} |")
    if len(spans) > 1:
        ratio = median(spans["citdesk"]) / median(spans["WeasyPrint, PDF/UA-1"])
        print(f"\n{ratio:.2f} of WeasyPrint's time; the bar is {_BAR}\n")


def _weasyprint() -> type[HTML] | None:
    """Its document class, None where Pango, a system library, is not there."""
    try:
        from weasyprint import HTML
    except OSError as missing:
        print(f"WeasyPrint cannot be loaded here: {missing}")
        return None
    return HTML


def _batch(given: ReportOnPaper, order: Order) -> None:
    """Made, recorded nowhere, written to disk: what the run itself holds on to."""
    with TemporaryDirectory(dir=Path.cwd()) as folder:
        target = Path(folder)
        ways = BatchWays(
            partial(_job, given, order),
            lambda _job, _paper: None,
            lambda _job, paper: write_paper(target / paper.file_name, paper.pdf).name,
            lambda: False,
        )
        items = [BatchItem(f"r-{n}", f"CR-{n}", _KIND, "Diversion") for n in range(_BATCH)]
        begun = time.perf_counter()
        held = [_resident() for _ in run_batch(items, ways)]
        took = time.perf_counter() - begun
        written = len(list(target.glob("*.pdf")))
    grown = (held[-1] - held[_WARM]) / 1e6
    print(f"### A batch of {_BATCH} such papers, each written and fsynced\n")
    print("| papers | s | ms each | MB resident after 50 | after 500 | grown |")
    print("|---|---|---|---|---|---|")
    first, last = held[_WARM] / 1e6, held[-1] / 1e6
    row = f"| {written} | {took:.1f} | {took / _BATCH * 1000:.0f} "
    print(f"{row}| {first:.0f} | {last:.0f} | {grown:+.1f} |")


def _job(given: ReportOnPaper, order: Order, item: BatchItem) -> PaperJob:
    number = item.report.removeprefix("r-")
    mine = replace(order, document_id=f"D-{int(number):016X}")

    def make() -> Paper:
        return make_paper(_KIND, [given], AGENCY, mine)

    audience, document = order.audience, mine.document_id
    return PaperJob(item.report, "c", "r", item.kind, item.title, document, "Court", "Docket", audience, make)


def _spans(make: Callable[[], bytes]) -> list[float]:
    make()  # fonts are read once per process
    spans: list[float] = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        make()
        spans.append(time.perf_counter() - begun)
    return spans


def _resident() -> int:
    """Bytes of this process in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
