"""``citdesk vault`` as an administrator types it: what is said, how it ends, and that nothing is lost."""

from __future__ import annotations

import errno
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citdesk.cli import vault as command
from citdesk.cli.device import app
from citdesk.vault.copies import copies, made_at
from citdesk.workspace import Desk, Did
from tests.unit.vault.props import CHEAP, OFFICER, PASSPHRASE, SUPERVISOR, Laptop
from tests.unit.workspace.office import write_forms

MARKER = "Zq7Planted"


class Computer:
    """A laptop with the officer's vault and one copy of it, and a terminal."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.forms = write_forms(folder / "forms")
        self.laptop = Laptop(folder / "profile")
        self.laptop.new_vault().close()
        monkeypatch.setattr(command, "Desk", lambda _: self.desk())
        monkeypatch.setattr("citdesk.vault.no_dumps.forbid_core_dumps", lambda: None)

    def desk(self) -> Desk:
        """The computer as the program finds it."""
        laptop = self.laptop
        return Desk(laptop.folder, clock=laptop.clock, secrets=laptop.secrets, cost=CHEAP, forms=self.forms)

    def types(self, *words: str, passphrase: str = PASSPHRASE) -> tuple[int, str]:
        """Exit code and everything that was said."""
        given = ["vault", *words, "--badge", OFFICER.badge]
        done = CliRunner().invoke(app, given, input=f"{passphrase}\n")
        assert "Traceback" not in done.output
        return done.exit_code, done.output

    def writes(self) -> str:
        """The officer begins a report and signs out; gives its id."""
        work = self.desk().sign_in(OFFICER.badge, PASSPHRASE)
        report = work.start_report("encounter")
        session = work.open_report(report).session
        session.answer("/encounter/call/last_name", MARKER)
        work.save_draft(report, session.to_xml(), {})
        work.close()
        return report

    def a_day_later(self) -> None:
        """So that signing out makes a new copy."""
        self.laptop.clock.forward(timedelta(days=1))

    def damages(self) -> bytes:
        """Bytes in the middle of the database change; gives what the file then is."""
        file = self.laptop.place() / "vault.db"
        content = bytearray(file.read_bytes())
        content[5000:5040] = b"?" * 40
        file.write_bytes(content)
        return bytes(content)

    def reports(self) -> list[str]:
        """What the officer sees after signing in."""
        work = self.desk().sign_in(OFFICER.badge, PASSPHRASE)
        try:
            return [row.id for row in work.reports()]
        finally:
            work.close()


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """The computer on an administrator's bench."""
    return Computer(tmp_path, monkeypatch)


def test_a_sound_vault_is_said_to_be_sound(computer: Computer) -> None:
    """Pages, trail and each copy get a line of their own."""
    code, said = computer.types("check")
    assert code == 0
    assert "All of it is sound" in said
    assert "copy of 2026-03-13" in said


def test_damage_is_found_wherever_it_is(computer: Computer) -> None:
    """In the vault itself, and in a copy of a vault that is sound; each ends with 3."""
    (copy,) = copies(computer.laptop.place())
    spoilt = bytearray((copy / "vault.db").read_bytes())
    spoilt[6000] ^= 1
    (copy / "vault.db").write_bytes(spoilt)
    code, said = computer.types("check")
    assert code == 3
    assert "problem  copy of" in said
    computer.damages()
    code, said = computer.types("check")
    assert code == 3
    assert "damaged" in said


@pytest.mark.parametrize("words", [("check",), ("repair",), ("restore",)])
def test_a_wrong_passphrase_does_nothing_and_counts(computer: Computer, words: tuple[str, ...]) -> None:
    """Five of them lock these commands like the sign-in."""
    for _ in range(4):
        code, said = computer.types(*words, passphrase="not it at all")
        assert (code, "[wrong_sign_in]" in said) == (1, True)
    assert "[locked_out]" in computer.types(*words, passphrase="not it at all")[1]
    assert "[locked_out]" in computer.types(*words)[1]


def test_a_lost_tail_is_repaired_and_told(computer: Computer) -> None:
    """Afterwards the vault opens without a word, and the trail has both."""
    (computer.laptop.place() / "tail").unlink()
    assert computer.types("check")[0] == 3
    code, said = computer.types("repair")
    assert code == 3
    assert "problem  end of the last work" in said
    assert computer.types("check")[0] == 0
    work = computer.desk().sign_in(OFFICER.badge, PASSPHRASE)
    did = [line.did for line in work.audit_trail()]
    assert Did.LOSS_ACCEPTED in did
    assert Did.REPAIRED in did
    work.close()


def test_a_colleagues_key_file_is_named_and_counts_as_no_wrong_passphrase(computer: Computer) -> None:
    """Both files lie on one laptop and were swapped: nobody is locked out, and the copy brings it back."""
    report = computer.writes()
    computer.laptop.new_vault(SUPERVISOR).close()
    shutil.copy(computer.laptop.place(SUPERVISOR) / "slots.json", computer.laptop.place() / "slots.json")
    for _ in range(6):
        code, said = computer.types("check")
        assert code == 3
        assert "key file of your vault on this computer is damaged" in said
    code, said = computer.types("restore")
    assert code == 0, said
    assert computer.types("check")[0] == 0
    assert set(computer.reports()) <= {report}


@pytest.mark.parametrize("looked_at_up_to", [8 * 1024 * 1024, 0], ids=["small", "large"])
def test_a_mixed_vault_is_repaired_where_nothing_better_is_there(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, looked_at_up_to: int
) -> None:
    """A page of before this evening is in it: named, taken as it is, and the trail says so.

    Also in a vault so large that signing in does not look for it.
    """
    for limit in ("CHECKED_AT_OPENING", "CHECKED_AFTER_START"):
        monkeypatch.setattr(f"citdesk.vault.database.{limit}", looked_at_up_to)
    place = computer.laptop.place()
    before = (place / "vault.db").read_bytes()
    report = computer.writes()
    after = (place / "vault.db").read_bytes()
    kept = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
    for at in range(4096, len(before), 4096):
        if before[at : at + 4096] == after[at : at + 4096]:
            continue
        for name, content in kept.items():
            (place / name).write_bytes(content)
        (place / "vault.db").write_bytes(after[:at] + before[at : at + 4096] + after[at + 4096 :])
        (place / "session").unlink()
        if "older than the rest" in computer.types("check")[1]:
            break
    else:
        pytest.fail("no page makes a mixed vault")
    code, said = computer.types("repair")
    assert code == 3
    assert "problem  what belongs together" in said
    assert computer.types("check")[0] == 0
    work = computer.desk().sign_in(OFFICER.badge, PASSPHRASE)
    accepted = [line.outcome for line in work.audit_trail() if line.did is Did.LOSS_ACCEPTED]
    assert accepted == ["mixed_vault"]
    work.close()
    assert computer.reports() in ([], [report])


def test_repairing_a_sound_vault_changes_no_work(computer: Computer) -> None:
    """Indexes and standings are built again from the same events."""
    report = computer.writes()
    assert computer.types("repair")[0] == 0
    assert computer.reports() == [report]


def test_damaged_pages_are_not_repaired_but_restored(computer: Computer) -> None:
    """The copy of the last sign-out opens, and the damaged files are beside it, byte for byte."""
    report = computer.writes()
    computer.a_day_later()
    assert computer.reports() == [report]
    broken = computer.damages()
    assert computer.types("repair")[0] == 3
    code, said = computer.types("restore")
    assert code == 0, said
    assert computer.reports() == [report]
    (aside,) = computer.laptop.place().glob("set-aside-*")
    assert str(aside) in said
    assert (aside / "vault.db").read_bytes() == broken


@pytest.mark.parametrize("gone", [False, True], ids=["damaged", "gone"])
def test_where_the_newest_copy_is_damaged_an_older_one_is_put_back(computer: Computer, *, gone: bool) -> None:
    """Damage that nobody met is copied with the rest; what is said names the day of the sound copy."""
    report = computer.writes()
    for _ in range(2):
        computer.a_day_later()
        assert computer.reports() == [report]
    newest, sound, _ = copies(computer.laptop.place())
    (newest / "vault.db").write_bytes(_flipped((newest / "vault.db").read_bytes(), 6000))
    computer.damages()
    for file in computer.laptop.place().iterdir():
        if gone and file.is_file():
            file.unlink()
    code, said = computer.types("restore")
    assert code == 0, said
    assert f"{made_at(sound):%d %B %Y}" in said
    assert computer.reports() == [report]


def test_where_the_disk_fails_under_the_newest_copy_the_next_one_is_put_back(computer: Computer) -> None:
    """What was passed over is named with the reason, and the damaged vault hinders nobody."""
    report = computer.writes()
    for _ in range(3):
        computer.a_day_later()
        assert computer.reports() == [report]
    newest, odd, sound = copies(computer.laptop.place())
    (newest / "vault.db").unlink()  # opening it fails in the system, not in SQLite
    (odd / "tail").unlink()
    os.mkfifo(odd / "tail")  # opening it would wait for ever
    code, said = computer.types("check")
    assert code == 3
    assert said.count("problem  copy of") == 2
    computer.damages()
    code, said = computer.types("restore")
    assert code == 0, said
    assert f"Passed over: copy of {made_at(newest):%Y-%m-%d %H:%M} UTC. It could not be read" in said
    assert f"Passed over: copy of {made_at(odd):%Y-%m-%d %H:%M} UTC. It is damaged." in said
    assert f"{made_at(sound):%d %B %Y}" in said
    assert computer.reports() == [report]


def test_where_the_disk_no_longer_says_what_a_copy_is_the_next_one_is_put_back(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even asking what lies there is answered: such a copy is named and passed over like any other."""
    report = computer.writes()
    computer.a_day_later()
    assert computer.reports() == [report]
    computer.a_day_later()
    assert computer.reports() == [report]
    sick, sound, *_ = copies(computer.laptop.place())
    asks = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        if sick in (path, path.parent):
            raise OSError(errno.EIO, "Input/output error")
        return asks(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    code, said = computer.types("check")
    assert (code, said.count("problem  copy of")) == (3, 1)
    computer.damages()
    code, said = computer.types("restore")
    assert code == 0, said
    assert f"Passed over: copy of {made_at(sick):%Y-%m-%d %H:%M} UTC. It could not be read" in said
    assert f"{made_at(sound):%d %B %Y}" in said
    assert computer.reports() == [report]


def test_where_no_copy_is_sound_nothing_is_put_back(computer: Computer) -> None:
    """The damage is named, and vault and copies lie as they did."""
    (copy,) = copies(computer.laptop.place())
    (copy / "vault.db").write_bytes(_flipped((copy / "vault.db").read_bytes(), 6000))
    broken = computer.damages()
    code, said = computer.types("restore")
    assert (code, "[damaged_vault]" in said) == (3, True)
    assert (computer.laptop.place() / "vault.db").read_bytes() == broken
    assert not list(computer.laptop.place().glob("set-aside-*"))


def test_restoring_never_takes_unsynced_work(computer: Computer) -> None:
    """The vault opens and holds a draft that the copy does not know: it is left alone."""
    report = computer.writes()
    code, said = computer.types("restore")
    assert (code, "[would_lose_work]" in said) == (1, True)
    assert "1 thing" in said
    assert computer.reports() == [report]
    assert not list(computer.laptop.place().glob("set-aside-*"))


def test_a_passphrase_changed_since_the_copy_stays_changed(computer: Computer) -> None:
    """A copy does not bring back a passphrase that was given up."""
    work = computer.desk().sign_in(OFFICER.badge, PASSPHRASE)
    computer.desk().change_passphrase(work, PASSPHRASE, "lantern walnut ferry")
    work.close()
    computer.damages()
    code, said = computer.types("restore", passphrase="lantern walnut ferry")
    assert code == 0, said
    computer.desk().sign_in(OFFICER.badge, "lantern walnut ferry").close()


def test_an_exported_vault_is_encrypted_and_opens_elsewhere_with_the_recovery_code(
    computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a word of it in clear; on another computer nothing but the code on paper opens it."""
    report = computer.writes()
    file = tmp_path / "vault.zip"
    assert computer.types("export", str(file))[0] == 0
    assert MARKER.encode() not in file.read_bytes()
    assert OFFICER.badge.encode() not in file.read_bytes()
    assert "[file_there]" in computer.types("export", str(file))[1]
    code = computer.laptop.recovery_code
    other = Computer(tmp_path / "other", monkeypatch)
    place = other.laptop.place()
    place.rename(tmp_path / "somebody else's")
    other.laptop.secrets.kept.pop(place.name)
    status, said = other.types("restore", str(file))
    assert (status, "recovery code" in said) == (0, True)
    work = other.desk().recover(OFFICER.badge, code, "lantern walnut ferry")
    assert [row.id for row in work.reports()] == [report]
    work.close()


def _without_a_file(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name != "tail"}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in kept.items():
            archive.writestr(name, content)


def _with_another_file(file: Path) -> None:
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../outside", b"x")


def _changed_with_a_new_sum(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        kept = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    kept["vault.db"][5000] ^= 1
    import hashlib

    sums = {n: hashlib.sha256(c).hexdigest() for n, c in kept.items() if n != "vault.json"}
    kept["vault.json"] = bytearray(json.dumps({"format": 1, "sha256": sums}).encode())
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in kept.items():
            archive.writestr(name, bytes(content))


def _packed_anew(how: int, listed: str | None = None) -> Callable[[Path], None]:
    def pack(file: Path) -> None:
        with zipfile.ZipFile(file) as archive:
            kept = {name: archive.read(name) for name in archive.namelist()}
        if listed is not None:
            kept["vault.json"] = listed.encode()
        with zipfile.ZipFile(file, "w", how) as archive:
            for name, content in kept.items():
                archive.writestr(name, content)

    return pack


def _said_to_be_encrypted(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for head, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        found = content.find(head)
        while found >= 0:
            content[found + at] |= 1
            found = content.find(head, found + 4)
    file.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        _packed_anew(zipfile.ZIP_LZMA),
        _packed_anew(zipfile.ZIP_BZIP2),
        _packed_anew(zipfile.ZIP_STORED, "[]"),
        _packed_anew(zipfile.ZIP_STORED, '{"format": 1, "sha256": null}'),
        _packed_anew(zipfile.ZIP_STORED, "[" * 20_000),
        _packed_anew(zipfile.ZIP_STORED, "x" * 100_000),
        _said_to_be_encrypted,
        lambda file: file.write_bytes(file.read_bytes()[:3000]),
        lambda file: file.write_bytes(b"not a vault"),
        lambda file: file.write_bytes(file.read_bytes().replace(b'"format": 1', b'"format": 9')),
        lambda file: file.write_bytes(_flipped(file.read_bytes(), 5000)),
        _without_a_file,
        _with_another_file,
        _changed_with_a_new_sum,
    ],
)
def test_a_file_that_is_no_whole_vault_is_refused(computer: Computer, tmp_path: Path, spoil: object) -> None:
    """Cut, changed, foreign or made up: said, and the present vault is as it was."""
    file = tmp_path / "vault.zip"
    computer.types("export", str(file))
    before = (computer.laptop.place() / "slots.json").read_bytes()
    spoil(file)  # type: ignore[operator]
    code, _ = computer.types("restore", str(file))
    assert code in (1, 3)
    assert (computer.laptop.place() / "slots.json").read_bytes() == before
    assert not list(computer.laptop.place().glob("set-aside-*"))
    assert not (computer.laptop.folder / "people" / "outside").exists()
    assert computer.reports() == []


def _flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_without_a_copy_there_is_nothing_to_restore(computer: Computer) -> None:
    """It is said, and the damaged vault stays where it is."""
    for copy in copies(computer.laptop.place()):
        for file in copy.iterdir():
            file.unlink()
        copy.rmdir()
    broken = computer.damages()
    code, said = computer.types("restore")
    assert (code, "[no_copy]" in said) == (1, True)
    assert (computer.laptop.place() / "vault.db").read_bytes() == broken


def test_an_open_vault_is_left_alone(computer: Computer) -> None:
    """Somebody is signed in: every command says so."""
    work = computer.desk().sign_in(OFFICER.badge, PASSPHRASE)
    for words in (("check",), ("repair",), ("restore",)):
        code, said = computer.types(*words)
        assert (code, "[vault_in_use]" in said) == (1, True)
    work.close()
