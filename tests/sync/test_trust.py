"""Whom a device believes, and whom HQ admits."""

from __future__ import annotations

import secrets
import socket
import ssl
import threading
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from citdesk.casework.errors import AdministratorError, CitdeskError, EnvironmentProblem, UserError
from citdesk.casework.ids import VaultId
from citdesk.casework.people import Role
from citdesk.sync.enrolment import certify_vault, enrol_device
from citdesk.sync.transport import Transport, read_authority
from citdesk.wire.assertion import write_assertion
from citdesk.wire.enrolment import CodeFor, EnrolmentCode
from tests.sync.agency import TestedAgency
from tests.sync.memory_vault import MemoryVault
from tests.sync.story import ReportStory


class _Portal(BaseHTTPRequestHandler):
    """Answers everything with a sign-in page, as hotel networks do."""

    status, body, headers_too = 200, b"<html>Welcome! Sign in to use this network.</html>", {}

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Says nothing."""

    def _answer(self) -> None:
        self.send_response(self.status)
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)


@contextmanager
def portal(agency: TestedAgency | None, **answer: object) -> Iterator[str]:
    """A server that is not HQ; with an agency it even has HQ's own certificate, else it speaks no TLS."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Portal", (_Portal,), answer))
    server.daemon_threads = False
    if agency is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        folder = agency.hq.folder
        context.load_cert_chain(folder.certificate, folder.certificate_key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def exchange_with(address: str, agency: TestedAgency, vault: MemoryVault) -> None:
    """One exchange with whoever answers at the address."""
    agency.address = address
    agency.sync(vault)


@pytest.fixture
def officer(agency: TestedAgency) -> MemoryVault:
    """An officer's vault with a report to send."""
    vault = agency.vault(agency.person("101", Role.OFFICER))
    ReportStory().sent(vault)
    return vault


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"body": b'{"status": "ok"}'},
        {"body": b'{"format": 7, "verdicts": []}'},
        {"body": b'{"format": 0, "hq_time": "2026-03-12T20:50:00.00+00:00"}'},
        {"body": b"\xff\xfe"},
        {"body": b"[" * 100_000},
        {"body": b"not gzip", "headers_too": {"Content-Encoding": "gzip"}},
        {"status": 302, "headers_too": {"Location": "https://127.0.0.1:1/welcome"}},
        {"status": 404},
        {"status": 511},
    ],
    ids=["html", "json", "format", "fields", "bytes", "deep", "not-gzip", "redirect", "404", "511"],
)
def test_whatever_is_not_hq_s_answer_acknowledges_nothing(
    agency: TestedAgency, officer: MemoryVault, answer: dict[str, object]
) -> None:
    """A captive portal's 200 loses nothing: the report keeps waiting."""
    with portal(agency, **answer) as address, pytest.raises(EnvironmentProblem) as failure:
        exchange_with(address, agency, officer)
    assert failure.value.code == "not_hq"
    assert officer.waiting() == 1


def test_a_portal_without_tls_is_not_hq(agency: TestedAgency, officer: MemoryVault) -> None:
    """Plain HTTP on HQ's port is no HQ."""
    with portal(None) as address, pytest.raises(EnvironmentProblem) as failure:
        exchange_with(address, agency, officer)
    assert failure.value.code == "not_hq"


def test_a_busy_hq_says_when_to_come_back(agency: TestedAgency, officer: MemoryVault) -> None:
    """Retry-After is kept with the failure."""
    busy: dict[str, object] = {"status": 503, "headers_too": {"Retry-After": "17"}}
    with portal(agency, **busy) as address, pytest.raises(EnvironmentProblem) as failure:
        exchange_with(address, agency, officer)
    assert failure.value.code == "hq_busy"
    assert getattr(failure.value, "retry_after", None) == 17.0


def test_nobody_at_hq_s_address_means_unreachable(agency: TestedAgency, officer: MemoryVault) -> None:
    """No network is said in words; the report keeps waiting."""
    with pytest.raises(EnvironmentProblem) as failure:
        exchange_with("https://127.0.0.1:9", agency, officer)
    assert failure.value.code == "unreachable"
    assert officer.waiting() == 1


def test_another_agency_s_server_is_not_believed(
    agency: TestedAgency, officer: MemoryVault, tmp_path: Path
) -> None:
    """A server that cannot show a certificate of our HQ's authority gets nothing."""
    other = TestedAgency(tmp_path / "other", alike=False)
    try:
        with portal(other) as address, pytest.raises(AdministratorError) as failure:
            exchange_with(address, agency, officer)
        assert failure.value.code == "wrong_authority"
    finally:
        other.close()


def test_a_device_does_not_enrol_with_a_server_its_code_does_not_name(
    agency: TestedAgency, tmp_path: Path
) -> None:
    """The fingerprint in the code decides before any secret is sent."""
    other = TestedAgency(tmp_path / "other", alike=False)
    try:
        code = other.administration.device_code()
        misled = EnrolmentCode(CodeFor.DEVICE, agency.address, code.secret, code.authority)
        with pytest.raises(AdministratorError) as failure:
            _enrol(misled.to_text())
        assert failure.value.code == "wrong_authority"
    finally:
        other.close()


def test_the_authority_is_readable_without_trust(agency: TestedAgency) -> None:
    """Anybody may fetch HQ's authority; it proves nothing by itself."""
    assert read_authority(agency.address) == agency.hq.folder.authority.read_text()


def test_a_device_code_admits_one_device(agency: TestedAgency) -> None:
    """A code is used up by the first device that comes with it."""
    code = agency.administration.device_code().to_text()
    _enrol(code)
    with pytest.raises(UserError) as failure:
        _enrol(code)
    assert failure.value.code == "wrong_code"


def test_enrolling_is_repeated_without_harm_when_the_answer_was_lost(agency: TestedAgency) -> None:
    """The same device with the same secret is answered again."""
    code = agency.administration.device_code().to_text()
    device, secret = str(uuid.uuid4()), secrets.token_bytes(32)
    assert _enrol(code, device, secret) == _enrol(code, device, secret)
    with pytest.raises(UserError):
        _enrol(code, device, secrets.token_bytes(32))


@pytest.mark.parametrize(
    "text", ["", "hello", "CITDESK-", "CITDESK-!!!", "CITDESK-e30", "CITDESK-" + "a" * 50]
)
def test_a_mangled_code_is_told_to_its_user(text: str) -> None:
    """A code that was not copied whole is said so before anything goes out."""
    with pytest.raises(UserError) as failure:
        _enrol(text)
    assert failure.value.code == "wrong_code"


def test_a_code_of_the_other_kind_is_told_to_its_user(agency: TestedAgency) -> None:
    """A person's code does not enrol a computer."""
    agency.person("101", Role.OFFICER)
    with pytest.raises(UserError):
        _enrol(agency.administration.vault_code("101").to_text())


def test_a_code_that_ran_out_is_refused(agency: TestedAgency) -> None:
    """Codes are good for a while."""
    code = agency.administration.device_code(timedelta(hours=1)).to_text()
    agency.hq_clock.pass_time(timedelta(hours=1))
    with pytest.raises(UserError):
        _enrol(code)


def test_a_vault_code_admits_one_vault_of_its_person(agency: TestedAgency) -> None:
    """Neither another badge nor a second vault can use it; the first vault may repeat itself."""
    agency.person("101", Role.OFFICER)
    agency.person("102", Role.OFFICER)
    device = agency.device()
    code = agency.administration.vault_code("101").to_text()
    first, second = MemoryVault(agency.clock), MemoryVault(agency.clock)
    with pytest.raises(UserError):
        certify_vault(device, code, "102", first.application())
    certified = certify_vault(device, code, "101", first.application())
    assert certify_vault(device, code, "101", first.application()) == certified
    with pytest.raises(UserError):
        certify_vault(device, code, "101", second.application())


def test_a_vault_on_a_foreign_device_is_not_certified(agency: TestedAgency) -> None:
    """Whoever has a code still needs a computer of the agency."""
    agency.person("101", Role.OFFICER)
    device = agency.device()
    code = agency.administration.vault_code("101").to_text()
    stranger = type(device)(
        device.hq, device.device, "x" * 43, device.agency, device.authority_pem, device.hq_key
    )
    with pytest.raises(UserError):
        certify_vault(stranger, code, "101", MemoryVault(agency.clock).application())


def test_revoking_a_device_takes_effect_at_the_next_request(
    agency: TestedAgency, officer: MemoryVault
) -> None:
    """A lost laptop's vaults neither give nor get, even with a token that is still good."""
    exchange = agency.exchange(officer)
    try:
        exchange.exchange_once()
        ReportStory().sent(officer)
        agency.administration.revoke_device(agency.administration.devices()[0].id)
        with pytest.raises(AdministratorError) as failure:
            exchange.exchange_once()
    finally:
        exchange.close()
    assert failure.value.code == "revoked"
    assert officer.waiting() == 1


def test_a_disabled_person_is_shut_out(agency: TestedAgency, officer: MemoryVault) -> None:
    """Somebody who left the agency gets nothing more."""
    agency.administration.disable_person("101")
    with pytest.raises(AdministratorError) as failure:
        agency.sync(officer)
    assert failure.value.code == "revoked"


def test_an_assertion_is_good_once_and_not_for_long(agency: TestedAgency, officer: MemoryVault) -> None:
    """A captured assertion opens nothing."""
    assertion = officer.assertion("citdesk-hq", agency.hq_clock.now(), "once")
    assert _token_problem(agency, assertion) is None
    assert _token_problem(agency, assertion) == "assertion_expired"
    old = officer.assertion("citdesk-hq", agency.hq_clock.now() - timedelta(minutes=3), "old")
    assert _token_problem(agency, old) == "assertion_expired"
    elsewhere = officer.assertion("another-server", agency.hq_clock.now(), "elsewhere")
    assert _token_problem(agency, elsewhere) == "wrong_audience"
    stranger = MemoryVault(agency.clock).assertion("citdesk-hq", agency.hq_clock.now(), "stranger")
    assert _token_problem(agency, stranger) == "not_certified"


def test_whoever_cannot_sign_for_a_vault_is_told_nothing_about_it(
    agency: TestedAgency, officer: MemoryVault
) -> None:
    """A vault that HQ knows, one that it has revoked and one that there is not are answered alike."""
    forger = MemoryVault(agency.clock)

    def forged(vault: VaultId, nonce: str) -> str | None:
        now = agency.hq_clock.now()
        return _token_problem(agency, write_assertion(forger.key, vault, "citdesk-hq", now, nonce))

    assert forged(officer.vault, "known") == forged(forger.vault, "unknown") == "not_certified"
    agency.administration.disable_person("101")
    assert forged(officer.vault, "revoked") == "not_certified"
    own = officer.assertion("citdesk-hq", agency.hq_clock.now(), "own")
    assert _token_problem(agency, own) == "revoked"


@pytest.mark.parametrize("token", ["a", "a.b", ".", "x" * 5000, "e30.AAAA"])
def test_a_forged_token_is_refused(agency: TestedAgency, token: str) -> None:
    """Nothing but HQ's own token admits."""
    with agency.transport() as line, pytest.raises(CitdeskError) as failure:
        line.get("/v1/pull", {"after": 0}, token)
    assert failure.value.code == "token_refused"


def test_a_token_runs_out(agency: TestedAgency, officer: MemoryVault) -> None:
    """After ten minutes the vault has to prove itself again, and does so by itself."""
    token = agency.token(officer)
    agency.hq_clock.pass_time(timedelta(minutes=10))
    with agency.transport() as line, pytest.raises(EnvironmentProblem) as failure:
        line.get("/v1/pull", {"after": 0}, token)
    assert failure.value.code == "token_refused"
    agency.sync(officer)
    assert officer.waiting() == 0


def test_tls_below_1_2_is_not_spoken(agency: TestedAgency) -> None:
    """HQ offers nothing older than TLS 1.2."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # old versions are what this is about
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    port = int(agency.address.rsplit(":", 1)[1])
    with socket.create_connection(("127.0.0.1", port)) as line, pytest.raises(ssl.SSLError):
        context.wrap_socket(line)


def _enrol(code: str, device: str | None = None, secret: bytes | None = None) -> object:
    enrolled = enrol_device(
        code,
        name="Car 12",
        platform="Linux",
        device=device or str(uuid.uuid4()),
        random=lambda count: (secret or secrets.token_bytes(count))[:count],
    )
    return enrolled.device, enrolled.secret, enrolled.agency


def _token_problem(agency: TestedAgency, assertion: str) -> str | None:
    line: Transport
    with agency.transport() as line:
        try:
            line.post("/v1/token", {"format": 0, "assertion": assertion})
        except CitdeskError as failure:
            return failure.code
    return None
