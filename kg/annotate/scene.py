"""What an article has said so far of its actors: full names, offices, acronyms; and what the tokens ahead may be."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kg.annotate.actor_words import ActorWords
from kg.annotate.grammar import infinitive
from kg.annotate.names import ACTOR, OUTLET, PLACE
from kg.annotate.view import root_of
from kg.annotations import ActorMention, Tokens
from kg.knowledge import Knowledge, fold
from kg.languages import function_words
from kg.model import Actor

_DEFINITE = ("definite", "demonstrative", "contracted_definite")
_ARTICLES = ("definite", "indefinite", "contracted_of", "demonstrative")
_BEFORE_NOUN = ("NUM", "ADJ")


@dataclass
class Scene:
    """An article being read from left to right."""

    doc: Doc
    knowledge: Knowledge
    words: ActorWords
    entities: dict[int, Span] = field(init=False)
    by_end: dict[int, Span] = field(init=False)
    surnames: dict[str, Actor] = field(default_factory=dict)
    offices: dict[tuple[str, str], Actor] = field(default_factory=dict)  # (office, whose; "" for the last) -> person
    acronyms: dict[str, Actor] = field(default_factory=dict)
    own_initials: dict[str, Actor] = field(default_factory=dict)  # those of bodies that only the article explains
    bodies: dict[tuple[str, ...], Actor] = field(default_factory=dict)  # words of a full name or of its beginning -> the body
    bodies_at: dict[int, tuple[int, Actor]] = field(default_factory=dict)  # first token of a full name -> token behind, the body
    persons: dict[str, Actor] = field(default_factory=dict)  # the gazetteer's persons that the article names, by id
    described: dict[tuple[str, frozenset[str]], Actor] = field(default_factory=dict)  # noun and genders -> the last person so described
    genders: dict[str, frozenset[str]] = field(default_factory=dict)  # described person -> the genders that the noun leaves open
    in_title: dict[str, bool] = field(default_factory=dict)  # described person -> whether told of in the first sentence already
    named_to: dict[int, Actor] = field(default_factory=dict)  # token behind a person's name -> the person
    body_to: dict[int, Actor] = field(default_factory=dict)  # token behind a body's name -> the body
    same: dict[str, Actor] = field(default_factory=dict)  # described person -> the person by his name
    appositions: dict[int, tuple[int, Actor]] = field(default_factory=dict)  # first token -> token behind, person

    def __post_init__(self) -> None:
        self.entities = {entity.start: entity for entity in self.doc.ents}
        self.by_end = {entity.end: entity for entity in self.doc.ents}

    def known_actor(self, i: int) -> tuple[Actor, int] | None:
        """The gazetteer's actor or outlet whose name begins at a token, or an acronym given earlier, and the token after it."""
        if i >= len(self.doc):
            return None
        if (own := self.own_initials.get(self.doc[i].text)) is not None:
            return own, i + 1
        if i in self.bodies_at:
            return self.bodies_at[i][1], self.bodies_at[i][0]
        entity = self.entities.get(i)
        if entity is not None and entity.label_ in (ACTOR, OUTLET):
            table = self.knowledge.actors if entity.label_ == ACTOR else self.knowledge.outlets
            actor = table[entity.ent_id_]
            return (actor, entity.end) if actor.part_of is None or self.fits(actor) else None
        acronym = self.acronyms.get(self.doc[i].text) if entity is None or entity.label_ != PLACE else None
        return (acronym, i + 1) if acronym else None

    def state(self, i: int) -> tuple[Actor, int] | None:
        """The state whose name or capital begins at a token."""
        entity = self.entities.get(i) if i < len(self.doc) else None
        if entity is None or entity.label_ != PLACE:
            return None
        actor = self.knowledge.actors.get(entity.ent_id_)
        if actor is None or self.knowledge.places[entity.ent_id_].kind != "country":
            actor = self.knowledge.actors.get(self.knowledge.metonyms.get(fold(entity.text), ""))
        return (actor, entity.end) if actor else None

    def fits(self, actor: Actor) -> bool:
        """Whether the article has one of the words that the gazetteer asks for where it asks for some."""
        context = self.knowledge.contexts.get(actor.id, ())
        return not context or any(token.lower_ in context for token in self.doc)

    def capital(self, i: int) -> bool:
        """Whether the state at a token is named by its capital."""
        return self.knowledge.places[self.entities[i].ent_id_].kind != "country"

    def after_article(self, i: int) -> int:
        """The token itself, or the one after it where it is an article."""
        return i + 1 if i < len(self.doc) and self.doc[i].lower_ in function_words(self.doc.lang_, *_ARTICLES) else i

    def complement(self, i: int) -> int | None:
        """Where the noun begins that "de", "du", "des" at a token introduces; None before an infinitive or where there is none."""
        if i + 1 >= len(self.doc) or self.doc[i].lower_ not in function_words(self.doc.lang_, "of"):
            return None
        bare = self.doc[i].lower_ in function_words(self.doc.lang_, "bare_of")
        start = self.after_article(i + 1) if bare else i + 1
        verb = start + (bare and self.doc[i + 1].lower_ in function_words(self.doc.lang_, "reflexive"))  # "accuse le groupe de | s'armer"
        return start if verb < len(self.doc) and not (bare and infinitive(self.doc[verb])) else None

    def definite(self, i: int) -> bool:
        """Whether the noun at a token has a definite article or a demonstrative, numbers and adjectives between them aside."""
        token = self.determiner(i)
        if token is None:
            return False
        if token.lower_ in function_words(token.lang_, *_DEFINITE):
            return True
        return token.lower_ in function_words(token.lang_, "partitive") and token.i > 0 and token.pos_ == "ADP"

    def possessed(self, i: int) -> bool:
        """Whether the noun at a token has a possessive: it belongs to somebody named elsewhere."""
        token = self.determiner(i)
        return token is not None and token.lower_ in function_words(token.lang_, "possessive")

    def demonstrative(self, i: int) -> bool:
        """Whether the noun at a token has a demonstrative."""
        token = self.determiner(i)
        return token is not None and token.lower_ in function_words(token.lang_, "demonstrative")

    def determiner(self, i: int) -> Token | None:
        """The token before a noun, numbers and adjectives between them aside."""
        k = i - 1
        while k > 0 and i - k <= 2 and self.doc[k].pos_ in _BEFORE_NOUN:
            k -= 1
        return self.doc[k] if k >= 0 and not self.doc[i].is_sent_start else None

    def mention(self, start: int, end: int, actor: Actor, how: str) -> ActorMention:
        """A mention whose head is the token that the rest of the sentence hangs on."""
        return ActorMention(Tokens(start, end, root_of(self.doc, start, end).i), actor, how)

    def behind_brackets(self, i: int) -> int:
        """The token behind one word in parentheses that begin at a token; the token itself where none do."""
        doc = self.doc
        return i + 3 if i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")" else i

    def introduce_acronym(self, end: int, actor: Actor) -> None:
        """Remember an acronym that stands in parentheses behind an actor."""
        if self.behind_brackets(end) > end:
            text = self.doc[end + 1].text
            if 2 <= len(text) <= 8 and sum(c.isupper() for c in text) * 2 >= len(text) and text.isalnum():
                self.acronyms[text] = actor
                full = self.by_end.get(end)
                if full is not None and full.label_ == ACTOR and full.ent_id_ == actor.id:  # "Forces de soutien rapide (RSF)"
                    self.own_initials.setdefault(text, actor)
