"""How much may be attached, and how a kept file is called. Said in advance, held to while reading."""

from __future__ import annotations

import re

from citdesk.casework.errors import UserError
from citdesk.vault.attachments.kinds import FileKind
from citdesk.wire.chunks import MOST_BYTES_OF_FILE, MOST_BYTES_OF_REPORT, MOST_FILES_OF_REPORT

MEGABYTE = 1024 * 1024
#: Bytes of one file; what a whole report may hold stands in ``wire.chunks``, since HQ holds to it too.
MOST_BYTES = MOST_BYTES_OF_FILE
_HASH_DIGITS = 16
_LONGEST_LEAF = 60
_UNFIT = re.compile(r"[^a-z0-9_]+")


class TooLarge(UserError):
    """The file is larger than one attachment may be."""

    code = "file_too_large"

    def __init__(self) -> None:
        super().__init__(
            f"This file is larger than {MOST_BYTES // MEGABYTE} MB. Choose a smaller one; a long recording "
            "can be cut into parts."
        )


class TooMuch(UserError):
    """The report holds as many attachments as it may."""

    code = "report_full"

    def __init__(self) -> None:
        super().__init__(
            f"A report holds up to {MOST_FILES_OF_REPORT} files and {MOST_BYTES_OF_REPORT // MEGABYTE} MB. "
            "Take one out, or write a supplement for the rest."
        )


def kept_name(question: str, sha256: str, kind: FileKind) -> str:
    """What a file is called in the answers: its question and the start of its hash.

    Never what the person called it: that may be a name, a path or a trick.
    """
    leaf = _UNFIT.sub("-", question.rsplit("/", 1)[-1].lower()).strip("-")[:_LONGEST_LEAF]
    return f"{leaf or 'file'}-{sha256[:_HASH_DIGITS]}{kind.suffix}"
