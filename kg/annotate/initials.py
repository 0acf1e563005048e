"""Bodies that nothing but their initials tells of: "les rebelles du MNLZ", "un raid contre le FPLT"."""

from __future__ import annotations

from kg.annotate.names import ACTOR, OUTLET, PLACE
from kg.annotate.scene import Scene
from kg.annotations import ActorMention
from kg.knowledge import slug
from kg.languages import function_words
from kg.model import Actor

_GIVEN = (ACTOR, OUTLET, PLACE)
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "obl:agent")
_LETTERS = range(3, 8)  # of initials


def find_initials(scene: Scene, i: int) -> ActorMention | None:
    """The mention of such a body where whoever acts or undergoes something stands: "le FPLT a attaqué", "contre le FPLT"."""
    doc = scene.doc
    opposed = i > 1 and doc[i - 2].lower_ in function_words(doc.lang_, "against", "by")
    if not doc[i].text.isupper() or not (doc[i].dep_ in _ARGUMENTS or opposed) or not scene.definite(i):
        return None
    body = by_initials(scene, i)
    return scene.mention(i, body[1], body[0], "unknown") if body is not None else None


def by_initials(scene: Scene, i: int) -> tuple[Actor, int] | None:
    """The body whose initials stand at a token, behind an article or "de", and the token behind them."""
    token, entity = scene.doc[i], scene.entities.get(i)
    if not (token.text.isupper() and token.text.replace("-", "").isalpha() and len(token.text) in _LETTERS):
        return None
    before = scene.doc[i - 1].text
    shouted = before.isupper() and len(before) > 2  # a headline all in capitals
    given = entity is not None and (entity.end > i + 1 or entity.label_ in _GIVEN)
    if shouted or given or token.text in scene.words.things or scene.words.heads.at(scene.doc, i) is not None:
        return None
    body = Actor(id=slug(token.text), label=token.text, kind="organisation")
    scene.acronyms[token.text] = body
    return body, i + 1
