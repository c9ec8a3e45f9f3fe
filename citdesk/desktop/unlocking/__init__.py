"""A supervisor answers the challenge of a colleague's locked computer."""
