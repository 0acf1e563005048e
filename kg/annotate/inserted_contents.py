"""What an inserted clause attributes: '"…", a dit X', "…, précise X, …", "…, a-t-il ajouté"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, gerund, infinitive, past_participle
from kg.annotate.layout import BEFORE_INSERTION, QUOTE_MARKS, Layout, Range
from kg.annotate.reporting import READ_OR_LEARNT, Cue
from kg.languages import endings, function_words

_SUBJECT = 8  # tokens of a subject behind its verb, up to a comma
_EARLY = 8  # tokens before an inserted clause after which its sentence goes on


def may_be_inserted(layout: Layout, cue: Cue) -> bool:
    """Whether a verb may open an inserted clause: '"…", a dit X', "…, précise X", "…, a-t-il ajouté"."""
    doc, que = layout.doc, function_words(layout.doc.lang_, "that")
    start, _ = layout.sentence(cue.token)
    verb = doc[cue.token]
    asking = cue.inverted is not None and cue.content == READ_OR_LEARNT  # "peut-on lire"
    helped = any(finite(t) for t in doc[cue.start : cue.token])  # "n'a pas manqué de souligner X"
    if (infinitive(verb) and not asking and not helped) or gerund(verb) or doc[min(cue.end, len(doc) - 1)].lower_ in que:
        return False
    bare = cue.start == cue.token and cue.inverted is None
    if bare and past_participle(verb) and verb.lower_.endswith(endings(doc.lang_, "past_participle_er")):  # "accusé par X de …"
        return False
    if layout.quote_ending_before(cue.start):
        return True
    before = cue.start - 1
    if cue.act == "ask" and any(t.pos_ in ("PROPN", "NOUN") for t in doc[cue.token + 1 : cue.end]):
        return False  # "X, qui a pris Homs, a appelé Lima à fuir"
    set_apart = before >= start and doc[before].text in BEFORE_INSERTION
    if cue.inverted is not None:
        return set_apart or (before >= start and doc[before].lower_ not in function_words(doc.lang_, "coordinator", "contrastive"))
    return set_apart and (doc[start].text in QUOTE_MARKS or any(_main(t, cue) for t in doc[start:before]) or _followed_by_name(doc, cue))


def _followed_by_name(doc: Doc, cue: Cue) -> bool:
    """Whether a subject alone, and a comma after it, follow a verb without object: "Hier, affirme la radio, …"."""
    if not finite(doc[cue.token]) and not finite(doc[cue.start]):
        return False
    subject = any(c.dep_.startswith("nsubj") for c in doc[cue.token].lefts)
    if subject and doc[cue.token].lemma_ in function_words(doc.lang_, "told_whom"):  # "Le maire, X, a exhorté Lima, …"
        return False
    phrase = doc[cue.end : cue.end + _SUBJECT]
    comma = next((t.i - cue.end for t in phrase if t.text == ","), None)
    if not comma or phrase[0].pos_ not in ("DET", "PROPN", "NOUN", "X"):
        return False
    return not any(t.pos_ in ("VERB", "AUX", "SCONJ", "PRON") or t.is_punct for t in phrase[:comma])


def has_subject_before(layout: Layout, cue: Cue) -> bool:
    """Whether the parse gives the verb a subject on its left, in the same clause."""
    start, _ = layout.sentence(cue.token)
    for child in layout.doc[cue.token].children:
        if not child.dep_.startswith("nsubj") or not start <= child.i < cue.start:
            continue
        quote = layout.quoted[child.i]
        if quote is not None and layout.quoted[cue.start] is not quote and any(finite(t) for t in layout.doc[quote.start : quote.end]):
            continue  # "Il y a dix morts", a dit X
        clause = any(t.dep_ in ("cop", "nsubj") for t in child.children)  # "X sera le cœur du dispositif, a annoncé Y"
        if clause or _is_object_before(layout, child, cue) or any(_main(t, cue) for t in layout.doc[child.right_edge.i + 1 : cue.start]):
            continue
        return True
    return False


def _is_object_before(layout: Layout, noun: Token, cue: Cue) -> bool:
    """Whether a "subject" stands right behind another verb, whose object it is: "ont arrêté | dix hommes recherchés, a annoncé l'armée"."""
    doc, first = layout.doc, noun.left_edge.i
    start, _ = layout.sentence(cue.token)
    return doc[cue.start - 1].text == "," and first > start and doc[first - 1].pos_ == "VERB" and doc[first - 1].i != cue.token


def _main(token: Token, cue: Cue) -> bool:
    """A finite verb outside relative clauses, and not the cue's own auxiliary."""
    if not finite(token) or (token.head.i == cue.token and token.dep_.startswith("aux")):
        return False
    return not any(t.dep_ == "acl:relcl" for t in (token, *token.ancestors) if t.i < cue.start)


def inserted_content(layout: Layout, cue: Cue, clause_end: int) -> list[Range]:
    """What surrounds an inserted clause: the sentence before it, the quotations it touches, what follows a comma."""
    doc = layout.doc
    start, end = layout.sentence(cue.token)
    around = layout.quoted[cue.start]
    if around and around.end > clause_end:
        return [(around.start, cue.start), (clause_end, around.end)]
    pieces: list[Range] = []
    before = layout.quote_ending_before(cue.start)
    if before:
        headed = before.start - 2 > start and doc[before.start - 2].text == ":"  # "Hommage aux soldats : « … », dit X"
        begin = _behind_colon(layout, start, before.start)
        pieces.append((before.start if headed else min(before.start, begin), cue.start))
    elif cue.start > start:
        pieces.append(layout.widen((start, cue.start)))
    if after := layout.quote_starting_after(clause_end):
        pieces.append(layout.widen((after.start, max(after.end, end) if after.start < end else after.end)))
    elif clause_end + 1 < end and doc[clause_end].text == "," and _resumes(layout, cue, start, clause_end + 1):
        pieces.append(layout.widen((clause_end + 1, end)))
    return pieces


def _behind_colon(layout: Layout, start: int, quote: int) -> int:
    """Where a sentence begins that holds a quotation, behind an introduction with a verb: "Le sujet divise Paris: Moscou « frappe … »"."""
    doc = layout.doc
    colon = next((i for i in range(quote - 1, start, -1) if doc[i].text == ":" and layout.quoted[i] is None), None)
    return colon + 1 if colon is not None and any(finite(t) for t in doc[start:colon]) else start


def _resumes(layout: Layout, cue: Cue, start: int, after: int) -> bool:
    """Whether the reported sentence goes on after the inserted clause: the clause came early, or a conjunction follows."""
    token, language = layout.doc[after], layout.doc.lang_
    if not any(_main(t, cue) for t in layout.doc[start : cue.start]):
        return True
    if token.lower_ in function_words(language, "detached_opener") or token.lower_.endswith(endings(language, "present_participle")):
        return False
    if token.lower_ in function_words(language, "whose"):
        return layout.doc[after - 2].ent_type_ != "PER"
    apposed = token.lower_ in function_words(language, "indefinite") or (token.pos_ == "PROPN" and token.dep_ == "appos")
    return token.pos_ == "CCONJ" or (cue.start - start <= _EARLY and not apposed)


def speaks_quote(layout: Layout, insertion: Cue, piece: Range) -> bool:
    """Whether a clause behind a quotation tells who speaks it, not who is told of before its colon: 'X accuse Y : "…", déclare Z'."""
    quote = layout.quote_ending_before(insertion.start) if insertion.inverted is None else None
    return quote is not None and quote.start == piece[0] and layout.doc[max(0, quote.start - 2)].text == ":"
