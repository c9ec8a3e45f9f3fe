"""The line above a page: Back, where one is, the language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.languages import LanguageMenu, short_name
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import Button, Rank
from citdesk.desktop.widgets.styled import follow

#: the question's column beneath
_COLUMN_EM = 36


class Head(QWidget):
    """Back at the left edge; in a narrow window the section's name opens the outline.

    Of two languages the other is one press away; more are chosen from a list.
    """

    outline_wanted = Signal()
    guidance_wanted = Signal()
    search_wanted = Signal()

    def __init__(self, desk: Desk, model: FormViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = desk.look
        self.model = model
        self.back = Button(desk.look, self.tr("Back"), self, name="form.back", rank=Rank.QUIET, icon="back")
        self.outline_button = Button(
            desk.look, self.tr("Sections"), self, name="form.goto", rank=Rank.QUIET, icon="menu"
        )
        self.search = Button(
            desk.look, self.tr("Find"), self, name="form.search", rank=Rank.QUIET, icon="search"
        )
        self.search.setAccessibleName(self.tr("Find a question"))
        self.search.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Esc comes back to the question in hand
        self.search.clicked.connect(self.search_wanted)
        self.language = Button(desk.look, "", self, name="form.language", rank=Rank.QUIET, icon="language")
        self.guidance = Button(
            desk.look, self.tr("Guidance"), self, name="form.guidance", rank=Rank.QUIET, icon="guidance"
        )
        self.guidance.clicked.connect(self.guidance_wanted)
        self.cad = Button(
            desk.look, self.tr("Paste CAD"), self, name="form.cad", rank=Rank.QUIET, icon="save-file"
        )
        self.cad.setToolTip(self.tr("Fill in what the copied CAD text holds"))
        self.cad.clicked.connect(self._paste_cad)
        for button in (self.back, self.outline_button, self.search, self.guidance):
            button.setToolTip(button.accessibleName())
        self._takes: list[tuple[Button, int]] = []
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.back)
        self._row.addWidget(self.outline_button)
        self._row.addStretch(1)
        self._row.addWidget(self.cad)
        self._row.addWidget(self.search)
        self._row.addWidget(self.guidance)
        self._row.addWidget(self.language)
        self.back.clicked.connect(model.walk.back)
        self.outline_button.clicked.connect(self.outline_wanted)
        self.language.clicked.connect(self._language_pressed)
        self.languages = LanguageMenu(desk.look, self)
        self.languages.chosen.connect(model.set_language)
        follow(desk.look, self.restyle)
        self.sync()

    def restyle(self) -> None:
        """Take margins from the look: Back's words, not its padding, stand at the column's edge."""
        look = self.look
        side = look.margin() - look.em(0.4)
        self._row.setContentsMargins(side, look.em(0.35), side, 0)
        self._row.setSpacing(look.em(0.75))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for the signs: the words make no window wider than its screen."""
        shown = self._shown()
        width = self._around(shown) + sum(button.width_of_sign() for button in shown)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as the column below, wider where the words need it.

        Where they have no room side by side even so, one after the other leaves its sign only, the best known
        signs first; each keeps its spoken name, and the pointer reads it too.
        """
        shown = self._shown()
        wanted = self._around(shown) + sum(button.width_with_words() for button in shown)
        self.setMaximumWidth(max(self.look.em(_COLUMN_EM), wanted))
        over = wanted - self.width()
        for button in shown:
            button.set_bare(over > 0)
            if over > 0:
                over -= button.width_with_words() - button.sizeHint().width()

    def _shown(self) -> list[Button]:
        by_sign = (self.back, self.search, self.language, self.guidance, self.cad, self.outline_button)
        return [button for button in by_sign if not button.isHidden()]

    def _around(self, shown: Sequence[Button]) -> int:
        margins = self._row.contentsMargins()
        return margins.left() + margins.right() + self._row.spacing() * len(shown)

    def set_outline_offered(self, offered: bool) -> None:
        """Offer the outline as a sheet, where it does not stand beside the page."""
        self.outline_button.setVisible(offered)
        self.search.setVisible(offered)
        self._fit()

    def sync(self) -> None:
        """Show where the person is."""
        self.back.setVisible(not self.model.walk.at_start)
        at, count = self.model.walk.section_position()
        words = self.tr("Sections")
        if count:
            words = self.tr("Section {at} of {count}").format(at=at, count=count)
        if self.outline_button.text() != words:
            self.outline_button.set_words(words)
            self.outline_button.setToolTip(words)
        # what dispatch knows is filled in before anything else
        self.cad.setVisible(self.model.takes_cad and at == 1)
        self._sync_language()
        self._fit()
        self._settle()

    def _settle(self) -> None:
        """Place the buttons now where they need other room than before: words are never seen cut off."""
        takes = [(button, button.sizeHint().width()) for button in self._shown()]
        if takes == self._takes:
            return
        self._takes = takes
        around = self.parentWidget()
        if self.isVisible() and around is not None:
            for part in (self, around) * 2:  # another width lets other words show
                QApplication.sendEvent(part, QEvent(QEvent.Type.LayoutRequest))

    def _sync_language(self) -> None:
        names, current = self.model.languages, self.model.language
        self.language.setVisible(len(names) > 1)
        if len(names) < 2:
            return
        if len(names) == 2:
            other = self._other_language()
            words, spoken = (
                short_name(other),
                self.tr("Show the questions in {language}").format(language=other),
            )
        else:
            words = short_name(current)
            spoken = self.tr("Language of the questions: {language}. Choose another").format(language=current)
            self.languages.show_languages(names, current)
        if self.language.text() != words:
            self.language.set_words(words)
        self.language.setAccessibleName(spoken)
        self.language.setToolTip(spoken)

    def _paste_cad(self) -> None:
        self.model.give_cad(QApplication.clipboard().text())

    def _other_language(self) -> str:
        return next(name for name in self.model.languages if name != self.model.language)

    def _language_pressed(self) -> None:
        if len(self.model.languages) == 2:
            self.model.set_language(self._other_language())
        else:
            self.languages.popup(self.language.mapToGlobal(self.language.rect().bottomLeft()))
