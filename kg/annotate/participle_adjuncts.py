"""Adjuncts between a participle and its by-agent that the parser hung on other words: "l'attaque perpétrée | le 3 juin à Gao | par X".

What stands between them with no comma or verb belongs to the participle. The parser gives it to the verb of the clause ("a condamné
l'attaque …"), and the agent to the place in front of it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import past_participle
from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_REACH = 18  # tokens of "perpétrée dans la nuit de samedi à dimanche dans un village de la région de Gao par"
_ADJUNCTS = frozenset({"obl:mod", "obl:arg", "nmod", "advmod"})
_NOMINAL = ("NOUN", "PROPN", "PRON")
_QUALIFYING = frozenset({"acl", "amod"})


def mend_participle_adjuncts(doc: Doc) -> None:
    """Hang such adjuncts and agents on the participle, in place."""
    for preposition in with_lower_form(doc, function_words(doc.lang_, "by")):
        agent = preposition.head
        participle = _participle(preposition)
        if participle is None or preposition.dep_ != "case" or agent.pos_ not in _NOMINAL or agent.i < preposition.i:
            continue
        between = doc[participle.i + 1 : preposition.i]
        moved = {t.i: (participle.i, "obl:mod") for t in between if t.dep_ in _ADJUNCTS and _is_above(t.head, participle)}
        if agent.head.i != participle.i and (
            _is_above(agent.head, participle) or (agent.dep_ == "nmod" and _is_place(agent.head, participle))
        ):
            moved[agent.i] = (participle.i, "obl:agent")
        if moved:
            rehang(doc, moved)


def _participle(preposition: Token) -> Token | None:
    """The participle behind its noun that stands before a preposition, with more than nothing but adjuncts between them."""
    doc = preposition.doc
    for i in range(preposition.i - 1, max(preposition.sent.start, preposition.i - _REACH), -1):
        token = doc[i]
        if token.is_punct or token.pos_ in ("AUX", "SCONJ") or token.lower_ in function_words(doc.lang_, "relative_subject"):
            return None
        if token.pos_ == "VERB":
            qualifies = token.dep_ in _QUALIFYING and token.head.i == i - 1 and token.head.pos_ == "NOUN"
            return token if qualifies and past_participle(token) and i < preposition.i - 1 else None
    return None


def _is_above(governor: Token, participle: Token) -> bool:
    """Whether a word that an adjunct hangs on is one that the participle's noun hangs on."""
    return governor.i < participle.i and governor.is_ancestor(participle.head)


def _is_place(noun: Token, participle: Token) -> bool:
    """Whether a noun behind a participle is a named place, or is told of one: "dans le village de X"."""
    return noun.i > participle.i and any(token.ent_type_ in ("PLACE", "LOC") for token in (noun, *noun.children))
