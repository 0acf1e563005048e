"""Main clauses whose subject a relative clause keeps from its verb: "le FUDO, qui tient la ville, accuse l'armée".

The parser makes the subject an adjunct of the relative clause, or the root of the sentence with the main verb below it. Here the
finite verb behind the clause, which has no subject of its own, heads the sentence again, with the noun as its subject. A relative clause
that the parser made the content of the verb before it belongs to that verb's object.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, plural
from kg.annotate.scan import with_form
from kg.annotate.trees import rehang, subject_label
from kg.languages import function_words

_VERBS = ("VERB", "AUX")
_LONGEST = 45  # tokens from the relative pronoun to the main verb
_BREAKS = frozenset({";", ":", "«", "»", '"'})
_MISTAKEN = ("ccomp", "advcl", "xcomp", "acl:relcl")  # how the parser labels a relative clause that it hangs on the verb before
_GOVERNED = ("obj", "obl:arg", "obl:mod", "iobj")
_NAMING = ("NOUN", "PROPN")
_MARKING = ("mark", "cc", "nsubj", "nsubj:pass", "expl:subj")
_GROUP = ("aux:tense", "aux:pass", "aux", "expl:comp", "expl:pass", "advmod", "obj", "iobj", "expl")


def mend_relatives(doc: Doc) -> None:
    """Give such verbs their subject, in place."""
    for pronoun in with_form(doc, function_words(doc.lang_, "relative_subject", "whose")):
        if not pronoun.i or pronoun.nbor(-1).text != ",":
            continue
        relative = _verb(pronoun)
        if relative is not None and (described := _described(pronoun, relative)) is not None:
            rehang(doc, {relative.i: (described.i, "acl:relcl")})
        noun = _noun(pronoun, relative) if relative is not None else None
        main = _main(noun, relative) if noun is not None and relative is not None else None
        if noun is not None and relative is not None and main is not None:
            _rejoin(noun, relative, main)


def _verb(pronoun: Token) -> Token | None:
    """The verb of a relative pronoun's clause."""
    verb = pronoun.head
    while verb.pos_ not in _VERBS and verb.head.i != verb.i and verb.i > pronoun.i:
        verb = verb.head
    return verb if verb.pos_ in _VERBS and verb.i > pronoun.i else None


def _described(pronoun: Token, relative: Token) -> Token | None:
    """The object behind which a relative clause stands that the parser made the verb's: "a joint une habitante, | qui a dit que …"."""
    verb = relative.head
    if relative.dep_ not in _MISTAKEN or verb.pos_ not in _VERBS or pronoun.head.i != relative.i or verb.i >= pronoun.i:
        return None
    if not pronoun.dep_.startswith("nsubj"):
        return None
    governing = (verb, *(c for c in verb.rights if c.dep_ == "xcomp"))  # "ont pu | joindre une habitante, qui …"
    objects = (c for v in governing for c in v.rights if c.dep_ in _GOVERNED and c.pos_ in _NAMING)
    noun = next((c for c in objects if c.right_edge.i == pronoun.i - 2), None)
    form = next((t for t in (*relative.lefts, relative) if finite(t)), None)
    return noun if noun is not None and form is not None and plural(form) == plural(noun) else None


def _noun(pronoun: Token, verb: Token) -> Token | None:
    """The first noun of a sentence, before the pronoun, that has no verb above it but those behind the pronoun."""
    start = pronoun.sent.start
    before = pronoun.doc[start : pronoun.i]
    if any(finite(t) or t.text in _BREAKS for t in before):
        return None
    for token in before:
        if token.pos_ not in ("NOUN", "PROPN") or any(child.dep_ == "case" for child in token.children):
            continue
        if (token.head.i == token.i and token.is_ancestor(verb)) or (token.head.i == verb.i and not token.dep_.startswith("nsubj")):
            return token
    return None


def _main(noun: Token, relative: Token) -> Token | None:
    """The finite verb without a subject that a comma parts from the relative clause."""
    doc, plural = noun.doc, noun.morph.get("Number", [])
    for k in range(relative.i + 1, min(relative.sent.end, relative.i + _LONGEST)):
        verb = doc[k]
        if verb.text in _BREAKS:
            return None
        if verb.pos_ not in _VERBS or verb.dep_.startswith("aux") or any(child.dep_ in _MARKING for child in verb.children):
            continue
        group = [verb, *(child for child in verb.lefts if child.dep_ in _GROUP and child.i > relative.i)]
        shown = next((t for t in group if t.morph.get("Mood", [])), None)
        opens = doc[min(t.i for t in group) - 1].text == ","
        if shown is not None and opens and (not plural or shown.morph.get("Number", []) in ([], plural)):
            return verb
    return None


def _rejoin(noun: Token, relative: Token, main: Token) -> None:
    """Make the main verb the root where one of the three is it, the noun its subject, the relative clause the noun's."""
    if all(token.head.i != token.i for token in (noun, relative, main)):
        return
    rehang(main.doc, {main.i: (main.i, "ROOT"), noun.i: (main.i, subject_label(main)), relative.i: (noun.i, "acl:relcl")})
