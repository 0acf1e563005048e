"""Agreement in number and gender: what a verb or a participle may belong to, where the parser hung it on another word.

French verbs agree with their subject in number, relative clauses with their antecedent, past participles with their noun in
number and gender. Where the tree breaks that, the nearest word on the left that agrees is meant, if there is one.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.annotations import kept
from kg.languages import endings, function_words, individuals

_OPENERS = frozenset({"DET", "NUM", "ADJ", "PROPN", "NOUN"})
_SEGMENT_ENDS = frozenset({",", ";", ":", "»", "«", '"', "(", ")", "-", "–", "—"})
_ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass"})
_REACH = 25  # tokens looked back through


def number(token: Token) -> str | None:
    """Sing or Plur where the form tells it; of past participles as their ending does, of nouns as their article does.

    The tagger often misses the one, and the other where singular and plural are alike: "le | lance-roquettes".
    """
    told = next(iter(token.morph.get("Number", [])), None)
    if token.pos_ == "NOUN" and token.lower_.endswith(endings(token.lang_, "plural")):
        articles = (child.morph.get("Number", []) for child in token.lefts if child.dep_ == "det")
        told = next((several[0] for several in articles if several), told)
    return _participle_features(token.lower_, token.lang_)[0] or told if token.morph.get("VerbForm", []) == ["Part"] else told


def gender(token: Token) -> str | None:
    """Masc or Fem where the form tells it; of past participles as their ending does."""
    told = next(iter(token.morph.get("Gender", [])), None)
    return _participle_features(token.lower_, token.lang_)[1] or told if token.morph.get("VerbForm", []) == ["Part"] else told


@cache
def _participle_features(form: str, language: str) -> tuple[str | None, str | None]:
    """Number and gender of a past participle by its ending; no number where singular and plural are alike ("mis"), neither of gerunds."""
    if form.endswith(endings(language, "present_participle")) or not form.endswith(endings(language, "past_participle")):
        return None, None
    if form.endswith(endings(language, "feminine_participle")):
        return "Plur" if form.endswith(endings(language, "plural")) else "Sing", "Fem"
    if form.endswith(endings(language, "participle_of_both")):
        return None, "Masc"
    return "Plur" if form.endswith(endings(language, "plural")) else "Sing", "Masc"


def is_finite(form: Token) -> bool:
    """Whether a form shows a mood, or is tagged finite without one."""
    return bool(form.morph.get("Mood", [])) or form.morph.get("VerbForm", []) == ["Fin"] or is_imperfect(form)


def shows_mood(form: Token) -> bool:
    """Whether a form is tagged as a verb's and shows a mood, as the verbs of clauses do."""
    return form.pos_ in ("VERB", "AUX") and bool(form.morph.get("Mood", []))


def is_imperfect(form: Token) -> bool:
    """Whether a "participle" ends as the imperfect does, as no participle of a verb in -er: "l'armée contrôlait", "surveillait"."""
    told = form.pos_ == "VERB" and form.morph.get("VerbForm", []) == ["Part"] and form.lower_.endswith(endings(form.lang_, "imperfect"))
    return told and not form.lower_.endswith(endings(form.lang_, "participle_in_ait"))


@kept
def finite_form(verb: Token) -> Token | None:
    """The word of a verb group that bears person and number: its first auxiliary, else the verb itself."""
    auxiliaries = [child for child in verb.children if child.dep_.startswith("aux") and child.i < verb.i]
    if auxiliaries and auxiliaries[0].morph.get("VerbForm", []) == ["Inf"]:  # "avoir nié", whatever the tagger took the participle for
        return None
    forms = [form for form in (*auxiliaries, verb) if is_finite(form)]
    return forms[0] if forms else None


def disagrees(verb: Token, subject: Token) -> bool:
    """Whether a noun can't be the subject of a verb, by number; collectives and coordinated nouns may differ."""
    form = finite_form(verb)
    if form is not None and is_of_speaker(subject):
        return form.morph.get("Person", []) == ["3"]
    if form is not None and subject.pos_ == "PROPN":
        return number(form) == "Plur" and _is_one(subject)
    named = subject.text[:1].isupper() and (not subject.is_sent_start or subject.ent_type_ == "PLACE")
    if form is None or subject.pos_ != "NOUN" or named:
        return False
    told, wanted = number(subject), number(form)
    if told is None or wanted is None or told == wanted:
        return False
    if wanted == "Sing":
        return True
    # "une nièce des auteurs, qui ont …": a person's complement makes no plural of her
    several = ("conj", "appos", "nummod") if is_individual(subject) else ("conj", "nmod", "appos", "nummod")
    return not any(child.dep_ in several and (child.dep_ != "nmod" or _is_counted(child)) for child in subject.children)


def _is_counted(complement: Token) -> bool:
    """Whether a complement has "de", as what is counted: "une vingtaine de marins ont fui"; not "la pression sur les marins"."""
    opener = complement.left_edge
    return opener.dep_ in ("case", "det") and opener.lower_ in function_words(complement.lang_, "of")


def is_individual(noun: Token) -> bool:
    """Whether a noun names a single person, of whom no plural is said whatever complement it has."""
    return noun.lower_ in individuals(noun.lang_)


def is_of_speaker(pronoun: Token) -> bool:
    """Whether a pronoun is of the first or second person, as no verb of the third has for its subject."""
    persons = function_words(pronoun.lang_, "first_plural", "first_singular", "second_plural", "second_singular")
    return pronoun.pos_ == "PRON" and pronoun.lower_ in persons


def _is_one(name: Token) -> bool:
    """Whether a name has a singular article, or is that of a bare place, and stands in no list: "l'OTAN", "en | Syrie"."""
    articles = [child for child in name.children if child.dep_ == "det"]
    listed = name.dep_ == "conj" or any(child.dep_ in ("conj", "appos") for child in name.children)
    bare = not articles and name.ent_type_ == "PLACE" and number(name) == "Sing" and any(child.dep_ == "case" for child in name.lefts)
    return not listed and (bare or any(number(article) == "Sing" for article in articles))


def agreeing_antecedent(noun: Token, verb: Token, *, before: int) -> Token:
    """The noun that a relative clause belongs to: the given one, unless the verb agrees only with another nearer word."""
    form = finite_form(verb)
    wanted = number(form) if form is not None else None
    while wanted == "Plur" and noun.dep_ == "conj" and number(noun) != "Plur":  # "Paris et Londres, qui ont frappé …"
        noun = noun.head
    if not disagrees(verb, noun):
        return noun
    nearer = (t for t in _nouns_before(noun, before) if number(t) == wanted)
    beside = (t for t in reversed(list(noun.head.children)) if t.i < noun.i and t.pos_ == "NOUN" and t.dep_ in _ARGUMENTS)
    in_number = (t for t in beside if noun.ent_type_ == "PLACE" and number(t) == wanted)  # "des rebelles au Mali, | qui ont fui"
    return next(nearer, None) or next(in_number, noun)


def agreeing_noun(participle: Token, noun: Token) -> Token:
    """The noun that a past participle belongs to: the given one, unless it agrees only with another nearer one."""
    several = number(participle) != "Sing" and any(child.dep_ == "conj" for child in noun.children)
    if noun.i > participle.i or not _differ(participle, noun) or several:
        return noun
    before = participle.nbor(-1) if participle.i > noun.i + 1 else noun
    named = before.nbor(-1) if before.text == "," else noun  # "la guerre entre les Houthis, soutenus par X, et …"
    if named.pos_ == "PROPN" and not _differ(participle, named) and number(participle) == "Plur":
        return named
    nearer = [t for t in _nouns_before(noun, participle.i) if t.i > noun.i and number(t)]
    in_number = [t for t in nearer if number(t) == number(participle) != number(noun)]  # the tagger guesses some genders
    agreeing = next((t for t in nearer if not _differ(participle, t)), in_number[0] if in_number else None)
    if agreeing is None:
        return _agreeing_above(participle, noun)
    both = agreeing.dep_ == "conj" and agreeing.head in nearer and number(participle) == "Plur" and gender(participle) != "Fem"
    return agreeing.head if both else agreeing  # "des milliers de femmes et d'enfants | évacués"


def _agreeing_above(participle: Token, noun: Token) -> Token:
    """The noun that agrees among those that a noun depends on: "deux employées d'une chaîne tuées"; else the noun itself."""
    above = noun
    while above.head.i < above.i and above.sent.start <= above.head.i:
        above = above.head
        if above.morph.get("Mood", []) or above.pos_ == "PRON":  # "l'un de ses voisins | détenu"
            break
        if above.pos_ == "NOUN" and number(above) == number(participle) and agrees(participle, above):
            return above
    return noun


def noun_beside(participle: Token) -> Token | None:
    """The noun right in front of a bare participle, its adjectives between, that agrees: "où sont basés les soldats belges | tués"."""
    if any(child.dep_.startswith("aux") for child in participle.children) or participle.morph.get("VerbForm", []) != ["Part"]:
        return None
    before = participle
    while before.i > participle.sent.start and before.nbor(-1).pos_ == "ADJ" and not _is_nominal(before.nbor(-1)):
        before = before.nbor(-1)
    noun = before.nbor(-1) if before.i > participle.sent.start else participle
    alike = number(noun) == number(participle) and (gender(noun) in (None, gender(participle)) or noun.pos_ == "ADJ")
    return noun if alike and (noun.pos_ == "NOUN" or _is_nominal(noun)) else None


def _nouns_before(noun: Token, end: int) -> list[Token]:
    before = reversed(noun.doc[max(noun.sent.start, end - _REACH) : end])
    return [t for t in before if t.i != noun.i and (t.pos_ == "NOUN" or _is_nominal(t))]


def _is_nominal(adjective: Token) -> bool:
    """An adjective with a determiner or a number of its own: "six humanitaires"."""
    return adjective.pos_ == "ADJ" and any(child.dep_ in ("det", "nummod") for child in adjective.children)


def agrees(participle: Token, noun: Token) -> bool:
    """Whether a past participle may belong to a noun, by number and gender."""
    return not _differ(participle, noun)


def _differ(participle: Token, noun: Token) -> bool:
    articles = [child for child in noun.lefts if child.dep_ == "det"]
    sex = next((told for article in articles if (told := gender(article))), None)  # "la ministre"
    if noun.pos_ == "PROPN":
        several = number(participle) == "Sing" and any(number(article) == "Plur" for article in articles)  # "les Etats-Unis, …, | frappée"
        return several or _is_plural_beside(participle, noun) or _contradict(gender(participle), sex)  # "la France, …, | frappé"
    if noun.pos_ == "NOUN":
        many, sex = next(map(number, articles), None) or number(noun), sex or gender(noun)  # "un Français"
    elif noun.lower_ in function_words(noun.lang_, "subject_pronoun") and noun.pos_ == "PRON":
        many, sex = number(noun), gender(noun)
    else:
        return False
    return _contradict(number(participle), many) or _contradict(gender(participle), sex)


def _is_plural_beside(participle: Token, name: Token) -> bool:
    """Whether a participle is in the plural, which never stands for one name."""
    plural = any(number(child) == "Plur" for child in name.children if child.dep_ in ("det", "case"))
    return number(participle) == "Plur" and not plural and number(name) != "Plur"


def _contradict(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def subject_before(verb: Token) -> list[Token]:
    """The bare noun phrase right in front of a finite verb group, which the parser hung elsewhere; empty where there is none.

    "Dans la nuit, Washington et Paris ont décidé …": it opens its segment, bears no preposition and agrees with the verb.
    """
    form = finite_form(verb)
    if form is None or number(form) is None or any(child.dep_ in ("expl:subj", "csubj") for child in verb.children):
        return []
    end = min([form.i, *(child.i for child in verb.children if child.i < verb.i and child.dep_.startswith("aux"))])
    proclitics = function_words(verb.lang_, "proclitic")
    while end > verb.sent.start and verb.doc[end - 1].lower_ in proclitics:
        end -= 1
    heads = _bare_phrase(verb, end)
    if not heads:
        return []
    plural = number(form) == "Plur"
    while plural and len(heads) > 0 and (previous := _listed_before(verb, heads[0])) is not None:
        heads.insert(0, previous)
    told = "Plur" if len(heads) > 1 else number(heads[0])
    if heads[0].pos_ == "NOUN" and told != number(form):
        return []
    return [] if plural and heads[0].pos_ == "PROPN" and len(heads) == 1 and told != "Plur" else heads


def _bare_phrase(verb: Token, end: int) -> list[Token]:
    """The head of the noun phrase that fills the tokens between the last break and the verb."""
    doc, start = verb.doc, verb.sent.start
    begin, openers = end, function_words(verb.lang_, "clause_opener")
    while begin > start and doc[begin - 1].text not in _SEGMENT_ENDS and doc[begin - 1].lower_ not in openers:
        begin -= 1
    opener = doc[begin] if begin < end else None
    if opener is None or opener.pos_ not in _OPENERS or any(t.pos_ in ("VERB", "AUX") and finite_form(t) == t for t in doc[begin:end]):
        return []
    for token in doc[begin:end]:
        if token.pos_ in ("NOUN", "PROPN"):
            return [token]
        if token.pos_ not in ("DET", "NUM", "ADJ"):
            return []
    return []


def _listed_before(verb: Token, head: Token) -> Token | None:
    """The single name in front of another one of a list: "Washington, Londres et Paris"."""
    doc, i = verb.doc, _before_article(verb, head.i - 1)
    joints = {",", *function_words(verb.lang_, "and")}
    if head.pos_ != "PROPN" or i - 1 < verb.sent.start or doc[i].text not in joints:
        return None
    before = doc[i - 1]
    start = _before_article(verb, i - 2)
    alone = start < verb.sent.start or doc[start].text in joints
    return before if before.pos_ == "PROPN" and alone else None


def _before_article(verb: Token, i: int) -> int:
    """The position in front of an article at a position, if one is there."""
    return i - 1 if i >= verb.sent.start and verb.doc[i].pos_ == "DET" else i
