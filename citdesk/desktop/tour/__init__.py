"""The first minutes: five steps that say where everything is, and lead to the sample case."""
