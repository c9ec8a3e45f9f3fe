"""Whether a text reads like words at all: "asdfghjkl asdfghjkl" has the length of a ground and says nothing.

A hint and never a refusal: a text in telegram style, of names or in a language that is not known here is
taken for words. What gives nonsense away are letters in a row, words without a vowel, one word over and over.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS = frozenset("aeiouyáéíóúüàèâêôãõñ")
_RUN = re.compile(r"(.)\1{3,}")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{7,}")
_LONGEST_WORD = 30
#: A shorter text is a name, a number or a "no".
_FEWEST_LETTERS = 12
#: One of these stands in nearly every sentence.
_COMMON_WORDS = """
the a an and or of to in on at was were is are he she they his her their him them it that this with for from
had has have not no who when said told by up out into i we my our you as but then there man woman
el la los las un una y o de del en al era fue es está estaba su sus que se con por para no lo le les había ha
tenía tiene dijo él ella me nos como pero cuando hombre mujer sin sobre hasta desde
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def reads_like_words(text: str) -> bool:
    """False for a text that is long enough to say something and shows no sign of doing so."""
    words = _WORD.findall(text)
    if sum(map(len, words)) < _FEWEST_LETTERS:
        # nothing but signs and digits, and many of them, says nothing either
        return bool(words) or len("".join(text.split())) < _FEWEST_LETTERS
    folded = [word.casefold() for word in words]
    if len(words) > 3 and len(set(folded)) <= 2:
        return False
    odd = sum(map(_is_odd, words))
    if odd * 2 > len(words):
        return False
    return odd == 0 or not _COMMON.isdisjoint(folded)


def _is_odd(word: str) -> bool:
    folded = word.casefold()
    if not folded.isascii() and _VOWELS.isdisjoint(folded):
        return False  # another script
    abbreviated = word.isupper() and len(word) < 7
    return (
        (len(word) > 3 and not abbreviated and _VOWELS.isdisjoint(folded))
        or _RUN.search(folded) is not None
        or _CONSONANTS.search(folded) is not None
        or len(word) > _LONGEST_WORD
    )
