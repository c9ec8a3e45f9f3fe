"""Opening an official form and listing its fields; what cannot be filled is refused with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any, Literal

import pikepdf
from pikepdf.form import CheckboxField, ChoiceField, Form, RadioButtonGroup, SignatureField, TextField
from pikepdf.sanitize import Sanitizer

from citdesk.casework.errors import AdministratorError

FieldKind = Literal["text", "checkbox", "radio", "choice", "signature", "other"]
MAX_BYTES = 50_000_000
_DEFAULT_SIZE = 12.0
_ACTING = Sanitizer().remove_javascript().remove_external_access().remove_multimedia().remove_attachments()


class OfficialFormRefused(AdministratorError):
    """The PDF is not a form that can be filled; the message says why and what to ask its publisher for."""

    code = "official-form-refused"


@dataclass(frozen=True)
class OfficialField:
    """One field. Measures are points; ``states`` are what a box or choice may be set to."""

    name: str
    kind: FieldKind
    tip: str
    width: float
    height: float
    size: float
    multiline: bool
    max_length: int | None
    states: tuple[str, ...]
    #: one letter in each of ``max_length`` cells
    comb: bool = False


def open_official(pdf: bytes) -> pikepdf.Pdf:
    """The opened form with nothing in it that acts, and its fields alone where it describes itself twice.

    Many official forms hold fields and an XFA description of the same pages. The fields are what is filled;
    the description would show them empty, so it is dropped. Scripts, actions that start or fetch something,
    media and embedded files go out of every form: an issued paper carries none. Raises
    :class:`OfficialFormRefused` for encrypted, dynamic XFA, signed or damaged files.
    """
    if len(pdf) > MAX_BYTES:
        raise OfficialFormRefused(
            "The file is larger than 50 MB. Ask for the plain form without attachments."
        )
    try:
        opened = pikepdf.open(BytesIO(pdf))
    except pikepdf.PasswordError as fault:
        message = "The form is locked with a password. Ask its publisher for one that can be filled."
        raise OfficialFormRefused(message, code="official-form-encrypted") from fault
    except pikepdf.PdfError as fault:
        message = "The file cannot be read as a PDF. Download the form again."
        raise OfficialFormRefused(message, code="official-form-damaged") from fault
    refused = _refusal(opened)
    if refused:
        opened.close()
        code, message = refused
        raise OfficialFormRefused(message, code=code)
    if "/XFA" in opened.Root.AcroForm:
        _drop_xfa(opened)
    _drop_actions(opened)
    return opened


def _drop_xfa(opened: pikepdf.Pdf) -> None:
    """Leaves pages and fields. Rights that a maker granted for its own reader end with the change."""
    del opened.Root.AcroForm["/XFA"]
    for key in ("/Perms", "/Extensions"):
        if key in opened.Root:
            del opened.Root[key]


def _drop_actions(opened: pikepdf.Pdf) -> None:
    """Leaves nothing that acts: a script may change what was filled in, the rest reaches out of the file."""
    _ACTING.apply(opened)
    holders: list[Any] = [opened.Root]
    for page in opened.pages:
        annotations: Any = page.get("/Annots", ())
        holders += [page.obj, *annotations]
    for holder in holders:
        for key in ("/OpenAction", "/AA"):
            if isinstance(holder, pikepdf.Dictionary) and key in holder:
                del holder[key]


def _refusal(opened: pikepdf.Pdf) -> tuple[str, str] | None:
    acroform: Any = opened.Root.get("/AcroForm")
    if opened.is_encrypted:
        return (
            "official-form-encrypted",
            "The form is encrypted. Ask its publisher for one that can be filled.",
        )
    if acroform is None or not acroform.get("/Fields"):
        return (
            "official-form-without-fields",
            "The PDF has no fields to fill. Print it, or ask for the fillable one.",
        )
    if "/XFA" in acroform and (opened.Root.get("/NeedsRendering") or not _has_boxes(opened)):
        return (
            "official-form-xfa",
            "The form is XFA, which only one maker's reader can fill. Ask for an AcroForm PDF.",
        )
    if any(f.get("/FT") == "/Sig" and "/V" in f for f in acroform.Fields):
        return (
            "official-form-signed",
            "The form is signed; filling it would break the signature. Get an unsigned one.",
        )
    return None


def _has_boxes(opened: pikepdf.Pdf) -> bool:
    """Whether a field stands on a page; a form that is XFA alone has words there that ask to wait."""
    annotations: list[Any] = [each for page in opened.pages for each in page.get("/Annots", ())]
    return any(each.get("/Subtype") == "/Widget" for each in annotations)


def official_fields(pdf: bytes) -> tuple[OfficialField, ...]:
    """The form's fields in its own order."""
    with open_official(pdf) as opened:
        return tuple(_described(name, field) for name, field in Form(opened).items())


def _described(name: str, field: Any) -> OfficialField:
    widget: Any = field.obj
    box: Any = widget if "/Rect" in widget else widget.Kids[0]
    left, bottom, right, top = (float(edge) for edge in box.Rect)
    return OfficialField(
        name=name,
        kind=_kind(field),
        tip=str(widget.get("/TU", "")),
        width=abs(right - left),
        height=abs(top - bottom),
        size=_size(widget),
        multiline=isinstance(field, TextField) and field.is_multiline,
        max_length=field.max_length if isinstance(field, TextField) else None,
        states=_states(field),
        comb=isinstance(field, TextField) and field.is_combed and field.max_length is not None,
    )


_KINDS: tuple[tuple[type, FieldKind], ...] = (
    (TextField, "text"),
    (CheckboxField, "checkbox"),
    (RadioButtonGroup, "radio"),
    (ChoiceField, "choice"),
    (SignatureField, "signature"),
)


def _kind(field: Any) -> FieldKind:
    for of, kind in _KINDS:
        if isinstance(field, of):
            return kind
    return "other"


def _states(field: Any) -> tuple[str, ...]:
    if isinstance(field, CheckboxField):
        return (str(field.on_value),)
    if isinstance(field, RadioButtonGroup):
        return tuple(str(state) for state in field.states if str(state) != "/Off")
    if isinstance(field, ChoiceField):
        return tuple(str(option.export_value) for option in field.options)
    return ()


def _size(widget: Any) -> float:
    """The type size of the default appearance (``/Helv 9 Tf``); 0 means automatic, taken as 12 at most."""
    parts = str(widget.get("/DA", "")).split()
    for number, operator in pairwise(parts):
        if operator == "Tf":
            try:
                return float(number) or _DEFAULT_SIZE
            except ValueError:
                return _DEFAULT_SIZE
    return _DEFAULT_SIZE
