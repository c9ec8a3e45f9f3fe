"""Every colour of the three themes, by name. No other module holds a colour.

Day is dark on white for sun, night is sand on warm black with very little blue, contrast is white on black
with yellow and cyan. Colour says who must act next: ``own`` is yours and at rest, ``travel`` is on its way,
``attention`` needs you, ``done`` is done, ``stop`` has stopped.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

ThemeName = Literal["day", "night", "contrast"]

THEMES: tuple[ThemeName, ...] = get_args(ThemeName)

# day, night, contrast, in the order of THEMES
TOKENS: Mapping[str, tuple[str, str, str]] = {
    "canvas": ("#E9EDF1", "#0B0806", "#000000"),  # window behind panes, status bar
    "surface": ("#FFFFFF", "#15100C", "#000000"),  # question column, cards, fields
    "surface_alt": ("#F4F6F9", "#1C1510", "#000000"),  # outline, footer bar, header rows
    "inset": ("#EDF2F7", "#211910", "#000000"),  # comments, quoted text
    "ink": ("#10202E", "#DDB988", "#FFFFFF"),  # text
    "ink_muted": ("#3B4D5F", "#C39E6B", "#FFFFFF"),  # hints, captions
    "placeholder": ("#3B4D5F", "#C39E6B", "#B8B8B8"),  # what to type, until something is typed
    "ink_disabled": ("#5F7081", "#967751", "#B8B8B8"),  # unavailable (still readable)
    "line": ("#C9D2DB", "#3A2C1D", "#FFFFFF"),  # separators only
    "control_line": ("#5F7081", "#967751", "#FFFFFF"),  # edges of controls
    "primary": ("#0B4A86", "#3F2A0A", "#FFE14D"),  # fill of the one main button
    "on_primary": ("#FFFFFF", "#DDB988", "#000000"),  # text on it
    "primary_press": ("#073561", "#2A1C07", "#FFF3B0"),  # pressed fill
    "primary_line": ("#0B4A86", "#D8A24F", "#FFE14D"),  # edge of the main button, selection colour
    "select": ("#DCEBFA", "#33230F", "#3A3200"),  # fill of a chosen row
    "select_line": ("#0B4A86", "#D8A24F", "#FFE14D"),  # edge and mark of a chosen row
    "link": ("#0B4A86", "#E0AC5C", "#7FE3FF"),  # links and quiet buttons
    "focus": ("#10202E", "#F2BC6A", "#7FE3FF"),  # outer focus ring
    "focus_halo": ("#FFC533", "#0B0806", "#000000"),  # gap ring inside it
    "rail": ("#14293C", "#0B0806", "#000000"),  # navigation rail
    "on_rail": ("#F2F6FA", "#D3AC76", "#FFFFFF"),  # current rail item
    "on_rail_muted": ("#B9C8D6", "#BE9966", "#FFFFFF"),  # other rail items
    "rail_select": ("#2A4B69", "#2A1D0F", "#3A3200"),  # current rail fill
    "rail_line": ("#14293C", "#3A2C1D", "#FFFFFF"),  # edge of the rail where page and rail are alike
    "rail_mark": ("#FFC533", "#D8A24F", "#FFE14D"),  # rail mark, count badge
    "error": ("#9A0F30", "#F58468", "#FF9C9C"),  # error text and edge
    "error_tint": ("#FDECEF", "#2B120B", "#2B0000"),  # error fill if used
    "guidance": ("#FBF6E9", "#1A150E", "#000000"),  # guidance pane
    "guidance_line": ("#8A6A12", "#967751", "#FFFFFF"),  # guidance mark
    "own_solid": ("#4A5361", "#B39F78", "#FFFFFF"),  # solid chip: withheld
    "attention_solid": ("#8A3A06", "#FB9013", "#F7BE1B"),  # solid chip: expiring
    "on_solid": ("#FFFFFF", "#140D05", "#000000"),  # text on solid chips
    "st_own": ("#5F6878", "#A08D68", "#FFFFFF"),  # icon and edge: yours, at rest
    "st_own_tint": ("#EEF1F4", "#211A12", "#000000"),  # tint for yours, at rest
    "st_travel": ("#0C3D83", "#778A86", "#63A8EA"),  # icon and edge: travelling
    "st_travel_tint": ("#E3EEFB", "#141A18", "#001A2E"),  # tint for travelling
    "st_attention": ("#A44B0F", "#FB9013", "#F7BE1B"),  # icon and edge: needs you
    "st_attention_tint": ("#FFF0DE", "#2E1F08", "#2B2000"),  # tint for needs you
    "st_done": ("#137F5D", "#92C372", "#83FEAF"),  # icon and edge: done
    "st_done_tint": ("#DFF5EC", "#161E0F", "#00261A"),  # tint for done
    "st_stop": ("#670426", "#DA582B", "#F07368"),  # icon and edge: stopped
    "st_stop_tint": ("#FBE7EC", "#2A120A", "#2B0000"),  # tint for stopped
}


def token(theme: ThemeName, name: str) -> str:
    """The colour of a token in a theme, as ``#RRGGBB``. Raises ``KeyError`` for a name that is no token."""
    return TOKENS[name][THEMES.index(theme)]
