"""Towards whom a denial, a refusal or a condemnation is that goes back to what was told just before.

"Kinshasa accuse Kigali de soutenir les rebelles, ce que le Rwanda dément" denies it to Kinshasa, and so does "dément" behind what
the other side told of in the sentence before. What an outlet or a source without a name told is denied to nobody, unless the denial
says itself that it is on what was said ("balaie ces accusations"). "L'ONU les a exhortés à partir. Ils ont refusé" refuses it to the
UN, and "a condamné cet acte" accuses who did the deed told of before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from kg.claims.draft import Draft, lineages
from kg.claims.event_words import is_noun_of_kind
from kg.claims.forms import is_infinitive, is_verbal, preposition
from kg.claims.syntax import deep_objects
from kg.languages import function_words, lexicon
from kg.model import Actor, SourceKind

_DENIAL = "denial"  # the mode of refusals that say that something is not so
_TELLING = frozenset({SourceKind.NAMED, SourceKind.OFFICIAL})
_ANSWERING = frozenset({"accuse", "reject"})
_DEEDS = frozenset({"assault", "coerce"})


def name_accusers(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the open recipients of answers filled from what the same sentence or the one before tells."""
    if not any(map(_is_open, drafts)):
        return list(drafts)
    starts = [sentence.start for sentence in drafts[0].head.doc.sents]
    number = {start: index for index, start in enumerate(starts)}
    place = [number[draft.head.sent.start] for draft in drafts]
    result = []
    for draft, at in zip(drafts, place, strict=True):
        if _is_open(draft):
            near = [other for other, its in zip(drafts, place, strict=True) if at - 1 <= its <= at and other.head.i < draft.head.i]
            draft = _addressed_to(draft, _party(draft, sorted(near, key=lambda each: -each.head.i)))
        result.append(draft)
    return result


def _addressed_to(draft: Draft, party: tuple[Actor, ...]) -> Draft:
    return replace(draft, recipients=party, rules=(*draft.rules, "recipient: told before")) if party else draft


def _is_open(draft: Draft) -> bool:
    return draft.type in _ANSWERING and bool(draft.agents) and not draft.recipients and not draft.denied


def _party(draft: Draft, nearest: Sequence[Draft]) -> tuple[Actor, ...]:
    """Whom an answer is towards, told nearest before it."""
    own = lineages(draft.agents)
    if draft.type == "accuse":
        found = [_doers(other) for other in nearest] if _is_on(draft.head, "deed") else []
    elif _is_on(draft.head, "said"):
        found = [told(other, own) for told in (_accusers, _tellers, _anybody) for other in nearest]
    elif draft.mode == _DENIAL:
        found = [told(other, own) for told in (_accusers, _tellers) for other in nearest]
    else:
        found = [_asking(other, own) for other in nearest] if _is_bare(draft.head) else []
    return next((actors for actors in found if actors and not lineages(actors) & own), ())


def _accusers(other: Draft, own: set[str]) -> tuple[Actor, ...]:
    return other.agents if other.type == "accuse" and lineages(other.recipients) & own and not other.denied else ()


def _tellers(other: Draft, own: set[str]) -> tuple[Actor, ...]:
    """Who says, in his own name, what the denier did."""
    if not other.chain or not lineages(other.agents) & own:
        return ()
    link = other.chain[-1]
    return (link.source,) if link.kind in _TELLING and link.source.kind != "media" else ()


def _anybody(other: Draft, own: set[str]) -> tuple[Actor, ...]:
    """Who says something before, be it of whomever; not a writing of which nobody says whose it is."""
    link = other.chain[-1] if other.chain else None
    return (link.source,) if link is not None and link.source.id not in _writings(other.head.lang_) else ()


@cache
def _writings(language: str) -> frozenset[str]:
    """What writings are called as sources: "statement"."""
    return frozenset(row["english"] for row in lexicon(language).table("source_nouns") if row["class"] == "document")


def _asking(other: Draft, own: set[str]) -> tuple[Actor, ...]:
    """Who asks the refuser for something."""
    return other.agents if other.type == "request" and lineages(other.recipients) & own and not other.denied else ()


def _doers(other: Draft) -> tuple[Actor, ...]:
    return other.agents if other.type in _DEEDS and not other.denied else ()


def _is_bare(verb: Token) -> bool:
    """Whether a refusal does not say of what: "ils ont refusé"."""
    return (
        is_verbal(verb)
        and not is_infinitive(verb)
        and not any(t.dep_ in ("obj", "xcomp", "ccomp", "obl:arg") and t.pos_ != "PUNCT" for t in verb.rights)
    )


def _is_on(verb: Token, kind: str) -> bool:
    """Whether a verb is about a deed or a saying that its own words do not tell of: "ces accusations", "cet acte", "ce que"."""
    language = verb.lang_
    for token in deep_objects(verb) if is_verbal(verb) else []:
        if kind == "said" and token.lower_ in function_words(language, "neutral_pronoun"):
            return True
        if is_noun_of_kind(token, kind) and not _is_told(token, verb, kind):
            return token.i < verb.i or any(t.dep_ == "det" for t in token.lefts)
    return False


def _is_told(noun: Token, verb: Token, kind: str) -> bool:
    """Whether a noun's own words tell what it is: "les violences contre X", not "qualifie l'acte de crime", "ces crimes de guerre"."""
    own = [child for child in noun.rights if (child.i < verb.i or noun.i > verb.i) and preposition(child) is not None]
    pointing = any(t.lower_ in function_words(noun.lang_, "demonstrative") for t in noun.lefts)
    kinds = [t for t in own if preposition(t) == "de" and t.pos_ == "NOUN" and not any(d.dep_ == "det" for d in t.lefts)]
    return len(own) > (len(kinds) if pointing or kind == "deed" else 0)
