"""Non-relevant questions read as unanswered."""

from __future__ import annotations

import pytest

from citdesk.xforms.tree import Element

from .asking import Asking


@pytest.fixture
def asking() -> Asking:
    """A document whose second visit, and whose question `gone`, are not relevant."""
    asking = Asking(
        "<data><gone>secret</gone><visit><n>1</n></visit><visit><n>2</n></visit><visit><n>4</n></visit></data>"
    )
    for where in ("/data/gone", "/data/visit[2]"):
        hidden = asking.find(where)
        assert isinstance(hidden, Element)
        for element in hidden.subtree():
            element.relevant = False
    return asking


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("/data/gone", ""),
        ("string(/data/gone)", ""),
        ("concat(/data/gone, 'x')", "x"),
        ("/data/visit[2]/n", ""),
        ("sum(/data/visit/n)", "5"),
        ("count(/data/visit)", "2"),
        ("count(//n)", "2"),
        ("join(' ', /data/visit/n)", "1 4"),
        ("count(/data/gone/text())", "0"),
        ("position(/data/visit[3])", "3"),
        ("/data/gone = ''", "true"),
        ("/data/gone != 'secret'", "true"),
        ("/data/gone = 'secret'", "false"),
        ("boolean(/data/gone)", "false"),
        ("coalesce(/data/gone, 'nothing')", "nothing"),
        ("string(/data/visit[n = 2]/n)", ""),
    ],
)
def test_what_is_not_relevant_has_no_value_and_is_not_counted(asking: Asking, source: str, text: str) -> None:
    """Neither its text nor its number enters a value; positions of others do not change."""
    assert asking.text(source) == text
