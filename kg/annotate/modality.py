"""How sure a text is of what it says: certain, probable, possible, reported in the conditional, still to come, or asked."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.certainty_words import CertaintyWords
from kg.annotate.grammar import finite, gerund, infinitive, participle, past_participle, tense
from kg.annotate.hung_acts import accompanies, is_complement, is_goal, is_partitive
from kg.annotate.presupposed import is_given, is_known, is_taken_for_granted, told_as_past
from kg.annotate.source_nouns import singular
from kg.annotate.subclauses import concedes, is_awaited, is_perfect, is_promised, opened
from kg.annotate.verb_forms import is_conditional, is_future
from kg.languages import endings, function_words
from kg.model import Modality

_CARRIED = frozenset(("obj", "nsubj:pass", "xcomp", "obl:arg", "nmod", "ccomp"))
_INFINITIVE_OF = frozenset(("acl", "advcl", "conj"))
_HUNG = frozenset(("acl", "xcomp"))
_BETWEEN = frozenset(("nmod", "conj", "acl", "obj", "amod"))
_NOMINAL = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))
_BEFORE_INFINITIVE = (
    "bare_of",
    "bare_to",
    "reflexive",
    "personal_clitic",
    "object_pronoun",
    "adverbial_pronoun",
    "negator",
    "negation_particle",
)
_BEFORE_NOUN = ("of", "definite", "indefinite", "possessive_third")
_OPENING = frozenset(('"', "«"))
_ASKING = frozenset(('"', "»", "”", ")"))
_CLOSE = 2  # governors between an act and the participle that tells how it is done
_REACH = 4  # governors looked at above a predicate
_OUGHT = 6  # tokens between "aurait dû" and the verb
_QUE = 6  # tokens from "que" to the verb of its clause
_OPEN_TENSES = frozenset(("Pres", "Fut"))  # in which an auxiliary leaves the act open


def modality(token: Token, words: CertaintyWords) -> Modality:
    """The modality of the predicate at a token; certain when nothing says otherwise."""
    if _asked(token, words):
        return Modality.QUESTION
    if token.pos_ == "NOUN" and (is_given(token, words) or told_as_past(token, words)):
        return _hedged(token, words) or Modality.CERTAIN
    found = _hedged(token, words) or _governed(token, words)
    if found is None and (bargain := _bargain(token, words)) is not None:
        found = _governed(bargain, words)
    return found or Modality.CERTAIN


def _bargain(act: Token, words: CertaintyWords) -> Token | None:
    """What an act is given in exchange for, which is as certain: "libérerait dix otages en échange d'une trêve"."""
    exchange = act.head
    told = act.pos_ == "NOUN" and act.dep_ == "nmod" and exchange.lemma_ in words.modality["bargain"] and exchange.head.i < exchange.i
    if not told or exchange.nbor(-1).lower_ not in function_words(act.lang_, "in"):
        return None
    before = is_known(act) and not any(t.dep_ == "nmod" for t in act.rights)  # "en échange du cessez-le-feu"
    return None if before else exchange.head


def is_counterfactual(token: Token, words: CertaintyWords) -> bool:
    """Whether a text tells of what ought to have been and was not: "aurait dû être tué"."""
    if not (infinitive(token) or (token.i and infinitive(token.nbor(-1)))):
        return False
    before = [t for t in token.doc[max(token.sent.start, token.i - _OUGHT) : token.i] if t.pos_ != "ADV" and not infinitive(t)]
    return len(before) > 1 and before[-1].lower_ in words.modality["counterfactual"] and is_conditional(before[-2])


def _asked(token: Token, words: CertaintyWords) -> bool:
    """Whether a question asks for the predicate; "pourquoi" and what stands before a colon take it as given."""
    doc, end = token.doc, token.sent.end - 1
    while end > token.i and (doc[end].is_space or doc[end].text in _ASKING):
        end -= 1
    if doc[end].text != "?":
        return False
    given = words.modality["presuming"]
    if any(t.lower_ in given for t in token.sent) or any(t.text == ":" for t in doc[token.i + 1 : end]):
        return False
    return not is_taken_for_granted(token)


def _hedged(token: Token, words: CertaintyWords) -> Modality | None:
    """An adjective of the noun, an adverb or a conjunction of its clause."""
    adjectives, adverbs, marks = (words.modality[role] for role in ("adjective", "adverb", "mark"))
    for child in token.children:
        if child.dep_ in ("amod", "acl"):
            forms = (child.lemma_, child.lower_, singular(child).removesuffix("e"))
            if found := next((adjectives[form] for form in forms if form in adjectives), None):
                return found
        if child.dep_ in ("advmod", "obl:mod", "mark", "amod") and child.lower_ in adverbs:
            return adverbs[child.lower_]
        if child.dep_ == "mark" and child.i < token.i:
            if child.lower_ in marks:
                fulfilled = is_perfect(token) and _opens_sentence(child)  # "si X a gagné, il …", not "demande si X a gagné"
                return None if fulfilled or concedes(child, words) else marks[child.lower_]
            purpose = child.lower_ in function_words(child.lang_, "purpose")
            if purpose and child.nbor(1).lower_ in function_words(child.lang_, "that"):
                return Modality.FUTURE
    near = token.doc[max(token.sent.start, token.i - 2) : token.i + 2]
    return next((adverbs[t.lower_] for t in (*near, *_shared_adverbs(token)) if t.lower_ in adverbs), None)


def _shared_adverbs(verb: Token) -> list[Token]:
    """The adverbs in front of the participle that another goes on: "a peut-être été arrêté et | emprisonné"."""
    own = any(t.dep_.startswith("aux") for t in verb.children)
    shared = not own and verb.dep_ == "conj" and past_participle(verb) and past_participle(verb.head)
    return [t for t in verb.head.children if t.dep_ == "advmod" and t.i < verb.head.i] if shared else []


def _opens_sentence(mark: Token) -> bool:
    """Whether a conjunction stands at the head of its sentence or behind a punctuation mark."""
    return mark.i == mark.sent.start or mark.nbor(-1).is_punct or mark.nbor(-1).pos_ == "CCONJ"


def _governed(token: Token, words: CertaintyWords) -> Modality | None:
    """The modality that its own tense, or what governs it, gives to a predicate."""
    if is_awaited(token):
        return _tense(token.head, words)
    up, bidden = token, False
    for step in range(_REACH):
        found = _tense(up, words) or _before(up, words) or (opened(up, words, act=token) if up.pos_ == "VERB" else None)
        if found:
            return found
        head = up.head
        if head.i == up.i:
            return None
        if infinitive(up) and (found := _from_above(up, words)):
            return found
        if not _carried(up, step) and not (step < _CLOSE and _is_manner(up, words)):
            return words.modality["goal"].get(head.lemma_) if is_goal(up) and head.i < up.i else None
        if up.dep_ == "xcomp" and (found := _auxiliary(head, words)):
            return found
        verbal = infinitive(up) or up.dep_ == "xcomp" or is_goal(up) or (bidden and up.dep_ == "obj")
        if head.i < up.i and (verbal or up.pos_ in ("NOUN", "PROPN") or up.dep_ == "ccomp" or is_partitive(up)):
            found = (words.governor(head, infinitive=verbal) if is_complement(up) else None) or words.announced(head, up)
            found = found or (_attempted(head, up, words) if infinitive(up) else words.negotiated(head, up) or _drafted(head, up, words))
            if found:
                return found
        if up.dep_ == "ccomp" or (up.dep_ == "nmod" and not _is_held(up, words)):
            return None
        up, bidden = head, _is_bidden(up)
    return None


def _drafted(verb: Token, act: Token, words: CertaintyWords) -> Modality | None:
    """The modality of an act that a plan or an offer holds: "la proposition comprend la libération de dix otages"."""
    if act.dep_ != "obj" or verb.lemma_ not in words.modality["containing"]:
        return None
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    relative = subject is not None and subject.lower_ in function_words(verb.lang_, "relative_as_subject")
    draft = verb.head if relative else subject
    return words.modality["draft"].get(draft.lemma_) if draft is not None else None


def _from_above(act: Token, words: CertaintyWords) -> Modality | None:
    """What a word gives to an infinitive hung on a noun behind it: "la volonté de Lima | de juger", "appelle les pays visés | à agir"."""
    if act.dep_ not in _HUNG:
        return None
    noun = act.head
    for _ in range(_REACH):
        if noun.dep_ not in _BETWEEN or noun.head.i >= noun.i or noun.pos_ not in _NOMINAL:
            return None
        noun = noun.head
        if found := words.governor(noun, infinitive=True):
            return found
    return None


def _is_manner(token: Token, words: CertaintyWords) -> bool:
    """Whether a participle tells how the act above is done, which is as certain as that: "promet d'aider X en livrant …"."""
    return token.dep_ == "advcl" and gerund(token) and token.head.i < token.i and token.lemma_ not in words.modality["performed"]


def _is_bidden(verb: Token) -> bool:
    """Whether an infinitive that the parser hung on a noun is what those are told to do: "a appelé les habitants | à évacuer la ville"."""
    aims = function_words(verb.lang_, "to")
    return verb.dep_ == "acl" and infinitive(verb) and any(child.dep_ == "mark" and child.lower_ in aims for child in verb.children)


def _carried(token: Token, step: int) -> bool:
    """Whether what governs a word decides on the predicate too; not on a participle that qualifies a noun ("aux soldats tués")."""
    if step == 0 and token.dep_ == "obj" and participle(token) and not any(child.dep_.startswith("aux") for child in token.children):
        return False
    if token.dep_ in _CARRIED or (infinitive(token) and token.dep_ in _INFINITIVE_OF):
        return True
    if token.dep_ == "conj" and token.pos_ == token.head.pos_ == "NOUN":  # "prévoit un gel et des sanctions"
        return True
    if step == 0 and accompanies(token):
        return True
    pointed = any(
        t.dep_ == "det" and t.lower_ in function_words(t.lang_, "demonstrative") for t in token.children
    )  # "cette attaque restera"
    return token.dep_ == "nsubj" and step == 0 and token.pos_ == "NOUN" and not pointed


def _is_held(token: Token, words: CertaintyWords) -> bool:
    """Whether an act is no more than the noun before it says of it: "la tenue d'une réunion", "l'un des chefs"."""
    return token.head.lemma_ in words.modality["holding"] or is_partitive(token.head)


def _tense(verb: Token, words: CertaintyWords) -> Modality | None:
    """Future and conditional of a verb's own form or of its auxiliaries."""
    for token in (verb, *_auxiliaries(verb)):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        if is_conditional(token):
            if found := words.modality["auxiliary-conditional"].get(token.lemma_):
                return found
            simple = token.i == verb.i and token.lemma_ not in function_words(token.lang_, "auxiliary")
            simple = simple or (token.dep_ == "aux:pass" and is_promised(verb, words))
            return Modality.FUTURE if simple and _in_que_clause(token) else Modality.CONDITIONAL
        if is_future(token) or (finite(token) and token.lower_.endswith(endings(token.lang_, "future_first_plural"))):
            return Modality.FUTURE
    return None


def _auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries and copulas before a verb; those of the verb that a participle goes on: "aurait adopté X et | abandonné Y"."""
    own = [t for t in verb.children if t.dep_.startswith(("aux", "cop")) and t.i < verb.i]
    shared = not own and verb.dep_ == "conj" and past_participle(verb) and past_participle(verb.head)
    return [t for t in verb.head.children if t.dep_.startswith("aux")] if shared else own


def _in_que_clause(token: Token) -> bool:
    """Whether a verb follows "que": there its simple conditional is a future of the past ("a annoncé qu'il enverrait")."""
    que = function_words(token.lang_, "that")
    return any(t.lower_ in que for t in (*token.doc[max(token.sent.start, token.i - _QUE) : token.i], *token.lefts))


def _before(token: Token, words: CertaintyWords) -> Modality | None:
    """What stands before an infinitive or an aim: "va attaquer", "pour attaquer", "cherche à attaquer", "en vue d'une attaque"."""
    doc, start, j = token.doc, token.sent.start, token.i - 1
    if token.pos_ == "NOUN":
        skipped = function_words(doc.lang_, *_BEFORE_NOUN)
        while j > start and doc[j].lower_ in skipped:
            j -= 1
        behind = j < token.i - 1 and doc[j].pos_ == "NOUN" and doc[j - 1].lower_ in function_words(doc.lang_, "in")  # "en vue d'un retrait"
        return words.modality["preposition"].get(doc[j].lower_) if behind else None
    if not infinitive(token):
        return _suspected(token, words)
    skipped, aims = function_words(doc.lang_, *_BEFORE_INFINITIVE) | _OPENING, words.modality["preposition"]
    while j >= start and doc[j].lower_ not in aims:  # the tagger takes "afin" for an adverb
        if doc[j].lower_ not in skipped and doc[j].pos_ != "ADV" and not (doc[j].pos_ == "AUX" and infinitive(doc[j])):
            break
        j -= 1
    if j < start:
        return None
    if found := aims.get(doc[j].lower_):
        if token.lemma_ in words.modality["performed"] and doc[j].lower_ in function_words(doc.lang_, "purpose"):
            return None
        done = words.modality["implicative"].keys() & {t.lemma_ for t in doc[start:j]}
        return None if done else found
    found = _auxiliary(doc[j], words) or words.governor(doc[j], infinitive=True) or words.announced(doc[j], token)
    return found or _attempted(doc[j], token, words)


def _attempted(verb: Token, act: Token, words: CertaintyWords) -> Modality | None:
    """What trying makes of an act; where the trying itself is uncertain, so is the act: "pourraient tenter de frapper"."""
    tried = words.attempted(verb, act)
    return tried and (_governed(verb, words) or tried)


def _suspected(token: Token, words: CertaintyWords) -> Modality | None:
    """What a passive makes of a past infinitive behind its agent: "soupçonné par la police d'avoir tué"."""
    noun = token.head
    opened = any(infinitive(t) and t.i < token.i for t in token.children if t.dep_.startswith("aux"))
    return words.governor(noun.head, infinitive=False) if opened and noun.dep_ == "obl:agent" and token.dep_ == "acl" else None


def _auxiliary(verb: Token, words: CertaintyWords) -> Modality | None:
    """What "aller", "devoir", "pouvoir" make of the infinitive after them, by their own tense."""
    if verb.lemma_ not in words.modality["auxiliary"] or not finite(verb):
        return None
    if is_conditional(verb):
        return words.modality["auxiliary-conditional"].get(verb.lemma_)
    if tense(verb) in _OPEN_TENSES:
        return words.modality["auxiliary"][verb.lemma_]
    return words.modality["auxiliary-imperfect"].get(verb.lemma_) if tense(verb) == "Imp" else None
