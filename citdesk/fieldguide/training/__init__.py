"""What training an officer has done, and what is due when, by rules the agency keeps as data."""

from citdesk.fieldguide.training.due import Due, Need, due_dates
from citdesk.fieldguide.training.entry import Entry, read_entry
from citdesk.fieldguide.training.requirement import Requirement, read_requirements

__all__ = ["Due", "Entry", "Need", "Requirement", "due_dates", "read_entry", "read_requirements"]
