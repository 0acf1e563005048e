"""Who does what an infinitive tells: verbs that make somebody else act ("a ordonné aux soldats d'attaquer")."""

from __future__ import annotations

from spacy.tokens import Token

_OBJECT_CONTROL = frozenset(
    {"permettre", "aider", "ordonner", "demander", "forcer", "obliger", "autoriser", "inviter", "appeler", "contraindre", "empêcher"}
    | {"laisser", "faire", "exhorter", "pousser", "encourager", "accuser", "soupçonner", "presser", "sommer", "enjoindre", "inciter"}
    | {"interdire", "envoyer", "convaincre", "persuader", "dissuader", "conseiller", "recommander", "charger", "convier", "suspecter"}
    | {"condamner", "reprocher", "entraîner", "former", "conduire", "amener", "commander", "prier"}
)
_OWN_DEEDS = frozenset({"faire", "laisser", "demander"})  # "a fait bombarder", "demande à rentrer"
_PATIENTS = ("obj", "iobj", "obl:arg")


def makes_act(verb: Token) -> bool:
    """Whether the infinitive below a verb is done by the verb's object."""
    return verb.lemma_.lower() in _OBJECT_CONTROL


def made_to_act(verb: Token, infinitive: Token, *, passive: bool) -> list[Token] | None:
    """Whom a verb makes act; empty where the text does not say whom, None where its subject itself acts."""
    if not makes_act(verb):
        return None
    patients = [t for t in verb.children if t.dep_ in _PATIENTS and t.i < infinitive.i and t.pos_ in ("NOUN", "PROPN", "PRON")]
    if patients:
        return patients[:1]
    return None if passive or verb.lemma_.lower() in _OWN_DEEDS else []
