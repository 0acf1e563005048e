"""The dependency tree changed as a whole."""

from kg.annotate.parse import parse_text
from kg.annotate.trees import rehang


def test_tokens_hang_on_others_and_a_root_on_itself() -> None:
    doc = parse_text("Le maire a quitté la ville.")
    maire, verb, ville = 1, 3, 5
    rehang(doc, {ville: (ville, "ROOT"), verb: (ville, "acl:relcl"), maire: (verb, "nsubj")})
    assert [(doc[i].head.i, doc[i].dep_) for i in (maire, verb, ville)] == [(verb, "nsubj"), (ville, "acl:relcl"), (ville, "ROOT")]
    assert (doc[ville].left_edge.i, doc.has_annotation("SENT_START")) == (0, True)
