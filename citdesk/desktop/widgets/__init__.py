"""The widgets every screen is built from. Each paints itself from the tokens and has an accessible name.

The caller gives ``name``: the object name, which is a form path or a command's id.
"""

from __future__ import annotations

from citdesk.desktop.widgets.announce import announce
from citdesk.desktop.widgets.button import Button, Rank
from citdesk.desktop.widgets.choice_row import CheckRow, ChoiceRow
from citdesk.desktop.widgets.comment_box import CommentBox
from citdesk.desktop.widgets.date_field import DateField
from citdesk.desktop.widgets.error_summary import ErrorSummary, SummaryLine
from citdesk.desktop.widgets.field import Field
from citdesk.desktop.widgets.focus_ring import FocusRing
from citdesk.desktop.widgets.fold_row import FoldRow
from citdesk.desktop.widgets.heading import install_headings
from citdesk.desktop.widgets.labels import (
    Body,
    Caption,
    ErrorText,
    Hint,
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

__all__ = [
    "Body",
    "Button",
    "Caption",
    "CardWords",
    "CheckRow",
    "ChoiceRow",
    "CommentBox",
    "DateField",
    "ErrorSummary",
    "ErrorText",
    "Field",
    "FocusRing",
    "FoldRow",
    "Footer",
    "Hint",
    "Link",
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
