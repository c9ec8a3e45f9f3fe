"""Reports taken out of HQ: what one audience may see and nothing else, in three formats, and on the trail."""

from __future__ import annotations

import csv
import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from citdesk.casework.errors import UserError
from citdesk.casework.events import EventKind, RecordOrder
from citdesk.casework.people import Person, Role
from citdesk.casework.projection import Audience
from citdesk.hq.audit_review import review
from citdesk.hq.export_formats import ExportFormat, FolderWriter
from citdesk.hq.exporting import Outcome, Wanted, export
from citdesk.hq.expunging import expunge, new_order
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForm, KnownForms
from tests.sync.agency import DIVERSION, FORMS, REFERRAL, TestedAgency
from tests.sync.memory_box import attached
from tests.sync.story import ANSWERS, ReportStory

_WIDE = {"citdesk:audience": "internal court public"}
PARTIES = KnownForm(
    "parties",
    "2",
    "c" * 64,
    "parties",
    {
        "/parties/place": _WIDE,
        "/parties/note": {},
        "/parties/person/role": _WIDE,
        "/parties/person/name": {"citdesk:audience": "internal"},
        "/parties/person/alias": {"citdesk:audience": "internal"},
        "/parties/used": {"citdesk:audience": "internal court public", "citdesk:sensitivity": "SUD"},
    },
    frozenset({Audience.INTERNAL, Audience.COURT, Audience.PUBLIC}),
    "PA",
    frozenset({"/parties/person", "/parties/person/alias"}),
)
PARTIES_ANSWERS = (
    '<parties id="parties" version="2"><place>=HYPERLINK("x")</place><note>NOTE-MARKER</note>'
    "<person><role>caller</role><name>Jo &amp; Co</name><alias>J</alias><alias>-5</alias></person>"
    "<person><role>neighbor, next door</role><name>Line one\nline two</name></person>"
    "<used>USED-MARKER</used></parties>"
)
PICTURE = b"a picture" * 40_000


class Office:
    """An HQ with four reports: two approved ones, one that waits, and one that is void."""

    def __init__(self, root: Path) -> None:
        self.agency = TestedAgency(root / "hq")
        hq = self.agency.hq
        known = KnownForms([DIVERSION, REFERRAL, PARTIES])
        hq = replace(hq, ingest=replace(hq.ingest, forms=known))
        self.agency.hq = replace(hq, ingest=replace(hq.ingest, court=replace(hq.ingest.court, forms=known)))
        self.officer = self.agency.local_vault(self.agency.person("101", Role.OFFICER))
        self.judge: Person = self.agency.person("201", Role.SUPERVISOR)
        self.supervisor = self.agency.local_vault(self.judge)
        self.picture = attached("scene one.jpg", PICTURE)
        self.parties, self.diversion = ReportStory(PARTIES), ReportStory(DIVERSION)
        self.waiting, self.void = ReportStory(REFERRAL), ReportStory(PARTIES)
        self._sent(self.parties, PARTIES_ANSWERS)
        self._sent(self.diversion, ANSWERS.replace("NOTES-MARKER", "scene one.jpg"), self.picture)
        self._sent(self.waiting, "<referral><need>WAITING-MARKER</need></referral>")
        self._sent(self.void, PARTIES_ANSWERS.replace("NOTE-MARKER", "VOID-MARKER"))
        self.agency.take(
            self.supervisor,
            *(story.approved(self.supervisor) for story in (self.parties, self.diversion)),
            self.void.voided(self.supervisor),
        )

    @property
    def hq(self) -> Headquarters:
        """HQ, open."""
        return self.agency.hq

    def _sent(self, story: ReportStory, answers: str, *files: object) -> None:
        attachments = (self.picture,) if files else ()
        verdict = self.agency.take(self.officer, story.sent(self.officer, answers, attachments=attachments))
        assert verdict[0].code is None

    def send_picture(self) -> None:
        """The pieces of the picture reach HQ."""
        person = self.hq.admission.admitted(self.officer.vault)[1]
        size = 256 * 1024
        for number, chunk in enumerate(self.picture.chunks):
            piece = PICTURE[number * size :][:size]
            self.hq.attachments.take((self.diversion.report, chunk), piece, person, self.hq.clock.now())

    def wanted(self, audience: Audience = Audience.INTERNAL, **more: object) -> Wanted:
        """An export by the supervisor's order."""
        return replace(Wanted(audience, self.judge, "Records request 7"), **more)  # type: ignore[arg-type]

    def export(self, folder: Path, kind: ExportFormat, wanted: Wanted) -> Outcome:
        """Exports."""
        return export(self.hq, wanted, FolderWriter(folder, kind), "root")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An HQ with four reports."""
    made = Office(tmp_path)
    yield made
    made.agency.close()


def _table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _everything(folder: Path) -> str:
    return "".join(path.read_text("latin-1") for path in sorted(folder.rglob("*")) if path.is_file())


def test_tables_hold_every_answer_and_what_is_answered_several_times_by_its_parent(
    office: Office, tmp_path: Path
) -> None:
    """One table a form and one a repeat, joined by keys; commas, quotes and line ends survive."""
    done = office.export(tmp_path / "out", ExportFormat.CSV, office.wanted())
    assert (done.reports, done.left_out) == (2, {"not approved": 1, "void": 1})
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "parties.csv",
        "parties-person.csv",
        "parties-person-alias.csv",
        "diversion.csv",
    }
    (row,) = _table(tmp_path / "out" / "parties.csv")
    assert (row["KEY"], row["author_badge"], row["state"]) == (office.parties.report, "101", "approved")
    assert (row["number"], row["note"]) == ("PA-2026-0001", "NOTE-MARKER")
    people = _table(tmp_path / "out" / "parties-person.csv")
    assert [(each["role"], each["name"]) for each in people] == [
        ("caller", "Jo & Co"),
        ("neighbor, next door", "Line one\nline two"),
    ]
    assert {each["PARENT_KEY"] for each in people} == {row["KEY"]}
    aliases = _table(tmp_path / "out" / "parties-person-alias.csv")
    assert [(each["PARENT_KEY"], each["value"]) for each in aliases] == [
        (people[0]["KEY"], "J"),
        (people[0]["KEY"], "-5"),
    ]


def test_what_hq_says_of_a_report_stands_in_columns_that_no_answer_gets_into(
    office: Office, tmp_path: Path
) -> None:
    """An officer's answers called author, number and KEY are answers, in the report and in a repeat."""
    said = "<author>Chief</author><number>X-1</number><state>void</state><KEY>k</KEY>"
    said += "<form_version>9</form_version>"
    answers = PARTIES_ANSWERS.replace("<place>", f"{said}<place>").replace("<name>Jo", "<KEY>j</KEY><name>Jo")
    story = ReportStory(PARTIES)
    office.agency.take(office.officer, story.sent(office.officer, answers))
    office.agency.take(office.supervisor, story.approved(office.supervisor))
    office.export(tmp_path / "out", ExportFormat.CSV, office.wanted())
    row = next(each for each in _table(tmp_path / "out" / "parties.csv") if each["answer-KEY"])
    assert (row["KEY"], row["state"], row["form_version"]) == (story.report, "approved", "2")
    assert row["author"] != "Chief"
    assert (row["answer-author"], row["answer-number"], row["answer-state"]) == ("Chief", "X-1", "void")
    people = _table(tmp_path / "out" / "parties-person.csv")
    (one,) = (each for each in people if each["answer-KEY"])
    assert (one["PARENT_KEY"], one["answer-KEY"]) == (story.report, "j")


def test_a_cell_never_becomes_a_formula(office: Office, tmp_path: Path) -> None:
    """Marked as text in a table; JSON Lines hold it as it was said."""
    office.export(tmp_path / "csv", ExportFormat.CSV, office.wanted())
    assert _table(tmp_path / "csv" / "parties.csv")[0]["place"] == '\'=HYPERLINK("x")'
    office.export(tmp_path / "lines", ExportFormat.JSON_LINES, office.wanted())
    lines = (tmp_path / "lines" / "reports.jsonl").read_text("utf-8").splitlines()
    answers = json.loads(lines[0])["answers"]
    assert answers["place"] == '=HYPERLINK("x")'
    assert answers["person"][0] == {"role": "caller", "name": "Jo & Co", "alias": ["J", "-5"]}


@pytest.mark.parametrize("kind", list(ExportFormat), ids=lambda kind: kind.value)
def test_the_public_gets_what_is_labelled_for_it_and_no_key_to_a_report(
    office: Office, tmp_path: Path, kind: ExportFormat
) -> None:
    """No narrative, name, substance use, id, number, author or day; forms not for it are left out."""
    office.send_picture()
    done = office.export(tmp_path / "out", kind, Wanted(Audience.PUBLIC, office.judge))
    assert done.reports == 1
    assert done.left_out["of a form that nobody of the audience public gets"] == 1
    text = _everything(tmp_path / "out")
    assert "neighbor, next door" in text
    assert "Jo &" not in text
    for secret in (
        *("NOTE-MARKER", "USED-MARKER", "VOID-MARKER", "HEALTH-MARKER", "PA-2026", "Pat Example", "101"),
        *(office.parties.report, office.parties.case, office.parties.revision, "2026-03-12"),
    ):
        assert secret not in text


def test_the_court_gets_its_projection_only_of_forms_that_name_it(office: Office, tmp_path: Path) -> None:
    """The charge, not the diagnosis, and no file of an answer that it may not see."""
    office.send_picture()
    done = office.export(tmp_path / "out", ExportFormat.OPENROSA, office.wanted(Audience.COURT))
    assert (done.reports, done.missing_files) == (2, 0)
    text = _everything(tmp_path / "out")
    assert "COURT-MARKER" in text
    assert "HEALTH-MARKER" not in text
    assert "scene one.jpg" not in text
    assert list((tmp_path / "out").rglob("*.jpg")) == []


def test_a_submission_is_what_an_openrosa_server_takes_with_its_files(office: Office, tmp_path: Path) -> None:
    """Form id and version, an instance id, and the picture byte for byte once it is here; all private."""
    waiting = office.export(tmp_path / "early", ExportFormat.OPENROSA, office.wanted())
    assert waiting.missing_files == 1
    office.send_picture()
    office.export(tmp_path / "out", ExportFormat.OPENROSA, office.wanted())
    folder = tmp_path / "out" / f"diversion_{office.diversion.report}"
    xml = (folder / "submission.xml").read_text("utf-8")
    assert xml.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<diversion id="diversion" version="1">')
    assert f"<orx:instanceID>uuid:{office.diversion.report}</orx:instanceID></orx:meta>" in xml
    assert (folder / "scene_one.jpg").read_bytes() == PICTURE
    for path in (tmp_path / "out").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_it_is_on_the_trail_before_anything_is_written(office: Office, tmp_path: Path) -> None:
    """Who, at whose keyboard, what and why; also when writing fails, and then nothing is left."""
    (tmp_path / "there").mkdir()
    with pytest.raises(UserError, match="is there already"):
        office.export(tmp_path / "there", ExportFormat.CSV, office.wanted(form="parties"))
    (line,) = [line for trail in review(office.hq) for line in trail.lines if line.did == "record_exported"]
    assert line.subject == office.judge.id
    for part in ("account=root", "audience=internal", "by=201", "form=parties", "reason=Records request 7"):
        assert part in line.detail
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_whoever_is_not_the_public_needs_a_reason(office: Office) -> None:
    """And nothing undecided leaves the agency."""
    for audience in set(Audience) - {Audience.PUBLIC}:
        with pytest.raises(UserError, match="--reason"):
            Wanted(audience, office.judge, "  ")
    with pytest.raises(UserError, match="not approved"):
        Wanted(Audience.COURT, office.judge, "hearing", undecided=True)
    with pytest.raises(UserError, match="before the first"):
        Wanted(Audience.PUBLIC, office.judge, first=date(2026, 3, 2), last=date(2026, 3, 1))


def test_days_are_the_agency_s(office: Office, tmp_path: Path) -> None:
    """What reached HQ at 23:30 in Chicago belongs to that day, although Greenwich has the next."""
    office.agency.hq_clock.pass_time(timedelta(hours=7, minutes=40))
    late = ReportStory(DIVERSION)
    office.agency.take(office.officer, late.sent(office.officer))
    office.agency.take(office.supervisor, late.approved(office.supervisor))
    assert office.hq.clock.now().date() == date(2026, 3, 13)
    day = date(2026, 3, 12)
    done = office.export(tmp_path / "a", ExportFormat.CSV, office.wanted(first=day, last=day))
    assert done.reports == 3
    done = office.export(tmp_path / "b", ExportFormat.CSV, office.wanted(first=day + timedelta(days=1)))
    assert (done.reports, done.left_out) == (0, {})


def test_what_is_not_approved_goes_along_only_when_asked_for(office: Office, tmp_path: Path) -> None:
    """As it was last sent, its state beside it."""
    office.export(tmp_path / "out", ExportFormat.CSV, office.wanted(undecided=True))
    (row,) = _table(tmp_path / "out" / "referral.csv")
    assert (row["state"], row["need"]) == ("submitted", "WAITING-MARKER")


def test_what_is_sealed_or_expunged_is_not_exported(office: Office, tmp_path: Path) -> None:
    """Not to the court, not inside, in no format; the number of sealed ones is told to who sits at HQ."""
    seal = RecordOrder("2026-J-9", "", office.judge.id)
    hq = office.hq
    administrator = office.agency.local_vault(
        office.agency.person("501", Role.ADMINISTRATOR, Role.SUPERVISOR)
    )
    story = office.parties
    sealed = administrator.append(
        EventKind.SEAL, seal, report=story.report, case=story.case, follows=story.version
    )
    assert office.agency.take(administrator, sealed)[0].code is None
    expunge(hq, new_order(hq, office.diversion.case, "2026-CV-17", "", office.judge.id))
    for kind in ExportFormat:
        folder = tmp_path / kind.value
        done = office.export(folder, kind, office.wanted(undecided=True))
        assert done.left_out == {"sealed by order": 1, "void": 1}
        text = _everything(folder)
        assert "NOTE-MARKER" not in text
        assert "COURT-MARKER" not in text
        assert "WAITING-MARKER" in text


def test_a_report_of_a_form_that_is_not_known_any_more_is_counted(office: Office, tmp_path: Path) -> None:
    """Its labels are not here, so nobody can tell what may be seen of it."""
    office.agency.hq = replace(office.hq, ingest=replace(office.hq.ingest, forms=FORMS))
    done = office.export(tmp_path / "out", ExportFormat.JSON_LINES, office.wanted())
    assert (done.reports, done.left_out["of a form version that this CITDesk does not have"]) == (1, 1)


def test_names_in_the_answers_lead_out_of_no_folder(office: Office, tmp_path: Path) -> None:
    """A file called ../../x, and two of one name once they are made safe."""
    story = ReportStory(DIVERSION)
    files = tuple(attached(name, name.encode()) for name in ("../../x.jpg", "..-..-x.jpg", "submission.xml"))
    office.agency.take(office.officer, story.sent(office.officer, attachments=files))
    office.agency.take(office.supervisor, story.approved(office.supervisor))
    person = office.hq.admission.admitted(office.officer.vault)[1]
    for each in files:
        pair = (story.report, each.chunks[0])
        office.hq.attachments.take(pair, each.name.encode(), person, office.hq.clock.now())
    office.export(tmp_path / "deep" / "out", ExportFormat.OPENROSA, office.wanted())
    folder = tmp_path / "deep" / "out" / f"diversion_{story.report}"
    assert {path.name for path in folder.iterdir()} == {
        "submission.xml", "_.._x.jpg", "-..-x.jpg", "2_submission.xml",
    }  # fmt: skip


def test_tables_that_would_be_called_alike_have_a_file_each(office: Office, tmp_path: Path) -> None:
    """Answers that no form asks for, several times, under names that a file system takes for the same."""
    answers = "".join(f"<{name}>1</{name}><{name}>2</{name}>" for name in ("a\u00e9", "a\u00e8", "A\u00e9"))
    odd = ReportStory(PARTIES)
    sent = odd.sent(office.officer, f"<parties><place>X</place>{answers}</parties>")
    office.agency.take(office.officer, sent)
    assert office.export(tmp_path / "out", ExportFormat.CSV, office.wanted(undecided=True)).reports == 4
    files = [each for each in (tmp_path / "out").iterdir() if "parties-a_" in each.name.casefold()]
    assert len({file.name.casefold() for file in files}) == 3
    assert all([row["value"] for row in _table(file)] == ["1", "2"] for file in files)
