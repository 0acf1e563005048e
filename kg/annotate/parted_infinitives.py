"""Infinitives that an insertion parts from their verb: "a permis à l'armée, avec l'aide de Lima, | de reprendre la ville".

The parser hangs them on a noun of the insertion. A comma between a noun and "de" ends the insertion, and the verb in front of it that
makes somebody act waits for what he is to do.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.disjoint import makes_act
from kg.annotate.grammar import infinitive
from kg.annotate.scan import with_label
from kg.annotate.trees import rehang
from kg.languages import function_words

_QUALIFYING = "acl"
_INFINITIVE = "xcomp"


def mend_parted_infinitives(doc: Doc) -> None:
    """Hang such infinitives on the verb, in place."""
    for token in with_label(doc, _QUALIFYING):
        if token.i > 2 and (verb := _verb(token)) is not None:
            rehang(doc, {token.i: (verb.i, _INFINITIVE)})


def _verb(token: Token) -> Token | None:
    """The verb in front of the insertion before "de" and an infinitive."""
    opener = token.nbor(-1)
    if not infinitive(token) or opener.lower_ not in function_words(token.lang_, "bare_of") or opener.nbor(-1).text != ",":
        return None
    noun = token.head
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i > token.i:
        return None
    opening = next((t.i for t in reversed(token.doc[token.sent.start : noun.i]) if t.text == ","), None)
    above = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    if opening is None or above is None or above.i > opening or above.lemma_.lower() not in makes_act(token.lang_):
        return None
    return None if any(child.dep_ == _INFINITIVE for child in above.children) else above
