"""What a passphrase has to be: long enough, and none of those tried first (CJIS IA-5, NIST SP 800-63B).

No rule about kinds of letters: they make passphrases worse.
"""

from __future__ import annotations

from itertools import pairwise

from citdesk.vault.common_passphrases import is_common
from citdesk.vault.failures import WeakPassphrase
from citdesk.vault.secret import Passphrase, Secret

SHORTEST = 12
_LONGEST = 256
_FEWEST_SIGNS = 5


def check_passphrase(passphrase: Passphrase, badge: str) -> None:
    """Raises WeakPassphrase, saying what to do. A Secret leaves no copy of itself behind."""
    if isinstance(passphrase, Secret):
        with passphrase.text() as text:
            _check(text, badge)
    else:
        _check(passphrase, badge)


def _check(passphrase: str, badge: str) -> None:
    if len(passphrase) < SHORTEST:
        raise WeakPassphrase(f"Use {SHORTEST} letters or more. Three or four words are easy to remember.")
    if len(passphrase) > _LONGEST:
        raise WeakPassphrase(f"Use {_LONGEST} letters or fewer.")
    if len({sign.casefold() for sign in passphrase}) < _FEWEST_SIGNS:
        raise WeakPassphrase("This repeats a few letters. Use three or four words instead.")
    if _is_run(passphrase) or is_common(passphrase, badge):
        raise WeakPassphrase(
            "This is one of the passphrases tried first. Use three or four words that do not belong together."
        )


def _is_run(text: str) -> bool:
    """True for alphabets and number rows: each sign follows the one before by the same step."""
    return len({ord(b) - ord(a) for a, b in pairwise(text)}) == 1
