"""What the checks over a record say is said in the language of the screen, word for word as they say it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from citdesk.casework import checks
from citdesk.casework.checks import Severity
from citdesk.desktop.spoken.finding_sentences import SENTENCES, finding_words, problem_words, severity_said
from citdesk.workspace import ReviewProblem
from citdesk.workspace.severities import ELSEWHERE, severity_words

_CHECKS = Path(checks.__file__).parent
_SAID_BY = ("completeness", "danger", "exclusions", "labels", "same_person", "timeline", "words")
_NAMED = {
    "who": ("a minor", "an adult"),
    "title": ("hold statement", "diversion form", "referral"),
    "what": ("The clinician was reached", "Restraints were put on", "EMS arrived"),
}


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        named = sorted({part.value.id for part in node.values if isinstance(part, ast.FormattedValue)})  # type: ignore[attr-defined]
        for chosen in product(*(_NAMED[name] for name in named)):
            words = dict(zip(named, chosen, strict=True))
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else words[part.value.id]  # type: ignore[attr-defined]
                for part in node.values
            )


def _said() -> Iterator[str]:
    """Every sentence that a rule gives with its finding, or puts together before."""
    for name in _SAID_BY:
        for node in ast.walk(ast.parse((_CHECKS / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("stop", "warn"):
                for argument in node.args:
                    yield from (text for text in _texts(argument) if " " in text)
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "message":
                yield from _texts(node.value)


SAID = sorted(set(_said()))


def test_every_rule_is_read() -> None:
    """A rule in a new file is not forgotten here."""
    rules = {Path(rule.__code__.co_filename).stem for rule in checks.RULES}
    assert rules == set(_SAID_BY)
    assert len(SAID) > 50


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("said", SAID)
def test_what_a_check_says_is_said_in_spanish(said: str) -> None:
    """Author, reviewer and trainee read the same finding in their own language, no English left over."""
    words = finding_words(said)
    assert words != said
    assert not re.search(r"\b(the|and|your|report|statement|check|send)\b", words, re.IGNORECASE)
    assert words.endswith(".")


@pytest.mark.usefixtures("spanish")
def test_a_finding_at_review_is_spanish_around_the_question() -> None:
    """How serious it is and why it may stand are translated; question and reason stay as they are."""
    problem = ReviewProblem(
        "Put the person's own words between quote marks.",
        label="What happened?",
        severity=Severity.WARN,
        reason="It quotes the call taker.",
    )
    assert problem_words(problem) == (
        "Conviene mirarlo: What happened? Ponga entre comillas las palabras propias de la persona. "
        "Aprobado tal como está, porque: It quotes the call taker."
    )
    assert problem.sentence.startswith("Worth a look: What happened? Put")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("said", SAID)
def test_in_english_a_check_says_its_own_sentence(said: str) -> None:
    """Nothing comes between."""
    assert finding_words(said) == said


def test_no_sentence_stands_in_the_table_that_no_check_says() -> None:
    """Whoever changes a check is told that its translation went."""
    said = {*SAID, ELSEWHERE, *map(severity_words, Severity), *_NAMED["who"], *_NAMED["title"]}
    for sentence in SENTENCES:
        pattern = "".join(
            r".+?" if at % 2 else re.escape(piece) for at, piece in enumerate(re.split(r"({\w+})", sentence))
        )
        assert any(re.fullmatch(pattern, each) for each in said), sentence


@pytest.mark.usefixtures("spanish")
def test_how_serious_it_is_is_spanish() -> None:
    """Both words."""
    assert [severity_said(each) for each in Severity] == ["Debe corregirse", "Conviene mirarlo"]
