"""What holds for every form that ships: it compiles, it is labelled, it speaks two languages."""

from __future__ import annotations

import re
import tomllib

import pytest

from citdesk.desktop.form.editors.table import MOST_ROWS
from citdesk.resource_files import forms_path
from tests.unit.forms.compiled import XF, audiences, compiled

CATALOGUE = tomllib.loads((forms_path() / "catalogue.toml").read_text(encoding="utf-8"))
FORMS = sorted(CATALOGUE)
AUDIENCES = frozenset({"internal", "provider", "court", "person", "public"})
SENSITIVITIES = frozenset({"P", "H", "SUD", "J", "V"})


@pytest.mark.parametrize("form_id", FORMS)
def test_form_compiles_without_a_warning(form_id: str) -> None:
    """pyxform has nothing to say about a shipped form."""
    assert compiled(form_id).warnings == ()


@pytest.mark.parametrize("form_id", FORMS)
def test_every_answer_has_an_audience(form_id: str) -> None:
    """No answer is without a label that says who may see it, and the author always may."""
    form = compiled(form_id)
    wrong = {
        leaf: form.binds.get(leaf, {}).get("audience")
        for leaf in form.leaves
        if not (found := audiences(form.binds.get(leaf, {}))) <= AUDIENCES or "internal" not in found
    }
    assert wrong == {}


@pytest.mark.parametrize("form_id", FORMS)
def test_sensitivities_are_known_words(form_id: str) -> None:
    """A sensitivity label is one of the five that redaction knows."""
    found = {
        word for bind in compiled(form_id).binds.values() for word in bind.get("sensitivity", "").split()
    }
    assert found <= SENSITIVITIES


@pytest.mark.parametrize("form_id", FORMS)
def test_everything_is_said_in_english_and_spanish(form_id: str) -> None:
    """Every label, hint, message and choice has its own Spanish text."""
    form = compiled(form_id)
    english, spanish = form.texts("English (en)"), form.texts("Español (es)")
    assert set(english) == set(spanish)
    assert [key for key, text in {**english, **spanish}.items() if text in ("", "-")] == []


@pytest.mark.parametrize("form_id", FORMS)
def test_a_question_put_to_the_person_is_in_quote_marks(form_id: str) -> None:
    """The word you is the officer everywhere, except between quote marks, where it is the person asked."""
    form = compiled(form_id)
    english, spanish = form.texts("English (en)"), form.texts("Español (es)")
    for path, bind in form.binds.items():
        label, etiqueta = english.get(f"{path}:label", ""), spanish.get(f"{path}:label", "")
        if bind.get("ask") == "person" and "?" in label:
            assert re.fullmatch('Ask: "[^"]+"', label), path
            assert re.fullmatch('Pregunte: "[^"]+"', etiqueta), path
        else:
            assert not label.startswith("Ask"), path


@pytest.mark.parametrize(
    ("form_id", "path"), [(form, path) for form in FORMS for path in CATALOGUE[form].get("pointed_at", ())]
)
def test_what_a_person_points_at_goes_to_a_free_text_of_the_form(form_id: str, path: str) -> None:
    """The place is there, takes several lines, and is written by people."""
    form = compiled(form_id)
    (shown,) = (each for each in form.tree.iter(f"{XF}input") if each.get("ref") == path)
    assert "multiline" in shown.get("appearance", "").split()
    assert form.binds[path].get("readonly") is None


@pytest.mark.parametrize("form_id", FORMS)
def test_an_answer_taken_from_a_parent_is_not_shown_wider(form_id: str) -> None:
    """A child form may show a parent's answer to a further audience only with a declared reason."""
    form = compiled(form_id)
    wider = []
    for target, source in form.reads_of_case():
        parent = compiled(source.split("/")[1])
        assert source in parent.leaves, f"{target} reads {source}, which no form has"
        gained = audiences(form.binds[target]) - audiences(parent.binds[source])
        if gained and not form.binds[target].get("release"):
            wider.append((target, source, sorted(gained)))
    assert wider == []


@pytest.mark.parametrize("form_id", FORMS)
def test_that_a_question_was_asked_tells_nothing_of_a_parents_answer(form_id: str) -> None:
    """Where the encounter decides what is asked, the readers may see why or a reason is declared."""
    form = compiled(form_id)
    told = [
        (target, source, sorted(gained))
        for target, source in form.asked_by_case()
        if (gained := audiences(form.binds[target]) - audiences(compiled(source.split("/")[1]).binds[source]))
    ]
    assert told == []


@pytest.mark.parametrize("form_id", FORMS)
def test_words_are_those_of_the_style_guide(form_id: str) -> None:
    """No text calls the person a subject, suspect or worse, or shouts."""
    banned = re.compile(
        r"\b(subject|suspect|EDP|consumer|committed suicide|excited delirium|invalid|please"
        r"|refused to cooperate|addict|vagrant|transient|mentally ill)\b|!",
        re.IGNORECASE,
    )
    english = compiled(form_id).texts("English (en)")
    assert {key: text for key, text in english.items() if banned.search(text)} == {}


@pytest.mark.parametrize("form_id", FORMS)
def test_a_hint_is_one_short_sentence(form_id: str) -> None:
    """A hint is one sentence of at most sixteen words; nobody reads more at night."""
    english = compiled(form_id).texts("English (en)")
    hints = [text for key, text in english.items() if key.endswith(":hint")]
    assert [text for text in hints if len(text.split()) > 16 or re.search(r"[.?!] +[A-Z]", text)] == []


@pytest.mark.parametrize("form_id", FORMS)
def test_required_questions_and_rules_say_what_to_do(form_id: str) -> None:
    """A required question and a rule each have a sentence of their own."""
    for path, bind in compiled(form_id).binds.items():
        said = {name.rsplit("}", 1)[-1] for name in bind}
        if "required" in bind:
            assert "requiredMsg" in said, path
        if "constraint" in bind:
            assert "constraintMsg" in said, path


def test_catalogue_names_existing_files_parents_and_audiences() -> None:
    """The catalogue and the forms agree about files, ids, parents and audiences."""
    for form_id, entry in CATALOGUE.items():
        form = compiled(form_id)
        assert entry["file"] == f"{form_id}.md"
        assert (forms_path() / entry["file"]).is_file()
        assert entry["parent"] in {"", *CATALOGUE}
        assert entry["start"]
        used = frozenset[str]().union(*(audiences(form.binds[leaf]) for leaf in form.leaves))
        assert used == set(entry["audiences"]), form_id
        assert entry["parent"] == "" or all(
            source.split("/")[1] in CATALOGUE for _, source in form.reads_of_case()
        )


def test_no_source_file_is_outside_the_catalogue() -> None:
    """A form that nobody may start is an oversight."""
    assert {path.stem for path in forms_path().glob("*.md")} == set(CATALOGUE)


def test_encounter_asks_the_sections_it_must() -> None:
    """The encounter report holds at least sixty questions and touches every section it is drawn from."""
    form = compiled("encounter")
    assert len(set(form.controls)) >= 60
    fields = {field for bind in form.binds.values() for field in bind.get("field", "").split()}
    assert set("ABCDEFGHIJKLMNOV") <= {field[0] for field in fields}


@pytest.mark.parametrize("form_id", FORMS)
def test_what_is_searched_is_found_by_everyday_words(form_id: str) -> None:
    """In a list so long that it is searched, every choice has other words: English ones, then Spanish."""
    searched = [
        items
        for instance in compiled(form_id).tree.iter(f"{XF}instance")
        if len(items := list(instance.iter(f"{XF}item"))) > MOST_ROWS
    ]
    words = [item.findtext(f"{XF}found_by", "") for items in searched for item in items]
    assert [each for each in words if not re.fullmatch(r"[^;]+; [^;]+", each)] == []
