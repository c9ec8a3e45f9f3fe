"""Days without a network: a person writes a file on a stick and takes in HQ's answer; only that counts."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from citdesk.casework.errors import CitdeskError
from citdesk.sync import sticks
from citdesk.vault.audit import Did
from citdesk.wire import stick_files
from citdesk.wire.exchange import Batch
from citdesk.wire.stick import StickRefused
from citdesk.wire.stick_files import StickTrouble
from citdesk.workspace import Display
from citdesk.workspace.report_files import prepare_file
from tests.unit.vault.pictures import jpeg
from tests.unit.workspace.lone_car import LoneCar, at_once
from tests.unit.workspace.office import WHOLE


@pytest.fixture
def car(tmp_path: Path, small_forms: Path) -> Iterator[LoneCar]:
    """The car."""
    made = LoneCar(tmp_path, small_forms)
    yield made
    made.close()


def _display(car: LoneCar, report: str, by: str = "rivera") -> Display:
    return next(row.display for row in car[by].reports() if row.id == report)


def test_a_report_is_reviewed_and_returned_without_any_network(car: LoneCar) -> None:
    """Two people, two sticks each: sent, seen by the supervisor, returned, and known to its author."""
    car.round_trip()
    car.round_trip("okafor")
    report = car.sent()
    assert _display(car, report) is Display.WAITING
    file = car.written()
    assert _display(car, report) is Display.WAITING  # it lies on a stick: that is no acknowledgement
    answer, taken = car.taken_at_hq(file)
    assert (taken.accepted, taken.refused) == (1, 0)
    assert _display(car, report) is Display.WAITING  # HQ has it; this computer does not know yet
    came = car["rivera"].sticks.take_in(answer, at_once)
    assert (came.steps, came.refused) == (1, 0)
    assert _display(car, report) is Display.SENT
    assert car["rivera"].sync_status().waiting == 0
    car.round_trip("okafor")
    assert [row.id for row in car["okafor"].review_queue()] == [report]
    page = car["okafor"].review(report)
    car["okafor"].return_report(report, page.revision, ["missing_facts"], [], "What did he say?")
    car.round_trip("okafor")
    car.round_trip()
    assert _display(car, report) is Display.RETURNED


def test_a_colleagues_report_travels_along_and_its_word_finds_back(car: LoneCar) -> None:
    """Birch has gone home; Rivera's stick carries Birch's report, and Birch sees that at sign-in."""
    report = car.sent("birch")
    car.sign_out("birch")
    written = car["rivera"].sticks.write(car.stick, at_once)
    assert (written.steps, written.others) == (0, 1)
    answer, taken = car.taken_at_hq(written.path)
    assert taken.others == 1
    assert car["rivera"].sticks.take_in(answer, at_once).others == 1
    car.sign_in("birch")
    assert car["birch"].sync_status().waiting == 0
    assert _display(car, report, "birch") is Display.SENT
    assert car["birch"].sync_status().last_contact is None


def test_what_waits_on_a_stick_is_told_with_its_numbers(car: LoneCar) -> None:
    """Since when, how many; gone once the answer is in; told again for what was sent since."""
    assert car["rivera"].sync_status().stick is None
    car.sent()
    car.sent("birch")
    car.written()
    stick = car["rivera"].sync_status().stick
    assert stick is not None
    assert (stick.number, stick.reports, stick.steps, stick.others) == (1, 1, 1, 1)
    assert stick.since <= car.laptop.clock.now()
    car.sent()
    same = car["rivera"].sync_status().stick
    assert same is not None
    assert same.reports == 1  # the second one is not on the stick
    car.round_trip()
    assert car["rivera"].sync_status().stick is None


def test_when_the_network_was_quicker_nothing_is_waited_for(car: LoneCar) -> None:
    """The stick may still come to HQ: it is recognised, and its answer harms nothing."""
    report = car.sent()
    file = car.written()
    vault = car["rivera"].vault
    known, person = car.hq.admission.admitted(vault.identity.vault)
    events, signature = vault.events.next_waiting(250, 10**6)
    batch = Batch(vault.identity.vault, tuple(events), signature or "")
    vault.inbox.record_verdicts(car.hq.ingest.take(batch, known, person, car.clock.now()))
    assert car["rivera"].sync_status().stick is None
    answer, taken = car.taken_at_hq(file)
    assert taken.accepted == 1
    car["rivera"].sticks.take_in(answer, at_once)
    assert _display(car, report) is Display.SENT


def test_the_network_goes_on_from_where_a_stick_has_led(car: LoneCar) -> None:
    """HQ knows the place in its record by the mark that came with the stick: nothing is handed out twice."""
    car.sent()
    car.round_trip()
    vault = car["rivera"].vault
    assert vault.inbox.cursor() > 0
    _, person = car.hq.admission.admitted(vault.identity.vault)
    answer = car.hq.pulling.after(person, vault.inbox.cursor(), 100, car.clock.now(), mark=vault.inbox.mark())
    assert (answer.items, answer.more) == ((), False)


def test_pictures_travel_with_the_report(car: LoneCar) -> None:
    """The officer's photo goes to HQ by stick, and to the supervisor by the supervisor's."""
    who = car["rivera"]
    report = who.start_report("encounter")
    ready = prepare_file("/encounter/seen/scene_photo", jpeg())
    session = who.open_report(report).session
    for path, value in {**WHOLE, "/encounter/seen/scene_photo": ready.name}.items():
        session.answer(path, value)
    who.save_draft(report, session.to_xml(), {}, (ready,))
    who.send(report)
    written = who.sticks.write(car.stick, at_once)
    assert written.pieces == 1
    answer, taken = car.taken_at_hq(written.path)
    assert taken.pieces == 1
    who.sticks.take_in(answer, at_once)
    assert who.vault.travel.to_send(9) == []
    car.round_trip("okafor")
    assert car["okafor"].file_content(report, ready.name) is None  # it learned of it just now
    car.round_trip("okafor")
    assert car["okafor"].file_content(report, ready.name) == who.file_content(report, ready.name)


def test_every_answer_that_is_not_this_persons_next_one_is_refused_in_one_sentence(
    car: LoneCar, tmp_path: Path
) -> None:
    """Another person's, one taken before, an older one, one's own file, cut, changed, no file of ours."""
    car.sent()
    first = car.written()
    first_answer, _ = car.taken_at_hq(first)
    car.sent()
    second_answer, _ = car.taken_at_hq(car.written())
    rivera, birch = car["rivera"].sticks, car["birch"].sticks
    cut, changed, other = (tmp_path / name for name in ("cut", "changed", "other"))
    content = second_answer.read_bytes()
    cut.write_bytes(content[:-20])
    changed.write_bytes(content[:500] + bytes([content[500] ^ 1]) + content[501:])
    other.write_bytes(b"a shopping list")
    for who, file, code in (
        (birch, second_answer, "foreign"),
        (rivera, first, "wrong_way"),
        (rivera, cut, "cut_off"),
        (rivera, changed, "stick_damaged"),
        (rivera, other, "no_stick_file"),
    ):
        with pytest.raises(StickRefused) as refused:
            who.take_in(file, at_once)
        assert refused.value.code == code
        assert car["rivera"].sync_status().waiting == 2
    rivera.take_in(second_answer, at_once)
    assert car["rivera"].sync_status().waiting == 0
    for file, code in ((second_answer, "taken_before"), (first_answer, "overtaken")):
        with pytest.raises(StickRefused) as refused:
            rivera.take_in(file, at_once)
        assert refused.value.code == code
    with pytest.raises(StickTrouble) as gone:
        rivera.take_in(tmp_path / "gone", at_once)
    assert gone.value.code == "stick_gone"
    did = [line.did for line in car["rivera"].audit_trail()]
    assert did.count(Did.STICK_WRITTEN) == 2
    assert did.count(Did.STICK_TAKEN_IN) == 1
    assert did.count(Did.STICK_REFUSED) == 7


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "stick_full"),
        (errno.EFBIG, "stick_full"),
        (errno.EROFS, "stick_read_only"),
        (errno.EIO, "stick_gone"),
        (errno.ENODEV, "stick_gone"),
    ],
)
@pytest.mark.parametrize("when", ["write", "fsync"])
def test_a_stick_that_fails_leaves_no_file_and_changes_nothing(
    car: LoneCar, monkeypatch: pytest.MonkeyPatch, number: int, code: str, when: str
) -> None:
    """Full, locked or pulled out: one sentence, no half file, and the next attempt works."""
    car.sent()

    fsync = os.fsync

    def fails(*of: object) -> None:
        if isinstance(of[0], int) and car.stick not in Path(f"/proc/self/fd/{of[0]}").resolve().parents:
            fsync(of[0])  # the laptop's own disk is well
            return
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as during:
        if when == "fsync":
            during.setattr(stick_files.os, "fsync", fails)
        else:
            during.setattr("citdesk.wire.stick.StickWriter.add", fails)
        with pytest.raises(StickTrouble) as trouble:
            car["rivera"].sticks.write(car.stick, at_once)
    assert trouble.value.code == code
    assert str(trouble.value).endswith(".")
    assert list(car.stick.iterdir()) == []
    assert car["rivera"].sync_status().stick is None
    car.round_trip()
    assert car["rivera"].sync_status().waiting == 0


def test_a_crash_while_taking_in_is_mended_by_taking_in_again(
    car: LoneCar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after each part: everything is there once in the end; only then the answer counts as taken."""
    car.administration.set_rules(car.hq.terms.rules())
    car.sent()
    car.sent("birch")
    answer, _ = car.taken_at_hq(car.written())
    taking = sticks._Taking.take
    for parts in range(6):
        left = [parts]

        def killed(self: object, part: object, left: list[int] = left) -> None:
            if left[0] == 0:
                raise KeyboardInterrupt
            left[0] -= 1
            taking(self, part)  # type: ignore[arg-type]

        with monkeypatch.context() as during:
            during.setattr(sticks._Taking, "take", killed)
            try:
                car["rivera"].sticks.take_in(answer, at_once)
                break
            except KeyboardInterrupt:
                assert car["rivera"].vault.sticks.answered == 0
    else:
        car["rivera"].sticks.take_in(answer, at_once)
    assert car["rivera"].sync_status().waiting == 0
    assert car["rivera"].vault.sticks.answered == 1
    assert len(car["rivera"].reports()) == 1


def test_numbers_count_up_on_the_laptop_and_names_tell_of_nobody(car: LoneCar) -> None:
    """Two people's files never have one number, and nothing in a name or in clear says whose they are."""
    car.sent()
    files = [car.written("rivera"), car.written("birch"), car.written("rivera")]
    assert [file.name[:19] for file in files] == [f"citdesk-to-hq-{number:04d}-" for number in (1, 2, 3)]
    for file in files:
        content = file.read_bytes()
        for badge, person in car.people.items():
            for secret in (badge, person.name, person.id, car[badge].vault.identity.vault):
                assert secret.encode() not in content


def test_a_vault_put_back_from_a_copy_gives_no_number_twice(car: LoneCar) -> None:
    """The laptop remembers beside the vaults; what HQ has taken of it before stands in nobody's way."""
    car.sent()
    answer, _ = car.taken_at_hq(car.written())
    vault = car["rivera"].vault
    with vault.store.writing():
        vault.store.set_fact("sticks", '{"files":[]}')
    with pytest.raises(StickRefused) as forgotten:
        car["rivera"].sticks.take_in(answer, at_once)
    assert forgotten.value.code == "foreign"
    assert car.written().name.startswith("citdesk-to-hq-0002-")
    car.round_trip()
    assert car["rivera"].sync_status().waiting == 0


def test_an_old_answer_turns_no_time_back(car: LoneCar) -> None:
    """Terms on a stick are days old: the lease they name counts, but it is not as late as they were told."""
    car.round_trip()
    answer, _ = car.taken_at_hq(car.written())
    car.laptop.clock.forward(timedelta(days=3))
    before = car["rivera"].vault.terms.time.now()
    car["rivera"].sticks.take_in(answer, at_once)
    after = car["rivera"].vault.terms.time.now()
    assert before is not None
    assert after is not None
    assert after.at >= before.at
    terms = car["rivera"].vault.terms.get()
    assert terms is not None
    assert terms.told_at > before.at - timedelta(days=4)


def test_who_came_in_by_escrow_writes_no_file(car: LoneCar) -> None:
    """Nothing is signed in another's name."""
    vault = car["rivera"].vault
    vault._keys = replace(vault.keys, signing=None)
    with pytest.raises(CitdeskError) as refused:
        car["rivera"].sticks.write(car.stick, at_once)
    assert refused.value.code == "cannot_sign"
    assert list(car.stick.iterdir()) == []
