"""The widgets every screen is built from. Each paints itself from the tokens and has an accessible name.

The caller gives ``name``: the object name, which is a form path or a command's id. Each is loaded when it is
first asked for: the sign-in window needs a few of them, and comes up before the others have been read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citdesk.desktop.widgets.announcing import announce
    from citdesk.desktop.widgets.button import Button, Rank
    from citdesk.desktop.widgets.choice_chip import ChoiceChip
    from citdesk.desktop.widgets.choice_row import CheckRow, ChoiceRow
    from citdesk.desktop.widgets.comment_box import CommentBox
    from citdesk.desktop.widgets.date_field import DateField
    from citdesk.desktop.widgets.error_summary import ErrorSummary, SummaryLine
    from citdesk.desktop.widgets.field import Field
    from citdesk.desktop.widgets.figure_bar import FigureBar
    from citdesk.desktop.widgets.focus_ring import FocusRing
    from citdesk.desktop.widgets.fold_row import FoldRow
    from citdesk.desktop.widgets.heading import install_headings
    from citdesk.desktop.widgets.labels import (
        Body,
        Caption,
        ErrorText,
        Hint,
        Item,
        LookText,
        SectionTitle,
        Strong,
        Title,
        Words,
    )
    from citdesk.desktop.widgets.link import Link
    from citdesk.desktop.widgets.number_field import NumberField
    from citdesk.desktop.widgets.outline import Mark, Outline, Section
    from citdesk.desktop.widgets.picture import Picture
    from citdesk.desktop.widgets.rail import Rail, RailItem
    from citdesk.desktop.widgets.repeat_cards import CardWords, RepeatCards
    from citdesk.desktop.widgets.scroll_page import Footer, ScrollPage, Separator
    from citdesk.desktop.widgets.state_chip import State, StateChip, state_words
    from citdesk.desktop.widgets.tab_order import order_tabs, tab_stops
    from citdesk.desktop.widgets.text_box import TextBox
    from citdesk.desktop.widgets.time_field import TimeField
    from citdesk.desktop.widgets.toast import Toast

_HOME = {
    "citdesk.desktop.widgets.announcing": ("announce",),
    "citdesk.desktop.widgets.button": (
        "Button",
        "Rank",
    ),
    "citdesk.desktop.widgets.choice_chip": ("ChoiceChip",),
    "citdesk.desktop.widgets.choice_row": (
        "CheckRow",
        "ChoiceRow",
    ),
    "citdesk.desktop.widgets.comment_box": ("CommentBox",),
    "citdesk.desktop.widgets.date_field": ("DateField",),
    "citdesk.desktop.widgets.error_summary": (
        "ErrorSummary",
        "SummaryLine",
    ),
    "citdesk.desktop.widgets.field": ("Field",),
    "citdesk.desktop.widgets.focus_ring": ("FocusRing",),
    "citdesk.desktop.widgets.figure_bar": ("FigureBar",),
    "citdesk.desktop.widgets.fold_row": ("FoldRow",),
    "citdesk.desktop.widgets.heading": ("install_headings",),
    "citdesk.desktop.widgets.labels": (
        "Body",
        "Caption",
        "ErrorText",
        "LookText",
        "Hint",
        "Item",
        "SectionTitle",
        "Strong",
        "Title",
        "Words",
    ),
    "citdesk.desktop.widgets.link": ("Link",),
    "citdesk.desktop.widgets.number_field": ("NumberField",),
    "citdesk.desktop.widgets.outline": (
        "Mark",
        "Outline",
        "Section",
    ),
    "citdesk.desktop.widgets.picture": ("Picture",),
    "citdesk.desktop.widgets.rail": (
        "Rail",
        "RailItem",
    ),
    "citdesk.desktop.widgets.repeat_cards": (
        "CardWords",
        "RepeatCards",
    ),
    "citdesk.desktop.widgets.scroll_page": (
        "Footer",
        "ScrollPage",
        "Separator",
    ),
    "citdesk.desktop.widgets.state_chip": (
        "State",
        "StateChip",
        "state_words",
    ),
    "citdesk.desktop.widgets.tab_order": (
        "order_tabs",
        "tab_stops",
    ),
    "citdesk.desktop.widgets.text_box": ("TextBox",),
    "citdesk.desktop.widgets.time_field": ("TimeField",),
    "citdesk.desktop.widgets.toast": ("Toast",),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Body",
    "Button",
    "Caption",
    "CardWords",
    "CheckRow",
    "ChoiceChip",
    "ChoiceRow",
    "CommentBox",
    "DateField",
    "ErrorSummary",
    "ErrorText",
    "Field",
    "FigureBar",
    "FocusRing",
    "FoldRow",
    "Footer",
    "Hint",
    "Item",
    "Link",
    "LookText",
    "Mark",
    "NumberField",
    "Outline",
    "Picture",
    "Rail",
    "RailItem",
    "Rank",
    "RepeatCards",
    "ScrollPage",
    "Section",
    "SectionTitle",
    "Separator",
    "State",
    "StateChip",
    "Strong",
    "SummaryLine",
    "TextBox",
    "TimeField",
    "Title",
    "Toast",
    "Words",
    "announce",
    "install_headings",
    "order_tabs",
    "state_words",
    "tab_stops",
]


def __getattr__(name: str) -> object:
    """A public name, from the module that has it."""
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(name)
    found: object = getattr(import_module(module), name)
    globals()[name] = found
    return found
