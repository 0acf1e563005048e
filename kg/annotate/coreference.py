"""Pronouns, possessives and noun phrases that point back -> the actors they stand for, one walk through the article."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotate.actor_words import actor_words
from kg.annotate.adversaries import unite
from kg.annotate.anaphors import Anaphors, Classes, no_classes
from kg.annotate.antecedents import Text
from kg.annotate.cataphora import settle
from kg.annotate.disjoint import barred_actors, strikes_own
from kg.annotate.homelands import homeland, officers_forces, own_craft, own_forces
from kg.annotate.institutions import Institutions
from kg.annotate.pointing import pair, pointed_person, sent_mission
from kg.annotate.pronouns import POINTING, is_pronoun, resolve_pronoun
from kg.annotate.regrouped import regrouped
from kg.annotate.retold import both_persons, retold
from kg.annotate.self_reference import Speakers
from kg.annotate.story import Story
from kg.annotations import ActorMention, Tokens
from kg.languages import function_words, lexicon
from kg.model import Actor

_RECENT = 20  # mentions among which those of a pronoun's clause are
_BODIES = frozenset({"group", "forces", "organisation"})
_QUALIFIED = frozenset({"NOUN", "PROPN", "ADJ"})


def resolve(
    doc: Doc, actors: tuple[ActorMention, ...], *, institutions: Institutions | None = None, classes: Classes = no_classes
) -> tuple[ActorMention, ...]:
    """The mentions with anaphors re-pointed and with new mentions for pronouns and possessives, in text order.

    `institutions` are the bodies of the countries that the article tells of; `classes` what an actor is known to be.
    """
    by_start: dict[int, list[ActorMention]] = {}
    for mention in actors:
        by_start.setdefault(mention.tokens.start, []).append(mention)
    by_head = {mention.tokens.head: mention for mention in actors}
    text = Text(doc)
    story = Story(text, Anaphors(doc, text, actor_words(lexicon(doc.lang_)), institutions, classes))
    resolved: list[ActorMention] = []
    covered_until = -1
    pointing, speakers = function_words(doc.lang_, *POINTING), Speakers(doc, by_head)
    for token in doc:
        found = by_start.get(token.i)
        if found:
            found = [_reread(mention, resolved, story, by_head) for mention in found]
            covered_until = found[-1].tokens.end
        elif token.i >= covered_until and token.lower_ in pointing and is_pronoun(token):
            barred = barred_actors(token, resolved[-_RECENT:], by_head)
            barred |= speakers.of(text.quote(token.i)) if token.pos_ != "DET" else frozenset()
            found = resolve_pronoun(token, story, by_head, barred)
            found += own_craft(found[0], story.anaphors) if len(found) == 1 and token.pos_ == "DET" else []
        elif token.i >= covered_until and token.pos_ == "NOUN" and (token.dep_.startswith("nsubj") or story.text.is_human(token)):
            story.history.append(story.text.other(token))
        if not found and token.pos_ not in _QUALIFIED:
            continue
        named = _pointed(token, found or [], story) or [_retold(mention, story) for mention in found or []]
        if named:
            if resolved and resolved[-1].tokens.start < token.i < resolved[-1].tokens.end:  # "deux hommes", whose names are known
                resolved.pop()
            resolved += named
            story.tell(named, named=named == found)
    return unite(tuple(settle(resolved, story.anaphors)))


def _pointed(token: Token, found: list[ActorMention], story: Story) -> list[ActorMention] | None:
    """The mentions of whom a phrase points at: "ce Lyonnais de 35 ans", "les deux camps"; None where it points at nobody."""
    if token.i < 2 or token.pos_ not in _QUALIFIED or token.is_sent_start:
        return None
    person = bool(found) and found[0].actor.kind == "person" and found[0].how in ("anaphor", "description")
    person = person and story.anaphors.words.individuals.at(token.doc, found[0].tokens.start) is not None
    several = pair(token, story.history, story.text) or both_persons(token, story.history, story.text)
    if several is not None:
        return [ActorMention(Tokens(token.i, token.i + 1, token.i), actor, "anaphor") for actor in several]
    if not found or not found[0].actor.known:
        sent = sent_mission(token, story.history, story.text)
        if sent is not None:
            return [ActorMention(found[0].tokens if found else Tokens(token.i, token.i + 1, token.i), sent, "anaphor")]
    if found and not person:
        return None
    actor = pointed_person(token, story.history, story.text, person=person)
    if actor is None:
        return None
    tokens = found[0].tokens if found else Tokens(token.i, token.i + 1, token.i)
    return [ActorMention(tokens, actor, "description")]


def _reread(mention: ActorMention, before: list[ActorMention], story: Story, by_head: dict[int, ActorMention]) -> ActorMention:
    """A mention with the actor that those before give it: its homeland, forces of the state before, what it points back to."""
    meant = homeland(mention, story.text.doc, before) or own_forces(mention, before, story.anaphors)
    if meant is not None or not _points_back(mention):
        return meant or mention
    if (led := officers_forces(mention, before, story.anaphors)) is not None:
        return led
    found = story.anaphors.resolve(mention)
    return mention if strikes_own(story.text.doc[mention.tokens.head], found.actor, by_head) else found


def _retold(mention: ActorMention, story: Story) -> ActorMention:
    """The mention of what somebody is as one of the person, or group, that was named before."""
    actor = (
        _said_of(mention, story)
        or regrouped(mention, story.text.doc, story.anaphors)
        or retold(mention, story.history, story.text, story.anaphors)
    )
    return replace(mention, actor=actor) if actor is not None else mention


def _said_of(mention: ActorMention, story: Story) -> Actor | None:
    """The body that a clause says to be what a description tells: "il est le seul parti libanais à …"."""
    noun = story.text.doc[mention.tokens.head]
    labels = {child.dep_: child for child in noun.lefts}
    subject = labels.get("nsubj")
    if mention.how != "description" or mention.actor.kind not in _BODIES or subject is None or "cop" not in labels:
        return None
    if any(child.morph.get("Polarity", []) == ["Neg"] for child in noun.lefts):
        return None
    told = [a.mention.actor for a in story.history[-_RECENT:] if a.mention is not None and a.token == subject.i]
    return told[0] if len(told) == 1 and told[0].known and told[0].kind in _BODIES else None


def _points_back(mention: ActorMention) -> bool:
    return mention.how == "anaphor" or (mention.how == "adjective" and not mention.actor.known)
