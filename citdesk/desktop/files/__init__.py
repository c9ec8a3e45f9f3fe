"""Files of reports on the way between a screen and the vault: read, decoded and kept off the GUI thread."""

from citdesk.desktop.files.chosen_file import ReadingStopped, read_chosen
from citdesk.desktop.files.draft_files import DraftFiles
from citdesk.desktop.files.made_ready import chosen_content, content_of, made_ready
from citdesk.desktop.files.new_file import Attach, NewFile, ShowPicture
from citdesk.desktop.files.picture_page import PicturePage
from citdesk.desktop.files.picture_shelf import PictureShelf
from citdesk.desktop.files.pictures import NotAPicture, fitted_picture, picture_content, shown_picture
from citdesk.desktop.files.thumb import Thumb

__all__ = [
    "Attach",
    "DraftFiles",
    "NewFile",
    "NotAPicture",
    "PicturePage",
    "PictureShelf",
    "ReadingStopped",
    "ShowPicture",
    "Thumb",
    "chosen_content",
    "content_of",
    "fitted_picture",
    "made_ready",
    "picture_content",
    "read_chosen",
    "shown_picture",
]
