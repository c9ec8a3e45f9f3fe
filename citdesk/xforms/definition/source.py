"""From a path or bytes to content, from that to the bytes of an XForm, and the limits before any reading."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from citdesk.xforms.definition.errors import refusal
from citdesk.xforms.definition.form_source import FormSource

LARGEST_FORM: Final = 50_000_000
"""Bytes. The largest form known to us from the field has 8 MB."""

_MARK: Final = b"\xef\xbb\xbf"
#: workbooks that are text; spreadsheet programs put a mark before what they save as UTF-8
_TEXTS: Final = frozenset({".md", ".csv"})
_WORKBOOKS: Final = frozenset({".md", ".xlsx", ".xls", ".csv"})


def read_source(source: str | Path | bytes) -> tuple[bytes, str]:
    """The content of `source` and its kind, as a suffix: of a file's path, or of the content itself.

    A text that has a line break or begins with `<` or `|` is content, anything else a path. Raises FormError.
    """
    if isinstance(source, bytes):
        return source, _guess(source)
    if isinstance(source, str) and ("\n" in source or source.lstrip().startswith(("<", "|"))):
        data = source.encode()
        return data, _guess(data)
    return _from_file(Path(source))


def compiled(data: bytes, suffix: str) -> FormSource:
    """The XForm of a content: itself, or what its workbook is compiled to. Raises FormError."""
    if len(data) > LARGEST_FORM:
        raise _too_large("")
    if suffix == ".xml":
        return FormSource(data)
    from citdesk.xforms.definition.xlsform import compile_workbook

    data = _unmarked(data, suffix)
    made = compile_workbook(data, suffix)
    attachments = {} if made.itemsets is None else {"itemsets.csv": made.itemsets}
    return FormSource(made.xml, attachments, made.notes, compiled=True, workbook=data, suffix=suffix)


def where_named(path: Path, file: str) -> tuple[str, dict[str, str]]:
    """Sheet, row and column of a workbook that first name an attachment: in words, and by their parts.

    Empty for an XForm, and for a workbook that cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix == ".xml":
        return "", {}
    from citdesk.xforms.definition.workbook_rows import mention_of

    try:
        data = path.read_bytes()
    except OSError:
        return "", {}
    suffix = suffix if suffix in _WORKBOOKS else _guess(data)
    return mention_of(_unmarked(data, suffix), suffix, file)


def _from_file(path: Path) -> tuple[bytes, str]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for, a device read without end
            raise refusal("form-unreadable", path.name, "This is not a file.", "Name the form's file.")
        if status.st_size > LARGEST_FORM:
            raise _too_large(path.name)
        with path.open("rb") as file:
            data = file.read(LARGEST_FORM + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise refusal(
            "form-unreadable",
            path.name,
            f"The file cannot be read ({reason}).",
            "Check its place and rights.",
        ) from error
    suffix = path.suffix.lower()
    return data, suffix if suffix in {".xml", *_WORKBOOKS} else _guess(data)


def _unmarked(data: bytes, suffix: str) -> bytes:
    """Content as it is read: a text without the mark that may stand before it."""
    return data.removeprefix(_MARK) if suffix in _TEXTS else data


def _guess(data: bytes) -> str:
    """What kind of content this is, by its first bytes."""
    if data.startswith(b"PK\x03\x04"):
        return ".xlsx"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return ".xls"
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<") or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ".xml"
    if start.startswith((b"|", b"#")):
        return ".md"
    return ".csv"


def _too_large(where: str) -> Exception:
    return refusal(
        "form-too-large",
        where,
        f"The form is larger than {LARGEST_FORM // 1_000_000} MB.",
        "Move choice lists to CSV attachments.",
    )
