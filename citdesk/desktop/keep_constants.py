"""A guard against a defect of PySide6 6.12 on Python before 3.12: it gives away references to ``None``.

Measured with 6.12.0 on Python 3.11: each call of a Qt method that returns nothing lowers the reference count of
``None`` by one (6.11.3 does not). Python 3.12 and later never free ``None``, ``True`` and ``False``; before
that the process dies with "deallocating None" once the count is used up, which an evening's work does. So the
three constants are given more references than any process can lose. Remove this when Python 3.12 is the
oldest supported or PySide6 6.12 is not permitted any more.
"""

from __future__ import annotations

import ctypes
import sys

_SPARE = 1 << 40


def keep_constants() -> None:
    """Make ``None``, ``True`` and ``False`` impossible to free; does nothing where Python does so itself."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False):
        if sys.getrefcount(constant) < _SPARE // 2:
            # the reference count is the first field of every object (Include/object.h, PyObject)
            ctypes.c_ssize_t.from_address(id(constant)).value += _SPARE
