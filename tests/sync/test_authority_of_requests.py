"""Every request × every role × own, the unit's, another unit's report: what is served, and what is not there.

What pushed events may do stands in ``test_authority.py``. Here it is the requests themselves: who is let in
at all, and whether a report that is not for the caller is answered like one that never was.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator

import pytest

from citdesk.casework.people import Role
from citdesk.hq.api.application import build
from citdesk.hq.bell import Bell
from citdesk.wire.audit import AuditBatch, TrailLine
from citdesk.wire.encoding import from_base64, to_base64
from tests.sync.agency import TestedAgency
from tests.sync.line import Line
from tests.sync.memory_box import attached
from tests.sync.story import ANSWERS, ReportStory

OWN, UNIT, OTHER = "own", "the unit's", "another unit's"
CELLS = [(r, w) for r in Role for w in (OWN, UNIT, OTHER) if w != OWN or r in (Role.OFFICER, Role.SUPERVISOR)]
SCAN = b"%PDF- what the court may see"

#: Who is handed a piece of the file of an approved report that the court may see.
FETCHES = {
    (Role.OFFICER, OWN),
    (Role.SUPERVISOR, OWN),
    (Role.SUPERVISOR, UNIT),
    (Role.LIAISON, UNIT),
    (Role.LIAISON, OTHER),
}
#: Who may send one: whoever wrote the revision that names it.
SENDS = {(Role.OFFICER, OWN), (Role.SUPERVISOR, OWN)}

#: Every request that HQ serves. Open ones need no token, the scraper's a token of its own.
OPEN = {
    ("/v1/health", "get"),
    ("/v1/authority", "get"),
    ("/v1/enrol", "post"),
    ("/v1/vaults", "post"),
    ("/v1/token", "post"),
    ("/v1/papers/{report}/{document}", "get"),
}
SCRAPED = {("/v1/metrics", "get")}
#: About a report that the path or the body names: the table above says who is served.
OF_A_REPORT = {("/v1/chunks/{report}/{chunk}", "get"), ("/v1/chunks/known", "post"), ("/v1/chunks", "post")}
#: About the caller's own vault and nobody else's.
OF_THE_CALLER = {
    ("/v1/push", "post"),
    ("/v1/pull", "get"),
    ("/v1/audit", "post"),
    ("/v1/audit/beyond", "post"),
    ("/v1/chain", "post"),
    ("/v1/heads", "post"),
    ("/v1/terms", "get"),
}
#: Alike for everybody signed in: what is published, a certificate for oneself, others' sealed spool.
OF_EVERYBODY = {
    ("/v1/downloads/{what}", "get"),
    ("/v1/paper-certificate", "post"),
    ("/v1/spool", "post"),
}
SIGNED_IN = OF_A_REPORT | OF_THE_CALLER | OF_EVERYBODY


class Scene:
    """An HQ with a person of the role, and an approved report of theirs, their unit's, or another unit's."""

    def __init__(self, agency: TestedAgency, role: Role, whose: str) -> None:
        self.agency = agency
        self.line = Line(agency)
        self.actor = agency.local_vault(agency.person("1", role))
        self.other = agency.local_vault(
            agency.person("2", Role.OFFICER, unit="South" if whose == OTHER else "North")
        )
        writer = self.actor if whose == OWN else self.other
        judge = agency.local_vault(
            agency.person("3", Role.SUPERVISOR, unit="South" if whose == OTHER else "North")
        )
        self.file = attached("order.pdf", SCAN)
        self.story = ReportStory()
        answers = ANSWERS.replace("Trespass COURT-MARKER", "order.pdf")
        agency.take(writer, self.story.sent(writer, answers, attachments=(self.file,)))
        person = agency.hq.admission.admitted(writer.vault)[1]
        piece = (self.story.report, self.file.chunks[0])
        agency.hq.attachments.take(piece, SCAN, person, agency.hq_clock.now())
        agency.take(judge, self.story.approved(judge))

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, dict[str, object]]:
        """HQ's answer to the actor, its time left out."""
        token = self.agency.hq.tokens.make(self.actor.vault, self.agency.hq_clock.now())
        sent = b"" if body is None else json.dumps(body).encode()
        status, said, _ = self.line.ask(method, path, sent, {"Authorization": f"Bearer {token}"})
        return status, {name: value for name, value in said.items() if name != "hq_time"}

    def about(self, report: str) -> dict[str, tuple[int, dict[str, object]]]:
        """HQ's answers about the file, were it of this report."""
        chunk = self.file.chunks[0]
        piece = {"format": 0, "report": report, "chunk": chunk, "content": to_base64(SCAN)}
        return {
            "fetch": self.ask("GET", f"/v1/chunks/{report}/{chunk}"),
            "known": self.ask("POST", "/v1/chunks/known", {"format": 0, "chunks": [[report, chunk]]}),
            "send": self.ask("POST", "/v1/chunks", piece),
        }


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, dict[str, object]]]]:
    """HQ's own description of its requests."""
    agency = TestedAgency(tmp_path_factory.mktemp("described") / "hq")
    yield build(agency.hq, Bell(agency.hq.end_of_log)).openapi()["paths"]
    agency.close()


def test_every_request_stands_in_the_table(described: dict[str, dict[str, dict[str, object]]]) -> None:
    """A new one cannot be added without saying who is served; each says itself what it needs."""
    needs = {
        (path, method): operation.get("security")
        for path, methods in described.items()
        for method, operation in methods.items()
    }
    assert {name for name, said in needs.items() if not said} == OPEN
    assert {name for name, said in needs.items() if said == [{"scraper_token": []}]} == SCRAPED
    assert {name for name, said in needs.items() if said == [{"vault_token": []}]} == SIGNED_IN


@pytest.mark.parametrize(("path", "method"), sorted(SIGNED_IN | SCRAPED))
def test_nobody_is_served_without_a_token_that_holds(agency: TestedAgency, path: str, method: str) -> None:
    """None, a forged one, one that ran out, one of another HQ: alike. One that was revoked: by that name."""
    line, vault = Line(agency), agency.local_vault(agency.person("1", Role.OFFICER))
    asked = path.format(report=uuid.uuid4(), chunk="c" * 43, what="forms", document="DOC-1")
    good = agency.hq.tokens.make(vault.vault, agency.hq_clock.now())
    old = agency.hq.tokens.make(vault.vault, agency.hq_clock.now().replace(year=2025))
    said = set()
    # a letter in the middle of the signature is another: the last two may happen to be the right ones
    forged = f"{good[:-9]}{'B' if good[-9] == 'A' else 'A'}{good[-8:]}"
    for token in ("", "Bearer ", "Bearer x.y", f"Bearer {forged}", f"Bearer {old}", f"Basic {good}"):
        status, answer, _ = line.ask(method.upper(), asked, b"{}", {"Authorization": token})
        said.add((status, answer["code"]))
    assert said == {(401, "token_refused")}
    agency.administration.disable_person("1")
    status, answer, _ = line.ask(method.upper(), asked, b"{}", {"Authorization": f"Bearer {good}"})
    expected = (401, "token_refused") if (path, method) in SCRAPED else (403, "revoked")
    assert (status, answer["code"]) == expected


@pytest.mark.parametrize(("role", "whose"), CELLS, ids=lambda value: str(value))
def test_every_role_s_requests_about_every_report(agency: TestedAgency, role: Role, whose: str) -> None:
    """What is not for the caller is answered like what never was, word for word."""
    scene = Scene(agency, role, whose)
    pair = [scene.story.report, scene.file.chunks[0]]
    there, nowhere = scene.about(scene.story.report), scene.about(str(uuid.uuid4()))
    assert {status for status, _ in nowhere.values()} == {200, 404}
    fetches, sends = (role, whose) in FETCHES, (role, whose) in SENDS
    if fetches:
        assert there["fetch"] == (200, {"format": 0, "content": to_base64(SCAN)})
        assert there["known"] == (200, {"format": 0, "wanted": [], "here": [pair]})
    else:
        assert (there["fetch"], there["known"]) == (nowhere["fetch"], nowhere["known"])
    assert there["send"] == ((200, {"format": 0, "kept": True}) if sends else nowhere["send"])


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_nobody_speaks_for_another_s_vault(agency: TestedAgency, role: Role) -> None:
    """Neither events nor a trail of it are taken from anybody else, and terms are those of the own vault."""
    scene = Scene(agency, role, OTHER)
    batch = json.loads(scene.other.batch_of(ReportStory().sent(scene.other)).to_text())
    line = TrailLine(1, "2026-03-12T20:50:00.000+00:00", "signed_in", "", "ok", "")
    trail = json.loads(AuditBatch.make(scene.other.vault, "", [line], scene.other.key).to_text())
    for path, body in (("/v1/push", batch), ("/v1/audit", trail)):
        status, said = scene.ask("POST", path, body)
        assert (status, said["code"]) == (403, "foreign_vault")
    status, said = scene.ask("GET", "/v1/terms")
    assert status == 200
    assert _claims(str(said["terms"]))["vault"] == scene.actor.vault


def _claims(signed: str) -> dict[str, object]:
    said: dict[str, object] = json.loads(from_base64(signed.split(".")[1]))
    return said
