"""Files of reports on the way between a screen and the vault: read, decoded and kept off the GUI thread."""

from citdesk.desktop.files.draft_files import DraftFiles
from citdesk.desktop.files.new_file import Attach, NewFile, ShowPicture
from citdesk.desktop.files.picture_shelf import PictureShelf
from citdesk.desktop.files.pictures import NotAPicture, picture_source, shown_picture

__all__ = [
    "Attach",
    "DraftFiles",
    "NewFile",
    "NotAPicture",
    "PictureShelf",
    "ShowPicture",
    "picture_source",
    "shown_picture",
]
