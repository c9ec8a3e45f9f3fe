"""Opening an official form: nothing in it acts any more, and what cannot be filled is refused."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf.sanitize import Sanitizer

from citdesk.casework.errors import AdministratorError
from citdesk.paperwork.official.tree import FormField, annotations_on, form_fields

MAX_BYTES = 50_000_000
_ACTING = Sanitizer().remove_javascript().remove_external_access().remove_multimedia().remove_attachments()
#: What is promised to other readers, or asked of them, and ends with the first change.
_PROMISES = ("/Perms", "/Extensions", "/Requirements", "/Collection")
#: What an annotation, a field or a page does when it is pressed, shown or left.
_ACTIONS = ("/A", "/AA", "/PA")
#: Annotations that are there to be played or opened.
_MEDIA = frozenset({"/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"})
#: Where an object is not of the kind that its place calls for, pikepdf raises one of these.
_WRONG = (
    pikepdf.PdfError,
    RuntimeError,
    TypeError,
    ValueError,
    AttributeError,
    LookupError,
    OverflowError,
    NotImplementedError,
)


class OfficialFormRefused(AdministratorError):
    """The PDF is not a form that can be filled; the message says why and what to ask its publisher for."""

    code = "official-form-refused"


@contextmanager
def damaged_is_refused() -> Generator[None]:
    """Inside it, an object that is not what its place calls for is told as a damaged file."""
    try:
        yield
    except _WRONG as fault:
        message = "The file is damaged: a part of the form cannot be read. Download the form again."
        raise OfficialFormRefused(message, code="official-form-damaged") from fault


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
    try:
        with damaged_is_refused():
            _check(opened)
            _disarm(opened)
    except OfficialFormRefused:
        opened.close()
        raise
    return opened


def _disarm(opened: pikepdf.Pdf) -> None:
    """Leaves pages and fields, and nothing that acts: a script may change what was filled in."""
    root = opened.Root
    if "/XFA" in root.AcroForm:
        del root.AcroForm["/XFA"]
    _ACTING.apply(opened)
    _drop(root, (*_PROMISES, "/OpenAction"))
    _drop(root, ("/Names",))  # scripts, embedded files, media; where links lead within it goes, too
    for field in form_fields(opened):
        for node in (*field.line, *field.nodes, *field.boxes):
            _drop(node, _ACTIONS)
    _drop(root, ("/AA",))
    for page in opened.pages:
        _drop(page.obj, _ACTIONS)
        found = annotations_on(page)
        for each in found:
            _drop(each, _ACTIONS)
        kept = [each for each in found if str(each.get("/Subtype")) not in _MEDIA]
        if len(kept) < len(found):
            page.obj.Annots = pikepdf.Array(kept)


def _drop(holder: Any, keys: Iterable[str]) -> None:
    for key in keys:
        if key in holder:
            del holder[key]


def _check(opened: pikepdf.Pdf) -> None:
    """Raises OfficialFormRefused for what cannot be filled."""
    if opened.is_encrypted:
        message = "The form is encrypted. Ask its publisher for one that can be filled."
        raise OfficialFormRefused(message, code="official-form-encrypted")
    acroform: Any = opened.Root.get("/AcroForm")
    if not isinstance(acroform, pikepdf.Dictionary) or not form_fields(opened):
        message = "The PDF has no fields to fill. Print it, or ask for the fillable one."
        raise OfficialFormRefused(message, code="official-form-without-fields")
    if "/XFA" in acroform and (opened.Root.get("/NeedsRendering") or not _has_boxes(opened)):
        message = "The form is XFA, which only one maker's reader can fill. Ask for an AcroForm PDF."
        raise OfficialFormRefused(message, code="official-form-xfa")
    if any(_is_signed(field) for field in form_fields(opened)):
        message = "The form is signed; filling it would break the signature. Get an unsigned one."
        raise OfficialFormRefused(message, code="official-form-signed")


def _is_signed(field: FormField) -> bool:
    return field.get("/FT") == "/Sig" and field.get("/V") is not None


def _has_boxes(opened: pikepdf.Pdf) -> bool:
    """Whether a field stands on a page; a form that is XFA alone has words there that ask to wait."""
    return any(each.get("/Subtype") == "/Widget" for page in opened.pages for each in annotations_on(page))
