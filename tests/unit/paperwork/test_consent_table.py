"""Every answer of the shipped referral, under every state of the consent it rests on, on every copy."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from lxml import etree

from citdesk.paperwork import PAPERS, ConsentOnPaper, PaperRefused
from tests.unit.paperwork.anatomy import bytes_of
from tests.unit.paperwork.printed import ORDER, SHARING, paper, report, text_of
from tests.unit.paperwork.test_shipped_forms import shipped
from tests.unit.paperwork.typical import typical

_XF = "{http://www.w3.org/2002/xforms}"
_TICKS = ("name", "contact", "reason", "needs", "risk", "sud")
#: What each tick opens, written out independently of the code under test.
OPENED_BY: Mapping[str, str] = {
    "person/last_name": "name",
    "person/first_name": "name",
    "person/born_on": "name",
    "person/preferred_name": "name",
    "person/juvenile": "name",
    "consent/signed_person": "name",
    "consent/drawn_person": "name",
    "consent/guardian_signed": "name",
    "person/phone": "contact",
    "person/language": "needs",
    "person/needs": "needs",
    "service/reason": "reason",
    "service/danger_level": "risk",
    "consent/treatment": "sud",
}
#: What the agency did: told whether or not the person agreed.
ACTS = {
    *(f"service/{name}" for name in ("provider", "category", "service_name", "service_reach", "type")),
    *("service/appointment_at", "sent/sent_by", "sent/sent_at"),
    *("sent/acknowledged_at", "sent/acknowledged_by", "sent/signed_name"),
}
_CONTROLS = {"consent/kind", "consent/shared"}
#: The consent itself as it was put to the person, told to whoever it names, under no tick of its own.
_OWN_WORDS = {"consent/recipient", "consent/in_words_en", "consent/in_words_es"}
#: What no copy in English, or none that is not a service's, says in so many words.
_NOT_PRINTED = {
    "person/juvenile",
    "consent/treatment",
    "consent/in_words_es",
    "consent/terms_changed",
    "consent/ask_again",
}
#: In force, and five ways in which it is not.
IN_FORCE = replace(SHARING, kind="part2")
STATES: Mapping[str, tuple[ConsentOnPaper, ...]] = {
    "in force": (IN_FORCE,),
    "none on record": (),
    "ended": (replace(IN_FORCE, expires_at=ORDER.made_at),),
    "taken back": (replace(IN_FORCE, revoked_at=ORDER.made_at - timedelta(minutes=1)),),
    "for another service": (replace(IN_FORCE, recipient="Another clinic"),),
    "given in another referral": (replace(IN_FORCE, given_in="another referral"),),
}


def _marker(path: str) -> str:
    return "ZQ" + path.replace("/", "X").replace("_", "").upper() + "QZ"


@cache
def _planted(kind: str, shared: str) -> tuple[str, frozenset[str]]:
    """A referral with a word of its own under every question, and the paths below its root."""
    model = etree.fromstring(shipped("referral").xml)
    root = copy.deepcopy(next(model.iter(f"{_XF}instance"))[0])
    types = {str(bind.get("nodeset")): bind.get("type") for bind in model.iter(f"{_XF}bind")}
    paths: set[str] = set()
    for element in root.iter():
        steps = [etree.QName(each).localname for each in (element, *element.iterancestors())]
        path = "/" + "/".join(reversed(steps))
        if len(element) or path not in types or "/meta" in path or path.endswith("/rights"):
            continue
        short = path.removeprefix("/referral/")
        answers = {"consent/kind": kind, "consent/shared": shared}
        suffix = ".png" if types[path] == "binary" else ""
        element.text = answers.get(short, _marker(short) + suffix)
        paths.add(short)
    return etree.tostring(root).decode(), frozenset(paths - _CONTROLS)


def _visible(path: str, labels: str, *, covered: bool, ticks: frozenset[str]) -> bool:
    """The rule, once more in one line per case."""
    if "provider" not in labels.split():
        return False
    if path in ACTS:
        return True
    return covered and (path not in OPENED_BY or OPENED_BY[path] in ticks)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", ["signed", "verbal", "none"])
@pytest.mark.parametrize("shared", [*_TICKS, " ".join(_TICKS), "none"])
def test_a_services_copy_holds_what_the_consent_in_force_covers(state: str, kind: str, shared: str) -> None:
    """Each answer × tick × kind of consent × state: on the paper exactly when all of them open it.

    The person's and the guardian's signed names among them, and in no byte of the file otherwise.
    """
    xml, paths = _planted(kind, shared)
    made = paper(
        report(shipped("referral"), xml), kind="referral", audience="provider", consents=STATES[state]
    )
    text, everything = "".join(text_of(made).split()), bytes_of(made)
    covered = state == "in force" and kind != "none"
    binds = shipped("referral").binds()
    for path in paths:
        labels = binds[f"/referral/{path}"].get("citdesk:audience", "")
        allowed = _visible(path, labels, covered=covered, ticks=frozenset(shared.split()))
        if allowed and path in {"person/juvenile", "consent/in_words_es"}:
            continue  # computed: told only as a line to sign, or in a copy in that language
        assert (_marker(path) in text) == allowed, path
        assert allowed or _marker(path).encode() not in everything, path
    assert ("Noconsentofthepersoncovers" in text) == (not covered)


@pytest.mark.parametrize("audience", ["person", "internal"])
def test_the_persons_own_copy_does_not_depend_on_a_consent(audience: str) -> None:
    """What stands on the copy the person keeps, or the agency, is theirs whatever a service may see."""
    xml, paths = _planted("signed", "reason")
    given = report(shipped("referral"), xml)
    binds = shipped("referral").binds()
    for consents in STATES.values():
        text = "".join(text_of(paper(given, kind="referral", audience=audience, consents=consents)).split())
        for path in paths - _NOT_PRINTED:
            labels = binds[f"/referral/{path}"].get("citdesk:audience", "").split()
            assert (_marker(path) in text) == (audience == "internal" or audience in labels), path


@pytest.mark.parametrize(("shared", "told"), [("name", True), ("reason", False)])
def test_that_a_guardian_signs_is_told_only_with_who_the_person_is(shared: str, told: bool) -> None:
    """A line for the guardian's signature says that the person is a minor."""
    xml, _ = _planted("signed", shared)
    given = report(shipped("referral"), xml.replace(_marker("person/juvenile"), "yes"))
    made = paper(given, kind="referral", audience="provider", consents=STATES["in force"])
    assert ("Parent or guardian" in text_of(made)) == told


def test_every_private_answer_of_the_referral_is_in_the_table() -> None:
    """A question added later with a label of sensitivity has to be placed under a tick, here too."""
    _, paths = _planted("none", "none")
    binds = shipped("referral").binds()
    private = {path for path in paths if binds[f"/referral/{path}"].get("citdesk:sensitivity")}
    assert private - ACTS - _OWN_WORDS <= OPENED_BY.keys()


@pytest.mark.parametrize(
    "kind", [kind for kind, paper_kind in PAPERS.items() if "provider" in paper_kind.audiences]
)
def test_only_the_referral_rests_on_the_persons_consent(kind: str) -> None:
    """Every other paper for a service says the same whether or not the person let something be shared."""
    with_one, without = (_told(kind, given) for given in ((SHARING,), ()))
    assert (with_one == without) == (kind != "referral")


def _told(kind: str, consents: tuple[ConsentOnPaper, ...]) -> str:
    """What such a paper says, or that it is refused for want of anything to say."""
    try:
        return text_of(typical(kind, audience="provider", consents=consents))
    except PaperRefused as refused:
        return refused.code
