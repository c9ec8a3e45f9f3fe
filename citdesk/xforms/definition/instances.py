"""Secondary instances: XML, CSV and GeoJSON read into trees (spec: Secondary instances, URIs).

CSV becomes `root/item/<column>`, GeoJSON `root/item/<property>` with `geometry` as ODK writes places
(`lat lon alt acc`, points joined by `;`), as the ODK XLSForm documentation describes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Final, cast

from citdesk.xforms.definition.errors import FormError, refusal
from citdesk.xforms.tree import Document, DocumentError, Element, parse_document

_NAME: Final = re.compile(r"^[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?$")
_DELIMITERS: Final = ",;\t|"
_LARGEST: Final = 50_000_000
#: JSON takes up to thirty times its bytes while it is read.
_LARGEST_JSON: Final = 20_000_000
#: rows included: 50,000 of them have up to nineteen columns
_MOST_CELLS: Final = 1_000_000


def read_instance(data: bytes, name: str, *, strict: bool = True) -> Element:
    """The root element of an instance, its kind told by content. It is placed in a document of its own.

    With `strict` false, columns that cannot be element names are left out of a CSV. Raises FormError naming
    `name`.
    """
    if len(data) > _LARGEST:
        raise _too_large(name, "The file is larger than 50 MB.")
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        return _read_xml(data, name)
    if start.startswith(b"{"):
        if len(data) > _LARGEST_JSON:
            raise _too_large(name, f"The GeoJSON is larger than {_LARGEST_JSON // 1_000_000} MB.")
        return _rooted(_read_geojson(data, name))
    return _rooted(_read_csv(data, name, strict=strict))


def _too_large(name: str, what: str) -> FormError:
    return refusal("instance-too-large", name, what, "Split it, or drop columns that the form does not use.")


def empty_instance() -> Element:
    """What stands for an instance whose content was not given: a root without items."""
    return _rooted(Element("root"))


def _rooted(root: Element) -> Element:
    Document().append(root)
    return root


def _read_xml(data: bytes, name: str) -> Element:
    try:
        return parse_document(data, keep_blank=False).root
    except DocumentError as error:
        raise refusal(error.code, name, f"The XML cannot be used: {error}", "Correct the file.") from error


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refusal(
            "instance-encoding", name, "The file is not UTF-8 text.", "Save it as UTF-8."
        ) from error


def _read_csv(data: bytes, name: str, *, strict: bool) -> Element:
    text = _text(data, name).replace("\r\n", "\n").replace("\n\r", "\n").replace("\r", "\n").lstrip("\n")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    root = Element("root")
    try:
        header = [column.strip() for column in next(rows, [])]
        if strict:
            _check_header(header, name)
        else:
            header = _usable(header)
        left = _MOST_CELLS
        for row in rows:
            left -= 1 + max(len(header), len(row))
            if left < 0:
                raise _too_large(name, f"The CSV has more than {_MOST_CELLS:,} cells.")
            if any(row):
                root.append(_item(header, row))
    except csv.Error as error:
        raise refusal(
            "instance-csv", name, f"The CSV cannot be read: {error}.", "Correct the file."
        ) from error
    return root


def _delimiter(text: str) -> str:
    """The separator that the header line uses most, outside quotes."""
    header = re.sub(r'"[^"]*"', "", text.split("\n", 1)[0])
    return max(_DELIMITERS, key=header.count)


def _check_header(header: list[str], name: str) -> None:
    for column in header:
        if column and not _NAME.match(column):
            raise refusal(
                "instance-column",
                name,
                f"The column “{column[:80]}” cannot be the name of an element.",
                "Use letters, digits, '-', '_' and '.', starting with a letter; separate columns by commas.",
            )


def _usable(header: list[str]) -> list[str]:
    """Column names, blank where unusable; the first of `label::language` columns counts as `label`."""
    names: list[str] = []
    for column in header:
        plain = column.split("::", 1)[0] if column.startswith("label::") else column
        names.append(plain if _NAME.match(plain) and plain not in names else "")
    return names


def _item(header: list[str], row: list[str]) -> Element:
    item = Element("item")
    for number, column in enumerate(header):
        if column:
            item.append(Element(column, text=row[number] if number < len(row) else ""))
    return item


def _read_geojson(data: bytes, name: str) -> Element:
    try:
        document: object = json.loads(_text(data, name))
    except (ValueError, RecursionError) as error:
        raise refusal("instance-json", name, "The GeoJSON is malformed.", "Correct the file.") from error
    features = cast("dict[str, object]", document).get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise refusal(
            "instance-geojson", name, "There is no list of features in it.", "Save it as a FeatureCollection."
        )
    root = Element("root")
    left = _MOST_CELLS
    for feature in cast("list[object]", features):
        if not isinstance(feature, dict):
            raise refusal("instance-geojson", name, "A feature is not an object.", "Correct the file.")
        item = _feature(cast("dict[str, object]", feature), name)
        left -= 1 + len(item.children)
        if left < 0:
            raise _too_large(name, f"The GeoJSON has more than {_MOST_CELLS:,} properties.")
        root.append(item)
    return root


def _feature(feature: dict[str, object], name: str) -> Element:
    item = Element("item")
    geometry = feature.get("geometry")
    item.append(Element("geometry", text=_geometry(geometry, name) if geometry else ""))
    given = feature.get("properties")
    properties = cast("dict[str, object]", given) if isinstance(given, dict) else {}
    if "id" in feature:
        item.append(Element("id", text=_scalar(feature["id"])))
    for key, value in properties.items():
        if key == "id" and "id" in feature:
            continue
        if _NAME.match(key):
            item.append(Element(key, text=_scalar(value)))
    return item


def _geometry(given: object, name: str) -> str:
    geometry = cast("dict[str, object]", given) if isinstance(given, dict) else {}
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    try:
        if kind == "Point":
            return _place(coordinates)
        if kind == "LineString":
            return "; ".join(_place(place) for place in cast("list[object]", coordinates))
        if kind == "Polygon":
            return "; ".join(_place(place) for place in cast("list[list[object]]", coordinates)[0])
    except (TypeError, IndexError, ValueError) as error:
        raise refusal(
            "instance-geojson", name, "A feature's coordinates are malformed.", "Correct it."
        ) from error
    raise refusal(
        "instance-geojson",
        name,
        f"Features of kind {kind} are not supported.",
        "Use Point, LineString or Polygon.",
    )


def _place(coordinates: object) -> str:
    longitude, latitude = cast("list[float]", coordinates)[:2]
    return f"{_number(latitude)} {_number(longitude)} 0 0"


def _number(value: float) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("not a number")
    return repr(value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return (
        value
        if isinstance(value, str)
        else json.dumps(value)
        if isinstance(value, (dict, list))
        else str(value)
    )
