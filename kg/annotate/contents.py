"""Where the words lie that a verb of reporting attributes: behind "que", a colon or an infinitive, as its object.

Every function gives token ranges, end excluded; what a range cuts off is settled by the sentence, not by the parse alone.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, gerund, infinitive, plural
from kg.annotate.layout import QUOTE_MARKS, Layout, Range
from kg.annotate.object_ends import object_end
from kg.annotate.reporting import Cue
from kg.languages import function_words

_STOPS = frozenset((".", ";", ":", "?", "!", "…"))
_WISHES = frozenset(("ask", "pledge", "want"))
_QUE_WINDOW = 30
_COUNTED = 5  # tokens from a verb to the number that it tells: "parle d'au moins | dix"
_PARENTHESIS = 12  # tokens between commas that part a verb from its object


def following_content(layout: Layout, cue: Cue) -> list[Range]:
    """What a cue in direct order introduces; empty when nothing is reported ("il a parlé")."""
    doc = layout.doc
    _, end = layout.sentence(cue.token)
    end = resumption(layout, cue, end)
    for reading in (_que, _colon, _quoted, _infinitive, _object, _count):
        piece = reading(layout, cue, end)
        if piece:
            start, stop = piece
            ends = (_conjunct(doc, cue, start, stop), _relative_end(doc, cue, end), _contrast(layout, start, stop))
            stop = min(stop, *ends) if reading is not _colon else stop
            stop = _comment(layout, stop, end) if reading in (_infinitive, _object) else stop
            first, last = layout.widen((start, stop))
            return [(start if layout.quoted[cue.token] is not None else first, last)] if stop > start else []
    return []


def _comment(layout: Layout, stop: int, end: int) -> int:
    """Where quoted words end that stand behind a comma as the speaker's own: "accuse X d'avoir tiré, « une violation »"."""
    doc = layout.doc
    if stop + 1 >= end or doc[stop].text != "," or layout.quoted[stop] is not None:
        return stop
    starts = (stop + 2, stop + 3) if doc[stop + 1].pos_ == "DET" else (stop + 2,)  # behind the comma, an article and the mark
    quote = next((q for start in starts for q in layout.quotes if q.start == start), None)
    if quote is None or quote.end > end or any(finite(t) for t in doc[quote.start : quote.end]):
        return stop
    return quote.end


def resumption(layout: Layout, cue: Cue, end: int) -> int:
    """Where a relative clause takes up all that a sentence says before it, which is no more of what is said: "…, ce que dément X"."""
    doc, language = layout.doc, layout.doc.lang_
    this, relatives = (function_words(language, class_) for class_ in ("demonstrative_singular", "relative"))
    for token in doc[cue.end + 1 : end - 1]:
        if token.lower_ in this and token.nbor(-1).text == "," and token.nbor(1).lower_ in relatives and layout.quoted[token.i] is None:
            return token.i - 1
    return end


def _que(layout: Layout, cue: Cue, end: int) -> Range | None:
    if not cue.content & {"que", "clause"} and cue.act != "accuse":
        return None
    doc, language = layout.doc, layout.doc.lang_
    que, according, relatives = (function_words(language, class_) for class_ in ("that", "according", "relative_composed"))
    for token in doc[cue.end : min(end, cue.end + _QUE_WINDOW)]:
        if "inf" in cue.content and _is_perfect_infinitive(token):  # "dit avoir demandé que …"
            return None
        if token.lower_ in que and token.i + 1 < end:
            if (token.i and doc[token.i - 1].lower_ in function_words(language, "before_que")) or _is_of_object(token, cue):
                return None
            return token.i + 1, end
        if token.lower_ in according and token.i + 1 < end and doc[token.i + 1].lower_ in relatives:
            return token.i + 2, end
        if _tells_when(token):
            continue
        if behind := _behind_parenthesis(layout, token, end):
            return behind, end
        relative = finite(token) and any(t.dep_ == "acl:relcl" and t.i > cue.end for t in (token, token.head))
        if (finite(token) and not relative) or token.text in (";", ":", *QUOTE_MARKS) or (token.pos_ == "VERB" and gerund(token)):
            return None
    return None


def _is_perfect_infinitive(token: Token) -> bool:
    """Whether an auxiliary in the infinitive opens what is said to have been done."""
    return infinitive(token) and token.dep_ == "aux:tense" and token.head.i > token.i


def _is_of_object(que: Token, cue: Cue) -> bool:
    """Whether "que" is the relative pronoun of what a verb has as its object: "a évoqué l'attaque que l'armée a menée"."""
    if "object" not in cue.content or cue.act != "report" or que.pos_ != "PRON" or que.head.dep_ != "acl:relcl":
        return False
    noun = que.head.head
    while noun.dep_ == "nmod" and cue.end <= noun.head.i < noun.i:
        noun = noun.head
    governed = any(t.dep_ == "case" for t in noun.children) or any(t.dep_ == "obj" for t in que.head.rights)
    return cue.end <= noun.i < que.i and not governed  # not "a annoncé dans la soirée | qu'il partait"


def _behind_parenthesis(layout: Layout, token: Token, end: int) -> int | None:
    """Behind "que", where a participle clause between commas parts it from its verb: "a rapporté, citant des témoins, que …"."""
    doc, que = layout.doc, function_words(layout.doc.lang_, "that")
    if token.pos_ != "VERB" or not gerund(token) or not any(t.text == "," for t in doc[token.i - 2 : token.i]):
        return None
    comma = next((t.i for t in doc[token.i : min(end - 2, token.i + _PARENTHESIS)] if t.text == "," or finite(t)), None)
    behind = comma is not None and doc[comma].text == "," and doc[comma + 1].lower_ in que and layout.quoted[comma] is None
    return comma + 2 if behind and comma is not None else None


def _tells_when(token: Token) -> bool:
    """Whether a verb is that of "il y a", behind which a length of time stands: "a fait savoir il y a deux jours que …"."""
    there = function_words(token.lang_, "existential")
    return token.lower_ in there and token.i > 0 and token.nbor(-1).lower_ in there


def _colon(layout: Layout, cue: Cue, end: int) -> Range | None:
    doc = layout.doc
    for token in doc[cue.end : end]:
        if _other_main_verb(token, cue):
            return None
        if token.text == ":" and (quote := layout.quote_starting_after(token.i)):
            return quote.start, max(quote.end, end if quote.start < end else quote.end)
        if token.text == ":" and cue.content & {"colon"} and token.i + 1 < end:
            return token.i + 1, end
        if token.text in QUOTE_MARKS and token.i - cue.end > 3:
            return None
    return None


def _other_main_verb(token: Token, cue: Cue) -> bool:
    verb = token.head if token.dep_.startswith("aux") else token
    return verb.dep_ == "ROOT" and verb.i != cue.token and verb.pos_ in ("VERB", "AUX")


def _quoted(layout: Layout, cue: Cue, end: int) -> Range | None:
    """Quoted words as the object, whole or in part: 'évoque une "montée en puissance" du groupe'."""
    doc = layout.doc
    for token in doc[cue.end : min(end, cue.end + 4)]:
        if token.text in QUOTE_MARKS:
            return token.i, end
        if token.pos_ not in ("DET", "ADP", "ADV", "ADJ", "PRON") or finite(token):
            return None
    return None


def _infinitive(layout: Layout, cue: Cue, end: int) -> Range | None:
    if not cue.content & {"inf", "de"}:
        return None
    doc = layout.doc
    for token in doc[cue.end : min(end, cue.end + (12 if "de" in cue.content else 8))]:
        if infinitive(token):
            if any(c.dep_ == "mark" and c.lower_ not in function_words(doc.lang_, "bare_of", "bare_to") for c in token.children):
                return None  # "confirme l'attaque sans s'avancer sur le bilan"
            verb = token.head if token.dep_.startswith(("aux", "cop")) and token.head.i > token.i else token
            stops = (t for t in doc[verb.i : end] if (t.text == "," or t.text in _STOPS) and layout.quoted[t.i] is None)
            stop = next((t.i for t in stops if not _joins_infinitive(t)), end)
            return token.i, min(end, max(verb.right_edge.i + 1, stop))
        if finite(token) or token.text in _STOPS:
            return None
        if (
            "de" in cue.content
            and "object" not in cue.content  # "reproche à X l'assassinat de Y"
            and token.i > cue.end
            and token.lower_ in function_words(doc.lang_, "bare_of")
            and token.i + 1 < end
            and doc[token.i + 1].pos_ in ("NOUN", "DET")
        ):
            return token.i + 1, end
    return None


def _joins_infinitive(comma: Token) -> bool:
    """Whether a comma parts an infinitive from more of what is told: ", et avoir détruit", ", ainsi que d'avoir fui", ", blessant X"."""
    doc, joint = comma.doc, comma.i + 1
    if comma.text == "," and joint < len(doc) and doc[joint].pos_ == "VERB" and gerund(doc[joint]):
        return True
    if comma.text != "," or joint >= len(doc) or doc[joint].lower_ not in function_words(doc.lang_, "coordinator", "as_well"):
        return False
    links = function_words(doc.lang_, "that", "bare_of")
    following = next((t for t in doc[joint + 1 : joint + 4] if t.lower_ not in links), None)
    return following is not None and infinitive(following)


def _object(layout: Layout, cue: Cue, end: int) -> Range | None:
    if "object" not in cue.content:
        return None
    doc = layout.doc
    heads = function_words(doc.lang_, "demonstrative_pronoun")
    late = _late_object(doc, cue)
    for token in doc[late or cue.end : end]:
        if finite(token) or token.text in _STOPS or (token.pos_ in ("PRON", "SCONJ") and token.lower_ not in heads):
            return None
        if token.pos_ in ("NOUN", "PROPN", "DET", "NUM"):
            return token.i, object_end(layout, doc[cue.token], token.i, end, wished=cue.act in _WISHES)
    return None


def _count(layout: Layout, cue: Cue, end: int) -> Range | None:
    """A number of people or things as what is told: "avance douze tués", "parle de 38 blessés", "chiffre à 200 le nombre de morts"."""
    doc = layout.doc
    if "count" not in cue.content:
        return None
    start = _late_object(doc, cue) or cue.end
    bare = start < end and doc[start].pos_ == "NOUN" and doc[start - 1].lower_ in function_words(doc.lang_, "bare_of")
    if bare and plural(doc[start]):  # "parle de | combats lourds"
        return start, object_end(layout, doc[cue.token], start, _full_stop(layout, start, end), wished=False)
    number = next(
        (
            t
            for t in doc[start : min(end, start + _COUNTED)]
            if t.pos_ == "NUM" or t.dep_ == "nummod" or t.lower_[:1].isdigit() or _is_round(t)
        ),
        None,
    )
    if number is None or any(finite(t) or t.pos_ in ("PROPN", "PUNCT") for t in doc[start : number.i]):
        return None
    return start, object_end(layout, doc[cue.token], number.i, _full_stop(layout, number.i, end), wished=False)


def _full_stop(layout: Layout, start: int, end: int) -> int:
    """The first mark that ends a sentence or parts it, outside quotations."""
    return next((t.i for t in layout.doc[start:end] if t.text in _STOPS and layout.quoted[t.i] is None), end)


def _is_round(noun: Token) -> bool:
    """Whether a noun is a number: "une dizaine"."""
    return noun.lower_ in function_words(noun.lang_, "round_number")


def _late_object(doc: Doc, cue: Cue) -> int:
    """Where the object begins of which commas part its verb: "a revendiqué, jeudi dans un communiqué, l'attaque de la gare"; else 0."""
    if cue.end >= len(doc) or doc[cue.end].text != ",":
        return 0
    between = doc[cue.end + 1 : min(len(doc) - 1, cue.end + _PARENTHESIS)]
    comma = next((t.i for t in between if t.text in (",", *_STOPS) or finite(t) or (gerund(t) and t.pos_ == "VERB")), None)
    return comma + 1 if comma is not None and doc[comma].text == "," and doc[comma + 1].pos_ in ("DET", "ADP", "NUM") else 0


def _conjunct(doc: Doc, cue: Cue, start: int, end: int) -> int:
    """Where a second main verb begins: "X a dit que …, mais il s'est avéré …", "X annonce … et part"."""
    verb = cued = doc[cue.token]
    heads = {verb.i}
    while verb.dep_ in ("conj", "aux:tense") and verb.head.i != verb.i:
        verb = verb.head
        heads.add(verb.i)
    joined = (t for t in doc[start + 1 : end] if t.dep_ == "conj" and t.head.i in heads and t.pos_ in ("VERB", "AUX"))
    for token in joined:
        if _untensed(token) and not _untensed(cued):
            continue
        edge = token.left_edge.i
        while edge > start and doc[edge - 1].pos_ in ("CCONJ", "PUNCT"):
            edge -= 1
        if edge > start + 1:
            return edge
    return end


def _untensed(verb: Token) -> bool:
    """Whether a verb is an infinitive, also a compound one: "avoir détruit"."""
    return infinitive(verb) or any(infinitive(c) for c in verb.children if c.dep_.startswith("aux") and c.i < verb.i)


def _contrast(layout: Layout, start: int, end: int) -> int:
    """Where a clause begins that sets somebody else against who speaks: ", tandis que Y …"."""
    meanwhile = function_words(layout.doc.lang_, "meanwhile")
    inner = range(start + 1, end)
    return next((i for i in inner if layout.doc[i].lower_ in meanwhile and layout.quoted[i] is None), end)


def _relative_end(doc: Doc, cue: Cue, end: int) -> int:
    """Where the relative clause of a cue ends: "un diplomate, qui a requis l'anonymat, …"."""
    verb = doc[cue.token]
    return max(verb.right_edge.i + 1, cue.end + 1) if verb.dep_ == "acl:relcl" else end
