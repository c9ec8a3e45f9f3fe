"""Every function of XPath 1.0, ODK XForms, JavaRosa and the few of CHT that are known: one table."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from citdesk.xforms.expressions import ExpressionError
from citdesk.xforms.expressions.functions import FUNCTIONS
from tests.unit.xforms.expressions.asking import Asking

_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
_SIGNED = base64.b64encode(_KEY.sign(b"seen") + b"seen").decode()
_PUBLIC = base64.b64encode(_KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
_FIELD = "0 0 0 0; 0 1 0 0; 1 1 0 0; 1 0 0 0; 0 0 0 0"
_ANY = None

#: name, fewest and most arguments (None: any number), an example and its value as text; where that is
#: chance, the time or the form's, the example asks for what must hold of it
SIGNATURES: tuple[tuple[str, int, int | None, str, str], ...] = (
    # text
    ("string", 0, 1, "string(1.50)", "1.5"),
    ("concat", 0, _ANY, "concat('a', /data/n, 1)", "a1231"),
    ("join", 1, _ANY, "join('-', /data/n, 'x')", "1-2-3-x"),
    ("substr", 2, 3, "substr('officer', 1, -1)", "ffice"),
    ("substring", 2, 3, "substring('12345', 2, 3)", "234"),
    ("substring-before", 2, 2, "substring-before('1999/04', '/')", "1999"),
    ("substring-after", 2, 2, "substring-after('1999/04', '/')", "04"),
    ("translate", 3, 3, "translate('bar', 'abc', 'AB')", "BAr"),
    ("string-length", 0, 1, "string-length('four')", "4"),
    ("normalize-space", 0, 1, "normalize-space('  a   b ')", "a b"),
    ("contains", 2, 2, "contains('crisis', 'is')", "true"),
    ("starts-with", 2, 2, "starts-with('crisis', 'cr')", "true"),
    ("ends-with", 2, 2, "ends-with('crisis', 'cr')", "false"),
    ("upper-case", 1, 1, "upper-case('ab')", "AB"),
    ("lower-case", 1, 1, "lower-case('AB')", "ab"),
    ("uuid", 0, 1, "string-length(uuid(8))", "8"),
    ("digest", 2, 3, "digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
    ("base64-decode", 1, 1, "base64-decode('aGk=')", "hi"),
    ("extract-signed", 2, 2, f"extract-signed('{_SIGNED}', '{_PUBLIC}')", "seen"),
    ("pulldata", 4, 4, "pulldata('t', 'label', 'name', 'b')", "Bee"),
    ("regex", 2, 2, "regex('A-1', '[A-Z]-[0-9]')", "true"),
    # truth and choice
    ("if", 3, 3, "if(1 = 2, 'a', 'b')", "b"),
    ("cond", 3, 1001, "cond(false(), 'a', true(), 'b', 'c')", "b"),
    ("coalesce", 2, 2, "coalesce('', 'b')", "b"),
    ("once", 1, 1, "once('new')", "old"),
    ("true", 0, 0, "true()", "true"),
    ("false", 0, 0, "false()", "false"),
    ("boolean", 1, 1, "boolean(0)", "false"),
    ("not", 1, 1, "not(false())", "true"),
    ("boolean-from-string", 1, 1, "boolean-from-string('1')", "true"),
    ("checklist", 2, _ANY, "checklist(1, 2, true(), false(), true())", "true"),
    ("weighted-checklist", 2, _ANY, "weighted-checklist(3, -1, true(), 2, true(), 1)", "true"),
    ("lang", 1, 1, "lang('en')", "true"),
    ("depend", 1, _ANY, "depend('a', /data/n)", "a"),
    # numbers
    ("number", 0, 1, "number('1970-01-11')", "10"),
    ("double", 1, 1, "double('2.5')", "2.5"),
    ("random", 0, 0, "random() < 1", "true"),
    ("int", 1, 1, "int(-2.9)", "-2"),
    ("sum", 1, 1, "sum(/data/n)", "6"),
    ("max", 1, _ANY, "max(/data/n, 7)", "7"),
    ("min", 1, _ANY, "min(/data/n, 7)", "1"),
    ("round", 1, 2, "round(2.345, 1)", "2.3"),
    ("pow", 2, 2, "pow(2, 10)", "1024"),
    ("log", 1, 1, "log(1)", "0"),
    ("log10", 1, 1, "log10(1000)", "3"),
    ("abs", 1, 1, "abs(-3)", "3"),
    ("sin", 1, 1, "sin(0)", "0"),
    ("cos", 1, 1, "cos(0)", "1"),
    ("tan", 1, 1, "tan(0)", "0"),
    ("asin", 1, 1, "asin(0)", "0"),
    ("acos", 1, 1, "acos(1)", "0"),
    ("atan", 1, 1, "atan(0)", "0"),
    ("atan2", 2, 2, "atan2(0, 1)", "0"),
    ("sqrt", 1, 1, "sqrt(9)", "3"),
    ("exp", 1, 1, "exp(0)", "1"),
    ("exp10", 1, 1, "exp10(2)", "100"),
    ("pi", 0, 0, "round(pi(), 2)", "3.14"),
    ("floor", 1, 1, "floor(-1.5)", "-2"),
    ("ceiling", 1, 1, "ceiling(1.2)", "2"),
    # nodes
    ("count", 1, 1, "count(/data/n)", "3"),
    ("count-non-empty", 1, 1, "count-non-empty(/data/*)", "5"),
    ("position", 0, 1, "position(/data/n[3])", "3"),
    ("last", 0, 0, "/data/n[last()]", "3"),
    ("instance", 1, 1, "instance('t')/root/item[name = 'a']/label", "Ay"),
    ("current", 0, 0, "current()", "old"),
    ("randomize", 1, 2, "count(randomize(/data/n, 42))", "3"),
    ("name", 0, 1, "name(/data/n)", "n"),
    ("local-name", 0, 1, "local-name(/data/n)", "n"),
    ("namespace-uri", 0, 1, "namespace-uri(/data/n)", ""),
    ("id", 1, 1, "id('k')", "2"),
    ("indexed-repeat", 3, 11, "indexed-repeat(/data/r/v, /data/r, 1)", "first"),
    # dates
    ("today", 0, 0, "today()", "2026-07-04"),
    ("now", 0, 0, "substr(now(), 0, 16)", "2026-07-04T00:15"),
    ("date", 1, 1, "date('2026-01-31')", "2026-01-31"),
    ("date-time", 1, 1, "substr(date-time('2026-01-31T10:00:00'), 0, 16)", "2026-01-31T10:00"),
    ("format-date", 2, 2, "format-date('2026-01-31', '%e/%n/%y')", "31/1/26"),
    ("format-date-time", 2, 2, "format-date-time('2026-01-31T09:05:00', '%H:%M')", "09:05"),
    ("decimal-date-time", 1, 1, "int(decimal-date-time('1970-01-03T12:00:00Z'))", "2"),
    ("decimal-time", 1, 1, "decimal-time('06:00:00.000-05:00')", "0.25"),
    ("add-date", 2, 6, "add-date('2026-01-31', 0, 0, 1)", "2026-02-01"),
    ("difference-in-years", 2, 2, "difference-in-years('2000-02-29', '2026-02-28')", "25"),
    ("difference-in-months", 2, 2, "difference-in-months('2026-01-31', '2026-03-01')", "1"),
    ("difference-in-weeks", 2, 2, "difference-in-weeks('2026-01-01', '2026-01-15')", "2"),
    ("difference-in-days", 2, 2, "difference-in-days('2026-01-01', '2026-01-15')", "14"),
    # choices and texts
    ("selected", 2, 2, "selected('a b', 'b')", "true"),
    ("is-selected", 2, 2, "is-selected('a b', 'c')", "false"),
    ("selected-at", 2, 2, "selected-at('a b', 1)", "b"),
    ("count-selected", 1, 1, "count-selected('a b')", "2"),
    ("jr:choice-name", 2, 2, "jr:choice-name('a', '/data/n')", ""),
    ("jr:itext", 1, 1, "jr:itext('none')", ""),
    # places
    ("area", 1, 1, f"round(area('{_FIELD}') div 1000000000)", "12"),
    ("enclosed-area", 1, 1, f"round(enclosed-area('{_FIELD}') div 1000000000)", "12"),
    ("distance", 1, _ANY, "round(distance('0 0 0 0; 0 1 0 0') div 1000)", "111"),
    ("geofence", 2, 2, f"geofence('0.5 0.5 0 0', '{_FIELD}')", "true"),
    ("intersects", 1, 1, "intersects('0 0 0 0; 1 1 0 0; 1 0 0 0; 0 1 0 0')", "true"),
    # the form and the device
    ("version", 0, 0, "version()", ""),
    ("property", 1, 1, "property('deviceid')", ""),
)  # fmt: skip


@pytest.fixture
def asking() -> Asking:
    """A small form's document, asked from its node `old`."""
    return Asking(
        '<data xml:lang="en"><n>1</n><n id="k">2</n><n>3</n><o>old</o><r><v>first</v></r></data>',
        "/data/o",
        instances={
            "t": "<root><item><name>a</name><label>Ay</label></item>"
            "<item><name>b</name><label>Bee</label></item></root>"
        },
    )


def test_the_table_is_complete() -> None:
    """No function is left out, and none stands there twice."""
    assert sorted(row[0] for row in SIGNATURES) == sorted(FUNCTIONS)


@pytest.mark.parametrize(
    ("name", "fewest", "most", "example", "value"), SIGNATURES, ids=lambda text: str(text)[:24]
)
def test_a_function_does_what_its_signature_says(
    asking: Asking, name: str, fewest: int, most: int | None, example: str, value: str
) -> None:
    """It has its value, takes its fewest and its most arguments, and refuses one fewer and one more."""
    assert asking.text(example) == value
    steps = 2 if name in {"cond", "indexed-repeat", "weighted-checklist"} else 1
    for count in range(fewest, fewest + 3 * steps if most is None else min(most, fewest + 8) + 1, steps):
        asking.compile(_call(name, count))
    if most is not None:
        asking.compile(_call(name, most))
    wrong = [fewest - 1, *(() if most is None else (most + 1,)), *(() if steps == 1 else (fewest + 1,))]
    for count in wrong:
        if count >= 0:
            with pytest.raises(
                ExpressionError, match=rf"{name}\(\) takes .*, but has {count} here"
            ) as refused:
                asking.compile(_call(name, count))
            assert refused.value.code == "expression.arguments"


def _call(name: str, count: int) -> str:
    """A call whose arguments are paths: these serve as any type."""
    return f"{name}({', '.join(['/data/n'] * count)})"
