"""Reading a TOML table so that nothing missing, misspelt or of the wrong kind goes unnoticed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, Self, TypeVar, cast

from citdesk.casework.errors import AdministratorError

K = TypeVar("K")
#: what some editors write before UTF-8
_MARK = "\ufeff"
#: TOML may spell them in a text, and neither a form nor a paper can carry them (XML 1.0, section 2.2)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Parts of one dotted key: the reader of TOML takes the square of them, and nothing of ours has five.
_MOST_PARTS = 50
_LONG_KEY = re.compile(
    rf"(?<![\w-])(?:(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*\.[ \t]*){{{_MOST_PARTS}}}", re.ASCII
)


#: What a form can keep as one choice.
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")


class DataFileError(AdministratorError):
    """A law pack, programme or the like cannot be used. The administrator mends the file named here."""

    code = "data_file_refused"

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"{file}: {what}. Mend the file; the other files still work.")
        self.file = file


def check_id(file: str, place: str, value: str) -> None:
    """Raises DataFileError for an id that is not one word.

    An answer of several choices holds them with a space between.
    """
    if not _ID.fullmatch(value):
        raise DataFileError(
            file, f"{place} is {value!r}; write one word of letters, digits, dashes and underscores"
        )


def _refuse_unprintable(file: str, value: object, place: str = "") -> None:
    """Raises DataFileError for a text or a key with a control character in it."""
    match value:
        case str():
            if _UNPRINTABLE.search(value):
                raise DataFileError(file, f"{place} holds a control character; write it without")
        case dict():
            for key, inner in cast("dict[str, object]", value).items():
                _refuse_unprintable(file, key, "a key")
                _refuse_unprintable(file, inner, key if not place else f"{place}.{key}")
        case list():
            for number, inner in enumerate(cast("list[object]", value), start=1):
                _refuse_unprintable(file, inner, f"{place}[{number}]")
        case _:
            pass


class CheckedTable:
    """One table of a file; every key is asked for once, and what nobody asked for is refused at the end."""

    def __init__(self, file: str, place: str, table: Mapping[str, Any]) -> None:
        self._file = file
        self._place = place
        self._table = dict(table)

    @classmethod
    def parse(cls, file: str, text: str) -> Self:
        """The whole file as a table. Raises DataFileError when it is not TOML."""
        if _LONG_KEY.search(text):
            raise DataFileError(file, f"a key has more than {_MOST_PARTS} parts with dots between them")
        try:
            table = tomllib.loads(text.removeprefix(_MARK))
            _refuse_unprintable(file, table)
            return cls(file, "", table)
        except RecursionError as error:
            raise DataFileError(file, "not valid TOML, it is nested too deeply") from error
        except ValueError as error:  # tomllib's own, and Python's for a number of thousands of digits
            raise DataFileError(file, f"not valid TOML, {error}") from error

    def refuse(self, key: str, what: str) -> DataFileError:
        """The error for one key, to be raised."""
        return DataFileError(self._file, f"{self._place}{key} {what}")

    def text(self, key: str, *, blank: bool = False, absent: str | None = None) -> str:
        """A text; ``blank`` allows an empty one, ``absent`` stands for a key that may be left out."""
        if absent is not None and key not in self._table:
            return absent
        value = self._take(key, str)
        if not blank and not value.strip():
            raise self.refuse(key, "is blank")
        return value

    def word(self, key: str, allowed: frozenset[str], *, absent: str | None = None) -> str:
        """One of the words that are allowed; ``absent`` stands for a key that may be left out."""
        if absent is not None and key not in self._table:
            return absent
        value = self.text(key)
        if value not in allowed:
            raise self.refuse(key, f"is {value!r}; it must be one of {', '.join(sorted(allowed))}")
        return value

    def flag(self, key: str, *, absent: bool | None = None) -> bool:
        """True or false; ``absent`` stands for a key that may be left out."""
        if absent is not None and key not in self._table:
            return absent
        return self._take(key, bool)

    def number(self, key: str, *, least: int = 0, most: int = 1000, absent: int | None = None) -> int:
        """A whole number from ``least`` to ``most``; ``absent`` stands for a key that may be left out."""
        if absent is not None and key not in self._table:
            return absent
        value = self._take(key, int)
        if not least <= value <= most:
            raise self.refuse(key, f"is {value}; it must be {least} to {most}")
        return value

    def day(self, key: str) -> date | None:
        """A day, or None when left blank."""
        text = self.text(key, blank=True)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise self.refuse(key, f"is {text!r}; write the day like 2026-01-31") from error

    def words(
        self, key: str, allowed: frozenset[str] | None = None, *, needed: bool = False, absent: bool = False
    ) -> tuple[str, ...]:
        """A list of words, all among those allowed.

        ``needed`` refuses an empty list and a blank word in it, ``absent`` takes a missing one as empty.
        """
        if absent and key not in self._table:
            return ()
        values = tuple(str(item) for item in cast("list[Any]", self._take(key, list)))
        unknown = sorted(set(values) - allowed) if allowed is not None else []
        if unknown:
            raise self.refuse(key, f"holds {', '.join(unknown)}, which is not known")
        if needed and not values:
            raise self.refuse(key, "is empty")
        if needed and not all(value.strip() for value in values):
            raise self.refuse(key, "holds a blank text")
        return values

    def rest(self) -> Mapping[str, str | bool]:
        """The texts, numbers and flags that nobody has asked for yet; a number as its digits."""
        return {
            key: value if isinstance(value, bool) else str(value)
            for key, value in self._table.items()
            if isinstance(value, str | int)
        }

    def names(self) -> tuple[str, ...]:
        """The keys that nobody has asked for yet, in the file's order."""
        return tuple(self._table)

    def table(self, key: str) -> CheckedTable:
        """A table inside this one."""
        return CheckedTable(self._file, f"{key}.", cast("dict[str, Any]", self._take(key, dict)))

    def tables(self, key: str, *, needed: bool = False) -> tuple[CheckedTable, ...]:
        """A list of tables; ``needed`` refuses an empty or missing one."""
        if key not in self._table and not needed:
            return ()
        rows = cast("list[Any]", self._take(key, list))
        if needed and not rows:
            raise self.refuse(key, "is empty")
        return tuple(
            CheckedTable(self._file, f"{key} {number}, ", cast("dict[str, Any]", row))
            for number, row in enumerate(rows, start=1)
            if isinstance(row, dict) or self._not_a_table(key)
        )

    def done(self) -> None:
        """Refuses whatever was not asked for."""
        if self._table:
            raise self.refuse(", ".join(sorted(self._table)), "is not known")

    def _take(self, key: str, kind: type[K]) -> K:
        if key not in self._table:
            raise self.refuse(key, "is missing")
        value = self._table.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.refuse(key, f"must be of kind {kind.__name__}")
        return value

    def _not_a_table(self, key: str) -> bool:
        raise self.refuse(key, "must hold tables")


class KeptTable(CheckedTable):
    """A table that was checked by the schema of its day, and is read again after the schema changed.

    Nothing is refused: what is missing or of another kind is blank, what nobody asked for is left.
    """

    def text(self, key: str, *, blank: bool = False, absent: str | None = None) -> str:  # noqa: ARG002
        """A text; '' where there is none."""
        return super().text(key, blank=True, absent=absent)

    def word(self, key: str, allowed: frozenset[str], *, absent: str | None = None) -> str:  # noqa: ARG002
        """The word that stood there, known today or not."""
        return absent if absent is not None and key not in self._table else self.text(key)

    def number(self, key: str, *, least: int = 0, most: int = 1000, absent: int | None = None) -> int:  # noqa: ARG002
        """The number that stood there, 0 where there is none within the bounds."""
        value = self._take(key, int)
        return value if 0 <= value <= most else 0

    def day(self, key: str) -> date | None:
        """A day, or None."""
        try:
            return super().day(key)
        except DataFileError:
            return None

    def words(
        self,
        key: str,
        allowed: frozenset[str] | None = None,  # noqa: ARG002
        *,
        needed: bool = False,  # noqa: ARG002
        absent: bool = False,
    ) -> tuple[str, ...]:
        """The words that stood there, known today or not."""
        return super().words(key, absent=absent)

    def table(self, key: str) -> CheckedTable:
        """A table inside this one, empty where there is none."""
        return KeptTable(self._file, f"{key}.", cast("dict[str, Any]", self._take(key, dict)))

    def tables(
        self,
        key: str,
        *,
        needed: bool = False,  # noqa: ARG002
    ) -> tuple[CheckedTable, ...]:
        """The tables of a list; what is none is passed over."""
        rows = cast("list[Any]", self._take(key, list))
        return tuple(
            KeptTable(self._file, f"{key} {number}, ", cast("dict[str, Any]", row))
            for number, row in enumerate(rows, start=1)
            if isinstance(row, dict)
        )

    def done(self) -> None:
        """Nothing is refused."""

    def _take(self, key: str, kind: type[K]) -> K:
        value = self._table.pop(key, None)
        fits = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
        return cast("K", value) if fits else kind()
