"""Every command of the application in one catalogue: the palette, the keyboard and the key map read it.

An action says when it can be used as a place (:class:`Place`). Actions whose key belongs to a page's own
control (the form's Continue, a choice's digits) are listed here too, so that people find and learn them, but
the shell binds no key to them: ``bound`` is False.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Place(Enum):
    """Where an action can be used, and what to say in the palette where it cannot."""

    EVERYWHERE = ""
    SIGNED_IN = str(QT_TRANSLATE_NOOP("Place", "sign in first"))
    FORM = str(QT_TRANSLATE_NOOP("Place", "open a report of yours first"))
    LIST = str(QT_TRANSLATE_NOOP("Place", "open a list first"))
    REVIEW = str(QT_TRANSLATE_NOOP("Place", "open a report in Review first"))
    PACKET = str(QT_TRANSLATE_NOOP("Place", "open a packet first"))

    @property
    def reason(self) -> str:
        """Why an action of this place cannot be used now, in the language of the screen."""
        return QCoreApplication.translate("Place", self.value)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the application can do."""

    id: str
    text: str
    keys: str
    icon: str
    place: Place
    #: other names people use for it, parted by commas
    also: str = ""
    bound: bool = True
    #: works while the screen is locked or covered
    locked: bool = False

    @property
    def words(self) -> str:
        """What the action does, verb and object, in the language of the screen."""
        return QCoreApplication.translate("Action", self.text)

    @property
    def names(self) -> tuple[str, ...]:
        """Other names that find it: those of the screen's language, and the English ones of the trade."""
        if not self.also:
            return ()
        return (QCoreApplication.translate("OtherNames", self.also), self.also)


_NOOP = QT_TRANSLATE_NOOP
P = Place

CATALOGUE: tuple[Action, ...] = (
    Action("palette", str(_NOOP("Action", "Find a command")), "Ctrl+K", "search", P.SIGNED_IN),
    Action(
        "area.reports",
        str(_NOOP("Action", "Go to: Reports")),
        "",
        "reports",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "my work")),
    ),
    Action(
        "area.review",
        str(_NOOP("Action", "Go to: Review")),
        "",
        "review",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "queue")),
    ),
    Action(
        "area.liaison",
        str(_NOOP("Action", "Go to: Liaison")),
        "",
        "liaison",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "court, board")),
    ),
    Action(
        "area.consults",
        str(_NOOP("Action", "Go to: Consults")),
        "",
        "comment",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "clinician, doctor, questions")),
    ),
    Action(
        "area.guide",
        str(_NOOP("Action", "Go to: Field guide")),
        "",
        "guide",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "cards, guidance, help")),
    ),
    Action(
        "guide.directory",
        str(_NOOP("Action", "Find a service")),
        "Ctrl+Shift+F",
        "phone",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "directory, resources, hand-out, shelter, hotline")),
    ),
    Action(
        "area.sync",
        str(_NOOP("Action", "Go to: Sync center")),
        "",
        "sync",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "network, waiting, safe, USB, stick")),
    ),
    Action(
        "report.start",
        str(_NOOP("Action", "Start a report")),
        "Ctrl+N",
        "add",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "new, form")),
    ),
    Action(
        "sync.now",
        str(_NOOP("Action", "Try to reach HQ now")),
        "",
        "sync",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "send, network")),
    ),
    Action(
        "theme.next",
        str(_NOOP("Action", "Change the screen: day, night, high contrast")),
        "Ctrl+Shift+N",
        "screen",
        P.EVERYWHERE,
        str(_NOOP("OtherNames", "theme, dark, light")),
    ),
    Action(
        "vehicle",
        str(_NOOP("Action", "Vehicle mode on or off")),
        "Ctrl+Shift+V",
        "screen",
        P.EVERYWHERE,
        str(_NOOP("OtherNames", "car, patrol, large, gloves")),
    ),
    Action(
        "blank",
        str(_NOOP("Action", "Hide the screen at once")),
        "F12",
        "eye",
        P.EVERYWHERE,
        str(_NOOP("OtherNames", "blank, cover the screen, privacy")),
    ),
    Action("lock", str(_NOOP("Action", "Lock this screen")), "Ctrl+L", "lock", P.SIGNED_IN),
    Action(
        "sign_out",
        str(_NOOP("Action", "Sign out")),
        "",
        "sign-out",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "log out, logout, switch")),
    ),
    Action(
        "keys",
        str(_NOOP("Action", "Show the keyboard map")),
        "Ctrl+F1",
        "keyboard",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "help, shortcuts")),
    ),
    Action(
        "tour",
        str(_NOOP("Action", "Take the tour")),
        "",
        "info",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "help, first steps, introduction, new here")),
    ),
    Action(
        "practice.sample",
        str(_NOOP("Action", "Open the sample case")),
        "",
        "draft",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "practice, example, try, training")),
    ),
    Action(
        "settings",
        str(_NOOP("Action", "Settings: screen, text size, gloves")),
        "",
        "settings",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "night, font, touch, distance")),
    ),
    Action(
        "printers",
        str(_NOOP("Action", "Printers and paper of this computer")),
        "",
        "print",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "printer, test page, letter, a4")),
    ),
    Action(
        "unit.cover",
        str(_NOOP("Action", "Have a colleague cover your unit while away")),
        "",
        "people",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "absent, vacation, leave, sick")),
    ),
    Action(
        "unlock.answer",
        str(_NOOP("Action", "Unlock a colleague's sign-in")),
        "",
        "unlock",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "challenge, locked out, answer")),
    ),
    Action(
        "pin",
        str(_NOOP("Action", "Choose the PIN of the screen lock")),
        "",
        "lock",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "digits")),
    ),
    Action(
        "vault",
        str(_NOOP("Action", "Your passphrase, recovery code and keys")),
        "",
        "key",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "change, password, escrow")),
    ),
    Action(
        "about",
        str(_NOOP("Action", "About CITDesk, versions and licenses")),
        "",
        "info",
        P.SIGNED_IN,
        str(_NOOP("OtherNames", "support")),
    ),
    Action("pane.next", str(_NOOP("Action", "Next pane")), "F6", "forward", P.SIGNED_IN),
    Action("pane.previous", str(_NOOP("Action", "Previous pane")), "Shift+F6", "back", P.SIGNED_IN),
    Action("page.back", str(_NOOP("Action", "Back")), "Alt+Left", "back", P.SIGNED_IN),
    Action(
        "list.search",
        str(_NOOP("Action", "Search this list")),
        "Ctrl+F",
        "search",
        P.LIST,
        str(_NOOP("OtherNames", "find")),
    ),
    Action(
        "list.refresh",
        str(_NOOP("Action", "Look for new items")),
        "F5",
        "sync",
        P.LIST,
        str(_NOOP("OtherNames", "refresh")),
    ),
    Action(
        "form.continue",
        str(_NOOP("Action", "Continue to the next page")),
        "Ctrl+Return",
        "forward",
        P.FORM,
        "",
        bound=False,
    ),
    Action(
        "form.goto", str(_NOOP("Action", "Go to a section")), "Ctrl+G", "forward", P.FORM, "", bound=False
    ),
    Action(
        "form.find",
        str(_NOOP("Action", "Find a question of this report")),
        "Ctrl+F",
        "search",
        P.FORM,
        str(_NOOP("OtherNames", "search, question")),
        bound=False,
    ),
    Action(
        "form.now", str(_NOOP("Action", "Insert the time now")), "Ctrl+;", "clock", P.FORM, "", bound=False
    ),
    Action(
        "form.undo", str(_NOOP("Action", "Undo the last change")), "Ctrl+Z", "undo", P.FORM, "", bound=False
    ),
    Action(
        "form.redo",
        str(_NOOP("Action", "Do again what was undone")),
        "Ctrl+Shift+Z",
        "undo",
        P.FORM,
        str(_NOOP("OtherNames", "redo, repeat")),
        bound=False,
    ),
    Action(
        "form.hand",
        str(_NOOP("Action", "Hand this question across to the person")),
        "Ctrl+H",
        "person",
        P.FORM,
        str(_NOOP("OtherNames", "sign, signature, consent, show, give")),
        bound=False,
    ),
    Action(
        "form.check",
        str(_NOOP("Action", "Check answers and send")),
        "",
        "sent",
        P.FORM,
        str(_NOOP("OtherNames", "finish, review")),
    ),
    Action(
        "form.later",
        str(_NOOP("Action", "Come back later to this report")),
        "",
        "saved",
        P.FORM,
        str(_NOOP("OtherNames", "close")),
    ),
    Action(
        "form.problem",
        str(_NOOP("Action", "Go to the next problem")),
        "F8",
        "warning",
        P.FORM,
        "",
        bound=False,
    ),
    Action(
        "review.approve",
        str(_NOOP("Action", "Approve report")),
        "Ctrl+Shift+A",
        "approved",
        P.REVIEW,
        str(_NOOP("OtherNames", "accept, sign off")),
    ),
    Action(
        "review.return",
        str(_NOOP("Action", "Return report with comments")),
        "Ctrl+Shift+R",
        "returned",
        P.REVIEW,
        str(_NOOP("OtherNames", "send back")),
    ),
    Action(
        "review.comment", str(_NOOP("Action", "Comment on this answer")), "Ctrl+M", "comment-add", P.REVIEW
    ),
    Action(
        "review.duplicate",
        str(_NOOP("Action", "Mark this report as a duplicate")),
        "",
        "compare",
        P.REVIEW,
        str(_NOOP("OtherNames", "twice, double, same encounter")),
    ),
    Action("review.next_change", str(_NOOP("Action", "Go to the next change")), "F8", "down", P.REVIEW),
    Action(
        "review.previous_change", str(_NOOP("Action", "Go to the change before")), "Shift+F8", "up", P.REVIEW
    ),
    Action(
        "paper.print",
        str(_NOOP("Action", "Print this packet")),
        "Ctrl+P",
        "print",
        P.PACKET,
        str(_NOOP("OtherNames", "paper")),
    ),
    Action(
        "paper.save",
        str(_NOOP("Action", "Save this packet as a PDF")),
        "",
        "save-file",
        P.PACKET,
        str(_NOOP("OtherNames", "file")),
    ),
)


def action(id_: str) -> Action:
    """The action with this id. Raises ``KeyError`` when there is none."""
    for each in CATALOGUE:
        if each.id == id_:
            return each
    raise KeyError(id_)
