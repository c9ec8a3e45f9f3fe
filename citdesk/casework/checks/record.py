"""The reports of one case as the checks read them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from citdesk.xforms.tree import Element, parse_document


class Answers:
    """One report's answers, read by paths below the form's root. A missing or blank answer is ''."""

    def __init__(self, instance_xml: bytes) -> None:
        """Give it pruned: what was not asked is not said. Raises DocumentError for what is not XML."""
        self._root = parse_document(instance_xml).root

    @property
    def form(self) -> str:
        """The form's id."""
        return self._root.name

    def path(self, below: str) -> str:
        """The absolute path of an answer."""
        return f"/{self._root.name}/{below}"

    def text(self, below: str) -> str:
        """One answer as text."""
        return next((element.text for _, element in _find(self._root, below)), "").strip()

    def words(self, below: str) -> frozenset[str]:
        """The choices of a select."""
        return frozenset(self.text(below).split())

    def moment(self, below: str) -> datetime | None:
        """A time with its distance from UTC, or None when blank or not one."""
        return _moment(self.text(below))

    def column(self, repeat: str, name: str) -> tuple[tuple[str, str], ...]:
        """One question in all instances of a repeat: absolute path and text."""
        rows = _find(self._root, repeat)
        return tuple(
            (f"{self.path(repeat)}[{number}]/{name}", child.text.strip())
            for number, row in rows
            for child in row.elements()
            if child.name == name
        )

    def rows(self, repeat: str) -> tuple[Mapping[str, str], ...]:
        """The instances of a repeat, each as its answers by name."""
        return tuple(
            {child.name: child.text.strip() for child in row.elements() if not child.elements()}
            for _, row in _find(self._root, repeat)
        )

    def moments(self, repeat: str, name: str) -> tuple[tuple[str, datetime], ...]:
        """A column of times; blank ones are left out."""
        read = ((path, _moment(text)) for path, text in self.column(repeat, name))
        return tuple((path, moment) for path, moment in read if moment is not None)

    def texts(self) -> Sequence[tuple[str, str]]:
        """Every answer that is not blank, with its absolute path, numbered where there are several."""
        return self._texts

    @cached_property
    def _texts(self) -> tuple[tuple[str, str], ...]:
        return tuple(_leaves(self._root, f"/{self._root.name}"))  # every rule about words asks for them


class Record:
    """A case: its encounter report and what grew from it."""

    def __init__(
        self, reports: Sequence[Answers], begun: Collection[str] = (), twins: Sequence[Answers] = ()
    ) -> None:
        """``begun`` names the forms of which a report is written here and none was sent yet.

        ``twins`` are reports that nothing is said about, since their questions could not be told from those
        of a report of the same form; what they say counts.
        """
        self._reports = tuple(reports)
        self._begun = frozenset(begun)
        self._twins = tuple(twins)

    def of(self, form: str) -> tuple[Answers, ...]:
        """The reports of one form."""
        return tuple(report for report in self._reports if report.form == form)

    def begun(self, form: str) -> bool:
        """Whether a report of the form is written, but not sent yet."""
        return form in self._begun

    def encounters(self) -> tuple[Answers, ...]:
        """The encounter reports; two officers may each have opened one."""
        return self.of("encounter")

    def accounts(self) -> tuple[Answers, ...]:
        """The encounter reports with those among the twins: all that was reported of the encounter."""
        return (*self.encounters(), *(twin for twin in self._twins if twin.form == "encounter"))

    def twins(self) -> tuple[Answers, ...]:
        """The reports that nothing is said about, but whose words count."""
        return self._twins

    def all(self) -> tuple[Answers, ...]:
        """Every report."""
        return self._reports


def _find(root: Element, below: str) -> list[tuple[int, Element]]:
    found = [(1, root)]
    for name in below.split("/"):
        found = [
            (number, child)
            for _, parent in found
            for number, child in enumerate((c for c in parent.elements() if c.name == name), start=1)
        ]
    return found


def _leaves(element: Element, path: str) -> Iterator[tuple[str, str]]:
    seen: dict[str, int] = {}
    names = [child.name for child in element.elements()]
    for child in element.elements():
        seen[child.name] = seen.get(child.name, 0) + 1
        many = names.count(child.name) > 1
        here = f"{path}/{child.name}" + (f"[{seen[child.name]}]" if many else "")
        if child.elements():
            yield from _leaves(child, here)
        elif child.text.strip():
            yield here, child.text.strip()


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
