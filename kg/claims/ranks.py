"""Of whom the dead and wounded are where no "parmi" says so.

"onze morts dans les rangs de l'armée", "dix blessés chez les rebelles", "trois tués côté kurde", "du côté de la milice".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.complements import complements
from kg.claims.fillers import Fillers
from kg.claims.forms import preposition
from kg.languages import function_words

_ARMED = frozenset({"forces", "group"})
_WITHIN = ("dans", "chez", "à")


def in_ranks(head: Token, fillers: Fillers) -> list[Token]:
    """Those in whose ranks a casualty word says that its victims were, or the armed body that "dans" or "chez" names."""
    for noun in (noun for word in _WITHIN for noun in complements(head, (word,))):
        if noun.lower_ in function_words(noun.lang_, "ranks"):
            return complements(noun, ("de",)) or [noun]
        mention = fillers.mention(noun)
        if preposition(noun) != "à" and _is_definite(noun) and mention is not None and mention.actor.kind in _ARMED:
            return [noun]
    return _on_side(head, fillers)


def _on_side(head: Token, fillers: Fillers) -> list[Token]:
    """The party on whose side something is told to be: "côté | rebelles", "du côté de | l'armée"; not "du côté de Gao"."""
    for noun in (child for child in head.children if child.lower_ in function_words(head.lang_, "side_of_party")):
        opening = [child.lower_ for child in noun.lefts if child.dep_ in ("case", "det")]
        if not opening and fillers.actors([noun]):
            return [noun]
        if opening and set(opening) <= function_words(head.lang_, "contracted"):
            return [party for party in complements(noun, ("de",)) if fillers.direct(party) and "place" not in fillers.classes(party)]
    return []


def _is_definite(noun: Token) -> bool:
    """Whether a noun has the article of what is known: "dans l'armée", not "médecin dans une unité"."""
    return any(child.lower_ in function_words(noun.lang_, "definite") for child in noun.lefts)
