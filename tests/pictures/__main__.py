"""Makes the pictures: all of them, or those of the screens, theme and size that are named.

Every screen is reached through the real windows on a small agency in memory, in which it is always the same
evening, so two runs differ only where the program does.
"""

from __future__ import annotations

import argparse
import os
import sys
from fnmatch import fnmatch
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from citdesk.cli.demonstration.camera import CANVASES, Canvas
from citdesk.desktop.application import make_application
from citdesk.desktop.theme import THEMES, ScreenSettings, TextSize, ThemeName
from citdesk.desktop.translation import LANGUAGES
from tests.pictures.screens import SCREENS
from tests.pictures.sheet import contact_sheet
from tests.pictures.take import picture_screen

_SIZES = {round(100 * each.value): each for each in TextSize}
#: what the offscreen platform says of every window
_ITS_OWN = "This plugin does not support propagateSizeHints"


def say(words: str) -> None:
    """One line for whoever runs this."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main(given: list[str]) -> int:
    """Makes what was asked for; ends with 1 where a screen could not be pictured."""
    asked = _read(given)
    names = [name for name in SCREENS if any(fnmatch(name, each) for each in asked.screen or ["*"])]
    if not names:
        say(f"No screen is called {' or '.join(asked.screen)}. There are: {', '.join(SCREENS)}")
        return 2
    if asked.list:
        say("\n".join(names))
        return 0
    themes: list[ThemeName] = [each for each in THEMES if asked.theme in (None, each)]
    canvases = [each for each in CANVASES if asked.size in (None, _size(each))]
    qInstallMessageHandler(_qt_said)
    app, begun = make_application(["citdesk"]), monotonic()
    if asked.mirrored:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settings = ScreenSettings(size=_SIZES[asked.text], language=asked.language)
    made, failed = _take(app, names, asked.output, themes, canvases, settings)
    if len(names) == len(SCREENS) and not failed:
        for theme in themes:
            for canvas in canvases:
                contact_sheet(asked.output / theme / _size(canvas), names)
    say(f"{len(names) - failed} screens, {made} pictures in {asked.output}, {monotonic() - begun:.0f} s")
    return 1 if failed else 0


def _qt_said(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    if not words.startswith(_ITS_OWN):
        say(f"Qt: {words}")


def _take(
    app: QApplication,
    names: list[str],
    output: Path,
    themes: list[ThemeName],
    canvases: list[Canvas],
    settings: ScreenSettings,
) -> tuple[int, int]:
    made = failed = 0
    for name in names:
        try:
            made += picture_screen(app, name, SCREENS[name], output, themes, canvases, settings)
        except Exception as problem:  # noqa: BLE001 - the other screens are pictured all the same
            failed += 1
            say(f"{name}: {type(problem).__name__}: {problem}")
    return made, failed


def _read(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("output", type=Path, nargs="?", default=Path("demo-output/screens"))
    parser.add_argument("--screen", action="append", help="only screens of this name; * stands for anything")
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--size", choices=[_size(each) for each in CANVASES])
    parser.add_argument("--text", type=int, choices=_SIZES, default=100, help="size of the text, in percent")
    parser.add_argument("--language", choices=[code for code, _ in LANGUAGES], help="of the screens")
    parser.add_argument("--mirrored", action="store_true", help="laid out from right to left")
    parser.add_argument("--list", action="store_true", help="only say what the screens are called")
    return parser.parse_args(given)


def _size(canvas: Canvas) -> str:
    return f"{canvas.width}x{canvas.height}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
