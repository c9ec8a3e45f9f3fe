"""What comes beside a form, data files and saved answers, from strangers: refused by name or bounded."""

from __future__ import annotations

import pytest

from tests.unit.xforms.hostile.confinement import outcome_of
from tests.unit.xforms.hostile.forms import archive, counting, picking
from tests.unit.xforms.hostile.victim import Case

ENTITIES = [
    b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE x [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;">]>',
    b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
]
ENTITY_NAMES = ["file", "network", "bomb", "dtd"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"name,label\nx," + b"y" * 20_000_000, "instance-csv"),
        (b'name,label\nx,"' + b"y\n" * 10_000_000, "instance-csv"),
        (b"name,label\n" + b"a,b\n" * 340_000, "instance-too-large"),
        (b"name" + b",a" * 2_000_000 + b"\nx", "instance-too-large"),
        (b"name,label\n" + (b"x" + b"," * 1_000_000 + b"\n") * 2, "instance-too-large"),
        (b"a" * 51_000_000, "instance-too-large"),
        ("name,label\nx,ä".encode("utf-16"), "instance-encoding"),
        ("name,label\nx,ä".encode("latin-1"), "instance-encoding"),
        (archive({"a.csv": b"name\nx"}), "instance-encoding"),
        (b"na me,<b>\nx,y", "instance-column"),
        (b'{"features":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}", "instance-json"),
        (b'{"features":[{"properties":{"name":' + b"9" * 100_000 + b"}}]}", "instance-json"),
        (b'{"features":[' + b"{}," * 7_000_000 + b"{}]}", "instance-too-large"),
        (b'{"features":[' + b"[]," * 10 + b"[]]}", "instance-geojson"),
        (b'{"features":[{"geometry":{"type":"Polygon","coordinates":[[[1]]]}}]}', "instance-geojson"),
        (b'{"features":[{"geometry":{"type":"Point","coordinates":{"a":1}}}]}', "instance-geojson"),
        (b'{"features":[{"geometry":[1, 2]}]}', "instance-geojson"),
        (b"<root>" + b"<a>" * 10_000 + b"</a>" * 10_000 + b"</root>", "xml.too-deep"),
    ],
    ids=[
        "cell", "quote", "rows", "columns", "wide rows", "size", "utf-16", "latin-1", "archive", "names",
        "json depth", "json number", "json size", "json kind", "polygon", "point", "geometry", "xml depth",
    ],
)  # fmt: skip
def test_a_data_file_without_measure_is_refused_by_name(data: bytes, code: str) -> None:
    """Cells, rows, columns and depth without end, and encodings that are none: the file is named."""
    outcome = outcome_of(Case(picking(), attachments={"p.csv": data}))
    assert outcome.code == code
    assert outcome.touched == []
    assert outcome.peak < 700_000_000


@pytest.mark.parametrize(
    ("data", "choices"),
    [
        (b"name,label\nx\x00,y\n", 1),
        (b"name,label\n=1+1,y\n", 1),
        (b'{"features":[{"geometry":{"type":"Point","coordinates":[NaN,9e999]},"properties":{"n":1}}]}', 1),
        (b'{"features":[{"properties":{"name":' + b"[" * 500 + b"]" * 500 + b"}}]}", 1),
        (b"", 0),
    ],
    ids=["nul", "formula", "no numbers", "nested", "empty"],
)  # fmt: skip
def test_an_odd_data_file_is_read_as_it_is(data: bytes, choices: int) -> None:
    """What is odd and harmless is data."""
    outcome = outcome_of(Case(picking(), attachments={"p.csv": data}))
    assert (outcome.refused, outcome.choices["/data/q"]) == ("", choices)


@pytest.mark.parametrize("declaration", ENTITIES, ids=ENTITY_NAMES)
@pytest.mark.parametrize("given", ["with the form", "with the session"])
def test_entities_of_an_instance_are_never_followed(declaration: bytes, given: str) -> None:
    """An external instance in XML that declares entities is refused, wherever it comes from."""
    data = declaration + b"<root><item><name>&x;</name></item></root>"
    with_form = given == "with the form"
    case = Case(picking(), {"p.csv": data}) if with_form else Case(picking(), instances={"p": data})
    outcome = outcome_of(case)
    assert (outcome.code, outcome.touched) == ("xml.doctype", [])


@pytest.mark.parametrize("deed", ["resume", "edit", "migrate", "submit"])
@pytest.mark.parametrize(
    "saved",
    [
        *(declaration + b'<data id="t"><n>&x;</n></data>' for declaration in ENTITIES),
        b'<data id="t">' + b"<a>" * 10_000 + b"</a>" * 10_000 + b"</data>",
        b'<data id="t"><n>' + b"9" * 51_000_000 + b"</n></data>",
        b'<data id="t"><n>\x00</n></data>',
        b"\xff\xfe<data",
        b"PK\x03\x04",
        b"",
    ],
    ids=[*ENTITY_NAMES, "depth", "size", "nul", "encoding", "archive", "nothing"],
)
def test_hostile_answers_are_refused(deed: str, saved: bytes) -> None:
    """Answers with entities, without measure or that are none cannot be taken up, changed, moved or sent."""
    outcome = outcome_of(Case(counting(), saved=saved, deed=deed))
    assert (outcome.code, outcome.touched) == ("instance-unreadable", [])


def test_answers_of_more_parts_than_a_report_can_have_are_refused() -> None:
    """Hundreds of thousands of repeat instances are no draft of ours."""
    saved = b'<data id="t"><n/>' + b"<r><v>1</v></r>" * 210_000 + b"</data>"
    assert outcome_of(Case(counting(), saved=saved, deed="resume")).code == "instance-too-large"


def test_ten_thousand_saved_instances_too_many_go_at_once() -> None:
    """A draft whose repeats the form no longer asks for opens without them."""
    saved = b'<data id="t"><n/>' + b"<r><v>1</v></r>" * 10_000 + b"</data>"
    outcome = outcome_of(Case(counting(), saved=saved, deed="resume"))
    assert "/data/r[1]/v" not in outcome.texts


def test_a_count_of_a_billion_is_followed_so_far() -> None:
    """A repeat that is asked a billion times is made ten thousand times."""
    outcome = outcome_of(Case(counting(), answers=(("/data/n", 10**9),)))
    assert outcome.instances == 10_000 + len(("n", "instanceID"))


def test_repeats_within_repeats_stay_within_the_memory() -> None:
    """Ten thousand times ten thousand instances stop where the session is full."""
    outcome = outcome_of(Case(counting(nested=True), answers=(("/data/n", 10**9),)))
    assert 40_000 < outcome.instances < 100_000
    assert outcome.peak < 600_000_000


@pytest.mark.parametrize(
    "answer", [10**400, float("nan"), "9" * 100_000, "\x00", "\ud800", b"\xff", object()]
)
def test_an_answer_that_is_no_number_is_a_problem(answer: object) -> None:
    """Whatever is answered, the session goes on and can be saved."""
    outcome = outcome_of(Case(counting(), answers=(("/data/n", answer),)))
    assert outcome.problems == {"/data/n": "type"}
