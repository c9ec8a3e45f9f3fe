"""Files of reports on the way between a screen and the vault: read, decoded and kept off the GUI thread."""

from citdesk.desktop.files.draft_files import DraftFiles
from citdesk.desktop.files.new_file import Attach, NewFile, ShowPicture
from citdesk.desktop.files.picture_page import PicturePage
from citdesk.desktop.files.picture_shelf import PictureShelf
from citdesk.desktop.files.pictures import NotAPicture, picture_source, shown_picture
from citdesk.desktop.files.thumb import Thumb

__all__ = [
    "Attach",
    "DraftFiles",
    "NewFile",
    "NotAPicture",
    "PicturePage",
    "PictureShelf",
    "ShowPicture",
    "Thumb",
    "picture_source",
    "shown_picture",
]
