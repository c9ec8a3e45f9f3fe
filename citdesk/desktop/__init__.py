"""The Qt application: shell, views, view models, item models, widgets, tasks and theme (design.md §4.7)."""

from __future__ import annotations

from citdesk.desktop.singletons import keep_singletons_alive

# before the first Qt call of the process
keep_singletons_alive()
