"""A casualty predicate and the event that it counts the victims of are one claim.

"une embuscade a tué dix soldats", "…, tuant dix soldats", "tués dans un raid", "l'attaque, qui a fait dix morts"; one casualty
predicate joins another: "ont été tués et dix blessés", "12 morts, 30 blessés".
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.claims.accidents import is_by_accident, lemmas_of_class
from kg.claims.agreement import finite_form, is_finite, number
from kg.claims.argument_verbs import is_of_kind
from kg.claims.by_agents import by_agents
from kg.claims.draft import Draft, distinct, is_anyone, lineages
from kg.claims.event_words import EventWords, events_behind, introduces, is_attackers_own, load_event_words
from kg.claims.forms import ends_as_gerund, is_infinitive, is_passive, is_verbal, preposition
from kg.claims.relatives import antecedent
from kg.claims.syntax import deep_objects, deep_subjects, surface_subjects
from kg.languages import Lexicon, function_words
from kg.model import Modality

_LISTED = 10  # tokens between two counts of an enumeration
_NOT_LISTED = ("VERB", "AUX", "PROPN", "PRON", "SCONJ")
_CHAIN = 3  # nouns between a relative clause and the event that its antecedent belongs to
_HANGING = ("advcl", "acl", "conj", "xcomp", "amod", "nmod", "dep", "parataxis")
_SUBJECTS = ("nsubj", "nsubj:pass")
_PHRASE = ("nmod", "appos", "obl:arg", "obl:mod", "obl:agent", "obj")


def join_tolls(drafts: list[Draft], *, lexicon: Lexicon) -> list[Draft]:
    """Casualty drafts joined to the event that they count the victims of."""
    by_head, words = {draft.head.i: draft for draft in drafts}, load_event_words(lexicon)
    wars = lemmas_of_class(lexicon, "war")
    joined: dict[int, int] = {}  # head of a casualty predicate -> head of its event
    for draft in drafts:
        if "victims" not in draft.frame.options or draft.head.i in joined or is_by_accident(draft, lexicon=lexicon):
            continue
        event = _event_of(draft, by_head, words) or _counting(draft, by_head)
        if event is None or (draft.type == "toll" and event.head.lemma_.lower() in wars):  # "la guerre a fait 1.000 morts"
            continue
        head = joined.get(event.head.i, event.head.i)
        if head == draft.head.i or head in joined or _is_other_side(draft, by_head[head]) or _is_contrary(draft, by_head[head]):
            continue
        by_head[head] = _joined(by_head[head], by_head[draft.head.i])
        joined[draft.head.i] = head
    return [by_head[draft.head.i] for draft in drafts if draft.head.i not in joined]


def _counting(toll: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The casualties that others are counted with, or the verb that counts them: "a | fait jusqu'à présent 12 morts"."""
    verb = by_head.get(toll.head.head.i)
    counts = verb is not None and is_verbal(verb.head) and verb.type == "toll" and not verb.quantities
    return verb if counts and _is_count(toll) and toll.head.i > toll.head.head.i else _counted_before(toll, by_head)


def _counted_before(toll: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The casualties that the same enumeration counts right before others: "12 morts, | plus de 30 blessés"."""
    if not _is_count(toll):
        return None
    doc = toll.head.doc
    for i in range(toll.head.i - 1, max(toll.head.i - _LISTED, toll.head.sent.start - 1), -1):
        before = by_head.get(i)
        if before is not None:
            measures = {quantity.measure for quantity in before.quantities}
            return before if _is_count(before) and not measures & {quantity.measure for quantity in toll.quantities} else None
        if doc[i].pos_ in _NOT_LISTED or (doc[i].is_punct and doc[i].text != ","):
            return None
    return None


def _is_count(draft: Draft) -> bool:
    """Whether a draft is a noun that counts the dead or wounded: "12 morts"."""
    return draft.head.pos_ == "NOUN" and "victims" in draft.frame.options and bool(draft.quantities)


def _event_of(toll: Draft, by_head: dict[int, Draft], words: EventWords) -> Draft | None:
    """The draft of the event that a casualty predicate belongs to."""
    for token in (*_before_gerund(toll.head), *_related(toll.head, words)):
        event = by_head.get(token.i)
        if event is not None and event.head.i != toll.head.i and _counts_victims(event) and not _placed_apart(event, toll):
            return event
    named = {token.lemma_ for token in surface_subjects(toll.head) if token.pos_ == "NOUN"} if is_verbal(toll.head) else set()
    again = [d for i, d in by_head.items() if i < toll.head.i and d.head.sent == toll.head.sent and d.head.lemma_ in named]
    far = [*again, *(by_head[token.i] for token in _before_colon(toll.head) if token.i in by_head)]
    far += [by_head[token.i] for token in (*_further(toll.head, words), *_told_before(toll.head, words)) if token.i in by_head]
    return next((event for event in far if event.type == "assault" and not _told_apart(event, toll)), None)


def _before_colon(verb: Token) -> list[Token]:
    """What a headline tells of before the colon, behind which it counts: "Raid sur Gao : le bilan passe à dix morts"."""
    starts = [child.left_edge.i for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
    behind = next((start for start in starts if start > 0 and verb.doc[start - 1].text == ":"), verb.sent.start + 1)
    return [token for token in verb.doc[verb.sent.start : behind - 1] if token.pos_ in ("NOUN", "PROPN")]


def _is_other_side(toll: Draft, event: Draft) -> bool:
    """Whether a toll is of those who struck: "a tué 45 jihadistes et perdu six soldats", "l'auteur de l'attentat a été abattu"."""
    own = "recipient: subj" in toll.rules and toll.frame.type == "toll" and is_verbal(event.head) and event.head == toll.head.head
    struck = bool(toll.recipients) and set(toll.recipients) <= set(event.agents) and "reciprocal" not in event.frame.options
    told = is_verbal(toll.head) and (not is_passive(toll.head) or bool(by_agents(toll.head)))
    if told and is_attackers_own(event.head, deep_objects(toll.head)):
        return True
    if told and toll.agents and (_met(toll, event) or _struck_before(toll, event)):
        return True
    return own or (struck and not event.recipients)


def _met(toll: Draft, event: Draft) -> bool:
    """Whether who struck others was struck first, or is no suicide bomber: "a repoussé un assaut, où elle aurait tué dix rebelles"."""
    if event.mode == "suicide-attack":
        return is_passive(toll.head) and bool(by_agents(toll.head))
    repelled = event.head.dep_ == "obj" and is_of_kind(event.head.head, "suffers")
    return repelled and "reciprocal" not in event.frame.options and set(toll.agents) <= set(event.recipients)


def _struck_before(toll: Draft, event: Draft) -> bool:
    """Whether who struck was struck by others: "des manifestants, blessés par la police, ont agressé un passant"."""
    others = not set(toll.agents) & {*event.agents, *event.recipients}
    undergone = is_passive(toll.head) and bool(by_agents(toll.head)) and is_verbal(event.head)
    return undergone and others and bool(toll.recipients) and set(toll.recipients) <= set(event.agents)


def _is_contrary(toll: Draft, event: Draft) -> bool:
    """Whether one of the two is denied and the other is not, or only planned: "a juré de tuer l'émir à la suite de l'assaut"."""
    sworn = toll.head.dep_ == "xcomp" and is_infinitive(toll.head) and toll.head.i < event.head.i and event.head.pos_ == "NOUN"
    planned = toll.trigger.certainty.modality is Modality.FUTURE and event.trigger.certainty.modality is Modality.CERTAIN
    return toll.denied != event.denied or (sworn and planned)


def _counts_victims(event: Draft) -> bool:
    return event.type == "assault" or "victims" in event.frame.options


def _told_apart(event: Draft, toll: Draft) -> bool:
    """Whether an event and a toll have times that differ."""
    return event.time is not None and toll.time is not None and event.time.edtf != toll.time.edtf


def _placed_apart(event: Draft, toll: Draft) -> bool:
    """Whether "et" joins clauses that tell of different places: "une usine a été touchée à Gao et deux hommes ont été tués à Ségou"."""
    joined = toll.head.dep_ == "conj" and toll.head.head == event.head and bool(surface_subjects(toll.head))
    here, there = {place.id for place in event.places}, {place.id for place in toll.places}
    return joined and bool(here and there) and here.isdisjoint(lineages(toll.places)) and there.isdisjoint(lineages(event.places))


def _related(head: Token, words: EventWords) -> list[Token]:
    """The tokens that may carry the event of a casualty predicate, nearest relation first."""
    related: list[Token] = []
    if is_verbal(head):
        related += deep_subjects(head) or []
        related += surface_subjects(head)
        related += _circumstances(head, words)
        related += [child for child in head.children if child.dep_ == "advcl" and child.left_edge.lower_ in words.when]
        related += [grand for child in related[:] for grand in child.children if grand.dep_ in ("nmod", "conj") or child.dep_ == "advcl"]
    else:
        related += _circumstances(head, words)
    if head.dep_ == "acl:relcl" and head.head.lower_ in function_words(head.lang_, "neutral_pronoun"):  # "a tiré sur Gao, ce qui a tué …"
        related += head.head.ancestors
    answered = head.dep_ == "nmod" and preposition(head) == "à"  # "la riposte au massacre"
    if (
        head.dep_ in _HANGING
        and head.head != head
        and not (answered or _undergone_later(head) or (head.dep_ == "advcl" and _has_subject(head)))
    ):
        governor = head.head
        related += [governor]
        if not is_verbal(governor) and governor.head != governor:
            related += [governor.head]
        related += [child for child in governor.children if child.dep_ in ("obj", "nsubj:pass") and child.i < head.i]
    return [token for token in related if token.i != head.i]


def _undergone_later(verb: Token) -> bool:
    """Whether a passive infinitive tells what its subject underwent behind what it did: "a attaqué le poste avant d'être abattu"."""
    later = function_words(verb.lang_, "before_infinitive")
    return is_passive(verb) and any(child.lower_ in later for child in verb.lefts)


def _has_subject(verb: Token) -> bool:
    """Whether a clause has a subject of its own, so that it tells of something else: "un jour après qu'un drone a tué …"."""
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _circumstances(head: Token, words: EventWords) -> list[Token]:
    """What a casualty predicate says it happened in: "dans une attaque", "lors de combats", "suite à un raid"."""
    shared = [head, *(child for child in head.children if child.dep_ == "conj" and is_verbal(child))]  # "a tué … et blessé … dans"
    children = [child for verb in shared for child in verb.children]
    direct = [antecedent(child) for child in children if introduces(child, words)]  # "l'attaque dans laquelle dix soldats ont été tués"
    direct += [
        grand for child in direct for grand in child.children if grand.i == child.i + 1 and grand.dep_ == "amod"
    ]  # "un double | attentat"
    nested = [child for child in children if child.lower_ in words.circumstance]
    return direct + [grand for child in nested for grand in child.children if grand.pos_ == "NOUN"]


def _before_gerund(head: Token) -> list[Token]:
    """What stands between a gerund and the verb that the parser hung it on, nearest first: "ont heurté …, puis attaqué …, tuant …"."""
    if not ends_as_gerund(head) or not head.i or head.nbor(-1).text != ",":
        return []
    return [head.doc[i] for i in range(head.i - 1, min(head.head.i, head.i), -1)] if head.head.i < head.i else []


def _further(head: Token, words: EventWords) -> list[Token]:
    """Events further up: of a relative clause's antecedent ("l'attaque d'un bus, qui a tué …"), behind the verb."""
    behind = [*(head.doc[i] for i in events_behind(head, words)), *_bare_subject(head)]
    if head.dep_ == "acl:relcl":
        return [*_antecedents(head, words), *behind]
    return behind


def _told_before(verb: Token, words: EventWords) -> list[Token]:
    """What stands before a gerund or a relative clause that the parser hung elsewhere, nearest first: "l'attentat de Gao, qui a tué"."""
    if not is_verbal(verb):
        return []
    before = [verb.doc[i] for i in range(verb.i - 1, verb.sent.start - 1, -1)]
    if ends_as_gerund(verb):
        return before
    pronoun = next((token for token in before if token.dep_ != "punct" and token.lower_ in _relatives(verb.lang_)), None)
    if pronoun is None or pronoun.i < 2 or (pronoun.head != verb and not _opens_clause(pronoun, verb)):
        return []
    opening = pronoun.nbor(-2 if pronoun.nbor(-1).lower_ in function_words(verb.lang_, "bare_of") else -1)  # "au cours de laquelle"
    tied = pronoun.lower_ in words.relative_subject or opening.lower_ in words.circumstance
    wanted = number(pronoun) or number(finite_form(verb) or verb)
    return [token for token in before if token.i < pronoun.i and token.pos_ == "NOUN" and number(token) == wanted] if tied else []


def _opens_clause(pronoun: Token, verb: Token) -> bool:
    """Whether a composed pronoun opens a verb's clause, whatever the parser hung it on: "un raid au cours | duquel dix marins ont péri"."""
    composed = function_words(verb.lang_, "relative_composed", "relative_composed_of")
    form = finite_form(verb)
    return pronoun.lower_ in composed and form is not None and not any(is_finite(t) for t in verb.doc[pronoun.i + 1 : form.i])


def _relatives(language: str) -> frozenset[str]:
    return function_words(language, "relative_subject", "relative_composed", "relative_composed_of")


def _bare_subject(verb: Token) -> list[Token]:
    """The event before a verb whose subject the parser took from a complement: "selon la police, l'attentat, …, a fait 7 morts"."""
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if not subjects or not all(preposition(subject) for subject in subjects):
        return []
    between = verb.doc[max(subject.i for subject in subjects) + 1 : verb.i]
    return [token for token in between if token.pos_ == "NOUN" and preposition(token) is None]


def _antecedents(verb: Token, words: EventWords) -> list[Token]:
    """The noun that a relative clause hangs on and those that it belongs to; the verb above, unless the antecedent itself acts."""
    acts = not is_passive(verb) and any(child.lower_ in words.relative_subject for child in verb.children)
    found: list[Token] = []
    node = verb.head
    for _ in range(_CHAIN):
        if is_verbal(node):
            return found if acts else [*found, node]
        found.append(node)
        if node.dep_ not in _PHRASE or node.head == node:
            break
        node = node.head
    return found


def _joined(event: Draft, toll: Draft) -> Draft:
    acts = is_verbal(toll.head) and event.head in deep_subjects(toll.head)  # "l'explosion a tué …": who is named by its own words
    befallen = {*toll.recipients, *event.recipients}  # "le raid contre un camp de X, qui a tué dix hommes": not X's
    agents = event.agents or tuple(a for a in toll.agents if a not in befallen and not acts)
    victims = tuple(a for a in toll.recipients if a not in agents)
    against = bool({"recipient: contre", "recipient: avec"} & set(event.rules))  # "tués lors de combats contre X": the other side
    private = not agents and any(map(is_anyone, victims))  # "les tirs avec l'armée ont tué des enfants"
    if "reciprocal" in event.frame.options and event.recipients and (against or not agents) and not private:
        agents, victims = agents or tuple(a for a in victims if a not in event.recipients), ()
    whole = event.completed(toll, rule="merge: toll")
    recipients = distinct((*event.recipients, *victims))
    if not event.agents and agents and "recipient: avec" in event.rules and "reciprocal" in event.frame.options:
        agents = recipients = distinct((*agents, *recipients))  # "dix rebelles tués dans des combats avec l'armée": two sides
    if victims and "recipient: avec" in event.rules and not agents and not acts:  # "un civil tué dans un accrochage avec des soldats"
        agents, recipients = event.recipients, victims
    time = toll.time if _is_nearer(event, toll) else whole.time
    return replace(whole, agents=agents, recipients=recipients, time=time)


def _is_nearer(event: Draft, toll: Draft) -> bool:
    """Whether a toll's verb has a time, the event only that of the clause around: "traque mardi les auteurs du raid, qui a tué lundi …"."""
    if event.time is None or toll.time is None or not is_verbal(toll.head):
        return False
    told, around = toll.head.doc[toll.time.tokens.head], event.head.doc[event.time.tokens.head]
    return told.head == toll.head and event.head.pos_ == "NOUN" and not event.head.is_ancestor(around)
