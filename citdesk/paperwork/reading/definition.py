"""What a compiled XForm says about its questions on paper: labels, kinds, choices, groups and repeats."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO

from citdesk.paperwork.errors import FormUnprintable
from citdesk.paperwork.reading.label import Label, Quoted
from citdesk.paperwork.reading.parsing import Node, Unparsable, local_name, parse

_CONTROLS = frozenset({"input", "select", "select1", "rank", "upload", "range", "trigger", "secret"})
_ITEXT = re.compile(r"""jr:itext\(\s*(?:'([^']*)'|"([^"]*)"|([\w./-]+))\s*\)""")
_INSTANCE = re.compile(r"""instance\(\s*['"]([^'"]+)['"]\s*\)""")
_CODE = re.compile(r"\(([A-Za-z-]+)\)\s*$")


@dataclass(frozen=True)
class Asked:
    """One question: its control, its data type and the names of its choices."""

    label: Label
    control: str
    choices: Mapping[str, Label] = field(default_factory=dict[str, Label])


@dataclass
class PrintedForm:
    """A form as paper needs it, in one language."""

    questions: dict[str, Asked] = field(default_factory=dict[str, Asked])
    groups: dict[str, Label] = field(default_factory=dict[str, Label])
    repeats: set[str] = field(default_factory=set[str])
    types: dict[str, str] = field(default_factory=dict[str, str])
    computed: set[str] = field(default_factory=set[str])
    notes: set[str] = field(default_factory=set[str])
    language: str = "en"


def _children(element: Node, name: str) -> Iterator[Node]:
    return (child for child in element if local_name(child) == name)


def _first(element: Node, name: str) -> Node | None:
    return next(_children(element, name), None)


def _pieces(element: Node) -> Label:
    pieces: list[str | Quoted] = [element.text or ""]
    for child in element:
        if local_name(child) == "output":
            pieces.append(Quoted((child.get("value") or child.get("ref") or "").strip()))
        else:
            pieces.append("".join(str(text) for text in child.itertext()))
        pieces.append(child.tail or "")
    return Label(tuple(pieces))


class _Reader:
    """Reads one compiled form; ``lists`` are its external choice lists as CSV."""

    def __init__(self, root: Node, language: str, lists: Mapping[str, bytes]) -> None:
        head, body = _first(root, "head"), _first(root, "body")
        model = _first(head, "model") if head is not None else None
        if model is None or body is None:
            message = "The form is not a compiled XForm: its model or body is missing. Compile it again."
            raise FormUnprintable(message)
        self._model, self._body = model, body
        self._lists = lists
        self._texts, self.language = self._translation(language)
        self._items = {i.get("id", ""): i for i in _children(model, "instance") if i.get("id")}

    def _translation(self, language: str) -> tuple[dict[str, Label], str]:
        itext = _first(self._model, "itext")
        translations = list(_children(itext, "translation")) if itext is not None else []
        if not translations:
            return {}, "en"
        default = next((t for t in translations if t.get("default")), translations[0])
        chosen = next((t for t in translations if _speaks(t.get("lang", ""), language)), default)
        texts: dict[str, Label] = {}
        for translation in (default, chosen):
            for text in _children(translation, "text"):
                plain = next((v for v in _children(text, "value") if v.get("form") is None), None)
                if plain is not None:
                    texts[text.get("id", "")] = _pieces(plain)
        return texts, _code(chosen.get("lang", ""))

    def read(self) -> PrintedForm:
        form = PrintedForm(language=self.language)
        for bind in _children(self._model, "bind"):
            path = bind.get("nodeset", "")
            form.types[path] = bind.get("type", "string").rpartition(":")[2]
            if bind.get("calculate") is not None:
                form.computed.add(path)
            elif bind.get("readonly", "").strip() == "true()":
                form.notes.add(path)  # unless it turns out to be given a value; see below
        for element in self._body.iter():
            self._control(element, form)
        form.notes = {path for path in form.notes if self._is_note(form, path)}
        return form

    def _is_note(self, form: PrintedForm, path: str) -> bool:
        asked = form.questions.get(path)
        return asked is not None and asked.control == "input" and form.types.get(path) == "string"

    def _control(self, element: Node, form: PrintedForm) -> None:
        name = local_name(element)
        if name == "repeat":
            form.repeats.add(element.get("nodeset", ""))
            return
        path = element.get("ref", "")
        if not path or (name != "group" and name not in _CONTROLS):
            return
        label = self._label(element)
        if name == "group":
            form.groups[path] = label
        else:
            form.questions[path] = Asked(label, name, dict(self._choices(element)))

    def _label(self, element: Node) -> Label:
        label = _first(element, "label")
        if label is None:
            return Label(())
        return self._reference(label.get("ref", "")) or _pieces(label)

    def _reference(self, reference: str) -> Label | None:
        found = _ITEXT.search(reference)
        return self._texts.get(found.group(1) or found.group(2) or "") if found else None

    def _choices(self, control: Node) -> Iterator[tuple[str, Label]]:
        for item in _children(control, "item"):
            value = _first(item, "value")
            yield ("" if value is None else (value.text or "").strip()), self._label(item)
        for itemset in _children(control, "itemset"):
            yield from self._itemset(itemset)

    def _itemset(self, itemset: Node) -> Iterator[tuple[str, Label]]:
        found = _INSTANCE.search(itemset.get("nodeset", ""))
        value, label = _first(itemset, "value"), _first(itemset, "label")
        if not found or value is None or label is None:
            return
        value_name, label_ref = value.get("ref", "name"), label.get("ref", "label")
        for row in self._rows(found.group(1)):
            text = _ITEXT.search(label_ref)
            if text:
                shown = self._texts.get(row.get(text.group(3) or "itextId", "")) or Label(
                    (row.get(value_name, ""),)
                )
            else:
                own = row.get(f"{label_ref}_{self.language}", "")
                shown = Label((own or row.get(label_ref, ""),))
            yield row.get(value_name, ""), shown

    def _rows(self, instance_id: str) -> Iterator[Mapping[str, str]]:
        if instance_id in self._lists:
            yield from _listed(instance_id, self._lists[instance_id])
        elif instance_id in self._items:
            yield from _items(self._items[instance_id])


def _items(root: Node) -> Iterator[Mapping[str, str]]:
    for item in root.iter():
        if local_name(item) == "item":
            yield {local_name(cell): cell.text or "" for cell in item}


def _listed(instance_id: str, data: bytes) -> Iterator[Mapping[str, str]]:
    """The rows of an external choice list, CSV or XML."""
    try:
        if data.lstrip().startswith(b"<"):
            yield from _items(parse(data))
        else:
            yield from csv.DictReader(StringIO(data.decode("utf-8-sig")))
    except (UnicodeDecodeError, csv.Error, *Unparsable) as fault:
        message = f"The choice list {instance_id!r} can be read neither as CSV nor as XML. Fetch it again."
        raise FormUnprintable(message) from fault


def _code(language: str) -> str:
    found = _CODE.search(language)
    return found.group(1) if found else "en"


def _speaks(language: str, wanted: str) -> bool:
    return wanted == language or wanted.split("-", maxsplit=1)[0] == _code(language).split("-")[0]


def printed_form(xml: bytes, language: str, lists: Mapping[str, bytes]) -> PrintedForm:
    """The form in ``language`` (a code such as ``es``, or a form language's full name), else its default.

    Raises :class:`FormUnprintable` when the bytes are not a compiled XForm.
    """
    try:
        root = parse(xml)
    except Unparsable as fault:
        message = "The form cannot be read as XML. Compile it again from its source."
        raise FormUnprintable(message) from fault
    return _Reader(root, language, lists).read()
