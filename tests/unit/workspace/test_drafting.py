"""Writing reports: starting, filling, leaving and coming back, taking up again."""

from __future__ import annotations

import pytest

from citdesk.casework.errors import AdministratorError, Refused
from citdesk.vault.drafts import NoDraft
from citdesk.vault.failures import VaultClosed
from citdesk.workspace import Display, NotNow, ProblemsRemain, UnknownReport, UserError
from citdesk.workspace.sign_in import signed_in
from tests.unit.workspace.office import WHOLE, Office


def test_only_forms_of_ones_own_roles_can_be_started(office: Office) -> None:
    """The officer may start all, the liaison none; a child form needs its parent."""
    assert [card.id for card in office.officer.form_cards()] == ["encounter", "diversion", "referral"]
    assert office.liaison.form_cards() == ()
    with pytest.raises(NotNow):
        office.liaison.start_report("encounter")
    with pytest.raises(NotNow):
        office.officer.start_report("diversion")


def test_every_saved_answer_is_there_after_signing_in_again(office: Office) -> None:
    """Answers and texts that could not be read come back on the next sign-in."""
    report = office.officer.start_report("encounter")
    session = office.officer.open_report(report).session
    session.answer("/encounter/call/last_name", "Sampleford")
    at = office.officer.save_draft(report, session.to_xml(), {"/encounter/seen/age": "about 4o"})
    office.officer.close()
    laptop = office.laptops["rivera"]
    office.officer = signed_in(laptop.open(), laptop.device, laptop.clock, laptop.random, office.forms)
    filling = office.officer.open_report(report)
    assert filling.session.question("/encounter/call/last_name").text == "Sampleford"
    assert filling.typed == {"/encounter/seen/age": "about 4o"}
    assert not filling.readonly
    assert filling.row.display is Display.DRAFT
    assert filling.row.changed_at.replace(microsecond=0) == at.replace(microsecond=0)


def test_a_report_with_open_questions_is_not_sent(office: Office) -> None:
    """The problems are named in form order and the draft stays."""
    report = office.officer.start_report("encounter")
    office.fill(report, {"/encounter/call/armed": "yes"})
    with pytest.raises(ProblemsRemain) as remaining:
        office.officer.send(report)
    assert [problem.path for problem in remaining.value.problems] == [
        "/encounter/call/occurred_at",
        "/encounter/call/weapon",
    ]
    assert office.display(report) is Display.DRAFT


def test_a_text_that_could_not_be_read_holds_up_the_report(office: Office) -> None:
    """An age that was typed in words is neither sent as a blank nor forgotten: it has to be mended first."""
    report = office.officer.start_report("encounter")
    office.fill(report, WHOLE)
    session = office.officer.open_report(report).session
    session.answer("/encounter/seen/age", "about 4o")
    office.officer.save_draft(report, session.to_xml(), session.typed)
    with pytest.raises(ProblemsRemain) as remaining:
        office.officer.send(report)
    (problem,) = remaining.value.problems
    assert (problem.path, problem.kind, problem.typed) == ("/encounter/seen/age", "type", "about 4o")
    office.officer.save_draft(report, session.to_xml(), {})
    assert office.officer.send(report).display is Display.WAITING


def test_a_report_too_large_for_hq_stays_a_draft_and_holds_nothing_up(office: Office) -> None:
    """*Send* says which answer is longest and what to do; what is sent after it arrives."""
    report = office.officer.start_report("encounter")
    long = "He said no. \n" * (9 * 1024 * 1024 // 12)
    office.fill(report, {**WHOLE, "/encounter/call/language": long})
    with pytest.raises(UserError, match=r"longest answer is \WLanguage spoken\W") as refused:
        office.officer.send(report)
    assert "attach its text as a file" in str(refused.value)
    assert office.display(report) is Display.DRAFT
    assert office.officer.open_report(report).session.question("/encounter/call/language").text == long
    later = office.sent()
    assert office.display(later) is Display.SENT
    assert office.officer.sync_status().waiting == 0


def test_sending_freezes_the_draft(office: Office) -> None:
    """After sending nothing can be saved into it, and it opens read-only."""
    report = office.officer.start_report("encounter")
    office.fill(report, WHOLE)
    assert office.officer.send(report).display is Display.WAITING
    with pytest.raises(NoDraft):
        office.officer.save_draft(report, b"<encounter/>", {})
    assert office.officer.open_report(report).readonly
    assert office.officer.sync_status().waiting_reports == 1
    office.sync()
    assert office.display(report) is Display.SENT
    assert office.officer.sync_status().waiting == 0


def test_what_hq_said_of_this_computer_is_kept_over_a_sign_in(office: Office) -> None:
    """Without a network nothing else tells that work does not leave, until HQ takes something again."""
    said = "HQ does not take anything from this vault anymore."
    assert office.officer.keep_out_of_service(said)
    office.officer.close()
    laptop = office.laptops["rivera"]
    office.officer = signed_in(laptop.open(), laptop.device, laptop.clock, laptop.random, office.forms)
    assert office.officer.sync_status().out_of_service == said
    assert not office.officer.keep_out_of_service(said)  # it was locked for it already
    assert not office.officer.keep_out_of_service("")
    assert office.officer.sync_status().out_of_service == ""


def test_out_of_service_no_work_is_begun_and_what_was_begun_is_kept(office: Office) -> None:
    """Where nothing can leave no report is begun; a draft stays open to its author."""
    draft = office.officer.start_report("encounter")
    office.officer.keep_out_of_service("HQ does not take anything from this vault anymore.")
    with pytest.raises(AdministratorError, match="does not take") as refused:
        office.officer.start_report("encounter")
    assert refused.value.code == "revoked"
    office.fill(draft, WHOLE)
    assert len(office.officer.reports()) == 1
    office.officer.keep_out_of_service("")
    assert office.officer.start_report("encounter") != draft


def test_a_sent_report_stays_on_a_computer_that_hq_takes_nothing_from(office: Office) -> None:
    """It waits for nothing: its row says that it stays here, until HQ takes something again."""
    report = office.officer.start_report("encounter")
    office.fill(report, WHOLE)
    assert not office.officer.send(report).stays_here
    office.officer.keep_out_of_service("HQ does not take anything from this vault anymore.")
    (row,) = office.officer.reports()
    assert (row.display, row.stays_here) == (Display.WAITING, True)
    office.officer.keep_out_of_service("")
    assert not office.officer.reports()[0].stays_here


def test_answers_that_do_not_apply_are_not_sent(office: Office) -> None:
    """A weapon named before the answer turned to no is no part of the record."""
    report = office.officer.start_report("encounter")
    office.fill(
        report,
        {"/encounter/call/armed": "yes", "/encounter/call/weapon": "kitchen knife", **WHOLE},
    )
    office.officer.send(report)
    texts = str(office.officer._inside.vault.store.rows("SELECT payload FROM events"))
    assert "Sampleford" in texts
    assert "kitchen knife" not in texts


def test_a_child_report_reads_the_parents_newest_answers(office: Office) -> None:
    """A diversion begun on a sent encounter has the name already and joins its case."""
    parent = office.sent()
    child = office.officer.start_report("diversion", parent)
    filling = office.officer.open_report(child)
    assert filling.session.question("/diversion/person/last_name").text == "Sampleford"
    assert {row.id for row in office.officer.case_of(parent)} == {parent, child}
    assert filling.row.parent == parent
    assert filling.row.summary.startswith("Nothing answered yet, begun ")
    assert (filling.fresh, filling.gone_through) == (True, False)
    with pytest.raises(NotNow):
        office.officer.start_report("diversion", child)


def test_an_opened_draft_tells_which_answers_are_the_forms_own(office: Office) -> None:
    """A name taken over as the report was begun is nobody's answer; what was written since is."""
    child = office.officer.start_report("diversion", office.sent())
    assert office.officer.open_report(child).fresh  # nobody has written in it: all is the form's
    office.fill(child, {"/diversion/person/charge": "Trespass"})
    filling = office.officer.open_report(child)
    assert not filling.fresh
    assert filling.row.summary.startswith("Begun ")
    assert "/diversion/person/last_name" in filling.given
    assert "/diversion/person/charge" not in filling.given


def test_a_returned_report_is_mended_and_sent_again(office: Office) -> None:
    """Comments and reasons are at hand, the answers of the last revision are the new draft's."""
    report = office.sent()
    office.returned(report)
    assert office.display(report) is Display.RETURNED
    office.officer.rework(report)
    filling = office.officer.open_report(report)
    assert [comment.text for comment in filling.comments] == ["About how old?"]
    assert list(filling.judged) == [filling.comments[0].path]
    assert filling.sent_back is not None
    assert (filling.sent_back.by, filling.sent_back.note) == ("Okafor Example", "Nearly there.")
    assert filling.session.question("/encounter/call/last_name").text == "Sampleford"
    assert filling.gone_through
    assert "Taken up again" in filling.row.summary
    assert office.display(report) is Display.RETURNED
    office.fill(report, {"/encounter/seen/age": 40})
    office.officer.send(report)
    office.sync()
    row = office.officer.reports()[0]
    assert (row.display, row.revision_number, row.comments) == (Display.SENT, 2, 0)


def test_what_was_not_asked_before_can_be_answered_after_a_return(office: Office) -> None:
    """A card of items that did not apply, and so was not sent, is there when it applies now."""
    report = office.sent()
    office.returned(report)
    office.officer.rework(report)
    office.fill(report, {"/encounter/call/armed": "yes", "/encounter/call/weapon": "Knife"})
    office.fill(report, {"/encounter/call/item[1]/item_name": "Kitchen knife"})
    office.officer.send(report)
    assert office.display(report) is Display.WAITING


def test_cards_that_the_author_took_away_do_not_come_back(office: Office) -> None:
    """A repeat that applies and was emptied stays empty when the report is mended."""
    report = office.officer.start_report("encounter")
    office.fill(report, WHOLE)
    session = office.officer.open_report(report).session
    session.remove_repeat("/encounter/seen/technique[1]")
    office.officer.save_draft(report, session.to_xml(), {})
    office.officer.send(report)
    office.sync()
    office.returned(report)
    office.officer.rework(report)
    paths = office.officer.open_report(report).session.paths()
    assert not [path for path in paths if "technique" in path]


def test_taking_a_draft_up_twice_keeps_what_was_changed(office: Office) -> None:
    """Opening a returned report again does not throw the new answers away."""
    report = office.sent()
    office.returned(report)
    office.officer.rework(report)
    office.fill(report, {"/encounter/seen/age": 41})
    office.officer.rework(report)
    assert office.officer.open_report(report).session.question("/encounter/seen/age").text == "41"


def test_a_report_that_is_being_reviewed_has_to_be_taken_back_first(office: Office) -> None:
    """Withdrawn it can be changed; before that the way is named."""
    report = office.sent()
    with pytest.raises(NotNow, match="Take it back"):
        office.officer.rework(report)
    office.officer.withdraw(report)
    office.sync()
    assert office.display(report) is Display.WITHDRAWN
    office.officer.rework(report)
    assert office.display(report) is Display.DRAFT
    office.officer.discard_draft(report)
    assert office.display(report) is Display.WITHDRAWN


def test_an_amendment_leaves_the_approved_version_on_record(office: Office) -> None:
    """While it is reviewed, the report is sent and on record."""
    report = office.approved()
    office.officer.rework(report)
    office.fill(report, {"/encounter/seen/age": 42})
    office.officer.send(report)
    office.sync()
    row = office.officer.reports()[0]
    assert (row.display, row.state, row.on_record) == (Display.SENT, "approved_amendment_pending", True)


def test_a_refused_send_keeps_the_answers_and_shows_the_way_out(office: Office) -> None:
    """The report changed at HQ meanwhile: the refused answers become a draft again on request."""
    report = office.sent()
    office.returned(report)
    office.officer.rework(report)
    office.fill(report, {"/encounter/seen/age": 43})
    office.hq.standings[report] = office.hq.standings[report].__class__(  # pyright: ignore[reportArgumentType]
        **{name: getattr(office.hq.standings[report], name) for name in office.hq.standings[report].__slots__}
        | {"version": "another-version"}
    )
    office.officer.send(report)
    office.sync()
    row = office.officer.reports()[0]
    assert row.display is Display.REFUSED
    assert "Your answers are safe" in row.problem
    assert [refused.report for refused in office.officer.sync_status().refused] == [report]
    office.officer.rework(report)
    assert office.officer.open_report(report).session.question("/encounter/seen/age").text == "43"
    assert office.officer.sync_status().refused == ()


def test_a_refused_item_can_be_set_aside(office: Office) -> None:
    """Seen and done with: it leaves the list, not the vault. The report reads as what it is all along."""
    report = office.sent()
    office.officer.withdraw(report)
    office.supervisor.approve(report, office.supervisor.review(report).revision)
    office.sync(office.supervisor)
    assert office.display(report) is Display.APPROVED
    assert [refused.report for refused in office.officer.sync_status().refused] == [report]
    office.officer.set_aside(report)
    assert office.officer.sync_status().refused == ()
    assert office.display(report) is Display.APPROVED


def test_a_report_that_is_not_here_is_said(office: Office) -> None:
    """An unknown id is told apart from a report in the wrong state."""
    for call in (office.officer.open_report, office.officer.withdraw, office.officer.rework):
        with pytest.raises(UnknownReport):
            call("00000000-0000-7000-8000-000000000000")


def test_nobody_writes_in_anothers_report(office: Office) -> None:
    """A supervisor reads an officer's report and cannot take it up."""
    report = office.sent()
    with pytest.raises(NotNow):
        office.supervisor.rework(report)
    with pytest.raises(Refused):
        office.supervisor.withdraw(report)


def test_after_locking_nothing_works(office: Office) -> None:
    """A locked workspace says that the person is signed out."""
    office.officer.lock()
    with pytest.raises(VaultClosed):
        office.officer.reports()
    office.officer.close()


def test_nobody_is_put_on_a_case_before_its_report_was_sent(office: Office) -> None:
    """HQ would not know the case; once the report is there, who opened it and their supervisor may."""
    report = office.officer.start_report("encounter")
    with pytest.raises(UserError, match="Send the report first"):
        office.officer.case_people(report)
    sent = office.sent()
    for who in (office.officer, office.supervisor):
        people = who.case_people(sent)
        assert people.may_assign
        assert people.opened_by.id == office.officer.person.id
        assert people.officers == ()
