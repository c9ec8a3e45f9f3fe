"""A spooled event opens at HQ alone, tells nothing by its size, and any change to it is noticed."""

from __future__ import annotations

import pytest

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.event import Event
from citdesk.wire.exchange import Batch
from citdesk.wire.keys import SigningKey
from citdesk.wire.spooled import MAGIC, SMALLEST_CLASS, open_sealed, seal

HQ = SigningKey.generate()


def _batch(payload: str = "{}") -> Batch:
    return Batch(VaultId("vault-1"), (Event("{}", payload, bytes(16)),), "signature")


def test_hq_reads_what_was_sealed_to_it() -> None:
    """The very batch comes out, for any HQ key there is."""
    for key in (HQ, *(SigningKey.generate() for _ in range(20))):
        assert open_sealed(key, seal(key.public, _batch())) == _batch()


def test_nobody_else_reads_it() -> None:
    """Another HQ's key opens nothing."""
    with pytest.raises(Tampered) as closed:
        open_sealed(SigningKey.generate(), seal(HQ.public, _batch()))
    assert closed.value.code == "spool_damaged"


def test_sizes_come_in_few_classes() -> None:
    """A return of ten words and a report of ten pages look alike; a larger one is one of the next classes."""
    small, page, large = (len(seal(HQ.public, _batch("x" * size))) for size in (10, 10_000, 40_000))
    assert small == page
    assert large - small == 3 * SMALLEST_CLASS


def test_any_changed_byte_is_noticed() -> None:
    """In head, key, content or tag."""
    sealed = seal(HQ.public, _batch())
    for at in {*range(80), *range(80, len(sealed), 211), len(sealed) - 1}:
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises((Tampered, MalformedMessage)):
            open_sealed(HQ, changed)


@pytest.mark.parametrize("content", [b"", MAGIC, MAGIC + b"\x02" + bytes(100), MAGIC + b"\x01", b"x" * 50])
def test_what_is_no_spool_file_is_named_so(content: bytes) -> None:
    """Empty, foreign, cut off, of a later format."""
    with pytest.raises((MalformedMessage, Tampered)):
        open_sealed(HQ, content)
