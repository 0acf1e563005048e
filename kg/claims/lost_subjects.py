"""The subject of a finite verb that the parser gave none: what French word order and agreement leave for it.

A French noun phrase with its own article that stands right in front of a finite verb is its subject, unless a preposition or
another verb governs it; so is a noun phrase without a preposition that the parser made an adjunct, if it tells no time. No finite verb
of French goes without a subject but one that goes on another: it has that of the nearest in front that agrees with it.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import disagrees, finite_form, number
from kg.claims.forms import is_introduced, is_verbal, preposition
from kg.claims.inversion import INSERTION, after_quotation, beginning, is_time_word, says
from kg.claims.relatives import relative_ahead
from kg.claims.titles import is_topic
from kg.languages import function_words

_ADJUNCTS = frozenset({"obl:mod", "obl:arg", "nmod", "dep", "dislocated"})
_WITHIN = ("NOUN", "PROPN", "ADJ", "NUM", "X")
_BREAKS = frozenset({":", ";", "«", "»", '"'})
_QUOTES = {"»": "«", '"': '"'}
_OPENING_QUOTES = frozenset({'"', "«", "“"})
_BRACKETS = {")": "(", "-": "-", "–": "–", "—": "—"}
_INSERTED = 40  # tokens of an insertion between a subject and its verb
_GOVERNED = frozenset({"obj", "iobj", "xcomp"})


def lost_subject(verb: Token) -> list[Token]:
    """The subject by word order and agreement; empty for a verb that is not finite or has an impersonal one."""
    form = finite_form(verb)
    if form is None or number(form) is None or any(child.dep_ == "expl:subj" for child in verb.children):
        return []
    first = beginning(verb)
    return relative_ahead(verb, first) or _adjunct(verb, form) or _phrase_in_front(verb, form, first)


def joined_subject(verb: Token) -> list[Token]:
    """The noun phrase between "et" and a finite verb group, which begins a clause of its own: "a repris Gao et | des marins ont fui"."""
    form, first = finite_form(verb), beginning(verb)
    if form is None or number(form) is None or first - 1 <= verb.sent.start or verb.doc[first - 1].text == ",":
        return []
    heads = _phrase_in_front(verb, form, first)
    opening = _opening(heads[-1]) if heads else verb.sent.start
    if opening <= verb.sent.start or verb.doc[opening - 1].lower_ not in function_words(verb.lang_, "and"):
        return []
    other = _joined_head(verb, heads[0]) if len(heads) == 1 and number(form) == "Plur" else None
    return heads if other is None else [other, *heads]


def _adjunct(verb: Token, form: Token) -> list[Token]:
    """The noun phrase without a preposition that the parser made an adjunct: "onze personnes, dont deux enfants, ont été tuées"."""
    for child in verb.lefts:
        determined = child.pos_ == "PROPN" or any(t.dep_ == "det" or t.pos_ == "NUM" for t in child.lefts)
        if child.dep_ not in _ADJUNCTS or child.pos_ not in ("NOUN", "PROPN") or not determined or is_time_word(child):
            continue
        bare = preposition(child) is None or (not is_introduced(child) and _is_rounded(child))
        if bare and number(child) in (None, number(form)):
            return [child]
    return []


def _is_rounded(noun: Token) -> bool:
    """Whether a phrase in front of a noun rounds its number: "près de 40 | soldats", "jusqu'à douze | camions"."""
    phrase = any(t.dep_ == "fixed" for word in noun.lefts for t in word.children)
    return phrase or (any(t.dep_ == "nummod" for t in noun.lefts) and sum(t.dep_ == "case" for t in noun.lefts) > 1)


def _phrase_in_front(verb: Token, form: Token, first: int) -> list[Token]:
    """The head of the noun phrase that ends right before the verb group, or before an insertion in front of it."""
    doc, start, i = verb.doc, verb.sent.start, first - 1
    skipped = function_words(verb.lang_, "proclitic")
    while i > start and (doc[i].lower_ in skipped or doc[i].pos_ == "ADV"):
        i -= 1
    if doc[i].text in _OPENING_QUOTES and not doc[i].whitespace_ and i > start:  # "les marins | « ont tiré »"
        i -= 1
    i = _before_brackets(doc[i])
    if doc[i].text == ",":
        return _before_insertion(verb, form, i)
    return _agreeing_head(verb, form, i)


def _before_brackets(closing: Token) -> int:
    """The position in front of what brackets or dashes enclose and a mark ends; the token's own where it ends nothing."""
    opening = _BRACKETS.get(closing.text)
    before = closing.doc[max(closing.sent.start + 1, closing.i - _INSERTED) : closing.i]
    found = next((t.i for t in reversed(before) if t.text == opening), None)
    return found - 1 if found is not None else closing.i


def _before_insertion(verb: Token, form: Token, closing: int) -> list[Token]:
    """The phrase in front of what commas part from it: "Lima, à la suite d'attaques sur son sol, a fermé la frontière"."""
    doc, start = verb.doc, verb.sent.start
    relative = function_words(verb.lang_, "relative")
    if says(verb) and after_quotation(verb):
        return []
    opening = closing
    while (opening := opening - 1) > max(start, closing - _INSERTED):
        opening = _before_quotation(doc[opening])
        if doc[opening].text in _BREAKS:
            return []
        if doc[opening].text != ",":
            continue
        inserted = doc[opening + 1 : closing]
        finite = next((t.i for t in inserted if t.morph.get("Mood", [])), None)
        if finite is not None and not any(t.lower_ in relative for t in doc[opening + 1 : finite]):
            return []
        if found := _agreeing_head(verb, form, opening - 1):
            return found
    return _opening_phrase(verb, form)


def _opening_phrase(verb: Token, form: Token) -> list[Token]:
    """The phrase that opens the sentence before participles and appositions: "Cinq marins âgés de …, natifs de Lima, ont été arrêtés"."""
    doc, start = verb.doc, verb.sent.start
    if is_time_word(doc[start]) and doc[start + 1].text == ",":  # "Mercredi, | un marin accusé de …, a été tué"
        start += 2
    opener, first = doc[start], next((t for t in doc[start : verb.i] if t.pos_ in ("NOUN", "PROPN", "ADJ")), None)
    if first is None or opener.pos_ not in ("DET", "NUM") or is_time_word(first) or number(first) != number(form):
        return []
    between = doc[first.i : min(verb.i, form.i)]
    return [] if any(t.morph.get("Mood", []) for t in between) or any(t.pos_ in ("ADP", "PRON") for t in doc[start : first.i]) else [first]


def _before_quotation(closing: Token) -> int:
    """The position in front of the quoted words that a mark ends; the token's own where it ends none."""
    opening = _QUOTES.get(closing.text)
    marks = (t.i for t in reversed(closing.doc[closing.sent.start + 1 : closing.i]) if t.text == opening)
    found = next(marks, None) if opening is not None else None
    return found - 1 if found is not None else closing.i


def _agreeing_head(verb: Token, form: Token, last: int) -> list[Token]:
    """The head of the noun phrase that ends at a position, if it agrees with the verb and no verb in front governs it."""
    head = _head_of_phrase(verb, last)
    if head is None or is_time_word(head) or _is_governed(head):
        return []
    if _told_number(head) in (None, number(form)):
        return [head]
    first = _joined_head(verb, head) if number(form) == "Plur" else None
    return [] if first is None else [first, head]


def _joined_head(verb: Token, second: Token) -> Token | None:
    """The head of the phrase in front of the "et" before another: "selon X, | le marin et un passant ont été tués"."""
    joint = _opening(second) - 1
    if joint <= verb.sent.start or verb.doc[joint].lower_ not in function_words(verb.lang_, "and"):
        return None
    first = _head_of_phrase(verb, joint - 1)
    return None if first is None or _is_governed(first) or is_time_word(first) else first


def _opening(head: Token) -> int:
    """Where the phrase of a noun begins, its article, number and adjectives included."""
    begin = head.i
    while begin > head.sent.start and head.doc[begin - 1].pos_ in ("DET", "NUM", "ADJ"):
        begin -= 1
    return begin


def _is_governed(head: Token) -> bool:
    """Whether a verb in front governs a noun."""
    return head.dep_ in _GOVERNED and head.head.i < head.i and is_verbal(head.head)


def _told_number(head: Token) -> str | None:
    """The number of a noun; of a name that of its article, as the tagger guesses it of names: "les houthis"."""
    article = next((child for child in head.lefts if child.dep_ == "det"), None) if head.pos_ == "PROPN" else None
    return number(article if article is not None else head)


def _counted(phrase: list[Token], before: Token) -> Token | None:
    """The noun of a phrase that a number opens: "trois autres marins", "plus | de 1.200 marins"."""
    quantity = before.pos_ == "ADV" and len(phrase) > 1 and phrase[0].lower_ in function_words(before.lang_, "of")
    opener = next(iter(phrase[quantity:]), None)
    return next((t for t in phrase if t.pos_ == "NOUN"), None) if opener is not None and opener.pos_ == "NUM" else None


def _head_of_phrase(verb: Token, last: int) -> Token | None:
    """The head of a noun phrase with an article, or of a name that stands alone, that ends at a position."""
    doc, start, i = verb.doc, verb.sent.start, last
    of = function_words(verb.lang_, "of")
    while i >= start and (doc[i].pos_ in (*_WITHIN, "DET") or doc[i].lower_ in of):
        if doc[i].pos_ == "DET" and (i == start or (doc[i - 1].lower_ not in of and doc[i - 1].pos_ != "DET")):
            break
        i -= 1
    alone = i < start or doc[i].text == "," or doc[i].lower_ in function_words(verb.lang_, "relative")
    phrase = doc[i + 1 : last + 1]
    opens = alone or doc[i].pos_ in ("CCONJ", "SCONJ")  # "puis | des soldats ont pris le pont"
    if opens and i < last and phrase[0].lower_ in function_words(verb.lang_, "partitive"):
        return next((t for t in phrase if t.pos_ == "NOUN"), None)
    if (counted := _counted(list(phrase), doc[i])) is not None and (opens or doc[i].pos_ == "ADV"):
        return counted
    named = alone or doc[i].pos_ == "SCONJ"  # "a annoncé que | Lima retirerait ses troupes"
    if named and i < last and all(t.pos_ == "PROPN" or t.text[:1].isupper() or "-" in t.text for t in phrase):
        return phrase[0] if phrase[0].pos_ in ("PROPN", "X", "NOUN") else None
    if alone or i == last or doc[i].pos_ != "DET" or (i > start and doc[i - 1].pos_ == "ADP"):
        return None
    return next((t for t in doc[i + 1 : last + 1] if t.pos_ in ("NOUN", "PROPN")), None)


def root_subject(verb: Token) -> list[Token]:
    """The bare noun that the parser made the root, for the finite verb behind its relative clause: "X, qui …, a attaqué"."""
    root, first = verb.sent.root, beginning(verb)
    if root.i >= verb.i or root.pos_ not in ("NOUN", "PROPN"):
        return []
    parted = verb.nbor(-1).text in INSERTION and not is_introduced(root)
    if not parted and (first == 0 or verb.doc[first - 1].text not in INSERTION):
        return []
    relative = any(child.dep_ in ("acl:relcl", "acl") and root.i < child.i < verb.i for child in root.children) or is_topic(root, verb)
    return [root] if relative and finite_form(verb) is not None and not disagrees(verb, root) else []


def clause_gone_on(verb: Token) -> Token | None:
    """The finite verb in front that one without a subject goes on: "ont pris Gao, | ont tué vingt soldats | et pillent la ville"."""
    form, doc, i = finite_form(verb), verb.doc, beginning(verb) - 1
    if form is None or number(form) is None or any(child.dep_ in ("mark", "expl:subj") for child in verb.children):
        return None
    while i > verb.sent.start and doc[i].lower_ in function_words(verb.lang_, "proclitic"):
        i -= 1
    listed = doc[i].text == ","
    if not (listed and not says(verb)) and doc[i].lower_ not in function_words(verb.lang_, "coordinator"):
        return None
    for token in reversed(doc[verb.sent.start : max(i, verb.sent.start)]):
        if token.text in _BREAKS:
            return None
        other = finite_form(token) if is_verbal(token) and not token.dep_.startswith("aux") else None
        if other is not None:
            alike = number(other) == number(form) and other.morph.get("Person", []) == form.morph.get("Person", [])
            return token if alike and not (listed and token.dep_ == "acl:relcl") else None
    return None
