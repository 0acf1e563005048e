"""What a relative pronoun behind "et" stands for: the noun that the qualification in front goes on to describe.

"un groupe armé par Lima et | qui tient la ville", "un pays en crise et | qui réclame justice": French joins a relative clause only to
what qualifies its own antecedent.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import agreeing_noun, agrees, disagrees
from kg.claims.forms import is_past_participle, preposition
from kg.claims.phrase_before import nominal_before
from kg.languages import function_words

_QUALIFYING = frozenset({"acl", "acl:relcl", "amod"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def joined_antecedent(pronoun: Token, verb: Token) -> Token | None:
    """The noun that agrees with the verb, of those that a participle, a relative clause or "en" in front of the conjunction qualifies."""
    start = pronoun.sent.start
    if pronoun.i - 2 <= start or pronoun.lower_ not in function_words(pronoun.lang_, "relative_subject"):
        return None
    if pronoun.nbor(-1).lower_ not in function_words(pronoun.lang_, "and"):
        return None
    before = pronoun.i - 2
    while before > start and pronoun.doc[before].is_punct:
        before -= 1
    node = pronoun.doc[before]
    while node.head.i < node.i:
        above = node.head
        clause = node.dep_ in _QUALIFYING and (node.pos_ in ("VERB", "AUX") or is_past_participle(node))
        inside = node.dep_ == "nmod" and preposition(node) in function_words(pronoun.lang_, "in")
        if (clause or inside) and above.pos_ in _NOMINAL:
            noun = agreeing_noun(node, above) if clause and is_past_participle(node) else above
            if not disagrees(verb, noun):
                return noun
        elif _stands_apart(node) and (apart := nominal_before(node)) is not None and agrees(node, apart) and not disagrees(verb, apart):
            return apart
        node = above
    return None


def _stands_apart(participle: Token) -> bool:
    """Whether a bare participle stands behind the comma of the noun that it qualifies, though the parser hung it on a verb."""
    bare = participle.pos_ == "VERB" and is_past_participle(participle) and not any(c.dep_.startswith("aux") for c in participle.children)
    return bare and participle.nbor(-1).text == ","
