"""A whole exchange over real TLS between vaults and HQ."""

from __future__ import annotations

from citdesk.casework.lifecycle import ReportState
from citdesk.casework.people import Role
from citdesk.hq.store.reading import standing_of
from citdesk.wire.exchange import ItemKind, Outcome
from tests.sync.agency import TestedAgency
from tests.sync.story import ReportStory


def test_a_report_travels_from_its_author_to_the_court_liaison(agency: TestedAgency) -> None:
    """An officer sends, a supervisor approves, and the liaison gets a signed projection of it."""
    officer = agency.vault(agency.person("101", Role.OFFICER))
    supervisor = agency.vault(agency.person("201", Role.SUPERVISOR))
    liaison = agency.vault(agency.person("301", Role.LIAISON))
    story = ReportStory()
    sent = story.sent(officer)
    agency.sync(officer)
    agency.sync(supervisor)
    assert supervisor.pulled_events()[0].header_text == sent.header_text
    story.approved(supervisor)
    agency.sync(supervisor)
    agency.sync(liaison)
    assert len(liaison.pulled(ItemKind.PROJECTION)) == 1
    assert not liaison.pulled(ItemKind.EVENT)
    assert [v.outcome for v in officer.verdicts.values()] == [Outcome.ACCEPTED]
    with agency.hq.database.read() as connection:
        standing = standing_of(connection, agency.hq.keys, story.report)
    assert standing is not None
    assert standing.state is ReportState.APPROVED
    assert standing.number == "DV-2026-0001"
