"""Verbs that say who has a part in an act that another word tells: the table `argument_verbs` of a language."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.languages import endings, lemmas, lexicon, tells_verb


@cache
def _gerunds(language: str) -> tuple[tuple[str, str], ...]:
    """The endings of gerunds with those of their infinitives."""
    rows, gerund = lexicon(language).table("verb_endings"), endings(language, "present_participle")
    return tuple((row["ending"], row["infinitive"]) for row in rows if row["ending"] in gerund)


def infinitives_of_gerund(verb: Token) -> list[str]:
    """The infinitives that a form may belong to if it is a gerund: "blessant" to "blesser"."""
    form = verb.lower_
    return [form.removesuffix(ending) + infinitive for ending, infinitive in _gerunds(verb.lang_) if form.endswith(ending)]


def is_of_kind(verb: Token, *kinds: str) -> bool:
    """Whether a verb form belongs to one of some kinds of the table, e.g. `given`; the tagger leaves some participles unlemmatised."""
    return any(_is_of(verb, lemmas(verb.lang_, "argument_verbs", kind)) for kind in kinds)


def _is_of(verb: Token, verbs: frozenset[str]) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in verbs or any(infinitive in verbs for infinitive in infinitives_of_gerund(verb)):
        return True
    return verb.pos_ == "VERB" and tells_verb(verb.lang_, lemma, verbs)
