"""The custody clocks that run in this person's own cases, whichever report they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import timedelta

from citdesk.casework.custody import CustodyClock, running_clock
from citdesk.casework.custody_facts import CUSTODY_PATHS, CustodyFacts, custody_facts
from citdesk.casework.few_answers import FewAnswers
from citdesk.casework.ids import CaseId, ReportId
from citdesk.casework.lifecycle import GONE, Standing
from citdesk.vault.vault import Vault
from citdesk.workspace.inside import Inside
from citdesk.workspace.revisions import revision

#: Statements that nobody changed for so long are not read again; the longest hold counted here is shorter.
_RECENT = timedelta(days=10)


def custody_clocks(inside: Inside) -> tuple[CustodyClock, ...]:
    """Running clocks, the nearest limit first; those without one last, the longest running first."""
    now, zone = inside.clock.now(), inside.zone
    found = (running_clock(case, now, zone) for case in _recent_cases(inside).values())
    running = [clock for clock in found if clock is not None]
    return tuple(sorted(running, key=lambda clock: (clock.limit is None, clock.limit or clock.started)))


def _recent_cases(inside: Inside) -> dict[CaseId, list[CustodyFacts]]:
    vault, since = inside.vault, inside.clock.now() - _RECENT
    cases: dict[CaseId, list[CustodyFacts]] = defaultdict(list)
    drafts = {draft.report: draft for draft in vault.drafts.all()}
    for draft in drafts.values():
        if draft.changed_at >= since:
            cases[draft.case].append(_facts(draft.instance_xml))
    for kept in vault.standings.of_author(inside.person.id):
        standing = kept.standing
        if kept.changed_at < since or standing.state in GONE or standing.report in drafts:
            continue
        cases[standing.case].append(_sent(vault, standing))
    for case, facts in cases.items():
        facts.extend(_by_others(inside, case, drafts))
    return cases


def _by_others(inside: Inside, case: CaseId, drafts: Collection[ReportId]) -> Iterator[CustodyFacts]:
    """What other people reported in the case: what one lets go of, another may hold."""
    for kept in inside.vault.standings.of_case(case):
        standing = kept.standing
        if standing.author == inside.person.id or standing.state in GONE or standing.report in drafts:
            continue
        yield _sent(inside.vault, standing)


def _sent(vault: Vault, standing: Standing) -> CustodyFacts:
    return _facts(revision(vault, standing.report, standing.revision).submission.instance_xml)


def _facts(instance_xml: str | bytes) -> CustodyFacts:
    return custody_facts(FewAnswers(instance_xml, CUSTODY_PATHS))
