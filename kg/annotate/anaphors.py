"""Anaphoric noun phrases -> the actors they stand for: "le groupe", "les soldats", "le ministre", "l'armée".

What a noun may stand for goes by its class. An institution is that of an actor told of just before, else that of the country
that the article is about; a group is one that was described so, or that is known to be so; a person is one who was said to
bear the office. Among those that fit, the one told of most and nearest is meant.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from kg.annotate.actor_words import SAYS_NO_MORE, ActorWords, Head
from kg.annotate.antecedents import Antecedent, Text
from kg.annotate.bearers import is_named_behind
from kg.annotate.called import general_noun, is_craft, nouns_of
from kg.annotate.institutions import Institutions, state_of
from kg.annotate.names import PLACE
from kg.annotate.pointing import demonstrative
from kg.annotations import ActorMention, Tokens
from kg.languages import function_words
from kg.model import Actor, ActorFamily, lineage

_SENTENCES_BACK = 40
_NEAR = 3  # sentences within which an institution told of with its country is meant again
_FADING = 0.2  # what a sentence of distance takes off the logarithm of how often an actor was told of
_FADING_TOPIC = 0.4  # the same for nouns that say no more than that it is a group: the one in question
_ANY_GROUP = frozenset({"group", "organisation", "terrorists", "terrorist-groups", "extremists", "armed-groups", "fighters"})
_ANY_PERSON = frozenset({"officials", "leaders", "officers", "suspects"})
_ARMED_GROUP = _ANY_GROUP - {"group", "organisation"}
_UNARMED = frozenset({"junta", "opposition", "activists", "political-parties", "protesters"})
_IRREGULARS = frozenset({"militias", "mercenaries", "rebels", "guerrillas"})
_PERPETRATORS = frozenset({"attackers", "unidentified-gunmen", "suicide-bombers", "kidnappers"})  # whoever they are
_SAME = {"jihadist-groups": "jihadists", "islamists": "jihadists", "jihadist-cells": "jihadists"}
_INSTITUTIONS = frozenset({"state", "forces", "organisation"})
_BARE = "forces"  # a noun that says nothing of whose they are
_UNIT = "troops"  # one noun of them says as little: "le bataillon sibérien"
_OF_THE_COUNTRY = "government-forces"  # whoever else's forces were told of
_ARMY = "army"  # which is a state's
_STATES = "states"
_ORGANISATION = "organisation"
_OF_ALLIES = "coalition"  # which may be one of groups
_NGOS = "ngos"
_JUNTA = "junta"  # in power, whatever groups are told of
_ASSEMBLIES = frozenset({"un", "eu", "african-union", "ecowas", "nato", "arab-league", "osce"})
_RESTRICTING = frozenset({"nmod", "acl:relcl"})

Classes = Callable[[Actor], Iterable[str]]


def kinds_of(head: Head) -> frozenset[str]:
    """What a noun says that a group is, by the ids of its row; nothing where it says no more than that: "le groupe"."""
    return frozenset() if head.alone in _ANY_GROUP else frozenset({head.alone, head.suffix, _SAME.get(head.alone, head.alone)})


def _is_assembly(organisation: Actor) -> bool:
    """Whether an organisation is one of states or belongs to one: nobody calls it a group."""
    return any(whole.id in _ASSEMBLIES for whole in lineage(organisation))


def no_classes(_: Actor) -> Iterable[str]:
    """What an actor is known to be where nothing is known."""
    return ()


@dataclass
class Anaphors:
    """What an article has called its actors so far."""

    doc: Doc
    text: Text
    words: ActorWords
    institutions: Institutions | None = None
    classes: Classes = no_classes
    told: Counter[str] = field(default_factory=Counter)
    called: dict[str, set[str]] = field(default_factory=dict)  # actor -> what nouns it was described with
    recent: list[tuple[Actor, int]] = field(default_factory=list)
    nouns: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)  # start and head of a mention -> what it calls its actor

    def tell(self, antecedent: Antecedent) -> None:
        """Remember a mention of an actor, with the nouns that describe it there."""
        if (mention := antecedent.mention) is None:
            return
        actor = mention.actor
        if not self.told[actor.id] or not any(child.dep_ == "cop" for child in self.doc[mention.tokens.head].lefts):
            self.told[actor.id] += 1  # "X est une milice" tells once of X
        if mention.how == "pronoun" or actor.family is not ActorFamily.ACTOR:
            return
        self.called.setdefault(actor.id, set()).update(self._nouns(mention))
        described = actor.kind == "person" and self._tells_of_one(mention.tokens.start)
        told = actor.known or described or mention.how in ("name", "person", "unknown") or actor.id in _PERPETRATORS
        if told and not is_craft(self.doc, self.words, mention.tokens):
            self.recent.append((actor, antecedent.sentence))

    def _tells_of_one(self, i: int) -> bool:
        """Whether the words at a token say what a single person is: "la voisine", "une Lyonnaise", "une Allemande"."""
        return self.words.individuals.at(self.doc, i) is not None or self.doc[i].lower_ in self.words.origins

    def resolve(self, mention: ActorMention) -> ActorMention:
        """The mention with the actor that is meant; itself where none fits."""
        actor = self._meant(mention)
        return replace(mention, actor=actor) if actor is not None else mention

    def only(self, fits: Callable[[Actor], bool], i: int, *, back: int = _SENTENCES_BACK) -> Actor | None:
        """The one actor told of in the sentences `back` from a token that fits, None where several do."""
        sentence = self.text.sentence(i)
        fitting = {actor.id: actor for actor, told in self.recent if sentence - told <= back and fits(actor)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _meant(self, mention: ActorMention) -> Actor | None:
        matched = self.words.heads.at(self.doc, mention.tokens.start)
        head, noun = matched[0] if matched else None, self.doc[mention.tokens.head]
        sentence = self.text.sentence(noun.i)
        near = [r for r in self.recent if sentence - r[1] <= _SENTENCES_BACK]
        plural = noun.morph.get("Number", []) == ["Plur"]
        if head is None or mention.actor.kind == "person" or (not plural and self.text.is_member(noun)):
            if not plural and (person := self._person(mention, near, sentence)):
                return person
            if head is None or mention.actor.kind == "person":
                return None
        unspecific = head.alone == _BARE or (head.alone == _UNIT and not plural)
        if (unspecific and self.classified(mention)) or (plural and self._is_of_several(head, noun)):
            return None
        if head.alone == _NGOS and not plural:
            return self._best([r for r in near if sentence - r[1] <= _NEAR and self._is_independent(r[0])], sentence)
        if head.kind in _INSTITUTIONS:
            return self._institution(head, mention, near, sentence)
        if head.alone in SAYS_NO_MORE and demonstrative(noun) is None and self._restricted(mention):
            return None  # "un membre du groupe dépêché au port"
        if plural and any(child.dep_ in _RESTRICTING and child.i >= mention.tokens.end for child in noun.children):
            return None  # "les groupes jihadistes de cette région" says which ones
        if plural and noun.lower_ in function_words(noun.lang_, "groups"):
            return None  # "les groupes jihadistes" are several
        if head.kind == "group":
            return self._group(head, mention, near, sentence)
        return self._best([r for r in near if self.is_called(r[0], mention) and r[0].kind == head.kind], sentence)

    def _person(self, mention: ActorMention, near: list[tuple[Actor, int]], sentence: int) -> Actor | None:
        """Who was called so, who is known to hold the office, or the last person for a noun that says no more than that."""
        noun = self.words.individuals.at(self.doc, mention.tokens.start)
        persons = [r for r in near if r[0].kind == "person" and (noun is None or self.text.may_be(r[0].id, noun[0].genders))]
        persons = [r for r in persons if not is_named_behind(r[0], self.doc[mention.tokens.head])]
        fitting = [r for r in persons if self.is_called(r[0], mention)] or [r for r in persons if self.holds(r[0], mention.actor.id)]
        anyone = mention.actor.id in _ANY_PERSON or (noun is not None and noun[0].scope == "any")
        if noun is not None and any(t.lower_ in function_words(self.doc.lang_, "of") for t in self.doc[noun[1] : noun[1] + 1]):
            persons = [r for r in persons if not self.text.is_passing(r[0].id)]  # "la femme de 27 ans"
        return self._best(fitting or (persons if anyone else []), sentence)

    def holds(self, person: Actor, office: str) -> bool:
        """Whether a person is known to hold, or to have held, an office."""
        plain = office.removeprefix("former-")
        return any(known.removeprefix("former-") == plain or known.endswith(f"-{plain}") for known in self.classes(person))

    def _institution(self, head: Head, mention: ActorMention, near: list[tuple[Actor, int]], sentence: int) -> Actor | None:
        """A body of the country that opens the sentence, told of just before, alone in being called so, of the country told of, or last."""
        if head.members and (whole := self._body_behind(mention)) is not None:
            return self._meant(whole)
        known = self.institutions if not self._elsewhere(mention) else None
        near = near if known is None or head.alone != _ARMY else [(known.army(head, actor), told) for actor, told in near]
        if known is not None and (body := known.opened(head, mention.tokens.head) or self._country(head, mention, known)) is not None:
            return body
        same = [r for r in near if self._is_body(head, r[0], mention)] if head.alone != _OF_THE_COUNTRY else []
        beside = [r for r in same if sentence - r[1] <= _NEAR]
        if found := self._best([r for r in beside if self._is_named_so(r[0], mention)] or beside, sentence):
            return found
        named = {r[0].id: r[0] for r in same if self._is_named_so(r[0], mention)}
        if len(named) == 1 and not self._qualified(mention):
            return next(iter(named.values()))
        if known is not None and (body := known.here(head, mention.tokens.head)) is not None:
            return body
        return self._best(same or [r for r in near if r[0].kind == head.kind and not head.suffix], sentence)

    def _body_behind(self, mention: ActorMention) -> ActorMention | None:
        """The group or coalition that a complement says forces are of: "l'aviation de la coalition"."""
        of = mention.tokens.end
        noun = next((t for t in self.doc[of + 1 : of + 3] if t.dep_ == "nmod" and t.head.i == mention.tokens.head), None)
        matched = self.words.heads.at(self.doc, noun.i) if noun is not None and noun.pos_ == "NOUN" else None
        if noun is None or matched is None or self.doc[of].lower_ not in function_words(noun.lang_, "of"):
            return None
        bound = matched[0].kind == "group" or matched[0].suffix == _OF_ALLIES
        return replace(mention, tokens=Tokens(noun.i, matched[1], noun.i)) if bound else None

    def _country(self, head: Head, mention: ActorMention, known: Institutions) -> Actor | None:
        """The country told of last for "ce pays", the only one that its sentence told of before for "le pays"."""
        noun = self.doc[mention.tokens.head]
        if noun.lower_ not in function_words(noun.lang_, "pair_of_states"):
            return None
        pointing = demonstrative(noun) is not None
        start = noun.sent.start
        if pointing and start:
            start = self.doc[start - 1].sent.start
        return known.last(head, start, noun.i, alone=not pointing)

    def _is_of_several(self, head: Head, noun: Token) -> bool:
        """Whether a plural tells of several states: "les pays côtiers", "les Etats", unlike "les autorités"."""
        return head.alone == _STATES or (head.kind == "state" and noun.lower_ == noun.lemma_.lower())

    def classified(self, mention: ActorMention) -> bool:
        """Whether an adjective behind a noun says which ones: "les forces politiques", "les forces partenaires"."""
        end = mention.tokens.end
        return end < len(self.doc) and self.doc[end].dep_ == "amod" and self.doc[end].head.i == mention.tokens.head

    def _is_independent(self, actor: Actor) -> bool:
        """Whether an organisation is none of states and has no office of state: what "l'ONG" may mean."""
        return actor.kind == "organisation" and actor.part_of is None and not _is_assembly(actor)

    def _restricted(self, mention: ActorMention) -> bool:
        """Whether a participle right behind a noun says which one is meant."""
        end = mention.tokens.end
        return end < len(self.doc) and self.doc[end].dep_ == "acl" and self.doc[end].head.i == mention.tokens.head

    def _qualified(self, mention: ActorMention) -> bool:
        """Whether a complement says which body is meant: "la police de l'immigration"."""
        return any(child.dep_ == "nmod" and child.i >= mention.tokens.end for child in self.doc[mention.tokens.head].rights)

    def _elsewhere(self, mention: ActorMention) -> bool:
        """Whether a place says whose the body is: "les armées du Sahel"."""
        children = [child for child in self.doc[mention.tokens.head].rights if child.i >= mention.tokens.end and child.dep_ == "nmod"]
        regions = function_words(self.doc.lang_, "region_noun")
        if any(child.ent_type_ == PLACE or child.lower_ in regions for child in children):
            return True
        pointing = function_words(self.doc.lang_, "demonstrative")  # "les autorités de cette république"
        return any(determiner.lower_ in pointing for child in children for determiner in child.lefts)

    def _is_body(self, head: Head, actor: Actor, mention: ActorMention) -> bool:
        if actor.kind != head.kind and actor.kind not in _INSTITUTIONS and not (actor.kind == "group" and head.suffix == _OF_ALLIES):
            return False
        if self._is_named_so(actor, mention):
            return True
        if head.alone == _ARMY and actor.known and state_of(actor) is None:
            return False
        return f"*{head.suffix}" in self.called.get(actor.id, ()) or (head.suffix != "=" and actor.id.endswith(f"-{head.suffix}"))

    def _is_named_so(self, actor: Actor, mention: ActorMention) -> bool:
        """Whether an actor's name has the noun, or the article has called it by that: "l'armée syrienne … l'armée"."""
        matched = self.words.heads.at(self.doc, mention.tokens.start)
        if matched is not None and " " in matched[0].form and matched[0].suffix != _BARE:
            return matched[0].form in actor.label.lower()
        noun = self.doc[mention.tokens.head].lemma_.lower()
        return noun in actor.label.lower().split() or noun in self.called.get(actor.id, ())

    def _group(self, head: Head, mention: ActorMention, near: list[tuple[Actor, int]], sentence: int) -> Actor | None:
        """A group described with the noun or known to be what it says; any group for a noun that says no more."""
        if head.alone in _PERPETRATORS and (unknown := self._best([r for r in near if r[0].id in _PERPETRATORS], sentence)):
            return unknown
        groups = [r for r in near if self._is_group(r[0]) and r[0].id not in _PERPETRATORS]
        if head.alone in _ARMED_GROUP:
            groups = [r for r in groups if self._may_be_armed(r[0])]
        if head.alone in _ANY_GROUP:
            if groups and demonstrative(self.doc[mention.tokens.head]) is not None:
                return groups[-1][0]
            bodies = head.form in function_words(self.doc.lang_, "any_body")
            others = [r for r in near if bodies and r[0].kind == _ORGANISATION and state_of(r[0]) is None]
            if head.alone == _ORGANISATION:
                return self._best(groups + others, sentence, _FADING_TOPIC)
            return self._best(groups or [r for r in others if not _is_assembly(r[0])], sentence, _FADING_TOPIC)
        called = [r for r in groups if self.is_called(r[0], mention)]
        if mention.how == "adjective" or head.alone == _JUNTA:
            return self._best(called, sentence)
        best = self._best(called or [r for r in groups if self._may_be(head.alone, r[0])], sentence)
        pointing = best is None and mention.actor.id not in self.told and demonstrative(self.doc[mention.tokens.head]) is not None
        if pointing and groups and sentence - groups[-1][1] <= 1:
            return groups[-1][0]  # "Les ADF ont fui. Cette milice …"
        if called or best is None or best.known:
            return best
        return best if groups[-1][0].id == best.id else None  # another group told of since may be meant as well

    def _may_be_armed(self, actor: Actor) -> bool:
        """Whether a group is neither known nor called to be one that bears no arms."""
        return _UNARMED.isdisjoint(self.classes(actor)) and _UNARMED.isdisjoint(self.called.get(actor.id, ()))

    def _is_group(self, actor: Actor) -> bool:
        """Whether a noun for groups may name an actor: a group, or armed men of no state whom the gazetteer knows as such."""
        if actor.kind == "forces":
            return actor.known and state_of(actor) is None and not _IRREGULARS.isdisjoint(self.classes(actor))
        return actor.kind == "group"

    def _may_be(self, what: str, actor: Actor) -> bool:
        classes = set(self.classes(actor))
        return bool({what, _SAME.get(what, what)} & classes) if classes else not actor.known

    def is_called(self, actor: Actor, mention: ActorMention) -> bool:
        """Whether the article has called an actor by one of the nouns of a mention."""
        return bool(self.called.get(actor.id, set()) & self._nouns(mention) - general_noun(self.doc, self.words, mention.tokens.start))

    def _best(self, fitting: list[tuple[Actor, int]], sentence: int, fading: float = _FADING) -> Actor | None:
        """The actor told of most and nearest, the last of equals."""
        best = max(reversed(fitting), key=lambda r: math.log(self.told[r[0].id] or 1) - fading * (sentence - r[1]), default=None)
        return best[0] if best is not None else None

    def _nouns(self, mention: ActorMention) -> frozenset[str]:
        """What a mention calls its actor: its common nouns, the classes of heads and offices among them, appositions too."""
        key = mention.tokens.start, mention.tokens.head
        if key not in self.nouns:
            self.nouns[key] = nouns_of(self.doc, self.words, *key)
        return self.nouns[key]
