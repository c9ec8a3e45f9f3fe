"""Conclusions are told from facts, in whichever words they come."""

from __future__ import annotations

import time

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.checks import Answers, Record, check_record
from citdesk.casework.conclusions import ONLY, concludes_only, conclusions
from tests.unit.forms.compiled import compiled

ONLY_TEXTS = (
    "Subject was suicidal and is a danger to others.",
    "Erik is a danger to himself and others",
    "The boy appeared psychotic and dangerous.",
    "Subject is suicidal and is a danger to himself and to others and is gravely disabled.",
    "She is a danger to others and must be held for her own good.",
    "He was clearly suicidal.",
    "Suicidal. Danger to self or others.",
    "She seemed to be mentally ill, unstable and out of control.",
    "They were very dangerous!  They are a threat to the public.",
    "He is a danger to himself, others and the public.",
    "He cannot care for himself and needs treatment.",
    "is suicidal",
    "He was acting crazy.",
    "He has schizophrenia.",
    "The subject has untreated bipolar disorder and is dangerous.",
)
#: As officers write them under pressure, each long enough for a form that only counts letters.
USUAL = (
    "He is a danger to himself and others because of his mental illness.",
    "Subject was acting erratically and is unable to care for self due to mental illness at this time.",
    "Subject meets 5150 criteria for danger to self at this time.",
    "Suicidal ideation with a plan and the intent to act on it.",
    "SI with plan.",
    "Danger to self, danger to others and gravely disabled.",
    "She has been decompensating and needs to be evaluated by a doctor right now.",
    "Subject poses an imminent risk of serious physical harm to herself at this time.",
    "In my opinion he is suicidal and needs help.",
    "Based on my training and experience he is a danger to himself.",
    "He is gravely disabled as a result of a mental disorder.",
    "The subject is a clear and present danger to self and others.",
    "Subject was crazy and acting weird the entire time we were there.",
    "The man is clearly a danger to himself or others and he must be held.",
    "is suicidal and homicidal and dangerous and must be held for evaluation",
    "She appeared to be in a manic state and could harm herself or somebody else.",
    "There is a substantial risk of serious harm to himself if not restrained.",
    "I believe the person is mentally ill and because of that is dangerous to self.",
    "He\u2019s suicidal and she's a danger to others.",
)
#: The same conclusions with one thing beside them that was seen, heard or told.
WITH_A_FACT = (
    "He is a danger to himself because he cut his wrist with a razor at 14:10.",
    "Based on my training and experience he is a danger to himself: he stood on the rail.",
    "In my opinion he is suicidal, he held the rope in his hand.",
    "Suicidal ideation with a plan to drive into the wall tonight.",
    "There is a substantial risk of harm to himself if not restrained; he hit his head on the wall.",
    "I believe she is mentally ill and because of that left the stove on.",
    "He is unable to care for himself due to mental illness, with no food since Monday.",
    "She appeared to be in a manic state and ran into traffic.",
    "He's suicidal and has a gun on the bed.",
    "He could hurt others with the bat that he swung.",
    "She is a danger to others and hit her mother.",
)
ONLY_ONE = ONLY_TEXTS[0]
FACTS = (
    "",
    "At 17:40 she said that she drives into the wall tonight.",
    "He is a danger to others: at 17:50 he threw a flower pot at his brother.",
    "Subject was suicidal. He held a knife to his own wrist.",
    "He ran and he is suicidal and I saw him jump.",
    'She was "suicidal" in her own words.',
    "“He is suicidal”",
    "His sister said he is suicidal.",
    "He told us he was suicidal.",
    "She was crying and held a rope.",
    "She had not eaten for four days and was dangerous.",
    "She has schizophrenia and threw a cup at the wall.",
    "His sister said he has schizophrenia.",
    "He has not slept for three days.",
    "The stove was on and the room was dangerous with gas at 18:10.",
)


@pytest.mark.parametrize("text", ONLY_TEXTS + USUAL)
def test_a_text_of_conclusions_holds_no_fact(text: str) -> None:
    """However many conclusions are strung together, nothing was seen or heard in them."""
    assert concludes_only(text)


@pytest.mark.parametrize("text", FACTS + WITH_A_FACT)
def test_a_fact_beside_a_conclusion_is_a_fact(text: str) -> None:
    """An act, words, a time or a quotation makes a text one that can be relied on."""
    assert not concludes_only(text)


def test_the_sentence_that_concludes_is_pointed_at() -> None:
    """Among facts the one sentence without any is found where it stands."""
    text = "He held a knife. He is a danger to himself. Then he put it down."
    assert [text[start:end] for start, end in conclusions(text)] == ["He is a danger to himself"]


def test_a_long_text_is_looked_through_at_once() -> None:
    """A text made to lead the rules astray does not hold an officer up."""
    for hostile in ("is suicidal and " * 400, "a danger to self and others, " * 400, "he is " * 800):
        begun = time.process_time()
        concludes_only(hostile + "x")
        assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "clause",
    [
        "has a mental illness",
        "must be held for his own safety",
        "he clearly must be held",
        "is has depression",
        "needs help",
        "seems to be acting very violent",
        "is a danger to himself, others and the public",
        "in my opinion he is suicidal because of his mental illness right now",
        "because of that i believe he could hurt others",
        "a clear and present danger of serious harm to self",
        "to be a risk to the public",
        "suicidal ideation with a plan and intent to act on it",
    ],
)
@pytest.mark.parametrize("parted", [" and ", ", ", ". ", " to ", " and to ", " for "])
def test_thirty_conclusions_in_a_row_are_read_in_one_way(clause: str, parted: str) -> None:
    """Dictated without a pause and ending in one plain word: it is answered at once, on HQ as well."""
    begun = time.process_time()
    text = parted.join([clause] * 30) + " x"
    assert not concludes_only(text)
    assert regex.match(ONLY, text, timeout=1) is None
    assert time.process_time() - begun < 1


_SUBJECTS = st.sampled_from(["", "he ", "the man ", "he clearly ", "his sister ", "she said ", "and "])
_VERBS = st.sampled_from(["", "is ", "was ", "seems to be ", "has been ", "was acting ", "is very ", "so "])
_SAID = st.sampled_from(
    [
        *("suicidal", "in need of help", "needs help", "has a severe mental illness", "had dementia"),
        *("must be held", "should be held for his own good", "meets the criteria", "a danger", "at home"),
        *(
            "cannot care for himself",
            "a threat to others and people",
            "is a danger to self",
            "bipolar disorder",
        ),
    ]
)
_BETWEEN = st.sampled_from([" and ", ", and ", ", ", " or ", ". ", "! ", "; ", " "])


@given(st.lists(st.tuples(_SUBJECTS, _VERBS, _SAID, _BETWEEN), min_size=1, max_size=5))
def test_the_check_and_the_forms_say_the_same(parts: list[tuple[str, str, str, str]]) -> None:
    """The matcher of the forms and the one of the checks read the pattern alike."""
    text = "".join("".join(part) for part in parts).strip()
    forms_say = regex.match(ONLY, " ".join(text.split()), timeout=10) is not None
    assert concludes_only(text) == forms_say


@pytest.mark.parametrize(
    ("form_id", "path"),
    [
        ("encounter", "/encounter/seen/fact/what"),
        ("supplement", "/supplement/facts/fact/what"),
        ("hold", "/hold/grounds/criterion/facts"),
    ],
)
def test_the_forms_carry_the_same_rules(form_id: str, path: str) -> None:
    """What the form refuses while it is typed is what the checks and the language check see."""
    assert ONLY in compiled(form_id).binds[path]["constraint"]


def test_a_ground_that_only_concludes_stops_the_record() -> None:
    """A statement that came from elsewhere is looked through by the same rules."""
    for text, expected in ((ONLY_ONE, ["conclusion_only"]), (FACTS[1], [])):
        hold = f"<hold><grounds><criterion><facts>{text}</facts></criterion></grounds></hold>"
        codes = [finding.code for finding in check_record(Record([Answers(hold.encode())]))]
        assert codes == expected
