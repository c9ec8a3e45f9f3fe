"""Compiles a regular expression that somebody else wrote, if it is small enough to be compiled at all."""

from __future__ import annotations

from typing import Any, Final

import regex

from citdesk.xforms.expressions.pattern_size import written_out

_LONGEST: Final = 3_000
#: characters and groups of a pattern with its repetitions written out
_LARGEST: Final = 20_000


class PatternFaulty(ValueError):
    """The pattern cannot be used; the message, which continues “the pattern cannot be used:”, says why and
    how to mend it.
    """


def read_pattern(source: str, flags: int = 0) -> regex.Pattern[Any]:
    """The compiled pattern; `flags` are those of `regex`.

    Raises PatternFaulty for one that is too long or too large with its repetitions written out, or is none.
    """
    if len(source) > _LONGEST:
        raise PatternFaulty(f"it has more than {_LONGEST:,} characters; shorten it")
    if written_out(source) > _LARGEST:
        raise PatternFaulty(
            f"it stands for more than {_LARGEST:,} characters with its repetitions written out; repeat less"
        )
    try:
        return regex.compile(source, flags)
    except RecursionError as error:
        raise PatternFaulty("its brackets nest too deep; simplify it") from error
    except (regex.error, OverflowError, ValueError) as error:
        raise PatternFaulty(f"it is no regular expression ({error}); correct it") from error
