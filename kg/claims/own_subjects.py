"""The subjects that the tree gives a verb itself, without what is no subject of its: examples, clauses, objects that it takes for one."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from kg.annotations import kept
from kg.claims.agreement import finite_form, is_finite, number
from kg.claims.forms import ends_as_gerund, is_introduced, is_verbal, opener
from kg.claims.inversion import SUBJECTS, after_quotation, beginning, inverted_before, is_time_word, says
from kg.claims.phrase_before import before_pronoun
from kg.languages import endings, function_words


@kept
def own_subjects(verb: Token) -> list[Token]:
    """A verb's subjects in the tree; with one on its left none is on its right: "les houthis ont attaqué | l'Arabie"."""
    words = (verb, *(child for child in verb.children if child.dep_.startswith("aux") and child.pos_ == "AUX"))
    found = [child for word in words for child in word.children if child.dep_ in SUBJECTS and not is_introduced(child)]
    if ends_as_gerund(verb) and verb.head.i < verb.i and opener(verb).text == ",":  # "a réactivé sa milice, l'Armée du Sud, | ordonnant …"
        found = [child for child in found if child.i > verb.i]
    found = [child for child in found if child.lower_ not in function_words(verb.lang_, "relative_dative")]
    found = [child for child in found if not (_is_example(child, verb) or _is_clause(child) or _is_participle(child) or _is_day(child))]
    found = [child for child in found if inverted_before(child) is None] or [_in_front(child) for child in found]
    found = [_behind_composed(child, verb) for child in found]
    left = [child for child in found if child.i < verb.i]
    clitic = _clitics(verb, words, left)
    if clitic and verb.lemma_.lower() in function_words(verb.lang_, "impersonal_verb"):  # "faut-il partir ?"
        return []
    if left and len(left) < len(found) and after_quotation(verb):  # "« … », dénonce X": what stands before is said
        return [child for child in found if child.i > verb.i]
    left = [child for child in left if not child.text.startswith("-")] or left  # "les mineurs | ont-ils attaqué ?"
    return clitic or [_emphasised(child, verb) for child in (*_joined_before(verb, left), *left)] or found


def listed(subjects: list[Token]) -> list[Token]:
    """All of several names that the parser made subjects one by one: "Lima, | Quito et Oslo ont rompu"; empty where they are no list.

    Two of any kind that "et" joins before a plural: "le Front X, lié à Y, | et d'autres groupes ont pris la ville".
    """
    if len(subjects) < 2:
        return []
    last, joints = subjects[-1], function_words(subjects[0].lang_, "and")
    form = finite_form(last.head)
    opening = last.left_edge
    behind = opening.lower_ in joints or (opening.i > 0 and opening.nbor(-1).lower_ in joints)
    if len(subjects) == 2 and behind and last.i < last.head.i and form is not None:
        return subjects if number(form) == "Plur" else []
    if any(token.pos_ != "PROPN" for token in subjects):
        return []
    joined = any(child.dep_ == "cc" and child.lower_ in joints for child in last.lefts) or any(t.dep_ == "conj" for t in last.rights)
    return subjects if joined and all(_follows(one, other) for one, other in pairwise(subjects)) else []


def _follows(first: Token, second: Token) -> bool:
    """Whether nothing but a comma or an article stands between two names."""
    between = first.doc[first.i + 1 : second.i]
    return all(t.text == "," or t.dep_ in ("det", "cc", "flat:name") or t.head.i == first.i for t in between)


def _in_front(noun: Token) -> Token:
    """The noun in front of the relative clause that another noun is the subject of: "le raid qu'ont mené | les forces | a fait …"."""
    clause = inverted_before(noun)
    return next(iter(before_pronoun(clause, "that", "whose")), noun) if clause is not None else noun


def _behind_composed(subject: Token, verb: Token) -> Token:
    """The noun right behind a composed pronoun that parts a "subject" from the verb: "un raid au cours duquel | dix marins | ont péri"."""
    composed, first = function_words(verb.lang_, "relative_composed", "relative_composed_of"), beginning(verb)
    pronoun = next((t for t in verb.doc[subject.i + 1 : first] if t.lower_ in composed), None)
    if pronoun is None or any(is_finite(t) for t in verb.doc[pronoun.i + 1 : first]):
        return subject
    behind = next((t for t in verb.doc[pronoun.i + 1 : first] if t.pos_ in ("NOUN", "PROPN")), None)
    return subject if behind is None or any(child.dep_ == "case" for child in behind.lefts) else behind


def _emphasised(subject: Token, verb: Token) -> Token:
    """The noun that a bare participle qualifies where an emphatic pronoun repeats it: "le maire, | lui-même critiqué par ses alliés"."""
    emphatic = subject.pos_ == "PRON" and subject.lower_ in function_words(verb.lang_, "emphatic")
    qualifies = verb.dep_ in ("acl", "acl:relcl", "amod") and verb.head.pos_ in ("NOUN", "PROPN") and finite_form(verb) is None
    return verb.head if emphatic and qualifies and verb.head.i < subject.i else subject


def _clitics(verb: Token, words: tuple[Token, ...], left: list[Token]) -> list[Token]:
    """The pronoun behind a verb with a hyphen, but for one that repeats the noun before: "a-t-il dit"; not "l'armée cédera-t-elle ?"."""
    forms = function_words(verb.lang_, "inverted_pronoun")
    found = [child for word in words for child in word.children if child.lower_ in forms and child.pos_ == "PRON"]
    if not left or says(verb) or after_quotation(verb):
        return [child for child in found if not child.dep_.startswith("expl")]
    before = next((child for child in reversed(left) if child not in found), left[-1])
    repeated = before.pos_ in ("NOUN", "PROPN") and before.right_edge.i >= beginning(verb) - 2
    return [] if repeated else [child for child in found if child.dep_ in SUBJECTS]


def _is_example(noun: Token, verb: Token) -> bool:
    """Whether a "subject" only tells of some of the subject: "neuf personnes, dont deux enfants, ont été tuées"."""
    first, last, whose = noun.left_edge, noun.right_edge, function_words(noun.lang_, "whose", "relative_composed")  # "parmi lesquels"
    told = first.lower_ in whose or (first.i > 0 and first.nbor(-1).lower_ in whose)
    return told and last.i < verb.i and last.nbor().text == ","


def _is_clause(subject: Token) -> bool:
    """Whether a "subject" is a verb, finite or a gerund: "répondant aux tirs, l'armée a frappé"."""
    if subject.pos_ not in ("VERB", "AUX"):
        return False
    told = any(child.dep_ in SUBJECTS or child.dep_.startswith("aux") for child in subject.children)  # names get the tags of verbs, too
    return ends_as_gerund(subject) or (told and finite_form(subject) is not None)


def _is_day(subject: Token) -> bool:
    """Whether a "subject" is the bare time that opens the sentence: "Mercredi, un marin accusé de vol, a été tué"."""
    opens = subject.i == subject.sent.start and subject.i + 1 < len(subject.doc) and subject.nbor().text == ","
    return opens and is_time_word(subject)


def _is_participle(subject: Token) -> bool:
    """Whether a bare "noun" right behind a noun is its participle, as no bare noun is a subject: "enfants de marins | partis à Lima, …"."""
    if subject.pos_ != "NOUN" or subject.i <= subject.sent.start or subject.nbor(-1).pos_ not in ("NOUN", "ADJ"):
        return False
    determined = any(child.dep_ in ("det", "case", "nummod", "amod") for child in subject.lefts)
    return not determined and subject.lower_.endswith(endings(subject.lang_, "past_participle"))


def _joined_before(verb: Token, subjects: list[Token]) -> list[Token]:
    """The first of two subjects where the parser made the verb coordinate with it: "l'armée | et les rebelles se sont affrontés"."""
    first, form = verb.head, finite_form(verb)
    if verb.dep_ != "conj" or len(subjects) != 1 or first.pos_ not in ("NOUN", "PROPN") or form is None or number(form) != "Plur":
        return []
    before = subjects[0].left_edge.i - 1
    joined = before > first.i and verb.doc[before].dep_ == "cc" and verb.doc[before].head.i == verb.i
    apart = any(token.is_punct or is_verbal(token) for token in verb.doc[first.i + 1 : before])
    return [first] if joined and not apart and not is_introduced(first) else []
