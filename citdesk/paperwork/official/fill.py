"""Filling an official form from a report: everything fits and is printable, or nothing is handed out."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from io import BytesIO
from typing import Any

import pikepdf

from citdesk.casework.errors import UserError
from citdesk.casework.law import LawPack
from citdesk.paperwork.given import Agency, Order, ReportOnPaper
from citdesk.paperwork.official.appearance import helvetica, set_state, show, type_size
from citdesk.paperwork.official.checking import check_fields
from citdesk.paperwork.official.mapping import Fill, OfficialMapping, Source
from citdesk.paperwork.official.opening import OfficialFormRefused, damaged_is_refused, open_official
from citdesk.paperwork.official.survey import BUTTONS, FILLABLE, OfficialField, official_fields, surveyed
from citdesk.paperwork.official.tree import FormField, annotations_on, form_fields
from citdesk.paperwork.official.watermark import mark_pages
from citdesk.paperwork.papers.agreed import agreed, given_in
from citdesk.paperwork.reading.answers import read_report
from citdesk.paperwork.reading.audience import Reach
from citdesk.paperwork.reading.model import Answer, ReadReport
from citdesk.paperwork.text.dates import moment

_PRINTED = 1 << 2  # of an annotation's /F
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
    law_now: LawPack | None = None,
) -> FilledForm:
    """The form filled with what ``order.audience`` may see of the report; the same bytes for the same input.

    A field that a rule names and no answer goes into is empty, whatever the blank form held. ``law_now`` is
    the pack in force where it is another than the report's. Marked over each page where the agency is there
    for demonstration.

    Raises :class:`OfficialFormRefused` for another reader or report than the mapping's, another file, or an
    edition that the mapping or, for a hold, one of the law packs no longer calls valid,
    :class:`MappingFaulty` for a rule that the form cannot follow, :class:`DoesNotFit` listing every fault.
    """
    _check_order(mapping, report, order)
    _check_edition(blank, mapping, report, order, law_now)
    fields = {each.name: each for each in official_fields(blank)}
    check_fields(mapping, fields.values())
    read = _readable(report, order)
    stock = _stock(report, agency)
    values: dict[str, str] = {}
    faults: list[str] = []
    for rule in mapping.fills:
        field = fields[rule.field]
        given = _given(rule, field, read, stock)
        faults += _faults(rule, field, given)
        values[rule.field] = given[0] if given else ""
    if faults:
        raise DoesNotFit(tuple(faults))
    return _written(blank, fields, values, agency.watermark, flatten=flatten)


def _check_order(mapping: OfficialMapping, report: ReportOnPaper, order: Order) -> None:
    if order.audience not in mapping.readers:
        message = f"{mapping.form} is not made for {order.audience!r}. Its mapping names: "
        message += f"{', '.join(mapping.readers)}."
        raise OfficialFormRefused(message, code="official-form-other-reader")
    if report.form.id != mapping.report:
        message = f"{mapping.form} is filled from the form {mapping.report!r}, not from {report.form.id!r}. "
        message += "Choose a report of that form, or mend 'report' in the mapping."
        raise OfficialFormRefused(message, code="official-form-other-report")


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


def _check_edition(
    blank: bytes, mapping: OfficialMapping, report: ReportOnPaper, order: Order, law_now: LawPack | None
) -> None:
    if hashlib.sha256(blank).hexdigest() != mapping.sha256:
        message = (
            f"This file is not the {mapping.form}, edition {mapping.edition}, that the mapping was made for. "
            "Use that file, or make a mapping for this one."
        )
        raise OfficialFormRefused(message, code="official-form-other-file")
    today = order.made_at.astimezone(report.zone).date()  # the agency's, not Greenwich's
    ended = mapping.valid_until is not None and today >= mapping.valid_until
    if ended or any(_ended_by_law(mapping, law, today) for law in (report.law, law_now)):
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


def _given(rule: Fill, field: OfficialField, read: ReadReport, stock: Mapping[str, str]) -> tuple[str, ...]:
    """What goes into the field: one text or state, none, or more of them than it can hold."""
    if rule.when:
        said = {value for each in rule.sources for a in _answers(each, read) for value in a.value.split()}
        states = tuple(dict.fromkeys(state for value, state in rule.when.items() if value in said))
        return (_clean(rule.join.join(states)),) if field.kind == "text" and states else states
    parts: list[str] = []
    for source in rule.sources:
        if source in stock:
            parts.append(stock[source])
        else:
            part = Source.of(source).part
            parts += [
                _part_of_date(answer, part, read.report.zone) if part else ", ".join(answer.lines)
                for answer in _answers(source, read)
            ]
    text = _clean(rule.join.join(part for part in parts if part))
    if field.kind == "choice":  # a list stores another word than it shows
        text = next((state for state, words in field.shown.items() if words == text), text)
    return (text,) if text else ()


def _answers(source: str, read: ReadReport) -> list[Answer]:
    wanted = Source.of(source)
    found = read.fields(wanted.field)
    return [each for each in found if wanted.question in {"", each.path.rpartition("/")[2]}]


def _clean(text: str) -> str:
    """Letters in one piece each, and only such blanks as the form's typeface has."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ").strip()


def _part_of_date(answer: Answer, part: str, zone: tzinfo) -> str:
    """The year in four digits, month or day in two; '' for an answer that is no date."""
    try:
        moment = datetime.fromisoformat(answer.value)
    except ValueError:
        return ""
    local = moment if moment.tzinfo is None else moment.astimezone(zone)
    return {"year": f"{local:%Y}", "month": f"{local:%m}", "day": f"{local:%d}"}[part]


def _faults(rule: Fill, field: OfficialField, given: tuple[str, ...]) -> list[str]:
    """Sentences about this field, without the answer itself."""
    named = f"Field {rule.field!r}"
    if not given:
        missing = f"{named} is required and has no answer that this reader may see."
        return [missing] if rule.required else []
    value, *others = given
    if others:
        return [f"{named} takes one of its states and the answers call for {len(given)}; fill it by hand."]
    if field.kind in BUTTONS:
        return []
    if field.kind == "choice" and not field.free and value not in field.states:
        return [f"{named} offers a list and the answer is not on it; say with 'when' what is chosen."]
    shown = field.shown.get(value, value)
    if any(not helvetica().covers(letter) for letter in shown if letter != "\n"):
        return [f"{named} would need letters that the form's typeface lacks; write it by hand."]
    if field.max_length is not None and len(value) > field.max_length:
        return [f"{named} takes {field.max_length} characters and the answer has {len(value)}."]
    if "\n" in shown and not field.multiline:
        return [f"{named} takes one line and the answer has more; join its parts with another 'join'."]
    if type_size(field, shown) is None:
        return [
            f"The answer for field {rule.field!r} is too long for its box; shorten it or add a supplement."
        ]
    return []


def _written(
    blank: bytes,
    fields: Mapping[str, OfficialField],
    values: Mapping[str, str],
    watermark: str,
    *,
    flatten: bool,
) -> FilledForm:
    with open_official(blank) as opened, damaged_is_refused():
        redraw = bool(opened.Root.AcroForm.get("/NeedAppearances", False))
        for field, target in zip(surveyed(opened), form_fields(opened), strict=True):
            if field.name not in values:
                if redraw:  # no reader will draw it from now on
                    _redraw(opened, target, field)
            elif field.kind in BUTTONS:
                set_state(target, values[field.name])
            else:
                show(opened, target, field, values[field.name])
        opened.Root.AcroForm.NeedAppearances = False
        if flatten:
            _drop_what_is_not_printed(opened)
            opened.flatten_annotations("all")
            if "/AcroForm" in opened.Root:
                del opened.Root["/AcroForm"]
            _drop_empty_boxes(opened)
        mark_pages(opened, watermark)
        out = BytesIO()
        opened.save(out, deterministic_id=True)
    filled = out.getvalue()
    return FilledForm(filled, hashlib.sha256(filled).hexdigest(), tuple(_blanks(fields.values(), values)))


def _redraw(opened: pikepdf.Pdf, target: FormField, field: OfficialField) -> None:
    """Draws what the blank form held already, where it can be drawn."""
    shown = field.shown.get(field.holds, field.holds)
    if field.kind in {"text", "choice"} and shown and _drawable(field, shown):
        show(opened, target, field, field.holds)


def _drawable(field: OfficialField, shown: str) -> bool:
    known = all(letter == "\n" or helvetica().covers(letter) for letter in shown)
    return known and type_size(field, shown) is not None


def _blanks(fields: Iterable[OfficialField], values: Mapping[str, str]) -> Iterator[str]:
    """The fields that stand empty on the form."""
    for field in fields:
        if field.kind not in (*FILLABLE, "signature") or not field.seen:
            continue
        if not values.get(field.name, field.holds):
            yield field.name


def _drop_what_is_not_printed(opened: pikepdf.Pdf) -> None:
    """A button to print or to clear the form, or a note to whoever fills it, is no part of the paper."""
    fillable = {
        widget.objgen
        for field, target in zip(surveyed(opened), form_fields(opened), strict=True)
        if field.kind in FILLABLE
        for widget in target.boxes
    }
    for page in opened.pages:
        found: list[Any] = annotations_on(page)
        kept = [each for each in found if each.objgen in fillable or int(each.get("/F", 0)) & _PRINTED]
        if len(kept) < len(found):
            page.obj.Annots = pikepdf.Array(kept)


def _drop_empty_boxes(opened: pikepdf.Pdf) -> None:
    """A box that shows nothing, such as a signature to come, is not flattened; it belongs to no field now."""
    for page in opened.pages:
        found: list[Any] = annotations_on(page)
        kept = [each for each in found if each.get("/Subtype") != "/Widget"]
        if len(kept) < len(found):
            page.obj.Annots = pikepdf.Array(kept)
