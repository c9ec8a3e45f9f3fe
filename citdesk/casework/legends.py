"""The slots of papers for text that law prescribes word for word, and the agency's file that fills them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from citdesk.casework.checked_table import CheckedTable, DataFileError
from citdesk.casework.prescribed_text import why_not_printable


@dataclass(frozen=True)
class Legend:
    """A slot: what it is for, the citation, and our short summary, which is never the prescribed text."""

    slot: str
    heading: str
    citation: str
    summary: str


LEGENDS: dict[str, Legend] = {
    legend.slot: legend
    for legend in (
        Legend(
            "confidentiality",
            "Confidential",
            "state mental-health confidentiality and public-records law",
            "This paper holds information about a person in crisis. It is meant only for the "
            "recipient named above. Do not copy it, pass it on or file it in a public docket without "
            "authority to do so.",
        ),
        Legend(
            "part2_notice",
            "Notice on substance-use records",
            "42 CFR 2.32",
            "Federal law protects the substance-use information in this paper. Whoever receives it "
            "may not use or disclose it further, least of all in proceedings against the person, "
            "unless the person's written consent or a court order under 42 CFR Part 2 allows it.",
        ),
        Legend(
            "release_terms",
            "Your rights about this release",
            "45 CFR 164.508(c); 42 CFR 2.31",
            "You may refuse to sign, and you may take your consent back at any time except for what "
            "has already been done because of it. Care, payment and eligibility do not depend on "
            "signing, unless you were told otherwise. Whoever receives the information might pass it "
            "on where no law forbids that.",
        ),
        Legend(
            "participation_rights",
            "Before you sign",
            "program agreement; right to counsel under state law",
            "Taking part is your choice. You may talk to a lawyer first, and you may stop at any "
            "time. If you complete the conditions, the charge named here is handled as the program "
            "promises. If you do not, the officer or the prosecutor may go on with the charge. You "
            "give up no right that is not named here.",
        ),
        Legend(
            "probable_cause_attestation",
            "Attestation",
            "state law on probable-cause statements",
            "I state that the facts above are true to the best of my knowledge, and that what others "
            "told me is given as they told it.",
        ),
        Legend(
            "worksheet",
            "Worksheet, not the official form",
            "state rule naming the official hold form",
            "This sheet gathers what the official form asks. It neither replaces it nor starts a hold.",
        ),
        Legend(
            "property_return",
            "Getting your things back",
            "state law on property and weapons in police custody",
            "Keep this receipt. To get an item back, call the number above and give the case or "
            "document number on it. Weapons may have to wait for a court or a check; you can ask why and "
            "until when.",
        ),
        Legend(
            "victim_notice",
            "What this notice means",
            "state victims'-rights law; program agreement",
            "You were named as harmed in the event below. The charge is being handled by a program "
            "instead of an arrest. You may say what you think of that, and you may ask for repayment of "
            "what you lost. You do not have to do anything.",
        ),
        Legend(
            "completion_letter",
            "You have completed the program",
            "program agreement",
            "You have done everything that was agreed. The charge in this case is now handled as the program "
            "promised. Keep this letter.",
        ),
        Legend(
            "completion_on_record",
            "You have completed the program",
            "program agreement",
            "The program is recorded as completed. The charge in this case is now handled as the program "
            "promised. Keep this letter.",
        ),
        Legend(
            "termination_letter",
            "The program has ended",
            "program agreement",
            "Your part in the program has ended before it was completed. The charge in this case may now be "
            "filed. You may talk to a lawyer, and you may ask whether you can come back to the program.",
        ),
        Legend(
            "declined_letter",
            "The program was not opened to you",
            "program agreement",
            "Your case was offered to a program instead of an arrest, and was not taken. This is no finding "
            "about you. The charge in this case may now be filed. You may talk to a lawyer, and you may ask "
            "why.",
        ),
        Legend(
            "expungement_notice",
            "About the record of this event",
            "state law on sealing and expunging records",
            "Since the program was completed, the record of this event may be sealed or expunged. "
            "Until that is ordered the record remains. Ask the clerk of the court or a lawyer how to apply.",
        ),
        Legend(
            "participation_rights_es",
            "Antes de firmar",
            "acuerdo del programa; derecho a un abogado según la ley estatal",
            "Participar es decisión suya. Puede hablar antes con un abogado y puede dejarlo en cualquier "
            "momento. Si cumple las condiciones, el cargo que aquí se nombra se trata como promete el "
            "programa. Si no las cumple, el agente o la fiscalía pueden seguir con el cargo. Usted no "
            "renuncia a ningún derecho que no se nombre aquí.",
        ),
        Legend(
            "completion_letter_es",
            "Usted completó el programa",
            "acuerdo del programa",
            "Usted cumplió todo lo acordado. El cargo de este caso se trata ahora como prometió el programa. "
            "Guarde esta carta.",
        ),
        Legend(
            "completion_on_record_es",
            "Usted completó el programa",
            "acuerdo del programa",
            "El programa consta como completado. El cargo de este caso se trata ahora como prometió el "
            "programa. Guarde esta carta.",
        ),
        Legend(
            "termination_letter_es",
            "El programa terminó",
            "acuerdo del programa",
            "Su parte en el programa terminó antes de completarse. Ahora se puede presentar el cargo de este "
            "caso. Puede hablar con un abogado y puede preguntar si le es posible volver al programa.",
        ),
        Legend(
            "declined_letter_es",
            "No se le abrió el programa",
            "acuerdo del programa",
            "Su caso se ofreció a un programa en lugar de un arresto y no fue admitido. Esto no es una "
            "conclusión sobre usted. Ahora se puede presentar el cargo de este caso. Puede hablar con un "
            "abogado y puede preguntar por qué.",
        ),
        Legend(
            "expungement_notice_es",
            "Sobre el registro de este hecho",
            "ley estatal sobre el sellado y la eliminación de registros",
            "Como el programa se completó, el registro de este hecho puede sellarse o eliminarse. Hasta que "
            "se ordene, el registro permanece. Pregunte en la secretaría del tribunal o a un abogado cómo "
            "solicitarlo.",
        ),
    )
}


def read_legends(name: str, text: str) -> Mapping[str, str]:
    """The agency's texts by slot, from TOML lines ``slot = "text"``; a blank one leaves its slot empty.

    Raises DataFileError for a slot that no paper has, naming all there are, and for a text that cannot be
    printed word for word.
    """
    table = CheckedTable.parse(name, text)
    filled: dict[str, str] = {}
    for slot in table.names():
        if slot not in LEGENDS:
            raise DataFileError(name, f"no paper has a slot {slot}; there are {', '.join(LEGENDS)}")
        words = table.text(slot, blank=True).strip()
        wrong = why_not_printable(words)
        if wrong is not None:
            raise DataFileError(name, f"{slot} {wrong}")
        if words:
            filled[slot] = words
    return filled


def empty_slots(filled: Mapping[str, str]) -> tuple[str, ...]:
    """The slots that still print our summary."""
    return tuple(slot for slot in LEGENDS if not filled.get(slot, "").strip())
