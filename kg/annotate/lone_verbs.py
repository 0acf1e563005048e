"""The verb of a sentence that the parser left without one: "le clan garde captifs trois marins", "Madrid nie", "le régime vacille".

Headlines and short sentences of French news stand in the present tense, whose forms often look like nouns or adjectives. Where the
root of a sentence is a noun, a form of a known verb right behind the phrase that opens it is taken for the verb, if it agrees
with that phrase and what follows it could follow a verb.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import infinitive
from kg.annotate.trees import rehang
from kg.languages import endings, function_words

_NAMING = ("NOUN", "PROPN")
_GOVERNED = frozenset({"det", "case", "cop", "aux:tense", "aux:pass", "expl:subj", "mark"})
_MADE_CLAUSE = frozenset({"cop", "aux:tense", "aux:pass", "expl:subj", "expl:comp", "expl:pass"})
_COMPLEMENTS = ("DET", "NUM")
_FOLLOWERS = ("ADP", "SCONJ", "PUNCT")
_FINAL = frozenset(".!?…")


def lone_subject(token: Token) -> Token | None:
    """The head of the noun phrase before a form that must be the sentence's verb, None where it need not be one."""
    if token.is_sent_start or not token.text.islower() or _is_settled(token):
        return None
    if any(child.dep_ in _GOVERNED and not _of_name(child, token) for child in token.children):
        return None
    subject = _phrase_before(token)
    if subject is None or not _agree(subject, token) or not _may_follow(token, subject):
        return None
    return subject if _lacks_verb(token, subject) else None


def _is_settled(token: Token) -> bool:
    """Whether the parser knows what the token does: a verb that heads the sentence, or a preposition before its noun."""
    return token.dep_ in ("case", "mark", "cc") or (token.pos_ == "VERB" and token.head.i == token.i)


def _of_name(child: Token, token: Token) -> bool:
    """Whether what hangs on the token as a determiner is the name before it, or the article of that name: "l'OTAN juge"."""
    return child.pos_ in _NAMING or (child.pos_ == "DET" and child.i + 2 == token.i and token.nbor(-1).pos_ == "PROPN")


def _phrase_before(token: Token) -> Token | None:
    """The head of a noun phrase with an article of its own, or of a name, that ends right before the token and no preposition governs."""
    start, head = token.sent.start, token.nbor(-1)
    if head.pos_ not in (*_NAMING, "ADJ"):
        return None
    while head.head.i != head.i and start <= head.head.i < token.i:
        head = head.head
    if head.pos_ not in _NAMING or (head.head.i != head.i and head.head.i < token.i):
        return None
    labels = {child.dep_ for child in head.lefts}
    followed = _precedes_article(token) or (token.i + 1 < token.sent.end and _opens_past_infinitive(token.nbor(1)))
    named = head.pos_ == "PROPN" or (head.is_sent_start and head.i + 1 == token.i and followed)
    if "case" in labels or not (named or labels & {"det", "nummod"}):
        return None
    return head if _opens_clause(head) else None


def _precedes_article(token: Token) -> bool:
    return token.i + 1 < token.sent.end and token.nbor(1).pos_ == "DET" and token.nbor(1).lower_ in function_words(token.lang_, "definite")


def _opens_clause(subject: Token) -> bool:
    """Whether the phrase stands at the beginning of the sentence or behind a mark that ends what opens it."""
    first = next((child for child in subject.lefts if child.pos_ in (*_COMPLEMENTS, "ADJ")), subject)
    if first.i and first.nbor(-1).dep_ == "det" and first.nbor(-1).head.i > subject.i:
        first = first.nbor(-1)
    return bool(first.is_sent_start) or first.nbor(-1).pos_ == "PUNCT"


def _agree(subject: Token, verb: Token) -> bool:
    plural = subject.morph.get("Number", []) == ["Plur"]
    ends = verb.text.endswith(endings(verb.lang_, "plural_verb"))
    return ends if plural else not ends or verb.text.endswith(endings(verb.lang_, "singular_in_ent"))


def _may_follow(verb: Token, subject: Token) -> bool:
    """A phrase of the verb's own; at the end, before a preposition or a clause only of a definite subject in a whole sentence."""
    if verb.i + 1 >= verb.sent.end:
        return False
    after = verb.nbor(1)
    if _opens_past_infinitive(after):
        return True
    if after.pos_ in _COMPLEMENTS or after.lower_ in function_words(verb.lang_, "partitive", "total", "that"):
        return True
    if after.pos_ == "ADJ" and after.i + 1 < verb.sent.end and after.nbor(1).pos_ in _COMPLEMENTS:
        return True
    if after.pos_ not in _FOLLOWERS or (after.is_punct and after.text not in _FINAL):
        return False
    if verb.text.endswith(endings(verb.lang_, "past_participle")) and "Fin" not in verb.morph.get("VerbForm", []):
        return False
    definite = subject.pos_ == "PROPN" or any(child.lower_ in function_words(verb.lang_, "definite") for child in subject.lefts)
    return definite and next(t for t in reversed(verb.sent) if not t.is_space).text in _FINAL


def _lacks_verb(token: Token, subject: Token) -> bool:
    """Whether the root is a noun with nothing that makes it a predicate, and no other verb stands beside the token."""
    root = token.sent.root
    if root.i < token.i and root.i != subject.i:
        return False
    clause = _is_reported(root, token)
    if not clause and root.pos_ not in (*_NAMING, "ADJ") and root.i != token.i:
        return False
    if not clause and any(child.dep_ in _MADE_CLAUSE for child in root.children):
        return False
    beside = (t for t in _beside(token) if t.i != token.i and not _opens_past_infinitive(t))
    return all(t.pos_ != "AUX" and "Fin" not in t.morph.get("VerbForm", []) for t in beside)


def _opens_past_infinitive(token: Token) -> bool:
    """An auxiliary in the infinitive before its participle: "dément | avoir livré"."""
    return token.pos_ == "AUX" and infinitive(token) and token.head.i > token.i


def _is_reported(root: Token, token: Token) -> bool:
    """Whether the root is the verb of a clause that "que" opens right behind the token."""
    return any(child.i == token.i + 1 and child.lower_ in function_words(token.lang_, "that") for child in root.lefts)


def _beside(token: Token) -> list[Token]:
    """The sentence without what stands behind a mark, a relative or a conjunction to the right of the token."""
    found = list(token.doc[token.sent.start : token.i])
    for following in token.doc[token.i : token.sent.end]:
        if following.is_punct or following.lower_ in function_words(token.lang_, "that", "relative"):
            break
        found.append(following)
    return found


def make_clause(verb: Token, subject: Token) -> None:
    """Make the token the root, the phrase before its subject and the first bare phrase behind it its object."""
    doc, root = verb.doc, verb.sent.root
    hung: dict[int, tuple[int, str]] = {}
    clause = _is_reported(root, verb)
    heads = (subject, verb) if clause else (root, subject, verb, verb.head)
    moved = {child.i: child.dep_ for head in heads for child in head.children if child.i > verb.i}
    moved |= {child.i: child.dep_ for child in root.lefts if child.i < subject.i and root.i > verb.i}
    if root.i > verb.i:
        moved[root.i] = "ccomp" if clause else "nmod"
    owned = _object(doc, sorted(i for i in moved if i > verb.i))
    denied = next((i for i in sorted(moved) if i > verb.i and any(_opens_past_infinitive(child) for child in doc[i].lefts)), None)
    for i, dep in moved.items():
        if i != verb.i and i != subject.i and not _within(doc[i], subject, verb):
            above = verb.i if denied is None or i <= denied else denied  # "dément | avoir livré | des armes"
            hung[i] = above, "xcomp" if i == denied else "obj" if i == owned else dep
    for article in (child for child in verb.lefts if child.dep_ == "det" and child.i < subject.i):
        hung[article.i] = subject.i, "det"
    rehang(doc, hung | {verb.i: (verb.i, "ROOT"), subject.i: (verb.i, "nsubj")})


def _within(token: Token, subject: Token, verb: Token) -> bool:
    """Whether a token belongs to the subject or to a phrase behind the verb, not to the verb itself."""
    inner = token.dep_ in ("det", "case", "nummod", "mark") or (token.dep_ == "amod" and token.head.i > verb.i)
    return inner or (token.head.i == subject.i and token.i < verb.i)


def _object(doc: Doc, candidates: list[int]) -> int | None:
    """The first noun phrase of those moved that no preposition but the partitive article governs."""
    for i in candidates:
        if doc[i].pos_ in _NAMING:
            cases = [child for child in doc[i].lefts if child.dep_ == "case"]
            return i if all(t.lower_ in function_words(t.lang_, "partitive") for t in cases) else None
    return None
