"""The CSV files of a form: whether they have the columns that are read, and rows that can be chosen.

A file at fault is no reason to refuse a form here, since next month's file may be right; its author is told
file, row and column. What cannot be read as a CSV at all is refused when a session starts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.graph import Graph
from citdesk.xforms.definition.model import Control, Definition
from citdesk.xforms.definition.notes import Notes
from citdesk.xforms.expressions import Expression

_DELIMITERS: Final = ",;\t|"
_ITEMSETS: Final = "itemsets.csv"
_ROW: Final = ("root", "item")
_TOLD: Final = 3
_LARGEST: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class _Table:
    """A CSV file by its columns."""

    name: str
    columns: tuple[str, ...]
    data: bytes

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row that has anything, with the line that it begins on (the headings' is 1)."""
        for line, cells in islice(_lines(self.data), 1, None):
            yield line, dict(zip(self.columns, cells, strict=False))


def note_tables(
    definition: Definition,
    graph: Graph,
    controls: Iterable[Control],
    files: Mapping[str, bytes],
    notes: Notes,
) -> None:
    """Notes columns that a CSV lacks, and in lists of choices values that are blank or stand twice."""
    tables = {name: _read(name, data) for name, data in files.items() if _is_table(name)}
    if not tables:
        return
    by_instance = {source.id: source.uri.rsplit("/", 1)[-1] for source in definition.instances.values()}

    def table_of(instance: str) -> _Table | None:
        return tables.get(by_instance.get(instance) or f"{instance}.csv")

    told: set[tuple[str, str]] = set()
    checked: set[str] = set()
    for where, instance, column in _columns_read(graph, controls):
        table = table_of(instance)
        if table is not None and column not in table.columns and (table.name, column) not in told:
            told.add((table.name, column))
            notes.warn(
                "data-column-missing",
                where,
                f"The file {table.name} has no column “{column}”.",
                f"Correct the name, or add the column; the file has: {', '.join(table.columns) or 'none'}.",
            )
    for control in controls:
        itemset = control.itemset
        if itemset is None:
            continue
        for instance in _instances(itemset.nodeset):
            table = table_of(instance)
            if table is not None and table.name not in checked:
                checked.add(table.name)
                _note_choices(table, itemset.value.source.strip(), _source(itemset.label), notes)


def _is_table(name: str) -> bool:
    return name.lower().endswith(".csv") and name != _ITEMSETS


def _read(name: str, data: bytes) -> _Table | None:
    """The table; None for what a session will refuse, or what is no CSV in spite of its name."""
    if len(data) > _LARGEST or data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{")):
        return None
    try:
        headings = next(_lines(data), (0, []))[1]
    except (UnicodeDecodeError, csv.Error):
        return None
    return _Table(name, tuple(cell.strip() for cell in headings), data)


def _lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The lines of a CSV that have anything, each with its number."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    head = text.lstrip("\n").split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(_DELIMITERS, key=head.count))
    before = 0
    for cells in reader:
        begins, before = before + 1, reader.line_num
        if any(cells):
            yield begins, cells


def _columns_read(graph: Graph, controls: Iterable[Control]) -> Iterable[tuple[str, str, str]]:
    """Where, instance and column of every look into a row of an instance."""
    for computation in (*graph.ordered, *graph.marked):
        where = f"{computation.node.path}, {computation.kind}"
        for reference in computation.expression.references:
            steps = reference.steps
            of_row = reference.origin == "instance" and steps[:2] == _ROW and len(steps) > len(_ROW)
            if of_row and steps[2].isidentifier():
                yield where, reference.instance, steps[2]
    for control in controls:
        itemset = control.itemset
        if itemset is None:
            continue
        wanted = [itemset.value, *([itemset.label] if itemset.label is not None else [])]
        for instance in _instances(itemset.nodeset):
            for expression in wanted:
                if expression.source.strip().isidentifier():
                    yield f"{control.kind} {control.key}, choices", instance, expression.source.strip()


def _instances(nodeset: Expression) -> list[str]:
    """The instances whose rows a node-set offers."""
    return [each.instance for each in nodeset.references if each.origin == "instance" and each.steps == _ROW]


def _source(expression: Expression | None) -> str:
    return "" if expression is None else expression.source.strip()


def _note_choices(table: _Table, value: str, label: str, notes: Notes) -> None:
    if value not in table.columns:
        return
    seen: set[str] = set()
    blank: list[int] = []
    twice: list[int] = []
    unnamed: list[int] = []
    labelled = label in table.columns
    try:
        for line, row in table.rows():
            text = row.get(value, "").strip()
            if not text:
                blank.append(line)
            elif text in seen:
                twice.append(line)
            seen.add(text)
            if labelled and not row.get(label, "").strip():
                unnamed.append(line)
    except csv.Error:
        return  # refused when a session starts
    for code, column, rows, what, mend in (
        (
            "data-value-blank",
            value,
            blank,
            "The row has no value, so choosing it would store nothing.",
            "Write the value that is to be stored, or remove the row.",
        ),
        (
            "data-value-twice",
            value,
            twice,
            "The value stands in a row above already, so an answer does not tell which of the two is meant.",
            "Give each row its own value, unless the choice filter never offers both.",
        ),
        (
            "data-label-blank",
            label,
            unnamed,
            "The row has no label; its value is shown.",
            "Write what people are to read.",
        ),
    ):
        if rows:
            _warn(notes, code, (table.name, column, rows), what, mend)


def _warn(notes: Notes, code: str, at: tuple[str, str, list[int]], what: str, mend: str) -> None:
    """Notes a fault of a file; `at` is the file, the column and the rows."""
    file, column, rows = at
    where = f"{file}, row {_few(rows)}, column {column}"
    notes.warnings.append(FormProblem(code, where, what, mend, {"row": str(rows[0]), "column": column}))


def _few(rows: list[int]) -> str:
    more = len(rows) - _TOLD
    listed = ", ".join(map(str, rows[:_TOLD]))
    return f"{listed} and {more} more" if more > 0 else listed
