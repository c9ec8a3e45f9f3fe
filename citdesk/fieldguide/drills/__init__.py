"""Practice: role play that branches, each choice with its effect and the reason for it."""

from __future__ import annotations

from citdesk.fieldguide.drills.drill import Choice, Drill, Ending, Scene
from citdesk.fieldguide.drills.reading import read_drill, read_drills
from citdesk.fieldguide.drills.run import Run, Taken

__all__ = ["Choice", "Drill", "Ending", "Run", "Scene", "Taken", "read_drill", "read_drills"]
