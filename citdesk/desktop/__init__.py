"""The Qt application: shell, views, view models, item models, widgets, tasks and theme (design.md §4.7)."""
