"""Whom "nous" and "nos" mean in what somebody says: the speaker, or the body that a person speaks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Token

from kg.annotations import ActorMention, SourceScope
from kg.languages import function_words, lemmas
from kg.model import Actor, ActorFamily, lineage

_MINISTRY = "-ministry"  # how the identifiers of ministries end
_SUBJECTS = ("nsubj", "obj")  # of a word of reporting: behind it, the parser takes the subject for an object


def speaker(
    token: Token,
    scopes: Sequence[SourceScope],
    *,
    named: Mapping[int, ActorMention],
    owner: Callable[[Token], Sequence[Actor]],
) -> Actor | None:
    """The actor of a first person, by the innermost scope around it.

    `named` are the mentions by their heads, `owner` whose a noun is. None outside of what somebody says, and for the forces of a
    person of whom nothing tells a body: "nos soldats", says "le général X".
    """
    around = [scope for scope in scopes if scope.start <= token.i < scope.end and scope.chain]
    if not around:
        return None
    scope = min(around, key=lambda s: (s.end - s.start, s.start))
    said_by = scope.chain[-1].source
    if token.lower_ not in function_words(token.lang_, "first_person_plural"):
        return said_by
    cue = None if scope.cue is None else token.doc[scope.cue]
    subjects = [] if cue is None else [t for t in cue.children if t.dep_ in _SUBJECTS and not t.is_ancestor(token)]
    nouns = [t for t in subjects if t.pos_ in ("NOUN", "PROPN")]
    if said_by.kind == "person":
        if (body := said_by.part_of or _by_apposition(nouns, named)) is not None:
            return _state_of(body)
        forces = token.dep_ == "det" and token.head.lemma_.lower() in lemmas(token.lang_, "nouns", "force")
        return None if forces and not said_by.known else said_by
    if said_by.family is not ActorFamily.ACTOR:  # "le porte-parole du mouvement"
        return next((body for noun in nouns if noun.pos_ == "NOUN" for body in owner(noun)), said_by)
    return said_by


def _state_of(body: Actor) -> Actor:
    """The state that a minister speaks for, whose are "nos soldats"; the forces, group or party that others do."""
    state = next((whole for whole in lineage(body) if whole.kind == "state"), None) if body.id.endswith(_MINISTRY) else None
    return state or body


def _by_apposition(nouns: Sequence[Token], named: Mapping[int, ActorMention]) -> Actor | None:
    """The body of an office told behind a name: "le général X, chef de la police malienne"."""
    apposed = (child for noun in nouns for child in noun.children if child.dep_ == "appos")
    bodies = (mention.actor.part_of for child in apposed if (mention := named.get(child.i)) is not None and mention.actor.kind == "person")
    return next((body for body in bodies if body is not None), None)
