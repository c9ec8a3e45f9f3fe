"""Entering answers in the guided form as a person does: go to the section, press rows, type into boxes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from citdesk.cli.demonstration.scripts import Add, Answer, Change, Remove, Value
from citdesk.desktop.form import FormView
from citdesk.desktop.form.check_page import CheckPage
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.robot import NotThere, Robot
from citdesk.xforms import Question


class FormHands:
    """Hands at the guided form. ``picture`` saves a picture of the screen under a name, once."""

    def __init__(self, robot: Robot, picture: Callable[[str], None]) -> None:
        self._robot = robot
        self._picture = picture

    def fill(self, view: FormView, changes: tuple[Change, ...]) -> int:
        """Enters every change; gives the number of questions answered."""
        for change in changes:
            match change:
                case Add(path):
                    self._add(view, path)
                case Remove(path):
                    self._to_section(view, path.rpartition("[")[0])
                    self._robot.press(f"{path}#remove")
                case Answer(path, value):
                    self._answer(view, path, value)
        self._picture("04-form-filled")
        return sum(isinstance(change, Answer) for change in changes)

    def take_cad(self, view: FormView, text: str) -> int:
        """Pastes a CAD text; gives the number of answers that it filled in."""
        sections = self._robot.ask(view.model.outline)
        self._open_outline(view, next(each.key for each in sections if not each.key.startswith("#")))
        self._robot.copy(text)
        self._robot.press("form.cad")
        words = self._robot.until(view.toast.words, "the answers of the CAD text")
        self._picture("04-cad")
        return int(words.split()[0])

    def to_check(self, view: FormView) -> None:
        """Opens the page before sending."""
        self._open_outline(view, CHECK)
        self._robot.until(lambda: _is_whole(view), "every row of the page before sending")

    def _add(self, view: FormView, path: str) -> None:
        self._to_section(view, path)
        self._robot.press(f"{path}#add")

    def _answer(self, view: FormView, path: str, value: Value) -> None:
        if not self._robot.ask(lambda: _in_sight(view, path)):
            self._to_question(view, path)
        self._robot.until(lambda: _in_sight(view, path), f"the question {path}")
        question = self._robot.ask(lambda: view.model.question(path))
        enter = {
            "select1": self._choose_one,
            "select": self._choose_many,
            "dateTime": self._enter_moment,
            "date": self._enter_date,
            "trigger": self._confirm,
        }.get(question.type, self._type)
        enter(question, value)

    def _to_question(self, view: FormView, path: str) -> None:
        head, bracket, rest = path.rpartition("]")
        self._to_section(view, path)
        if bracket:
            instance = head + bracket
            if not self._robot.ask(lambda: _in_sight(view, path)):
                self._robot.press(f"{instance}#change")
        elif not rest:
            raise NotThere(f"{path} is no question")

    def _to_section(self, view: FormView, path: str) -> None:
        key = self._robot.ask(lambda: _section_of(view, path))
        self._open_outline(view, key)

    def _open_outline(self, view: FormView, key: str) -> None:
        if self._robot.ask(lambda: view.model.walk.place.key) == key:
            return
        if self._robot.ask(lambda: self._robot.sight(f"outline:{key}")) is None:
            self._robot.press("form.goto")
        self._robot.press(f"outline:{key}")
        self._robot.until(lambda: view.model.walk.place.key == key, f"the section {key}")

    def _choose_one(self, question: Question, value: Value) -> None:
        row = f"{question.path}={value}"
        if self._robot.ask(lambda: self._robot.sight(row)) is None:
            label = next(choice.label for choice in question.choices if choice.value == value)
            self._robot.type_into(f"{question.path}#search", label.partition("\n")[0])
        self._robot.press(row)

    def _choose_many(self, question: Question, value: Value) -> None:
        wanted = set(value if isinstance(value, tuple) else str(value).split())
        chosen = set(question.value if isinstance(question.value, tuple) else ())
        for each in question.choices:
            if (each.value in wanted) != (each.value in chosen):
                self._choose_one(question, each.value)
        self._picture("04-form")

    def _enter_moment(self, question: Question, value: Value) -> None:
        path = question.path
        if not value:
            self._robot.type_into(path, "")
            return
        moment = datetime.fromisoformat(str(value))
        if self._robot.ask(lambda: self._robot.sight(f"{path}#day#month")) is None:
            self._robot.press(f"{path}#change-day")
        self._enter_day(f"{path}#day", moment.date())
        self._robot.type_into(path, f"{moment:%H%M}")

    def _enter_date(self, question: Question, value: Value) -> None:
        self._enter_day(question.path, date.fromisoformat(str(value)))

    def _enter_day(self, name: str, day: date) -> None:
        self._robot.choose(f"{name}#month", day.month)
        self._robot.type_into(name, str(day.day))
        self._robot.type_into(f"{name}#year", str(day.year))

    def _confirm(self, question: Question, value: Value) -> None:
        if bool(value) != (question.value is not None):
            self._robot.press(question.path)

    def _type(self, question: Question, value: Value) -> None:
        self._robot.type_into(question.path, str(value))


def _is_whole(view: FormView) -> bool:
    page = view.page()
    return isinstance(page, CheckPage) and page.is_whole()


def _section_of(view: FormView, path: str) -> str:
    keys = [section.key for section in view.model.outline()]
    for key in keys:
        if path == key or path.startswith((f"{key}/", f"{key}[")):
            return key
    raise NotThere(f"no section holds {path}; there are {', '.join(keys)}")


def _in_sight(view: FormView, path: str) -> bool:
    page = view.page()
    return isinstance(page, PageView) and page.question_view(path) is not None
