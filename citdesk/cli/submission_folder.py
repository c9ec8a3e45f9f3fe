"""Writing an OpenRosa submission into a folder that only its owner can read."""

from __future__ import annotations

from pathlib import Path

from citdesk.cli.private_files import safe_name, write_new
from citdesk.vault.durable_file import private_folder
from citdesk.xforms.openrosa import Submission, posts_of


class FolderTaken(FileExistsError):
    """There is a folder of this submission already."""


def write_submission(submission: Submission, where: Path, *, posts: bool = False) -> Path:
    """Writes `submission.xml` and the media files into a new folder named after the instance; gives it.

    With `posts` also the bodies of the POST requests, ready for `curl`. Raises FolderTaken and the disk's
    errors.
    """
    folder = where / safe_name(submission.instance_id)
    private_folder(where)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError as taken:
        raise FolderTaken(folder) from taken
    write_new(folder / "submission.xml", submission.xml)
    for name, data in submission.files.items():
        write_new(folder / safe_name(name), data)
    if posts:
        for number, post in enumerate(posts_of(submission), 1):
            write_new(folder / f"post-{number}.body", post.body)
            write_new(folder / f"post-{number}.content-type", post.content_type.encode())
    return folder
