"""Real forms: each loads, starts, serialises and resumes to the same instance, or is refused by name."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from citdesk.xforms import Context, Form, FormError

_FORMS = frozenset({".xml", ".xlsx", ".xls", ".md"})
_REFUSED = "must-be-refused-"
#: faulty on purpose, see the README beside the forms: may be refused, by name
_FAULTY = frozenset({"collect-invalid-form.xml", "collect-form_design_error.xml"})


@dataclass(frozen=True)
class Result:
    """How one form went; `difference` is empty if it behaved, `refusal` says why it was refused."""

    name: str
    difference: str = ""
    refusal: str = ""
    seconds: float = 0.0


def forms(folder: Path) -> list[Path]:
    """The forms of a conformance folder; side files are not forms."""
    found = sorted(path for path in (folder / "forms").glob("*") if path.suffix in _FORMS)
    return [path for path in found if path.suffix != ".xml" or b"<model" in path.read_bytes()]


def run(folder: Path) -> list[Result]:
    """Tries every form of a folder with the side files beside it."""
    side = {path.name: path for path in (folder / "forms").glob("*")} if (folder / "forms").exists() else {}
    attachments = {
        name: path.read_bytes()
        for name, path in side.items()
        if path.suffix in {".csv", ".geojson"} or _is_data(path)
    }
    return [try_form(path, attachments) for path in forms(folder)]


def _is_data(path: Path) -> bool:
    return path.suffix == ".xml" and b"<model" not in path.read_bytes()


def try_form(path: Path, attachments: dict[str, bytes]) -> Result:
    """Loads, starts, saves and resumes one form."""
    must_refuse = path.name.startswith(_REFUSED)
    begun = time.perf_counter()
    try:
        form = Form.load(path, attachments)
        saved = form.start(_context()).to_xml()
        seconds = time.perf_counter() - begun
        again = form.resume(saved, _context()).to_xml()
    except FormError as error:
        known = must_refuse or path.name in _FAULTY
        difference = "" if known else f"refused, though its name does not begin with {_REFUSED}:"
        where = "; ".join(
            f"{problem.code} at {problem.where}: {problem.what}" for problem in error.problems[:3]
        )
        return Result(path.name, difference, where)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        return Result(path.name, f"fails: {type(error).__name__}: {error}")
    if must_refuse:
        return Result(path.name, f"loads and starts, though its name begins with {_REFUSED}")
    difference = "" if saved == again else f"resumed differently: {_first_difference(saved, again)}"
    return Result(path.name, difference, seconds=seconds)


def _first_difference(one: bytes, other: bytes) -> str:
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return f"{one[max(0, at - 60) : at + 60]!r} became {other[max(0, at - 60) : at + 60]!r}"


def _context() -> Context:
    return Context(
        now=lambda: datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
        zone=ZoneInfo("America/Phoenix"),
        random=random.Random(1),
        user="officer",
        device="device",
    )
