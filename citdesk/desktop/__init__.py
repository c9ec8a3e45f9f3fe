"""The Qt application: shell, views, view models, item models, widgets, tasks and theme (design.md §4.7)."""

from __future__ import annotations

from citdesk.desktop.keep_constants import keep_constants

keep_constants()
