"""Pronouns that the parser took for subjects of impersonal verbs, or datives that it took for subjects and objects.

Few French verbs are impersonal with "il", and none with "elle" or "ils" ("il n'a jamais adhéré au projet"); passives are where a clause
or an infinitive follows them ("il a été décidé de partir"). With other verbs the pronoun is a subject like any other, which coreference
may resolve. The pronoun "leur" in front of a verb is always its indirect object: "et leur a infligé des pertes", "en leur livrant".
"""

from __future__ import annotations

from spacy.attrs import DEP, LOWER  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.annotate.grammar import infinitive
from kg.languages import function_words

_LABELS = frozenset({"expl:subj", "dep"})
_MISTAKEN = frozenset({"nsubj", "obj"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "obj", "advcl", "obl:arg"})


def mend_pronouns(doc: Doc) -> None:
    """Label such pronouns as what they are, in place."""
    language, strings = doc.lang_, doc.vocab.strings
    plain, inverted = function_words(language, "subject_pronoun"), function_words(language, "inverted_pronoun")
    labels = {strings[label]: label for label in _LABELS | _MISTAKEN if label in strings}
    dative = function_words(language, "dative_pronoun")
    impersonal = {strings.add(word) for word in function_words(language, "impersonal")}
    column: list[int] = doc.to_array([DEP]).ravel().astype("uint64").tolist()
    for i, label in enumerate(column):  # spaCy makes a token of each one looked at: seldom done
        if label not in labels:
            continue
        token, form = doc[i], doc[i].lower_
        if labels[label] in _MISTAKEN:
            if form in dative and token.head.i > i and token.head.pos_ == "VERB":
                token.dep_ = "iobj"
            continue
        subject = form in inverted or (form in plain and labels[label] == "expl:subj")
        if subject and token.head.i != i and token.head.pos_ == "VERB" and not _impersonal(token):
            token.dep_ = "nsubj"
    for i, form in enumerate(doc.to_array([LOWER]).tolist()):
        if form in impersonal and strings[column[i]] == "nsubj" and _is_matter_of(doc[i]):
            doc[i].dep_ = "expl:subj"


def _is_matter_of(pronoun: Token) -> bool:
    """Whether a "subject" is that of "s'agir" below another verb, which has none: "il pourrait s'agir d'un raid"."""
    language, verb = pronoun.lang_, pronoun.head
    verbs = function_words(language, "impersonal_reflexive")
    acting = (child for child in verb.rights if child.dep_ == "xcomp" and infinitive(child) and child.lower_ in verbs)
    clitics = function_words(language, "reflexive")
    return any(child.nbor(-1).lower_ in clitics for child in acting)


def _impersonal(pronoun: Token) -> bool:
    language, verb = pronoun.lang_, pronoun.head
    if pronoun.lower_.lstrip("-") not in function_words(language, "impersonal"):
        return False
    governed = [child for child in verb.rights if child.dep_ == "xcomp" and infinitive(child)]  # "il devrait y avoir"
    if any(_is_impersonal_verb(word) for word in (verb, *governed)):
        return True
    labels, told = {child.dep_ for child in verb.lefts}, {child.dep_ for child in verb.rights}
    been = any(child.dep_.startswith("aux") and child.lemma_ in function_words(language, "be") for child in verb.lefts)
    passive = "expl:pass" in labels or (been and "expl:comp" not in labels)  # "il s'est rangé à cet avis" is personal
    return bool(told & _CLAUSES) if passive else "csubj" in told


def _is_impersonal_verb(verb: Token) -> bool:
    language = verb.lang_
    if verb.lemma_.lower() in function_words(language, "have"):  # "il y a"
        return any(child.lower_ in function_words(language, "place_pronoun") for child in verb.children)
    return bool({verb.lemma_.lower(), verb.lower_} & function_words(language, "impersonal_verb"))
