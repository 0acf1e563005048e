"""A view tells what spaCy tells, and rules about its words run once."""

from kg.annotate.parse import parse_text
from kg.annotate.view import root_of, view
from kg.annotations import kept, text_of

TEXT = "Les pêcheurs du lac, partis lundi, ont vu deux barques couler. Le maire attend."


def test_words_and_runs_are_those_of_the_doc() -> None:
    doc = parse_text(TEXT)
    seen = view(doc)
    assert [(w.text, w.lemma_, w.head.i, w.left_edge.i, w.right_edge.i, w.sent.start) for w in seen] == [
        (t.text, t.lemma_, t.head.i, t.left_edge.i, t.right_edge.i, t.sent.start) for t in doc
    ]
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            assert text_of(seen, start, end) == text_of(doc, start, end) == doc[start:end].text
            assert [w.i for w in seen[start:end]] == list(range(start, end))
    assert [root_of(seen, s.start, s.end).i for s in seen.sents] == [s.root.i for s in doc.sents]


def test_answers_are_kept_with_the_words_of_a_view_alone() -> None:
    asked = []

    @kept
    def is_long(word: object) -> bool:
        asked.append(str(word))
        return len(str(word)) > 4

    doc = parse_text(TEXT)
    seen = view(doc)
    assert [is_long(seen[1]), is_long(seen[1]), is_long(seen[2])] == [True, True, False]
    assert asked == ["pêcheurs", "du"]
    assert is_long(doc[1]) and is_long(doc[1])
    assert asked == ["pêcheurs", "du", "pêcheurs", "pêcheurs"]
