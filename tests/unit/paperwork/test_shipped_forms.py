"""The shipped forms and encounter scripts on paper."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from citdesk.casework.projection import Audience, project
from citdesk.paperwork import PAPERS, PaperRefused
from citdesk.resource_files import forms_path
from tests.scenario.scripts import Script, load_scripts
from tests.unit.forms.rehearsal import Rehearsal, form
from tests.unit.paperwork.anatomy import orphaned_marks, unmarked
from tests.unit.paperwork.printed import CompiledForm, compiled, paper, report, text_of, words_of
from tests.unit.paperwork.test_audience import permitted

_XF = "{http://www.w3.org/2002/xforms}"
_TEMPLATE = "{http://openrosa.org/javarosa}template"
SCRIPTS = load_scripts(Path(__file__).parents[2] / "scenario" / "encounters")
KINDS = {"encounter": "encounter_report", "diversion": "diversion_packet", "hold": "hold_worksheet"}


@cache
def shipped(form_id: str) -> CompiledForm:
    """The shipped form as pyxform compiles it."""
    return compiled((forms_path() / f"{form_id}.md").read_text(), form_id, form_id.title())


def planted(form_id: str) -> tuple[str, dict[str, str]]:
    """An instance with a word of its own in every free-text question, and path to word."""
    model = etree.fromstring(shipped(form_id).xml)
    root = copy.deepcopy(next(model.iter(f"{_XF}instance"))[0])
    boxes = {str(box.get("ref")) for box in model.iter(f"{_XF}input")}
    texts = {
        str(bind.get("nodeset"))
        for bind in model.iter(f"{_XF}bind")
        if bind.get("type") == "string" and bind.get("nodeset") in boxes and bind.get("readonly") != "true()"
    }
    words: dict[str, str] = {}
    for element in root.iter():
        steps = [etree.QName(each).localname for each in (element, *element.iterancestors())]
        path = "/" + "/".join(reversed(steps))
        if len(element) == 0 and path in texts:
            words.setdefault(path, f"ZQ{len(words):04d}QZ")
            element.text = words[path]
    for template in [each for each in root.iter() if each.get(_TEMPLATE) is not None]:
        parent = template.getparent()
        assert parent is not None
        parent.remove(template)
    present = {element.text for element in root.iter()}
    return etree.tostring(root).decode(), {path: word for path, word in words.items() if word in present}


@pytest.mark.parametrize(
    ("form_id", "audience"),
    [
        (form_id, audience)
        for form_id, kind in KINDS.items()
        for audience in PAPERS[kind].audiences
        if (form_id, audience) != ("hold", "court")
    ],
)
def test_every_text_of_a_shipped_form_keeps_to_its_readers(form_id: str, audience: str) -> None:
    """A word planted in each free-text question is on the paper exactly when its label allows it."""
    xml, words = planted(form_id)
    binds = shipped(form_id).binds()
    text = text_of(paper(report(shipped(form_id), xml), kind=KINDS[form_id], audience=audience))
    assert len(words) > 5
    for path, word in words.items():
        labels = binds[path].get("citdesk:audience", "")
        allowed = permitted(audience, labels, binds[path].get("citdesk:sensitivity", ""), consent=False)
        assert (word in text) == allowed, path


def test_nobody_signs_a_hold_of_which_the_reader_may_see_nothing() -> None:
    """The shipped hold shows a court no answer: its copy is refused with the reason, not made empty."""
    xml, _ = planted("hold")
    with pytest.raises(PaperRefused, match="none of the answers") as refused:
        paper(report(shipped("hold"), xml), kind="hold_worksheet", audience="court")
    assert refused.value.code == "paper-shows-nothing"


@pytest.mark.parametrize("kind", ["diversion_referral", "case_manager_intake"])
def test_no_program_gets_a_sheet_that_names_nobody(kind: str) -> None:
    """The shipped diversion shows a service no answer: its copy is refused, the court's is made."""
    xml = planted("diversion")[0].replace("<discretion/>", "<discretion>diverted</discretion>")
    with pytest.raises(PaperRefused, match="none of the answers") as refused:
        paper(report(shipped("diversion"), xml), kind=kind, audience="provider")
    assert refused.value.code == "paper-shows-nothing"
    assert paper(report(shipped("diversion"), xml), kind=kind, audience="court").pages


def _of(script_id: str) -> Rehearsal:
    rehearsal = Rehearsal(next(script for script in SCRIPTS if script.id == script_id))
    rehearsal.play()
    return rehearsal


def test_only_who_may_read_of_health_is_told_that_a_call_was_about_a_suicidal_person() -> None:
    """Neither the public nor a court reads that type, and the court is told that such types are withheld."""
    given = report(form("encounter"), _of("bridge").sent["encounter"].decode())
    public, court = (
        words_of(paper(given, kind=kind, audience=audience))
        for kind, audience in (("public_record", "public"), ("encounter_report", "court"))
    )
    assert "River 1" in public
    assert "uicid" not in public
    assert "uicid" not in court
    for asked in ("What was the call first coded as?", "What was it in the end?"):
        assert f'Answers to "{asked}" that tell of health: health information' in court
    agency = words_of(paper(given, kind="encounter_report", audience="internal"))
    assert agency.count("Suicidal person") == 2


def test_a_court_reads_the_type_of_a_call_about_a_trespass() -> None:
    """What tells of nobody's health stays, first and last, and the same kinds are listed as withheld."""
    given = report(form("encounter"), _of("trespass_diversion").sent["encounter"].decode())
    court = words_of(paper(given, kind="encounter_report", audience="court"))
    assert "What was the call first coded as? Trespass" in court
    assert "What was it in the end? Trespass" in court
    assert 'Answers to "What was it in the end?" that tell of health' in court


def test_the_person_reads_on_their_own_release_whom_it_is_for() -> None:
    """They sign it and keep a copy: it names the service, and nothing more of what the service is told."""
    given = report(form("referral"), _of("bridge").sent["referral"].decode())
    words = words_of(paper(given, kind="referral", audience="person"))
    assert "Who would receive it?" in words
    assert "River Crisis Center, walk-in evaluation" in words
    assert "Danger to self, from the encounter" not in words


def test_a_cover_says_each_thing_once_and_each_fact_with_what_it_bears_on() -> None:
    """A question that answers two lines of the dictionary is one row; of two facts each can be told apart."""
    rehearsal = _of("bridge")
    given = report(form("encounter"), rehearsal.sent["encounter"].decode())
    words = words_of(paper(given, kind="supervisor_cover", audience="internal"))
    assert words.count("Did any of this happen?") == 1
    question = rehearsal.desks["encounter"].session.question
    for number in (1, 2):
        assert question(f"/encounter/seen/fact[{number}]/what").text in words


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_a_projection_prints_the_same_paper_as_the_whole_report(script: Script) -> None:
    """The liaison's machine, which has the court projection alone, makes the very bytes that HQ would."""
    rehearsal = Rehearsal(script)
    rehearsal.play()
    for name, xml in rehearsal.sent.items():
        loaded = form(rehearsal.desks[name].form_id)
        reduced = project(loaded.binds(), xml, Audience.COURT)
        kind = KINDS.get(loaded.id, "encounter_report")
        whole, part = (paper(report(loaded, given.decode()), kind=kind) for given in (xml, reduced))
        assert part.pdf == whole.pdf


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_every_script_makes_sound_papers(script: Script) -> None:
    """Each report of each encounter is laid out for its usual reader, marked throughout."""
    rehearsal = Rehearsal(script)
    rehearsal.play()
    usual = {"encounter": ("encounter_report", "court"), "referral": ("referral", "provider"),
             "diversion": ("diversion_packet", "court"), "hold": ("hold_worksheet", "provider"),
             "transfer": ("custody_transfer", "provider")}  # fmt: skip
    for name, xml in rehearsal.sent.items():
        form_id = rehearsal.desks[name].form_id
        kind, audience = usual.get(form_id, ("encounter_report", "internal"))
        made = paper(report(form(form_id), xml.decode()), kind=kind, audience=audience)
        assert unmarked(made) == []
        assert orphaned_marks(made) == []
        assert made.pages >= 2
