"""Conversions, comparisons and arithmetic."""

from __future__ import annotations

import math

import pytest

from citdesk.xforms.expressions import ODK, XPATH, Dialect

from .asking import Asking

DATA = "<data><n>5</n><m>-2.50</m><t>abc</t><e/><r><x>1</x></r><r><x>3</x></r><r><x/></r></data>"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("1000000 * 1000000", "1000000000000"),
        ("1 div 3", "0.3333333333333333"),
        ("1 div 10000000", "0.0000001"),
        ("10000000000 * 10000000000 * 100", "10000000000000000000000"),
        ("0 div 0", "NaN"),
        ("1 div 0", "Infinity"),
        ("-1 div 0", "-Infinity"),
        ("1 div -0", "-Infinity"),
        ("-0", "0"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("5 mod 3", "2"),
        ("-5 mod 3", "-2"),
        ("5 mod -3", "2"),
        ("5.5 mod 2", "1.5"),
        ("5 mod 0", "NaN"),
        ("(1 div 0) mod 5", "NaN"),
        ("5 mod (1 div 0)", "5"),
        ("true() + true()", "2"),
        ("/data/n * /data/m", "-12.5"),
        ("/data/t + 1", "NaN"),
        ("/data/e + 1", "NaN"),
    ],
)
def test_numbers_are_ieee_and_written_in_decimal(source: str, text: str) -> None:
    """No division fails, and no number is written with an exponent."""
    assert Asking(DATA).text(source) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", 5),
        (" 5 ", 5),
        ("-5.", -5),
        (".5", 0.5),
        ("007", 7),
        ("1e3", 1000),
        ("2500", 2500),
        ("+5", math.nan),
        ("5 5", math.nan),
        ("1_000", math.nan),
        ("1,5", math.nan),
        ("inf", math.nan),
        ("Infinity", math.nan),
        ("nan", math.nan),
        ("0x10", math.nan),
        ("٣", math.nan),
        ("", math.nan),
        ("-", math.nan),
    ],
)
def test_only_plain_numerals_are_numbers(text: str, number: float) -> None:
    """Python's own liberties (signs, underscores, other digits, infinity) are not XPath's."""
    found = Asking().number(f"number('{text}')")
    assert found == number or (math.isnan(found) and math.isnan(number))


@pytest.mark.parametrize("dialect", [ODK, XPATH], ids=["odk", "xpath"])
@pytest.mark.parametrize(
    ("source", "truth"),
    [
        ("/data/n = 5", True),
        ("5 = /data/n", True),
        ("/data/n = '5'", True),
        ("/data/n = '5.0'", False),
        ("/data/n != 5", False),
        ("/data/n > 4", True),
        ("4 < /data/n", True),
        ("/data/n >= /data/m", True),
        ("/data/e > 0", False),
        ("/data/e < 0", False),
        ("/data/e = 0", False),
        ("/data/e != 0", True),
        ("/data/t > 1", False),
        ("/data/r/x = 3", True),
        ("/data/r/x != 3", True),
        ("/data/r/x > 2", True),
        ("/data/r/x < 2", True),
        ("/data/r/x = /data/n", False),
        ("/data/r/x != /data/r/x", True),
        ("/data/n != /data/n", False),
        ("/data/r/x = ''", True),
        ("/data/r/x < /data/n", True),
        ("/data/n < /data/r/x", False),
        ("true() = 'x'", True),
        ("false() = ''", True),
        ("true() > false()", True),
        ("'b' > 'a'", False),
        ("'10' > '9'", True),
        ("0 div 0 = 0 div 0", False),
        ("0 div 0 != 0 div 0", True),
        ("if(1 = 1, 5, 'x') = /data/n", True),
        ("if(1 = 1, /data/n, 'x') = 5", True),
        ("if(1 = 1, /data/n, 'x') = '5'", True),
        ("if(1 = 1, /data/n, 'x') > 4", True),
        ("if(1 = 1, /data/n, 'x') = true()", True),
        ("coalesce(/data/e, 7) = 7", True),
    ],
)
def test_comparisons_follow_xpath(source: str, truth: bool, dialect: Dialect) -> None:
    """Numbers, texts, truths and node-sets compare as XPath 1.0 section 3.4 says."""
    assert Asking(DATA, dialect=dialect).truth(source) is truth


@pytest.mark.parametrize(
    ("source", "in_forms", "in_xpath"),
    [
        ("/data/missing = ''", True, False),
        ("/data/missing != 'a'", True, False),
        ("/data/missing = /data/e", True, False),
        ("/data/missing != 5", True, False),
        ("/data/missing > 5", False, False),
        ("boolean(/data/e)", False, True),
        ("not(/data/e)", True, False),
        ("boolean(/data/n)", True, True),
        ("boolean(/data/missing)", False, False),
        ("/data/e or false()", False, True),
        ("sum(/data/r/x) = 4", True, False),
        ("max(/data/r/x) = 3", True, False),
        ("regex('ab1', '[a-z]+')", False, True),
        ("boolean-from-string('TRUE')", True, False),
        ("round(-2.5) = -2", True, False),
    ],
)
def test_where_collect_and_xpath_differ(source: str, in_forms: bool, in_xpath: bool) -> None:
    """Forms are evaluated as Collect does, `evaluate` as XPath 1.0 and web-forms do."""
    assert Asking(DATA, dialect=ODK).truth(source) is in_forms
    assert Asking(DATA, dialect=XPATH).truth(source) is in_xpath


def test_only_what_is_needed_is_evaluated() -> None:
    """`or`, `and`, `if` and `coalesce` do not touch what cannot matter."""
    asking = Asking("<data><n>1</n></data>")
    fails = "uuid(-1)"
    assert asking.truth(f"true() or {fails}")
    assert not asking.truth(f"false() and {fails}")
    assert not asking.truth(f"true() and false() and {fails}")
    assert asking.text(f"if(true(), 'a', {fails})") == "a"
    assert asking.text(f"if(false(), {fails}, if(true(), 'b', {fails}))") == "b"
    assert asking.text(f"cond(false(), {fails}, true(), 'c', {fails})") == "c"
    assert asking.text(f"coalesce(/data/n, {fails})") == "1"


def test_wrong_calls_that_are_never_reached_do_not_matter_outside_forms() -> None:
    """Outside the strict dialect of forms an unreached call may have any number of arguments."""
    assert not Asking(dialect=XPATH).truth("false() and substring()")
