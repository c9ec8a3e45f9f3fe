"""Texts of a form: inline, by itext id, or by reference, with `<output>` inside (spec: Languages, Body)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from citdesk.xforms.definition.model import Itext, Label, Output, Parts
from citdesk.xforms.definition.translations import complete
from citdesk.xforms.expressions import Expression
from citdesk.xforms.tree import Element, Text

Compile = Callable[[str, str], "Expression | None"]
"""Compiles an expression that stands at a place (for the problem's sake); None if it was at fault."""

_ITEXT_ID = re.compile(r"""^\s*jr:itext\(\s*(?:'([^']*)'|"([^"]*)")\s*\)\s*$""")


def read_parts(element: Element) -> Parts:
    """The pieces of a label, hint or itext value: characters as written and outputs in between.

    White space at both ends is trimmed, as every ODK engine does; inside it stays.
    """
    pieces: list[str | Output] = []
    _collect(element, pieces)
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip(" \t\r\n")
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip(" \t\r\n")
    return tuple(piece for piece in pieces if piece != "")


def _collect(element: Element, pieces: list[str | Output]) -> None:
    for child in element.content():
        if isinstance(child, Text):
            _add_text(pieces, child.value)
        elif isinstance(child, Element):
            if child.name == "output":
                pieces.append(Output(child.get("value") or child.get("ref") or ""))
            else:
                _add_markup(child, pieces)


def _add_markup(element: Element, pieces: list[str | Output]) -> None:
    """Markup inside a label is kept as text: what it means is the screen's business."""
    attributes = "".join(f' {item.name}="{item.value}"' for item in element.attributes)
    _add_text(pieces, f"<{element.name}{attributes}>")
    _collect(element, pieces)
    _add_text(pieces, f"</{element.name}>")


def _add_text(pieces: list[str | Output], text: str) -> None:
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] += text
    else:
        pieces.append(text)


def read_itext(element: Element | None) -> Itext:
    """The `<itext>` block of a model."""
    if element is None:
        return Itext()
    texts: dict[str, dict[str, dict[str, Parts]]] = {}
    default = ""
    for translation in element.named("translation"):
        language = translation.get("lang") or ""
        mark = translation.get("default")
        if mark is not None and not default and mark not in {"false", "false()"}:
            default = language
        entries = texts.setdefault(language, {})
        for text in translation.named("text"):
            entries[text.get("id") or ""] = _read_forms(text)
    completed = complete(texts, default)
    languages = tuple(completed)
    if default not in completed:
        default = languages[0] if languages else ""
    return Itext(languages, default, MappingProxyType(completed))


def _read_forms(text: Element) -> dict[str, Parts]:
    forms: dict[str, Parts] = {}
    for value in text.named("value"):
        form = value.get("form") or ""
        forms.setdefault("" if form == "long" else form, read_parts(value))
    return forms


def read_label(element: Element | None, itext: Itext, where: str, compile_at: Compile) -> Label | None:
    """What a `<label>` or `<hint>` element shows; None where there is no such element."""
    if element is None:
        return None
    reference = element.get("ref")
    if reference is None:
        parts = read_parts(element)
        return Label(parts=parts, outputs=_outputs([parts], where, compile_at))
    return text_label(reference, itext, where, compile_at)


def text_label(source: str, itext: Itext, where: str, compile_at: Compile) -> Label | None:
    """A text given as an expression: `jr:itext('id')` or a path to a text."""
    constant = _ITEXT_ID.match(source)
    if constant:
        identifier = constant.group(1) or constant.group(2) or ""
        return Label(itext=identifier, outputs=itext_outputs(itext, [identifier], where, compile_at))
    expression = compile_at(source, where)
    return None if expression is None else Label(reference=expression)


def itext_outputs(
    itext: Itext, identifiers: list[str], where: str, compile_at: Compile
) -> Mapping[str, Expression]:
    """The compiled outputs of these texts in all languages."""
    parts = [
        parts
        for language in itext.texts.values()
        for identifier in identifiers
        for parts in language.get(identifier, {}).values()
    ]
    return _outputs(parts, where, compile_at)


def _outputs(texts: list[Parts], where: str, compile_at: Compile) -> Mapping[str, Expression]:
    compiled: dict[str, Expression] = {}
    for parts in texts:
        for part in parts:
            if isinstance(part, Output) and part.source not in compiled:
                expression = compile_at(part.source, where)
                if expression is not None:
                    compiled[part.source] = expression
    return MappingProxyType(compiled)


def output_sources(itext: Itext, identifier: str | None) -> tuple[str, ...]:
    """What a text quotes, in any language; None means all texts."""
    return tuple(
        dict.fromkeys(
            part.source
            for language in itext.texts.values()
            for forms in (language.values() if identifier is None else (language.get(identifier, {}),))
            for parts in forms.values()
            for part in parts
            if isinstance(part, Output)
        )
    )


def quoting_texts(itext: Itext) -> tuple[str, ...]:
    """The ids of all texts that quote something, in any language."""
    return tuple(
        dict.fromkeys(
            identifier
            for language in itext.texts.values()
            for identifier, forms in language.items()
            if any(isinstance(part, Output) for parts in forms.values() for part in parts)
        )
    )
