"""What runs inside the confined process: a form from a stranger is loaded and filled, and everything is told.

Only what a client of the engine does is done here. Besides the outcome it notes each file that was opened and
each connection that was tried, so that a test can hold that there was none. The compiler of workbooks writes
the form that it has made into a temporary file of its own, which is let pass.
"""

from __future__ import annotations

import random
import resource
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from citdesk.xforms import AnswerRefused, Context, Form, FormError, Migration, ResumeError, Session, migrate
from citdesk.xforms.definition import xlsform
from citdesk.xforms.openrosa import submission_of

#: bytes of address space beyond what the interpreter and its libraries take, seconds of computing, and
#: bytes of a file that is written
MEMORY = 1_500_000_000
SECONDS = 60
WRITTEN = 20_000_000

_FILES = frozenset({"open", "os.listdir", "os.scandir", "shutil.copyfile"})
_OUTSIDE = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "urllib.", "http.")
assert xlsform  # loaded before the limits are set: its libraries are no part of what a form costs


@dataclass(frozen=True, slots=True)
class Case:
    """A form with what comes with it, and what is done: answers by path, or a draft that is taken up."""

    source: bytes | Path
    attachments: dict[str, bytes] = field(default_factory=dict)
    instances: dict[str, bytes] = field(default_factory=dict)
    answers: tuple[tuple[str, object], ...] = ()
    saved: bytes | None = None
    #: 'fill' fills the form, 'resume' and 'edit' take up `saved`, 'submit' makes a submission of it,
    #: 'migrate' moves it to this same form
    deed: str = "fill"


@dataclass(slots=True)
class Outcome:
    """What became of it. `refused` are the reasons with the way on, '' for none."""

    refused: str = ""
    code: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    choices: dict[str, int] = field(default_factory=dict)
    instances: int = 0
    warnings: str = ""
    touched: list[str] = field(default_factory=list)
    peak: int = 0


def suffer(case: Case, telling: Connection) -> None:
    """Does it within the limits and tells the outcome. What is not caught here is a crash."""
    outcome = Outcome()
    base = _address_space()
    resource.setrlimit(resource.RLIMIT_AS, (base + MEMORY, base + MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    sys.addaudithook(_watch(outcome.touched, case.source))
    try:
        _use(case, outcome)
    except FormError as error:
        outcome.code = error.problems[0].code
        outcome.refused = "\n".join(f"{problem.what} {problem.mend}" for problem in error.problems)
    except (ResumeError, AnswerRefused) as error:
        outcome.code, outcome.refused = error.code, str(error)
    outcome.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    telling.send(outcome)
    telling.close()


def _use(case: Case, outcome: Outcome) -> None:
    form = Form.load(case.source, case.attachments)
    outcome.warnings = "\n".join(map(str, form.warnings))
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    dice = random.Random(1)
    context = Context(now=lambda: now, zone=UTC, random=dice, instances=case.instances)
    saved = case.saved or b""
    deeds: dict[str, Callable[[], Session | Migration | None]] = {
        "fill": lambda: form.start(context),
        "resume": lambda: form.resume(saved, context),
        "edit": lambda: form.edit(saved, context),
        "migrate": lambda: migrate(saved, form, form, context),
    }
    if case.deed == "submit":
        outcome.texts["submission"] = submission_of(form, saved, {}).xml.decode()
        return
    done = deeds[case.deed]()
    session = done.session if isinstance(done, Migration) else done
    assert session is not None
    for path, value in case.answers:
        session.answer(path, value)
    _look(session, outcome)


def _look(session: Session, outcome: Outcome) -> None:
    """Sees everything that a screen would show, and saves."""
    session.pages()
    outcome.problems = {problem.path: problem.kind for problem in session.problems()}
    paths = session.paths()
    outcome.instances = len(paths)
    for path in list(paths)[:50]:
        question = session.question(path)
        outcome.texts[path] = question.text[:200]
        outcome.choices[path] = len(question.choices)
    session.to_xml()
    session.to_xml(pruned=True)


def _watch(touched: list[str], source: bytes | Path) -> Callable[[str, tuple[object, ...]], None]:
    """Notes what the process reaches for, other than the form that it was given and its own program."""
    own = (*(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")), sys.prefix)
    ours = str(Path(__file__).parents[4])
    given = "" if isinstance(source, bytes) else str(source)
    temporary = tempfile.gettempdir()

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in _FILES:
            path = str(arguments[0])
            program = path.startswith((*own, ours)) and path.endswith((".py", ".pyc", ".so"))
            if path not in {given, temporary} and not program and not path.startswith(f"{temporary}/tmp"):
                touched.append(f"{event} {path}")
        elif event.startswith(_OUTSIDE):
            touched.append(f"{event} {arguments!r:.100}")

    return watch


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
