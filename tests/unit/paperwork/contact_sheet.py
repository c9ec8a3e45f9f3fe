"""Makes every paper of every encounter script, checks each file, sets small pictures of each kind on a sheet.

``make paper-pictures`` runs it (needs pdftoppm and qpdf). It ends with 1 when a file has a PDF/UA-1 error or
qpdf finds a fault.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from outloud import check
from PIL import Image

from citdesk.cli.demonstration.scripts import load_scripts
from citdesk.paperwork import PAPERS, Paper, PaperRefused
from tests.unit.forms.rehearsal import Rehearsal, form
from tests.unit.paperwork.printed import paper, report

ENCOUNTERS = Path(__file__).parents[2] / "scenario" / "encounters"
DPI, ACROSS = 24, 14


def say(words: str) -> None:
    """One line for whoever runs this."""
    sys.stdout.write(words + "\n")


def papers() -> Iterator[tuple[str, Paper]]:
    """Every paper the sent reports of all scripts allow, for its usual reader; letter and A4 in turn."""
    turn = 0
    for script in [*load_scripts(ENCOUNTERS), *load_scripts(ENCOUNTERS / "more")]:
        rehearsal = Rehearsal(script)
        rehearsal.play()
        for name, xml in rehearsal.sent.items():
            form_id = rehearsal.desks[name].form_id
            for kind, paper_kind in PAPERS.items():
                if paper_kind.forms and form_id not in paper_kind.forms:
                    continue
                turn += 1
                try:
                    made = paper(
                        report(form(form_id), xml.decode()),  # type: ignore[arg-type]
                        kind=kind,
                        audience=paper_kind.audiences[0],
                        page_format="a4" if turn % 2 else "letter",
                    )
                except PaperRefused as refused:
                    say(f"{script.id} {name} {kind}: refused, {refused.code}")
                    continue
                yield f"{script.id}-{name}-{kind}", made


def main(target: Path) -> int:
    """Makes, checks, draws; the number of files with faults decides the exit status."""
    faults, count, pages, shown = 0, 0, 0, set[str]()
    pictures: list[Image.Image] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, made in papers():
            file = Path(folder) / f"{name}.pdf"
            file.write_bytes(made.pdf)
            count, pages = count + 1, pages + made.pages
            errors = [found for found in check(str(file)).findings if found.severity == "error"]
            sound = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False)
            if errors or sound.returncode:
                faults += 1
                say(f"{name}: {errors} {sound.stdout.decode()[-200:]}")
            if made.kind not in shown:  # one of each kind is drawn
                shown.add(made.kind)
                subprocess.run(
                    ["pdftoppm", "-r", str(DPI), "-gray", "-png", str(file), str(file)], check=True
                )
                pictures += [
                    Image.open(each).copy() for each in sorted(Path(folder).glob(f"{name}.pdf-*.png"))
                ]
    width, height = max(p.width for p in pictures) + 6, max(p.height for p in pictures) + 6
    rows = -(-len(pictures) // ACROSS)
    sheet = Image.new("L", (ACROSS * width, rows * height), 200)
    for index, picture in enumerate(pictures):
        sheet.paste(picture, (index % ACROSS * width + 3, index // ACROSS * height + 3))
    sheet.save(target, optimize=True)
    say(f"{count} papers, {pages} pages, {faults} with faults; {len(shown)} kinds on {target}")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
