"""Names of the gazetteer that the tagger took for pronouns or verbs, as it does behind "et" and at the head of a sentence.

Whoever reads the parse looks for proper nouns: "entre Quito et | Lima", "Lima et | Quito se sont entendus". A name of any kind that is
taken for what the verb says its subject to be is its object, but of verbs that do say so: "ont conquis | Zelmada", not "est devenu X".
"""

from __future__ import annotations

from spacy.attrs import DEP, ENT_TYPE  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.annotate.grammar import infinitive
from kg.annotate.trees import rehang
from kg.languages import function_words

_NAMED = frozenset({"ACTOR", "PLACE"})
_MISTAKEN = frozenset({"AUX", "PRON", "VERB"})
_NOMINAL = frozenset({"appos", "conj", "flat:name", "iobj", "nmod", "nsubj", "nsubj:pass", "obj", "obl:agent", "obl:arg", "obl:mod"})
_OF_CONJUNCTION = frozenset({"dep", "fixed"})
_COMPLEMENT = "xcomp"
_MODIFYING = frozenset({"det", "advmod"})
_COMPLETE = frozenset({"obj", "ccomp", "cop", "xcomp", "aux:pass", "expl:comp", "expl:pass", "expl:subj"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj"})


def mend_names(doc: Doc) -> None:
    """Tag such names as proper nouns, in place; one made part of a conjunction becomes a subject, one behind its verb an object."""
    strings = doc.vocab.strings
    for i, (label, kind) in enumerate(doc.to_array([DEP, ENT_TYPE]).astype("uint64").tolist()):  # spaCy makes a token of each one looked at
        if kind and strings[label] == _COMPLEMENT and doc[i].pos_ == "PROPN" and _is_undergoing(doc[i]):
            doc[i].dep_ = "obj"
        if kind and strings[label] in _MODIFYING and doc[i].text[:1].isupper():
            _mend_modifying(doc[i])
        if not kind or strings[kind] not in _NAMED:
            continue
        if strings[label] in _NOMINAL and doc[i].pos_ in _MISTAKEN and doc[i].text[:1].isupper():
            doc[i].pos_ = "PROPN"
        elif strings[label] == _COMPLEMENT and doc[i].text[:1].isupper() and _is_charged(doc[i]):
            doc[i].pos_, doc[i].dep_ = "PROPN", "obj"
        elif strings[label] in _OF_CONJUNCTION and doc[i].pos_ == "PROPN" and (verb := _verb_of(doc[i])) is not None:
            rehang(doc, {i: (verb.i, "nsubj")})


def _mend_modifying(name: Token) -> None:
    """Hang a name that the parser made a word of the time behind it, or an adverb, on its verb: "s'est emparé de | Gao début juin"."""
    verb = name.head if name.dep_ == "advmod" else name.head.head
    if verb.pos_ != "VERB" or not verb.i < name.i:
        return
    cases = [t for t in (*name.children, *name.head.children) if t.dep_ == "case" and t.i == name.i - 1]
    if not cases and (name.nbor(-1).i != verb.i or any(child.dep_ in _COMPLETE for child in verb.children)):
        return
    moved = {name.i: (verb.i, "obl:arg" if cases else "obj"), **{case.i: (name.i, "case") for case in cases}}
    if name.dep_ == "det":
        moved[name.head.i] = (verb.i, "obl:mod")
    name.pos_ = "PROPN"
    rehang(name.doc, moved)


def _is_charged(name: Token) -> bool:
    """Whether the verb of a name before it has an infinitive behind it too: "accuse | Quito de soutenir les rebelles"."""
    verb = name.head
    behind = (child for child in verb.rights if child.i > name.i and child.dep_ == _COMPLEMENT and infinitive(child))
    bare = not any(child.dep_ in ("case", "mark") for child in name.children)
    return bare and verb.i < name.i and not any(child.dep_ == "obj" for child in verb.children) and next(behind, None) is not None


def _is_undergoing(name: Token) -> bool:
    """Whether a bare name stands right behind an active verb that has no object and does not say what its subject is."""
    verb = name.head
    told = {child.dep_ for child in verb.children if child.i < name.i or (child.i > name.i and child.dep_ != _COMPLEMENT)}
    between = name.doc[verb.i + 1 : name.i]
    bare = not any(child.dep_ in ("case", "cop", "mark", "punct") and child.i < name.i for child in name.children)
    linking = verb.lemma_.lower() in function_words(verb.lang_, "naming", "predicating")
    return bare and verb.pos_ == "VERB" and not linking and not told & _COMPLETE and all(token.pos_ == "ADV" for token in between)


def _verb_of(name: Token) -> Token | None:
    """The verb without a subject whose conjunction a name was made part of: "après que | Lima a signé"."""
    verb = name.head.head
    opens = name.head.dep_ == "mark" and verb.pos_ == "VERB" and name.i < verb.i
    return verb if opens and not any(child.dep_ in _SUBJECTS for child in verb.children) else None
