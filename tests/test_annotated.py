"""The notation of annotated sentences is strict."""

import pytest

from tests.annotated import NotationError, Tag, read

ALLOWED = {"a": ("x", "y"), "b": ()}


def test_tags_attributes_and_nesting() -> None:
    sentence = read('le <a x=1 y="deux mots"><b>mot</b> dit</a>.', allowed=ALLOWED)
    assert sentence.text == "le mot dit."
    assert sentence.tags == (Tag("a", {"x": "1", "y": "deux mots"}, 3, 10, "mot dit"), Tag("b", {}, 3, 6, "mot"))


def test_text_without_tags_is_itself() -> None:
    assert read("rien du tout", allowed=ALLOWED).tags == ()


@pytest.mark.parametrize(
    "slip",
    [
        "<c>x</c>",
        "<a z=1>x</a>",
        "<a x=1 x=2>x</a>",
        "<a>x",
        "x</a>",
        "<a><b>x</a></b>",
        "<a></a>",
        "a < b",
        "<a x>y</a>",
        "<a x=1>y</a x=1>",
        '<a x="1>y</a>',
    ],
)
def test_slips_are_refused(slip: str) -> None:
    with pytest.raises(NotationError):
        read(slip, allowed=ALLOWED)
