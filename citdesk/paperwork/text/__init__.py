"""Text as it may stand on paper: answers are data, never markup, and nothing is dropped in silence."""
