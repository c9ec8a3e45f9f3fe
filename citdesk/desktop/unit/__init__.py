"""A supervisor's unit: who has how much open, another author for a report, duplicates, covering."""
