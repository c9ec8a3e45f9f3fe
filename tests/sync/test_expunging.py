"""A case destroyed by order: at HQ, in its backups, and in every vault that ever had something of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from citdesk.casework.errors import Tampered, UserError
from citdesk.casework.events import ConsultAsked, EventKind, LegalHold, OfficerAssigned, Urgency
from citdesk.casework.people import Person, Role
from citdesk.hq.backup import back_up, restore
from citdesk.hq.expunging import DERIVED, SEALED, Order, Proof, case_of, expunge, finish, new_order
from citdesk.hq.folder import HqFolder
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import tables as t
from citdesk.hq.store.append import Append
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.verification import verify
from citdesk.wire.event import Event
from citdesk.wire.exchange import ItemKind, Outcome
from tests.sync.agency import FORMS, TestedAgency
from tests.sync.memory_box import attached
from tests.sync.memory_vault import MemoryVault
from tests.sync.postgresql import postgresql_server
from tests.sync.story import ReportStory

SCAN = b"%PDF- SCAN-MARKER"
MARKERS = (b"COURT-MARKER", b"HEALTH-MARKER", b"NOTES-MARKER", b"SCAN-MARKER", b"Which section?")


class Scene:
    """An agency with two cases: one to be expunged, with all that can hang on a case, and one beside it."""

    def __init__(self, root: Path, database: str = "") -> None:
        self.agency = TestedAgency(root, database)
        self.judge = self.agency.person("201", Role.SUPERVISOR)
        self.officer = self._vault(self.agency.person("101", Role.OFFICER))
        self.supervisor = self._vault(self.judge)
        self.helper = self._vault(self.agency.person("102", Role.OFFICER, unit="South"))
        self.clinician = self._vault(self.agency.person("601", Role.CLINICIAN))
        self.liaison = self._vault(self.agency.person("301", Role.LIAISON))
        self.beside = ReportStory()
        self.agency.take(self.officer, self.beside.sent(self.officer))
        self.gone = self._approved()
        self._asked()
        self._second_officer()
        self.second = ReportStory(case=self.gone.case)
        self.agency.take(self.officer, self.second.sent(self.officer))
        self.agency.take(self.supervisor, self.second.returned(self.supervisor))

    @property
    def hq(self) -> Headquarters:
        """HQ, open."""
        return self.agency.hq

    def _vault(self, person: Person) -> MemoryVault:
        return self.agency.local_vault(person)

    def _approved(self) -> ReportStory:
        story, file = ReportStory(), attached("scan.pdf", SCAN)
        self.agency.take(self.officer, story.sent(self.officer, attachments=(file,)))
        person = self.hq.admission.admitted(self.officer.vault)[1]
        self.hq.attachments.take((story.report, file.chunks[0]), SCAN, person, self.agency.hq_clock.now())
        self.agency.take(self.supervisor, story.approved(self.supervisor))
        return story

    def _asked(self) -> None:
        """The officer asks any clinician."""
        asked = ConsultAsked(self.gone.revision, Urgency.ROUTINE, None)
        event = self.officer.append(
            EventKind.ASK_CONSULT,
            asked,
            report=self.gone.report,
            case=self.gone.case,
            follows=self.gone.version,
        )
        assert self.agency.take(self.officer, event)[0].code is None

    def _second_officer(self) -> None:
        """The supervisor puts another officer on the case, and takes them off again."""
        for kind in (EventKind.ASSIGN_OFFICER, EventKind.UNASSIGN_OFFICER):
            event = self.supervisor.append(
                kind, OfficerAssigned(self.helper.person), report=None, case=self.gone.case
            )
            assert self.agency.take(self.supervisor, event)[0].code is None

    def order(self) -> Order:
        """A court's order about the case."""
        return new_order(self.hq, self.gone.case, "2026-CV-17", "court order", self.judge.id)

    def expunge(self, backups: Path | None = None) -> Proof:
        """Carries it out."""
        return expunge(self.hq, self.order(), backups)

    def seen(self, vault: MemoryVault) -> list[Event]:
        """The events of the case that the vault may pull."""
        items = self.agency.pull(vault).items
        events = [Event.from_json(item.body["event"]) for item in items if item.kind is ItemKind.EVENT]
        return [event for event in events if event.header.case == self.gone.case]


@pytest.fixture
def scene(tmp_path: Path):
    """The two cases."""
    made = Scene(tmp_path / "hq")
    yield made
    made.agency.close()


def _sealed(scene: Scene) -> list[bytes]:
    """The beginnings of all sealed values of the case, which stand in one piece in the files."""
    with scene.hq.database.read() as connection:
        return [
            bytes(row.sealed[:64])
            for table in (*DERIVED, *SEALED)
            for row in connection.execute(select(table).where(table.c.case_id == scene.gone.case))
        ]


def _everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_nothing_of_the_case_is_left_and_the_record_verifies(scene: Scene) -> None:
    """Key, payloads, standings, projection, attachments: gone; headers and the other case are whole."""
    before = verify(scene.hq)
    assert before.faults == ()
    proof = scene.expunge()
    assert (proof.reports, proof.key_destroyed, proof.log_folded) == (2, True, True)
    assert dict(proof.purged) == {
        "events": 9, "quarantine": 0, "standings": 2, "court_projections": 1, "attachment_chunks": 1,
        "sealed_reports": 0,
    }  # fmt: skip
    assert not scene.hq.keys.has(scene.gone.case)
    after = verify(scene.hq)
    assert after.faults == ()
    assert after.events == before.events + 2
    with pytest.raises(UserError):
        case_of(scene.hq, scene.gone.report)
    assert case_of(scene.hq, scene.beside.report) == scene.beside.case


def test_every_table_that_knows_cases_is_purged() -> None:
    """A new table with something of a case cannot be forgotten."""
    knowing = {table.name for table in t.METADATA.tables.values() if "case_id" in table.columns}
    assert knowing == {table.name for table in (*DERIVED, *SEALED)} | {"expunged_cases"}


def test_no_marker_is_found_in_database_log_backups_or_folder(scene: Scene, tmp_path: Path) -> None:
    """Neither in clear nor sealed; backups from before keep what nothing opens: the key is gone there too."""
    copy = back_up(scene.agency.root, tmp_path / "backups", scene.agency.hq_clock.now())
    sealed = _sealed(scene)
    assert len(sealed) == 13
    assert all(part in _everything(scene.agency.root) for part in sealed)
    assert scene.expunge(tmp_path / "backups").copies == 1
    assert not any(part in _everything(scene.agency.root) for part in sealed)
    back_up(scene.agency.root, tmp_path / "later", scene.agency.hq_clock.now())
    files = _everything(tmp_path)
    assert scene.gone.case.encode() in files
    for marker in MARKERS:
        assert marker not in files
    restore(copy, HqFolder(scene.agency.root).master_key, tmp_path / "again")
    again = Headquarters.open(tmp_path / "again", FORMS, scene.agency.hq_clock)
    try:
        with pytest.raises(Tampered) as failure:
            again.keys.seal(scene.gone.case)
        assert failure.value.code == "key_missing"
        assert again.keys.seal(scene.beside.case)
    finally:
        again.close()


def test_every_vault_is_told(scene: Scene) -> None:
    """Whoever ever had an event of it by HQ's event, the liaison by a recall, clinicians by a word "gone"."""
    before = scene.agency.pull(scene.clinician)
    assert ["signed" in item.body for item in before.items if item.kind is ItemKind.CONSULT] == [True]
    scene.expunge()
    for vault in (scene.officer, scene.supervisor, scene.helper):
        seen = scene.seen(vault)
        assert [event.payload_text is None for event in seen] == [True] * (len(seen) - 2) + [False] * 2
        assert [event.header.kind for event in seen][-2:] == [EventKind.EXPUNGE] * 2
        assert "2026-CV-17" in (seen[-1].payload_text or "")
    recalls = [item.body for item in scene.agency.pull(scene.liaison).items if item.kind is ItemKind.RECALL]
    assert recalls == [{"report": scene.gone.report, "reason": "expunged"}]
    later = [item for item in scene.agency.pull(scene.clinician).items if item.position > before.cursor]
    assert [(item.kind, item.body["reason"]) for item in later] == [(ItemKind.CONSULT, "expunged")]


def test_what_arrives_afterwards_is_refused_and_nothing_of_it_kept(scene: Scene) -> None:
    """An amendment from a car that was away, a new report of the case, a header without its answers."""
    away = scene.gone.amended(scene.officer)
    late = ReportStory(case=scene.gone.case).sent(scene.officer)
    scene.expunge()
    verdicts = scene.agency.take(scene.officer, away, late)
    assert {(v.outcome, v.code) for v in verdicts} == {(Outcome.REFUSED, "expunged")}
    bare = ReportStory(case=scene.gone.case).sent(scene.officer)
    verdict = scene.agency.take(scene.officer, Event(bare.header_text, None, None))[0]
    assert verdict.code == "expunged"
    assert verify(scene.hq).faults == ()


def test_an_event_whose_vault_deleted_its_answers_is_recognised(scene: Scene) -> None:
    """Its acknowledgement was lost, then the case was expunged: the header alone gets the first verdict."""
    event = scene.officer.events[1]
    assert event.header.case == scene.gone.case
    scene.expunge()
    verdict = scene.agency.take(scene.officer, Event(event.header_text, None, None))[0]
    assert verdict.outcome is Outcome.ALREADY_HAVE


def test_what_is_under_legal_hold_is_not_destroyed(scene: Scene) -> None:
    """Not a row of it; the sentence names the report."""
    hold = LegalHold("2026-CR-4", "subpoena")
    administrator = scene.agency.local_vault(scene.agency.person("501", Role.ADMINISTRATOR, Role.SUPERVISOR))
    held = administrator.append(
        EventKind.SET_LEGAL_HOLD,
        hold,
        report=scene.gone.report,
        case=scene.gone.case,
        follows=scene.gone.version,
    )
    assert scene.agency.take(administrator, held)[0].code is None
    with pytest.raises(UserError) as refused:
        scene.expunge()
    assert refused.value.code == "legal_hold"
    assert len(scene.seen(scene.officer)) == 10
    assert verify(scene.hq).faults == ()
    assert not scene.hq.folder.expunge_orders.exists()


def test_a_crash_in_the_middle_is_finished_at_the_next_start(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Before the record is purged, and before the key is destroyed."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    for victim, name in ((Append, "write"), (CaseKeys, "destroy")):
        with monkeypatch.context() as broken:
            broken.setattr(victim, name, killed)
            with pytest.raises(KeyboardInterrupt):
                scene.expunge()
            assert verify(scene.hq).faults == () or name == "destroy"
    assert {fault.code for fault in verify(scene.hq).faults} == {"not_expunged"}
    (proof,) = finish(scene.hq)
    assert (proof.reports, proof.key_destroyed) == (0, True)
    assert finish(scene.hq) == ()
    assert verify(scene.hq).faults == ()
    caplog.clear()


def test_an_hq_from_an_older_copy_expunges_again_before_it_serves(
    scene: Scene, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The orders lie outside of every backup and are given to the restore."""
    copy = back_up(scene.agency.root, tmp_path / "backups", scene.agency.hq_clock.now())
    scene.expunge()
    assert not list((tmp_path / "backups").rglob(scene.hq.folder.expunge_orders.name))
    folder = HqFolder(scene.agency.root)
    restore(copy, folder.master_key, tmp_path / "again", folder.expunge_orders)
    again = Headquarters.open(tmp_path / "again", FORMS, scene.agency.hq_clock)
    try:
        assert again.keys.has(scene.gone.case)
        (proof,) = finish(again)
        assert (proof.reports, proof.key_destroyed) == (2, True)
        assert verify(again).faults == ()
    finally:
        again.close()
    caplog.clear()


def test_a_changed_order_is_not_carried_out(scene: Scene) -> None:
    """Whoever may write into the folder cannot have a case destroyed that no order names."""
    scene.expunge()
    (path,) = scene.hq.folder.expunge_orders.iterdir()
    path.write_text(path.read_text()[:-4] + "AAAA")
    with pytest.raises(Tampered):
        finish(scene.hq)


@pytest.mark.parametrize(
    "change",
    [
        update(t.events).where(t.events.c.kind == "approve").values(sealed=b"x" * 40),
        insert(t.standings).values(report="r", case_id="CASE", sealed=b"x"),
        delete(t.expunged_cases),
    ],
)
def test_verify_finds_what_an_expunge_left_and_what_no_order_took(scene: Scene, change: object) -> None:
    """A payload put back, a standing left behind, an order that is gone."""
    scene.expunge()
    with scene.hq.database.append() as connection:
        connection.execute(change)  # pyright: ignore[reportArgumentType]
        connection.execute(
            update(t.standings).where(t.standings.c.case_id == "CASE").values(case_id=scene.gone.case)
        )
    codes = {fault.code for fault in verify(scene.hq).faults}
    assert codes & {"not_expunged", "payload_missing"}


def test_a_number_names_the_case(scene: Scene) -> None:
    """As it stands on paper."""
    assert case_of(scene.hq, "DV-2026-0002") == scene.gone.case
    with pytest.raises(UserError):
        case_of(scene.hq, "DV-2026-9999")


@pytest.mark.xdist_group("postgresql")
def test_the_same_on_postgresql(tmp_path: Path) -> None:
    """Purged, vacuumed and verified there too."""
    with postgresql_server() as new_database:
        scene = Scene(tmp_path / "hq", new_database())
        try:
            assert scene.expunge().key_destroyed
            assert verify(scene.hq).faults == ()
            with scene.hq.database.read() as connection:
                assert connection.execute(select(t.attachment_chunks)).first() is None
        finally:
            scene.agency.close()
