"""Two cases that are one encounter: which are linked with a case, which could be, linking and unlinking.

Only cases that this person may act on are named, offered and taken: what they may not see does not exist for
them here, as at HQ, whose word on a link is the last one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from citdesk.casework.errors import Refused, Tampered, UserError
from citdesk.casework.events import CasesLinked, EventKind
from citdesk.casework.ids import CaseId, EventId, ReportId
from citdesk.casework.lifecycle import CaseStanding, ReportState, may_assign
from citdesk.vault.audit import Did
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.vault.search import Narrowing
from citdesk.vault.standings import KeptStanding
from citdesk.workspace.case_people import NotSentYet, case_id_of
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.revisions import revisions
from citdesk.workspace.searching import SearchFilter, index_some, search
from citdesk.workspace.supervision import covered_units, is_given_up

_KINDS = (EventKind.LINK_CASES, EventKind.UNLINK_CASES)
_LOST = (Status.REFUSED, Status.QUARANTINED)
#: More cases than these are not offered at once: a number, name or address finds the one that is meant.
_MOST_OFFERED = 8
#: Reports looked at for the same person or place.
_MOST_LOOKED_AT = 40


class NoReason(UserError):
    """A link is taken back, and nobody said why."""

    code = "no_reason"

    def __init__(self) -> None:
        super().__init__("Say why. It stays in the history of both cases.")


class UnknownCase(UserError):
    """No case that this person may link is meant."""

    code = "unknown_case"

    def __init__(self) -> None:
        super().__init__("This case is not on this computer. Choose another one.")


class Because(StrEnum):
    """Why a case is offered."""

    SAME_PERSON = "same_person"
    SAME_PLACE = "same_place"
    NEAR_IN_TIME = "near_in_time"
    #: it was looked for
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case by its first report: number ('' before HQ gave one), title, when it was sent and by whom."""

    case: str
    number: str
    title: str
    sent_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """A linked case, and who linked it when and why. ``waiting``: HQ has not answered yet."""

    row: CaseRow
    linked_by: str
    linked_at: datetime
    reason: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class OfferedCase:
    """A case that could be linked, and why it is offered."""

    row: CaseRow
    because: Because


@dataclass(frozen=True, slots=True)
class CaseLinks:
    """What is linked with a case. ``refused`` says in HQ's words what it did not take, the newest last."""

    linked: tuple[LinkedCase, ...]
    may_link: bool
    refused: tuple[str, ...]


class LinkCalls:
    """Blocking calls on the thread that owns the vault, with the vault's and the disk's errors."""

    def __init__(self, inside: Inside, check_lease: Callable[[], None]) -> None:
        self._inside = inside
        self._check_lease = check_lease

    def of(self, report: str) -> CaseLinks:
        """What is linked with the report's case, as far as this person may see it. Raises UnknownReport.

        Nothing before the report was sent.
        """
        case = case_id_of(self._inside, ReportId(report))
        standing = self._inside.vault.cases.get(case)
        if standing is None:
            return CaseLinks((), may_link=False, refused=())
        links = _Links(self._inside)
        linked = [
            LinkedCase(row, *links.told(case, other))
            for other in links.of(case)
            if (row := _row(self._inside, other)) is not None
        ]
        return CaseLinks(tuple(linked), _may(self._inside, standing), links.refused(case))

    def offered(self, report: str, typed: str = "") -> tuple[OfferedCase, ...]:
        """The cases that could be linked: those with the typed words, before that those that look alike.

        Raises UnknownReport, NotSentYet.
        """
        inside = self._inside
        standing = _standing(inside, ReportId(report))
        if not _may(inside, standing):
            return ()
        found = _found(inside, typed) if typed.strip() else _alike(inside, standing.case)
        left_out = {standing.case, *_Links(inside).of(standing.case)}
        offered: dict[CaseId, OfferedCase] = {}
        for case, because in found:
            if case in left_out or case in offered:
                continue
            row = _row(inside, case)
            if row is not None:
                offered[case] = OfferedCase(row, because)
            if len(offered) == _MOST_OFFERED:
                break
        return tuple(offered.values())

    def link(self, report: str, other: str, reason: str = "") -> None:
        """The report's case and the other one are one encounter. Raises UnknownCase, NotSentYet, Refused."""
        self._append(EventKind.LINK_CASES, report, other, reason, Did.LINKED_CASES)

    def unlink(self, report: str, other: str, reason: str) -> None:
        """They were two encounters after all. Raises NoReason, UnknownCase, NotSentYet, Refused."""
        if not reason.strip():
            raise NoReason
        self._append(EventKind.UNLINK_CASES, report, other, reason, Did.UNLINKED_CASES)

    def _append(self, kind: EventKind, report: str, other: str, reason: str, did: Did) -> None:
        self._check_lease()
        inside = self._inside
        standing, named = _standing(inside, ReportId(report)), CaseId(other)
        if _row(inside, named) is None:
            raise UnknownCase
        # with what only the other side of a link says yet: HQ writes this side's when it takes the link
        known = replace(standing, links=tuple(_Links(inside).of(standing.case)))
        payload = CasesLinked(named, reason.strip())
        inside.vault.chain.append_to_case(kind, standing.case, payload, known)
        inside.vault.audit.note(did, report, detail=other)


def may_link(inside: Inside, case: CaseId) -> bool:
    """Whether this person may link the case with another one."""
    standing = inside.vault.cases.get(case)
    return standing is not None and _may(inside, standing)


class _Links:
    """The links in this vault, from whichever of both cases they were made; read once, when this is made."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside
        directory = inside.vault.directory.get()
        self._hq = "" if directory is None else directory.hq
        #: the event that made a link which stands, by both cases
        self._standing: dict[frozenset[CaseId], tuple[KeptEvent, CasesLinked]] = {}
        self._refused: dict[frozenset[CaseId], KeptEvent] = {}
        #: the newest step that counts; ids tell when they were made
        self._newest: dict[frozenset[CaseId], EventId] = {}
        for kept in inside.vault.events.of_agency(_KINDS):
            linked = _payload(kept)
            if linked is not None:
                self._take(kept, linked)

    def of(self, case: CaseId) -> Sequence[CaseId]:
        """The cases that are linked with it, the first linked first; also those not to be seen here."""
        return [_far(pair, case) for pair in self._standing if case in pair]

    def told(self, case: CaseId, other: CaseId) -> tuple[str, datetime, str, bool]:
        """Who linked the two, when, why, and whether HQ's word is still awaited."""
        kept, linked = self._standing[frozenset({case, other})]
        author = kept.event.header.author
        who = "HQ" if author == self._hq else self._inside.vault.directory.name_of(author)
        return who, kept.event.header.wall, linked.reason, kept.status is Status.PENDING

    def refused(self, case: CaseId) -> tuple[str, ...]:
        """What HQ said of links that this person made in vain, where nothing came of it since."""
        return tuple(
            kept.message or "HQ did not take the link."
            for pair, kept in self._refused.items()
            if case in pair and kept.event.header.id > self._newest.get(pair, EventId(""))
        )

    def _take(self, kept: KeptEvent, linked: CasesLinked) -> None:
        header, pair = kept.event.header, frozenset({kept.event.header.case, linked.other})
        if kept.status in _LOST:
            if kept.own and kept.status is Status.REFUSED:
                self._refused[pair] = kept
            return
        self._newest[pair] = max(self._newest.get(pair, header.id), header.id)
        if header.kind is EventKind.UNLINK_CASES:
            self._standing.pop(pair, None)
            return
        known = self._standing.get(pair)
        # HQ writes the other case's side: who asked for it stands in this one's
        if known is None or (known[0].event.header.author == self._hq and header.author != self._hq):
            self._standing[pair] = (kept, linked)


def _payload(kept: KeptEvent) -> CasesLinked | None:
    try:
        payload = kept.event.payload
    except (Refused, Tampered):  # without its content
        return None
    return payload if isinstance(payload, CasesLinked) else None


def _far(pair: frozenset[CaseId], case: CaseId) -> CaseId:
    return next(each for each in pair if each != case)


def _standing(inside: Inside, report: ReportId) -> CaseStanding:
    standing = inside.vault.cases.get(case_id_of(inside, report))
    if standing is None:
        raise NotSentYet
    return standing


def _may(inside: Inside, standing: CaseStanding) -> bool:
    me = inside.person
    return standing.has_member(me.id) or may_assign(standing, me, covered_units(inside))


def _visible(inside: Inside, case: CaseId) -> Sequence[KeptStanding]:
    """The case's reports that are shown to this person: of no sealed one, of no cover that is over."""
    return [kept for kept in inside.vault.standings.of_case(case) if not is_given_up(inside, kept.standing)]


def _row(inside: Inside, case: CaseId) -> CaseRow | None:
    """The case as it is named, None where it is not this person's to link."""
    standing, reports = inside.vault.cases.get(case), _visible(inside, case)
    if standing is None or not reports or not _may(inside, standing):
        return None
    sent = {
        kept.event.header.report: kept for kept in inside.vault.events.of_case(case, EventKind.SUBMIT)[::-1]
    }
    first = min(
        (kept.standing for kept in reports),
        key=lambda each: (each.parent_report is not None, sent[each.report].event.header.wall),
    )
    header = sent[first.report].event.header
    return CaseRow(
        case=case,
        number=first.number or "",
        title=inside.shelf.title(first.form_id),
        sent_at=header.wall,
        by=inside.vault.directory.name_of(header.author),
    )


def _found(inside: Inside, typed: str) -> Iterator[tuple[CaseId, Because]]:
    for hit in search(inside, typed, SearchFilter()).hits:
        if hit.row.about_person:
            yield CaseId(hit.row.case), Because.FOUND


def _alike(inside: Inside, case: CaseId) -> Iterator[tuple[CaseId, Because]]:
    """Cases about the same person first, then those at the same place, then the nearest in time."""
    index_some(inside)
    own = [_Told.of(inside, kept.standing.report) for kept in _visible(inside, case)]
    for because, asked, same in (
        (Because.SAME_PERSON, {told.last_name for told in own}, _Told.is_same_person),
        (Because.SAME_PLACE, {told.place for told in own}, _Told.is_same_place),
    ):
        for words in sorted(asked - {""}):
            for found in inside.vault.search.find(words, Narrowing(), _MOST_LOOKED_AT):
                standing = inside.vault.standings.get(found.report)
                if standing is None or standing.case == case:
                    continue
                other = _Told.of(inside, found.report)
                if any(same(told, other) for told in own):
                    yield standing.case, because
    yield from ((near, Because.NEAR_IN_TIME) for near in _nearest(inside, case))


def _nearest(inside: Inside, case: CaseId) -> Iterator[CaseId]:
    own = [kept.changed_at for kept in _visible(inside, case)]
    others = [
        kept
        for kept in inside.vault.standings.in_states(list(ReportState))
        if kept.standing.case != case and own and _is_about_person(inside, kept.standing.form_id)
    ]
    others.sort(key=lambda kept: min(abs(kept.changed_at - each) for each in own))
    for kept in others:
        yield kept.standing.case


def _is_about_person(inside: Inside, form_id: str) -> bool:
    entry = inside.shelf.entry(form_id)
    return entry is None or entry.about_person


@dataclass(frozen=True, slots=True)
class _Told:
    """Whom a report is about and where it was, folded for comparing; '' where it does not say."""

    last_name: str = ""
    first_name: str = ""
    born_on: str = ""
    place: str = ""

    @classmethod
    def of(cls, inside: Inside, report: ReportId) -> _Told:
        """As it was sent last."""
        sent = revisions(inside.vault, report)
        if not sent:
            return cls()
        texts = _by_question(instance_texts(sent[-1].submission.instance_xml))
        return cls(*(texts.get(name, "") for name in ("last_name", "first_name", "born_on", "address")))

    def is_same_person(self, other: _Told) -> bool:
        """The same last name, and neither first name nor birthday speaks against it."""
        pairs = ((self.first_name, other.first_name), (self.born_on, other.born_on))
        against = any(one and two and one != two for one, two in pairs)
        return bool(self.last_name) and self.last_name == other.last_name and not against

    def is_same_place(self, other: _Told) -> bool:
        """The same address word for word."""
        return bool(self.place) and self.place == other.place


def _by_question(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Folded texts by the question's own name; of several the first."""
    named: dict[str, str] = {}
    for path, text in texts.items():
        named.setdefault(path.rpartition("/")[2].partition("[")[0], " ".join(text.split()).casefold())
    return named
