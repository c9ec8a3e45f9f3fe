"""Breaking text into lines by measured width. No markup exists here, so none can be interpreted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citdesk.paperwork.text.faces import Face

_JOINTS = ("-", "/", "_", "@")
_WORD = re.compile(r" *[^ ]+| +$")


def _cut(word: str, face: Face, size: float, width: float) -> Iterator[str]:
    """A word wider than the line, cut after a hyphen or slash if there is one; every character survives."""
    start, used, index = 0, 0.0, 0
    while index < len(word):
        advance = face.width(word[index], size)
        if used + advance > width and index > start:
            end = max(word.rfind(sign, start, index) for sign in _JOINTS) + 1
            end = end if end > start else index
            yield word[start:end]
            start, used, index = end, 0.0, end
            continue
        used += advance
        index += 1
    yield word[start:]


def break_lines(text: str, face: Face, size: float, width: float) -> list[str]:
    """The lines of ``text`` at ``size`` points in ``width`` points; a line end in the text stays one.

    A line broken at a space keeps that space at its end, so that extracted text does not glue words together.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for token in _WORD.findall(paragraph):
            advance = face.width(token, size)
            if used + advance <= width:
                line, used = line + token, used + advance
                continue
            word = token.lstrip(" ") if line else token
            if line:
                lines.append(line + " ")
            if face.width(word, size) <= width:
                line = word
            else:
                *full, line = _cut(word, face, size, width)
                lines.extend(full)
            used = face.width(line, size)
        lines.append(line)
    return lines
