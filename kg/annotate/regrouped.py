"""Groups told of again by what they are: "le mouvement islamiste palestinien", "les rebelles kurdes", "le parti chiite".

News names a group once and then says what it is. A definite noun with an origin or a creed is of the group told of before whom both
fit, as the gazetteer knows them (Hawkins 1978, Definiteness and Indefiniteness).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.anaphors import Anaphors, kinds_of
from kg.annotations import ActorMention
from kg.languages import function_words
from kg.model import Actor

_NUMBER_BACK = 1  # sentences within which a number of members is of the group told of
_BODIES = frozenset({"group", "forces", "organisation"})
_DEFINITE = ("definite", "demonstrative", "contracted_definite")  # "des" may be the article of any: "à des rebelles kurdes"
_NAMING = frozenset({"appos", "flat:name", "nmod", "acl:relcl"})


def regrouped(mention: ActorMention, doc: Doc, anaphors: Anaphors) -> Actor | None:
    """The group named before of which a description tells more; None where it has a bearer of its own or fits nobody."""
    described, start = mention.actor, mention.tokens.start
    if mention.how != "description" or described.kind not in _BODIES or not start:
        return None
    matched = anaphors.words.heads.at(doc, start)
    noun = doc[mention.tokens.head]
    if matched is None:
        return None
    if described.id == matched[0].alone and doc[start - 1].pos_ == "NUM":
        return _numbered(mention, doc, anaphors, kinds_of(matched[0]))
    if described.id in anaphors.told or doc[start - 1].lower_ not in function_words(doc.lang_, *_DEFINITE):
        return None
    if not described.id.endswith(f"-{matched[0].suffix}") or any(t.dep_ in _NAMING and t.i >= mention.tokens.end for t in noun.children):
        return None
    origin, kinds = described.id.removesuffix(f"-{matched[0].suffix}"), kinds_of(matched[0])
    return anaphors.only(lambda actor: _is_so(actor, origin, kinds, anaphors), mention.tokens.head)


def _numbered(mention: ActorMention, doc: Doc, anaphors: Anaphors, kinds: frozenset[str]) -> Actor | None:
    """The one group told of just before of whom a number of members are told of: "contre les talibans … 18 insurgés ont péri"."""
    noun = doc[mention.tokens.head]
    if any(t.dep_ in (*_NAMING, "amod", "acl") and t.i >= mention.tokens.start for t in noun.children):
        return None
    tellers = _tellers(noun, anaphors)
    return anaphors.only(
        lambda actor: actor.known and actor.id not in tellers and not kinds.isdisjoint(anaphors.classes(actor)),
        mention.tokens.head,
        back=_NUMBER_BACK,
    )


def _tellers(noun: Token, anaphors: Anaphors) -> frozenset[str]:
    """The ids of those named in a sentence that opens on who tells it: "Selon le Hezbollah, | vingt miliciens ont péri"."""
    if noun.sent[0].lower_ not in function_words(noun.lang_, "according"):
        return frozenset()
    sentence = anaphors.text.sentence(noun.i)
    return frozenset(actor.id for actor, told in anaphors.recent if told == sentence)


def _is_so(actor: Actor, origin: str, kinds: frozenset[str], anaphors: Anaphors) -> bool:
    """Whether the gazetteer knows that a body is of an origin or creed ("kurdish") and, where a noun says more, of one of some kinds."""
    known = frozenset(anaphors.classes(actor))
    return actor.known and actor.kind in _BODIES and origin in known and (not kinds or not kinds.isdisjoint(known))
