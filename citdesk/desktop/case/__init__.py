"""A case beside its reports: who is on it, and what its person agreed to share."""
