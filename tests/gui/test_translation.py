"""The screens speak Spanish: every text of the code is translated, and what it is filled with comes along."""

from __future__ import annotations

import ast
import gc
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from citdesk.casework.errors import EnvironmentProblem
from citdesk.desktop import application, translation
from citdesk.desktop.settings.view import SettingsPage
from citdesk.desktop.sign_in.model import SignInModel
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import KeptScreen, Look, ThemeChooser
from citdesk.desktop.translation import (
    LANGUAGES,
    language_of,
    read_texts,
    said_in,
    speak,
    texts_file,
)
from tests.gui.shell.fakes import FakeDesk, FakeWorkspace

ROOT = Path(__file__).parents[2]
FILLED_IN = re.compile(r"\{\w*\}|%n")


def _messages(file: Path) -> Iterator[tuple[str, str, list[str], str | None]]:
    for context in etree.parse(file).iter("context"):
        for message in context.iter("message"):
            found = message.find("translation")
            assert found is not None
            forms = [form.text or "" for form in found.iter("numerusform")] or [found.text or ""]
            yield context.findtext("name", ""), message.findtext("source", ""), forms, found.get("type")


def test_every_text_in_the_code_has_its_spanish(tmp_path: Path) -> None:
    """A text that was added fails here until `make translations` was run and its Spanish filled in."""
    now = tmp_path / "citdesk_es.ts"
    now.write_bytes(texts_file("es").read_bytes())
    subprocess.run(
        [ROOT / "scripts" / "translations", now],
        cwd=ROOT,
        check=True,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )
    missing = [f"{where}: {text}" for where, text, forms, kind in _messages(now) if kind or not all(forms)]
    assert not missing
    assert {m[:2] for m in _messages(now)} == {m[:2] for m in _messages(texts_file("es"))}


def _texts_that_vary() -> Iterator[tuple[str, str]]:
    """Where a text to translate is no literal, and the context it is looked up in ("" for ``tr``)."""
    for file in sorted((ROOT / "citdesk" / "desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            if name == "tr" and not isinstance(node.args[0], ast.Constant):
                yield f"{file.name}:{node.lineno}", ""
            if (
                name in {"translate", "say"}
                and len(node.args) > 1
                and isinstance(node.args[0], ast.Constant)
                and not isinstance(node.args[1], ast.Constant)
            ):
                yield f"{file.name}:{node.lineno}", str(node.args[0].value)


def test_no_text_is_hidden_from_the_translator() -> None:
    """A text that varies is looked up only among texts that are marked where they stand."""
    marked = set(
        re.findall(
            r'NOOP\(\s*"(\w+)"',
            "".join(
                file.read_text(encoding="utf-8") for file in (ROOT / "citdesk" / "desktop").rglob("*.py")
            ),
        )
    )
    assert [where for where, context in _texts_that_vary() if context not in marked] == []


def test_a_text_without_spanish_shows_in_english(spanish: QApplication) -> None:
    """It never shows as nothing."""
    assert QCoreApplication.translate("Nowhere", "A text of tomorrow") == "A text of tomorrow"


def test_what_a_text_is_filled_with_is_in_its_spanish_too() -> None:
    """A name, a number or a time that English states is stated in Spanish, and nothing else."""
    for where, text, forms, _kind in _messages(texts_file("es")):
        for form in forms:
            assert set(FILLED_IN.findall(form)) == set(FILLED_IN.findall(text)), (where, text)


def test_counts_take_the_form_of_their_number(spanish: QApplication) -> None:
    """One is one, and more are more."""
    said = [QCoreApplication.translate("TextEditor", "%n words", "", n) for n in (1, 2)]
    assert [words.replace("%n", "") for words in said] == ["1 palabra", "2 palabras"]


def test_who_signs_in_reads_spanish(
    spanish: QApplication, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """The first page holds no English words but the name of the product."""
    model = SignInModel(FakeDesk(FakeWorkspace()).desk(), ImmediateTasks())
    page = SignInPage(look, model)
    model.setParent(page)
    bring_up(page)
    words = [label.text() for label in page.findChildren(QLabel)]
    words += [button.text() for button in page.findChildren(QAbstractButton)]
    assert "Iniciar sesión" in words
    assert not {"Sign in", "Badge number", "Passphrase"} & set(words)
    page.close()


def test_the_language_is_chosen_under_settings_and_kept(
    qapp: QApplication, look: Look, tmp_path: Path, bring_up: Callable[[QWidget], None]
) -> None:
    """It holds from the next start, as the page says."""
    file = tmp_path / "screen.ini"
    page = SettingsPage(look, ThemeChooser(qapp, look, kept=KeptScreen(file)))
    bring_up(page)
    row = page.findChild(QAbstractButton, "language:es")
    assert row is not None
    assert row.text() == "Español"
    row.click()
    kept = KeptScreen(file).read().language
    assert (kept, language_of(kept)) == ("es", "es")
    page.close()


def test_a_language_nobody_translated_falls_back() -> None:
    """A kept value that makes no sense gives the system's language or English."""
    assert language_of("tlh") in dict(LANGUAGES)


def test_a_damaged_file_of_texts_is_said_so(tmp_path: Path) -> None:
    """Half a file is named, not half believed."""
    whole = texts_file("es").read_bytes()
    half = tmp_path / "half.ts"
    half.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(EnvironmentProblem, match="damaged"):
        read_texts(half)
    with pytest.raises(EnvironmentProblem, match="missing"):
        read_texts(tmp_path / "none.ts")


def _spoken_before() -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    speak(app, "es")
    speak(app, "en")


@pytest.mark.parametrize("before", [application._read_the_rest, _spoken_before])
def test_the_first_spanish_question_reads_no_file(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, before: Callable[[], None]
) -> None:
    """What stands around it was read by a worker while somebody signed in, or is what the screens speak."""
    translation._texts.cache_clear()
    monkeypatch.setattr(gc, "freeze", lambda: None)
    before()

    def unread(file: Path) -> None:
        raise AssertionError(file)

    monkeypatch.setattr(translation, "read_texts", unread)
    assert said_in("Español (es)", "TextEditor", "%n words") == "%n palabras"
