"""Functions of text, patterns, selects, digests."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from citdesk.xforms.expressions import XPATH, ExpressionError

from .asking import Asking

DATA = "<data><a>x y</a><e/><l><i>1</i><i>2</i><i/></l></data>"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("concat()", ""),
        ("concat('a', 1, true(), /data/a)", "a1truex y"),
        ("concat(/data/l/i, '.')", "12."),
        ("join(', ', /data/l/i, 'z')", "1, 2, , z"),
        ("join('-')", ""),
        ("substr('hello', 1)", "ello"),
        ("substr('hello', 1, 3)", "el"),
        ("substr('hello', -3)", "llo"),
        ("substr('hello', 0, -1)", "hell"),
        ("substr('hello', 3, 1)", ""),
        ("substr('hello', 9)", ""),
        ("substr('hello', -9, 2)", "he"),
        ("substr('hello', 'x')", "hello"),
        ("substr('', 0)", ""),
        ("substring('12345', 2, 3)", "234"),
        ("substring('12345', 2)", "2345"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substring('12345', 0, 3)", "12"),
        ("substring('12345', -1 div 0, 1 div 0)", ""),
        ("substring('12345', 1 div 0)", ""),
        ("substring-before('1999/04', '/')", "1999"),
        ("substring-before('abc', 'x')", ""),
        ("substring-after('1999/04', '/')", "04"),
        ("substring-after('abc', '')", "abc"),
        ("translate('bar', 'abc', 'AB')", "BAr"),
        ("translate('--aaa--', 'abc-', 'ABC')", "AAA"),
        ("translate('aa', 'aa', 'xy')", "xx"),
        ("normalize-space('  a \n b ')", "a b"),
        ("upper-case('straße')", "STRASSE"),
        ("lower-case('ÄB')", "äb"),
        ("string-length('año')", "3"),
        ("string-length('👮')", "1"),
        ("contains('abc', 'b') and starts-with('abc', 'ab') and ends-with('abc', '')", "true"),
        ("selected('a b c', 'b')", "true"),
        ("selected('a b c', ' b ')", "true"),
        ("selected('abc', 'b')", "false"),
        ("selected('', '')", "true"),
        ("selected('a', '')", "false"),
        ("is-selected('a', 'a')", "true"),
        ("count-selected(' a  b ')", "2"),
        ("count-selected('')", "0"),
        ("selected-at('a b c', 1)", "b"),
        ("selected-at('a b c', 3)", ""),
        ("selected-at('a b c', -1)", ""),
        ("selected-at('a b c', 'x')", ""),
        ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
        ("digest('abc', 'SHA-1')", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
        ("string-length(digest('ä', 'SHA-512', 'hex'))", "128"),
        ("base64-decode('YcOxbw==')", "año"),
        ("base64-decode('YcOxbw')", "año"),
        ("base64-decode('***')", ""),
        ("boolean-from-string('1') and not(boolean-from-string('yes'))", "true"),
        ("depend('a', /data/a)", "a"),
        ("xf:concat('a', 'b')", "ab"),
    ],
)
def test_text_functions(source: str, text: str) -> None:
    """Each function of text does what the specification says, at its edges too."""
    assert Asking(DATA).text(source) == text


def test_functions_without_argument_look_at_the_question() -> None:
    """string(), number(), string-length(), normalize-space() and name() without an argument."""
    asking = Asking("<data><a> 12 </a></data>", "/data/a")
    assert asking.text(
        "concat(string-length(), '|', normalize-space(), '|', number(), '|', string(), '|', name())"
    ) == ("4|12|12| 12 |a")


@pytest.mark.parametrize(
    ("source", "truth"),
    [
        ("regex('12345', '[0-9]{5}')", True),
        ("regex('123456', '[0-9]{5}')", False),
        ("regex('a\nb', 'a.b')", False),
        ("regex('Añil', '\\p{L}+')", True),
        ("regex('12', '\\d+')", True),
        ("regex('٣٤', '\\d+')", False),
        ("regex('٣a', '\\D+')", True),
        ("regex('1-2', '[\\d\\-]+')", True),
        ("regex('٣', '[\\d]')", False),
        ("regex('٣', '[^\\d]')", True),
        ("regex('٣', '[\\D]')", True),
        ("regex('5', '[^\\D]')", True),
        ("regex(']7', '[]\\d]+')", True),
        ("regex('\\d', '\\\\d')", True),
        ("regex('', '')", True),
        ("regex(/data/e, '[0-9]*')", True),
    ],
)
def test_patterns_match_the_whole_text_in_forms(source: str, truth: bool) -> None:
    """As in Collect a pattern must fit the whole answer."""
    assert Asking(DATA).truth(source) is truth


def test_a_catastrophic_pattern_is_stopped() -> None:
    """A pattern that would run for years is stopped and named."""
    asking = Asking()
    with pytest.raises(ExpressionError) as stopped:
        asking.truth(f"regex('{'a' * 5_000}!', '(a|aa|aaa)+b')")
    assert stopped.value.code == "expression.regex-timeout"


@pytest.mark.parametrize("pattern", ["(", "[z-a]", "a{999999999999}", "x" * 3_001])
def test_patterns_that_cannot_be_used_are_refused_at_evaluation_too(pattern: str) -> None:
    """A pattern that comes from an answer is refused when it is met."""
    asking = Asking(f"<data><p>{pattern}</p></data>")
    with pytest.raises(ExpressionError) as refused:
        asking.truth("regex('a', /data/p)")
    assert refused.value.code == "expression.regex"


def test_unknown_digests_are_refused() -> None:
    """An algorithm or encoding that comes from an answer is refused by name."""
    asking = Asking("<data><x>none</x></data>")
    for source in ("digest('a', /data/x)", "digest('a', 'MD5', /data/x)"):
        with pytest.raises(ExpressionError) as refused:
            asking.text(source)
        assert refused.value.code == "expression.digest"


class TestSignedText:
    """extract-signed(): what a trusted key signed, and nothing else."""

    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()

    def _signed(self, message: bytes) -> str:
        return base64.b64encode(self.key.sign(message) + message).decode()

    def _ask(self, signed: str, public: str) -> str:
        return Asking(f"<data><s>{signed}</s></data>").text(f"extract-signed(/data/s, '{public}')")

    def test_the_message_is_read_when_the_signature_holds(self) -> None:
        """A badge signed by the agency gives its text."""
        assert self._ask(self._signed("Officer Añil".encode()), self.public) == "Officer Añil"

    def test_forged_damaged_and_foreign_texts_read_as_empty(self) -> None:
        """A changed byte, another key, a short text or no base64 give nothing."""
        good = self._signed(b"badge 7")
        other = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
        forged = base64.b64encode(base64.b64decode(good)[:-1] + b"8").decode()
        assert self._ask(forged, self.public) == ""
        assert self._ask(good, base64.b64encode(other).decode()) == ""
        assert self._ask("YWJj", self.public) == ""
        assert self._ask("", self.public) == ""
        assert self._ask(good, "no key") == ""
        assert self._ask(self._signed(b"\xff"), self.public) == ""


def test_itext_and_choice_names_ask_the_surroundings() -> None:
    """A plain document has no translations and no choices: both are empty."""
    asking = Asking()
    assert asking.text("jr:itext('a')") == asking.text("jr:choice-name('a', '/data/q')") == ""
    assert asking.text("concat(version(), property('deviceid'))") == ""


def test_regex_outside_forms_matches_anywhere() -> None:
    """`evaluate` searches, as web-forms does."""
    assert Asking(dialect=XPATH).truth("regex('aBcdE', '[a-z]+')")


def test_texts_that_grow_out_of_proportion_are_refused() -> None:
    """Calculations that double one another stop before they fill the memory."""
    asking = Asking(f"<data><t>{'x' * 600_000}</t></data>")
    assert len(asking.text("concat(/data/t, 'y')")) == 600_001
    for source in (
        "concat(/data/t, /data/t)",
        "join('', /data/t, /data/t)",
        "concat('a', string(/data/t), string(/data/t))",
    ):
        with pytest.raises(ExpressionError) as refused:
            asking.text(source)
        assert refused.value.code == "expression.range"
