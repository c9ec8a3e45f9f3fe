"""First use: the computer's enrolment code, a person's code and passphrase, then the recovery code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citdesk.desktop.shell.passphrase_field import PassphraseField
from citdesk.desktop.sign_in.code_box import CodeBox
from citdesk.desktop.sign_in.first_use_model import FirstUseModel, Step
from citdesk.desktop.sign_in.gate import GateColumn
from citdesk.desktop.sign_in.part import FieldsPart, Labelled, Part, RecoveryCode
from citdesk.desktop.sign_in.words import SHORTEST
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Body, Button, Field, FoldRow, Hint, Rank, Title
from citdesk.desktop.widgets.too_long import TooLong


class ComputerPart(Part):
    """Asks for the enrolment code an administrator made for this computer."""

    def __init__(self, look: Look, model: FirstUseModel) -> None:
        super().__init__(look)
        self._model = model
        self.code = CodeBox(look, name="first-use.enrolment-code", label=self.tr("Enrollment code"), lines=3)
        self.go = Button(look, self.tr("Enroll this computer"), name="first-use.enrol", rank=Rank.PRIMARY)
        self.rows.addWidget(
            Hint(
                look,
                self.tr(
                    "Your administrator makes a code for this computer. It works once and needs the network."
                ),
            )
        )
        self.rows.addWidget(
            Hint(
                look,
                self.tr(
                    "It is too long to type: copy it where you were given it, for example from a file on a "
                    "stick, and paste it here."
                ),
            )
        )
        self.labelled(self.tr("Enrollment code"), self.code)
        self.rows.addWidget(TooLong(look, self.code))
        self.paste = Button(look, self.tr("Paste the code"), name="first-use.paste")
        self.button_row(self.paste)
        self.paste.clicked.connect(self._paste)
        self.acts = (self.go,)
        self.go.clicked.connect(lambda: model.enrol(self.code.toPlainText()))
        self.code.entered.connect(self.go.click)

    def _paste(self) -> None:
        self.code.setPlainText(QGuiApplication.clipboard().text())
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self) -> None:
        """Show what stands in the way."""
        state = self._model.state
        self.problem.show_problem(state.problem)
        self.code.set_wrong(bool(state.problem))
        self.code.setAccessibleDescription(state.problem)
        self.go.set_words(self.tr("Talking to HQ …") if state.busy else self.tr("Enroll this computer"))
        if state.problem:
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)


class PersonPart(FieldsPart):
    """Asks for a person's badge, personal code and new passphrase."""

    sign_in = Signal()

    def __init__(self, look: Look, model: FirstUseModel) -> None:
        super().__init__(look, width=32)
        self._model = model
        self.badge = Field(look, name="first-use.badge", label=self.tr("Badge number"), width=12)
        self.code = Field(look, name="first-use.personal-code", label=self.tr("Personal code"), width=18)
        self.first = PassphraseField(look, name="first-use.passphrase", label=self.tr("New passphrase"))
        self.again = PassphraseField(look, name="first-use.again", label=self.tr("New passphrase again"))
        self.lines = {
            "badge": self.badge,
            "code": self.code,
            "passphrase": self.first.line,
            "again": self.again.line,
        }
        self.go = Button(look, self.tr("Set up"), name="first-use.create", rank=Rank.PRIMARY)
        self._back = Button(
            look, self.tr("I have an account here"), name="first-use.sign-in", rank=Rank.QUIET
        )
        # side by side where there is room, so that all of the step is in sight on a small screen
        pair = FoldRow(look, self)
        parts = [
            Labelled(look, pair, self.tr("Badge number"), self.badge),
            Labelled(look, pair, self.tr("Personal code from your administrator"), self.code),
        ]
        pair.hold(parts)
        self.rows.addSpacing(look.em(0.5))
        self.rows.addWidget(pair)
        self.labelled(self.tr("New passphrase"), self.first, self.first.line)
        hint = self.tr("{least} characters or more. Four or five words are easy to remember.").format(
            least=SHORTEST
        )
        self.rows.addWidget(Hint(look, hint))
        self.labelled(self.tr("New passphrase again"), self.again, self.again.line)
        # beneath, with the other buttons: on a small screen there is no line left for it beside its field
        self.paste = Button(
            look, self.tr("Paste the personal code"), name="first-use.paste-personal", rank=Rank.QUIET
        )
        self.paste.clicked.connect(self._paste)
        self.acts = (self.go, self.paste, self._back)
        self.go.clicked.connect(self._try)
        self.again.entered.connect(self._try)
        self._back.clicked.connect(self.sign_in)

    def _paste(self) -> None:
        self.code.setText(QGuiApplication.clipboard().text().strip())
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        self._model.create(self.code.text(), self.badge.text(), self.first.secret(), self.again.secret())

    def show_state(self) -> None:
        """Show what stands in the way, at its field."""
        state = self._model.state
        self.go.set_words(self.tr("Setting up …") if state.busy else self.tr("Set up"))
        self.show_wrong(state.problem, state.field)


class RecoveryPart(Part):
    """Shows the recovery code once."""

    def __init__(self, look: Look, model: FirstUseModel) -> None:
        super().__init__(look, width=32)
        self.go = Button(
            look, self.tr("I have written it down"), name="first-use.written-down", rank=Rank.PRIMARY
        )
        self.rows.addWidget(
            Body(
                look,
                self.tr(
                    "With this code you get back to your work if you forget your passphrase. "
                    "It is shown only now. Write it on paper and keep it away from this computer."
                ),
            )
        )
        self.rows.addSpacing(look.em(0.5))
        self.rows.addWidget(RecoveryCode(look, model.state.recovery_code, name="first-use.recovery-code"))
        self.acts = (self.go,)
        self.go.clicked.connect(model.written_down)


class FirstUsePage(GateColumn):
    """Shows a :class:`FirstUseModel`, one step at a time. ``sign_in`` asks for the ordinary sign-in."""

    sign_in = Signal()

    def __init__(self, look: Look, model: FirstUseModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, name="page.first-use")
        self._model = model
        self._step: Step | None = None
        self._row: QHBoxLayout | None = None
        self._part: ComputerPart | PersonPart | RecoveryPart | None = None
        self._title = Title(look, "", name="first-use.title")
        self._agency = Hint(look, "", name="agency")
        self.page.add(self._title)
        self.page.add(self._agency)
        model.changed.connect(self._show_state)
        self._show_state()

    def arrive(self) -> None:
        """Put the focus in the step's first field."""
        match self._part:
            case ComputerPart() as part:
                part.code.setFocus(Qt.FocusReason.OtherFocusReason)
            case PersonPart() as part:
                part.badge.setFocus(Qt.FocusReason.OtherFocusReason)
            case RecoveryPart() as part:
                part.go.setFocus(Qt.FocusReason.OtherFocusReason)
            case None:
                pass

    def _show_state(self) -> None:
        state = self._model.state
        if state.step is not self._step:
            self._take_step(state.step)
        if isinstance(self._part, (ComputerPart, PersonPart)):
            self._part.show_state()
            if state.problem:
                self.show_part(self._part)

    def _take_step(self, step: Step) -> None:
        if self._part is not None:
            self._part.hide()
            self._part.deleteLater()
        if self._row is not None:
            self.page.rows.removeItem(self._row)
            self._row.deleteLater()
        self._step = step
        titles = {
            Step.COMPUTER: self.tr("Set up this computer"),
            Step.PERSON: self.tr("Set yourself up on this computer"),
            Step.RECOVERY: self.tr("Write down your recovery code"),
        }
        self._title.setText(titles[step])
        self._agency.setText(self._model.agency)
        self._agency.setVisible(bool(self._model.agency))
        if step is Step.COMPUTER:
            self._part = ComputerPart(self.look, self._model)
        elif step is Step.PERSON:
            self._part = PersonPart(self.look, self._model)
            self._part.sign_in.connect(self.sign_in)
        else:
            self._part = RecoveryPart(self.look, self._model)
        self._row = self.add_narrow(self._part)
        self.page.change_acts(self._part.acts)
        self.arrive()
