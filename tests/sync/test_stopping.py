"""HQ is told to stop while devices are on the line: it ends what it began, and keeps nobody."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading

from citdesk.casework.people import Role
from tests.sync.agency import TestedAgency
from tests.sync.line import Line

ASKED = b"GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def test_a_line_opened_at_the_last_moment_is_hung_up_too(agency: TestedAgency) -> None:
    """Whoever was still connecting when HQ began to stop cannot go on asking on that line."""
    context = ssl.create_default_context(cadata=agency.hq.folder.authority.read_text())
    place = ("127.0.0.1", int(agency.address.rsplit(":", 1)[1]))
    token = agency.token(agency.vault(agency.person("101", Role.OFFICER)))
    begun = (
        f"POST /v1/push HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
        "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{"
    )
    with (
        socket.create_connection(place, timeout=20) as plain,
        context.wrap_socket(plain, server_hostname=place[0]) as begun_line,
        socket.create_connection(place, timeout=20) as late,
    ):
        begun_line.sendall(begun.encode())
        Line(agency).ask("GET", "/v1/health")  # by now both lines have been taken up
        stopping = threading.Thread(target=agency.stop)
        stopping.start()
        _wait_until_nobody_new_gets_in(place)
        with (
            context.wrap_socket(late, server_hostname=place[0]) as late_line,
            contextlib.suppress(ssl.SSLError, ConnectionError),
        ):
            late_line.sendall(ASKED)
            while late_line.recv(65536):
                pass  # an answer may still come; then the line ends
        begun_line.sendall(b"}")
        assert begun_line.recv(65536).startswith(b"HTTP/1.1 4")  # what was begun is answered
    stopping.join(20)
    assert not stopping.is_alive()


def _wait_until_nobody_new_gets_in(place: tuple[str, int]) -> None:
    while True:
        try:
            socket.create_connection(place, timeout=20).close()
        except ConnectionError:
            return
