"""Who published what tells something: the subject of the verb whose object it is, "X a diffusé une vidéo", "X a publié un communiqué"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.languages import function_words


def publisher(noun: Token) -> Token | None:
    """The subject of the verb of publishing whose object a noun is, None without: "une milice | qui a diffusé des images"."""
    verb, language = noun.head, noun.lang_
    told = verb.lemma_ in function_words(language, "publishes") or noun.lower_ in function_words(language, "stated")
    if noun.dep_ != "obj" or not told:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    relative = subject is not None and subject.lower_ in function_words(language, "relative_as_subject")
    return verb.head if relative and verb.dep_ == "acl:relcl" else subject
