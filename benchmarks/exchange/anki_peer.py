"""The peer: Anki's sync server and client, installed once below `benchmarks/.peer/`, pinned with hashes."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_PINNED = _ROOT / "requirements" / "anki-peer.txt"
_FOLDER = _ROOT / "benchmarks" / ".peer" / "anki"
_PYTHON = _FOLDER / "bin" / "python"
_INSTALLED = _FOLDER / "installed"
_LONGEST_SECONDS = 600
_START_SECONDS = 20.0


def install() -> str:
    """Installs the peer if it is not there; why not, or ''."""
    if _INSTALLED.is_file() and _INSTALLED.read_bytes() == _PINNED.read_bytes():
        return ""
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(_FOLDER)],
        [str(_PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(_PINNED)],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_LONGEST_SECONDS)
        if done.returncode != 0:
            return f"{' '.join(command[1:4])} failed: {done.stderr.strip()[-400:]}"
    _INSTALLED.write_bytes(_PINNED.read_bytes())
    return ""


def measure(texts: Sequence[str]) -> dict[str, float]:
    """Seconds to push a note for each text and to pull them all. Raises RuntimeError in the peer's words."""
    password = secrets.token_hex(8)
    with (
        tempfile.TemporaryDirectory(prefix="citdesk-anki-") as name,
        _server(Path(name), password) as address,
    ):
        notes = Path(name) / "notes.txt"
        notes.write_text("\n".join(texts), "utf-8")
        client = Path(__file__).with_name("anki_client.py")
        done = subprocess.run(
            [str(_PYTHON), str(client), address, "officer", password, name, str(notes)],
            capture_output=True,
            text=True,
            check=False,
            timeout=_LONGEST_SECONDS,
        )
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip()[-2_000:])
        return json.loads(done.stdout)


@contextmanager
def _server(folder: Path, password: str) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    told = {
        "SYNC_USER1": f"officer:{password}",
        "SYNC_HOST": "127.0.0.1",
        "SYNC_PORT": str(port),
        "SYNC_BASE": str(folder / "server"),
        "RUST_LOG": "error",
    }
    process = subprocess.Popen(
        [str(_PYTHON), "-m", "anki.syncserver"],
        env={**os.environ, **told},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(_START_SECONDS)


def _wait_for(port: int) -> None:
    until = time.perf_counter() + _START_SECONDS
    while time.perf_counter() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError("Anki's sync server did not start")
