"""Consults on screen: a clinician's questions and answers, and an officer's question as it stands."""
