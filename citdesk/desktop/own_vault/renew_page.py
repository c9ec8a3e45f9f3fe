"""While a vault is encrypted anew: what happens, what may happen, and at the end the new recovery code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citdesk.desktop.own_vault.renew_model import RenewModel
from citdesk.desktop.sign_in.gate import GateColumn
from citdesk.desktop.sign_in.part import Part, RecoveryCode
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Hint, Rank, Title, announce


class RenewPage(GateColumn):
    """Shows a :class:`RenewModel`. ``sign_in`` asks for the ordinary sign-in: the vault is closed by then."""

    sign_in = Signal()

    def __init__(self, look: Look, model: RenewModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, name="page.renew")
        self._model = model
        self._warned = False
        self._title = Title(look, self.tr("Encrypting everything anew"), name="renew.title")
        self.page.add(self._title)
        self._part: Part = UnderWay(look)
        self._row: QHBoxLayout = self.add_narrow(self._part)
        model.changed.connect(self._show_state)
        model.written.connect(self.sign_in)

    def arrive(self) -> None:
        """Put the focus on the button, where there is one."""
        button = self._part.findChild(Button)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_close(self) -> bool:
        """Whether the window may close; if not, the page says what would be lost. Asked again, it may."""
        state = self._model.state
        if self._warned or not (state.busy or state.new_code):
            return True
        self._warned = True
        self._part.problem.show_problem(
            self.tr(
                "Closed now, it goes on, but you will not see your new recovery code, and the old one will "
                "open nothing. Close again if you must. After your next sign-in, show a new code in "
                "Settings, Your vault."
            )
            if state.busy
            else self.tr("Write the code down first: the old one opens nothing anymore.")
        )
        return False

    def _show_state(self) -> None:
        self._warned = False
        state = self._model.state
        if state.new_code:
            self._title.setText(self.tr("Write down your new recovery code"))
            renewed = Renewed(self.look, state.new_code)
            renewed.go.clicked.connect(self._model.written_down)
            self._to(renewed)
        elif state.problem:
            self._title.setText(self.tr("Not finished yet"))
            part = Unfinished(self.look, state.problem)
            part.go.clicked.connect(self.sign_in)
            self._to(part)
        announce(self, self._title.text(), urgent=True)

    def _to(self, part: Part) -> None:
        self._part.hide()
        self._part.deleteLater()
        self.page.rows.removeItem(self._row)
        self._row.deleteLater()
        self._part = part
        self._row = self.add_narrow(part)
        self.arrive()


class UnderWay(Part):
    """It is being done."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, width=32)
        words = self.tr("This can take minutes. Leave the computer on.")
        self.rows.addWidget(Body(look, words))
        more = self.tr(
            "If it goes off all the same, none of your work is lost: your next sign-in goes on with it. Then "
            "show a new recovery code in Settings, Your vault."
        )
        self.rows.addWidget(Hint(look, more))


class Renewed(Part):
    """The new code, until the person says that it is on paper."""

    def __init__(self, look: Look, code: str) -> None:
        super().__init__(look, width=32)
        words = self.tr(
            "Your work has new keys. The old recovery code opens nothing anymore. This one is shown only "
            "now. Write it on paper, keep it away from this computer, and tear up the old one. Then sign in."
        )
        self.rows.addWidget(Body(look, words))
        self.rows.addSpacing(look.em(0.5))
        self.rows.addWidget(RecoveryCode(look, code, name="renew.new-code"))
        words = self.tr("I have written it down")
        self.go = Button(look, words, name="renew.written-down", rank=Rank.PRIMARY)
        self.button_row(self.go)


class Unfinished(Part):
    """Why it did not come to its end, and the way on."""

    def __init__(self, look: Look, problem: str) -> None:
        super().__init__(look, width=32)
        self.problem.show_problem(problem)
        words = self.tr(
            "None of your work is lost. Sign in again: it goes on from there. Then show a new recovery code "
            "in Settings, Your vault: the old one may open nothing anymore."
        )
        self.rows.addWidget(Body(look, words))
        self.go = Button(look, self.tr("Sign in"), name="renew.sign-in", rank=Rank.PRIMARY)
        self.button_row(self.go)
