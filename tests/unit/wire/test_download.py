"""What HQ publishes as it travels: large ones too, and nothing that it did not sign."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citdesk.casework.errors import Tampered
from citdesk.wire.download import Download, What
from citdesk.wire.keys import SigningKey
from citdesk.wire.services import PublishedServices

PUBLISHED = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def test_a_directory_of_megabytes_is_read_as_it_was_signed() -> None:
    """A hundred thousand services are some twenty megabytes; the library's own bound is a tenth of one."""
    key = SigningKey.generate()
    published = PublishedServices(1, PUBLISHED, "id,name\n" + "a,Harbor Detox\n" * 1_300_000)
    signed = published.sign(key)
    assert len(signed) > 20_000_000
    assert PublishedServices.verify(key.public, signed) == published
    with pytest.raises(Tampered):
        PublishedServices.verify(SigningKey.generate().public, signed)


def test_files_come_back_as_they_were_given() -> None:
    """Whatever their letters, by name."""
    key = SigningKey.generate()
    published = Download(What.FORMS, 3, PUBLISHED, (("a.xml", "<a>ñ\n</a>"), ("b.xml", "")))
    assert Download.verify(key.public, published.sign(key), What.FORMS) == published
