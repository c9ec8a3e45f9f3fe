"""The same record on PostgreSQL, with several HQs at once over one database."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from citdesk.casework.errors import AdministratorError
from citdesk.casework.people import Role
from citdesk.casework.projection import Audience
from citdesk.hq.configuration import Configuration
from citdesk.hq.export_formats import ExportFormat, FolderWriter
from citdesk.hq.exporting import Wanted, export, exports_made
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import tables as t
from citdesk.hq.store.tables import METADATA
from citdesk.hq.verification import verify
from citdesk.wire.download import What
from citdesk.wire.exchange import ItemKind, Outcome
from citdesk.wire.stick import StickRefused
from tests.sync.agency import AGENCY, FORMS, TestedAgency
from tests.sync.memory_spool import MemorySpool
from tests.sync.memory_vault import MemoryVault
from tests.sync.postgresql import postgresql_server
from tests.sync.stick_vault import StickVault, at_hq
from tests.sync.story import ReportStory

pytestmark = pytest.mark.xdist_group("postgresql")


@pytest.fixture(scope="module")
def new_database() -> Iterator[Callable[[], str]]:
    """A running server."""
    with postgresql_server() as new:
        yield new


@pytest.fixture
def agency(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[TestedAgency]:
    """An agency whose record is in PostgreSQL."""
    tested = TestedAgency(tmp_path / "hq", new_database())
    yield tested
    tested.close()


def test_migrations_make_the_same_tables_there(agency: TestedAgency) -> None:
    """No difference between what the code knows and what PostgreSQL has."""
    assert agency.hq.database.dialect == "postgresql"
    with agency.hq.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        others = [d for d in compare_metadata(context, METADATA) if "case_keys" not in str(d)]
        assert others == []


def test_a_report_travels_through_postgresql(agency: TestedAgency) -> None:
    """Sent, returned, sent again, approved, projected, amended, voided; then verified."""
    agency.serve()
    officer = agency.vault(agency.person("101", Role.OFFICER))
    supervisor = agency.vault(agency.person("201", Role.SUPERVISOR))
    liaison = agency.vault(agency.person("301", Role.LIAISON))
    story = ReportStory()
    for who, act in (
        (officer, story.sent),
        (supervisor, story.returned),
        (officer, story.sent),
        (supervisor, story.approved),
        (officer, story.amended),
        (supervisor, story.approved),
        (supervisor, story.voided),
    ):
        act(who)
        agency.sync(who)
        agency.sync(liaison)
    assert {v.outcome for v in (officer.verdicts | supervisor.verdicts).values()} == {Outcome.ACCEPTED}
    assert [i.body["reason"] for i in liaison.pulled(ItemKind.RECALL)] == ["superseded", "void"]
    assert verify(agency.hq).faults == ()


def test_a_second_hq_is_not_begun_in_the_same_database(agency: TestedAgency, tmp_path: Path) -> None:
    """Init never mixes two records."""
    database = agency.hq.configuration.database
    with pytest.raises(AdministratorError) as failure:
        found(tmp_path / "other", Configuration(AGENCY, "https://x", database=database), agency.hq_clock)
    assert failure.value.code == "already_there"


def test_positions_of_several_hqs_have_no_gap_and_never_appear_out_of_order(agency: TestedAgency) -> None:
    """Three HQs take reports at once while a fourth pulls: its cursor misses nothing."""
    supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
    officers = [agency.local_vault(agency.person(f"10{n}", Role.OFFICER)) for n in range(3)]
    processes = [Headquarters.open(agency.root, FORMS, agency.hq_clock) for _ in officers]
    failures: list[BaseException] = []
    done = threading.Event()

    def deliver(hq: Headquarters, vault: MemoryVault) -> None:
        try:
            for _ in range(12):
                known, person = hq.admission.admitted(vault.vault)
                batch = vault.batch_of(ReportStory().sent(vault), ReportStory().sent(vault))
                hq.ingest.take(batch, known, person, agency.hq_clock.now())
        except BaseException as failure:  # noqa: BLE001 - told to the test's own thread
            failures.append(failure)

    seen: list[int] = []
    _, watcher = agency.hq.admission.admitted(supervisor.vault)

    def follow() -> None:
        cursor, mark = 0, ""
        while True:
            last_round = done.is_set()
            answer = agency.hq.pulling.after(watcher, cursor, 7, agency.hq_clock.now(), mark=mark)
            seen.extend(item.position for item in answer.items if item.kind is ItemKind.EVENT)
            cursor, mark = answer.cursor, answer.mark
            if last_round and not answer.more:
                return

    follower = threading.Thread(target=follow)
    senders = [threading.Thread(target=deliver, args=pair) for pair in zip(processes, officers, strict=True)]
    for thread in (follower, *senders):
        thread.start()
    for thread in senders:
        thread.join()
    done.set()
    follower.join()
    for hq in processes:
        hq.close()
    assert failures == []
    assert len(seen) == 3 * 12 * 2 * 2  # each report and its number
    assert seen == sorted(set(seen))
    assert verify(agency.hq).faults == ()
    with agency.hq.database.read() as connection:
        assert connection.execute(select(t.numbers.c.last)).scalar() == 3 * 12 * 2


def test_two_hqs_that_get_the_same_batch_at_once_agree(agency: TestedAgency) -> None:
    """A device that repeats itself at another server is recognised."""
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    known, person = agency.hq.admission.admitted(officer.vault)
    batch = officer.batch_of(ReportStory().sent(officer))
    processes = [Headquarters.open(agency.root, FORMS, agency.hq_clock) for _ in range(4)]
    outcomes: list[tuple[Outcome, int | None]] = []
    together = threading.Barrier(len(processes))

    def deliver(hq: Headquarters) -> None:
        together.wait()
        verdict = hq.ingest.take(batch, known, person, agency.hq_clock.now()).verdicts[0]
        outcomes.append((verdict.outcome, verdict.position))

    threads = [threading.Thread(target=deliver, args=(hq,)) for hq in processes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for hq in processes:
        hq.close()
    assert sorted(outcome for outcome, _ in outcomes) == [
        Outcome.ACCEPTED,
        *[Outcome.ALREADY_HAVE] * 3,
    ]
    assert len({position for _, position in outcomes}) == 1


def test_reports_are_exported_from_there(agency: TestedAgency, tmp_path: Path) -> None:
    """One approved report, its charge in the table and the order on HQ's trail."""
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    judge = agency.person("201", Role.SUPERVISOR)
    supervisor = agency.local_vault(judge)
    story = ReportStory()
    agency.take(officer, story.sent(officer))
    agency.take(supervisor, story.approved(supervisor))
    wanted = Wanted(Audience.COURT, judge, "hearing")
    done = export(agency.hq, wanted, FolderWriter(tmp_path / "out", ExportFormat.CSV))
    table = (tmp_path / "out" / "diversion.csv").read_text("utf-8")
    assert (done.reports, "COURT-MARKER" in table, "HEALTH-MARKER" in table) == (1, True, False)
    with agency.hq.database.read() as connection:
        assert len(exports_made(connection)) == 1


def test_what_is_published_is_kept_there_too(agency: TestedAgency) -> None:
    """Numbered within its kind; of forms every version stays, of beds the newest."""
    publish = agency.administration.publish
    beds, forms = {"beds.csv": "id"}, {"a.xml": "one"}
    assert [publish(What.BEDS, beds), publish(What.BEDS, beds), publish(What.FORMS, forms)] == [1, 2, 1]
    publish(What.FORMS, {"a.xml": "two"})
    assert agency.hq.downloads.versions() == {"beds": 2, "forms": 2}
    assert [files["a.xml"] for files in agency.hq.downloads.every_form_version()] == ["one", "two"]
    assert verify(agency.hq).faults == ()


def test_spool_and_stick_are_taken_there_too(agency: TestedAgency) -> None:
    """A colleague's delivery and a file from a car without a network, twice: each event once."""
    author = agency.local_vault(agency.person("101", Role.OFFICER))
    carrier = StickVault(agency, agency.local_vault(agency.person("102", Role.OFFICER)))
    spool = MemorySpool(agency.hq.signing_key.public)
    for _ in range(3):
        story = ReportStory()
        spool.spool(author, story.sent(author), story.withdrawn(author))
    ReportStory().sent(carrier.vault)
    carrier.spool = spool
    content = carrier.write()
    answer, taken = at_hq(agency, content)
    assert (taken.accepted, taken.others) == (1, 6)
    assert at_hq(agency, content)[1].accepted == 1
    carrier.take_in(answer)
    spool.opened(author)
    assert (author.waiting(), carrier.vault.waiting()) == (0, 0)
    at_hq(agency, carrier.write())
    with pytest.raises(StickRefused) as refused:
        at_hq(agency, StickVault(agency, carrier.vault).write())
    assert refused.value.code == "overtaken"
    with agency.hq.database.read() as connection:
        found = connection.execute(select(t.events.c.vault)).scalars().all()
    assert (found.count(author.vault), found.count(carrier.vault.vault)) == (6, 1)
