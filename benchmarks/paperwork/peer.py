"""The same paper as HTML for WeasyPrint: same head, sections, questions, answers, repeats and foot."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from citdesk.paperwork import Agency, Order, ReportOnPaper
from citdesk.paperwork.reading.answers import read_report
from citdesk.paperwork.reading.audience import Reach
from citdesk.paperwork.reading.model import Answer, Group, Repeat

# letter, our margins and type sizes; the page number in the foot, as on ours
_STYLE = """
@page { size: letter; margin: 54pt; @bottom-right { content: "Page " counter(page) " of " counter(pages);
        font-size: 8pt } }
@font-face { font-family: Ours; src: url(FONT) }
body { font: 10pt/1.35 Ours, sans-serif } h1 { font-size: 16pt } h2 { font-size: 12pt } h3 { font-size: 10pt }
table { width: 100%; border-collapse: collapse } td, th { border-bottom: .5pt solid #888; padding: 3pt;
        text-align: left; vertical-align: top } td:first-child { width: 40% }
"""


def page(report: ReportOnPaper, agency: Agency, order: Order, font: Path) -> str:
    """The whole document; reading the answers is part of making it, as it is for ours."""
    read = read_report(report, Reach.of(order), order.language)
    sections = "".join(_group(section, 2) for section in read.sections)
    facts = {
        "Case": report.case_number,
        "Report": report.report_number,
        "Revision": f"{report.revision}, {report.revision_hash}",
        "Written by": report.author.name,
        "Made for": order.recipient,
        "Reason": order.reason,
        "Document": order.document_id,
    }
    rows = "".join(f"<tr><td>{escape(k)}</td><td>{escape(v)}</td></tr>" for k, v in facts.items())
    style = _STYLE.replace("FONT", font.as_uri())
    return (
        f"<html lang=en><head><title>{escape(report.form.title)}</title><style>{style}</style></head><body>"
        f"<p>{escape(agency.name)}<br>{escape(agency.address)}</p><h1>{escape(report.form.title)}</h1>"
        f"<table>{rows}</table>{sections}</body></html>"
    )


def _group(group: Group, level: int) -> str:
    return f"<h{level}>{escape(group.title)}</h{level}>" + "".join(_entries(group, level))


def _entries(group: Group, level: int) -> Iterator[str]:
    table: list[str] = []
    for entry in group.entries:
        if isinstance(entry, Answer):
            table.append(_row(entry))
            continue
        if table:
            yield f"<table>{''.join(table)}</table>"
            table = []
        yield _group(entry, min(level + 1, 6)) if isinstance(entry, Group) else _repeat(entry, level)
    if table:
        yield f"<table>{''.join(table)}</table>"


def _repeat(repeat: Repeat, level: int) -> str:
    heading = f"<h{level + 1}>{escape(repeat.title)}</h{level + 1}>"
    return heading + "".join("".join(_entries(instance, level + 1)) for instance in repeat.instances)


def _row(answer: Answer) -> str:
    lines = "<br>".join(map(escape, answer.lines))
    return f"<tr><td>{escape(answer.question)}</td><td>{lines}</td></tr>"
