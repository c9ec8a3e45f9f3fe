"""The formats of an export: CSV tables, JSON Lines, and OpenRosa submissions with their files."""

from __future__ import annotations

import csv
import json
import re
import secrets
import shutil
from collections.abc import Container, Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from citdesk.casework.errors import UserError
from citdesk.hq.exporting import ExportedReport, Reports
from citdesk.hq.private_file import make_private_folder
from citdesk.xforms.tree import Element, parse_document, serialise

#: An answer is a text; a group holds answers by name; what can be answered several times is a list.
Answers = dict[str, "str | Answers | list[str | Answers]"]
_OPENROSA = "http://openrosa.org/xforms"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
_OF_A_REPEAT = ("KEY", "PARENT_KEY")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


class ExportFormat(StrEnum):
    """How an export is written."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    OPENROSA = "openrosa"


@dataclass(frozen=True, slots=True)
class FolderWriter:
    """Writes into a new folder that is there whole or not at all, for its owner only."""

    folder: Path
    format: ExportFormat

    def write(self, reports: Reports) -> int:
        """How many files of reports were missing. Raises UserError where the folder is there, OSError."""
        with _new_folder(self.folder) as folder:
            match self.format:
                case ExportFormat.CSV:
                    _write_tables(folder, reports)
                    return 0
                case ExportFormat.JSON_LINES:
                    _write_lines(folder, reports)
                    return 0
                case ExportFormat.OPENROSA:
                    return _write_submissions(folder, reports)


def answers_in(report: ExportedReport) -> Answers:
    """The answers as nested values, by the names that the form gives them."""
    root = parse_document(report.instance).root
    return _answers(root, f"/{root.name}", report.repeats)


def _answers(element: Element, path: str, repeats: frozenset[str]) -> Answers:
    found: Answers = {}
    for child in element.elements():
        child_path = f"{path}/{child.name}"
        value = _answers(child, child_path, repeats) if child.elements() else child.text
        before = found.get(child.name)
        if isinstance(before, list):
            before.append(value)
        elif before is not None:
            found[child.name] = [before, value]
        else:
            found[child.name] = [value] if child_path in repeats else value
    return found


def _write_lines(folder: Path, reports: Reports) -> None:
    with _text(folder / "reports.jsonl") as file:
        for report in reports:
            row = {
                "key": report.key,
                "form": report.form_id,
                "form_version": report.form_version,
                **report.about,
                "answers": answers_in(report),
            }
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def _write_tables(folder: Path, reports: Reports) -> None:
    """A table for each form, and one for each group in it that can be answered several times.

    Rows of the latter have their own KEY and the PARENT_KEY of the row that they belong to, as the tables of
    ODK's tools have.
    """
    columns = _columns(reports)
    with ExitStack() as open_files:
        tables = {
            name: csv.DictWriter(
                open_files.enter_context(_text(_free_name(folder, name, ".csv"))), ["KEY", *found]
            )
            for name, found in columns.items()
        }
        for table in tables.values():
            table.writeheader()
        for report in reports:
            for name, row in _rows(report):
                tables[name].writerow({column: _cell(value) for column, value in row.items()})


def _columns(reports: Reports) -> dict[str, list[str]]:
    """The columns of every table: those of the form in its order, then what only answers have."""
    found: dict[str, dict[str, None]] = {}
    for report in reports:
        main = found.setdefault(report.form_id, dict.fromkeys(["form_version", *report.about]))
        root = "/" + parse_document(report.instance).root.name
        for path in report.columns:
            around = [repeat for repeat in report.repeats if f"{path}/".startswith(f"{repeat}/")]
            if around:
                inner = max(around, key=len)
                name = _table_name(report, inner)
                table = found.setdefault(name, {"PARENT_KEY": None})
                column = path[len(inner) + 1 :].replace("/", "-") or "value"
                table[_column(column, _OF_A_REPEAT)] = None
            else:
                column = path[len(root) + 1 :].replace("/", "-")
                main[_column(column, ("KEY", "form_version", *report.about))] = None
        for name, row in _rows(report):
            table = found.setdefault(name, {})
            table |= dict.fromkeys(column for column in row if column != "KEY" and column not in table)
    return {name: list(table) for name, table in found.items()}


def _table_name(report: ExportedReport, repeat: str) -> str:
    return "-".join((report.form_id, *repeat.split("/")[2:]))


def _rows(report: ExportedReport) -> Iterator[tuple[str, dict[str, str]]]:
    """Every row of a report with the table that it stands in."""
    main = {"KEY": report.key, "form_version": report.form_version, **report.about}
    answered: dict[str, str] = {}
    inner: list[tuple[str, dict[str, str]]] = []
    _flatten(answers_in(report), (), report.form_id, report.key, answered, inner)
    main |= {_column(name, main): value for name, value in answered.items()}
    yield report.form_id, main
    yield from inner


def _column(name: str, taken: Container[str]) -> str:
    """The column of an answer. What HQ says of the report stands in columns that no answer gets into."""
    return f"answer-{name}" if name in taken else name


def _flatten(
    answers: Answers,
    above: tuple[str, ...],
    table: str,
    key: str,
    row: dict[str, str],
    inner: list[tuple[str, dict[str, str]]],
) -> None:
    for name, value in answers.items():
        place = (*above, name)
        if isinstance(value, list):
            _flatten_several("-".join((table, *place)), key, name, value, inner)
        elif isinstance(value, dict):
            _flatten(value, place, table, key, row, inner)
        else:
            row["-".join(place)] = value


def _flatten_several(
    table: str,
    parent: str,
    name: str,
    values: Sequence[str | Answers],
    inner: list[tuple[str, dict[str, str]]],
) -> None:
    for number, each in enumerate(values, 1):
        row = {"PARENT_KEY": parent, "KEY": f"{parent}/{name}[{number}]"}
        inner.append((table, row))
        if isinstance(each, dict):
            answered: dict[str, str] = {}
            _flatten(each, (), table, row["KEY"], answered, inner)
            row |= {_column(given, row): value for given, value in answered.items()}
        else:
            row["value"] = each


def _cell(value: str) -> str:
    """The value, marked as text where a spreadsheet would calculate it. JSON Lines hold it as it was said."""
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value


def _write_submissions(folder: Path, reports: Reports) -> int:
    """A folder for each report: the instance, and the files that it names, as ODK Collect keeps them."""
    missing = 0
    for report in reports:
        place = folder / _safe(f"{report.form_id}_{report.key}")
        make_private_folder(place)
        _keep(place / "submission.xml", _submission(report))
        for attachment in report.files:
            content = reports.file(report, attachment)
            if content is None:
                missing += 1
                continue
            _keep(_free_name(place, attachment.name), content)
    return missing


def _submission(report: ExportedReport) -> bytes:
    """The instance with what every OpenRosa server asks for: id and version of its form, an id of its own."""
    root = parse_document(report.instance).root
    root.set("id", report.form_id)
    root.set("version", report.form_version)
    metas = root.named("meta")
    meta = metas[0] if metas else Element("meta", _OPENROSA, "orx")
    if not metas:
        root.append(meta)
    identifier = meta.first("instanceID")
    if identifier is None:
        identifier = Element("instanceID", meta.namespace, meta.prefix)
        meta.append(identifier)
    if not identifier.text.strip():
        identifier.text = f"uuid:{report.key}"
    return _DECLARATION + serialise(root).encode()


def _free_name(folder: Path, name: str, ending: str = "") -> Path:
    """Where the file goes: under its own name, unless another one there took that, in whatever case."""
    taken = {each.name.casefold() for each in folder.iterdir()}
    own = safe = f"{_safe(name)}{ending}"
    number = 1
    while safe.casefold() in taken:
        number += 1
        safe = f"{number}_{own}"
    return folder / safe


def _safe(name: str) -> str:
    """A name that leads nowhere else, whatever file system it is unpacked on."""
    return _UNSAFE.sub("_", name).lstrip(".") or "_"


@contextmanager
def _new_folder(folder: Path) -> Generator[Path]:
    if folder.exists():
        raise UserError(f"{folder} is there already. Name a new folder.", code="export")
    part = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    make_private_folder(part)
    try:
        yield part
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _text(path: Path) -> TextIO:
    """A new file for its owner only."""
    path.touch(mode=0o600, exist_ok=False)
    return path.open("w", encoding="utf-8", newline="")


def _keep(path: Path, content: bytes) -> None:
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(content)
