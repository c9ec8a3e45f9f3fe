"""What a passphrase has to be: long enough, and none of those tried first (CJIS IA-5, NIST 800-63B).

No rule about kinds of letters: they make passphrases worse.
"""

from __future__ import annotations

from itertools import pairwise

from citdesk.vault.failures import WeakPassphrase

SHORTEST = 12
_LONGEST = 256
_FEWEST_SIGNS = 5
#: Stems of what people choose first; a passphrase made of nothing but these is refused.
_COMMON = (
    "password", "passphrase", "passwort", "letmein", "welcome", "qwerty", "qwertyuiop", "asdfgh", "asdf",
    "zxcvbn", "iloveyou", "admin", "administrator", "police", "officer", "sheriff", "sergeant", "deputy",
    "badge", "citdesk", "crisis", "winter", "spring", "summer", "autumn", "monkey", "dragon", "football",
    "baseball", "superman", "batman", "sunshine", "princess", "master", "login", "secret", "changeme",
    "default", "test", "guest", "abc", "america", "freedom", "trustno", "shadow", "hello", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ALIKE = str.maketrans("@0134$5!7", "aoieassit")


def check_passphrase(passphrase: str, badge: str) -> None:
    """Raises WeakPassphrase, saying what to do."""
    if len(passphrase) < SHORTEST:
        raise WeakPassphrase(f"Use {SHORTEST} letters or more. Three or four words are easy to remember.")
    if len(passphrase) > _LONGEST:
        raise WeakPassphrase(f"Use {_LONGEST} letters or fewer.")
    if len(set(passphrase.casefold())) < _FEWEST_SIGNS:
        raise WeakPassphrase("This repeats a few letters. Use three or four words instead.")
    if _is_common(passphrase, badge):
        raise WeakPassphrase(
            "This is one of the passphrases tried first. Use three or four words that do not belong together."
        )


def _is_common(passphrase: str, badge: str) -> bool:
    """True when nothing is left after common words, the badge, digits and signs are taken out."""
    text = passphrase.casefold()
    spelled = text.translate(_ALIKE)
    for version in (text, spelled):
        rest = version
        for word in (*sorted(_COMMON, key=len, reverse=True), badge.casefold()):
            rest = rest.replace(word, "") if word else rest
        left = [sign for sign in rest if sign.isalpha()]
        if len(left) < _FEWEST_SIGNS or _is_run(version):
            return True
    return False


def _is_run(text: str) -> bool:
    """True for alphabets and number rows: each sign follows the one before by the same step."""
    steps = {ord(b) - ord(a) for a, b in pairwise(text)}
    return len(steps) == 1
