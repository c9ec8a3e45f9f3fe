"""Two workbooks as somebody new would write them: one in ODK's manner, one in KoboToolbox's."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

Sheets = dict[str, list[list[str]]]

ODK: Sheets = {
    "survey": [
        ["type", "name", "label", "choice_filter", "relevant", "calculation", "constraint", "repeat_count"],
        ["begin_group", "place", "Where you went", "", "", "", "", ""],
        ["select_one counties", "county", "County", "", "", "", "", ""],
        ["select_one towns", "town", "Town", "county = ${county}", "", "", "", ""],
        ["select_one_from_file stations.csv", "station", "Station", "", "", "", "", ""],
        ["end_group", "", "", "", "", "", "", ""],
        ["begin_group", "people", "Who was there", "", "", "", "", ""],
        ["integer", "count", "How many people?", "", "", "", ". >= 0 and . < 20", ""],
        ["begin_repeat", "person", "Person", "", "", "", "", "${count}"],
        ["text", "called", "What are they called?", "", "", "", "", ""],
        ["integer", "age", "How old are they?", "", "", "", ". < 130", ""],
        ["end_repeat", "", "", "", "", "", "", ""],
        ["calculate", "oldest", "", "", "", "max(${age})", "", ""],
        ["note", "told", "The oldest is ${oldest}.", "", "${oldest} > 0", "", "", ""],
        ["end_group", "", "", "", "", "", "", ""],
    ],
    "choices": [
        ["list_name", "name", "label", "county"],
        ["counties", "north", "North County", ""],
        ["counties", "south", "South County", ""],
        ["towns", "alder", "Alder", "north"],
        ["towns", "birch", "Birch", "north"],
        ["towns", "cedar", "Cedar", "south"],
    ],
    "settings": [["form_title", "form_id", "version"], ["Home visits", "home_visits", "3"]],
}

KOBO: Sheets = {
    "survey": [
        [
            "type",
            "name",
            "label::English (en)",
            "label::Español (es)",
            "hint::English (en)",
            "required",
            "appearance",
            "calculation",
            "choice_filter",
            "repeat_count",
            "parameters",
        ],
        ["start", "start", "", "", "", "", "", "", "", "", ""],
        [
            "select_one region",
            "region",
            "Region",
            "Región",
            "Where it was",
            "true",
            "minimal",
            "",
            "",
            "",
            "",
        ],
        ["select_one site", "site", "Site", "Sitio", "", "", "", "", "region=${region}", "", ""],
        ["select_multiple need or_other", "needs", "Needs", "Necesidades", "", "", "", "", "", "", ""],
        ["range", "calm", "How calm?", "¿Qué calma?", "", "", "", "", "", "", "start=0 end=10 step=1"],
        ["image", "sketch", "Sketch", "Dibujo", "", "", "", "", "", "", ""],
        ["begin_group", "visits", "Visits", "Visitas", "", "", "", "", "", "", ""],
        ["integer", "visit_count", "How many?", "¿Cuántas?", "", "", "", "", "", "", ""],
        ["begin_repeat", "visit", "Visit", "Visita", "", "", "", "", "", "${visit_count}", ""],
        ["date", "day", "Day", "Día", "", "", "", "", "", "", ""],
        ["end_repeat", "", "", "", "", "", "", "", "", "", ""],
        ["calculate", "twice", "", "", "", "", "", "${visit_count} * 2", "", "", ""],
        ["end_group", "", "", "", "", "", "", "", "", "", ""],
    ],
    "choices": [
        ["list_name", "name", "label::English (en)", "label::Español (es)", "region"],
        ["region", "hills", "Hills", "Colinas", ""],
        ["region", "coast", "Coast", "Costa", ""],
        ["site", "clinic", "Clinic", "Clínica", "hills"],
        ["site", "harbor", "Harbor", "Puerto", "coast"],
        ["need", "food", "Food", "Comida", ""],
        ["need", "rest", "Rest", "Descanso", ""],
    ],
    "settings": [["id_string", "form_title", "default_language"], ["needs_1", "Needs", "English (en)"]],
}

STATIONS = "name,label\ns1,Station One\ns2,Station Two\n"


def write_workbook(file: Path, sheets: Sheets) -> Path:
    """Saves the sheets as an .xlsx workbook."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file
