"""A picture of every screen in every theme at two sizes: ``make pictures``, ``python -m tests.pictures``."""
