"""The line above a page: Back, where one is, the language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from citdesk.desktop.form.editors import Desk
from citdesk.desktop.form.languages import LanguageMenu, short_name
from citdesk.desktop.form.view_model import FormViewModel
from citdesk.desktop.widgets import Button, Rank
from citdesk.desktop.widgets.styled import follow


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
            desk.look, self.tr("Find a question"), self, name="form.search", rank=Rank.QUIET, icon="search"
        )
        self.search.set_bare(True)
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
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.back)
        self._row.addWidget(self.outline_button)
        self._row.addStretch(1)
        self._row.addWidget(self.cad)
        self._row.addWidget(self.search)
        self._row.addWidget(self.guidance)
        self._row.addWidget(self.language)
        self.back.clicked.connect(model.back)
        self.outline_button.clicked.connect(self.outline_wanted)
        self.language.clicked.connect(self._language_pressed)
        self.languages = LanguageMenu(desk.look, self)
        self.languages.chosen.connect(model.set_language)
        follow(desk.look, self.restyle)
        self.sync()

    def restyle(self) -> None:
        """Take margins from the look: Back's words, not its padding, stand at the column's edge."""
        look = self.look
        self._row.setContentsMargins(look.em(1.2), look.em(0.35), look.em(1.2), 0)
        self._row.setSpacing(look.em(0.75))
        self.setMaximumWidth(look.em(36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the words have no room side by side the icons stay; each keeps its spoken name."""
        bare = (self.cad, self.guidance, self.language, self.back)
        shown = [button for button in (*bare, self.search, self.outline_button) if not button.isHidden()]
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._row.spacing() * len(shown)
        narrow = sum(self._wanted(button) for button in shown) > room
        for button in bare:
            button.set_bare(narrow)
        icons = sum(button.sizeHint().width() for button in shown if button is not self.outline_button)
        self.outline_button.set_bare(narrow and icons + self.outline_button.width_with_words() > room)

    def _wanted(self, button: Button) -> int:
        # beside the name of the section there is room for the sign only
        return button.sizeHint().width() if button is self.search else button.width_with_words()

    def set_outline_offered(self, offered: bool) -> None:
        """Offer the outline as a sheet, where it does not stand beside the page."""
        self.outline_button.setVisible(offered)
        self.search.setVisible(offered)
        self._fit()

    def sync(self) -> None:
        """Show where the person is."""
        self.back.setVisible(not self.model.at_start)
        at, count = self.model.section_position()
        words = self.tr("Sections")
        if count:
            words = self.tr("Section {at} of {count}").format(at=at, count=count)
        if self.outline_button.text() != words:
            self.outline_button.set_words(words)
        # what dispatch knows is filled in before anything else
        self.cad.setVisible(self.model.takes_cad and at == 1)
        self._sync_language()
        self._fit()

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

    def _paste_cad(self) -> None:
        self.model.give_cad(QApplication.clipboard().text())

    def _other_language(self) -> str:
        return next(name for name in self.model.languages if name != self.model.language)

    def _language_pressed(self) -> None:
        if len(self.model.languages) == 2:
            self.model.set_language(self._other_language())
        else:
            self.languages.popup(self.language.mapToGlobal(self.language.rect().bottomLeft()))
