"""The words people use for needs and for what they ask besides, and what a typed line means by them."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from types import MappingProxyType

from citdesk.casework.checked_table import CheckedTable, DataFileError
from citdesk.fieldguide.directory.danger import Danger
from citdesk.fieldguide.folding import words_of

#: Words that are read of a line: somebody may paste a page, and each key is answered at once. Danger is
#: looked for further on.
_MOST_WORDS, _MOST_FOR_DANGER = 40, 400
_LONGEST_PHRASE = 4
_SHORTEST_SLIP = 4
_LIKENESS = 0.8
#: Words that carry nothing in a search, English and Spanish.
_ENGLISH = """a an the for of to in on at with and or is are has have who that this my his her their our
    no not i he she they we it be being need needs wants want take takes get some any near me please where can
    place places says said saying say hes shes hers him hes im ive gonna going trying w u r pls
    someone somebody something dont doesnt cant wont"""
_SPANISH = """un una unos unas el la los las de del para por con en y o que quien es mi su sus mis necesita
    quiere cerca donde lugar le lo se al me te dice dijo hay tiene algo alguien favor anda mas ya no pa"""
_FILLERS = frozenset(f"{_ENGLISH} {_SPANISH}".split())


@dataclass(frozen=True, slots=True)
class Term:
    """A need (``crisis_line``) or a trait (``pets``) with its words on the screen."""

    code: str
    label: str
    label_es: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a typed line asks for.

    Each element of ``needs`` is one need, or several where the word is still being typed; ``words`` are those
    that mean no need or trait and have to stand in the service itself; the last may be a beginning
    (``unfinished``). ``urgent`` is the need that comes before all else where the line speaks of danger;
    ``leading`` are those that come first among several of which any is meant.
    """

    needs: tuple[tuple[str, ...], ...] = ()
    traits: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    urgent: str = ""
    unfinished: bool = False
    leading: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing yet."""
        return not (self.needs or self.traits or self.words or self.urgent)


class Vocabulary:
    """Reads the vocabulary and interprets what is typed. Immutable once made."""

    def __init__(
        self,
        needs: Mapping[str, Term],
        traits: Mapping[str, Term],
        phrases: Iterable[tuple[str, str]],
        urgent: str = "",
        danger: Danger | None = None,
        *,
        either: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        otherwise: Iterable[str] = (),
    ):
        """``urgent`` is the need that a line leads to in which ``danger`` is met.

        ``either`` names codes that stand for any of several needs; what is ``otherwise`` counts only where
        the line asks for nothing else.
        """
        self.needs = dict(needs)
        self.traits = dict(traits)
        self._urgent = urgent
        self._danger = danger
        self._either = dict(either)
        self._otherwise = {tuple(words_of(phrase)) for phrase in otherwise}
        self._codes: dict[tuple[str, ...], str] = {tuple(words_of(phrase)): code for phrase, code in phrases}
        self._sorted = sorted(self._codes)
        single = {words[0]: code for words, code in self._codes.items() if len(words) == 1}
        self._single = {word: code for word, code in single.items() if len(word) >= _SHORTEST_SLIP}
        self._near = lru_cache(maxsize=512)(self._nearest)
        self._read_before = lru_cache(maxsize=64)(self._read_line)

    @classmethod
    def read(cls, file: str, text: str) -> Vocabulary:
        """The vocabulary of a TOML file. Raises DataFileError, also where two needs claim the same words."""
        whole = CheckedTable.parse(file, text)
        phrases: dict[str, str] = {}

        def learn(code: str, words: Iterable[str]) -> None:
            for phrase in words:
                plain = " ".join(words_of(phrase))
                if phrases.setdefault(plain, code) != code:
                    raise DataFileError(file, f"{plain!r} stands for both {phrases[plain]} and {code}")

        needs, traits = whole.table("need"), whole.table("trait")
        found: list[dict[str, Term]] = []
        otherwise: list[str] = []
        for table, bilingual in ((needs, True), (traits, False)):
            terms: dict[str, Term] = {}
            for code in table.names():
                row = table.table(code)
                terms[code] = Term(code, row.text("label"), row.text("es") if bilingual else "")
                learn(code, row.words("words"))
                alone = row.words("otherwise", absent=True)
                learn(code, alone)
                otherwise += alone
                row.done()
            found.append(terms)
        either: dict[str, tuple[str, ...]] = {}
        if "either" in whole.names():
            table = whole.table("either")
            for name in table.names():
                row = table.table(name)
                code = f"either {name}"  # no need's own code has a blank
                either[code] = tuple(row.words("needs"))
                if lost := [need for need in either[code] if need not in found[0]]:
                    raise row.refuse("needs", f"names {', '.join(lost)}, which is no need")
                learn(code, row.words("words"))
                row.done()
        urgent, danger = _danger(file, whole, found[0], phrases)
        whole.done()
        return cls(found[0], found[1], phrases.items(), urgent, danger, either=either, otherwise=otherwise)

    def interpret(self, typed: str) -> Meaning:
        """What a line means. A last word without a space after it may be a beginning.

        Of a long line the first 40 words are read; danger is met in the first 400.
        """
        return self._read_before(typed)

    def _read_line(self, typed: str) -> Meaning:
        tokens = words_of(typed)
        unfinished = bool(tokens) and not typed[-1:].isspace() and len(tokens) <= _MOST_WORDS
        danger = frozenset[int]()
        if self._danger is not None:
            danger = self._danger.places(tokens[:_MOST_FOR_DANGER], unfinished=unfinished)
        tokens = tokens[:_MOST_WORDS]
        needs: list[tuple[str, ...]] = []
        otherwise: list[tuple[str, ...]] = []
        traits: list[str] = []
        rest: list[str] = []
        leading: list[str] = []
        at = 0
        while at < len(tokens):
            taken, codes = self._phrase(tokens, at, unfinished=unfinished and at not in danger)
            verb = taken == 1 and at in danger and len(tokens[at]) < _SHORTEST_SLIP - 1  # "se va a matar"
            if not codes or verb:
                if tokens[at] not in _FILLERS and at not in danger:
                    rest.append(tokens[at])
                at += 1
                continue
            meant = self._needs_in(codes)
            leading += [self._either[code][0] for code in codes if len(codes) == 1 and code in self._either]
            if meant:
                (otherwise if tuple(tokens[at : at + taken]) in self._otherwise else needs).append(meant)
            else:
                traits += codes
            at += taken
        meaning = self._settled(needs, traits, rest, unfinished=unfinished)
        if not meaning.needs:
            meaning = replace(meaning, needs=tuple(dict.fromkeys(otherwise)))
        return replace(
            meaning,
            urgent=self._urgent if danger else "",
            unfinished=unfinished,
            leading=tuple(dict.fromkeys(leading)),
        )

    def _needs_in(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The needs that codes stand for."""
        every = (need for code in codes for need in self._either.get(code, (code,)))
        return tuple(dict.fromkeys(need for need in every if need in self.needs))

    def _settled(
        self, needs: list[tuple[str, ...]], traits: list[str], rest: list[str], *, unfinished: bool
    ) -> Meaning:
        words: list[str] = []
        for at, word in enumerate(rest):
            code = (
                "" if unfinished and at == len(rest) - 1 and len(word) <= _SHORTEST_SLIP else self._near(word)
            )
            if meant := self._needs_in((code,)):
                needs.append(meant)
            elif code:
                traits.append(code)
            else:
                words.append(word)
        return Meaning(tuple(dict.fromkeys(needs)), tuple(dict.fromkeys(traits)), tuple(dict.fromkeys(words)))

    def _phrase(self, tokens: list[str], at: int, *, unfinished: bool) -> tuple[int, tuple[str, ...]]:
        """The longest phrase that begins at a word, and what it means."""
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
            words = tuple(tokens[at : at + length])
            code = self._codes.get(words)
            if code is not None:
                return length, (code,)
            last = at + length == len(tokens)
            if last and unfinished and len(words[-1]) > 1 and (at == 0 or words[0] not in _FILLERS):
                begun = self._beginning_with(words)
                if begun:
                    return length, begun
        return 0, ()

    def _beginning_with(self, words: tuple[str, ...]) -> tuple[str, ...]:
        start = bisect_left(self._sorted, words)
        head, last = words[:-1], words[-1]
        found = takewhile(
            lambda phrase: (
                phrase[: len(head)] == head
                and phrase[len(head) :][:1] >= (last,)
                and phrase[len(head)].startswith(last)
            ),
            self._sorted[start:],
        )
        return tuple(dict.fromkeys(self._codes[phrase] for phrase in found))

    def _nearest(self, word: str) -> str:
        """What a word with a slip of the finger most likely was, '' when nothing is near."""
        if len(word) < _SHORTEST_SLIP:
            return ""
        near = difflib.get_close_matches(word, self._single, n=1, cutoff=_LIKENESS)
        return self._single[near[0]] if near else ""


def _danger(
    file: str, whole: CheckedTable, needs: Mapping[str, Term], phrases: Mapping[str, str]
) -> tuple[str, Danger | None]:
    """The need that danger leads to, and its phrases; a vocabulary may go without."""
    if "urgent" not in whole.names():
        return "", None
    row = whole.table("urgent")
    need = row.word("need", frozenset(needs))
    said, named = row.words("phrases"), row.table("groups")
    groups = {name: named.words(name) for name in named.names()}
    row.done()
    known = _FILLERS.union(word for phrase in phrases for word in phrase.split())
    try:
        return need, Danger(said, groups, known)
    except ValueError as wrong:
        raise DataFileError(file, f"urgent: {wrong}") from wrong
