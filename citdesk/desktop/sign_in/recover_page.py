"""Cannot sign in: badge, recovery code and a new passphrase; then the new recovery code, shown once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citdesk.desktop.shell.passphrase_field import PassphraseField
from citdesk.desktop.sign_in.code_box import CodeBox
from citdesk.desktop.sign_in.gate import GateColumn
from citdesk.desktop.sign_in.part import FieldsPart, Part, RecoveryCode
from citdesk.desktop.sign_in.recover_model import RecoverModel
from citdesk.desktop.sign_in.words import SHORTEST
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Field, Hint, Rank, Title
from citdesk.desktop.widgets.too_long import TooLong


class AskPart(FieldsPart):
    """Asks for the code on the paper and for a new passphrase. ``left`` goes back to the sign-in."""

    left = Signal()

    def __init__(self, look: Look, model: RecoverModel, badge: str) -> None:
        super().__init__(look, width=32)
        self._model = model
        self.badge = Field(look, name="recover.badge", label=self.tr("Badge number"), width=14)
        self.badge.setText(badge)
        self.code = CodeBox(look, name="recover.code", label=self.tr("Recovery code"), lines=2)
        self.first = PassphraseField(look, name="recover.passphrase", label=self.tr("New passphrase"))
        self.again = PassphraseField(look, name="recover.again", label=self.tr("New passphrase again"))
        self.lines = {
            "badge": self.badge,
            "code": self.code,
            "passphrase": self.first.line,
            "again": self.again.line,
        }
        self.go = Button(look, self.tr("Open my work"), name="recover.go", rank=Rank.PRIMARY)
        self._back = Button(look, self.tr("Back to sign-in"), name="recover.back", rank=Rank.QUIET)
        self.labelled(self.tr("Badge number"), self.badge)
        self.labelled(self.tr("Recovery code"), self.code)
        self.rows.addWidget(TooLong(look, self.code))
        words = self.tr("From your paper: ten groups of five. Spaces and small letters do not matter.")
        self.rows.addWidget(Hint(look, words))
        self.labelled(self.tr("New passphrase"), self.first, self.first.line)
        hint = self.tr("{least} characters or more. Four or five words are easy to remember.").format(
            least=SHORTEST
        )
        self.rows.addWidget(Hint(look, hint))
        self.labelled(self.tr("New passphrase again"), self.again, self.again.line)
        self.acts = (self.go, self._back)
        self.go.clicked.connect(self._try)
        self.code.entered.connect(lambda: self.first.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self.again.entered.connect(self._try)
        self._back.clicked.connect(self.left)

    def arrive(self) -> None:
        """Put the focus in the first empty field."""
        target = self.code if self.badge.text() else self.badge
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self) -> None:
        """Show what stands in the way, at its field."""
        state = self._model.state
        self.go.set_words(self.tr("Opening …") if state.busy else self.tr("Open my work"))
        self.show_wrong(state.problem, state.field, self.go)

    def _try(self) -> None:
        self._model.recover(
            self.badge.text(), self.code.toPlainText(), self.first.secret(), self.again.secret()
        )


class NewCodePart(Part):
    """Shows the new code until the person says that it is on paper."""

    def __init__(self, look: Look, model: RecoverModel) -> None:
        super().__init__(look, width=32)
        self._model = model
        self.go = Button(look, "", name="recover.written-down", rank=Rank.PRIMARY)
        words = self.tr(
            "Your new passphrase holds. A code that was typed is not used again, so here is a new one. It is "
            "shown only now. Write it on paper, keep it away from this computer, and tear up the old one."
        )
        self.rows.addWidget(Body(look, words))
        self.rows.addSpacing(look.em(0.5))
        self.rows.addWidget(RecoveryCode(look, model.state.new_code, name="recover.new-code"))
        self.acts = (self.go,)
        self.go.clicked.connect(model.written_down)

    def arrive(self) -> None:
        """Put the focus on the button."""
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self) -> None:
        """Show whether the code is being kept, or why it could not be."""
        state = self._model.state
        self.problem.show_problem(state.problem)
        self.go.set_words(self.tr("Saving …") if state.busy else self.tr("I have written it down"))


class RecoverPage(GateColumn):
    """Shows a :class:`RecoverModel`. ``sign_in`` asks for the ordinary sign-in."""

    sign_in = Signal()

    def __init__(
        self, look: Look, model: RecoverModel, badge: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent, name="page.recover")
        self._model = model
        self._title = Title(look, self.tr("Use your recovery code"), name="recover.title")
        self.page.add(self._title)
        self.page.add(Hint(look, model.agency, name="agency"))
        ask = AskPart(look, model, badge)
        ask.left.connect(self.sign_in)
        self._part: AskPart | NewCodePart = ask
        self._row: QHBoxLayout = self.add_narrow(ask)
        self.page.change_acts(ask.acts)
        model.changed.connect(self._show_state)
        self._part.show_state()

    def arrive(self) -> None:
        """Put the focus where typing begins."""
        self._part.arrive()

    def _show_state(self) -> None:
        if self._model.state.new_code and isinstance(self._part, AskPart):
            self._to_code()
        self._part.show_state()
        if self._model.state.problem:
            self.show_part(self._part)

    def _to_code(self) -> None:
        self._part.hide()
        self._part.deleteLater()
        self.page.rows.removeItem(self._row)
        self._row.deleteLater()
        self._title.setText(self.tr("Write down your new recovery code"))
        self._part = NewCodePart(self.look, self._model)
        self._row = self.add_narrow(self._part)
        self.page.change_acts(self._part.acts)
        self.arrive()
