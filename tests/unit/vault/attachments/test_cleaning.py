"""What a camera wrote in a picture is read as data and is nowhere in what is kept; the rest is as it was."""

from __future__ import annotations

import io
import random

import pytest

from citdesk.vault.attachments.camera_notes import read_notes
from citdesk.vault.attachments.cleaning import Cleaned
from citdesk.vault.attachments.kinds import JPEG, PDF, PNG, WAV, NotAccepted
from tests.unit.vault.pictures import CAMERA, exif, jpeg, png


def _cleaned(content: bytes) -> tuple[bytes, Cleaned]:
    cleaning = Cleaned(io.BytesIO(content))
    return b"".join(cleaning), cleaning


@pytest.mark.parametrize("picture", [jpeg, png])
def test_place_moment_and_maker_become_data_and_leave_the_picture(picture: type) -> None:
    """38.5 north, 121.25 west, at four past nine: known as data, in no byte of the file."""
    kept, cleaning = _cleaned(picture(exif()))
    assert cleaning.notes == {
        "place": "38.500000 -121.250000",
        "taken_at": "2026-03-12T21:04:05",
        "camera": CAMERA.decode(),
    }
    assert CAMERA not in kept
    assert b"Exif" not in kept
    assert exif()[-24:] not in kept


@pytest.mark.parametrize("picture", [jpeg, png])
def test_what_was_appended_stays_behind(picture: type) -> None:
    """Second pictures, archives and whatever else hides after the end of a picture are not taken."""
    kept, _ = _cleaned(picture(after=b"PK\x03\x04" + CAMERA))
    assert kept == _cleaned(picture())[0]


def test_which_side_is_up_is_kept() -> None:
    """A picture taken sideways is still turned when it is shown; nothing else of its notes is there."""
    kept, _ = _cleaned(jpeg(exif(orientation=6)))
    at = kept.index(b"Exif\x00\x00") + 6
    again = read_notes(kept[at:])
    assert (again.orientation, dict(again.said)) == (6, {})


def test_the_pictures_own_bytes_are_copied_as_they_are() -> None:
    """However the scan falls into pieces, with stuffed bytes and restarts, it comes out byte for byte."""
    dice = random.Random(5)
    for length in (1, 65_535, 65_536, 65_537, 200_000):
        raw = bytes(dice.randbytes(length)).replace(b"\xff", b"\xff\x00")
        kept, _ = _cleaned(jpeg(scan=raw, after=b"junk"))
        assert kept.endswith(raw + b"\xff\xd9")


def test_a_picture_that_was_cut_off_is_kept_as_far_as_it_goes() -> None:
    """A card pulled too early spoils the end of a photo, not the evidence in the rest."""
    whole = jpeg(scan=b"\x11" * 5000)
    kept, _ = _cleaned(whole[:-2000])
    assert len(kept) > 3000


@pytest.mark.parametrize(
    ("head", "kind"),
    [(jpeg(), JPEG), (png(), PNG), (b"%PDF-1.7\n" + b"x" * 20, PDF), (b"RIFF\x00\x00\x00\x00WAVEfmt ", WAV)],
)
def test_the_kind_is_told_by_the_content(head: bytes, kind: object) -> None:
    """Whatever its name says."""
    assert Cleaned(io.BytesIO(head)).kind is kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00" + bytes(60),
        b"\x7fELF" + bytes(60),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"<!doctype html><script>",
        b"PK\x03\x04" + bytes(60),
        b"#!/bin/sh\n",
        b"\x00\x00\x00\x20ftypheic" + bytes(20),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60),
        b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska" + bytes(60),
        b"GIF89a" + bytes(20),
    ],
)
def test_other_kinds_are_refused_with_what_can_be_taken(content: bytes) -> None:
    """Programs, pages with script, archives and what cannot be cleaned are named as not accepted."""
    with pytest.raises(NotAccepted, match="JPEG or PNG"):
        _cleaned(content)


def test_hostile_pictures_end_in_words_or_in_a_picture() -> None:
    """Changed, cut and padded pictures never do anything but be kept or be refused."""
    dice = random.Random(11)
    for picture in (jpeg(exif(6)), png(exif(3))):
        for _ in range(600):
            broken = bytearray(picture)
            for _ in range(dice.randint(1, 6)):
                broken[dice.randrange(len(broken))] = dice.randrange(256)
            try:
                kept, _ = _cleaned(bytes(broken[: dice.randint(1, len(broken))]))
            except NotAccepted:
                continue
            assert len(kept) <= len(picture) + 64


def test_notes_that_point_anywhere_are_read_without_harm() -> None:
    """Offsets outside, in circles, and counts of billions give no place rather than an error."""
    dice = random.Random(13)
    for _ in range(2000):
        block = bytearray(exif())
        for _ in range(dice.randint(1, 8)):
            block[dice.randrange(4, len(block))] = dice.choice((0, 1, 8, 0x7F, 0xFF))
        read_notes(bytes(block))
