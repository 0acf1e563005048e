"""Whether a text says that something is so, or that it is not."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotate.certainty_words import CertaintyWords
from kg.annotate.grammar import finite, infinitive, past_participle
from kg.annotate.presupposed import stands
from kg.annotate.refuted import refuted
from kg.annotate.verb_forms import infinitives
from kg.languages import function_words
from kg.model import Polarity

_OBJECTS = frozenset(("obj", "nsubj:pass", "obl:arg"))
_DENIED = frozenset(("obj", "xcomp", "ccomp", "nmod", "obl:arg"))
_AVERTED = frozenset(("obj", "nsubj:pass", "obl:arg", "nmod"))
_INVOLVED = frozenset(("nmod", "obl:arg", "obl:mod"))
_CLAUSES = frozenset(("xcomp", "ccomp"))
_SET_APART = frozenset((",", '"', "«"))
_BETWEEN = frozenset(("DET", "ADJ", "ADV", "PRON", "AUX", "NUM"))
_NEAR = 3  # tokens after a negated verb in which its second word stands
_LEFT = 5  # tokens before a verb in which its "ne" stands


def polarity(token: Token, words: CertaintyWords, *, own: range) -> Polarity:
    """Negated by "ne … pas", "aucun", "sans", a contrast or a verb of denial; negators at the tokens of `own` don't count.

    An act is denied with the part in it that somebody is said not to have: "n'est pas responsable de l'attaque".
    """
    involvement = _involvement(token, words)
    if involvement is not None and polarity(involvement, words, own=own) is Polarity.NEGATED:
        return Polarity.NEGATED
    failing = _failing(token, words)
    if failing is not None:
        return Polarity.AFFIRMED if any(t.lower_ in function_words(t.lang_, "negator") for t in failing.children) else Polarity.NEGATED
    negated = (
        any(t.lower_ in words.negation["determiner"] and t.i < token.i and t.i not in own for t in token.children)
        or _after_without(token, words)
        or _contrasted(token, words)
        or _negated_participle(token, words)
        or _foiled(token, words)
        or any(_negated(verb, words, own) for verb in _verbs(token, words))
        or _denied(token, words)
        or refuted(token, words)
    )
    return Polarity.NEGATED if negated else Polarity.AFFIRMED


def _verbs(token: Token, words: CertaintyWords) -> Iterator[Token]:
    """What a negation of this predicate stands with: itself, the verb whose object it is, the noun whose aim it is."""
    verbal = token.pos_ in ("VERB", "AUX")
    if verbal or any(t.dep_ == "cop" for t in token.children):
        yield token
    aim = token.dep_ == "acl" and infinitive(token) and token.head.dep_ in (*_OBJECTS, "ROOT")
    if aim and not _remains(token.head, words):
        yield token.head
        yield token.head.head
    of = function_words(token.lang_, "bare_of")
    partitive = any(t.dep_ == "det" and t.lower_ in of for t in token.children)  # "n'a pas lancé d'offensive"
    if token.dep_ in ("nsubj", "nsubj:pass") and not verbal and _occurs(token.head, words):
        yield token.head
    predicate = token.head.pos_ in ("VERB", "AUX") or any(t.dep_ == "cop" for t in token.head.children)  # "il n'est pas question de"
    complement = token.dep_ in _OBJECTS or (partitive and token.head.i < token.i) or (token.dep_ == "xcomp" and predicate)
    if complement and not _remains(token, words) and (not verbal or _carries(token.head, words)):
        yield token.head


def _occurs(verb: Token, words: CertaintyWords) -> bool:
    """Whether a verb says that its subject comes about: "l'attaque n'a pas eu | lieu", "la trêve ne s'est pas concrétisée"."""
    phrases = {f"{verb.lemma_} {t.lower_}" for t in verb.rights if t.i <= verb.i + 2}
    if not any(t.dep_ == "obj" for t in verb.rights):  # "n'a pas produit de résultats" took place
        phrases.add(verb.lemma_)
    return not words.negation["occurring"].isdisjoint(phrases)


def _remains(act: Token, words: CertaintyWords) -> bool:
    """Whether the negation of its governor leaves an act as it was: what stands, and what is not denied ("n'a pas démenti l'attaque")."""
    return stands(act, words) or act.head.lemma_ in words.negation["verb"]


def _carries(verb: Token, words: CertaintyWords) -> bool:
    """Whether the negation of a verb is its infinitive's: "ne cherche pas à attaquer"."""
    return any(form in words.negation["carrying"] for form in infinitives(verb, lexicon=words.lexicon))


def _involvement(act: Token, words: CertaintyWords) -> Token | None:
    """The predicate that says who has a part in an act: "responsable de l'attaque", "mêlé aux combats"."""
    head = act.head
    if act.dep_ not in _INVOLVED or head.i > act.i or not words.negation["involving"] & {head.lemma_, head.lower_}:
        return None
    sole = any(t.lower_ in words.negation["sole"] for t in head.children)  # "n'est pas le seul responsable"
    return None if sole else head


def _negated(verb: Token, words: CertaintyWords, own: range) -> bool:
    """Whether "ne" and its second word stand with a verb; not "ne … que", "non seulement", "jamais aussi", an expletive "ne"."""
    negator = _negator(verb, words, own)
    if negator is None:
        return _negated_in_speech(verb, words, own)
    doc = verb.doc
    after = doc[negator.i + 1 : min(len(doc), verb.i + 1 + _NEAR)]
    before = doc[max(verb.sent.start, negator.i - 4) : negator.i]
    second = next((t for t in after if t.lower_ in words.negation["second"]), None)
    second = second or next((t for t in before if t.lower_ in words.negation["determiner"] | words.negation["early"]), None)
    if second is None:
        modal = words.negation["modal"] & {t.lemma_ for t in doc[negator.i + 1 : verb.i + 1]}
        return bool(modal) and not any(t.lower_ in words.negation["restrictive"] for t in after)
    if second.i and doc[second.i - 1].lower_ in words.negation["not"]:
        return False
    following = [t.lower_ for t in doc[second.i + 1 : second.i + 4]]
    if following and following[0] in words.negation["additive"]:
        return False
    if second.lower_ in words.negation["never"] and words.negation["degree"] & set(following):
        return False
    return not (second.lower_ in words.negation["more"] and words.negation["restrictive"] & set(following[:2]))


def _negated_in_speech(verb: Token, words: CertaintyWords, own: range) -> bool:
    """Whether "pas" alone stands right behind a finite form, as in speech: "on veut pas attaquer", "il y a pas eu de heurts"."""
    first = next((t for t in (*verb.lefts, verb) if finite(t) and (t == verb or t.dep_.startswith("aux"))), None)
    if first is None or first.i + 2 >= len(verb.doc) or first.i + 1 in own or first.nbor().lower_ not in words.negation["contrast"]:
        return False
    return first.nbor().lower_ in words.negation["second"] and first.nbor(2).pos_ not in ("ADP", "NOUN")


def _negator(verb: Token, words: CertaintyWords, own: range) -> Token | None:
    negators = function_words(verb.lang_, "negator")
    for child in verb.children:
        if child.lower_ in negators and child.i < verb.i and child.i not in own:
            return child
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _LEFT) : verb.i]):
        if token.lower_ in negators:
            return token if token.i not in own else None
        governs = token.pos_ == "VERB" and (finite(token) or token.lemma_ in words.negation["leaving"])
        if token.is_punct or token.pos_ in ("SCONJ", "NOUN", "PROPN") or governs:
            return None
    return None


def _contrasted(token: Token, words: CertaintyWords) -> bool:
    """A noun that "pas" or "non" sets against another: "un site mais pas un entrepôt"."""
    if token.pos_ != "NOUN":
        return False
    doc, j, of = token.doc, token.i - 1, function_words(token.lang_, "of")
    while j > token.sent.start and (doc[j].pos_ == "DET" or doc[j].lower_ in of):
        j -= 1
    contrasts = function_words(doc.lang_, "contrastive") | _SET_APART
    return j > 0 and doc[j].lower_ in words.negation["contrast"] and doc[j - 1].lower_ in contrasts


def _negated_participle(token: Token, words: CertaintyWords) -> bool:
    """Whether "non" or "pas" stands in front of a participle without an auxiliary: "signé à Lima, mais non | ratifié par Quito"."""
    if token.i == token.sent.start or not past_participle(token) or any(child.dep_.startswith("aux") for child in token.lefts):
        return False
    before = token.nbor(-1)
    return before.pos_ == "ADV" and before.lower_ in words.negation["contrast"] | words.negation["never"]


def _after_without(token: Token, words: CertaintyWords) -> bool:
    """Whether "sans" governs the predicate: "sans attaquer", "sans faire de blessés", "sans que … aient été"."""
    doc, of, que = token.doc, function_words(token.lang_, "bare_of"), function_words(token.lang_, "that")
    for j in range(token.i - 1, max(token.sent.start, token.i - 1 - _LEFT) - 1, -1):
        left = doc[j]
        if left.lower_ in words.negation["preposition"]:
            return doc[j - 1].lower_ not in function_words(token.lang_, "not") or not j  # "non sans attaquer"
        if left.pos_ not in _BETWEEN and left.lemma_ not in words.negation["between"] and left.lower_ not in of:
            break
    mark = next((t for t in token.children if t.dep_ == "mark" and t.lower_ in que and t.i < token.i), None)
    return mark is not None and mark.i > 0 and doc[mark.i - 1].lower_ in words.negation["preposition"]


def _denied(token: Token, words: CertaintyWords) -> bool:
    """Whether a verb of denial governs the predicate: "a nié avoir attaqué", "dément toute implication", "nie vouloir attaquer"."""
    planned = token.dep_ == "acl" and infinitive(token) and words.governor(token.head, infinitive=False) is not None
    if token.lemma_ in words.negation["charge"]:
        return False
    up = token.head if planned else _share(token, words) or token
    for _ in range(2):
        if up.dep_ not in _DENIED or up.head.i >= up.i:
            return False
        up = up.head
        clitics = function_words(up.lang_, "reflexive")
        itself = up.lemma_ in words.negation["reflexive"] and any(t.lower_ in clitics for t in up.lefts)  # "se défend d'avoir armé"
        if up.lemma_ in words.negation["verb"] or (itself and token.pos_ == "VERB" and token.dep_ in _CLAUSES):
            return not any(t.lower_ in function_words(t.lang_, "negator") for t in up.children)
    return False


def _share(act: Token, words: CertaintyWords) -> Token | None:
    """The noun of a part in an act that stands right before it, both below one verb: "a nié tout rôle | dans l'attaque"."""
    before = (t for t in act.head.rights if t.dep_ == "obj" and t.right_edge.i + 1 == act.left_edge.i)
    return next((t for t in before if act.dep_ in _INVOLVED and t.lemma_ in words.negation["share"]), None)


def _foiled(act: Token, words: CertaintyWords) -> bool:
    """Whether an act that is planned is said to have come to nothing: "un coup d'État manqué", "a déjoué un attentat"."""
    if act.pos_ not in ("NOUN", "PROPN") or act.lemma_.lower() not in words.negation["plot"]:
        return False
    near = [t for t in act.children if t.dep_ in ("acl", "amod")] + ([act.head] if act.dep_ in _OBJECTS else [])
    told = next((t for t in near if t.lemma_ in words.negation["foiling"]), None)
    return told is not None and not any(t.lower_ in function_words(t.lang_, "negator") for t in told.children)


def _failing(token: Token, words: CertaintyWords) -> Token | None:
    """What keeps an act from happening: "a échoué à prendre", "a empêché X de prendre", "évite une guerre", "l'annulation du raid"."""
    governor = token.head
    if token.pos_ == "NOUN" and token.dep_ in _AVERTED:
        if governor.lemma_ in words.negation["averting"]:
            return governor
        reached = token.dep_ == "obj" and infinitive(governor) and not stands(token, words)  # "a échoué à obtenir une trêve"
        return _failing(governor, words) if reached else None
    if token.dep_ == "acl" and infinitive(token) and governor.dep_ == "obj":
        governor = governor.head
    elif token.dep_ not in _CLAUSES:
        return None
    return governor if governor.lemma_ in words.negation["failing"] and governor.i < token.i else None
