"""A raw HTTPS line to HQ, for what no client of ours would send."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import ssl

from tests.sync.agency import TestedAgency


class Line:
    """Asks HQ whatever it is told to."""

    def __init__(self, agency: TestedAgency) -> None:
        self._context = ssl.create_default_context(cadata=agency.hq.folder.authority.read_text())
        self._port = int(agency.address.rsplit(":", 1)[1])

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, object], dict[str, str]]:
        """Status, JSON and headers of the answer."""
        status, content, found = self.ask_text(method, path, body, headers)
        return status, json.loads(content), found

    def ask_text(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, str, dict[str, str]]:
        """Status, text and headers of the answer."""
        line = http.client.HTTPSConnection("127.0.0.1", self._port, context=self._context, timeout=20)
        try:
            line.request(method, path, body, headers or {})
            answer = line.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, answer.read().decode("latin-1"), found
        finally:
            line.close()

    def raw(self, data: bytes, *more: bytes) -> bytes:
        """What comes back for these bytes, and for more of them sent after something came back."""
        with (
            socket.create_connection(("127.0.0.1", self._port), timeout=20) as plain,
            self._context.wrap_socket(plain, server_hostname="127.0.0.1") as line,
        ):
            received = b""
            with contextlib.suppress(ssl.SSLError, ConnectionError):  # cut off is an answer too
                line.sendall(data)
                for each in more:
                    received += line.recv(65536)
                    line.sendall(each)
                while chunk := line.recv(65536):
                    received += chunk
            return received
