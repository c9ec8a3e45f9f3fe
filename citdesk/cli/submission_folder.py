"""Writing an OpenRosa submission into a folder that only its owner can read."""

from __future__ import annotations

import re
from pathlib import Path

from citdesk.xforms.openrosa import Submission, posts_of

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


class FolderTaken(FileExistsError):
    """There is a folder of this submission already."""


def write_submission(submission: Submission, where: Path, *, posts: bool = False) -> Path:
    """Writes `submission.xml` and the media files into a new folder named after the instance; gives it.

    With `posts` also the bodies of the POST requests, ready for `curl`. Raises FolderTaken and the disk's
    errors.
    """
    folder = where / _UNSAFE.sub("-", submission.instance_id)
    try:
        folder.mkdir(mode=0o700, parents=True)
    except FileExistsError as taken:
        raise FolderTaken(folder) from taken
    _write(folder / "submission.xml", submission.xml)
    for name, data in submission.files.items():
        _write(folder / _UNSAFE.sub("-", name), data)
    if posts:
        for number, post in enumerate(posts_of(submission), 1):
            _write(folder / f"post-{number}.body", post.body)
            _write(folder / f"post-{number}.content-type", post.content_type.encode())
    return folder


def _write(path: Path, data: bytes) -> None:
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(data)
