"""Attachments over the wire: by missing piece, resumable anywhere, and only to those who may see them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from citdesk.casework.errors import CitdeskError, Refused, Tampered
from citdesk.casework.events import Attachment
from citdesk.casework.people import Role
from citdesk.casework.projection import Audience, visible_files
from citdesk.hq.attachments import check_attachments
from citdesk.hq.store import tables as t
from citdesk.sync.carrying import MOST_AT_ONCE
from citdesk.sync.exchange import Exchange, ExchangeResult
from citdesk.sync.problems import HqUnreachable
from citdesk.sync.transport import Transport
from citdesk.wire.chunks import CHUNK_BYTES, MOST_BYTES_OF_FILE, MOST_FILES_OF_REPORT, pairs_from_json
from citdesk.wire.encoding import to_base64
from citdesk.wire.exchange import ItemKind, PullAnswer
from citdesk.wire.projected import Projected
from tests.sync.agency import DIVERSION, TestedAgency
from tests.sync.memory_box import MemoryBox, attached
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory

PICTURE = secrets.token_bytes(3 * CHUNK_BYTES + 77)
SCAN = b"%PDF- a short scan"


class Seat:
    """A person at a vault with attachments, and their line to HQ."""

    def __init__(self, agency: TestedAgency, badge: str, *roles: Role, unit: str = "North") -> None:
        self.agency = agency
        self.vault: MemoryVault = agency.local_vault(agency.person(badge, *roles, unit=unit))
        self.box = MemoryBox()

    def exchange(self, line: Transport | None = None) -> ExchangeResult:
        """One exchange with attachments; what was pulled is expected, as a vault does."""
        transport = line or self.agency.transport()
        with transport:
            made = Exchange(
                self.vault, transport, self.vault.clock, secrets.token_bytes, attachments=self.box
            )
            return made.exchange_once()

    def ask(self, path: str, body: dict[str, object] | None = None) -> dict[str, object]:
        """One request with this vault's token."""
        with self.agency.transport() as line:
            token = self.agency.token(self.vault)
            return line.get(path, token=token) if body is None else line.post(path, body, token)


class CutLine(Transport):
    """A line that is cut after so many pieces were sent or fetched."""

    left = 0

    def post(self, path: str, body: object, token: str | None = None) -> dict[str, object]:
        """See Transport."""
        self._count(path == "/v1/chunks")
        return super().post(path, body, token)  # pyright: ignore[reportArgumentType]

    def get(self, path: str, *args: object, **named: object) -> dict[str, object]:
        """See Transport."""
        self._count(path.startswith("/v1/chunks/"))
        return super().get(path, *args, **named)  # pyright: ignore[reportArgumentType]

    def _count(self, piece: bool) -> None:
        if piece:
            if self.left == 0:
                raise HqUnreachable
            self.left -= 1


def _cut(agency: TestedAgency, after: int) -> CutLine:
    line = CutLine(agency.address, agency.hq.folder.authority.read_text())
    line.left = after
    return line


@pytest.fixture
def officer(agency: TestedAgency) -> Seat:
    """An officer."""
    return Seat(agency, "101", Role.OFFICER)


@pytest.fixture
def supervisor(agency: TestedAgency) -> Seat:
    """The officer's supervisor."""
    return Seat(agency, "201", Role.SUPERVISOR)


def _send(
    officer: Seat, *contents: bytes, answers: str = "<diversion/>"
) -> tuple[ReportStory, list[Attachment]]:
    """A report with these files, in the vault."""
    story = ReportStory()
    files = [attached(f"picture-{number}.jpg", content) for number, content in enumerate(contents)]
    story.sent(officer.vault, answers, attachments=tuple(files))
    for file, content in zip(files, contents, strict=True):
        officer.box.attach(story.report, file, content)
    return story, files


def test_a_picture_travels_from_the_car_to_the_supervisor(officer: Seat, supervisor: Seat) -> None:
    """Piece by piece to HQ and on, and at its end it is what was attached."""
    story, (picture, scan) = _send(officer, PICTURE, SCAN)
    assert not officer.exchange().more
    assert officer.box.to_send(9) == []
    supervisor.box.expect(story.report, picture, scan)
    supervisor.exchange()
    assert supervisor.box.whole(story.report, picture) == PICTURE
    assert supervisor.box.whole(story.report, scan) == SCAN


def test_cut_in_the_middle_it_resumes_with_what_is_missing(
    agency: TestedAgency, officer: Seat, supervisor: Seat
) -> None:
    """Both ways: what was acknowledged is not sent again, what arrived is not fetched again."""
    story, (picture,) = _send(officer, PICTURE)
    with pytest.raises(HqUnreachable):
        officer.exchange(_cut(agency, 2))
    assert len(officer.box.at_hq) == 2
    line = _cut(agency, 2)
    officer.exchange(line)
    assert line.left == 0
    supervisor.box.expect(story.report, picture)
    with pytest.raises(HqUnreachable):
        supervisor.exchange(_cut(agency, 3))
    line = _cut(agency, 1)
    supervisor.exchange(line)
    assert supervisor.box.whole(story.report, picture) == PICTURE


def test_a_lost_acknowledgement_costs_a_question_and_no_piece(agency: TestedAgency, officer: Seat) -> None:
    """HQ has the piece: the vault hears so instead of sending it again."""
    _send(officer, PICTURE)
    officer.exchange()
    officer.box.at_hq.clear()
    officer.exchange(_cut(agency, 0))
    assert officer.box.to_send(9) == []


def test_many_pieces_let_events_pass_between_them(officer: Seat) -> None:
    """A bounded number in one exchange; then the loop is told to go on at once."""
    _send(officer, *[secrets.token_bytes(9) for _ in range(MOST_AT_ONCE + 1)])
    assert officer.exchange().more
    assert not officer.exchange().more
    assert officer.box.to_send(9) == []


def test_pieces_of_a_refused_report_wait_and_hold_nothing_up(officer: Seat) -> None:
    """HQ takes no piece that no accepted revision names; others go past it."""
    lost = attached("picture.jpg", SCAN)
    nowhere = ReportStory()
    officer.box.attach(nowhere.report, lost, SCAN)
    _send(officer, PICTURE)
    officer.exchange()
    assert [chunk.report for chunk in officer.box.to_send(9)] == [nowhere.report]


def test_a_picture_that_comes_later_is_fetched_by_who_waits_for_news(
    agency: TestedAgency, officer: Seat, supervisor: Seat
) -> None:
    """The report is there before its picture; nobody has to sign in again for the rest."""
    story, (picture,) = _send(officer, PICTURE)
    agency.sync(officer.vault)
    supervisor.box.expect(story.report, picture)
    supervisor.exchange()
    assert supervisor.box.has == {}
    officer.exchange()
    with agency.transport() as line:
        waiting = Exchange(
            supervisor.vault, line, supervisor.vault.clock, secrets.token_bytes, attachments=supervisor.box
        )
        assert waiting.wait_for_news(0) > 0  # so whoever shows the report hears of it
        assert waiting.wait_for_news(0) == 0
    assert supervisor.box.whole(story.report, picture) == PICTURE


def test_pieces_on_their_way_are_looked_for_again_soon(
    agency: TestedAgency, officer: Seat, supervisor: Seat
) -> None:
    """Whoever waits for news of a report without its picture asks again within a second, then ever later."""
    story, (picture,) = _send(officer, PICTURE)
    agency.sync(officer.vault)
    supervisor.box.expect(story.report, picture)
    waits: list[int] = []

    class Watched(Exchange):
        def _pull(self, wait: int) -> PullAnswer:
            waits.append(wait)
            return super()._pull(0)

    with agency.transport() as line:
        waiting = Watched(
            supervisor.vault, line, supervisor.vault.clock, secrets.token_bytes, attachments=supervisor.box
        )
        for _ in range(5):
            waiting.wait_for_news(25)
        officer.exchange()
        waiting.wait_for_news(25)
        waiting.wait_for_news(25)
    assert waits == [25, 1, 2, 4, 8, 16, 25]
    assert supervisor.box.whole(story.report, picture) == PICTURE


ANSWERS = (
    "<diversion><charge>picture-0.jpg</charge>"
    "<health><diagnosis>picture-1.jpg</diagnosis></health><notes>see picture-0.jpg</notes></diversion>"
)


def test_who_gets_which_piece(agency: TestedAgency, officer: Seat, supervisor: Seat) -> None:
    """Every role × own, the unit's, another unit's, approved and not; one answer for hidden and missing."""
    story, files = _send(officer, PICTURE, SCAN, answers=ANSWERS)
    officer.exchange()
    seats = {
        "author": officer,
        "supervisor": supervisor,
        "supervisor elsewhere": Seat(agency, "202", Role.SUPERVISOR, unit="South"),
        "officer of the unit": Seat(agency, "102", Role.OFFICER),
        "liaison": Seat(agency, "301", Role.LIAISON),
        "analyst": Seat(agency, "401", Role.ANALYST),
        "administrator": Seat(agency, "501", Role.ADMINISTRATOR),
        "clinician": Seat(agency, "601", Role.CLINICIAN),
    }
    sees_all = {"author", "supervisor"}
    assert _seen(seats, story, files) == {name: (0, 1) if name in sees_all else () for name in seats}
    story.approved(supervisor.vault)
    supervisor.exchange()
    expected = {name: (0, 1) if name in sees_all else () for name in seats} | {"liaison": (0,)}
    assert _seen(seats, story, files) == expected
    story.voided(supervisor.vault)
    supervisor.exchange()
    assert _seen(seats, story, files)["liaison"] == ()


def _seen(seats: dict[str, Seat], story: ReportStory, files: list[Attachment]) -> dict[str, tuple[int, ...]]:
    """Which files each may fetch; asking and fetching say the same."""
    seen: dict[str, tuple[int, ...]] = {}
    for name, seat in seats.items():
        pairs = [[story.report, file.chunks[0]] for file in files]
        said = seat.ask("/v1/chunks/known", {"format": 0, "chunks": pairs})
        given = pairs_from_json(said["here"])
        here = tuple(number for number, pair in enumerate(pairs) if tuple(pair) in given)
        fetched: list[int] = []
        for number, (report, chunk) in enumerate(pairs):
            try:
                seat.ask(f"/v1/chunks/{report}/{chunk}")
                fetched.append(number)
            except CitdeskError as refused:
                assert (refused.code, str(refused)) == ("no_such_chunk", "HQ has no such piece.")
        assert here == tuple(fetched)
        assert said["wanted"] == []
        seen[name] = here
    return seen


def test_nobody_but_an_author_adds_a_piece(agency: TestedAgency, officer: Seat, supervisor: Seat) -> None:
    """Not even the supervisor who reads the report."""
    story, (picture,) = _send(officer, SCAN)
    agency.sync(officer.vault)
    body = {"format": 0, "report": story.report, "chunk": picture.chunks[0], "content": to_base64(SCAN)}
    with pytest.raises(CitdeskError) as refused:
        supervisor.ask("/v1/chunks", body)
    assert refused.value.code == "no_such_chunk"
    assert officer.ask("/v1/chunks", body)["kept"] is True


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"content": to_base64(b"something else")}, "chunk_changed"),
        ({"content": to_base64(bytes(CHUNK_BYTES + 1))}, "too_large"),
        ({"content": to_base64(bytes(2 * CHUNK_BYTES))}, "too_large"),
        ({"content": "!"}, "malformed"),
        ({"chunk": "nothing"}, "no_such_chunk"),
        ({"report": "nothing' OR 1=1"}, "no_such_chunk"),
        ({"report": "\0"}, "malformed"),
    ],
)
def test_a_piece_that_is_not_the_one_named_is_refused(
    agency: TestedAgency, officer: Seat, change: dict[str, object], code: str
) -> None:
    """Other bytes, too many, none; HQ keeps nothing of them."""
    story, (scan,) = _send(officer, SCAN)
    agency.sync(officer.vault)
    body = {"format": 0, "report": story.report, "chunk": scan.chunks[0], "content": to_base64(SCAN)}
    with pytest.raises(CitdeskError) as refused:
        officer.ask("/v1/chunks", body | change)
    assert refused.value.code == code
    with agency.hq.database.read() as connection:
        assert connection.execute(select(t.attachment_chunks.c.sealed)).scalars().all() == [None]


def test_pieces_lie_sealed_at_hq(agency: TestedAgency, officer: Seat) -> None:
    """Neither content nor key nor name of a file stands in the database."""
    marker = b"%PDF- MARKER-OF-A-SCAN"
    story, (scan,) = _send(officer, marker)
    officer.exchange()
    agency.hq.close()
    stored = b"".join(path.read_bytes() for path in agency.root.iterdir() if path.name.startswith("hq.db"))
    for secret in (marker, scan.key.encode(), b"picture-0.jpg"):
        assert secret not in stored
    assert story.report.encode() in stored


GOOD = attached("picture.jpg", PICTURE)


@pytest.mark.parametrize(
    "files",
    [
        [replace(GOOD, size=MOST_BYTES_OF_FILE + 1)],
        [replace(GOOD, size=GOOD.size + CHUNK_BYTES)],
        [replace(GOOD, size=-1)],
        [replace(GOOD, key="short")],
        [replace(GOOD, chunks=(*GOOD.chunks[:-1], "short"))],
        [replace(GOOD, name="")],
        [replace(GOOD, sha256="")],
        [GOOD, GOOD],
        [attached(f"{number}.jpg", SCAN) for number in range(MOST_FILES_OF_REPORT + 1)],
    ],
)
def test_a_revision_with_impossible_attachments_is_refused(files: list[Attachment]) -> None:
    """Sizes, counts, keys and names are bounded before anything is kept."""
    check_attachments([GOOD])
    with pytest.raises(Refused):
        check_attachments(files)


@pytest.mark.parametrize(
    ("answers", "seen"),
    [
        ("<charge>a.jpg</charge>", {"a.jpg"}),
        ("<notes>a.jpg</notes>", set[str]()),
        ("<charge>a.jpg</charge><notes>a.jpg</notes>", set[str]()),
        ("<charge>see a.jpg</charge>", set[str]()),
        ("", set[str]()),
    ],
)
def test_a_file_is_seen_where_every_answer_that_names_it_is(answers: str, seen: set[str]) -> None:
    """Typing a hidden file's name into an answer for the court does not open it."""
    xml = f"<diversion>{answers}</diversion>".encode()
    assert visible_files(DIVERSION.binds, xml, Audience.COURT, ["a.jpg"]) == seen


def test_the_projection_names_what_the_court_may_fetch(
    agency: TestedAgency, officer: Seat, supervisor: Seat
) -> None:
    """And not that there is more."""
    story, files = _send(officer, PICTURE, SCAN, answers=ANSWERS)
    officer.exchange()
    story.approved(supervisor.vault)
    supervisor.exchange()
    liaison = Seat(agency, "301", Role.LIAISON)
    liaison.exchange()
    (item,) = liaison.vault.pulled(ItemKind.PROJECTION)
    said = Projected.verify(agency.hq.signing_key.public, str(item.body["signed"]))
    assert said.attachments == (files[0],)


def _replace_piece(agency: TestedAgency) -> None:
    chunks = t.attachment_chunks
    with agency.hq.database.append() as connection:
        first, second = connection.execute(select(chunks).order_by(chunks.c.id).limit(2)).all()
        connection.execute(update(chunks).where(chunks.c.id == first.id).values(sealed=second.sealed))


def _flip_bit(agency: TestedAgency) -> None:
    chunks = t.attachment_chunks
    with agency.hq.database.append() as connection:
        row = connection.execute(select(chunks)).first()
        assert row is not None
        sealed = bytearray(row.sealed)
        sealed[99] ^= 1
        connection.execute(update(chunks).where(chunks.c.id == row.id).values(sealed=bytes(sealed)))


@pytest.mark.parametrize("change", [_replace_piece, _flip_bit])
def test_a_piece_changed_at_hq_is_never_handed_out(
    agency: TestedAgency, officer: Seat, supervisor: Seat, change: Callable[[TestedAgency], None]
) -> None:
    """HQ finds it before anybody gets it, and the vault would find it too."""
    story, (picture,) = _send(officer, PICTURE)
    officer.exchange()
    change(agency)
    person = agency.hq.admission.admitted(supervisor.vault.vault)[1]
    bad = 0
    for chunk in picture.chunks:
        try:
            agency.hq.attachments.content((story.report, chunk), person)
        except Tampered:
            bad += 1
    assert bad == 1
