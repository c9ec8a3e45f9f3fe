"""The Qt application: shell, views, view models, item models, widgets, tasks and theme."""
