"""Which files may be attached, told by their first bytes and never by what somebody called them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from citdesk.casework.errors import UserError

#: Bytes from the beginning of a file that are enough to tell its kind.
HEAD_BYTES = 16


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file that is taken: its media type (RFC 6838) and the ending its kept name gets."""

    media_type: str
    suffix: str


JPEG = FileKind("image/jpeg", ".jpg")
PNG = FileKind("image/png", ".png")
PDF = FileKind("application/pdf", ".pdf")
WAV = FileKind("audio/wav", ".wav")
MP3 = FileKind("audio/mpeg", ".mp3")
M4A = FileKind("audio/mp4", ".m4a")
OGG = FileKind("audio/ogg", ".ogg")
FLAC = FileKind("audio/flac", ".flac")


class NotAccepted(UserError):
    """The file is of a kind that is not kept with a report."""

    code = "file_not_accepted"

    def __init__(self) -> None:
        super().__init__(
            "This kind of file cannot be kept with a report. Choose a JPEG or PNG picture, a PDF, or a sound "
            "recording (WAV, MP3, M4A, OGG, FLAC). Scans can be saved as PDF."
        )


def _starts(*heads: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(heads)


def _is_m4a(head: bytes) -> bool:
    """ISO/IEC 14496-12 §4.3: the brand of the first box."""
    return head[4:8] == b"ftyp" and head[8:12] in (b"M4A ", b"M4B ")


_TESTS: tuple[tuple[FileKind, Callable[[bytes], bool]], ...] = (
    (JPEG, _starts(b"\xff\xd8\xff")),
    (PNG, _starts(b"\x89PNG\r\n\x1a\n")),
    (PDF, _starts(b"%PDF-")),
    (WAV, lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE"),
    (M4A, _is_m4a),
    (OGG, _starts(b"OggS")),
    (FLAC, _starts(b"fLaC")),
    (MP3, _starts(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
)


def kind_of(head: bytes) -> FileKind:
    """The kind of the file that begins with these bytes; raises NotAccepted."""
    for kind, fits in _TESTS:
        if fits(head):
            return kind
    raise NotAccepted
