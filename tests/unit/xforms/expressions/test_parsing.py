"""How expressions are read: the grammar of XPath 1.0 and what is said about faults."""

from __future__ import annotations

import pytest

from citdesk.xforms.expressions import ExpressionError, compile_expression

from .asking import Asking


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("2 * 3 mod 4", 2),
        ("- 2 + 3", 1),
        ("--2", 2),
        ("---2", -2),
        ("1 +-1", 0),
        (".5 + 1.", 1.5),
        ("8 div 2 div 2", 2),
        ("7-2", 5),
        ("4 div-2", -2),
        ("-(1 < 2)", -1),
    ],
)
def test_operators_bind_as_in_xpath(source: str, value: float) -> None:
    """Operators of one precedence go from left to right, the stronger before the weaker."""
    assert Asking().number(source) == value


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 = 1 and 2 = 3 or 4 = 4", True),
        ("1 = 2 or 1 = 1 and 1 = 2", False),
        ("3 > 2 > 1", False),
        ("1 < 2 = true()", True),
        ("1and1", True),
        ("1 or0", True),
    ],
)
def test_logic_binds_weaker_than_comparison(source: str, value: bool) -> None:
    """`or` is weakest, then `and`, then equality, then order."""
    assert Asking().truth(source) is value


def test_words_are_names_where_an_operand_stands() -> None:
    """Questions may be called and, or, div, mod, text or node."""
    asking = Asking("<data><and>6</and><div>3</div><mod>4</mod><node>5</node></data>", "/data")
    assert asking.number("and div div") == 2
    assert asking.number("mod mod div") == 1
    assert asking.truth("and and or or node = 5")
    assert asking.number("* * *") == 36


def test_names_may_hold_dashes_dots_and_letters_of_any_language() -> None:
    """`a-b` is one name, `a -b` a subtraction; names may be Spanish or Greek."""
    asking = Asking("<data><a-b>1</a-b><a>5</a><b>2</b><año.1>3</año.1><λ>4</λ></data>", "/data")
    assert [asking.number(source) for source in ("a-b", "a -b", "año.1 + λ")] == [1, 3, 7]


def test_white_space_may_stand_between_all_tokens() -> None:
    """Spaces, tabs and line breaks do not matter."""
    asking = Asking("<data><a x='2'>1</a></data>")
    assert asking.number("\n/ data\t/ child :: a [ @ x = 2 ]\r\n") == 1


@pytest.mark.parametrize(
    ("source", "code", "position", "hint"),
    [
        ("", "syntax", 0, "empty"),
        ("   ", "syntax", 0, "empty"),
        ("1 +", "syntax", 4, "the end"),
        ("1 2", "syntax", 3, "operator"),
        ("/data/a b", "syntax", 9, "operator"),
        ("(1", "syntax", 3, "“)”"),
        ("a[1", "syntax", 4, "“]”"),
        ("if(1, 2", "syntax", 8, "“)”"),
        ("'abc", "syntax", 1, "closing '"),
        ("a = ‘b’", "syntax", 5, "typographic"),
        ("a = “b”", "syntax", 5, "typographic"),
        ("a ; b", "syntax", 3, "no meaning"),
        ("up::a", "syntax", 1, "no axis"),
        ("/data/count()", "syntax", 7, "cannot be a step"),
        ("a//", "syntax", 4, "a name"),
        ("@", "syntax", 2, "a name"),
        ("$name + 1", "variable", 1, "no variables"),
        ("nope(1)", "function", 1, "no function"),
        ("concatt('a')", "function", 1, "did you mean concat()"),
        ("search('x')", "function", 1, "appearance"),
        ("1 + substr('abc')", "arguments", 5, "2 to 3 arguments"),
        ("true(1)", "arguments", 1, "no arguments"),
        ("not()", "arguments", 1, "1 argument"),
        ("indexed-repeat(/a/b, /a)", "arguments", 1, "3, 5, 7, 9 or 11"),
        ("weighted-checklist(1, 2, true())", "arguments", 1, "even number"),
        ("cond(true(), 1)", "arguments", 1, "3, 5, 7 and so on"),
        ("count('abc')", "type", 7, "a path"),
        ("count(1) + sum(today())", "type", 7, "a path"),
        ("1 | /data", "type", 1, "a path"),
        ("'a'/b", "type", 1, "a path"),
        ("who:knows", "prefix", 1, "not declared"),
        ("regex(., '(')", "regex", 10, "pattern"),
        ("digest('a', 'SHA-3')", "digest", 1, "SHA-256"),
    ],
)
def test_faults_are_named_with_place_and_mend(source: str, code: str, position: int, hint: str) -> None:
    """A faulty expression is refused with a stable code, the character and what to do."""
    with pytest.raises(ExpressionError) as refused:
        compile_expression(source)
    assert refused.value.code == f"expression.{code}"
    assert refused.value.position == position
    assert hint in str(refused.value)


def test_long_but_flat_expressions_are_fine() -> None:
    """Ten thousand terms of a generated condition neither recurse nor overflow."""
    many = " or ".join(["/data/a = 'x'"] * 10_000)
    assert not Asking("<data><a/></data>").truth(many)
    assert Asking().number(" + ".join(["1"] * 10_000)) == 10_000
    assert Asking().number("-" * 10_001 + "1") == -1


def test_a_table_written_as_nested_ifs_is_fine() -> None:
    """A look-up of 150 codes written as if() within if() is compiled flat and evaluated."""
    source = "'none'"
    for number in range(150, 0, -1):
        source = f"if(/data/a = {number}, 'code {number}', {source})"
    assert Asking("<data><a>149</a></data>").text(source) == "code 149"


@pytest.mark.parametrize(
    "source",
    [
        "(" * 10_000 + "1" + ")" * 10_000,
        "a[" * 10_000 + "1" + "]" * 10_000,
        "not(" * 10_000 + "1" + ")" * 10_000,
    ],
    ids=["parentheses", "predicates", "calls"],
)
def test_endless_nesting_is_refused(source: str) -> None:
    """Ten thousand levels are refused by name, never a crash."""
    with pytest.raises(ExpressionError) as refused:
        compile_expression(source)
    assert refused.value.code == "expression.too-deep"


def test_deepest_nesting_allowed_works_throughout() -> None:
    """What the parser lets through can also be compiled, searched for references and evaluated."""
    nested = "not(" * 199 + "true()" + ")" * 199
    expression = compile_expression(nested)
    assert expression.functions == {"not", "true"}
    assert not expression.boolean(Asking().scope)
    predicates = compile_expression("self::node()[" * 99 + "true()" + "]" * 99)
    assert len(predicates.nodes(Asking("<data>x</data>").scope)) == 1


def test_a_megabyte_is_refused_at_once() -> None:
    """An expression longer than any real one is refused before it is read."""
    with pytest.raises(ExpressionError) as refused:
        compile_expression("1 + " * 300_000 + "1")
    assert refused.value.code == "expression.too-long"


def test_the_same_expression_is_compiled_once() -> None:
    """Compiling again gives the very same object, so that a form's many copies cost nothing."""
    assert compile_expression("1 + 1") is compile_expression("1 + 1")
