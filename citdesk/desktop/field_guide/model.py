"""What the field guide's screens share: cards, the directory's search, what was picked for a hand-out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.fieldguide.cards import Card, search_cards
from citdesk.fieldguide.directory import DirectorySearch, Found, Point, Query, Service
from citdesk.workspace import (
    DirectoryVersions,
    GuidanceShelf,
    LocalDirectory,
    Workspace,
    guidance,
    make_search,
)


class GuideModel(WorkspaceModel):
    """Reads cards and directory off the GUI thread once, then answers at once.

    ``changed`` fires when they were read, ``picked_changed`` when a service went onto the hand-out or off it.
    """

    picked_changed = Signal()

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._shelf = GuidanceShelf((), ())
        self._search: DirectorySearch | None = None
        self._here: Point | None = None
        self._picked: list[Service] = []
        self._asked = False
        self._versions = DirectoryVersions(0, 0, 0)

    @property
    def ready(self) -> bool:
        """Whether the directory can be searched."""
        return self._search is not None

    @property
    def zone(self) -> tzinfo:
        """The agency's time zone."""
        return self._workspace.zone

    @property
    def picked(self) -> tuple[Service, ...]:
        """The services on the hand-out, in the order in which they were picked."""
        return tuple(self._picked)

    @property
    def here_is_known(self) -> bool:
        """Whether distances can be told."""
        return self._here is not None

    def now(self) -> datetime:
        """The time on this computer, in the agency's zone."""
        return self._now()

    def load(self) -> None:
        """Read everything once, afterwards only what HQ sent since."""
        if self._asked:
            self.refresh()
            return
        self._asked = True
        self._tasks.pool(guidance, self._has_cards, self._failed)
        self.refresh()
        self._tasks.vault(self._workspace.local_directory, self._has_local, self._failed)

    @property
    def waiting(self) -> int:
        """The number of the version of the services that HQ sent and nobody has taken here, 0 for none."""
        return self._versions.waiting

    def follow(self) -> None:
        """Something came from HQ: look again, where the directory was read at all."""
        if self._asked:
            self.refresh()

    def refresh(self) -> None:
        """Find out what came from HQ since; the directory is read again where it changed."""
        self._tasks.vault(self._workspace.services.versions, self._has_versions, self._failed)

    def _has_versions(self, versions: DirectoryVersions) -> None:
        before, self._versions = self._versions, versions
        if (versions.services, versions.beds) != (before.services, before.beds) and self._asked:
            self._tasks.vault(self._workspace.local_directory, self._has_local, self._failed)
        if versions != before:
            self.changed.emit()

    def reload(self) -> None:
        """Read the directory again: another version is in use."""
        self._picked = []
        self.refresh()

    def cards(self, typed: str = "") -> tuple[Card, ...]:
        """The cards that fit what is typed."""
        return search_cards(self._shelf.cards, typed)

    def card(self, card_id: str) -> Card | None:
        """The card with this id."""
        return self._shelf.card(card_id)

    def find(self, typed: str, traits: tuple[str, ...] = (), most: int = 40) -> tuple[Found, ...]:
        """The services that fit what is typed and all the filters, best first."""
        if self._search is None:
            return ()
        return self._search.search(Query(typed, self._now(), self._here, traits=traits), most)

    def not_understood(self, typed: str) -> tuple[str, ...]:
        """The words of a search that were passed over, none while the directory is being read."""
        return () if self._search is None else self._search.not_understood(typed)

    def look(self, service_id: str) -> Found | None:
        """One service as it stands now."""
        if self._search is None:
            return None
        service = next((each for each in self._search.services if each.id == service_id), None)
        return None if service is None else self._search.look(service, Query("", self._now(), self._here))

    def pick(self, service: Service, *, on: bool) -> None:
        """Put a service on the hand-out or take it off."""
        self._picked = [each for each in self._picked if each.id != service.id]
        if on:
            self._picked.append(service)
        self.picked_changed.emit()

    def start_over(self) -> None:
        """The hand-out was given: the next one begins empty."""
        self._picked = []
        self.picked_changed.emit()

    def _has_cards(self, shelf: GuidanceShelf) -> None:
        self._shelf = shelf
        self.changed.emit()

    def _has_local(self, local: LocalDirectory) -> None:
        zone, here = str(self._workspace.zone), local.middle

        def build() -> tuple[DirectorySearch, Point | None]:
            search = make_search(local.services, zone)
            search.search(
                Query("open tonight today", self._now(), here)
            )  # reckon distances and hours here, not at a key
            return search, here

        self._tasks.pool(build, self._has_search, self._failed)

    def _has_search(self, built: tuple[DirectorySearch, Point | None]) -> None:
        self._search, self._here = built
        self.changed.emit()

    def _failed(self, failure: BaseException) -> None:
        self._asked = False
        self._not_done(failure)
