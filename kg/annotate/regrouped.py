"""Groups told of again by what they are: "le mouvement islamiste palestinien", "les rebelles kurdes", "le parti chiite".

News names a group once and then says what it is. A definite noun with an origin or a creed is of the group told of before whom both
fit, as the gazetteer knows them (Hawkins 1978, Definiteness and Indefiniteness).
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.annotate.anaphors import Anaphors, kinds_of
from kg.annotations import ActorMention
from kg.languages import function_words
from kg.model import Actor

_BODIES = frozenset({"group", "forces", "organisation"})
_DEFINITE = ("definite", "demonstrative", "contracted_definite")  # "des" may be the article of any: "à des rebelles kurdes"
_NAMING = frozenset({"appos", "flat:name", "nmod", "acl:relcl"})


def regrouped(mention: ActorMention, doc: Doc, anaphors: Anaphors) -> Actor | None:
    """The group named before of which a description tells more; None where it has a bearer of its own or fits nobody."""
    described, start = mention.actor, mention.tokens.start
    if mention.how != "description" or described.kind not in _BODIES or described.id in anaphors.told or not start:
        return None
    matched = anaphors.words.heads.at(doc, start)
    noun = doc[mention.tokens.head]
    if matched is None or doc[start - 1].lower_ not in function_words(doc.lang_, *_DEFINITE):
        return None
    if not described.id.endswith(f"-{matched[0].suffix}") or any(t.dep_ in _NAMING and t.i >= mention.tokens.end for t in noun.children):
        return None
    origin, kinds = described.id.removesuffix(f"-{matched[0].suffix}"), kinds_of(matched[0])
    return anaphors.only(lambda actor: _is_so(actor, origin, kinds, anaphors), mention.tokens.head)


def _is_so(actor: Actor, origin: str, kinds: frozenset[str], anaphors: Anaphors) -> bool:
    """Whether the gazetteer knows that a body is of an origin or creed ("kurdish") and, where a noun says more, of one of some kinds."""
    known = frozenset(anaphors.classes(actor))
    return actor.known and actor.kind in _BODIES and origin in known and (not kinds or not kinds.isdisjoint(known))
