"""A real RFC 3161 responder on loopback: pyHanko's own, behind the standard library's HTTP server."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps import DummyTimeStamper

from tests.unit.paperwork.certified import stamping


def responder(at: datetime) -> DummyTimeStamper:
    """Stamps with that time whatever it is asked to."""
    key, certificate = stamping()
    secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(
        asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(secret),
        fixed_dt=at,
    )


@contextmanager
def serving(at: datetime, *, broken: bool = False) -> Generator[str]:
    """The address of a server that stamps, or one that answers like a captive portal."""
    stamper = responder(at)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["content-length"]))
            self.send_response(200)
            if broken:
                body, kind = b"<html>Sign in to the network</html>", "text/html"
            else:
                body = stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
                kind = "application/timestamp-reply"
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
