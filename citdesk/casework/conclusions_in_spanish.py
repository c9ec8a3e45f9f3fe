"""Conclusions as they are written in Spanish: "es suicida y un peligro para otros" tells of nothing seen.

Built as the English ones are (:mod:`citdesk.casework.conclusions`): one way to read each conclusion, so that
a long text is decided at once. A dot stands for a letter that may carry an accent or not; a form takes 3,000
characters at most.
"""

from __future__ import annotations

_OA = "[oa]s?"
_HOW = r"(?:muy|claramente|obviamente|extremadamente|todav.a|tambi.n) "
_WHOM = (
    rf"(?:(?:s[ií]|(?:[eéÉ]l|ell{_OA}) mism{_OA})(?: mism{_OA})?|(?:l[oa]s )?dem.s(?: personas)?"
    rf"|(?:l[oa]s )?otr{_OA}(?: personas)?|terceros|(?:(?:la|su) )?(?:comunidad|sociedad|gente|familia)"
    r"|el p.blico|alguien|(?:los )?(?:agentes|oficiales|polic.as))"
)
_DANGER = (
    r"(?:una? )?(?:(?:grave|serio|inminente|real|alto)(?: y | ))*(?:peligro|riesgo|amenaza)"
    r"(?: (?:grave|inmediat[oa]|inminente|real))?"
    r"(?: de (?:hacer |sufrir )?(?:daños?|lesi.n|lesiones)(?: graves?| f.sic[oa]s?)?)?"
)
_ILLNESS = r"(?:enfermedad|trastorno|problema)(?:es|s)? mental(?:es)?"
_IDEAS = r"(?:ideas|ideaci.n|intenciones|pensamientos) (?:suicid|homicid)as?(?: con (?:un )?plan)?"
_CARED_FOR = rf"(?:evaluad|internad|hospitalizad|detenid|retenid|tratad){_OA}"
_VERB = r"(?:necesita|requiere|deb|tien|ten.a|hay |no |puede|podr|cumple|sufre|padece)"
_WHAT = (
    r"(?:(?:suicid|homicid)as?"
    r"|(?:peligros|violent|agresiv|loc|rar|extrañ|paranoic|descompensad|psic.tic|man.ac|hist.ric|err.tic"
    rf"|esquizofr.nic){_OA}|(?:inestable|delirante|demente)s?|bipolar(?:es)?|fuera de control"
    r"|en (?:crisis|(?:un )?estado (?:man.aco|psic.tico))"
    r"|de (?:forma|manera) (?:muy )?(?:err.tica|extraña|rara|violenta)|enferm[oa]s? mental(?:es)?"
    r"|(?:ment|emocion)almente (?:enferm[oa]|inestable|perturbad[oa])s?"
    rf"|gravemente (?:in|dis)capacitad{_OA}|incapaz de cuidar(?:se)?"
    r"|(?:(?:tienen?|ten.an?|sufren?(?: de)?|padecen?(?: de)?|con) )?(?:una? )?"
    rf"(?:{_ILLNESS}|esquizofrenia|psicosis|depresi.n|demencia|{_IDEAS})"
    rf"|(?:necesita|requiere) (?:ayuda|tratamiento|atenci.n|evaluaci.n|ser {_CARED_FOR})"
    r"(?: m.dic[oa]| psiqui.tric[oa])?"
    rf"|(?:debe|deber.a|tienen? que) ser {_CARED_FOR}|hay que (?:intern|hospitaliz|evalu|trat)ar(?:l[oae]s?)?"
    rf"|no (?:puede|pod.a) cuidar(?:se)?(?: sol{_OA})?"
    r"|(?:puede|podr.a) (?:(?:hacer|causar)(?:se|les?)? daño|(?:lastim|dañ|mat)ar(?:se)?)"
    r"|cumple(?: con)? (?:todos )?los (?:criterios|requisitos)(?: de la ley)?"
    rf"|{_WHOM}|{_DANGER})"
)
_WHY = (
    rf"(?: (?:debido a|a causa de|por) (?:(?:su|una?|la) )?{_ILLNESS})?"
    r"(?: por su propi[oa] (?:bien|seguridad))?(?: en este momento| ahora(?: mismo)?| todo el tiempo)?"
)
_OPINION = (
    r"(?:(?:en mi opini.n|a mi juicio|creo que|pienso que|considero que|por (?:eso|lo tanto)"
    r"|seg.n mi (?:formaci.n|experiencia)(?: y (?:mi )?experiencia)?),? )?"
)
_SEEMS = (
    r"(?:es|son|era|fue|est[aá]n?|estaban?|parec[eí]a?n?|se (?:ve|ven|ve.a|mostr.|comport\S+|puso|encuentra)"
    r"|act[uú]\S+|representa|presenta|constituye|sigue(?: siendo)?) "
)
#: What somebody said is a fact, and what follows a conjunction is a clause of its own.
_WORD = (
    r"(?:(?!dijo|dice|cont.|grit|report|escrib|llam|amenaz|[yoea] |pero |que |porque |para |con |de |en mi "
    rf"|seg.n |creo |por |{_VERB})" + r'[^ .,;:!?"«»]+ )'
)
_AS = r"(?:(?:una? )?(?:persona|paciente|sujeto|hombre|mujer)(?: psiqui.tric[oa])? )?"
_BETWEEN = (
    r"(?:,? y (?:para |a |por eso )?|, (?:para |a )?|,? o (?:para |a )?| ni (?:para |a )?| porque | para | a "
    r"| de | ?[.!;]+ ?|$)"
)
# With a word before it a verb of its own is told by what it begins with; without one it stands by itself.
_ONE = rf"{_OPINION}(?:{_WORD}{{1,4}}?(?:{_SEEMS}|(?={_VERB}))|{_SEEMS})?{_AS}(?:{_HOW})?{_WHAT}{_WHY}"

ONLY_IN_SPANISH = r"(?i)^(?:" + _ONE + _BETWEEN + r")+$"
"""Matches a text of conclusions only, its spaces made single; read alike by Python and Java."""
