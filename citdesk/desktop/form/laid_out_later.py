"""Parts come and go without the page being laid out anew for each."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout


@contextmanager
def laid_out_later(*columns: QLayout) -> Generator[None, None, None]:
    """What is shown or hidden in these columns meanwhile has the page laid out once, when all of it is there.

    Qt lays a page that is in sight out from bottom to top at every part that shows.
    """
    for column in columns:
        column.setEnabled(False)
    try:
        yield
    finally:
        for column in columns:
            column.setEnabled(True)
