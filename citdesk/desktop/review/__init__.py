"""The supervisor's queue, a report beside its differences, and the two decisions."""
