"""Whom a pronoun or "the others" tells of: those whom the act just before befell.

"Neuf jihadistes ont été tués, les autres ont fui", "ont enlevé six bergers. L'un d'eux a été relâché": who is left over, or singled
out, is of those whom the last act of the sentence or of the one before befell. "Deux autres ont été libérés" is so too, by the number.
Others who left, of whom nothing of the kind is told before, are nobody that a claim could tell of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.claims.draft import Draft, borrowed
from kg.claims.syntax import deep_objects, surface_subjects
from kg.languages import function_words, lemmas

_BEFALLING = frozenset({"assault", "coerce", "toll"})
_LEFT = "retreat"
_LEAVING = frozenset({"withdrawal", "escape", "surrender"})  # modes of what those do who are left
_TAKING = "coerce"  # what may befall some of those whom the act before befell
_RELEASE = "release"
_ALONE = "person"  # the kind of actors beside whom there are no others
_NOTE = "told before"


def name_remnants(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those who are left over, or singled out, as the ones whom the act before befell; without others of nobody."""
    ordered = sorted(drafts, key=lambda draft: draft.head.i)
    named = [_named(draft, ordered) for draft in drafts]
    return [draft for draft in named if not _is_of_nobody(draft)]


def _named(draft: Draft, ordered: Sequence[Draft]) -> Draft:
    if draft.type == _LEFT and draft.mode in _LEAVING and not draft.agents:
        left = any(map(_is_left_over, surface_subjects(draft.head)))
        before = _before(draft, ordered) if left else None
        if before is None or set(before.recipients) & set(draft.recipients) or all(actor.kind == _ALONE for actor in before.recipients):
            return draft
        return replace(draft, agents=before.recipients, rules=(*draft.rules, *borrowed("agent", _NOTE, before, "recipient")))
    if draft.mode != _RELEASE and draft.type != _TAKING:
        return draft
    told = deep_objects(draft.head)
    again = draft.mode == _RELEASE and bool(draft.recipients) and any(token.pos_ == "PRON" for token in told)  # "ils ont été relâchés"
    parted = again or any(_is_left_over(token) or _is_singled_out(token) for token in told)
    before = _before(draft, ordered) if parted else None
    if before is None or set(before.recipients) & set(draft.agents) or not set(draft.recipients) <= set(before.agents):
        return draft  # "l'un d'eux" is rather of those who were taken than of who took them
    return replace(draft, recipients=before.recipients, rules=(*draft.rules, *borrowed("recipient", _NOTE, before, "recipient")))


def _before(draft: Draft, ordered: Sequence[Draft]) -> Draft | None:
    """The last act before, in the sentence or the one before, that befell somebody."""
    sentence = draft.head.sent
    start = sentence[0].nbor(-1).sent.start if sentence.start else 0
    told = [d for d in ordered if start <= d.head.i < draft.head.i and d.type in _BEFALLING and d.recipients and not d.denied]
    return told[-1] if told else None


def _is_left_over(token: Token) -> bool:
    """Whether a subject is "les autres", "d'autres", "deux autres", "le reste" with nothing that says of whom."""
    alone = not any(child.dep_ in ("nmod", "acl", "acl:relcl", "appos") for child in token.rights)
    return alone and token.lower_ in function_words(token.lang_, "left_over") and token.head.i != token.i


def _is_of_nobody(draft: Draft) -> bool:
    """Whether it is not told who left but that they are what is left: "les autres ont quitté la ville"; survivors are people."""
    if draft.type != _LEFT or draft.mode not in _LEAVING or draft.agents:
        return False
    remainder = lemmas(draft.head.lang_, "nouns", "remainder")
    return any(_is_left_over(token) and token.lower_ in remainder for token in surface_subjects(draft.head))


def _is_singled_out(token: Token) -> bool:
    """Whether a subject or an object is "quatre d'entre eux", "l'un d'eux"."""
    pronoun = next((child for child in token.rights if child.dep_ == "nmod"), token)
    counted = token.pos_ == "PRON" or any(child.dep_ == "nummod" for child in token.lefts)
    return counted and pronoun.pos_ == "PRON" and pronoun.lower_ in function_words(token.lang_, "stressed_pronoun")
