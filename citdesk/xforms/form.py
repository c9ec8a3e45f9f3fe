"""A loaded form: from it sessions are started and resumed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from citdesk.xforms.client import Context, FormProblem
from citdesk.xforms.definition import Definition, FormError, read_definition
from citdesk.xforms.definition.audiences import check_audiences, known_audiences
from citdesk.xforms.definition.choice_labels import choice_labels
from citdesk.xforms.definition.collector import collector_paused
from citdesk.xforms.definition.dependencies import build_graph
from citdesk.xforms.definition.doubts import note_doubts
from citdesk.xforms.definition.form_source import FormSource
from citdesk.xforms.definition.graph import Graph
from citdesk.xforms.definition.places import placed
from citdesk.xforms.definition.presence import note_presence
from citdesk.xforms.definition.source import compiled, read_source
from citdesk.xforms.definition.tables import note_tables
from citdesk.xforms.forms_read import FormsRead
from citdesk.xforms.session.defaults import note_defaults
from citdesk.xforms.session.editing import supersede
from citdesk.xforms.session.engine import Engine
from citdesk.xforms.session.external import Attachments
from citdesk.xforms.session.questions import type_word
from citdesk.xforms.session.resume import LeftOut, Resumed, read_saved
from citdesk.xforms.session.session import Session
from citdesk.xforms.session.templates import fresh_document

_NO_ATTACHMENTS: Mapping[str, bytes] = MappingProxyType({})
_NOTHING_TYPED: Mapping[str, str] = MappingProxyType({})
_READ: Final[FormsRead[Form]] = FormsRead()


class Form:
    """One version of one form. Immutable; any number of sessions may share it."""

    def __init__(
        self, xml: bytes, definition: Definition, graph: Graph, attachments: Mapping[str, bytes]
    ) -> None:
        self._xml = xml
        self._definition = definition
        self._graph = graph
        self._files = attachments
        self._attachments = Attachments(definition, attachments, xml)
        self._binds: Mapping[str, Mapping[str, str]] | None = None
        self._kinds: dict[str, str] = {}
        self._labels: dict[str, Mapping[str, str]] = {}
        #: what was passed over because other engines pass over it too
        self.warnings: tuple[FormProblem, ...] = ()

    @classmethod
    def load(cls, source: str | Path | bytes, attachments: Mapping[str, bytes] | None = None) -> Form:
        """Loads an XForm (`.xml`) or an XLSForm (`.md`, `.xlsx`, `.xls`, `.csv`), from a path or as bytes.

        `attachments` are the form's media and data files by name. The same content without attachments is
        read once and kept for a while. Raises FormError listing all problems.
        """
        data, suffix = read_source(source)
        if attachments:
            return cls._load(data, suffix, attachments)
        return _READ.form(data, suffix, lambda: cls._load(data, suffix, _NO_ATTACHMENTS))

    @classmethod
    def _load(cls, data: bytes, suffix: str, attachments: Mapping[str, bytes]) -> Form:
        given = compiled(data, suffix)
        with collector_paused():
            return cls._read(given, attachments)

    @classmethod
    def _read(cls, given: FormSource, attachments: Mapping[str, bytes]) -> Form:
        reading = read_definition(given.xml)
        definition = reading.definition
        notes = reading.notes
        graph = build_graph(definition, reading.controls, notes)
        if given.compiled:
            notes.harden("reference-bare")
        audiences = known_audiences(definition, graph)
        notes.problems.extend(check_audiences(definition, graph, audiences))
        if notes.problems:
            raise FormError(placed(notes.problems, given))
        note_doubts(definition, reading.controls, notes)
        note_defaults(definition, notes)
        note_presence(definition, graph, audiences, notes)
        files = {**given.attachments, **attachments}
        note_tables(definition, graph, reading.controls, files, notes)
        form = cls(given.xml, definition, graph, files)
        form.warnings = (*given.notes, *placed(notes.warnings, given))
        return form

    @property
    def id(self) -> str:
        """The form's id, the same in all its versions."""
        return self._definition.id

    @property
    def version(self) -> str:
        """The form's version, '' if it has none."""
        return self._definition.version

    @property
    def title(self) -> str:
        """What the form is called."""
        return self._definition.title

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its texts, in its own order."""
        return self._definition.itext.languages

    @property
    def definition(self) -> Definition:
        """What the form says, for the engine's own parts. Clients ask `binds` and sessions."""
        return self._definition

    @property
    def xml(self) -> bytes:
        """The compiled XForm."""
        return self._xml

    def media(self, name: str) -> bytes | None:
        """A file that came with the form, by its name; None if it is not there."""
        return self._files.get(name)

    def asks(self, path: str) -> bool:
        """Whether the node at a path stands on a screen; positions in the path do not matter."""
        node = self._definition.find(path)
        return node is not None and node.control is not None

    def kind_of(self, path: str) -> str:
        """The type that a session gives a question, '' for what stands on no screen; see :meth:`asks`."""
        kind = self._kinds.get(path)
        if kind is None:
            node = self._definition.find(path)
            kind = "" if node is None or node.control is None else type_word(node.bind, node.control)
            self._kinds[path] = kind
        return kind

    def labels_of(self, path: str) -> Mapping[str, str]:
        """What a question's choices are called in the default language, by value; empty for one without."""
        labels = self._labels.get(path)
        if labels is None:
            node = self._definition.find(path)
            control = None if node is None else node.control
            labels = {} if control is None else choice_labels(self._definition, control)
            self._labels[path] = labels
        return labels

    def binds(self) -> Mapping[str, Mapping[str, str]]:
        """Extra attributes of every leaf node, by absolute path without positions.

        Prefixed names such as `citdesk:audience`, from bind and body control.
        """
        if self._binds is None:
            self._binds = MappingProxyType(
                {
                    node.path: node.bind.attributes
                    if node.control is None
                    else MappingProxyType({**node.bind.attributes, **node.control.attributes})
                    for node in self._definition.order
                    if node.is_leaf and not node.is_attribute
                }
            )
        return self._binds

    def repeats(self) -> frozenset[str]:
        """Paths without positions of the nodes of which there can be several."""
        return frozenset(repeat.path for node in self._definition.order for repeat in node.repeats)

    def start(self, context: Context) -> Session:
        """A new instance, with preloads and first-load events done.

        Raises FormError for a file of an external instance that is at fault.
        """
        with collector_paused():
            instances = self._attachments.resolve(context)
            document = fresh_document(self._definition)
            missing = self._attachments.missing(context)
            engine = Engine(self._definition, self._graph, document, context, instances, missing)
            engine.open(new=True)
        return Session(engine)

    def resume(
        self, instance_xml: bytes | str, context: Context, typed: Mapping[str, str] = _NOTHING_TYPED
    ) -> Session:
        """A saved instance as it was, with what `session.typed` said then.

        `session.left_out` lists answers whose question the form no longer has, and those in repeat instances
        that are counted away because what they were counted by is another now. Raises ResumeError for XML
        that is malformed or belongs to another form.
        """
        return self._resume(read_saved(_bytes(instance_xml), self._definition), context, typed)

    def edit(self, instance_xml: bytes | str, context: Context) -> Session:
        """A submitted instance to be submitted again: with a new `instanceID`, the old one as `deprecatedID`.

        Otherwise like `resume`.
        """
        saved = read_saved(_bytes(instance_xml), self._definition)
        supersede(saved.document, context)
        return self._resume(saved, context)

    def _resume(self, saved: Resumed, context: Context, typed: Mapping[str, str] = _NOTHING_TYPED) -> Session:
        with collector_paused():
            instances = self._attachments.resolve(context)
            missing = self._attachments.missing(context)
            engine = Engine(self._definition, self._graph, saved.document, context, instances, missing)
            engine.open(new=False, typed=typed)
            counted_away = [LeftOut(path, text) for path, text in engine.counted_away()]
            session = Session(engine, (*saved.left_out, *counted_away))
            if typed:
                session.recall(typed)
        return session


def _bytes(xml: bytes | str) -> bytes:
    return xml.encode() if isinstance(xml, str) else xml
