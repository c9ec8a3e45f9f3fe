"""The mark beside a vault: it never says more than was marked, and forgets nothing to a torn write."""

from __future__ import annotations

import errno
import hashlib
import hmac
import os
from pathlib import Path

import pytest

from citdesk.vault.tail_mark import TailMark


def _mac(content: bytes) -> bytes:
    return hmac.new(b"key", content, hashlib.sha256).digest()


def _read(path: Path, key: bytes = b"key") -> int | None:
    mark = TailMark(path, lambda content: hmac.new(key, content, hashlib.sha256).digest())
    try:
        return mark.read()
    finally:
        mark.close()


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """A mark moved to 41 and then 42."""
    mark = TailMark(tmp_path / "tail", _mac)
    assert mark.read() is None
    for count in (41, 42):
        mark.write(count)
    mark.close()
    return tmp_path / "tail"


def test_the_highest_count_is_read_and_only_with_the_key(marked: Path) -> None:
    """Another key reads nothing: nobody can move the mark of a vault they cannot open."""
    assert _read(marked) == 42
    assert _read(marked, b"other") is None


def test_a_torn_write_leaves_the_record_before_it(marked: Path) -> None:
    """Any one changed byte costs at most one step."""
    whole = marked.read_bytes()
    for at in range(len(whole)):
        marked.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert _read(marked) in (41, 42)
    marked.write_bytes(whole[:50])
    assert _read(marked) == 41


def test_a_system_that_writes_in_parts_leaves_whole_marks(
    marked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short write is gone on with: the mark is the new one, and the one before stands beside it."""
    whole_write = os.write
    mark = TailMark(marked, _mac)
    with monkeypatch.context() as disk:
        disk.setattr("os.write", lambda file, record: whole_write(file, record[: max(1, len(record) // 2)]))
        mark.write(43)
    assert mark.read() == 43
    mark.close()
    content = marked.read_bytes()
    marked.write_bytes(bytes(40) + content[40:])
    assert _read(marked) in (42, 43)


def test_writes_that_tear_again_and_again_never_cost_the_last_whole_mark(
    marked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a disk tears every record, only the older of the two is written over."""
    whole_write = os.write

    def tear(file: int, record: bytes) -> int:
        whole_write(file, record[:13])
        raise OSError(errno.EIO, "I/O error")

    mark = TailMark(marked, _mac)
    with monkeypatch.context() as disk:
        disk.setattr("os.write", tear)
        for count in (43, 44, 45):
            with pytest.raises(OSError, match="I/O error"):
                mark.write(count)
        assert mark.read() == 42
        with pytest.raises(OSError, match="I/O error"):
            mark.restart(50)
    assert mark.read() == 42
    mark.write(46)
    mark.close()
    assert _read(marked) == 46


def test_beginning_again_forgets_higher_counts(marked: Path) -> None:
    """After a loss was told and accepted, the mark follows the vault again."""
    mark = TailMark(marked, _mac)
    mark.restart(7)
    mark.close()
    assert _read(marked) == 7
