"""Conclusions are told from facts in Spanish, too: an officer writes in the language of the shift."""

from __future__ import annotations

import time

import pytest
import regex

from citdesk.casework.conclusions import concludes_only, conclusions
from citdesk.casework.conclusions_in_spanish import ONLY_IN_SPANISH
from tests.unit.forms.compiled import compiled

ONLY_TEXTS = (
    "Es suicida.",
    "El sujeto es suicida y un peligro para otros.",
    "La mujer es un peligro para sí misma y para los demás.",
    "Está loco.",
    "Él estaba fuera de control.",
    "Peligro para sí mismo y para terceros.",
    "Es un peligro para sí mismo, para otros y para la comunidad.",
    "Tiene una enfermedad mental y necesita tratamiento.",
    "El hombre parecía psicótico y peligroso.",
    "Ella está gravemente incapacitada.",
    "Ideación suicida con plan.",
    "Tiene ideas suicidas.",
    "En mi opinión es suicida y necesita ayuda.",
    "Creo que la persona es peligrosa.",
    "Según mi formación y experiencia, es un peligro para sí mismo.",
    "No puede cuidar de sí mismo debido a su enfermedad mental.",
    "Cumple los criterios de la ley.",
    "Debe ser internado por su propio bien.",
    "El joven se comportaba de forma errática y rara todo el tiempo.",
    "Representa un riesgo inminente para otros en este momento.",
    "Podría hacerse daño a sí mismo o a otros.",
    "Es esquizofrénico y muy violento.",
    "La señora sufre de depresión y está inestable.",
    "Los dos hermanos son peligrosos.",
    "MUY PELIGROSO. SUICIDA.",
    "Está claramente en crisis y descompensada.",
    "Sigue siendo una amenaza para la familia y los agentes.",
    "Hay que internarlo porque es peligroso.",
    "El hombre es bipolar y peligroso para la comunidad.",
    "Persona con enfermedad mental.",
    "Se puso violento y agresivo.",
    "Es una persona suicida.",
    "Paciente psiquiátrico descompensado.",
    "Él presenta peligro para su familia.",
    "El joven actuaba de manera muy extraña.",
    "A mi juicio la mujer debe ser hospitalizada.",
    "Tiene problemas mentales y puede matar a alguien.",
)
#: The same with one thing beside it that was seen, heard or told, and texts of facts alone.
WITH_A_FACT = (
    "Es suicida: tenía la soga en la mano.",
    "A las 17:40 dijo que esta noche se tira del puente.",
    "Es un peligro para otros porque golpeó a su madre con una silla.",
    "La mujer es suicida y se cortó la muñeca con una navaja.",
    "Su hermana dijo que es suicida.",
    "Nos dijo que quiere morir.",
    "Está loco, gritaba a la pared y no comía desde el lunes.",
    "El sujeto es peligroso y tiene una pistola en la cama.",
    "Dijo «soy un peligro para mí mismo».",
    "“Es suicida”",
    "Estaba sentado en la baranda y lloraba.",
    "No puede cuidarse: dejó la estufa encendida dos veces hoy.",
    "Tiene esquizofrenia según su médico, y no toma las pastillas desde mayo.",
    "Podría hacerse daño con el cuchillo que sostenía.",
    "Parecía psicótico y corrió entre los autos.",
    "Necesita ayuda para caminar; se cayó tres veces.",
    "Es suicida y lo vi saltar.",
    "Según su esposa, no duerme desde hace cuatro días.",
    "Ideación suicida con plan de chocar el auto esta noche.",
    "Cumple los criterios: amenazó con una botella rota al cajero.",
    "El hombre estaba tranquilo y respondió a todas las preguntas.",
    "Representa un riesgo para otros; empujó al enfermero contra la puerta.",
    "La madre contó que él habla con su padre muerto.",
    "Estaba descalza en la nieve y no sabía su nombre.",
    "El joven actuaba de manera extraña y rompió la ventana.",
    "Tiene depresión y se tomó treinta pastillas.",
    "La mujer debe ser hospitalizada porque sangraba del brazo.",
    "Es bipolar y dejó de comer hace una semana.",
    "Me dijo que Dios le ordena saltar.",
    "Podría matarse con la pistola de su padre.",
    "Es un peligro para otros con el bate que llevaba.",
    # a wish that somebody may have voiced is no conclusion
    "La chica quiere suicidarse.",
)


@pytest.mark.parametrize("text", ONLY_TEXTS)
def test_a_text_of_conclusions_only_is_told(text: str) -> None:
    """Whatever the number of people and sentences."""
    assert concludes_only(text)


@pytest.mark.parametrize("text", WITH_A_FACT)
def test_one_fact_lets_a_text_pass(text: str) -> None:
    """What was seen, heard or told, in quotation marks or not."""
    assert not concludes_only(text)


def test_each_sentence_is_told_by_itself() -> None:
    """Of a text in which both stand, the conclusion alone is pointed at."""
    text = "Es suicida. Tenía la soga en la mano. She is dangerous."
    assert [text[start:end] for start, end in conclusions(text)] == ["Es suicida", "She is dangerous"]


@pytest.mark.parametrize(
    "clause",
    [
        "el sujeto es suicida",
        "tiene una enfermedad mental",
        "debe ser internado por su propio bien",
        "un peligro inminente de daño grave para sí",
        "en mi opinión es suicida por su enfermedad mental ahora mismo",
        "no puede cuidar de sí mismo",
        "una persona con problemas mentales",
    ],
)
@pytest.mark.parametrize("parted", [" y ", ", ", ". ", " para ", " porque ", " y para ", " a ", " de "])
def test_thirty_conclusions_in_a_row_are_read_in_one_way(clause: str, parted: str) -> None:
    """Ending in one plain word: answered at once, by the forms' matcher as well."""
    begun = time.process_time()
    text = parted.join([clause] * 30) + " x"
    assert not concludes_only(text)
    assert regex.match(ONLY_IN_SPANISH, text, timeout=1) is None
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("form_id", "path"),
    [
        ("encounter", "/encounter/seen/fact/what"),
        ("supplement", "/supplement/facts/fact/what"),
        ("hold", "/hold/grounds/criterion/facts"),
    ],
)
def test_the_forms_carry_the_same_rules(form_id: str, path: str) -> None:
    """What the form refuses while it is typed is what the checks see."""
    assert ONLY_IN_SPANISH in compiled(form_id).binds[path]["constraint"]
