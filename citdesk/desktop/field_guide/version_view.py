"""What a new version of the services would change, before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.field_guide.version_model import VersionModel
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.row import Row, heading
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.page import Page, PageContext
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.fieldguide.directory import Changed, Service
from citdesk.workspace import OfferedServices

#: Rows of one kind beyond this are counted, not listed.
_MOST = 200
_LEFT_OUT = ChipStyle("stop", "error")


class VersionPage(Page):
    """Shows an :class:`OfferedServices`; the model takes it."""

    def __init__(
        self,
        look: Look,
        model: VersionModel,
        offered: OfferedServices,
        now: datetime,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page.version")
        title = self.tr("Services, version {n}").format(n=offered.version)
        self._title = title
        self.frame = ListFrame(look, self, name="version", title=title)
        self.take = Button(look, self.tr("Use this version"), name="version.take", rank=Rank.PRIMARY)
        self.back = Button(look, self.tr("Back"), name="page.back", rank=Rank.QUIET, icon="back")
        self.frame.add_act(self.take)
        self.frame.add_back(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.take.clicked.connect(lambda: model.take(offered))
        self.back.clicked.connect(self.left)
        model.failed.connect(self.frame.show_trouble)
        model.taken.connect(self.left)
        when = moment(offered.published_at, now, zone)
        self.frame.show_note(
            self.tr("Published {time}. It takes the place of the services in use.").format(time=when)
            if offered.before is None
            else self.tr("Published {time}. It takes the place of version {n}.").format(
                time=when, n=offered.before
            )
        )
        rows = list(_rows(offered))
        self.frame.rows.show_rows(rows)
        self.frame.show_empty("" if rows else self.tr("It says the same as the version in use."))

    def context(self) -> PageContext:
        return PageContext(self._title)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"page.back": self.left.emit}

    def panes(self) -> Sequence[QWidget]:
        return [self.frame]

    def arrive(self) -> None:
        self.take.setFocus()


def _rows(offered: OfferedServices) -> Iterator[Row]:
    say = QCoreApplication.translate
    found = offered.difference
    if offered.faults:
        yield heading("version.faults", say("Version", "Rows left out"), len(offered.faults))
        left_out = say("Version", "Left out")
        for fault in offered.faults[:_MOST]:
            title = say("Version", "Row {n}, {column}").format(n=fault.row, column=fault.column)
            yield Row(id=f"fault:{fault.row}", title=title, detail=fault.what, state=_LEFT_OUT, chip=left_out)
    if found.changed:
        yield heading("version.changed", say("Version", "Changed"), len(found.changed))
        yield from (_changed(each) for each in found.changed[:_MOST])
    if found.removed:
        yield heading("version.removed", say("Version", "Gone"), len(found.removed))
        yield from (_service("gone", each) for each in found.removed[:_MOST])
    if found.added:
        yield heading("version.added", say("Version", "New"), len(found.added))
        yield from (_service("new", each) for each in found.added[:_MOST])


def _changed(each: Changed) -> Row:
    say = QCoreApplication.translate
    parts = [
        say("Version", "{what}: {before} becomes {after}").format(
            what=_column(name),
            before=before or say("Version", "nothing"),
            after=after or say("Version", "nothing"),
        )
        for name, before, after in each.what
    ]
    return Row(id=f"changed:{each.after.id}", title=each.after.name, detail=". ".join(parts))


def _service(kind: str, service: Service) -> Row:
    return Row(id=f"{kind}:{service.id}", title=service.name, detail=service.reach)


def _column(name: str) -> str:
    """A column's name as people say it; one without words of its own is shown as it is."""
    say = QCoreApplication.translate
    return {
        "name": say("Version", "Name"),
        "phone": say("Version", "Phone"),
        "phone_description": say("Version", "Once the phone answers"),
        "phone_description_es": say("Version", "Once the phone answers, in Spanish"),
        "text_line": say("Version", "Text number"),
        "text_keyword": say("Version", "Word to text"),
        "text_keyword_es": say("Version", "Word to text, in Spanish"),
        "schedule": say("Version", "Hours"),
        "address": say("Version", "Address"),
        "beds": say("Version", "Beds"),
        "checked": say("Version", "Last checked"),
        "languages": say("Version", "Languages"),
        "eligibility": say("Version", "For whom"),
        "needs": say("Version", "Needs"),
    }.get(name, name)
