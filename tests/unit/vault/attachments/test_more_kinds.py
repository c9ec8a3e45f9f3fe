"""Films, recordings and office files: told by what is in them, kept without where they were taken."""

from __future__ import annotations

import io
import random
import tracemalloc

import pytest

from citdesk.vault.attachments import kinds
from citdesk.vault.attachments.cleaning import Cleaned
from citdesk.vault.attachments.kinds import FileKind, NotAccepted, OtherKindAsked
from citdesk.vault.attachments.prepared import prepare
from tests.unit.vault.films import PLACE, box, film, office, ogg, webm
from tests.unit.vault.pictures import jpeg, png

WORD = "wordprocessingml.document"
SHEET = "spreadsheetml.sheet"


def _kept(content: bytes, takes: str = "") -> tuple[FileKind, bytes]:
    cleaning = Cleaned(io.BytesIO(content), takes)
    return cleaning.kind, b"".join(cleaning)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (film(), kinds.MP4),
        (film(b"mp42", (b"soun",)), kinds.M4A),
        (film(b"M4A ", (b"soun",)), kinds.M4A),
        (film(b"qt  "), kinds.MOV),
        (box(b"wide") + box(b"mdat", b"x" * 50) + film()[24:], kinds.MOV),
        (film(b"3gp5"), kinds.FILM_3GP),
        (film(b"3gp5", (b"soun",)), kinds.SOUND_3GP),
        (webm(), kinds.WEBM),
        (webm(b"A_OPUS"), kinds.SOUND_WEBM),
        (ogg(), kinds.OGV),
        (ogg(b"OpusHead"), kinds.OGG),
        (b"#!AMR\n" + bytes(40), kinds.AMR),
        (office(WORD), kinds.DOCX),
        (office(SHEET), kinds.XLSX),
        (b"name,born\nDana,1990\nLee,1985\n", kinds.CSV),
        ("nombre;año\nNúñez;1990\n".encode("cp1252"), kinds.CSV),
        ("\ufeffa\tb\r\n1\t2\r\n".encode("utf-16-le"), kinds.CSV),
        (b"He said he would wait.\nThen he left, alone.\n", kinds.TXT),
        ("El señor dijo que sí.".encode(), kinds.TXT),
    ],
)
def test_the_kind_is_what_is_in_the_file(content: bytes, kind: FileKind) -> None:
    """Tracks make a film or a recording, the main part makes a document; no name is asked."""
    assert _kept(content)[0] is kind


def test_a_film_leaves_its_place_behind_and_every_picture_where_it_was() -> None:
    """Players find each picture by its distance from the beginning: the file is as long as before."""
    before = film(data=bytes(range(256)) * 600)
    cleaning = Cleaned(io.BytesIO(before))
    after = b"".join(cleaning)
    assert cleaning.notes == {"place": "38.500000 -121.250000"}
    assert PLACE not in after
    assert len(after) == len(before)
    start = before.index(b"udta")
    end = start + 4 + len(box(b"\xa9xyz", bytes(4), PLACE))
    assert after[: start - 4] == before[: start - 4]
    assert after[end:] == before[end:]
    assert _kept(after)[1] == after


def test_notes_across_two_pieces_go_as_well() -> None:
    """However the notes lie to the pieces in which a file is read."""
    for pad in range(65_500, 65_580, 7):
        notes = box(b"moov", box(b"udta", PLACE * 3))
        content = box(b"ftyp", b"isom", bytes(8)) + box(b"mdat", bytes(pad)) + notes
        kept = _kept(content)[1]
        assert PLACE not in kept
        assert len(kept) == len(content)


@pytest.mark.parametrize(
    ("takes", "content", "said"),
    [
        ("audio/*", png(), "takes a sound recording.*a picture .PNG"),
        ("video/*", png(), "takes a video.*a picture .PNG"),
        ("video/*", film(b"M4A ", (b"soun",)), "takes a video.*a sound recording .M4A"),
        ("audio/*", film(), "takes a sound recording.*a video .MP4"),
        ("image/*", film(), "takes a picture.*a video .MP4"),
        ("video/*", office(), "takes a video.*a document .DOCX"),
    ],
)
def test_a_question_takes_what_it_asks_for(takes: str, content: bytes, said: str) -> None:
    """The sentence says what is asked for and what was chosen instead."""
    with pytest.raises(OtherKindAsked, match=said):
        prepare("/r/recording", io.BytesIO(content), takes)


@pytest.mark.parametrize("content", [film(), png(), jpeg(), office(), b"a,b\n1,2\n"])
def test_a_question_for_any_file_takes_every_kind(content: bytes) -> None:
    """XLSForm's `file` is written as application/*."""
    assert prepare("/r/paper", io.BytesIO(content), "application/*").content


def test_a_film_answers_a_question_for_one() -> None:
    """Its kept name says where it belongs and what it is."""
    ready = prepare("/r/clip", io.BytesIO(film()), "video/*")
    assert ready.media_type == "video/mp4"
    assert ready.name.startswith("clip-")
    assert ready.name.endswith(".mp4")


@pytest.mark.parametrize(
    "content",
    [
        office("wordprocessingml.document.macroEnabled"),
        office(more={"word/vbaProject.bin": b"\x00"}),
        office("presentationml.presentation"),
        office()[:-30],
        b"PK\x03\x04" + bytes(30) + b"PK\x05\x06" + bytes(8) + b"\xff\xff\xff\x7f" + bytes(6),
        b"text with\x00a zero",
        b"\x1b[31mred",
        b"\n <html><script>",
        b"\xef\xbb\xbf<svg/>",
    ],
    ids=["macros by type", "macros", "slides", "cut", "endless list", "zero", "escapes", "page", "svg"],
)
def test_what_might_run_or_cannot_be_told_is_refused(content: bytes) -> None:
    """Macros, pages, other packages: named as not accepted, and nothing of them is unpacked."""
    with pytest.raises(NotAccepted, match="without macros"):
        _kept(content)


def test_hostile_films_and_packages_end_in_words_or_are_kept() -> None:
    """Changed, cut and endless boxes never do anything but be kept or be refused, in little memory."""
    dice = random.Random(17)
    tracemalloc.start()
    for whole in (film(), film(b"qt  "), office(), office(SHEET), webm(), ogg()):
        for _ in range(150):
            broken = bytearray(whole)
            for _ in range(dice.randint(1, 8)):
                broken[dice.randrange(len(broken))] = dice.choice((0, 1, 8, 0x7F, 0xFF, dice.randrange(256)))
            try:
                _, kept = _kept(bytes(broken[: dice.randint(1, len(broken))]))
            except NotAccepted:
                continue
            assert len(kept) <= len(whole)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 * 1024 * 1024
