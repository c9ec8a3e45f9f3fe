"""Filling an official form from a report: everything fits and is printable, or nothing is handed out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf.form import Form

from citdesk.casework.errors import UserError
from citdesk.casework.law import LawPack
from citdesk.paperwork.given import Agency, Order, ReportOnPaper
from citdesk.paperwork.official.appearance import fits, show
from citdesk.paperwork.official.mapping import Fill, MappingFaulty, OfficialMapping
from citdesk.paperwork.official.survey import (
    OfficialField,
    OfficialFormRefused,
    official_fields,
    open_official,
)
from citdesk.paperwork.official.watermark import mark_pages
from citdesk.paperwork.papers.agreed import agreed, given_in
from citdesk.paperwork.reading.answers import read_report
from citdesk.paperwork.reading.audience import Reach
from citdesk.paperwork.reading.model import Answer, ReadReport
from citdesk.paperwork.text.dates import moment

_HOLD, _REFERRAL, _PROVIDER = "hold", "referral", "provider"


class DoesNotFit(UserError):
    """Answers are missing, too long for their field or beyond its letters; ``faults`` lists all of them."""

    code = "official-form-does-not-fit"

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("The official form cannot be filled as it is. " + " ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class FilledForm:
    """The filled form, its hash, and the fields that stayed blank."""

    pdf: bytes
    sha256: str
    blank: tuple[str, ...]


def fill_official(
    blank: bytes,
    mapping: OfficialMapping,
    report: ReportOnPaper,
    agency: Agency,
    order: Order,
    *,
    flatten: bool = False,
) -> FilledForm:
    """The form filled with what ``order.audience`` may see of the report; the same bytes for the same input.

    Marked over each page where the agency is there for demonstration.

    Raises :class:`OfficialFormRefused` for another file than the mapping's, or an edition that the mapping or
    the hold's law pack no longer calls valid, :class:`MappingFaulty` for a rule whose field the form lacks,
    :class:`DoesNotFit` listing every fault.
    """
    _check_edition(blank, mapping, report, order)
    fields = {each.name: each for each in official_fields(blank)}
    read = _readable(report, order)
    stock = _stock(report, agency)
    values: dict[str, str] = {}
    faults: list[str] = []
    for rule in mapping.fills:
        if rule.field not in fields:
            message = f"The form has no field {rule.field!r}. List its fields again and mend the mapping."
            raise MappingFaulty(message)
        values[rule.field] = _value(rule, read, stock)
        faults += _faults(rule, fields[rule.field], values[rule.field])
    if faults:
        raise DoesNotFit(tuple(faults))
    return _written(blank, fields, values, agency.watermark, flatten=flatten)


def _readable(report: ReportOnPaper, order: Order) -> ReadReport:
    """What the reader may see of the report on a form that holds answers and nothing else.

    Substance-use answers stay out for everybody outside the agency: they travel only with the notice of
    42 CFR 2.32, and a state's form has no place for it. A service gets of a referral what the person ticked.
    """
    reach = replace(Reach.of(order), part2=None)
    read = read_report(report, reach, order.language)
    if report.form.id != _REFERRAL or order.audience != _PROVIDER:
        return read
    left_out = agreed(read, given_in(report, order)).left_out
    return read_report(report, reach, order.language, left_out)


def _check_edition(blank: bytes, mapping: OfficialMapping, report: ReportOnPaper, order: Order) -> None:
    if hashlib.sha256(blank).hexdigest() != mapping.sha256:
        message = (
            f"This file is not the {mapping.form}, edition {mapping.edition}, that the mapping was made for. "
            "Use that file, or make a mapping for this one."
        )
        raise OfficialFormRefused(message, code="official-form-other-file")
    today = order.made_at.astimezone(report.zone).date()  # the agency's, not Greenwich's
    ended = mapping.valid_until is not None and today >= mapping.valid_until
    if ended or _ended_by_law(mapping, report.law, today):
        message = (
            f"Edition {mapping.edition} of {mapping.form} is no longer valid. "
            "Get the current edition and map it; until then print the worksheet."
        )
        raise OfficialFormRefused(message, code="official-form-edition-expired")


def _ended_by_law(mapping: OfficialMapping, law: LawPack | None, today: date) -> bool:
    """Whether the law pack of a hold says that this very edition may no longer be used."""
    if law is None or mapping.report != _HOLD:
        return False
    return mapping.edition == law.form.edition and law.form_expired(today)


def _stock(report: ReportOnPaper, agency: Agency) -> Mapping[str, str]:
    return {
        "@agency.name": agency.name,
        "@agency.address": agency.address,
        "@agency.phone": agency.phone,
        "@agency.ori": agency.ori,
        "@author.name": report.author.name,
        "@author.badge": report.author.badge,
        "@author.signed": moment(report.author.when, report.zone),
        "@report.number": report.report_number,
        "@case.number": report.case_number,
    }


def _value(rule: Fill, read: ReadReport, stock: Mapping[str, str]) -> str:
    if rule.when:
        given = {value for source in rule.sources for a in read.fields(source) for value in a.value.split()}
        return next((state for value, state in rule.when.items() if value in given), "")
    parts: list[str] = []
    for source in rule.sources:
        if source in stock:
            parts.append(stock[source])
        elif ":" in source:
            field, _, part = source.partition(":")
            parts += [_part_of_date(answer, part, read.report.zone) for answer in read.fields(field)]
        else:
            parts += [", ".join(answer.lines) for answer in read.fields(source)]
    return rule.join.join(part for part in parts if part)


def _part_of_date(answer: Answer, part: str, zone: tzinfo) -> str:
    """The year in four digits, month or day in two; '' for an answer that is no date."""
    try:
        moment = datetime.fromisoformat(answer.value)
    except ValueError:
        return ""
    local = moment if moment.tzinfo is None else moment.astimezone(zone)
    return {"year": f"{local:%Y}", "month": f"{local:%m}", "day": f"{local:%d}"}[part]


def _faults(rule: Fill, field: OfficialField, value: str) -> list[str]:
    """Sentences about this field, without the answer itself."""
    if not value:
        return (
            [f"Field {rule.field!r} is required and has no answer that this reader may see."]
            if rule.required
            else []
        )
    if field.kind != "text":
        return (
            []
            if value in field.states
            else [f"Field {rule.field!r} has no state {value!r}; mend the mapping."]
        )
    faults: list[str] = []
    try:
        value.encode("cp1252")
    except UnicodeEncodeError:
        faults.append(
            f"Field {rule.field!r} would need letters that the form's typeface lacks; write it by hand."
        )
    if field.max_length is not None and len(value) > field.max_length:
        faults.append(
            f"Field {rule.field!r} takes {field.max_length} characters and the answer has {len(value)}."
        )
    elif not faults and not fits(field, value):
        faults.append(
            f"The answer for field {rule.field!r} is too long for its box; shorten it or add a supplement."
        )
    return faults


def _written(
    blank: bytes,
    fields: Mapping[str, OfficialField],
    values: Mapping[str, str],
    watermark: str,
    *,
    flatten: bool,
) -> FilledForm:
    with open_official(blank) as opened:
        form: Any = Form(opened)
        for name, value in values.items():
            if value:
                _set(opened, form[name], fields[name], value)
        opened.Root.AcroForm.NeedAppearances = False
        if flatten:
            opened.flatten_annotations("all")
            if "/AcroForm" in opened.Root:
                del opened.Root["/AcroForm"]
            _drop_empty_boxes(opened)
        mark_pages(opened, watermark)
        out = BytesIO()
        opened.save(out, deterministic_id=True)
    filled = out.getvalue()
    blanks = tuple(name for name in fields if not values.get(name))
    return FilledForm(filled, hashlib.sha256(filled).hexdigest(), blanks)


def _drop_empty_boxes(opened: pikepdf.Pdf) -> None:
    """A box that shows nothing, such as a signature to come, is not flattened; it belongs to no field now."""
    for page in opened.pages:
        annotations: list[Any] = list(page.get("/Annots", ()))
        kept = [each for each in annotations if each.get("/Subtype") != "/Widget"]
        if len(kept) < len(annotations):
            page.Annots = pikepdf.Array(kept)


def _set(opened: pikepdf.Pdf, target: Any, field: OfficialField, value: str) -> None:
    match field.kind:
        case "text" | "choice":  # a list left to the reader to draw would be lost when flattened
            show(opened, target.obj, field, value)
        case "checkbox":
            target.checked = True
        case "radio":
            target.value = pikepdf.Name(value)
        case _:
            target.value = value
