"""The demonstration agency: HQ on loopback over TLS, its people, realistic cases that really happened here.

The cases get where they are only by running encounter scripts through form, vault, exchange and HQ; nothing
writes a store directly. The profile is private, watermarked and cannot enrol elsewhere.
"""
