"""How many: which numbers of a sentence count something of a claim, and what they count.

The counted noun ("18 soldats tués", "95 frappes", "dix blessés") gives the measure, else the predicate that governs it
("ont été tués", "ont fui").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.annotations import Frame, QuantityMention
from kg.claims.argument_verbs import infinitives_of_gerund
from kg.claims.coordination import coordinated
from kg.claims.fillers import Fillers
from kg.claims.forms import ends_as_gerund, is_passive, is_verbal, preposition
from kg.claims.owners import ACTS, CASUALTIES, is_state
from kg.claims.participle_heads import governing_verb
from kg.languages import Lexicon, function_words, lemmas
from kg.model import Actor, Comparator, Quantity

_SUBJECTS = ("nsubj", "nsubj:pass")
_BY_NOUN = frozenset({*CASUALTIES, *ACTS, "vehicles"})  # measures that the counted noun alone decides
_DASHES = frozenset({"-", "–", "—", "(", ":"})
_HARMING = frozenset({"assault", "toll", "coerce"})
_DEPTH = 6  # nouns between those counted and the verb above them
_DETAIL = 14  # tokens between "dont" and the last number of its list
_HEDGE = 4  # tokens from a gerund to the number behind it: "au moins"
_PASSIVE = 5  # tokens from those counted to the participle of their passive
_PEOPLE = frozenset({"fighters", "troops", "other", "civilians"})


@cache
def load_measures(lexicon: Lexicon) -> dict[str, str]:
    """Measure by lemma, for counted nouns and for predicates that count their argument."""
    return {row["lemma"]: row["measure"] for row in lexicon.table("units") if row["pos"] != "whole"}


def measure(mention: QuantityMention, trigger: Token, frame: Frame, *, lexicon: Lexicon) -> str:
    """What a quantity counts for a claim: one of the contract's measures."""
    measures = load_measures(lexicon)
    noun = trigger.doc[mention.tokens.head]
    if mention.unit == "%":
        return "percent-territory" if frame.type == "control" else "other"
    by_unit = _unit_measure(mention.unit, noun, frame, measures)
    unhurt = mention.unit in _unhurt(lexicon)
    if frame.type == "toll" and by_unit in _PEOPLE and not unhurt:
        return "killed"
    if frame.type == "retreat" and by_unit == "detained":
        return "other"  # freed, they are held no more
    if done := _done_before(mention, noun.doc, measures) or _done_behind(mention, frame, noun.doc, measures):
        return done
    if unhurt and (any(word in measures for word in frame.lemma.split()[1:]) or _beside_casualties(noun, measures)):
        return "other"  # "a fait dix morts et mille déplacés"
    if by_unit in _BY_NOUN:
        return by_unit
    if fate := _fate(noun, frame, measures):
        return fate
    return _said_of(noun, trigger, frame, measures) or by_unit or "other"


def _beside_casualties(noun: Token, measures: Mapping[str, str]) -> bool:
    """Whether those counted are joined to dead or wounded: "cent morts, deux cents blessés et | mille sans-abri"."""
    above = takewhile(lambda token: token.dep_ in ("conj", "nmod") or token.head == token or token == noun, (noun, *noun.ancestors))
    joined = (token.head for token in above if token.dep_ == "conj")
    return any(measures.get(token.lemma_.lower()) in CASUALTIES for token in joined if token.pos_ in ("NOUN", "ADJ"))


def _said_of(noun: Token, trigger: Token, frame: Frame, measures: Mapping[str, str]) -> str | None:
    """What the predicates of a counted noun say of those counted; who strikes is no victim, nor who is "blessé et évacué" in "évacués"."""
    unharmed = frame.type not in _HARMING or _strikes(noun, trigger, frame)
    for lemma in _predicates(noun, trigger, frame):
        counted = measures.get(lemma)
        if counted in CASUALTIES and (unharmed or noun.lemma_.lower() in _lifeless(noun.lang_)):
            continue
        if counted == "detained" and frame.type == "retreat":
            return "other"
        if counted and counted not in _PEOPLE and (counted not in ACTS or lemma == noun.lemma_.lower()):
            return counted
    return None


@cache
def _lifeless(language: str) -> frozenset[str]:
    """Nouns of what does not die: "tués dans un raid sur deux maisons", "sur un convoi"; not those that also name people."""
    vehicles = lemmas(language, "nouns", "vehicle")
    people = lemmas(language, "nouns", "human") | (lemmas(language, "nouns", "force") - vehicles)
    return (lemmas(language, "nouns", "facility") | vehicles) - people


def _strikes(noun: Token, trigger: Token, frame: Frame) -> bool:
    """Whether those counted do what befalls others: "tués par | trois hommes", "un jihadiste | ayant tué sept personnes"."""
    own, dies = trigger.dep_ == "acl" and trigger.head == noun, "subj" in frame.recipient
    if not own and _is_among_doers(noun, by_subject=not dies):
        return True
    return own and not dies and "subj" in frame.agent and is_verbal(trigger) and not is_passive(trigger)


def _is_among_doers(noun: Token, *, by_subject: bool) -> bool:
    """Whether a noun stands behind "par", or below an acting subject: "l'attaque de | trente rebelles a tué un civil"."""
    node = noun
    for _ in range(_DEPTH):
        if preposition(node) == "par" and any(child.dep_ in ("det", "nummod") for child in node.children):  # not "par balles"
            return True
        above = node.head
        if node.dep_ != "nmod" or is_verbal(above):
            strikes = by_subject and node != noun and node.dep_ == "nsubj" and not is_passive(above)
            return strikes and any(child.dep_ == "obj" for child in above.children)
        node = above
    return False


@cache
def _unhurt(lexicon: Lexicon) -> frozenset[str]:
    """Nouns of people whose plight is another than death."""
    return frozenset(row["form"] for row in lexicon.table("count_words") if row["kind"] == "unhurt")


def _done_before(mention: QuantityMention, doc: Doc, measures: Mapping[str, str]) -> str | None:
    """What is done to those right behind a gerund: "tuant deux officiers et | blessant quatre soldats", "en blessant | au moins dix"."""
    words = reversed(doc[max(mention.number.start - _HEDGE, 0) : min(mention.tokens.start, mention.number.start)])
    before = next((token for token in words if token.pos_ not in ("ADP", "ADV", "DET") or ends_as_gerund(token)), None)
    if before is None or not ends_as_gerund(before):
        return None
    told = (measures.get(infinitive) for infinitive in infinitives_of_gerund(before))
    return next((measure for measure in told if measure in CASUALTIES), None)


def _done_behind(mention: QuantityMention, frame: Frame, doc: Doc, measures: Mapping[str, str]) -> str | None:
    """What a passive right behind those counted says of them: "un soldat a trouvé la mort et | onze autres ont été blessés"."""
    behind = doc[max(mention.tokens.end, mention.number.end) : mention.tokens.end + _PASSIVE]
    verb = next((token for token in behind if token.pos_ not in ("AUX", "ADV", "ADJ")), None)
    if (
        frame.type not in _HARMING
        or verb is None
        or not is_passive(verb)
        or not any(_is_finite(token) for token in behind if token.i < verb.i)
    ):
        return None
    told = measures.get(verb.lemma_.lower())
    return told if told in CASUALTIES and preposition(doc[mention.tokens.head]) is None else None


def _unit_measure(unit: str, noun: Token, frame: Frame, measures: Mapping[str, str]) -> str | None:
    """What the counted noun measures: with its adjective ("hommes armés"), with the claim's type ("déployer 500 hommes"), or alone."""
    lemma = noun.lemma_.lower()
    phrases = [f"{lemma} {child.lemma_.lower()}" for child in noun.children if child.dep_ in ("amod", "acl") and child.i == noun.i + 1]
    known = (measures.get(phrase) for phrase in (*phrases, f"{lemma} {frame.type}", unit, lemma))
    return next((found for found in known if found), None)


def _fate(noun: Token, frame: Frame, measures: Mapping[str, str]) -> str | None:
    """What befell those counted, where a noun says it: "la mort de 18 soldats", "entraîner la mort de"."""
    governors = [noun.head] if noun.dep_ == "nmod" and preposition(noun) == "de" else []
    governors += [node.head for node in governors if node.dep_ == "nmod" and preposition(node) == "de"]
    words = [*_lemmas(governors), *(frame.lemma.split()[1:] if "victims" in frame.options else ())]
    return next((measures[word] for word in words if measures.get(word) in CASUALTIES), None)


def _predicates(noun: Token, trigger: Token, frame: Frame) -> list[str]:
    """The lemmas of what is said of a counted noun, nearest first: participles, what it is subject of, the trigger, its verb."""
    verb, participles = governing_verb(noun), [token for token in _participles(noun) if is_verbal(token)]
    verbs = [verb] if verb is not None and is_verbal(verb) else []
    own = [noun.head] if noun.dep_ in _SUBJECTS and (is_state(noun.head) or is_verbal(noun.head)) else []
    return [*_lemmas(participles), *_lemmas(own), frame.lemma, *_lemmas([trigger, *verbs])]


def _lemmas(tokens: list[Token]) -> list[str]:
    return [token.lemma_.lower() for token in tokens]


def _participles(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ in ("acl", "amod", "acl:relcl")]


def quantity(mention: QuantityMention, trigger: Token, frame: Frame, fillers: Fillers, *, lexicon: Lexicon) -> Quantity:
    """The quantity of a claim, with whom it counts; some of those counted, of whom nothing else is said, are a least number of all."""
    noun = trigger.doc[mention.tokens.head]
    others = (other for other in coordinated(noun) if other.i != noun.i)
    including = function_words(trigger.lang_, "whose")
    parts = fillers.actors([part for part in others if any(child.lower_ in including for child in part.children)])
    counted = [actor for actor in fillers.actors([noun]) if actor not in parts]  # "onze morts, dont quatre Espagnols"
    return Quantity(
        measure=measure(mention, trigger, frame, lexicon=lexicon),
        value=mention.value,
        comparator=Comparator.AT_LEAST if not counted and _of_some(mention, trigger.doc) else mention.comparator,
        of=counted[0] if counted else None,
    )


def befallen(recipients: tuple[Actor, ...], quantities: Sequence[Quantity], frame: Frame) -> tuple[Actor, ...]:
    """The recipients of a casualty predicate without those counted beside its dead as suffering otherwise: "mille morts et déplacés"."""
    if "victims" not in frame.options or not any(q.measure in CASUALTIES for q in quantities):
        return recipients
    dead = {q.of for q in quantities if q.measure in CASUALTIES}
    beside = {q.of for q in quantities if q.measure == "other"} - dead
    return tuple(actor for actor in recipients if actor not in beside)


def _of_some(mention: QuantityMention, doc: Doc) -> bool:
    """Whether an exact number is that of some among those who are counted: "huit d'entre eux", "parmi les victimes, huit"."""
    first, behind = doc[mention.number.start], doc[mention.number.end : mention.number.end + 2]
    if mention.comparator is not Comparator.EXACTLY:
        return False
    among = function_words(doc.lang_, "among")
    if mention.number.end <= mention.tokens.head < first.sent.end:
        behind = doc[mention.number.end : mention.tokens.head]  # "23 morts parmi les rebelles" are all of theirs
    opening = takewhile(lambda token: not _is_finite(token), reversed(doc[first.sent.start : first.i]))
    phrases = {"".join(token.lower_ for token in behind).replace("’", "'"), *(token.lower_ for token in (*behind, *opening))}
    return not phrases.isdisjoint(among)


def is_counted(quantity: Quantity, mention: QuantityMention, doc: Doc) -> bool:
    """Whether a number counts: "un soldat tué" does, the article of "une attaque" and "les deux camps" don't."""
    first = doc[mention.number.start]
    if _is_part(first, mention.number.end):
        return False
    both = mention.value == 2 and first.i > 0 and doc[first.i - 1].lower_ in function_words(doc.lang_, "plural_determiner")
    if both and quantity.measure not in (*CASUALTIES, "arrested", "detained", "escaped"):
        return False
    is_article = first.lower_ in function_words(doc.lang_, "indefinite") and mention.number.end - mention.number.start == 1
    return not is_article or quantity.measure in (*CASUALTIES, "arrested")


def is_detail(quantity: Quantity, mention: QuantityMention, doc: Doc, before: Sequence[Quantity]) -> bool:
    """Whether a number is in a list that details the one before: "quatre otages - deux Français et deux Tchadiens"."""
    if not any(q.measure == quantity.measure and q.value > quantity.value for q in before):
        return False
    first = doc[mention.number.start]
    between = reversed(doc[max(first.sent.start, first.i - _DETAIL) : first.i])
    listed = list(takewhile(lambda token: token.text not in _DASHES, between))
    return len(listed) < min(_DETAIL, first.i - first.sent.start) and not any(_is_finite(token) for token in listed)


def _is_part(first: Token, end: int) -> bool:
    """Whether a number only details one told before: "sept personnes, dont deux prêtres"; "dont deux ont été tués" tells its own."""
    doc, sentence = first.doc, first.sent
    including = function_words(first.lang_, "whose")
    opening = next((i for i in range(first.i - 1, max(sentence.start, first.i - _DETAIL) - 1, -1) if doc[i].lower_ in including), None)
    if opening is None:
        return False
    close = next((i for i in range(end, sentence.end) if doc[i].is_punct), sentence.end)
    return not any(_is_finite(token) for token in doc[opening:close])


def _is_finite(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.morph.get("VerbForm", []) == ["Fin"]
