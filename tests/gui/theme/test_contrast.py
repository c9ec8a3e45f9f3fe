"""The tokens keep what interface.md §3.2 and §3.3 promise, in every theme."""

from __future__ import annotations

import pytest

from citdesk.desktop.theme.contrast import blue_light, contrast, luminance
from citdesk.desktop.theme.tokens import THEMES, TOKENS, ThemeName, token

FAMILIES = ("own", "travel", "attention", "done", "stop")
GROUNDS = ("canvas", "surface", "surface_alt", "inset", "select", "guidance", "error_tint")
TEXT = [("ink", ground) for ground in GROUNDS]
TEXT += [("ink", f"st_{family}_tint") for family in FAMILIES]
TEXT += [("ink_muted", ground) for ground in ("surface", "surface_alt", "canvas", "guidance")]
TEXT += [("placeholder", ground) for ground in ("surface", "surface_alt")]
TEXT += [("on_primary", "primary"), ("on_primary", "primary_press")]
TEXT += [("link", "surface"), ("link", "surface_alt"), ("error", "surface")]
TEXT += [("on_rail", "rail"), ("on_rail_muted", "rail"), ("on_rail", "rail_select")]
TEXT += [("on_solid", "own_solid"), ("on_solid", "attention_solid")]
PARTS = [("control_line", ground) for ground in ("surface", "surface_alt", "canvas")]
PARTS += [("select_line", "select"), ("select_line", "surface"), ("primary_line", "surface")]
PARTS += [("focus", "surface"), ("focus", "canvas"), ("focus", "surface_alt"), ("focus", "focus_halo")]
PARTS += [("rail_mark", "rail"), ("guidance_line", "guidance")]
PARTS += [(f"st_{family}", f"st_{family}_tint") for family in FAMILIES]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_reaches_seven_to_one(theme: ThemeName, text: str, ground: str) -> None:
    """Text of any size is read against its ground at 7:1 or better."""
    assert contrast(token(theme, text), token(theme, ground)) >= 6.95


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("part", "ground"), PARTS)
def test_parts_reach_three_to_one(theme: ThemeName, part: str, ground: str) -> None:
    """Edges, marks and the focus ring stand out at 3:1 or better."""
    assert contrast(token(theme, part), token(theme, ground)) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_unavailable_is_still_readable(theme: ThemeName) -> None:
    """What cannot be used now can still be read."""
    assert contrast(token(theme, "ink_disabled"), token(theme, "surface")) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_what_to_type_looks_unlike_an_answer(theme: ThemeName) -> None:
    """The words in an empty field are told from words typed into it."""
    assert contrast(token(theme, "ink"), token(theme, "placeholder")) >= 1.3


@pytest.mark.parametrize("theme", ["day", "contrast"])
def test_the_rail_is_set_off_from_the_page(theme: ThemeName) -> None:
    """By its ground, or by its edge where both have the same."""
    page = token(theme, "surface")
    assert max(contrast(token(theme, name), page) for name in ("rail", "rail_line")) >= 3


@pytest.mark.parametrize("name", sorted(TOKENS))
def test_night_emits_little_light(name: str) -> None:
    """No night colour has linear blue above 0.25 or luminance above 0.56."""
    assert blue_light(token("night", name)) <= 0.25
    assert luminance(token("night", name)) <= 0.56


def test_black_on_white_is_the_most_there_is() -> None:
    """The formula gives WCAG's own end points."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)
