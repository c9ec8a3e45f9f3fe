"""What is handed across to the person one after the other, without the officer in between."""

from __future__ import annotations

from citdesk.desktop.form.facing import goes_across, is_kept_by_person, is_signature, waits_for_officer
from citdesk.desktop.form.structure import Structure


def next_across(structure: Structure, path: str) -> str:
    """What is handed across after a question that holds; '' for nothing.

    What the person keeps a copy of, such as their consent, goes across in one, as far as its section goes;
    beyond that what they sign for it. It ends before a question for which the officer has to write something
    first, and at one that has no answer.
    """
    section = structure.section_of(path)
    asked = structure.asked(section) if section else ()
    if path not in asked or not is_kept_by_person(structure.question(path)):
        return ""
    here = asked.index(path)
    for at, each in enumerate(map(structure.question, asked)):
        across = goes_across(each)
        if at > here and across and is_kept_by_person(each):
            return each.path
        if not across and waits_for_officer(each):
            return ""
    return _signed_after(structure, section)


def _signed_after(structure: Structure, section: str) -> str:
    """What the person signs beyond the section, where nothing is asked of them or written before it."""
    sections = structure.sections()
    after = sections[sections.index(section) + 1 :] if section in sections else ()
    for each in (structure.question(path) for key in after for path in structure.asked(key)):
        if goes_across(each) and is_kept_by_person(each):
            return each.path if is_signature(each) else ""
        if waits_for_officer(each):
            return ""
    return ""
