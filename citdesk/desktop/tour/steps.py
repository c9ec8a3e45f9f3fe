"""What the tour says, a step each, by what the person's roles are for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.casework.people import Person, Role
from citdesk.desktop.shell.areas import area_keys, areas_for

_NOOP = QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the tour. ``keys``: a key and what it does, a line each."""

    id: str
    icon: str
    title: str
    texts: tuple[str, ...]
    keys: tuple[tuple[str, str], ...] = ()

    @property
    def heading(self) -> str:
        """The title in the language of the screen."""
        return QCoreApplication.translate("Tour", self.title)

    @property
    def sentences(self) -> Sequence[str]:
        """The texts in the language of the screen."""
        return [QCoreApplication.translate("Tour", text) for text in self.texts]

    @property
    def key_lines(self) -> Sequence[tuple[str, str]]:
        """The keys, what they do in the language of the screen."""
        return [(key, QCoreApplication.translate("Tour", words)) for key, words in self.keys]


_PLACES = Step(
    "places",
    "menu",
    str(_NOOP("Tour", "Where your work is")),
    (
        str(
            _NOOP(
                "Tour",
                "The bar at the side holds the parts of it. With large text it is behind the Menu button at "
                "the top. A number says what waits for you.",
            )
        ),
        str(_NOOP("Tour", "Go away and come back: each part is as you left it.")),
    ),
    (
        ("Alt+1 …", str(_NOOP("Tour", "Go to a part"))),
        ("Alt+Left", str(_NOOP("Tour", "Back to the page before"))),
    ),
)
_WRITE = Step(
    "write",
    "draft",
    str(_NOOP("Tour", "Nothing has to be saved")),
    (
        str(_NOOP("Tour", "Start a report when you are with someone in crisis, or after.")),
        str(
            _NOOP(
                "Tour", "Every answer is on this computer as soon as you give it. Stop anywhere, go on there."
            )
        ),
        str(_NOOP("Tour", "The last page lists what is missing. Then you send it to your supervisor.")),
    ),
    (
        ("Ctrl+N", str(_NOOP("Tour", "Start a report"))),
        ("Ctrl+Enter", str(_NOOP("Tour", "Continue to the next page"))),
    ),
)
_DECIDE = Step(
    "decide",
    "review",
    str(_NOOP("Tour", "Two presses approve a report")),
    (
        str(_NOOP("Tour", "Review lists what your officers sent, what runs out first on top.")),
        str(
            _NOOP(
                "Tour", "Read, comment on an answer, then approve or return. The next report opens by itself."
            )
        ),
    ),
    (
        ("Ctrl+M", str(_NOOP("Tour", "Comment on this answer"))),
        ("Ctrl+Shift+A", str(_NOOP("Tour", "Approve report"))),
        ("Ctrl+Shift+R", str(_NOOP("Tour", "Return report with comments"))),
    ),
)
_PAPERS = Step(
    "papers",
    "liaison",
    str(_NOOP("Tour", "See the paper before you print it")),
    (
        str(_NOOP("Tour", "Liaison lists the approved reports that the court may see, by what is due next.")),
        str(
            _NOOP(
                "Tour",
                "Open one and make a paper. Beside it stands what is withheld from its reader, and why.",
            )
        ),
    ),
    (("Ctrl+P", str(_NOOP("Tour", "Print this packet"))),),
)
_ANSWER = Step(
    "answer",
    "comment",
    str(_NOOP("Tour", "Questions come to you")),
    (
        str(_NOOP("Tour", "Consults lists what officers ask. A new question appears by itself.")),
        str(_NOOP("Tour", "Take one, read what the officer saw, write your advice.")),
    ),
)
_LOOK_UP = Step(
    "look-up",
    "guide",
    str(_NOOP("Tour", "Look up who can help")),
    (
        str(_NOOP("Tour", "Guide has the services nearby and what helps in a talk with somebody in crisis.")),
        str(_NOOP("Tour", "Type what you need, for example shelter. It works without network.")),
    ),
)
_SAFE = Step(
    "safe",
    "shield",
    str(_NOOP("Tour", "The line below says that your work is safe")),
    (
        str(
            _NOOP(
                "Tour",
                "Without network you work on. What you finish waits here, encrypted, and leaves by itself.",
            )
        ),
    ),
)
_CUSTODY = str(
    _NOOP("Tour", "When a time limit on somebody's custody runs, its clock stands above every page.")
)
_FIND = Step(
    "find",
    "search",
    str(_NOOP("Tour", "Say what you want to do")),
    (str(_NOOP("Tour", "Press Find and type a word or two: night, send, shelter, lock.")),),
    (
        ("Ctrl+K", str(_NOOP("Tour", "Find a command"))),
        ("Ctrl+F1", str(_NOOP("Tour", "Show the keyboard map"))),
        ("F12", str(_NOOP("Tour", "Hide the screen at once"))),
        ("Ctrl+L", str(_NOOP("Tour", "Lock this screen"))),
    ),
)
_TRY = Step(
    "try",
    "guide",
    str(_NOOP("Tour", "Try it where nothing can go wrong")),
    (
        str(
            _NOOP(
                "Tour", "The sample case is a report half written. Finish it, and see the paper it becomes."
            )
        ),
        str(
            _NOOP(
                "Tour",
                "It stays on this computer and can never be sent. You find it again under Guide.",
            )
        ),
    ),
)
_DRILLS = Step(
    "drills",
    "guide",
    str(_NOOP("Tour", "Practice is under Guide")),
    (
        str(_NOOP("Tour", "A drill is a talk with somebody in crisis, step by step.")),
        str(_NOOP("Tour", "Nothing is kept of it.")),
    ),
)


def steps_for(person: Person) -> tuple[Step, ...]:
    """The five steps of the tour for this person."""
    if person.has(Role.SUPERVISOR):
        work = _DECIDE
    elif person.has(Role.OFFICER):
        work = _WRITE
    elif person.has(Role.LIAISON):
        work = _PAPERS
    else:
        work = _ANSWER if person.has(Role.CLINICIAN) else _LOOK_UP
    writes = person.has(Role.OFFICER) or person.has(Role.SUPERVISOR)
    (_, to_areas), *others = _PLACES.keys
    places = replace(_PLACES, keys=((area_keys(len(areas_for(person))), to_areas), *others))
    safe = replace(_SAFE, texts=(*_SAFE.texts, _CUSTODY)) if writes else _SAFE
    return places, work, safe, _FIND, _TRY if writes else _DRILLS
