"""One deed told by two words that the grammar makes one phrase is one claim.

A noun of action and what it is made of ("une opération de combat") or that it was done ("l'attentat commis lundi"), a verb and the act
that its agent names ("visé par une frappe"), a relative clause that tells what the act struck ("l'attaque qui a visé le marché"), an act
and how it went ("l'attentat a fait dix morts lorsqu'un camion a foncé dans la foule"), an act named again in apposition. What a word of
refusal or suspension stops does not happen, and the refusal alone is told: "refuse de rapatrier", "a suspendu ses ventes d'armes"; nor
does what is voted by the vote: "a voté l'expulsion des troupes".
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.claims.agreement import number
from kg.claims.argument_verbs import is_of_kind
from kg.claims.draft import Draft
from kg.claims.event_words import EventWords, is_noun_of_kind, load_event_words
from kg.claims.forms import is_infinitive, is_passive, is_past_participle, is_verbal, preposition
from kg.languages import Lexicon, function_words

_DEEDS = frozenset({"assault", "coerce"})
_ADJUNCTS = ("obl:agent", "obl:arg", "obl:mod")
_SUBJECTS = ("nsubj", "nsubj:pass")
_CLAUSES = ("advcl", "acl:relcl")  # the parser takes some clauses of time for relative ones
_OBJECTS = ("obj", "obl:arg", "nmod", "nsubj:pass")
_KEPT: dict[tuple[str, str | None], frozenset[str]] = {
    ("reject", "refusal"): frozenset({"retreat"}),
    ("request", "vote"): frozenset({"retreat", "coerce"}),
}
"""The types of acts that a noun tells as refused or voted, not as done, by what says so of them."""
_STEPS = 2  # nouns from a relative clause to the act: "une vague d'attaques coordonnées qui a visé le port"


def join_doubles(drafts: list[Draft], *, lexicon: Lexicon) -> list[Draft]:
    """The drafts, those of one deed joined, without what a refusal or a suspension keeps from happening."""
    by_head, words = {draft.head.i: draft for draft in drafts}, load_event_words(lexicon)
    for draft in drafts:
        stopper = by_head.get(draft.head.head.i)
        if stopper is not None and stopper.head != draft.head and _is_stopped(draft, stopper):
            by_head[stopper.head.i] = _stopping(stopper, by_head.pop(draft.head.i))
    for draft in drafts:
        whole = next((i for i in _wholes(draft, words) if i in by_head), None)
        if draft.head.i in by_head and whole is not None and whole != draft.head.i and _agree(by_head[whole], by_head[draft.head.i]):
            by_head[whole] = by_head[whole].completed(by_head.pop(draft.head.i), rule="merge: one deed")
    return [by_head[draft.head.i] for draft in drafts if draft.head.i in by_head]


def _is_stopped(act: Draft, stopper: Draft) -> bool:
    """Whether an act is what is refused or suspended, or only voted: "refuse le retour de X", "a voté l'expulsion de X"."""
    word, noun = act.head, act.head.pos_ == "NOUN"
    if stopper.type == "reject" and not noun:
        return word.dep_ in ("xcomp", "acl") and is_infinitive(word)
    if act.type in _KEPT.get((stopper.type, stopper.mode), ()):
        return noun and word.dep_ in _OBJECTS and not _is_done(word)
    return stopper.type == "sanction" and word.dep_ == "obj" and noun


def _is_done(noun: Token) -> bool:
    """Whether a participle tells that what is refused has come about: "rejette un cessez-le-feu | signé vendredi"."""
    return any(child.dep_ == "acl" and is_past_participle(child) and number(child) == number(noun) for child in noun.children)


def _stopping(stopper: Draft, act: Draft) -> Draft:
    """A refusal with whom the act that it stops would have befallen: "refuse de rapatrier ses ressortissants"."""
    befallen = tuple(actor for actor in act.recipients if actor not in stopper.agents)
    if stopper.recipients or not befallen:
        return stopper
    return replace(stopper, recipients=befallen, rules=(*stopper.rules, "recipient: of the act refused"))


def _wholes(draft: Draft, words: EventWords) -> list[int]:
    """The words that may tell the same deed as a part of it does, nearest first."""
    head = draft.head
    if head.pos_ == "NOUN":
        return [token.i for token in _above_noun(head, draft.type)]
    if not is_verbal(head) or draft.type != "assault":
        return []
    if head.dep_ == "acl" and is_past_participle(head) and is_noun_of_kind(head, "committing"):  # "l'attentat | commis lundi"
        return [head.head.i]
    if head.dep_ == "acl:relcl" and is_of_kind(head, "hits") and not is_passive(head) and _is_subject_relative(head):
        return [token.i for token in _antecedents(head)]
    if (
        head.dep_ in _CLAUSES
        and head.left_edge.lower_ in words.when
        and (above := next(filter(is_verbal, head.ancestors), None)) is not None
    ):
        return [child.i for child in above.children if child.dep_ in (*_SUBJECTS, "obj")] + [above.i]
    return []


def _above_noun(noun: Token, type_: str) -> list[Token]:
    if noun.dep_ == "nmod" and type_ == "assault" and noun.head.pos_ == "NOUN" and preposition(noun) == "de":
        return [noun.head]
    if noun.dep_ == "appos" and type_ == "assault":
        return [noun.head]
    if noun.dep_ in _ADJUNCTS and preposition(noun) == "par" and is_verbal(noun.head) and is_passive(noun.head):
        return [noun.head]
    return []


def _is_subject_relative(verb: Token) -> bool:
    return any(child.lower_ in function_words(verb.lang_, "relative_subject") for child in verb.children)


def _antecedents(verb: Token) -> list[Token]:
    """The noun that a relative clause hangs on and the nouns that it belongs to."""
    found = [verb.head]
    while len(found) <= _STEPS and found[-1].dep_ == "nmod":
        found.append(found[-1].head)
    return found


def _agree(whole: Draft, part: Draft) -> bool:
    """Whether two words may tell of one deed: of one type, by the same doers where both name theirs."""
    if whole.type != part.type or whole.type not in _DEEDS:
        return False
    return not whole.agents or not part.agents or bool(set(whole.agents) & set(part.agents))
