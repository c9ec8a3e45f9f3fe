"""The domain: cases, reports, their lifecycle, who may do what, audiences and projections.

Pure: no clock, no randomness, no files, no network. Both ends of the exchange run the same code.
"""
