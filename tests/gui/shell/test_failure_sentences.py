"""What fails at a desk is said in the language of the screen, word for word as the code says it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import citdesk
from citdesk.casework.errors import CitdeskError
from citdesk.casework.ids import ReportId
from citdesk.desktop.files.pictures import NotAPicture
from citdesk.desktop.shell.failure_sentences import SENTENCES, spoken_sentence
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.vault.attachments.failures import FileUnreadable, NoAttachment
from citdesk.vault.attachments.kinds import NotAccepted
from citdesk.vault.attachments.limits import TooLarge, TooMuch
from citdesk.vault.drafts import NoDraft, PracticeOnly
from citdesk.vault.failures import (
    DamagedVault,
    DiskFailing,
    DiskFull,
    DiskReadOnly,
    LostTail,
    NewerVault,
    SecretMissing,
    VaultClosed,
    VaultExists,
    VaultInUse,
    WrongRecoveryCode,
    WrongSignIn,
)
from citdesk.vault.kept_terms import LeaseEnded
from citdesk.vault.lock_out import LockedOut, WrongAnswer
from citdesk.vault.pin import WrongPin
from citdesk.workspace.failures import CoverOver, NoNewerForm, ProblemsRemain, SealedByOrder, UnknownReport
from citdesk.workspace.paper_outdated import (
    ConsentGone,
    PaperIsReplaced,
    PaperIsVoid,
    StepsChanged,
    VersionChanged,
)
from citdesk.workspace.report_files import FileGone
from citdesk.workspace.reviewing import StopsRemain
from citdesk.workspace.sending import ParentFirst
from citdesk.workspace.sending_room import ReportTooLarge
from citdesk.xforms.client import Problem

_HOME = Path(citdesk.__file__).parent
_SAYING = (
    *("vault", "workspace", "casework", "paperwork", "sync", "wire"),
    *("desktop/files", "desktop/liaison", "desktop/printing"),
)
_NEEDED = Problem("/d/a", "required", "Enter the address", "Address")
_REPORT = ReportId("r")
#: What an officer at a desk meets first, of every kind.
MET: tuple[CitdeskError, ...] = (
    WrongSignIn(),
    WrongRecoveryCode(),
    VaultExists(),
    VaultInUse(),
    VaultClosed(),
    DamagedVault("Your vault"),
    LostTail(3),
    LostTail(None),
    NewerVault(9),
    SecretMissing(),
    DiskFull(),
    DiskReadOnly(),
    DiskFailing(),
    LockedOut(),
    WrongAnswer(),
    WrongPin(1),
    WrongPin(2),
    WrongPin(0),
    LeaseEnded(datetime(2026, 3, 12, tzinfo=UTC)),
    NoDraft(),
    PracticeOnly(),
    ReportTooLarge("/d/a", "What happened?"),
    ProblemsRemain([_NEEDED]),
    ProblemsRemain([_NEEDED, _NEEDED]),
    UnknownReport("r"),
    CoverOver("r"),
    SealedByOrder("r"),
    NoNewerForm(),
    ParentFirst(_REPORT, "encounter report", 0),
    ParentFirst(_REPORT, "encounter report", 1),
    ParentFirst(_REPORT, "encounter report", 2),
    FileGone(),
    TooLarge(),
    TooMuch(),
    NotAccepted(),
    NoAttachment(),
    FileUnreadable(),
    NotAPicture("This file is not a picture that can be shown. Choose a JPEG or PNG picture."),
    ConsentGone(),
    StepsChanged(),
    VersionChanged(),
    PaperIsVoid(),
    PaperIsReplaced(),
    StopsRemain(),
)


@pytest.mark.usefixtures("spanish")
def test_every_sentence_of_the_table_has_its_spanish() -> None:
    """None stands there untranslated, and each keeps what it is filled in with."""
    for sentence in SENTENCES:
        named = {name: name for name in re.findall(r"{(\w+)}", sentence)}
        said = spoken_sentence(sentence.format_map(named))
        assert said not in ("", sentence, sentence.format_map(named)), sentence
        assert all(name in said for name in named), sentence


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("failure", MET, ids=lambda failure: type(failure).__name__)
def test_what_an_officer_meets_is_said_in_spanish(failure: CitdeskError) -> None:
    """With the number or the date that it names, and no English left over."""
    said = failure_words(failure)
    assert said != str(failure)
    assert not re.search(r"\b(the|your|this|again|needs|safe)\b", said, re.IGNORECASE)
    assert set(re.findall(r"\d+", str(failure))) <= set(re.findall(r"\d+", said))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("failure", MET, ids=lambda failure: type(failure).__name__)
def test_in_english_a_failure_says_its_own_sentence(failure: CitdeskError) -> None:
    """Nothing comes between."""
    assert failure_words(failure) == str(failure)


@pytest.mark.usefixtures("spanish")
def test_what_the_table_does_not_have_is_said_as_it_is() -> None:
    """Better an English sentence than none."""
    assert spoken_sentence("The moon is down.") == "The moon is down."


def test_a_sentence_ends_with_its_period() -> None:
    """Only what is put into another sentence has none of its own: a name, or words that end for it."""
    inside = ("Your vault", "The key file of your vault")
    bare = [each for each in SENTENCES if not each.endswith((".", "?", "!", "{words}"))]
    assert sorted(bare) == sorted(inside)


def test_no_sentence_stands_in_the_table_that_nobody_says() -> None:
    """Whoever changes a sentence where it is raised is told that its translation went."""
    said = "\n".join({*_said(), *map(str, MET)})
    for sentence in SENTENCES:
        pieces = [piece for piece in re.split(r"{\w+}", sentence) if piece.strip(" .?:()")]
        missing = [piece for piece in pieces if piece not in said]
        assert not missing, f"{sentence}: {missing}"


def _said() -> Iterator[str]:
    """Every text in the code of the packages that raise."""
    for package in _SAYING:
        for file in sorted((_HOME / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
