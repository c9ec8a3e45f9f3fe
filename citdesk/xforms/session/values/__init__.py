"""Answers as typed values: one codec per data type of the ODK XForms specification."""

from __future__ import annotations

from citdesk.xforms.session.values.codec import Codec, Unreadable
from citdesk.xforms.session.values.registry import codec_for

__all__ = ["Codec", "Unreadable", "codec_for"]
