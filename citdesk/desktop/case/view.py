"""Who works on a case, which cases are linked with it, and consents that the person may take back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citdesk.casework.people import Person
from citdesk.desktop.case.lines import Lines
from citdesk.desktop.case.linked_view import LinkedCases
from citdesk.desktop.case.model import CaseModel
from citdesk.desktop.shell.page import PageContext
from citdesk.desktop.shell.scrolled_page import ScrolledPage
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    Field,
    Hint,
    Rank,
    SectionTitle,
    announce,
)
from citdesk.workspace import CasePeople, ConsentRow


class CasePage(ScrolledPage):
    """Shows a :class:`CaseModel`. ``link_wanted`` when another case is to be chosen."""

    link_wanted = Signal()

    def __init__(self, look: Look, model: CaseModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "case", parent)
        self._model = model
        self._name = name
        self._asking = ""
        #: the officer of whom it is asked whether they are taken off
        self._leaving = ""
        self._linked = LinkedCases(look, model)
        self._officers, self._found, self._consents = Lines(look), Lines(look), Lines(look)
        self._find_head = SectionTitle(look, self.tr("Put another officer on it"))
        self._find_hint = Hint(
            look, self.tr("They can read this case and add their own reports. Type a name or badge number.")
        )
        self.sought = Field(look, name="case.find", label=self.tr("Name or badge number"), width=18)
        self._build()
        self.sought.textChanged.connect(self._show_found)
        self._linked.link_wanted.connect(self.link_wanted)
        model.changed.connect(self._show)
        self._trouble.follow(model)
        self._show()

    def context(self) -> PageContext:
        return PageContext(self.tr("{report}: people and consents").format(report=self._name))

    def arrive(self) -> None:
        self._model.load()
        target = self.sought if self.sought.isVisible() else self._back
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        page = self._page
        page.add(self._line)
        page.add(SectionTitle(self.look, self.tr("Who works on this case")))
        page.add(self._officers)
        page.add(self._find_head, above=1.0)
        page.add(self._find_hint)
        page.add(self.sought)
        page.add(self._found)
        page.add(self._linked, above=1.0)
        page.add(SectionTitle(self.look, self.tr("What the person agreed to share")), above=1.0)
        page.add(self._consents)
        page.footer.addWidget(self._back)
        page.footer.addStretch(1)

    def _show(self) -> None:
        people = self._model.people
        may = people is not None and people.may_assign
        for widget in (self._find_head, self._find_hint, self.sought, self._found):
            widget.setVisible(may)
        self._show_officers(people)
        self._show_found()
        self._linked.refresh()
        self._show_consents()

    def _show_officers(self, people: CasePeople | None) -> None:
        lines = self._officers.emptied()
        if people is None:
            return
        opened = self.tr("{person}, opened it").format(person=_words(people.opened_by))
        lines.addWidget(Body(self.look, opened))
        for officer in people.officers:
            if not people.may_assign:
                lines.addLayout(self._across(_words(officer), None))
            elif officer.id == self._leaving:
                lines.addWidget(Body(self.look, _words(officer)))
                lines.addWidget(Hint(self.look, self._leaving_words(officer)))
                lines.addLayout(self._take_off(officer))
            else:
                button = self._button(self.tr("Take off"), f"case.take_off:{officer.badge}")
                button.setAccessibleName(self.tr("Take {person} off").format(person=officer.name))
                button.clicked.connect(partial(self._ask_off, officer))
                lines.addLayout(self._across(_words(officer), button))

    def _take_off(self, officer: Person) -> QHBoxLayout:
        off = self.tr("Yes, take {person} off").format(person=officer.name)
        stays = self.tr("No, {person} stays").format(person=officer.name)
        sure = self._button(off, f"case.take_off_sure:{officer.badge}")
        leave = self._button(stays, f"case.take_off_not:{officer.badge}")
        sure.clicked.connect(partial(self._unassign, officer.id))
        leave.clicked.connect(partial(self._ask_off, None))
        across = self._across("", sure)
        across.insertWidget(1, leave)
        return across

    def _ask_off(self, officer: Person | None) -> None:
        self._leaving = "" if officer is None else officer.id
        self._show_officers(self._model.people)
        if officer is not None:
            announce(self, self._leaving_words(officer), urgent=True)

    def _leaving_words(self, officer: Person) -> str:
        return self.tr(
            "{person} then gets nothing new of this case. It stays in the history of the case, also when "
            "they are put on it again."
        ).format(person=officer.name)

    def _show_found(self) -> None:
        lines = self._found.emptied()
        found = self._model.found(self.sought.text())
        for officer in found:
            words = self.tr("Put {person} on the case").format(person=_words(officer))
            button = self._button(words, f"case.assign:{officer.badge}", icon="add")
            button.clicked.connect(partial(self._assign, officer.id))
            lines.addLayout(self._across("", button))
        if not found and self.sought.text().strip():
            lines.addWidget(Hint(self.look, self.tr("No other officer has this name or badge number.")))

    def _show_consents(self) -> None:
        lines = self._consents.emptied()
        rows = self._model.consents
        if not rows:
            lines.addWidget(Hint(self.look, self.tr("No consent was signed in this case.")))
        for row in rows:
            said = self.tr("{recipient} may have: {what}. Signed {time}.").format(
                recipient=row.recipient, what=row.what, time=self._model.signed_words(row)
            )
            lines.addWidget(Body(self.look, said))
            lines.addWidget(Hint(self.look, self._standing_words(row)))
            if row.consent == self._asking:
                lines.addWidget(Hint(self.look, self._no_way_back()))
            if row.counts or row.waits:
                lines.addLayout(self._take_back(row))

    def _standing_words(self, row: ConsentRow) -> str:
        if row.revoked:
            return self.tr("Taken back. Nothing more may be shared on it.")
        until = self._model.last_day_words(row)
        if row.counts:
            return (
                self.tr("Holds until {day}.").format(day=until)
                if until
                else self.tr("Holds until the service ends, or it is taken back.")
            )
        if row.waits:
            return self.tr(
                "Signed, and the report is not approved yet: nothing is shared on it before. "
                "It can be taken back now."
            )
        return self.tr("Does not count: it has ended, or the referral it was signed in is not on record.")

    def _take_back(self, row: ConsentRow) -> QHBoxLayout:
        if self._asking != row.consent:
            button = self._button(self.tr("The person takes it back"), f"case.revoke:{row.consent}")
            button.clicked.connect(partial(self._ask, row.consent))
            return self._across("", button)
        sure = self._button(self.tr("Yes, nothing more is shared"), f"case.revoke_sure:{row.consent}")
        leave = self._button(self.tr("No, it holds"), f"case.revoke_not:{row.consent}")
        sure.clicked.connect(partial(self._revoke, row))
        leave.clicked.connect(partial(self._ask, ""))
        across = self._across("", sure)
        across.insertWidget(1, leave)
        return across

    def _ask(self, consent: str) -> None:
        self._asking = consent
        self._show_consents()
        if consent:
            announce(self, self._no_way_back(), urgent=True)

    def _no_way_back(self) -> str:
        return self.tr("This cannot be undone. A new referral asks for consent again.")

    def _revoke(self, row: ConsentRow) -> None:
        self._asking = ""
        self._model.revoke(row)

    def _assign(self, officer: str) -> None:
        self.sought.clear()
        self._model.assign(officer)

    def _unassign(self, officer: str) -> None:
        self._leaving = ""
        self._model.unassign(officer)

    def _button(self, words: str, name: str, icon: str = "") -> Button:
        return Button(self.look, words, name=name, rank=Rank.SECONDARY, icon=icon)

    def _across(self, words: str, button: Button | None) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(self.look.em(1))
        if words:
            across.addWidget(Body(self.look, words))
        if button is not None:
            across.addWidget(button)
        across.addStretch(1)
        return across


def _words(person: Person) -> str:
    return f"{person.name}, {person.badge}" if person.badge else person.name
