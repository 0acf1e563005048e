"""Main verbs whose subject a relative clause keeps from them."""

import pytest

from kg.annotate.parse import parse_text
from kg.annotate.relative_heads import mend_relatives

CASES = [
    # text, the main verb, its subject
    ("Le CSP, qui affirme avoir abattu un avion et détruit douze véhicules de l'armée, accuse Bamako d'avoir menti.", "accuse", "CSP"),
    ("Le FSNR, qui a rejeté en août l'accord de Doha, exige le départ de M. Dupont.", "exige", "FSNR"),
    ("Le général Dupont, qui dirige la milice, a accusé Bamako.", "accusé", "général"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), CASES)
def test_main_verbs(text: str, verb: str, subject: str) -> None:
    doc = parse_text(text)
    mend_relatives(doc)
    main = next(token for token in doc if token.text == verb)
    assert main.dep_ == "ROOT"
    assert [child.text for child in main.children if child.dep_.startswith("nsubj")] == [subject]


def test_a_relative_clause_belongs_to_the_object_before_it() -> None:
    doc = parse_text("Les secours ont pu joindre un chauffeur de camion, qui indique que la marine avait bloqué le port.")
    mend_relatives(doc)
    verb = next(token for token in doc if token.text == "indique")
    assert (verb.dep_, verb.head.text) == ("acl:relcl", "chauffeur")
