"""A new file's bytes as they are kept: read, looked through where it is to be shown, cleaned. In a job."""

from __future__ import annotations

from pathlib import Path

from citdesk.desktop.files.chosen_file import MOST_BYTES, ReadingStopped, read_chosen
from citdesk.desktop.files.new_file import NewFile
from citdesk.desktop.files.pictures import picture_content
from citdesk.desktop.tasks import CancelToken
from citdesk.workspace import FileUnreadable, PreparedFile, TooLarge, prepare_file


def chosen_content(path: Path, *stops: CancelToken) -> bytes:
    """All bytes of a file that somebody chose. Raises FileUnreadable, TooLarge, ReadingStopped."""
    try:
        data = read_chosen(path, *stops)
    except OSError as wrong:
        raise FileUnreadable from wrong
    if len(data) > MOST_BYTES:
        raise TooLarge
    return data


def content_of(new: NewFile, stop: CancelToken | None = None) -> bytes:
    """What is to be kept of a new file, before it is cleaned.

    Raises FileUnreadable, TooLarge, NotAPicture, and ReadingStopped when ``stop`` or the file's own is
    cancelled.
    """
    data = new.source
    if not isinstance(data, bytes):
        data = chosen_content(data, *(each for each in (new.stop, stop) if each is not None))
    content = picture_content(data) if new.picture else data
    if new.stop.cancelled:
        raise ReadingStopped
    return content


def made_ready(new: NewFile, stop: CancelToken | None = None) -> PreparedFile:
    """The file ready for its answer. Raises what :func:`content_of` and ``prepare_file`` raise."""
    return prepare_file(new.question, content_of(new, stop), new.takes)
