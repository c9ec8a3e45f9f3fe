"""Pieces that several papers share: opening, answers, signatures, notices, what was withheld."""
