"""The actor that a head noun makes with its origin, its owner or its leader: "forces" and "malian" -> malian-forces."""

from __future__ import annotations

from kg.annotate.actor_words import Head, Origin
from kg.annotate.scene import Scene
from kg.languages import endings, function_words
from kg.model import Actor

STATELIKE = ("state", "union")
_TO_LEADER = 5  # tokens behind a coalition within which the participle stands that tells who leads it


def derived(scene: Scene, head: Head, origin: Origin, others: tuple[Origin, ...] = ()) -> Actor | None:
    """The actor made of an origin and a head: malian + forces -> malian-forces, the state itself for its government."""
    actors = scene.knowledge.actors
    whose = actors.get(origin.actor)
    if head.suffix == "=" and origin.kind in STATELIKE:
        return _under_canonical_name(scene, head, origin) or whose
    suffix = ("authorities" if head.alone else "countries") if head.suffix == "=" else head.suffix
    if not suffix:
        return whose
    qualifiers = [o.english for o in others if o.english != origin.english and not suffix.startswith(o.english)]
    id_ = "-".join([origin.english, *qualifiers, suffix])
    english = head.noun_en if suffix == head.suffix else suffix
    if id_ in actors:
        return actors[id_]
    if head.members and origin.kind in ("group",) and whose is not None:
        return whose
    if not qualifiers and (named := _under_canonical_name(scene, head, origin)):
        return named
    return Actor(
        id=id_,
        label=_label(head, origin, scene.doc.lang_),
        kind=head.kind,
        label_en=" ".join([origin.english.replace("-", " ").title(), *qualifiers, english]),
        part_of=whose if origin.kind not in ("affiliation", "friend") else None,
        known=origin.kind in STATELIKE and head.suffix != "members",
    )


def owned(scene: Scene, head: Head, owner: Actor) -> Actor | None:
    """The actor of "noun + de + actor"."""
    if owner.kind == "person" and owner.part_of is not None and head.kind in ("forces", "group", "state"):
        owner = owner.part_of
    if owner.kind == "state" and (adjective := scene.knowledge.adjectives.get(owner.id)):
        origin = next((o for o in scene.words.origins.values() if o.actor == owner.id), None)
        return derived(scene, head, origin or Origin(owner.id, adjective, "state", (adjective,) * 4))
    if head.members or head.suffix == "=":
        return owner
    if not head.suffix:
        return owner
    id_ = f"{owner.id}-{head.suffix}"
    return scene.knowledge.actors.get(id_) or Actor(id=id_, label=f"{head.noun} ({owner.label})", kind=head.kind, part_of=owner)


def offshoot(scene: Scene, head: Head, owner: Actor, origins: tuple[Origin, ...]) -> Actor | None:
    """The known part of a group that its country tells: "la branche yéménite d'Al-Qaïda"; None where several are of that country."""
    if not origins or owner.kind != "group" or head.form not in function_words(scene.doc.lang_, "offshoot"):
        return None
    told, offices = {origin.english for origin in origins}, scene.knowledge.offices
    parts = [actor for actor in scene.knowledge.actors.values() if actor.part_of is not None and actor.part_of.id == owner.id]
    found = [part for part in parts if part.kind == "group" and told <= set(offices.get(part.id, ()))]
    return found[0] if len(found) == 1 else None


def led_coalition(scene: Scene, head: Head, i: int) -> Actor | None:
    """The coalition that a state leads: "une coalition militaire conduite par l'Arabie saoudite" -> saudi-led-coalition."""
    doc, led, by = scene.doc, function_words(scene.doc.lang_, "led"), function_words(scene.doc.lang_, "by")
    for k in range(i, min(i + _TO_LEADER, len(doc) - 1)):
        if doc[k].is_punct or doc[k].is_sent_start:
            return None
        if doc[k].lower_.rstrip("es") not in led or doc[k + 1].lower_ not in by:
            continue
        leader = scene.state(scene.after_article(k + 2))
        origin = next((o for o in scene.words.origins.values() if leader and o.actor == leader[0].id), None)
        if leader is None or origin is None:
            return None
        known = _under_canonical_name(scene, head, origin)
        if known is not None and scene.fits(known):
            return known
        label = f"coalition menée par {leader[0].label}"
        english = f"{origin.english.replace('-', ' ').title()}-led coalition"
        return Actor(id=f"{origin.english}-led-coalition", label=label, kind="forces", label_en=english)
    return None


def _under_canonical_name(scene: Scene, head: Head, origin: Origin) -> Actor | None:
    """The gazetteer's actor for the same origin, under the noun or its usual head: "soldats syriens" for "forces syriennes"."""
    if not head.canonical:
        return None
    found = (scene.knowledge.actor(f"{noun} {form}") for noun in (head.form, head.canonical) for form in origin.forms)
    return next((actor for actor in found if actor is not None and (actor.kind != "organisation" or head.kind == actor.kind)), None)


def _label(head: Head, origin: Origin, language: str) -> str:
    """The head's usual noun with the adjective that agrees with it, as far as its ending shows: "forces maliennes"."""
    first = head.noun.split()[0]
    plural = first.endswith(endings(language, "plural"))
    singular = first.rstrip("s")
    feminine = singular in function_words(language, "feminine_head") or singular.endswith(endings(language, "feminine_noun"))
    return f"{head.noun} {origin.forms[2 * plural + feminine]}"
