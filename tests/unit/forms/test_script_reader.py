"""A script with a slip in it is refused with the place and the cure, not played half."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.scripts import Add, Answer, Fill, ScriptError, load_script, load_scripts

HEAD = """id = "sample"
title = "A sample"
summary = "One report, sent."
zone = "America/Chicago"
now = "2026-03-12T21:58:00-05:00"
"""
START = '[[steps]]\ndo = "start"\nform = "encounter"\nreport = "first"\nas = "officer"\n'
SEND = '[[steps]]\ndo = "send"\nreport = "first"\n'


def written(folder: Path, text: str) -> Path:
    """The script as a file of the right name."""
    path = folder / "sample.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_answers_keep_their_kind(tmp_path: Path) -> None:
    """Texts, numbers and choices of several arrive as such, and a repeat is added."""
    fill = (
        '[[steps]]\ndo = "fill"\nreport = "first"\nanswers = [{ path = "/e/a", value = "x" },'
        ' { path = "/e/b", value = 4 }, { path = "/e/c", value = ["y", "z"] }, { add = "/e/r" }]\n'
    )
    step = load_script(written(tmp_path, HEAD + START + fill)).of(Fill)[0]
    assert isinstance(step, Fill)
    assert step.changes == (Answer("/e/a", "x"), Answer("/e/b", 4), Answer("/e/c", ("y", "z")), Add("/e/r"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + START.replace("form", "from") + SEND, "form is missing"),
        (HEAD + START + 'colour = "red"\n', "unknown: colour"),
        (HEAD + SEND, "not started yet"),
        (HEAD + START + START, "started twice"),
        (HEAD + START + SEND + SEND, "send cannot follow while the report is sent"),
        (HEAD + START.replace("officer", "mayor"), "as is 'mayor'"),
        (HEAD + START + '[[steps]]\ndo = "dance"\nreport = "first"\n', "do is 'dance'"),
        (HEAD.replace("-05:00", "") + START, "needs its distance from UTC"),
        (HEAD.replace("Chicago", "Nowhere") + START, "is not known"),
        (HEAD.replace('"sample"', '"other"') + START, "name the file after the id"),
        (HEAD + START + "[[steps", "not valid TOML"),
        (
            HEAD + START + SEND + '[[steps]]\ndo = "return"\nreport = "first"\nreasons = ["mood"]\n',
            "reasons must be among",
        ),
    ],
)
def test_a_slip_is_named(tmp_path: Path, text: str, said: str) -> None:
    """The message says where the slip is and what to write instead."""
    with pytest.raises(ScriptError, match=r"sample\.toml") as caught:
        load_script(written(tmp_path, text))
    assert said in str(caught.value)


def test_an_empty_folder_is_not_taken_for_success(tmp_path: Path) -> None:
    """No scripts found is an error, so a wrong folder cannot pass unnoticed."""
    with pytest.raises(ScriptError, match="holds no scripts"):
        load_scripts(tmp_path)
