"""From the syntax tree to closures: one pass, each construct handed to the module that knows it."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping
from contextlib import contextmanager
from typing import Final

from citdesk.xforms.expressions import arithmetic, comparisons, functions, paths
from citdesk.xforms.expressions.anchoring import Anchoring
from citdesk.xforms.expressions.code import Code, Kind, RunNodes, RunNumber, RunText, RunTruth
from citdesk.xforms.expressions.conversions import as_nodes, as_number, as_raw_nodes, as_text, as_truth
from citdesk.xforms.expressions.dialect import XFORMS_NAMESPACE, Dialect
from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.syntax import (
    Call,
    Chain,
    Filter,
    NameTest,
    Negative,
    Number,
    Path,
    Syntax,
    Text,
)

_UNPREFIXED: Final = frozenset({"", XFORMS_NAMESPACE})


class Compiler:
    """What the compilation of one expression shares."""

    def __init__(self, dialect: Dialect, namespaces: Mapping[str, str], anchoring: Anchoring | None) -> None:
        self.dialect = dialect
        self.anchoring = anchoring
        self._namespaces = namespaces
        self._positional = False
        #: within a predicate whether the nodes it tests may be the form's answers; None outside predicates
        self.tests_answers: bool | None = None
        #: by identity and by what predicates around it test: the tree, which is held so that its identity
        #: stays its own, its code, and whether that depends on the position
        self._known: dict[tuple[int, bool | None], tuple[Syntax, Code, bool]] = {}
        #: whether evaluation draws on the budget of its scope
        self.costs = False

    def compile(self, tree: Syntax) -> Code:
        """The tree as code. Raises ExpressionError.

        The same tree is compiled once: what a filter is compared with is asked for by the index and by the
        scan, and filters within filters would double the work with each level.
        """
        if isinstance(tree, Text):
            text = tree.value
            return Code(Kind.TEXT, lambda _n, _c: text, constant=text)
        if isinstance(tree, Number):
            number = tree.value
            return Code(Kind.NUMBER, lambda _n, _c: number, constant=number)
        place = id(tree), self.tests_answers
        known = self._known.get(place)
        if known is not None:
            self._positional = self._positional or known[2]
            return known[1]
        outer, self._positional = self._positional, False
        match tree:
            case Path():
                code = paths.path_code(tree, self)
            case Call():
                code = functions.call_code(tree, self)
            case Chain(_, operators):
                code = self._chain(tree, operators[0])
            case Negative():
                code = arithmetic.negative_code(tree, self)
            case Filter():
                code = paths.filter_code(tree, self)
        self._known[place] = (tree, code, self._positional)
        self._positional = self._positional or outer
        return code

    def _chain(self, tree: Chain, operator: str) -> Code:
        if operator in {"or", "and"}:
            return comparisons.junction_code(tree, self)
        if operator == "|":
            return paths.union_code(tree, self)
        if operator in comparisons.SIGNS:
            return comparisons.comparison_code(tree, self)
        return arithmetic.arithmetic_code(tree, self)

    # -- compiled and converted in one go

    def text(self, tree: Syntax) -> RunText:
        """Code for the string value."""
        return as_text(self.compile(tree))

    def number(self, tree: Syntax) -> RunNumber:
        """Code for the number."""
        return as_number(self.compile(tree), self.dialect)

    def truth(self, tree: Syntax) -> RunTruth:
        """Code for the truth value."""
        return as_truth(self.compile(tree), self.dialect)

    def nodes(self, tree: Syntax, what: str) -> RunNodes:
        """Code for the node-set; `what` begins the message if it is none."""
        return as_nodes(self.compile(tree), what, tree.at)

    def raw_nodes(self, tree: Syntax, what: str) -> RunNodes:
        """Likewise, non-relevant nodes included."""
        return as_raw_nodes(self.compile(tree), what, tree.at)

    # -- what constructs tell one another

    def namespaces_of(self, test: NameTest) -> Collection[str] | None:
        """The namespaces in which a name test matches; None for any.

        Raises ExpressionError (`expression.prefix`) for a prefix that nobody declared.
        """
        if not test.prefix:
            return None if test.name == "*" or self.dialect.any_namespace else _UNPREFIXED
        uri = self._namespaces.get(test.prefix)
        if uri is None:
            raise ExpressionError(
                "prefix",
                f"The prefix “{test.prefix}:” is not declared: declare it in the form, or correct it.",
                test.at + 1,
            )
        return frozenset({uri})

    def namespace(self, prefix: str) -> str | None:
        """The namespace of a prefix, if it is declared."""
        return self._namespaces.get(prefix)

    def note_position(self) -> None:
        """Called by what depends on the context position or size."""
        self._positional = True

    def note_cost(self) -> None:
        """Called by what looks at many nodes and accounts for them (`Scope.spend`)."""
        self.costs = True

    @contextmanager
    def testing(self, *, answers: bool) -> Generator[None]:
        """Around the compilation of predicates that test answers, or the rows of another instance."""
        outer, self.tests_answers = self.tests_answers, answers
        yield
        self.tests_answers = outer

    @contextmanager
    def predicate(self) -> Generator[list[bool]]:
        """Around the compilation of a predicate; the list it yields says afterwards if it is positional."""
        outer, self._positional = self._positional, False
        answer: list[bool] = []
        yield answer
        answer.append(self._positional)
        self._positional = outer
