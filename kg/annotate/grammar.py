"""Verb forms as the tagger gives them."""

from __future__ import annotations

from spacy.tokens import Token

from kg.languages import endings, function_words

PASSIVE_PARTICIPLE = "Tense=Past|VerbForm=Part|Voice=Pass"
"""The features of a passive participle, for words that the tagger mistook."""
_MASCULINE = ("masculine_pronoun", "mixed_pronoun")
_INVERTED = ("inverted_pronoun", "inverted_generic")


def finite(token: Token) -> bool:
    """A finite verb or auxiliary: "attaque", "a", "aurait"."""
    return token.pos_ in ("VERB", "AUX") and form(token) == "Fin"


def infinitive(token: Token) -> bool:
    """An infinitive: "attaquer", "avoir"."""
    return form(token) == "Inf"


def participle(token: Token) -> bool:
    """A participle, past or present."""
    return form(token) == "Part"


def past_participle(token: Token) -> bool:
    """A past participle: "attaqué"."""
    return form(token) == "Part" and tense(token) == "Past"


def gerund(token: Token) -> bool:
    """A present participle by its ending, which the tagger often misses: "indiquant"."""
    return token.lower_.endswith(endings(token.lang_, "present_participle")) and form(token) not in ("Fin", "Inf")


def form(token: Token) -> str:
    """Fin, Inf, Part or nothing."""
    return _feature(token, "VerbForm")


def mood(token: Token) -> str:
    """Ind, Sub, Imp, Cnd or nothing."""
    return _feature(token, "Mood")


def tense(token: Token) -> str:
    """Pres, Past, Imp, Fut or nothing."""
    return _feature(token, "Tense")


def plural(token: Token) -> bool:
    """Whether the tagger says plural."""
    return _feature(token, "Number") == "Plur"


def gender(token: Token) -> str:
    """Masc, Fem or nothing."""
    return _feature(token, "Gender")


def differ(word: Token, noun: Token) -> bool:
    """Whether the tagger tells two words to differ in gender or number."""
    pairs = ((_feature(word, name), _feature(noun, name)) for name in ("Gender", "Number"))
    return any(mine and other and mine != other for mine, other in pairs)


def _feature(token: Token, name: str) -> str:
    values: list[str] = token.morph.get(name, [])
    return values[0] if values else ""


def inverted_pronoun(token: Token) -> Token | None:
    """The pronoun right behind a form, which only verbs have there: "« … », avance-t-il", "raconte-t-elle"."""
    following = token.doc[token.i + 1 : token.i + 3]
    if len(following) == 2 and following[0].lower_ in function_words(token.lang_, "euphonic"):
        following = following[1:]
    pronoun = next(iter(following), None)
    return pronoun if pronoun is not None and pronoun.lower_ in function_words(token.lang_, *_INVERTED) else None


def pronoun_gender(form: str, language: str) -> str:
    """The gender that a pronoun shows, empty for none."""
    if form in function_words(language, "feminine_pronoun"):
        return "Fem"
    return "Masc" if form in function_words(language, *_MASCULINE) else ""


def may_stand_for(pronoun: Token, noun: Token) -> bool:
    """Whether a pronoun may stand for a noun, by number and gender."""
    expected = pronoun_gender(pronoun.lower_, pronoun.lang_)
    return plural(noun) == plural(pronoun) and (not expected or gender(noun) in ("", expected))
