"""A liaison's machine holds no answer outside the court audience, wherever one looks in its opened vault."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from citdesk.casework.projection import AUDIENCE_LABEL, Audience, audiences
from citdesk.cli.demonstration.player import Player
from citdesk.cli.demonstration.scripts import Answer, Fill, Script, Send, load_script
from citdesk.resource_files import forms_path
from citdesk.xforms import Form
from tests.scenario.opened_vault import everything_in_clear
from tests.scenario.real_agency import RealAgency

FOLDER = Path(__file__).parent / "encounters"
#: how many facts of the script bear on the offense, and so stand in the probable-cause answer
CHOSEN_FACTS = 2
_REPEAT = re.compile(r"\[\d+\]")


def _marked(script: Script, marks: dict[str, Audience | None]) -> Script:
    """The script with a marker planted in every free text, named for whether the court may see it."""
    binds: dict[str, frozenset[Audience]] = {}
    types: dict[str, str] = {}
    for form_id in ("encounter", "diversion", "referral"):
        form = Form.load(forms_path() / f"{form_id}.md")
        binds |= {path: audiences(extra.get(AUDIENCE_LABEL)) for path, extra in form.binds().items()}
        types |= _types(form)
    steps = []
    for step in script.steps:
        if isinstance(step, Fill):
            changes = []
            for change in step.changes:
                plain = _REPEAT.sub("", change.path)
                if isinstance(change, Answer) and types.get(plain) == "string" and " " in str(change.value):
                    court = Audience.COURT in binds[plain]
                    mark = f"{'COURTMARK' if court else 'HIDDENMARK'}{len(marks):04d}"
                    marks[mark] = Audience.COURT if court else None
                    changes.append(Answer(change.path, f"{change.value} {mark}"))
                else:
                    changes.append(change)
            steps.append(replace(step, changes=tuple(changes)))
        else:
            steps.append(step)
    return replace(script, steps=tuple(steps))


def _types(form: Form) -> dict[str, str]:
    document = form.xml.decode()
    found = re.findall(r'<bind [^>]*nodeset="([^"]+)"[^>]*/?>', document)
    kinds = dict.fromkeys(found, "string")
    for match in re.finditer(r"<bind ([^>]*)>", document):
        path = re.search(r'nodeset="([^"]+)"', match[1])
        kind = re.search(r' type="([^"]+)"', f" {match[1]}")
        if path and kind:
            kinds[path[1]] = kind[1]
    controls = set(re.findall(r'<(?:select|select1) [^>]*ref="([^"]+)"', document))
    return {path: kind for path, kind in kinds.items() if path not in controls}


def test_the_liaisons_vault_holds_the_courts_part_only(agency: RealAgency, tmp_path: Path) -> None:
    """Every marker of the court's answers is there once it was approved; no other answer's is anywhere."""
    marks: dict[str, Audience | None] = {}
    script = _marked(load_script(FOLDER / "trespass_diversion.toml"), marks)
    Player(agency.hands(tmp_path / "papers"), agency.clock).play(script)
    assert sum(isinstance(step, Send) for step in script.steps) == 2
    hidden = [mark for mark, audience in marks.items() if audience is None]
    shown = [mark for mark, audience in marks.items() if audience is Audience.COURT]
    assert len(hidden) >= 5
    assert len(shown) >= 5
    liaison = everything_in_clear(agency.workspaces["liaison"])
    officer = everything_in_clear(agency.workspaces["officer"])
    assert [mark for mark in marks if mark.encode() not in officer] == []
    # the facts that the officer chose for probable cause, released by that question's declared reason
    chosen = [mark for mark in hidden if mark.encode() in _probable_cause(agency)]
    assert len(chosen) == CHOSEN_FACTS
    assert [mark for mark in hidden if mark.encode() in liaison and mark not in chosen] == []
    assert [mark for mark in shown if mark.encode() not in liaison] == []
    for paper in (tmp_path / "papers").glob("diversion*.pdf"):
        assert not any(mark.encode() in paper.read_bytes() for mark in hidden)


def _probable_cause(agency: RealAgency) -> bytes:
    """The one answer in the court's part that is made of chosen facts; nothing else of the case may be."""
    projections = agency.workspaces["liaison"]._inside.vault.projections.all()
    answers = [
        re.findall(rb"<probable_cause>(.*?)</probable_cause>", p.instance_xml.encode()) for p in projections
    ]
    rest = [
        re.sub(rb"<probable_cause>.*?</probable_cause>", b"", p.instance_xml.encode()) for p in projections
    ]
    assert b"HIDDENMARK" not in b"".join(rest)
    return b"".join(part for found in answers for part in found)
