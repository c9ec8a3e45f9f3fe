"""Makes every paper of every encounter script, checks each file, sets small pictures of each kind on a sheet.

``make paper-pictures`` runs it (needs pdftoppm and qpdf); a second argument names a folder that keeps all
files, for going through them by eye. It ends with 1 when a file has a PDF/UA-1 error, qpdf finds a fault, or
its text has what the written checklist forbids: a code in place of words, an ISO date, a wrong page number, a
page that is nearly empty.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from outloud import check
from PIL import Image

from citdesk.paperwork import Paper
from tests.pdf_text import page_texts
from tests.unit.paperwork.every_paper import every_paper

DPI, ACROSS = 24, 14
_CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
_ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
#: a name that was to be filled in
_LEFT_OPEN = re.compile(r"\[(?:name|agency|facility|nombre|agencia|centro)\]")
_PAGE_OF = re.compile(r"(?:Page|Página) (\d+) (?:of|de) (\d+)")
#: besides the foot, which every page has
_FEW_WORDS = 40


def say(words: str) -> None:
    """One line for whoever runs this."""
    sys.stdout.write(words + "\n")


def doubts(made: Paper) -> Iterator[str]:
    """What in the paper's text goes against the written checklist."""
    texts = page_texts(made.pdf)
    for number, text in enumerate(texts, 1):
        for found in {*_CODE.findall(text), *_ISO_DATE.findall(text), *_LEFT_OPEN.findall(text)}:
            yield f"page {number} says {found!r}"
        counted = _PAGE_OF.findall(text)
        if counted != [(str(number), str(len(texts)))]:
            yield f"page {number} of {len(texts)} calls itself {counted}"
        if len(text.split()) < _FEW_WORDS:
            yield f"page {number} is nearly empty: {len(text.split())} words"


def main(target: Path, keep: Path | None = None) -> int:
    """Makes, checks, draws; the number of files with faults decides the exit status."""
    faults, count, pages, shown = 0, 0, 0, set[str]()
    pictures: list[Image.Image] = []
    with nullcontext(keep) if keep else tempfile.TemporaryDirectory() as folder:
        for name, made in every_paper():
            file = Path(folder) / f"{name}.pdf"
            file.write_bytes(made.pdf)
            count, pages = count + 1, pages + made.pages
            errors = [str(found) for found in check(str(file)).findings if found.severity == "error"]
            sound = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False)
            if sound.returncode:
                errors.append(sound.stdout.decode()[-200:])
            errors += doubts(made)
            faults += bool(errors)
            for error in errors:
                say(f"{name}: {error}")
            one_of = made.title.partition(" \N{EN DASH} ")[0] if made.kind.endswith("letter") else made.kind
            if one_of not in shown:  # one of each kind is drawn, of letters one in each language
                shown.add(one_of)
                pictures += drawn(file)
    sheet(pictures).save(target, optimize=True)
    say(f"{count} papers, {pages} pages, {faults} with faults; {len(shown)} kinds on {target}")
    return 1 if faults else 0


def drawn(file: Path) -> list[Image.Image]:
    """Small pictures of the pages."""
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-png", str(file), str(file)], check=True)
    found = sorted(file.parent.glob(f"{file.name}-*.png"))
    opened = [Image.open(each).copy() for each in found]
    for each in found:
        each.unlink()
    return opened


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """The pictures side by side on grey."""
    width, height = max(p.width for p in pictures) + 6, max(p.height for p in pictures) + 6
    rows = -(-len(pictures) // ACROSS)
    whole = Image.new("L", (ACROSS * width, rows * height), 200)
    for index, picture in enumerate(pictures):
        whole.paste(picture, (index % ACROSS * width + 3, index // ACROSS * height + 3))
    return whole


if __name__ == "__main__":
    raise SystemExit(main(*map(Path, sys.argv[1:])))
