"""The table from question type to editor. A new kind of question is a new line here."""

from __future__ import annotations

from citdesk.desktop.form.editors.editor import Editor
from citdesk.desktop.form.editors.file_words import media_type
from citdesk.desktop.form.editors.files import DrawingEditor, FileEditor, PictureEditor, SignatureEditor
from citdesk.desktop.form.editors.geo import PathEditor, PointEditor
from citdesk.desktop.form.editors.lines import LineEditor, NumberEditor, TextEditor
from citdesk.desktop.form.editors.moments import DateEditor, MomentEditor, TimeEditor
from citdesk.desktop.form.editors.own_name import OwnNameEditor
from citdesk.desktop.form.editors.rank import RankEditor
from citdesk.desktop.form.editors.reading import ReadingEditor
from citdesk.desktop.form.editors.rows import ConfirmEditor, ManyEditor, OneEditor
from citdesk.desktop.form.editors.search import SearchEditor
from citdesk.desktop.form.own_name import is_own_signature
from citdesk.xforms.client import Question

MOST_ROWS = 15

_BY_TYPE: dict[str, type[Editor]] = {
    "string": LineEditor,
    "barcode": LineEditor,
    "int": NumberEditor,
    "decimal": NumberEditor,
    "range": NumberEditor,
    "date": DateEditor,
    "time": TimeEditor,
    "dateTime": MomentEditor,
    "select1": OneEditor,
    "select": ManyEditor,
    "rank": RankEditor,
    "trigger": ConfirmEditor,
    "boolean": LineEditor,
    "note": ReadingEditor,
    "geopoint": PointEditor,
    "geotrace": PathEditor,
    "geoshape": PathEditor,
    "binary": FileEditor,
}


def editor_class(question: Question) -> type[Editor]:
    """The editor for a question as it stands; a type nobody knows is edited as a line of text."""
    looks = set(question.appearance.split())
    if question.type == "note" or question.readonly:
        return ReadingEditor
    if question.type in {"select", "select1"} and len(question.choices) > MOST_ROWS:
        return SearchEditor
    if question.type == "binary":
        return _file(question, looks)
    if question.type == "string" and "multiline" in looks:
        return TextEditor
    if is_own_signature(question):
        return OwnNameEditor
    if question.type == "string" and "numbers" in looks:
        return NumberEditor
    return _BY_TYPE.get(question.type, LineEditor)


def _file(question: Question, looks: set[str]) -> type[Editor]:
    if "signature" in looks:
        return SignatureEditor
    if looks & {"draw", "annotate"}:
        return DrawingEditor
    return PictureEditor if media_type(question).startswith("image") else FileEditor
