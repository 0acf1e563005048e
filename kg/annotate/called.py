"""What nouns call an actor: "le ministre", "le groupe jihadiste", those in apposition too."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.actor_words import ActorWords
from kg.annotations import Tokens
from kg.languages import function_words


def nouns_of(doc: Doc, words: ActorWords, start: int, at: int) -> frozenset[str]:
    """What a mention that starts at one token and has another as its head calls its actor; of heads of several words the class alone."""
    head = doc[at]
    tokens = [start, *(child.i for child in head.children if child.dep_ == "appos" and child.pos_ == "NOUN")]
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        tokens.append(_own_office(doc, words, head.head).i)
    nouns: set[str] = set()
    for i in tokens:
        found = words.heads.at(doc, i)
        if doc[i].pos_ == "NOUN" and not (found and found[0].alone and " " in found[0].form):
            nouns |= {doc[i].lemma_.lower(), doc[i].lemma_.lower().partition("-")[0]}  # "le ministre-adjoint … le ministre"
        if found:
            nouns |= {found[0].alone, f"*{found[0].suffix}"} - {"", "*"}
        if (individual := words.individuals.at(doc, i)) and not individual[0].plural:
            nouns.add(individual[0].core)
        if office := words.roles.at(doc, i):
            nouns.add(office[0].english)
    return frozenset(nouns)


def general_noun(doc: Doc, words: ActorWords, start: int) -> frozenset[str]:
    """The first noun of an office of several words, which others have in theirs: "chef" of "chef de gang", as of "chef de l'État"."""
    office = words.roles.at(doc, start)
    return frozenset({doc[start].lemma_.lower()} if office and " " in office[0].form else ())


def is_craft(doc: Doc, words: ActorWords, mention: Tokens) -> bool:
    """Whether a mention of forces is of aircraft or arms that do nothing themselves: "des drones iraniens livrés à l'armée"."""
    found = words.heads.at(doc, mention.start)
    if found is None or found[0].kind != "forces" or found[0].alone or found[0].form in function_words(doc.lang_, "unit_noun"):
        return False
    noun = doc[mention.head]
    return noun.dep_ != "nsubj" or any(child.dep_ == "aux:pass" for child in noun.head.children)


def _own_office(doc: Doc, words: ActorWords, noun: Token) -> Token:
    """The office of whom an apposition names, where the parser hangs it on a complement: "le porte-parole | du gouverneur, X"."""
    own = governor = noun
    while governor.dep_ == "nmod" and governor.head.pos_ == "NOUN":
        governor = governor.head
        own = governor if words.roles.at(doc, governor.i) is not None else own
    return own
