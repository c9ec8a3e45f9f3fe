"""Signing in, and a computer's and a person's first use of CITDesk."""
