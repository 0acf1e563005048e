"""Words that look like triggers and tell of nothing: names, nouns of kinds and of prepositions, participles that only tell which."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, infinitive, inverted_pronoun, past_participle
from kg.annotate.names import PLACE
from kg.annotations import Tokens
from kg.languages import Lexicon, endings, function_words

_KNOWN = frozenset({"Def", "Yes", "Dem"})
_THINGS = frozenset({"facility", "vehicle", "weapon", "supplies", "transport"})
_TERRITORY = frozenset({"territory"})  # all classes of a noun that means nothing else: "zone", not "campagne"
_CHECKED = frozenset({"facility", "passage"})
_PEOPLE = frozenset({"human", "force"})
_COMPLEMENTS = ("NOUN", "VERB")  # the tagger takes "des camps de déplacés" for a verb's participle
_COMPLEMENTING = ("nmod", "obl:arg", "obl:mod", "obj")
_HANGING = ("nmod", "obl:arg", "obl:mod", "xcomp")  # what the parser makes of a complement whose noun it does not see
_BARE = 2  # tokens from a noun to what "de" adds to it without an article
_IN_VERB_GROUP = ("AUX", "PRON", "ADV")
_OPENING = ('"', "«", "“")
_CLOSING = ('"', "»", "”")
_QUESTION = 6  # tokens from the mark of a quoted question to the verb behind it: "? », lui a-t-il demandé"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def tells_nothing(token: Token, *, lexicon: Lexicon) -> bool:
    """Whether a word that stands in the table of triggers carries no claim where it stands."""
    return (
        _names_a_kind(token, lexicon)
        or _only_tells_which(token)
        or _is_of_a_preposition(token, lexicon)
        or _accompanies(token, lexicon)
        or _is_dated_again(token, lexicon)
        or _only_names(token)
        or _calls(token)
        or _only_describes(token)
        or _is_function(token)
        or _is_anybodys(token)
    )


def is_of_other_field(doc: Doc, words: Tokens, *, lexicon: Lexicon) -> bool:
    """Whether an adjective says that an act is none of conflict or politics: "a mené 400 opérations chirurgicales"; not "frappe"."""
    nouns = [token for token in doc[words.start : words.end] if token.pos_ == "NOUN"]
    acts = [noun for noun in nouns if "violence" not in _classes(lexicon).get(noun.lemma_.lower(), frozenset())]
    return any(t.lower_ in function_words(doc.lang_, "other_field") for act in acts for t in act.rights if t.dep_ == "amod")


def inserts_speech(token: Token) -> bool:
    """Whether a verb says who speaks, right behind a quotation: "« … », a avancé le ministre", "« … », riposte-t-il"."""
    if token.pos_ != "VERB":
        return False
    doc, i = token.doc, token.i - 1
    while i > 1 and doc[i].pos_ in _IN_VERB_GROUP:
        i -= 1
    if any(t.lower_ in function_words(token.lang_, "relative_subject") for t in doc[i + 1 : token.i]):  # "« … », qui ont soutenu X"
        return False
    helpers = {t.lemma_ for t in doc[i + 1 : token.i] if t.pos_ == "AUX"}
    active = past_participle(token) and bool(helpers) and helpers <= function_words(token.lang_, "have")
    if not (active or finite(token)) or i < 1 or doc[i].text != "," or doc[i - 1].text not in _CLOSING:
        return False
    return inverted_pronoun(token) is not None or _tells(doc, i - 1)


def follows_question(token: Token) -> bool:
    """Whether a verb stands behind a quotation that ends with a question mark: "« … ? », demande le juge"."""
    return any(t.text == "?" for t in token.doc[max(token.i - _QUESTION, 0) : token.i])


def _tells(doc: Doc, closing: int) -> bool:
    """Whether a quotation is a clause or more, not a name: its verb stands between the marks, or it began in an earlier sentence."""
    start = doc[closing].sent.start
    opening = next((i for i in range(closing - 1, start - 1, -1) if doc[i].text in _OPENING), None)
    return opening is None or any(finite(token) or token.text == "?" for token in doc[opening + 1 : closing])


def is_name(token: Token) -> bool:
    """Names are no triggers; the statistics also take capitalised first words for names."""
    if not token.ent_type_:
        return False
    if token.is_sent_start and token.ent_id_ == "" and token.pos_ == "PROPN" and _opens_a_headline(token):
        return False
    opens = token.is_sent_start or (token.i > 0 and token.nbor(-1).text == ":")  # "Mali : Attaques contre deux bases"
    return token.ent_id_ != "" or token.pos_ in ("PROPN", "ADJ") or not (opens or token.is_lower)


def _opens_a_headline(token: Token) -> bool:
    """Whether a capitalised word is a bare noun that a preposition follows: "Frappes en Syrie", "Attaque contre un convoi"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.pos_ == "ADP" and following.is_lower and not token.is_upper


def _all_classes(noun: Token, lexicon: Lexicon) -> frozenset[str]:
    """The semantic classes that a noun may have."""
    return _classes(lexicon).get(noun.lemma_.lower(), frozenset())


@cache
def _classes(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The semantic classes of nouns, by lemma."""
    classes: dict[str, set[str]] = {}
    for row in lexicon.table("nouns"):
        classes.setdefault(row["lemma"], set()).add(row["class"])
    return {lemma: frozenset(values) for lemma, values in classes.items()}


def _names_a_kind(token: Token, lexicon: Lexicon) -> bool:
    """A bare noun that says what kind of thing or people another is tells of no act ("un hélicoptère d'attaque")."""
    head = token.head if token.dep_ == "nmod" and token.head.pos_ == "NOUN" else token.doc[max(token.i - _BARE, 0)]
    if token.pos_ not in _COMPLEMENTS or infinitive(token) or token.dep_ not in _HANGING or head.pos_ != "NOUN" or head.i >= token.i:
        return False
    between = [t.lower_ for t in token.doc[head.i + 1 : token.i]]
    if head.lemma_.lower() in _undergoing_nouns(lexicon):  # "la cible de frappes"
        return False
    bare = len(between) == 1 and between[0] in function_words(lexicon.code, "bare_of")
    if bare and token.lemma_.lower() in function_words(lexicon.code, "use_of_facility") and _CHECKED & _all_classes(head, lexicon):
        return True  # "un poste de contrôle de l'armée": whosever it is
    told = (child for child in token.children if child.dep_ in ("nmod", "acl", "nummod"))
    if not bare or any(not (_tells_where(child) or _is_make(child) or _is_kind(child)) for child in told):
        return False
    classes = _all_classes(head, lexicon)
    return bool(classes & _THINGS) or classes == _TERRITORY or (bool(classes & _PEOPLE) and token.morph.get("Number", []) == ["Sing"])


def _tells_where(complement: Token) -> bool:
    """Whether a complement is a place: "des troupes de combat | en Irak"."""
    locative = function_words(complement.lang_, "locative")
    cases = {child.lower_ for child in complement.lefts if child.dep_ == "case"}
    return bool(cases & locative) and (complement.ent_type_ == PLACE or bool(cases & function_words(complement.lang_, "in")))


def _is_make(complement: Token) -> bool:
    """Whether a complement is the name of a make, right behind without a preposition: "un hélicoptère d'attaque | Tigre"."""
    return complement.shape_.startswith("X") and complement.i == complement.head.i + 1


def _is_kind(complement: Token) -> bool:
    """Whether a complement is a kind as well: "un bus de transport | de troupes"."""
    inner = [child.lower_ for child in complement.children]
    return complement.pos_ == "NOUN" and complement.is_lower and len(inner) == 1 and inner[0] in function_words(complement.lang_, "bare_of")


@cache
def _undergoing_nouns(lexicon: Lexicon) -> frozenset[str]:
    """The nouns of light phrases, which tell who undergoes the act that follows: "être la cible de"."""
    return frozenset(row["lemma"].split()[-1] for row in lexicon.table("light_verbs") if " " in row["lemma"])


@cache
def _complex_prepositions(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """What stands in front of the nouns of complex prepositions, by noun."""
    nouns: dict[str, set[str]] = {}
    for row in lexicon.table("complex_prepositions"):
        nouns.setdefault(row["lemma"], set()).add(row["before"])
    return {noun: frozenset(words) for noun, words in nouns.items()}


def _is_of_a_preposition(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word belongs to a preposition ("à l'aide de", "en échange de", "en comptant")."""
    before = _complex_prepositions(lexicon).get(token.lower_, ())
    return any([t.lower_ for t in token.doc[max(token.i - len(w.split()), 0) : token.i]] == w.split() for w in before)


def _accompanies(token: Token, lexicon: Lexicon) -> bool:
    """People who stand behind a party as its own, and of whom no more is told: "l'armée et ses alliés"."""
    if token.pos_ != "NOUN" or token.dep_ != "conj" or token.head.pos_ not in _NOMINAL:
        return False
    if not _classes(lexicon).get(token.lemma_.lower(), frozenset()) & _PEOPLE:
        return False
    if any(child.dep_ not in ("det", "cc", "case", "punct", "conj") for child in token.children):
        return False
    return any(child.dep_ == "det" and child.morph.get("Poss", []) == ["Yes"] for child in token.children)


def _is_function(token: Token) -> bool:
    """Acts that somebody is there for, of which no one is told: "l'unité chargée des opérations extérieures"."""
    governor = token.head
    return (
        token.pos_ == "NOUN"
        and token.dep_ in _COMPLEMENTING
        and governor.i < token.i
        and governor.lower_ in function_words(token.lang_, "in_charge")
    )


def _is_anybodys(token: Token) -> bool:
    """What a rule says of anybody at all: "toute personne condamnée", "quiconque a rejoint le groupe", "nul ne peut être condamné"."""
    whoever, one = function_words(token.lang_, "whoever"), function_words(token.lang_, "any_one")
    subjects = [child for child in token.children if child.dep_.startswith("nsubj")]
    known = [*subjects, token.head] if token.dep_ in ("acl", "acl:relcl") else subjects
    if any(word.lower_ in whoever and word.pos_ == "PRON" for word in known):
        return True
    noun = token.head
    return (
        not infinitive(token)
        and token.dep_ in ("acl", "acl:relcl")
        and any(child.dep_ == "det" and child.lower_ in one for child in noun.children)
        and noun.pos_ == "NOUN"
    )


def _is_dated_again(token: Token, lexicon: Lexicon) -> bool:
    """An act told before of which no more is said than when it came: "cette attaque survient deux jours après …"."""
    if token.dep_ != "nsubj" or token.head.lemma_.lower() not in function_words(token.lang_, "occurring"):
        return False
    told = any(child.dep_ == "det" and child.lower_ in function_words(token.lang_, "demonstrative") for child in token.lefts)
    return told and "violence" in _classes(lexicon).get(token.lemma_.lower(), frozenset())


def _only_names(token: Token) -> bool:
    """A participle that tells a name: "un chef local appelé X", "l'opération appelée « Y »"; not "X est appelé à aider"."""
    if token.lemma_.lower() not in function_words(token.lang_, "naming") or not past_participle(token) or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor().nbor() if token.nbor().text in _OPENING and token.i + 2 < len(token.doc) else token.nbor()
    return following.pos_ == "PROPN" and token.i > 0 and token.nbor(-1).pos_ not in ("AUX", "ADV", "PRON")


def _calls(verb: Token) -> bool:
    """Whether a verb tells what somebody calls something: "ce que Lima appelle une « mission de paix »"; not "appelle à …"."""
    if verb.lemma_.lower() not in function_words(verb.lang_, "naming") or not finite(verb):
        return False
    neutral, that = function_words(verb.lang_, "neutral_pronoun"), function_words(verb.lang_, "that")
    opening = any(t.lower_ in that and t.i > 0 and t.nbor(-1).lower_ in neutral for t in verb.doc[verb.left_edge.i : verb.i])
    asked = verb.nbor().lower_ in function_words(verb.lang_, "bare_to") if verb.i + 1 < len(verb.doc) else False
    return opening and not asked


def _only_describes(token: Token) -> bool:
    """A participle that tells what people are like, not what was done to them: "des civils désarmés"; not "désarmés par la police"."""
    if token.dep_ not in ("acl", "amod") or token.head.i > token.i or token.head.pos_ != "NOUN":
        return False
    if token.lemma_.lower() not in function_words(token.lang_, "stative") and token.lower_ not in function_words(token.lang_, "stative"):
        return False
    return not any(child.dep_.startswith(("obl", "aux")) for child in token.children)


def _only_tells_which(token: Token) -> bool:
    """A bare participle behind a noun that is known already says which one is meant ("les soldats tués", "ces civils assiégés")."""
    noun = token.head
    if token.dep_ not in ("acl", "amod") or noun.pos_ != "NOUN" or noun.i > token.i:
        return False
    if not token.lower_.endswith(endings(token.lang_, "past_participle")):
        return False
    words = (token, *(child for child in token.children if child.dep_ == "conj"))  # "capturés puis libérés par l'armée"
    if any(child.dep_ not in ("advmod", "punct", "conj", "cc") for child in token.children):
        return False
    if any(child.dep_ == "obl:agent" for word in words for child in word.children):
        return False
    contracted = function_words(noun.lang_, "contracted")
    if any(child.dep_ == "case" and child.lower_ in contracted for child in noun.children):
        return True
    determiners = [child.morph for child in noun.children if child.dep_ == "det"]
    return any(_KNOWN & set(morph.get(name, [])) for morph in determiners for name in ("Definite", "Poss", "PronType"))
