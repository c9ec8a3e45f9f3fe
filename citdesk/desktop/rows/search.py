"""Searching as a view model: what is typed, how it is narrowed, what was found. Lists build theirs on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import FormName, SearchFilter, Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for. ``stage`` is one of the list's own. '' narrows nothing, nor do 0 ``days``."""

    typed: str = ""
    stage: str = ""
    form: str = ""
    days: int = 0
    #: the name of whoever wrote it
    author: str = ""

    @property
    def by_words(self) -> bool:
        """Whether words are looked for."""
        return bool(self.typed.strip())

    @property
    def narrowed(self) -> bool:
        """Whether a filter is chosen."""
        return bool(self.stage or self.form or self.days or self.author)

    @property
    def active(self) -> bool:
        """Whether anything is left out of the list."""
        return self.by_words or self.narrowed


class Answer(Protocol):
    """What a search gives: ``still`` things are not indexed yet and may be missing."""

    @property
    def still(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the filters leave of a list in which no words are looked for."""

    lines: Sequence[Row]
    still: int = 0


#: The rows of a list that the filters leave; asked in the vault's thread.
Narrow = Callable[[SearchFilter], Sequence[Row]]


class Search(WorkspaceModel):
    """Asks the vault at each keystroke, the newest only: whatever was typed meanwhile is passed over.

    Filters without words need no vault: ``narrow`` takes from the list what they leave.
    """

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        now: Callable[[], datetime],
        narrow: Narrow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._narrow = narrow
        self._narrowed: Sequence[Row] | None = None
        self._asked = Asked()
        self._answered = Asked()
        self._still = 0
        self._busy = False

    @property
    def asked(self) -> Asked:
        """What is looked for now."""
        return self._asked

    @property
    def lines(self) -> Sequence[Row]:
        """What was found, best first, with the words around it; or what the filters leave, in order."""
        return self._found_lines() if self._narrowed is None else self._narrowed

    @property
    def forms(self) -> Sequence[FormName]:
        """The forms by which it can be narrowed."""
        return ()

    @property
    def authors(self) -> Sequence[str]:
        """The names by which it can be narrowed; none where the list is one person's."""
        return ()

    @property
    def nothing(self) -> bool:
        """Whether everything was looked through and nothing is left to show."""
        answered = self._asked.active and self._answered == self._asked and not self._still
        return answered and not self.lines

    @property
    def words(self) -> str:
        """What there is to say about the list: nothing found, or not everything looked through yet."""
        if not self._asked.active or self._answered != self._asked:
            return ""
        if self._still:
            return self.tr("Still looking …")
        if not self.nothing:
            return ""
        if not self._asked.narrowed:
            return self.tr("Nothing found. Every word has to be there; try fewer of them.")
        if not self._asked.by_words:
            return self.tr("Nothing matches what you chose.")
        return self.tr("Nothing that you chose has all these words; try fewer of them.")

    def look_for(self, typed: str) -> None:
        """Somebody types."""
        self._ask(replace(self._asked, typed=typed))

    def narrow(
        self,
        *,
        stage: str | None = None,
        form: str | None = None,
        days: int | None = None,
        author: str | None = None,
    ) -> None:
        """Somebody chooses a filter."""
        asked = self._asked
        self._ask(
            replace(
                asked,
                stage=asked.stage if stage is None else stage,
                form=asked.form if form is None else form,
                days=asked.days if days is None else days,
                author=asked.author if author is None else author,
            )
        )

    def show_all(self) -> None:
        """Look for nothing and leave nothing out any more."""
        self._ask(Asked())

    def again(self) -> None:
        """Something changed: look again."""
        if self._asked.active:
            self._run()

    def _found_lines(self) -> Sequence[Row]:
        """What was found by its words."""
        raise NotImplementedError

    def _look(self, typed: str, narrowed: SearchFilter) -> Answer:
        """Asks the vault, in its thread."""
        raise NotImplementedError

    def _take(self, answer: Answer) -> None:
        """Keeps what was found."""
        raise NotImplementedError

    def _clear(self) -> None:
        """Nothing is looked for any more."""
        raise NotImplementedError

    def _begun(self) -> None:
        """Somebody begins to look."""

    def _ask(self, asked: Asked) -> None:
        if asked == self._asked:
            return
        before, self._asked = self._asked, asked
        if asked.active:
            if not before.active:
                self._begun()
            self._run()
        else:
            self._narrowed = None
            self._clear()
            self.changed.emit()

    def _run(self) -> None:
        if self._busy:
            return
        self._busy = True
        asked = self._asked
        since = self._now() - timedelta(days=asked.days) if asked.days else None
        narrowed = SearchFilter(asked.stage, asked.form, since)
        self._fetch(lambda: self._answer(asked, narrowed), partial(self._found, asked))

    def _answer(self, asked: Asked, narrowed: SearchFilter) -> Answer:
        return self._look(asked.typed, narrowed) if asked.by_words else Narrowed(self._narrow(narrowed))

    def _found(self, asked: Asked, answer: Answer) -> None:
        self._busy = False
        if not self._asked.active:
            return
        if isinstance(answer, Narrowed):
            self._narrowed = answer.lines
        else:
            self._narrowed = None
            self._take(answer)
        self._still, self._answered = answer.still, asked
        self.changed.emit()
        if asked != self._asked or answer.still:
            self._run()

    def _not_fetched(self, failure: BaseException) -> None:
        self._busy = False
        super()._not_fetched(failure)
