"""Before anybody is inside, and what covers the screen: sign-in, first use, recovery, the lock, F12."""

from __future__ import annotations

from datetime import timedelta

from citdesk.desktop.fresh_process import CustodyTime
from citdesk.desktop.own_vault.cut_off_view import CutOffPage
from citdesk.desktop.own_vault.owed_code_view import OwedCodePage
from citdesk.desktop.own_vault.renew_page import RenewPage
from citdesk.desktop.settings.pin_view import PinPage
from citdesk.desktop.shell.cover import Cover
from citdesk.desktop.shell.lock_page import LockPage
from citdesk.desktop.sign_in.first_use_page import FirstUsePage
from citdesk.desktop.sign_in.recover_page import RecoverPage
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.sign_in.unlock_page import UnlockPage
from citdesk.workspace import EnvironmentProblem, UserError
from tests.gui.shell.fakes import NOW, FakeDesk, FakeWorkspace
from tests.pictures.screen import Screen, Stage, Way, calls, press, raising, run, stay, then, typed

_PASSPHRASE = "lantern walnut ferry"
_CODE = "K7Q2M-4XD9T-R6HWP-83CNV-Y5GJA-T2MZK-9LQXE-V4RBD-HN7SC-36PWF"


def _no_answer(stage: Stage) -> None:
    stage.desk.failure = UserError(
        "HQ does not know this code, or it was used before. Ask your administrator for a new one.",
        code="unknown_code",
    )


def _custody(stage: Stage) -> None:
    clocks = (CustodyTime(NOW - timedelta(minutes=31), NOW + timedelta(hours=20)),)
    stage.application.gatekeeper.handed = clocks
    gate = stage.application.gate
    assert isinstance(gate, SignInPage)
    gate.show_custody(clocks, NOW)


def _revoked(stage: Stage) -> None:
    gate = stage.application.gate
    assert isinstance(gate, SignInPage)
    gate.show_revoked()


def _long_code(stage: Stage) -> None:
    work = stage.work.workspace()
    stage.desk.create_vault = lambda *_given: (work, _CODE)  # type: ignore[method-assign]
    stage.desk.offer_recovery_code = lambda: _CODE  # type: ignore[method-assign]
    stage.desk.renew_keys = lambda *_given: _CODE  # type: ignore[method-assign]


def _breaks_off(stage: Stage) -> None:
    stage.desk.renew_keys = raising(  # type: ignore[method-assign, assignment]
        EnvironmentProblem("The disk is full. Make room on it.")
    )


def _with_pin(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.pin = "739146"


def _was_cut_off(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.cut_off = NOW - timedelta(hours=9)


def _owes_code(work: FakeWorkspace, desk: FakeDesk) -> None:
    desk.owe_code(work.person.badge)


_LOCKED: Way = calls(lambda stage: stage.application.lock())
_UNLOCK: Way = calls(lambda stage: stage.application.gatekeeper.show_unlock("4417"))
_RECOVER = press("sign-in.recover")
_PERSON = then(typed("first-use.enrolment-code", "CD1-EXAMPLE-CODE"), press("first-use.enrol"))
_FILLED = then(
    typed("first-use.badge", "4417"),
    typed("first-use.personal-code", "P-EXAMPLE-CODE"),
    typed("first-use.passphrase", _PASSPHRASE),
    typed("first-use.again", _PASSPHRASE),
)
_RECOVERED = then(
    typed("recover.badge", "4417"),
    typed("recover.code", _CODE),
    typed("recover.passphrase", _PASSPHRASE),
    typed("recover.again", _PASSPHRASE),
    press("recover.go"),
)
_RENEW = then(run("vault"), typed("vault.now", "correct horse battery"), press("vault.renew"))


def _gate(shows: type, way: Way = stay, *, enrolled: bool = True) -> Screen:
    return Screen(shows=shows, way=way, enrolled=enrolled, signed_in=False)


SCREENS: dict[str, Screen] = {
    "sign-in": _gate(SignInPage),
    "sign-in-refused": _gate(
        SignInPage,
        then(typed("sign-in.badge", "4417"), typed("sign-in.passphrase", "not it"), press("sign-in.go")),
    ),
    "sign-in-custody": _gate(SignInPage, _custody),
    "sign-in-revoked": _gate(SignInPage, _revoked),
    "sign-in-locked": _gate(UnlockPage, _UNLOCK),
    "sign-in-locked-wrong-answer": _gate(
        UnlockPage,
        then(
            _UNLOCK,
            typed("unlock.supervisor", "2207"),
            typed("unlock.answer", "1111-1111"),
            press("unlock.go"),
        ),
    ),
    "first-use-computer": _gate(FirstUsePage, enrolled=False),
    "first-use-computer-refused": _gate(FirstUsePage, then(_no_answer, _PERSON), enrolled=False),
    "first-use-person": _gate(FirstUsePage, _PERSON, enrolled=False),
    "first-use-person-wrong": _gate(
        FirstUsePage,
        then(_PERSON, _FILLED, typed("first-use.again", "other"), press("first-use.create")),
        enrolled=False,
    ),
    "first-use-code": _gate(
        FirstUsePage, then(_long_code, _PERSON, _FILLED, press("first-use.create")), enrolled=False
    ),
    "first-use-pin": _gate(
        PinPage,
        then(_PERSON, _FILLED, press("first-use.create", "first-use.written-down")),
        enrolled=False,
    ),
    "recovery": _gate(RecoverPage, _RECOVER),
    "recovery-wrong": _gate(RecoverPage, then(_RECOVER, typed("recover.badge", "4417"), press("recover.go"))),
    "recovery-new-code": _gate(RecoverPage, then(_long_code, _RECOVER, _RECOVERED)),
    "cut-off": Screen(shows=CutOffPage, ready=_was_cut_off),
    "code-owed": Screen(shows=OwedCodePage, ready=_owes_code),
    "new-keys": Screen(shows=RenewPage, way=then(_long_code, _RENEW)),
    "new-keys-not-finished": Screen(shows=RenewPage, way=then(_breaks_off, _RENEW)),
    "locked": Screen(shows=LockPage, way=_LOCKED),
    "locked-pin": Screen(shows=LockPage, ready=_with_pin, way=_LOCKED),
    "locked-wrong": Screen(
        shows=LockPage, way=then(_LOCKED, typed("lock.passphrase", "not it"), press("lock.unlock"))
    ),
    "covered": Screen(shows=Cover, way=run("blank")),
}
