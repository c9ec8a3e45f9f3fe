"""The fixed words of letters, hand-outs and the agreement in Spanish, by their English; never answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from types import MappingProxyType

from citdesk.paperwork.text.dates import day, moment

SPANISH = "es"

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        # titles
        "Completion Letter": "Carta de finalización",
        "Termination Letter": "Carta de terminación",
        "Letter of a Declined Diversion": "Carta sobre un desvío no admitido",
        "Sealing or Expungement Notice": "Aviso sobre el sellado o la eliminación del registro",
        # head and facts
        "CORRECTED PAPER": "DOCUMENTO CORREGIDO",
        "Replaces": "Sustituye a",
        "{document}, issued {time}": "{document}, emitido el {time}",
        "Corrected": "Se corrige",
        "To": "Para",
        "Date": "Fecha",
        "About": "Asunto",
        "Participation Agreement": "Acuerdo de participación",
        "Form": "Formulario",
        "Revision": "Revisión",
        "{number}, hash {hash}": "{number}, huella {hash}",
        "Written by": "Escrito por",
        "Sent": "Enviado",
        "Approved by": "Aprobado por",
        "Approved": "Aprobado",
        "Status": "Estado",
        "NOT APPROVED": "SIN APROBAR",
        "NOT APPROVED: sent, and not yet decided by a supervisor": "SIN APROBAR: enviado, todavía sin "
        "decisión de un supervisor",
        "Sent; needs no approval": "Enviado; no necesita aprobación",
        "Made for": "Emitido para",
        "Readers": "Lectores",
        "Agency use only": "Solo para uso de la agencia",
        "Court and prosecutor": "Tribunal y fiscalía",
        "The person concerned": "La persona interesada",
        "Reason": "Motivo",
        "Made by": "Emitido por",
        "Made": "Fecha de emisión",
        # the agreement
        "NOT AGREED: the person was offered this and has not said yes": "SIN ACUERDO: se ofreció a la "
        "persona y no ha dicho que sí",
        "Name used": "Nombre que usa",
        "Date of birth": "Fecha de nacimiento",
        "Address": "Domicilio",
        "Phone": "Teléfono",
        "Where": "Dónde",
        "Juvenile": "Menor de edad",
        "The program": "El programa",
        "What the person was told and said": "Lo que se dijo a la persona y lo que respondió",
        "Conditions": "Condiciones",
        "Deadlines": "Plazos",
        "Signatures given on the screen": "Firmas dadas en la pantalla",
        "Names typed on the screen; no signature was drawn": (
            "Nombres escritos en la pantalla; no se trazó ninguna firma"
        ),
        "Signatures": "Firmas",
        "{who}, signature": "{who}, firma",
        "The person": "La persona",
        "Parent or guardian": "Padre, madre o tutor",
        "Witness or interpreter": "Testigo o intérprete",
        "Author": "Autor del informe",
        "CIT officer": "Agente CIT",
        "Officer": "Agente",
        "Supervisor": "Supervisor",
        "Case manager": "Gestor del caso",
        "Prosecutor": "Fiscalía",
        "Electronic signatures": "Firmas electrónicas",
        "Sent and signed": "Enviado y firmado",
        "Approval": "Aprobación",
        "No supervisor has approved this revision.": "Ningún supervisor ha aprobado esta revisión.",
        "Report and revision": "Informe y revisión",
        "Act": "Acto",
        "By": "Por",
        "When": "Cuándo",
        "{report}, revision {number}": "{report}, revisión {number}",
        "hash {hash}": "huella {hash}",
        "The file of this paper may carry digital signatures; a PDF reader shows them.": "El archivo de este "
        "documento puede llevar firmas digitales; un lector de PDF las muestra.",
        "Case": "Caso",
        "case": "caso",
        "not yet numbered": "todavía sin número",
        "Report": "Informe",
        "Document": "Documento",
        "Questions? Call {agency}, {phone}.": "¿Preguntas? Llame a {agency}, {phone}.",
        "Person": "Persona",
        "Event": "Evento",
        "Happened": "Ocurrió",
        "Program": "Programa",
        "Complete by": "Completar antes del",
        "Result": "Resultado",
        "Note": "Nota",
        "Recorded": "Registrado",
        "Charge": "Cargo",
        "Charges": "Cargos",
        "Court liaison": "Enlace judicial",
        "badge {badge}": "placa {badge}",
        # how it ended
        "Completed": "Completado",
        "The person withdrew": "La persona se retiró",
        "Ended without completion": "Terminó sin completarse",
        "Declined by the prosecutor": "Rechazado por la fiscalía",
        "Declined by the program": "Rechazado por el programa",
        "Charge filed": "Cargo presentado",
        "Charge dismissed": "Cargo desestimado",
        # the end
        "For the agency": "Por la agencia",
        "Name, role and signature": "Nombre, cargo y firma",
        "Date and time": "Fecha y hora",
        "This copy is yours. It tells of things that are private: keep it where you want it to be, and "
        "show it to whom you choose.": "Esta copia es suya. Habla de cosas privadas: guárdela donde usted "
        "quiera y muéstrela a quien usted elija.",
        "What somebody wrote for this case stands here in the words in which it was written.": "Lo que "
        "alguien escribió para este caso aparece aquí tal como lo escribió, también si fue en inglés.",
        "Left out of this letter, whether or not any was given: {kinds}.": "No se incluye en esta carta, se "
        "haya dado o no: {kinds}.",
        "Left out of this copy, whether or not any was given: {kinds}.": "No se incluye en esta copia, se "
        "haya dado o no: {kinds}.",
        "All answers": "Todas las respuestas",
        "All other answers": "Todas las demás respuestas",
        "{n} of {all} kinds of answer": "{n} de {all} tipos de respuesta",
        "substance-use information, which needs written consent or a court order (42 CFR Part 2)": "datos "
        "sobre el consumo de sustancias, que requieren consentimiento escrito u orden judicial (42 CFR Parte "
        "2)",
        "health information": "información de salud",
        "victim or juvenile information": "información de víctimas o de menores",
        "criminal-justice information (CJIS Security Policy)": "información de justicia penal (CJIS Security "
        "Policy)",
        "identifying details": "datos de identificación",
        "not meant for this reader": "no es para quien recibe este documento",
        "the form does not say who may see it, so nobody does": "el formulario no dice quién puede "
        "verlo, así que nadie lo ve",
        "not asked for by a {title} (minimum necessary)": "este documento no lo pide (mínimo necesario)",
        "Characters that could not be printed": "Caracteres que no se pudieron imprimir",
        "The typeface of this paper lacks these characters. In the text each stands as {sign}, or as its "
        "name in brackets where it is a picture; the record itself holds them unchanged.": "A la letra de "
        "este documento le faltan estos caracteres. En el texto cada uno aparece como {sign}, o con su "
        "nombre entre corchetes si es un dibujo; el registro los conserva sin cambios.",
        "Code point": "Código",
        "Name": "Nombre",
        "Times": "Veces",
        "No.": "N.º",
        "{title} \N{EN DASH} {number} of {count}": "{title} \N{EN DASH} {number} de {count}",
        # on every page
        "Page {page} of {pages}": "Página {page} de {pages}",
        "Document {document}": "Documento {document}",
        "Record {record}": "Registro {record}",
        "Confidential \N{EN DASH} Person's Own Copy": "Confidencial \N{EN DASH} copia de la persona",
        "DEMONSTRATION - NOT A RECORD": "DEMOSTRACIÓN - SIN VALIDEZ",
        "Scan to see whether this paper still counts": "Escanee para ver si este documento sigue vigente",
        "Code of this document and of the record behind it, to compare": "Código de este documento y de su "
        "registro, para cotejar",
        "Diversion": "Desvío",
        "QR code that holds the document id {document} and the hash of the record it shows": "Código QR con "
        "el número de documento {document} y la huella del registro que muestra",
        "; it leads to {hq}, which says whether this paper still counts": "; lleva a {hq}, que dice si este "
        "documento sigue vigente",
    }
)
SPANISH_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
)  # fmt: skip

_KINDS = re.compile(r"(\d+) of (\d+) kinds of answer").fullmatch
_NOT_ASKED = re.compile(r"not asked for by an? .* \(minimum necessary\)").fullmatch

Say = Callable[[str], str]


def english(text: str) -> str:
    """The words as they are."""
    return text


def spanish(text: str) -> str:
    """The fixed words in Spanish; others, such as an agency's own, as they are."""
    return _WORDS.get(text, text)


def withheld_words(text: str, say: Say) -> str:
    """An extent or a rule of what is withheld, as :func:`spanish` or :func:`english` says it."""
    if found := _KINDS(text):
        return say("{n} of {all} kinds of answer").format(n=found[1], all=found[2])
    if say is not english and _NOT_ASKED(text):
        return say("not asked for by a {title} (minimum necessary)")
    return say(text)


def say_in(language: str) -> Say:
    """Says fixed words in that language: Spanish, or else English."""
    return spanish if language == SPANISH else english


def day_in(language: str, value: date) -> str:
    """``12 de marzo de 2026``, or as :func:`day`."""
    if language != SPANISH:
        return day(value)
    return f"{value.day} de {SPANISH_MONTHS[value.month - 1]} de {value.year}"


def moment_in(language: str, value: datetime, zone: tzinfo) -> str:
    """``12 de marzo de 2026, 21:05 CDT``, or as :func:`moment`."""
    said = moment(value, zone)
    if language != SPANISH:
        return said
    local = value if value.tzinfo is None else value.astimezone(zone)
    return f"{day_in(language, local)}{said[len(day(local)) :]}"
