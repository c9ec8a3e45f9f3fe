"""What HQ's operator watches: told to the scraper alone, and nothing of any case."""

from __future__ import annotations

import re

import pytest
from prometheus_client.parser import text_string_to_metric_families

from citdesk.casework.people import Role
from citdesk.hq.metrics import Metrics
from citdesk.wire.exchange import Outcome
from tests.sync.agency import TestedAgency
from tests.sync.line import Line
from tests.sync.story import ReportStory


def _scraped(agency: TestedAgency, token: str) -> tuple[int, str]:
    status, text, _ = Line(agency).ask_text("GET", "/v1/metrics", b"", {"Authorization": f"Bearer {token}"})
    return status, text


def test_the_scraper_reads_what_prometheus_understands(agency: TestedAgency) -> None:
    """Each family with its help and type, each sample in the format, counted by pattern and status."""
    token = agency.administration.new_scraper_token()
    line = Line(agency)
    line.ask("GET", "/v1/terms")
    line.ask("GET", "/v1/nothing/here")
    line.ask("GET", "/v1/chunks/a-report/a-piece")
    status, text, headers = line.ask_text("GET", "/v1/metrics", b"", {"Authorization": f"Bearer {token}"})
    assert (status, headers["content-type"]) == (200, "text/plain; version=0.0.4; charset=utf-8")
    families = [family.name for family in text_string_to_metric_families(text)]
    assert all(name.startswith("citdesk_hq_") for name in families)
    assert len(families) == len(set(families))
    samples = text.splitlines()
    for expected in (
        'citdesk_hq_requests_total{method="GET",path="/v1/terms",status="401"} 1.0',
        'citdesk_hq_requests_total{method="GET",path="/v1/chunks/{report}/{chunk}",status="401"} 1.0',
        'citdesk_hq_requests_total{method="GET",path="other",status="404"} 1.0',
        'citdesk_hq_request_seconds_bucket{le="+Inf",path="/v1/terms"} 1.0',
    ):
        assert expected in samples
    assert "nothing/here" not in text
    assert "a-report" not in text


def test_what_was_kept_waiting_on_purpose_is_not_slow(agency: TestedAgency) -> None:
    """A device that waits for news is answered late because it asked so: counted, and not timed."""
    metrics = Metrics(agency.hq.folder, agency.hq.clock)
    for seconds in (0.004, 0.3, 60.0, None):
        metrics.answered("/v1/pull", "GET", 200, seconds)
    samples = metrics.text().splitlines()
    assert 'citdesk_hq_requests_total{method="GET",path="/v1/pull",status="200"} 4.0' in samples
    for bound, count in (("0.005", 1), ("0.5", 2), ("10.0", 2), ("+Inf", 3)):
        assert f'citdesk_hq_request_seconds_bucket{{le="{bound}",path="/v1/pull"}} {float(count)}' in samples


def test_nothing_of_any_case_is_told(agency: TestedAgency) -> None:
    """The same families and labels, whether there are a hundred reports or none; no id, no name."""
    token = agency.administration.new_scraper_token()
    officer = agency.vault(agency.person("101", Role.OFFICER))
    agency.sync(officer)
    before = _scraped(agency, token)[1]
    stories = [ReportStory() for _ in range(5)]
    for story in stories:
        story.sent(officer)
    agency.sync(officer)
    assert {each.outcome for each in officer.verdicts.values()} == {Outcome.ACCEPTED}
    after = _scraped(agency, token)[1]
    for secret in (officer.vault, officer.person, "Pat Example", *(each.report for each in stories)):
        assert secret not in after
    numbers = {line.rsplit(" ", 1)[1] for line in after.splitlines() if "quarantined" in line}
    assert numbers - {"counter", "look."} == {"0.0"}
    named = [set(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE)) for text in (before, after)]
    assert named[0] == named[1]
    assert not any(word in name for name in named[0] for word in ("case", "report", "position", "event"))


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_no_vault_reads_them_whoever_s_it_is(agency: TestedAgency, role: Role) -> None:
    """Not the administrator's either: the token is made at HQ's keyboard."""
    agency.administration.new_scraper_token()
    vault = agency.local_vault(agency.person("1", role))
    assert _scraped(agency, agency.token(vault))[0] == 401


def test_a_new_token_ends_the_former_and_off_ends_both(agency: TestedAgency) -> None:
    """From the next request on, without a restart; the scraper's token is no vault's."""
    line = Line(agency)
    assert line.ask("GET", "/v1/metrics")[0] == 401
    assert _scraped(agency, "")[0] == 401
    first = agency.administration.new_scraper_token()
    assert _scraped(agency, first)[0] == 200
    second = agency.administration.new_scraper_token()
    assert [_scraped(agency, token)[0] for token in (first, second)] == [401, 200]
    assert line.ask("GET", "/v1/terms", b"", {"Authorization": f"Bearer {second}"})[0] == 401
    agency.administration.end_scraper_token()
    assert _scraped(agency, second)[0] == 401
    assert _scraped(agency, "")[0] == 401
