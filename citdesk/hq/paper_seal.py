"""HQ's seal on a paper that one of its people signed: added behind the file, which stays as it was."""

from __future__ import annotations

from datetime import datetime

from citdesk.casework.errors import Tampered, UserError
from citdesk.hq.headquarters import Headquarters
from citdesk.paperwork.signing.fields import HQ_SEAL
from citdesk.paperwork.signing.sign import PaperKey, sign_paper
from citdesk.paperwork.signing.time_stamp import Ask, over_https
from citdesk.paperwork.signing.verify import verify_paper
from citdesk.wire.paper_state import PaperStanding

_WHY = "Issued from the agency's record"
_COUNTS = (PaperStanding.IN_FORCE, PaperStanding.OVERTAKEN)


class NotSealed(UserError):
    """HQ does not stand for this paper."""

    code = "paper_not_sealed"


def seal_paper(hq: Headquarters, pdf: bytes, now: datetime, ask: Ask | None = None) -> bytes:
    """The paper with HQ's seal, after every signature in it was verified and the record was asked.

    The time is confirmed by ``ask``, else by the time-stamp server that the settings name, if any. Raises
    NotSealed for a paper that is not on record as issued or does not count any more, Tampered for one that
    was altered, UserError for one that cannot be read, is unsigned or sealed already, and
    EnvironmentProblem where the time-stamp server gives no token.
    """
    paper = verify_paper(pdf, [hq.certificates.root], at=now)
    state = hq.papers.state(paper.report, paper.document_id)
    if state.standing not in _COUNTS:
        words = state.standing.value.replace("_", " ")
        raise NotSealed(f"The record does not stand for this paper ({words}). Have a new one made.")
    if state.sha256 != paper.issued_sha256:
        raise Tampered("HQ issued another file under this document id.", code="paper_of_another_file")
    server = hq.terms.rules().settings.time_stamp_server
    key, certificate = hq.certificates.own(now)
    return sign_paper(
        pdf,
        HQ_SEAL,
        PaperKey(key, certificate),
        name=f"{hq.configuration.agency.name} HQ",
        reason=_WHY,
        at=now,
        time_stamp=ask or (over_https(server) if server else None),
    )
