"""The encrypted store of one person on one device: keys, drafts, events, outbox, what HQ sent.

Nothing in here knows screens, network or HQ's rooms; time and randomness come in as arguments.
"""
