"""Pushing and pulling events at HQ: how many in a second, on this machine."""
