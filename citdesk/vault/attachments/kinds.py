"""Which files may be attached, told by what is in them and never by what somebody called them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from citdesk.casework.errors import UserError

#: Bytes from the beginning of a file that are looked at first.
HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file that is taken: its media type (RFC 6838) and the ending its kept name gets."""

    media_type: str
    suffix: str

    @property
    def family(self) -> str:
        """``image``, ``audio``, ``video``, ``text`` or ``application``."""
        return self.media_type.partition("/")[0]


JPEG = FileKind("image/jpeg", ".jpg")
PNG = FileKind("image/png", ".png")
PDF = FileKind("application/pdf", ".pdf")
WAV = FileKind("audio/wav", ".wav")
MP3 = FileKind("audio/mpeg", ".mp3")
M4A = FileKind("audio/mp4", ".m4a")
AAC = FileKind("audio/aac", ".aac")
AMR = FileKind("audio/amr", ".amr")
OGG = FileKind("audio/ogg", ".ogg")
FLAC = FileKind("audio/flac", ".flac")
SOUND_3GP = FileKind("audio/3gpp", ".3gp")
SOUND_WEBM = FileKind("audio/webm", ".weba")
MP4 = FileKind("video/mp4", ".mp4")
MOV = FileKind("video/quicktime", ".mov")
FILM_3GP = FileKind("video/3gpp", ".3gp")
WEBM = FileKind("video/webm", ".webm")
OGV = FileKind("video/ogg", ".ogv")
DOCX = FileKind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
XLSX = FileKind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
CSV = FileKind("text/csv", ".csv")
TXT = FileKind("text/plain", ".txt")


class NotAccepted(UserError):
    """The file is of a kind that is not kept with a report."""

    code = "file_not_accepted"

    def __init__(self) -> None:
        super().__init__(
            "This kind of file cannot be kept with a report. Choose a JPEG or PNG picture, a sound recording "
            "(WAV, MP3, M4A, OGG, FLAC), a video (MP4, MOV, WebM, OGV, 3GP), a PDF, a Word or Excel file "
            "without macros (DOCX, XLSX), CSV or plain text. Other papers can be saved as PDF."
        )


class OtherKindAsked(UserError):
    """The file is a good one, but not what its question asks for."""

    code = "file_of_other_kind"

    def __init__(self, asked: str, found: FileKind) -> None:
        super().__init__(f"{_ASKED[asked]} This file is {_FOUND[found.family]} ({found.suffix[1:].upper()}).")


_ASKED = {
    "image": "This question takes a picture: JPEG or PNG.",
    "audio": "This question takes a sound recording: WAV, MP3, M4A, OGG or FLAC.",
    "video": "This question takes a video: MP4, MOV, WebM, OGV or 3GP.",
}
_FOUND = {
    "image": "a picture",
    "audio": "a sound recording",
    "video": "a video",
    "text": "text",
    "application": "a document",
}


def check_asked(takes: str, kind: FileKind) -> None:
    """Raises OtherKindAsked where a question takes ``audio/*``, for instance, and the file is no sound.

    Any file goes where pictures, sounds or videos are not asked for in particular.
    """
    asked = takes.partition("/")[0].strip().lower()
    if asked in _ASKED and kind.family != asked:
        raise OtherKindAsked(asked, kind)


def _starts(*heads: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(heads)


#: kinds that their first bytes tell
_TESTS: tuple[tuple[FileKind, Callable[[bytes], bool]], ...] = (
    (JPEG, _starts(b"\xff\xd8\xff")),
    (PNG, _starts(b"\x89PNG\r\n\x1a\n")),
    (PDF, _starts(b"%PDF-")),
    (WAV, lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE"),
    (FLAC, _starts(b"fLaC")),
    (AMR, _starts(b"#!AMR")),
    (AAC, _starts(b"\xff\xf1", b"\xff\xf9")),
    (MP3, _starts(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
)


def kind_by_head(head: bytes) -> FileKind | None:
    """The kind of a file that begins with these bytes, if they alone tell it."""
    return next((kind for kind, fits in _TESTS if fits(head)), None)
