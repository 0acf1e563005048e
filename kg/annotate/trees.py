"""The dependency tree of a parsed text, changed as a whole: setting single heads leaves spaCy's bounds of subtrees in an invalid state."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

_COLUMNS: list[int | str] = ["HEAD", "DEP"]
_UNSIGNED = 2**64  # spaCy keeps offsets to the left in two's complement


def rehang(doc: Doc, moved: Mapping[int, tuple[int, str]]) -> None:
    """Hang tokens on others, in place: the index of a token -> that of its head and its label. A root hangs on itself.

    A change that would hang tokens on one another in a circle is not made: spaCy finds no root of such words.
    """
    heads = {i: head for i, (head, _) in moved.items()}
    if any(_is_circular(doc, heads, i) for i in heads):
        return
    tree = doc.to_array(_COLUMNS)  # heads as offsets from their tokens
    for i, (head, label) in moved.items():
        tree[i] = (head - i) % _UNSIGNED, doc.vocab.strings.add(label)
    doc.from_array(_COLUMNS, tree)  # type: ignore[arg-type]  # it is an array of integers


def subject_label(verb: Token) -> str:
    """The label of a subject of a verb, active or passive by the verb's auxiliary."""
    return "nsubj:pass" if any(child.dep_ == "aux:pass" for child in verb.lefts) else "nsubj"


def _is_circular(doc: Doc, heads: Mapping[int, int], i: int) -> bool:
    """Whether the way up from a token never comes to a root, once some tokens have other heads."""
    seen = {i}
    while (above := heads[i] if i in heads else doc[i].head.i) != i:
        if above in seen:
            return True
        seen.add(above)
        i = above
    return False
