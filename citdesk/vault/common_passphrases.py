"""What people choose first, kept with the program: known without network (NIST SP 800-63B §5.1.1.2)."""

from __future__ import annotations

import gzip
from functools import cache

from citdesk.resource_files import resource_path
from citdesk.vault.secret import wipe_text

#: Words of our own field that no general list has.
_OUR_OWN = (
    "passphrase", "passwort", "officer", "sergeant", "deputy", "badge", "citdesk", "crisis", "autumn",
    "changeme", "trustno", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december", "test", "guest", "abc", "cit", "police", "sheriff", "dispatch", "department",
)  # fmt: skip
_ALIKE = str.maketrans("@0134$5!7", "aoieassit")
#: A passphrase of so few common pieces is guessed within days; three are a hundred thousand times more.
MOST_PIECES = 2
_LONGEST_PIECE = 24


@cache
def common_pieces() -> frozenset[str]:
    """30,000 passwords in small letters and our own words."""
    packed = resource_path("passphrases/common.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split("\n")) - {""} | frozenset(_OUR_OWN)


def is_common(passphrase: str, also: str) -> bool:
    """True when nothing is left of it but one or two common pieces, digits, signs and ``also`` (a badge).

    Letters written as digits (pa55word) count as the letters.
    """
    plain = passphrase.casefold()
    spelled = plain.translate(_ALIKE)
    try:
        return any(_pieces(version, also.casefold()) <= MOST_PIECES for version in (plain, spelled))
    finally:
        wipe_text(plain)
        wipe_text(spelled)


def _pieces(text: str, also: str) -> int:
    """The fewest pieces that the letters of ``text`` can be cut into; a letter outside them counts as one."""
    known = common_pieces()
    best = [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        best[end] = best[end - 1] + (1 if text[end - 1].isalpha() else 0)
        for start in range(max(0, end - _LONGEST_PIECE), end):
            if best[start] >= best[end] or not text[start].isalpha():
                continue
            piece = text if end - start == len(text) else text[start:end]
            if piece == also:
                best[end] = best[start]
            elif piece in known:
                best[end] = min(best[end], best[start] + 1)
    return best[-1]
