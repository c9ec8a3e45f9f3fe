"""Who may do what to whose report, as one table: every act × every role × own, the unit's, another unit's.

What a person may not see does not exist for them: refusals, pulls and cursors are those of a report that
HQ never had.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citdesk.casework.errors import CitdeskError
from citdesk.casework.events import CasesLinked, EventKind, NumberGiven
from citdesk.casework.people import Person, Role
from citdesk.wire.download import Download, What
from citdesk.wire.event import Event
from citdesk.wire.exchange import ItemKind
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory

OWN, UNIT, OTHER = "own", "the unit's", "another unit's"
WHOSE = (OWN, UNIT, OTHER)
ACTS = ("again", "withdraw", "return", "approve", "void", "amend", "paper", "number", "link")
#: These leave the report where it is, so that another act can follow.
STILL = ("paper", "link")
UNKNOWN = "unknown_report"
NOT_NOW, NOT_ALLOWED, OWN_REPORT = "not_in_this_state", "not_allowed", "own_report"
TWICE = "overtaken"
UNKNOWN_CASE = "unknown_case"

#: What HQ says to each act on a report that was sent and awaits a decision. None: accepted.
#: The paper is the court's: not before the report is on record; the own desk may have its papers earlier.
#: Its case is linked with another one of the same author: whoever may act on both may do that.
#: Roles and relations that are not listed get ``unknown_report`` for everything, ``unknown_case`` for a link.
ON_SENT: dict[tuple[Role, str], dict[str, str | None]] = {
    (Role.OFFICER, OWN): {
        "again": TWICE, "withdraw": None, "return": OWN_REPORT, "approve": OWN_REPORT, "void": OWN_REPORT,
        "amend": NOT_NOW, "paper": TWICE, "number": NOT_ALLOWED, "link": None,
    },
    (Role.SUPERVISOR, OWN): {
        "again": TWICE, "withdraw": None, "return": OWN_REPORT, "approve": OWN_REPORT, "void": OWN_REPORT,
        "amend": NOT_NOW, "paper": TWICE, "number": NOT_ALLOWED, "link": None,
    },
    (Role.SUPERVISOR, UNIT): {
        "again": TWICE, "withdraw": NOT_ALLOWED, "return": None, "approve": None, "void": None,
        "amend": NOT_NOW, "paper": TWICE, "number": NOT_ALLOWED, "link": None,
    },
}  # fmt: skip

#: The same on an approved report that the court may see.
ON_APPROVED: dict[tuple[Role, str], dict[str, str | None]] = {
    (Role.OFFICER, OWN): {
        "again": TWICE, "withdraw": NOT_NOW, "return": NOT_NOW, "approve": NOT_NOW, "void": OWN_REPORT,
        "amend": None, "paper": None, "number": NOT_ALLOWED, "link": None,
    },
    (Role.SUPERVISOR, OWN): {
        "again": TWICE, "withdraw": NOT_NOW, "return": NOT_NOW, "approve": NOT_NOW, "void": OWN_REPORT,
        "amend": None, "paper": None, "number": NOT_ALLOWED, "link": None,
    },
    (Role.SUPERVISOR, UNIT): {
        "again": TWICE, "withdraw": NOT_NOW, "return": NOT_NOW, "approve": NOT_NOW, "void": None,
        "amend": NOT_ALLOWED, "paper": None, "number": NOT_ALLOWED, "link": None,
    },
    **{
        (Role.LIAISON, whose): {
            "again": TWICE, "withdraw": NOT_NOW, "return": NOT_NOW, "approve": NOT_NOW, "void": NOT_ALLOWED,
            "amend": NOT_ALLOWED, "paper": None, "number": NOT_ALLOWED, "link": UNKNOWN_CASE,
        }
        for whose in (UNIT, OTHER)
    },
}  # fmt: skip

#: An administrator links cases of any unit, as at HQ's keyboard, and sees neither.
for _table in (ON_SENT, ON_APPROVED):
    _table.update({(Role.ADMINISTRATOR, whose): {"link": None} for whose in (UNIT, OTHER)})

#: What a pull brings of a sent and of an approved report.
SEES_SENT = {(Role.OFFICER, OWN): {ItemKind.EVENT}, (Role.SUPERVISOR, OWN): {ItemKind.EVENT}} | {
    (Role.SUPERVISOR, UNIT): {ItemKind.EVENT}
}
SEES_APPROVED = SEES_SENT | {(Role.LIAISON, whose): {ItemKind.PROJECTION} for whose in (UNIT, OTHER)}

#: Only officers and supervisors write reports; for the others there is no report of their own.
CELLS = [(r, w) for r in Role for w in WHOSE if w != OWN or r in (Role.OFFICER, Role.SUPERVISOR)]


class Scene:
    """An HQ with a person of the role, and a report of theirs, of their unit's, or of another unit's."""

    def __init__(self, agency: TestedAgency, role: Role, whose: str, *, approved: bool) -> None:
        self.agency = agency
        self.actor = self._vault(agency.person("1", role))
        writer = (
            self.actor
            if whose == OWN
            else self._vault(agency.person("2", Role.OFFICER, unit="North" if whose == UNIT else "South"))
        )
        self.story, self.other = ReportStory(), ReportStory()
        agency.take(writer, self.story.sent(writer))
        agency.take(writer, self.other.sent(writer))
        if approved:
            unit = "South" if whose == OTHER else "North"
            judge = self._vault(agency.person("3", Role.SUPERVISOR, unit=unit))
            agency.take(judge, self.story.approved(judge))

    def _vault(self, person: Person) -> MemoryVault:
        return self.agency.local_vault(person)

    def tried(self, act: str) -> str | None:
        """HQ's word on the act; a refused one leaves the story where it was."""
        revision, version = self.story.revision, self.story.version
        code = self.agency.take(self.actor, self._act(act))[0].code
        self.story.revision, self.story.version = revision, version
        return code

    def _act(self, act: str) -> Event:
        story, vault = self.story, self.actor
        match act:
            case "again":
                return story.sent(vault)
            case "withdraw":
                return story.withdrawn(vault)
            case "return":
                return story.returned(vault)
            case "approve":
                return story.approved(vault)
            case "void":
                return story.voided(vault)
            case "amend":
                return story.amended(vault)
            case "paper":
                return story.paper_issued(vault)
            case "link":
                linked = CasesLinked(self.other.case)
                return vault.append(EventKind.LINK_CASES, linked, report=None, case=story.case)
            case _:
                number = NumberGiven("XX-1")
                return vault.append(EventKind.SET_NUMBER, number, report=story.report, case=story.case)


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TestedAgency]:
    """An HQ without a network."""
    tested = TestedAgency(tmp_path / "hq")
    yield tested
    tested.close()


@pytest.fixture
def serving(agency: TestedAgency) -> TestedAgency:
    """The same HQ, over TLS."""
    agency.serve()
    return agency


@pytest.mark.parametrize(("role", "whose"), CELLS, ids=lambda value: str(value))
@pytest.mark.parametrize("approved", [False, True], ids=["sent", "approved"])
def test_every_act_of_every_role_on_every_report(
    agency: TestedAgency, role: Role, whose: str, approved: bool
) -> None:
    """HQ's word on each act, each tried on a report as it then stands."""
    table = (ON_APPROVED if approved else ON_SENT).get((role, whose), {})
    sees = (SEES_APPROVED if approved else SEES_SENT).get((role, whose), set())
    scene = Scene(agency, role, whose, approved=approved)
    answer = agency.pull(scene.actor)
    assert {item.kind for item in answer.items} - {ItemKind.DIRECTORY} == sees
    assert (
        answer.cursor == answer.items[-1].position
    )  # not the log's end: that would tell of what others wrote
    said: dict[str, str | None] = {}
    table = {act: UNKNOWN_CASE if act == "link" else UNKNOWN for act in ACTS} | table
    refused = [act for act in ACTS if table[act] is not None]
    taken = [act for act in ACTS if act not in refused]  # of those that change its state one is tried
    for act in [*refused, *(a for a in taken if a in STILL), *[a for a in taken if a not in STILL][:1]]:
        said[act] = scene.tried(act)
    assert said == {act: table[act] for act in said}


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_every_role_may_fetch_what_is_published_and_no_role_may_publish(
    serving: TestedAgency, role: Role
) -> None:
    """Services, forms and rules are for everybody with a vault; publishing is done at HQ's keyboard alone."""
    serving.administration.publish(What.BEDS, {"beds.csv": "id"})
    token = serving.token(serving.local_vault(serving.person("1", role)))
    with serving.transport() as line:
        signed = str(line.get("/v1/downloads/beds", token=token)["signed"])
        assert Download.verify(serving.hq.signing_key.public, signed, What.BEDS).texts == {"beds.csv": "id"}
        for path in ("/v1/downloads/beds", "/v1/downloads"):
            with pytest.raises(CitdeskError) as refused:
                line.post(path, {"format": 0, "signed": signed}, token)
            assert refused.value.code == "no_such_request"
        with pytest.raises(CitdeskError) as nothing:
            line.get("/v1/downloads/forms", token=token)
        assert nothing.value.code == "no_such_download"
        with pytest.raises(CitdeskError) as stranger:
            line.get("/v1/downloads/beds")
        assert stranger.value.code == "token_refused"
    assert serving.hq.downloads.versions() == {"beds": 1}


def test_a_refusal_tells_no_more_than_one_for_a_report_that_never_was(agency: TestedAgency) -> None:
    """Word for word the same, whether the report exists elsewhere or not."""
    scene = Scene(agency, Role.SUPERVISOR, OTHER, approved=True)
    nowhere = ReportStory()
    nowhere.revision = scene.story.revision
    there = agency.take(scene.actor, scene.story.approved(scene.actor))[0]
    not_there = agency.take(scene.actor, nowhere.approved(scene.actor))[0]
    assert (there.outcome, there.code, there.message) == (
        not_there.outcome,
        not_there.code,
        not_there.message,
    )
