"""The state of a report or packet: a word first, repeated by icon, edge and colour (never colour alone)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP as _NOOP
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from citdesk.desktop.theme import BOLD, Look, icon_pixmap
from citdesk.desktop.widgets.styled import beginning, edge, follow, letters, smooth


@dataclass(frozen=True, slots=True)
class ChipStyle:
    """How a chip looks: a family of state colours, an icon, and its usual words."""

    family: str
    icon: str
    words: str = ""
    dashed: bool = False
    solid: str = ""


class State(Enum):
    """The nine states people see. Dashed edge: not yet. Full edge: is. Solid fill: look now, or hidden."""

    DRAFT = ChipStyle("own", "draft", str(_NOOP("State", "Draft")), dashed=True)
    SAVED = ChipStyle("own", "saved", str(_NOOP("State", "Saved on this computer")))
    WAITING = ChipStyle("travel", "waiting", str(_NOOP("State", "Waiting to be sent")), dashed=True)
    SENT = ChipStyle("travel", "sent", str(_NOOP("State", "Sent")))
    RETURNED = ChipStyle("attention", "returned", str(_NOOP("State", "Returned to you")))
    APPROVED = ChipStyle("done", "approved", str(_NOOP("State", "Approved")))
    REFUSED = ChipStyle("stop", "refused", str(_NOOP("State", "Refused")))
    EXPIRING = ChipStyle(
        "attention", "expiring", str(_NOOP("State", "Decision due")), solid="attention_solid"
    )
    WITHHELD = ChipStyle("own", "withheld", str(_NOOP("State", "Withheld")), solid="own_solid")


def state_words(state: State) -> str:
    """The usual word of a state in the language of the screen."""
    return QCoreApplication.translate("State", state.value.words)


class StateChip(QLabel):
    """A chip that says a state as a value, for example "Sent 21:50"."""

    def __init__(
        self,
        look: Look,
        state: State | ChipStyle,
        words: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.state = state
        self._bare = False
        self._whole = self._brief = ""
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state, words)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take font and size from the look."""
        letters(self, self.look.font(0.85, BOLD))
        self.updateGeometry()
        self.update()

    def show_state(self, state: State | ChipStyle, words: str = "", brief: str = "") -> None:
        """Show a state, or what is none of a report's; ``words`` replaces its usual word.

        ``brief`` says it in fewer words where room is short.
        """
        self.state = state
        said = words or (state.words if isinstance(state, ChipStyle) else state_words(state))
        self._whole, self._brief = said, brief or said
        self.setText(said)
        self.setAccessibleName(self.tr("State: {state}").format(state=said))
        self.updateGeometry()
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Say it in fewer words where room is short; the spoken name stays."""
        words = self._brief if brief else self._whole
        if words != self.text():
            self.setText(words)
            self.updateGeometry()
            self.update()

    def set_bare(self, bare: bool) -> None:
        """Show only the icon and the edge where room is short; the spoken name stays."""
        if bare != self._bare:
            self._bare = bare
            self.setToolTip(self.text() if bare else "")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        look = self.look
        if self._bare:
            return QSize(look.em(2.1), look.em(1.75))
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + look.em(2.6), look.em(1.75))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        look = self.look
        style = self.state if isinstance(self.state, ChipStyle) else self.state.value
        painter = smooth(self)
        fill = style.solid or f"st_{style.family}_tint"
        line = style.solid or f"st_{style.family}"
        painter.setBrush(look.colour(fill))
        painter.setPen(edge(look.colour(line), 1.5, dashed=style.dashed))
        box = QRectF(self.rect()).adjusted(1.25, 1.25, -1.25, -1.25)
        painter.drawRoundedRect(box, look.radius(), look.radius())
        side, gap = look.em(1.0), look.em(0.55)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - gap - side if mirrored else gap
        token = "on_solid" if style.solid else line
        picture = icon_pixmap(look, style.icon, token, side, self.devicePixelRatioF())
        painter.drawPixmap(x, (self.height() - side) // 2, picture)
        if self._bare:
            painter.end()
            return
        painter.setPen(look.colour("on_solid" if style.solid else "ink"))
        beside = side + 2 * gap - look.em(0.1)
        words = self.rect().adjusted(0, 0, -beside, 0) if mirrored else self.rect().adjusted(beside, 0, 0, 0)
        start = Qt.AlignmentFlag.AlignVCenter | beginning(self.layoutDirection())
        painter.drawText(words, start, self.text())
        painter.end()
