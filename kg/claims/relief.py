"""Relief and backing in a deed are material help: "envoie un navire humanitaire", "ont tué un chef avec le soutien de l'aviation".

What is sent tells whether its sender deploys it or helps with it; support that an act is done "with" is help in that act, not a stance.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.claims.draft import Draft
from kg.claims.event_words import is_noun_of_kind, words_of_kind
from kg.claims.forms import is_verbal, preposition

_SENT = ("obj", "nsubj:pass")
_ADJUNCTS = ("obl:arg", "obl:mod", "advmod")


def mark_relief(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those that send relief or lend a deed support being aid."""
    return [_as_aid(draft) if _sends_relief(draft) or _backs_a_deed(draft) else draft for draft in drafts]


def _sends_relief(draft: Draft) -> bool:
    """Whether what is moved is named as relief: "un avion médical", "un détachement de la sécurité civile"."""
    if draft.type != "mobilize":
        return False
    sent = [child for child in draft.head.children if child.dep_ in _SENT or (child.dep_ == "nmod" and not is_verbal(draft.head))]
    relief = words_of_kind(draft.head.lang_, "relief")
    return any(_named(token) & relief for noun in sent for token in noun.subtree if not _in_clause(token, noun))


def _named(token: Token) -> set[str]:
    """A word by itself and as the second of two."""
    before = f"{token.nbor(-1).lower_} " if token.i else ""
    return {token.lemma_.lower(), before + token.lower_}


def _in_clause(token: Token, noun: Token) -> bool:
    """Whether a token belongs to what a clause tells of the noun."""
    while token.i != noun.i:
        if token.dep_ == "acl:relcl":
            return True
        token = token.head
    return False


def _backs_a_deed(draft: Draft) -> bool:
    """Whether support is an adjunct of what is done with it: "a repris la ville avec l'appui de l'aviation"."""
    head = draft.head
    if draft.type != "support" or not is_noun_of_kind(head, "backing"):
        return False
    return head.dep_ in _ADJUNCTS and is_verbal(head.head) and preposition(head) == "avec"


def _as_aid(draft: Draft) -> Draft:
    return replace(draft, frame=replace(draft.frame, type="aid", mode="other"), mode="other", rules=(*draft.rules, "aid: relief"))
