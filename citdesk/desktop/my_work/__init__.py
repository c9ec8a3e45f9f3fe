"""A person's own reports: what came back, what is being written, what is on its way, what is done."""
