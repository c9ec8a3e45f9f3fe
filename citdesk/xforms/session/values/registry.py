"""Which codec a data type has."""

from __future__ import annotations

from datetime import tzinfo

from citdesk.xforms.session.values.codec import Codec
from citdesk.xforms.session.values.numbers import BooleanCodec, DecimalCodec, IntCodec
from citdesk.xforms.session.values.places import LineCodec, PointCodec
from citdesk.xforms.session.values.text import ListCodec, TextCodec, TriggerCodec
from citdesk.xforms.session.values.times import DateCodec, MomentCodec, TimeCodec

_TEXT = TextCodec()
_LIST = ListCodec()
_TRIGGER = TriggerCodec()
_FIXED: dict[str, Codec] = {
    "int": IntCodec(),
    "decimal": DecimalCodec(),
    "boolean": BooleanCodec(),
    "date": DateCodec(),
    "time": TimeCodec(),
    "geopoint": PointCodec(),
    "geotrace": LineCodec(closed=False),
    "geoshape": LineCodec(closed=True),
    "select": _LIST,
}


def codec_for(data_type: str, control: str, zone: tzinfo) -> Codec:
    """The codec of a question: a list's for controls that choose several, else its data type's."""
    if control in {"select", "rank"}:
        return _LIST
    if control == "trigger":
        return _TRIGGER
    if data_type == "dateTime":
        return MomentCodec(zone)
    return _FIXED.get(data_type, _TEXT)
