"""Keeps ``None``, ``True`` and ``False`` alive under a PySide6 that forgets to count them.

The wheels of PySide6 6.12.0 return these three without taking a reference, as one may from Python 3.12 on,
where they are immortal. On Python 3.10 and 3.11 they are counted like anything else: every Qt call that
returns nothing takes one reference too few, and after some thousands of calls the interpreter ends with
"none_dealloc". 6.11.1 counts them rightly. Giving each a count that no program can use up makes them what
3.12 makes them; under any other PySide6 it changes nothing.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 60
_given: list[bool] = []


def keep_singletons_alive() -> None:
    """Make the three immortal where the interpreter does not. Doing it again changes nothing."""
    if sys.version_info >= (3, 12) or _given:
        return
    for thing in (None, True, False):
        # PyObject begins with its count (CPython before 3.12, Include/object.h)
        ctypes.c_ssize_t.from_address(id(thing)).value += _PLENTY
    _given.append(True)
