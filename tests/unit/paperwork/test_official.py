"""Official PDF forms: listed, mapped, filled whole, or refused with the reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from citdesk.paperwork.given import ReportOnPaper
from citdesk.paperwork.official.fill import DoesNotFit, fill_official
from citdesk.paperwork.official.mapping import Fill, MappingFaulty, OfficialMapping, read_mapping
from citdesk.paperwork.official.opening import OfficialFormRefused
from citdesk.paperwork.official.questions import Question
from citdesk.paperwork.official.suggesting import suggest
from citdesk.paperwork.official.survey import official_fields
from tests.unit.forms.rehearsal import law_packs
from tests.unit.paperwork.printed import AGENCY, ORDER, SHARING, report
from tests.unit.paperwork.sample_forms import (
    HOLD,
    HOLD_XML,
    REFERRAL,
    labelled,
    marked_xml,
    marker,
    referral_xml,
)

PROVIDER = replace(ORDER, audience="provider")


def _drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1, **options)  # type: ignore[arg-type]
    canvas.drawString(72, 760, "APPLICATION FOR EMERGENCY EXAMINATION (made for tests)")
    draw(canvas)
    canvas.save()
    return out.getvalue()


def _plain(canvas: Canvas) -> None:
    form = canvas.acroForm
    form.textfield(
        name="AgencyName", tooltip="Name of agency", x=72, y=700, width=300, height=18, fontSize=10
    )
    form.textfield(name="OfficerName", tooltip="Officer", x=72, y=660, width=200, height=18, fontSize=10)
    form.textfield(
        name="Facts", tooltip="Facts that show it", x=72, y=500, width=400, height=120, fontSize=9,
        fieldFlags="multiline", maxlen=2000,
    )  # fmt: skip


def _boxes(canvas: Canvas) -> None:
    form = canvas.acroForm
    form.checkbox(name="DangerSelf", tooltip="Danger to self", x=72, y=700)
    form.checkbox(name="DangerOthers", tooltip="Danger to others", x=72, y=670)
    form.textfield(name="Badge", tooltip="Badge", x=72, y=640, width=80, height=18, maxlen=6, fontSize=10)


def _both(canvas: Canvas) -> None:
    _plain(canvas)
    _boxes(canvas)


def _choices(canvas: Canvas) -> None:
    form = canvas.acroForm
    form.radio(name="How", tooltip="How known", value="saw", x=72, y=700)
    form.radio(name="How", tooltip="How known", value="told", x=102, y=700)
    form.choice(
        name="State", tooltip="State", value="TX", options=["TX", "CA"], x=72, y=660, width=60, height=18
    )
    form.textfield(name="Case", tooltip="Case number", x=72, y=620, width=120, height=18, fontSize=10)


def mapped(
    blank: bytes, *fills: Fill, until: date | None = None, report: str = "hold", readers: str = "provider"
) -> OfficialMapping:
    """A mapping made for that file."""
    digest = hashlib.sha256(blank).hexdigest()
    return OfficialMapping(
        "Test form", "2026-01", digest, until, fills, report, readers=tuple(readers.split())
    )


def values(pdf: bytes) -> dict[str, str]:
    """What each field holds."""
    fields = PdfReader(BytesIO(pdf)).get_fields() or {}
    return {name: str(field.get("/V", "")) for name, field in fields.items()}


HELD = report(HOLD, HOLD_XML)


def test_text_fields_are_filled_and_seen() -> None:
    """Agency, officer and the facts of every ground stand in their boxes, in value and appearance."""
    blank = _drawn(_plain)
    rules = (
        Fill("AgencyName", ("@agency.name",)),
        Fill("OfficerName", ("@author.name", "@author.badge"), join=", "),
        Fill("Facts", ("Q03/facts",), join="\n"),
    )
    filled = fill_official(blank, mapped(blank, *rules), HELD, AGENCY, PROVIDER)
    held = values(filled.pdf)
    assert held["AgencyName"] == "Larkspur Police Department"
    assert held["OfficerName"] == "A. Marsh, 4411"
    assert "let go with one hand" in held["Facts"]
    assert "Had no coat" in held["Facts"]
    assert filled.blank == ()


def test_boxes_and_choices_follow_the_stored_value() -> None:
    """A tick, a radio and a list are set from what the record stores; what is not claimed stays blank."""
    blank = _drawn(_boxes)
    rules = (
        Fill("DangerSelf", ("Q02",), when={"danger_self": "/Yes"}),
        Fill("DangerOthers", ("Q02",), when={"danger_others": "/Yes"}),
        Fill("Badge", ("@author.badge",)),
    )
    filled = fill_official(blank, mapped(blank, *rules), HELD, AGENCY, PROVIDER)
    held = values(filled.pdf)
    assert (held["DangerSelf"], held["DangerOthers"], held["Badge"]) == ("/Yes", "/Off", "4411")
    assert filled.blank == ("DangerOthers",)


def test_radio_list_and_flattening() -> None:
    """The radio takes the stored value's state; flattened, the text is on the page and no field is left."""
    blank = _drawn(_choices)
    rules = (Fill("How", ("Q04",), when={"saw": "/saw"}), Fill("Case", ("@case.number",)))
    held = values(fill_official(blank, mapped(blank, *rules), HELD, AGENCY, PROVIDER).pdf)
    assert (held["How"], held["Case"]) == ("/saw", "26-000412")
    flat = fill_official(blank, mapped(blank, *rules), HELD, AGENCY, PROVIDER, flatten=True).pdf
    assert not PdfReader(BytesIO(flat)).get_fields()
    assert "26-000412" in PdfReader(BytesIO(flat)).pages[0].extract_text()


def test_same_input_fills_to_the_same_bytes() -> None:
    """Filling is reproducible."""
    blank = _drawn(_plain)
    mapping = mapped(blank, Fill("Facts", ("Q03",)))
    first, second = (fill_official(blank, mapping, HELD, AGENCY, PROVIDER) for _ in range(2))
    assert first.sha256 == second.sha256


def test_an_official_form_holds_only_what_its_reader_may_see() -> None:
    """A required answer that the audience may not see counts as missing, and is nowhere in the message."""
    blank = _drawn(_plain)
    mapping = mapped(blank, Fill("Facts", ("Q03",), required=True), readers="provider public")
    with pytest.raises(DoesNotFit) as fault:
        fill_official(blank, mapping, HELD, AGENCY, replace(ORDER, audience="public"))
    assert "required" in str(fault.value)
    assert "rail" not in str(fault.value)


@pytest.mark.parametrize(
    ("kind", "ticked", "given"),
    [
        ("signed", "name contact", {"Name": "Sampleford", "Phone": "555 0177", "Why": ""}),
        ("signed", "reason", {"Name": "", "Phone": "", "Why": "Wants to talk tonight"}),
        ("declined", "name contact reason", {"Name": "", "Phone": "", "Why": ""}),
    ],
)
def test_a_services_own_form_holds_what_the_person_ticked(
    kind: str, ticked: str, given: dict[str, str]
) -> None:
    """A referral on the service's form follows the person's consent like the referral on ours."""

    def draw(canvas: Canvas) -> None:
        for top, name in ((700, "Name"), (660, "Phone"), (620, "Why")):
            canvas.acroForm.textfield(name=name, x=72, y=top, width=300, height=18, fontSize=10)

    blank = _drawn(draw)
    rules = Fill("Name", ("C02",)), Fill("Phone", ("C14",)), Fill("Why", ("R05",))
    mapping = mapped(blank, *rules, report="referral")
    asked = report(REFERRAL, referral_xml(kind, ticked))
    order = replace(PROVIDER, consents=(replace(SHARING, given_in=asked.report_id),))
    held = values(fill_official(blank, mapping, asked, AGENCY, order).pdf)
    assert {name: held[name] for name in ("Name", "Phone")} == {n: given[n] for n in ("Name", "Phone")}
    assert (given["Why"] in held["Why"]) if given["Why"] else "Wants" not in held["Why"]


def test_no_official_form_holds_substance_use_answers() -> None:
    """They travel with the notice of 42 CFR 2.32 only, and a state's form has no place for it."""
    blank = _drawn(_plain)
    mapping = mapped(blank, Fill("Facts", ("Q03",)))
    marked = report(labelled("hold", "Hold", ("Q03",)), marked_xml("hold", ("Q03",)))
    order = replace(PROVIDER, consents=(replace(SHARING, kind="part2"),))
    held = values(fill_official(blank, mapping, marked, AGENCY, order).pdf)["Facts"]
    assert marker("m_provider_q03") in held
    assert marker("m_all_sud_q03") not in held


def test_a_form_filled_for_a_demonstration_says_so_on_each_page() -> None:
    """Flattened or not; a real agency's form carries no mark."""

    def draw(canvas: Canvas) -> None:
        _plain(canvas)
        canvas.showPage()
        canvas.drawString(72, 700, "Two")

    blank = _drawn(draw)
    mapping = mapped(blank, Fill("AgencyName", ("@agency.name",)))
    for flatten in (False, True):
        shown = replace(AGENCY, demonstration=True)
        made = fill_official(blank, mapping, HELD, shown, PROVIDER, flatten=flatten).pdf
        pages = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
        assert ["NOT A RECORD" in page for page in pages] == [True, True]
    real = PdfReader(BytesIO(fill_official(blank, mapping, HELD, AGENCY, PROVIDER).pdf))
    assert "NOT A RECORD" not in real.pages[0].extract_text()


def test_what_does_not_fit_is_listed_never_cut() -> None:
    """Too long for the box, beyond the field's count, beyond its letters: all faults at once."""
    long = HOLD_XML.replace("Had no coat", "Had no coat " * 120)
    blank = _drawn(_both)
    rules = (
        Fill("Facts", ("Q03",)),
        Fill("Badge", ("@report.number",)),
        Fill("OfficerName", ("@author.name",)),
    )
    given = replace(report(HOLD, long), author=replace(HELD.author, name="名 Marsh"))
    with pytest.raises(DoesNotFit) as fault:
        fill_official(blank, mapped(blank, *rules), given, AGENCY, PROVIDER)
    assert [
        any(name in said for said in fault.value.faults) for name in ("Facts", "Badge", "OfficerName")
    ] == [True] * 3
    assert "coat" not in str(fault.value)


def test_an_expired_edition_and_another_file_are_refused() -> None:
    """Neither yesterday's edition nor a look-alike is filled."""
    blank = _drawn(_plain)
    rule = Fill("OfficerName", ("@author.name",))
    with pytest.raises(OfficialFormRefused) as expired:
        fill_official(blank, mapped(blank, rule, until=ORDER.made_at.date()), HELD, AGENCY, PROVIDER)
    assert expired.value.code == "official-form-edition-expired"
    # nine in the evening there, the next day in Greenwich: the edition holds until its day ends here
    evening = replace(PROVIDER, made_at=datetime(2026, 3, 13, 2, 0, tzinfo=UTC))
    fill_official(blank, mapped(blank, rule, until=date(2026, 3, 13)), HELD, AGENCY, evening)
    with pytest.raises(OfficialFormRefused) as other:
        fill_official(_drawn(_boxes), mapped(blank, rule), HELD, AGENCY, PROVIDER)
    assert other.value.code == "official-form-other-file"


def test_an_edition_that_the_law_of_the_place_calls_expired_is_refused() -> None:
    """The worksheet says that it is no longer valid; a mapping that names no end does not fill it either."""
    blank = _drawn(_plain)
    mapping = mapped(blank, Fill("OfficerName", ("@author.name",)))
    today = ORDER.made_at.astimezone(HELD.zone).date()

    def held_under(edition: str, last: date) -> ReportOnPaper:
        pack = law_packs()["CA"]
        return replace(HELD, law=replace(pack, form=replace(pack.form, edition=edition, valid_until=last)))

    yesterday = today - timedelta(days=1)
    with pytest.raises(OfficialFormRefused) as refused:
        fill_official(blank, mapping, held_under(mapping.edition, yesterday), AGENCY, PROVIDER)
    assert refused.value.code == "official-form-edition-expired"
    for law in (held_under(mapping.edition, today), held_under("2025-06", yesterday)):
        assert fill_official(blank, mapping, law, AGENCY, PROVIDER).pdf
    # the report keeps the pack of its day; the one in force since says that the edition ended
    since = held_under(mapping.edition, yesterday).law
    with pytest.raises(OfficialFormRefused) as ended:
        fill_official(blank, mapping, held_under(mapping.edition, today), AGENCY, PROVIDER, law_now=since)
    assert ended.value.code == "official-form-edition-expired"


def test_a_form_is_made_for_its_mappings_readers_and_from_its_mappings_reports() -> None:
    """Whoever asks: another reader, or a report of another form, is refused by name."""
    blank = _drawn(_plain)
    rule = Fill("OfficerName", ("@author.name",))
    for order, mapping, code in (
        (replace(PROVIDER, audience="court"), mapped(blank, rule), "official-form-other-reader"),
        (PROVIDER, mapped(blank, rule, report="transfer"), "official-form-other-report"),
    ):
        with pytest.raises(OfficialFormRefused) as refused:
            fill_official(blank, mapping, HELD, AGENCY, order)
        assert refused.value.code == code


def _with(blank: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(blank)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def _make_xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = pikepdf.String("x")
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary())


def _make_dynamic(pdf: pikepdf.Pdf) -> None:
    _make_xfa(pdf)
    pdf.Root.NeedsRendering = True


def _make_xfa_alone(pdf: pikepdf.Pdf) -> None:
    _make_xfa(pdf)
    del pdf.pages[0]["/Annots"]


def _make_signed(pdf: pikepdf.Pdf) -> None:
    field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("s"), V=pikepdf.Dictionary())
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))


def _make_signed_below(pdf: pikepdf.Pdf) -> None:
    signature = pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String("k"), V=pikepdf.Dictionary()))
    kids = pikepdf.Array([signature])
    above = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("s"), Kids=kids)
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(above))


def _make_rectless(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields[0].Rect = pikepdf.Array([1, 2])


def _make_fieldless(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields = 5
    del pdf.pages[0]["/Annots"]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: b"not a pdf", "official-form-damaged"),
        (lambda: _drawn(_plain)[:400], "official-form-damaged"),
        (lambda: _drawn(lambda _: None), "official-form-without-fields"),
        (lambda: _with(_drawn(_plain), _make_dynamic), "official-form-xfa"),
        (lambda: _with(_drawn(_plain), _make_xfa_alone), "official-form-xfa"),
        (lambda: _with(_drawn(_plain), _make_signed), "official-form-signed"),
        (lambda: _with(_drawn(_plain), _make_signed_below), "official-form-signed"),
        (lambda: _with(_drawn(_plain), _make_rectless), "official-form-damaged"),
        (lambda: _with(_drawn(_plain), _make_fieldless), "official-form-without-fields"),
        (lambda: _drawn(_plain, encrypt=StandardEncryption("open sesame")), "official-form-encrypted"),
        (lambda: _drawn(_plain, encrypt=StandardEncryption("", "owner")), "official-form-encrypted"),
    ],
)
@pytest.mark.logs_warnings
def test_files_that_cannot_be_filled_say_why(made: Callable[[], bytes], code: str) -> None:
    """Damaged, field-less, XFA, signed and encrypted forms are each refused under their own code."""
    with pytest.raises(OfficialFormRefused) as refused:
        official_fields(made())
    assert refused.value.code == code


def test_a_form_that_describes_itself_twice_is_filled_by_its_fields() -> None:
    """The description would show its reader empty fields, so it goes, with the scripts that came with it."""
    blank = _with(_drawn(_plain), _make_xfa)
    mapping = mapped(blank, Fill("AgencyName", ("@agency.name",)))
    filled = fill_official(blank, mapping, HELD, AGENCY, PROVIDER).pdf
    assert values(filled)["AgencyName"] == "Larkspur Police Department"
    with pikepdf.open(BytesIO(filled)) as opened:
        assert "/XFA" not in opened.Root.AcroForm
        assert "/Names" not in opened.Root


def _make_acting(pdf: pikepdf.Pdf) -> None:
    """Scripts and the like in every place that may hold them."""

    def does(kind: str, **how: str) -> pikepdf.Dictionary:
        return pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), **how)

    script = does("JavaScript", JS="app.alert(1)")
    pdf.Root.OpenAction = script
    pdf.Root.AA = pikepdf.Dictionary(WC=script)
    pdf.Root.Names = pikepdf.Dictionary(
        JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("x"), script]))
    )
    pdf.pages[0].AA = pikepdf.Dictionary(O=does("URI", URI="http://larkspur.example/opened"))
    field = pdf.Root.AcroForm.Fields[0]
    field.AA = pikepdf.Dictionary(K=script, F=script)
    field.A = does("Launch", F="start.exe")
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([10, 10, 90, 20]),
        A=does("GoToR", F="other.pdf"), PA=does("Hide"),
    )  # fmt: skip
    sound = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Sound, Rect=pikepdf.Array([10, 30, 90, 40]), F=4
    )
    pdf.pages[0].Annots.append(pdf.make_indirect(link))
    pdf.pages[0].Annots.append(pdf.make_indirect(sound))
    pdf.Root.Perms = pikepdf.Dictionary()
    pdf.Root.AcroForm.Fields[1].A = does("ResetForm", Next=script)
    hidden = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("sum"), AA=pikepdf.Dictionary(C=script))
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(hidden))
    pdf.attachments["notes.txt"] = b"attached"


@pytest.mark.parametrize("flatten", [False, True])
def test_nothing_in_a_filled_form_acts(flatten: bool) -> None:
    """Scripts, what starts a program or fetches something, and embedded files stay behind with the blank."""
    blank = _with(_drawn(_plain), _make_acting)
    mapping = mapped(blank, Fill("AgencyName", ("@agency.name",)))
    filled = fill_official(blank, mapping, HELD, AGENCY, PROVIDER, flatten=flatten).pdf
    acting = {"/JavaScript", "/Launch", "/GoToR", "/URI", "/EmbeddedFile", "/Hide", "/ResetForm", "/Sound"}
    acting |= {"/Perms", "/Names"}

    def acts(pdf: bytes) -> set[str]:
        with pikepdf.open(BytesIO(pdf)) as opened, BytesIO() as out:
            opened.save(
                out, stream_decode_level=pikepdf.StreamDecodeLevel.all,
                object_stream_mode=pikepdf.ObjectStreamMode.disable, qdf=True,
            )  # fmt: skip
            written = out.getvalue()
        return {name for name in (*acting, "/OpenAction", "/AA") if name.encode() in written}

    assert acts(blank) == {*acting, "/OpenAction", "/AA"}
    assert acts(filled) == set()
    shown = PdfReader(BytesIO(filled)).pages[0]
    assert AGENCY.name in (shown.extract_text() if flatten else values(filled)["AgencyName"])


def _preset(pdf: pikepdf.Pdf) -> None:
    """A blank that somebody tried out and saved."""
    for field in pdf.Root.AcroForm.Fields:
        if field.T == "DangerOthers":
            field.V = field.AS = pikepdf.Name.Yes
        else:
            field.V = pikepdf.String("left over")


@pytest.mark.parametrize("flatten", [False, True])
def test_what_a_blank_form_held_already_never_passes_for_an_answer(flatten: bool) -> None:
    """A field that is mapped and has no answer is empty, though the blank came ticked or written on."""
    blank = _with(_drawn(_both), _preset)
    rules = (
        Fill("OfficerName", ("C99",)),
        Fill("DangerSelf", ("Q02",), when={"danger_self": "/Yes"}),
        Fill("DangerOthers", ("Q02",), when={"danger_others": "/Yes"}),
    )
    assert {each.name: each.holds for each in official_fields(blank)}["DangerOthers"] == "/Yes"
    filled = fill_official(blank, mapped(blank, *rules), HELD, AGENCY, PROVIDER, flatten=flatten)
    assert {"OfficerName", "DangerOthers"} <= set(filled.blank)
    if not flatten:
        held = values(filled.pdf)
        assert (held["OfficerName"], held["DangerSelf"], held["DangerOthers"]) == ("", "/Yes", "/Off")


def _kids(pdf: pikepdf.Pdf) -> None:
    """The first field shows on two places of different width, as a name on both pages of a form does."""
    field = pdf.Root.AcroForm.Fields[0]
    places = [pikepdf.Array([72, 700, 372, 718]), pikepdf.Array([72, 400, 172, 409])]
    boxes = [
        pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=place, Parent=field, F=4
            )
        )
        for place in places
    ]
    for key in ("/Rect", "/AP", "/Subtype", "/Type"):
        del field[key]
    field.Kids = pikepdf.Array(boxes)
    others = [each for each in pdf.pages[0].Annots if each.objgen != field.objgen]
    pdf.pages[0].Annots = pikepdf.Array([*others, *boxes])


def test_an_answer_stands_whole_in_every_box_of_its_field() -> None:
    """Each box is drawn to its own measure; the narrowest decides whether the answer fits."""
    blank = _with(_drawn(_plain), _kids)
    (wide, narrow) = official_fields(blank)[0].boxes
    assert (wide.width, narrow.width) == (300, 100)
    mapping = mapped(blank, Fill("AgencyName", ("@agency.name",)))
    with pytest.raises(DoesNotFit, match="too long for its box"):
        fill_official(blank, mapping, HELD, AGENCY, PROVIDER)  # ten points of type are higher than the second

    def automatic(pdf: pikepdf.Pdf) -> None:
        _kids(pdf)
        pdf.Root.AcroForm.Fields[0].DA = pikepdf.String("/Helv 0 Tf 0 g")

    blank = _with(_drawn(_plain), automatic)
    short = replace(AGENCY, name="Larkspur Police")
    mapping = mapped(blank, Fill("AgencyName", ("@agency.name",)))
    filled = fill_official(blank, mapping, HELD, short, PROVIDER, flatten=True)
    assert PdfReader(BytesIO(filled.pdf)).pages[0].extract_text().count("Larkspur Police") == 2
    with pytest.raises(DoesNotFit, match="too long for its box"):
        fill_official(blank, mapping, HELD, replace(AGENCY, name="Larkspur " * 9), PROVIDER)


def _as_list(pdf: pikepdf.Pdf) -> None:
    """The state's list stores two letters and shows the name; the button beside it clears the form."""
    for field in pdf.Root.AcroForm.Fields:
        if field.T == "State":
            pairs = (("TX", "Texas"), ("CA", "California"))
            field.Opt = pikepdf.Array([pikepdf.Array(map(pikepdf.String, pair)) for pair in pairs])
        if field.T == "Case":
            field.F = 2


def test_a_list_shows_the_name_of_what_was_chosen() -> None:
    """What is stored is the list's own code; what is read on the paper is what the form shows for it."""
    blank = _with(_drawn(_choices), _as_list)
    listed = {each.name: each for each in official_fields(blank)}["State"]
    assert (listed.states, listed.shown["CA"]) == (("TX", "CA"), "California")
    rule = Fill("State", ("Q02",), when={"danger_self": "CA"})
    held = fill_official(blank, mapped(blank, rule), HELD, AGENCY, PROVIDER).pdf
    assert values(held)["State"] == "CA"
    flat = fill_official(blank, mapped(blank, rule), HELD, AGENCY, PROVIDER, flatten=True).pdf
    assert "California" in PdfReader(BytesIO(flat)).pages[0].extract_text()


def test_one_box_never_takes_two_answers() -> None:
    """Two values that call for different states are named; a text takes the words for both."""
    blank = _drawn(_choices)
    when = {"saw": "/saw", "told": "/told"}
    both = report(HOLD, HOLD_XML.replace(">saw<", ">saw told<", 1))
    with pytest.raises(DoesNotFit, match="takes one of its states and the answers call for 2"):
        fill_official(blank, mapped(blank, Fill("How", ("Q04",), when=when)), both, AGENCY, PROVIDER)
    words = Fill("Case", ("Q04",), when={"saw": "Seen", "told": "Told"}, join=" + ")
    held = values(fill_official(blank, mapped(blank, words), both, AGENCY, PROVIDER).pdf)
    assert held["Case"] == "Seen + Told"


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        (Fill("Cases", ("@case.number",)), "no field 'Cases'; 'Case' is close to it"),
        (Fill("Case", ("@case.number",)), "Rule 1: field 'Case' is hidden"),
        (Fill("How", ("Q04",)), "Rule 1: field 'How' is a box to tick and the rule has no 'when'"),
        (Fill("How", ("Q04",), when={"saw": "/seen"}), "no state '/seen'. It may be /saw, /told"),
    ],
)
def test_a_rule_that_the_form_cannot_follow_is_named(rule: Fill, named: str) -> None:
    """Before anything is filled, with what the field may be."""
    blank = _with(_drawn(_choices), _as_list)
    with pytest.raises(MappingFaulty) as faulty:
        fill_official(blank, mapped(blank, rule), HELD, AGENCY, PROVIDER)
    assert named in str(faulty.value)


def test_one_letter_stands_in_each_cell_and_a_date_in_its_parts() -> None:
    """Boxes for single letters get one each; year, month and day of a date go where the form wants them."""

    def draw(canvas: Canvas) -> None:
        for left, name, most in ((72, "Month", 2), (120, "Day", 2), (168, "Year", 4)):
            canvas.acroForm.textfield(
                name=name, x=left, y=700, width=18 * most, height=18, fontSize=10, maxlen=most,
                fieldFlags="comb",
            )  # fmt: skip

    blank = _drawn(draw)
    assert {each.comb for each in official_fields(blank)} == {True}
    rules = tuple(Fill(part, (f"C07:{part.lower()}",)) for part in ("Month", "Day", "Year"))
    born = report(
        labelled("hold", "Hold", ("C07",)),
        "<hold><all><m_provider_c07>1988-04-09</m_provider_c07></all></hold>",
    )
    filled = fill_official(blank, mapped(blank, *rules), born, AGENCY, PROVIDER)
    held = values(filled.pdf)
    assert (held["Month"], held["Day"], held["Year"]) == ("04", "09", "1988")
    with pikepdf.open(BytesIO(filled.pdf)) as opened:
        year = next(each for each in opened.pages[0].Annots if each.T == "Year")
        drawn = year.AP.N.read_bytes()
        assert drawn.count(b"Tj") == 4
        assert drawn.count(b" l S") == 3  # the lines between the cells stay


def test_fields_are_listed_and_a_mapping_suggested() -> None:
    """The survey names kind, states and size; suggestions pair fields with the dictionary by their words."""
    fields = {each.name: each for each in official_fields(_drawn(_plain))}
    assert (fields["Facts"].kind, fields["Facts"].multiline, fields["Facts"].size) == ("text", True, 9.0)
    assert {each.kind for each in official_fields(_drawn(_choices))} == {"radio", "choice", "text"}
    asked = {
        "Q03": Question({"facts": ["Which facts show it?"]}, types={"facts": "string"}),
        "C02": Question({"last_name": ["Last name"]}, types={"last_name": "string"}),
        "Q02": Question(
            {"which": ["Which ground?"]}, {"danger_self": ["Danger to self"], "other": ["Something else"]}
        ),
    }
    assert suggest([replace(fields["Facts"], kind="radio", states=("/1",))], asked) == {}
    assert suggest(fields.values(), asked)["Facts"] == Fill("Facts", ("Q03",))
    boxes = suggest(official_fields(_drawn(_boxes)), asked)
    assert boxes["DangerSelf"] == Fill("DangerSelf", ("Q02",), when={"danger_self": "/Yes"})


def test_a_mapping_file_is_read_and_its_slips_named() -> None:
    """A good file gives its rules; each slip gets a sentence that says what to write."""
    good = (
        f'form = "F"\nedition = "2026-01"\nsha256 = "{"ab" * 32}"\nvalid_until = 2027-01-01\n'
        '[[fill]]\nfield = "A"\nfrom = ["C03", "C02"]\nrequired = true\n'
        '[[fill]]\nfield = "B"\nfrom = ["Q02"]\nwhen = { danger_self = "/Yes" }\n'
    )
    mapping = read_mapping(good)
    assert mapping.valid_until == date(2027, 1, 1)
    assert mapping.fills[0] == Fill("A", ("C03", "C02"), required=True)
    assert mapping.fills[1].when == {"danger_self": "/Yes"}
    for slip in (
        "form = ",
        'form = "F"',
        good.replace("2027-01-01", '"soon"'),
        good.replace('from = ["C03", "C02"]', ""),
        good.replace('"Q02"', '"@weather"'),
        good.replace('"C02"', '"C07:hour"'),
        good.split("[[fill]]", maxsplit=1)[0],
    ):
        with pytest.raises(MappingFaulty):
            read_mapping(slip)


@pytest.mark.parametrize(
    ("written", "instead", "named"),
    [
        ("2027-01-01", "2027-01-01T00:00:00Z", "'valid_until' is a date .* without a time"),
        ("2027-01-01", "2027-01-01T00:00:00", "'valid_until' is a date .* without a time"),
        ("valid_until", "valid_untill", "'valid_untill', which means nothing"),
        ("required = true", "requird = true", "Rule 1 has 'requird', which means nothing"),
        ("required = true", 'required = "false"', "Rule 1 has a 'required'"),
        ("required = true", "join = 3", "Rule 1 has a 'join'"),
        ("required = true", "when = 3", "Rule 1 has a 'when'"),
        ("required = true", 'when = "x"', "Rule 1 has a 'when'"),
        ("required = true", "when = { danger_self = 1 }", "Rule 1 has a 'when'"),
        ('["C03"]', '["C03", 3]', "Rule 1 of the mapping needs 'field' and a list 'from'"),
        ("[[fill]]", "fill = [1, 2]\n[rest]", "'rest', which means nothing"),
        ("2026-01", "Rev. 3", "'edition' is 'Rev. 3'. Write year and month"),
        ("abab", "ab", "'sha256' is no SHA-256"),
        ("valid_until", 'state = "California"\nvalid_until', "two letters of the state"),
        ("required = true", '[[fill]]\nfield = "A"\nfrom = ["C02"]', "Rules 1 and 2 both fill 'A'"),
        ('["C03"]', '["@agency.name"]\nwhen = { x = "y" }', "'when' for '@agency.name'"),
        ('["C03"]', "[" * 9999, "beyond all bounds"),
        ('["C03"]', "9" * 9999, "beyond all bounds"),
        ('["C03"]', f'["{"x" * 1_000_000}"]', "larger than a megabyte"),
        ('[[fill]]\nfield = "A"\nfrom = ["C03"]\nrequired = true', "fill = [1, 2]", "Rule 1 .* is no rule"),
    ],
)
def test_a_slip_in_a_mapping_is_named_and_never_passed_over(written: str, instead: str, named: str) -> None:
    """A value of another kind, or a word that no rule knows, is said with its name to whoever wrote it."""
    good = (
        f'form = "F"\nedition = "2026-01"\nsha256 = "{"ab" * 32}"\nvalid_until = 2027-01-01\n'
        '[[fill]]\nfield = "A"\nfrom = ["C03"]\nrequired = true\n'
    )
    assert read_mapping(good).fills == (Fill("A", ("C03",), required=True),)
    with pytest.raises(MappingFaulty, match=named):
        read_mapping(good.replace(written, instead))
