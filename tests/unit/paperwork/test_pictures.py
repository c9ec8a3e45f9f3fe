"""Photos and drawn signatures on paper: seen by those whose answer it is, and named in words."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from outloud import check
from PIL import Image, ImageDraw

from citdesk.paperwork import Paper
from citdesk.paperwork.reading.pictures import Picture, picture_of
from tests.unit.paperwork.printed import form_of, paper, report, words_of
from tests.unit.vault.pictures import CAMERA, exif

FORM = form_of("""
| | begin_group | seen | What was seen | Lo visto | | | |
| | image | place | Photo of the place | Foto del lugar | internal court | | |
| | image | injury | Photo of the injury | Foto de la lesión | internal | H | |
| | image | signed | Signature of the witness | Firma del testigo | internal court | | |
| | file | recording | Recording | Grabación | internal court | | |
| | end_group | | | | | | |
""")
PLACE, INJURY, SIGNED = "place-0001.jpg", "injury-PLANTED.jpg", "signed-0003.png"


def photo(colour: str = "steelblue", size: tuple[int, int] = (640, 480)) -> bytes:
    """A JPEG with everything a camera writes into it."""
    held = io.BytesIO()
    Image.new("RGB", size, colour).save(held, "JPEG", exif=b"Exif\x00\x00" + exif())
    return held.getvalue()


def signature() -> bytes:
    """What the pad makes: black on white, 1200 x 420."""
    drawn = Image.new("L", (1200, 420), 255)
    ImageDraw.Draw(drawn).line([(80, 300), (300, 90), (420, 320), (700, 120), (1100, 260)], 0, 6)
    held = io.BytesIO()
    drawn.save(held, "PNG")
    return held.getvalue()


def _huge() -> bytes:
    """A PNG that claims 60,000 x 60,000 pixels in a hundred bytes."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunks = [header, b"IDAT" + zlib.compress(bytes(9)), b"IEND"]
    framed = [struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def _made(files: dict[str, bytes], audience: str = "court") -> Paper:
    xml = (
        f"<encounter><seen><place>{PLACE}</place><injury>{INJURY}</injury><signed>{SIGNED}</signed>"
        "<recording>recording-0004.ogg</recording></seen></encounter>"
    )
    return paper(report(FORM, xml, files=files), audience=audience)


FILES = {PLACE: photo(), INJURY: photo("darkred"), SIGNED: signature()}


def _pictures(made: Paper) -> list[bytes]:
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        return [bytes(each.read_raw_bytes()) for page in pdf.pages for each in page.get_images().values()]


def test_a_photo_and_a_signature_stand_under_their_questions(tmp_path: Path) -> None:
    """Accessible, with words for whoever cannot see them, and without what the camera wrote."""
    made = _made(FILES)
    file = tmp_path / "paper.pdf"
    file.write_bytes(made.pdf)
    result = check(str(file))
    assert [str(finding) for finding in result.findings if finding.severity == "error"] == []
    with pikepdf.open(file) as pdf:
        assert pdf.check_pdf_syntax() == []
        alts = [
            str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert "Photo of the place: attached picture" in alts
    assert "Signature of the witness: drawn by hand" in alts
    assert len(_pictures(made)) == 2
    assert all(CAMERA not in each for each in (made.pdf, *_pictures(made)))
    assert "Attached sound recording: recording-0004.ogg (cannot be printed)" in words_of(made)


def test_a_picture_that_is_not_for_the_reader_leaves_neither_bytes_nor_name() -> None:
    """The court does not get the injury's photo; the agency's own copy has all three."""
    court, internal = _made(FILES), _made(FILES, "internal")
    with pikepdf.open(io.BytesIO(court.pdf)) as pdf:
        pdf.save(
            plain := io.BytesIO(), compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all
        )
    assert b"PLANTED" not in plain.getvalue()
    assert len(_pictures(court)) == 2
    assert len(_pictures(internal)) == 3
    assert set(_pictures(court)) < set(_pictures(internal))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "not on the computer that made this paper"),
        ({PLACE: b"\xff\xd8\xff no picture"}, "damaged, and cannot be printed"),
        ({PLACE: photo()[:700]}, "damaged, and cannot be printed"),
        ({PLACE: _huge()}, "too large to be printed"),
    ],
    ids=["not here", "no picture", "cut off", "huge"],
)
def test_a_picture_that_cannot_be_printed_is_named(files: dict[str, bytes], words: str) -> None:
    """The paper is made all the same and says which picture is missing and why."""
    made = _made(files)
    assert f"Attached picture: {PLACE} ({words})" in words_of(made)
    assert _pictures(made) == []


def test_the_same_pictures_give_the_same_bytes() -> None:
    """A paper can be made again for comparison."""
    assert _made(FILES).pdf == _made(FILES).pdf


def test_a_photo_is_turned_upright_and_no_larger_than_paper_needs() -> None:
    """Which side is up is done, not noted; 48 megapixels do not go into a PDF."""
    held = io.BytesIO()
    turned = Image.new("RGB", (4000, 2000))
    turned.save(held, "JPEG", exif=b"Exif\x00\x00" + exif(orientation=6))
    found = picture_of("x.jpg", {"x.jpg": held.getvalue()})
    assert isinstance(found, Picture)
    assert (found.width, found.height) == (1050, 2100)
