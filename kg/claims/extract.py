"""One article's annotation -> its claims.

For each trigger: its sense and roles, its setting, its counts, its sources, its certainty; then drafts that tell of one
thing are joined, and what is left becomes claims in text order.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotations import Annotation, TriggerMention
from kg.claims import counts, told_by
from kg.claims.accidents import mark_accidents
from kg.claims.act_subjects import name_by_acts
from kg.claims.bridges import share_roles
from kg.claims.captors import name_captors
from kg.claims.carried_on import carry_on
from kg.claims.completion import complete_roles
from kg.claims.custody import name_custodians
from kg.claims.dating import spread_dates
from kg.claims.denials import name_accusers
from kg.claims.doubles import join_doubles
from kg.claims.draft import Draft
from kg.claims.elsewhere import fill_from_elsewhere
from kg.claims.fillers import Fillers
from kg.claims.foes import name_foes
from kg.claims.forms import is_verbal, preposition
from kg.claims.ground_holders import name_holders
from kg.claims.growth import name_growing
from kg.claims.helped import name_helped
from kg.claims.home_soil import place_at_home
from kg.claims.homecoming import name_repatriators
from kg.claims.merge import follow_anaphora
from kg.claims.own_words import without_speaker
from kg.claims.owners import owners
from kg.claims.placing import spread_places
from kg.claims.planned import told_modality
from kg.claims.readings import read_triggers
from kg.claims.releases import name_releasers
from kg.claims.relief import mark_relief
from kg.claims.remnants import name_remnants
from kg.claims.roles import Roles
from kg.claims.rulers import name_rulers
from kg.claims.scale import mark_sums
from kg.claims.setting import Setting, find_settings, ordered
from kg.claims.speakers import name_speakers
from kg.claims.stances import name_addressees
from kg.claims.struck_soil import name_invaded
from kg.claims.struggles import name_strugglers
from kg.claims.syntax import deep_objects
from kg.claims.taken_again import name_taken
from kg.claims.tolls import join_tolls
from kg.claims.truces import name_truces
from kg.claims.victims import single_victim
from kg.claims.visits import name_hosts, name_hosts_of_story
from kg.languages import Lexicon, function_words, lexicon
from kg.model import Article, Claim, Polarity, Quantity, Span

_MOVING = frozenset({("aid", "transport"), ("coerce", "expulsion")})
_TRAILING = frozenset({":", ";", ",", ".", "…", ")", "»", "”"})
_MOVING_TYPES = frozenset({"mobilize", "retreat"})


def extract(annotation: Annotation) -> tuple[Claim, ...]:
    """The claims of one article, in text order, each grounded in its exact characters."""
    words = lexicon(annotation.article.language)
    fillers = Fillers(annotation, lexicon=words)
    read = read_triggers(annotation, fillers, words)
    joined = join_doubles(join_tolls(_drafts(annotation, read, fillers, words), lexicon=words), lexicon=words)
    joined = mark_relief(mark_sums(mark_accidents(joined, annotation, lexicon=words)))
    drafts = name_growing(share_roles(joined, fillers, lexicon=words), fillers, lexicon=words)
    published = annotation.published
    drafts = spread_dates(
        complete_roles(share_roles(follow_anaphora(drafts), fillers, lexicon=words)),
        annotation.times,
        published=published,
        lexicon=words,
    )
    drafts = name_repatriators(spread_places(name_holders(drafts, annotation.places, fillers), annotation), lexicon=words)
    drafts = fill_from_elsewhere(name_invaded(name_hosts(drafts, annotation.actors, lexicon=words), annotation.places))
    drafts = name_custodians(drafts, annotation.actors, countries=annotation.countries, published=published, lexicon=words)
    drafts = name_strugglers(name_captors(name_releasers(name_remnants(drafts))))
    drafts = place_at_home(drafts, annotation.homes, annotation.places, lexicon=words)
    drafts = name_hosts_of_story(drafts, annotation.places, annotation.actors, lexicon=words)
    drafts = name_truces(name_by_acts(carry_on(name_foes(name_taken(drafts, lexicon=words), annotation.places, lexicon=words))))
    drafts = name_speakers(drafts, fillers, annotation.actors)
    drafts = name_rulers(name_addressees(drafts, annotation.scopes, fillers), annotation.places, annotation.actors)
    drafts = without_speaker(name_accusers(drafts), annotation.quotes)
    drafts = [_silenced(draft) for draft in name_helped(drafts, annotation.places, annotation.actors)]
    claims = [_claim(draft, annotation) for draft in drafts]
    return tuple(dict.fromkeys(sorted(claims, key=lambda c: (c.trigger, c.type))))


def _drafts(annotation: Annotation, read: list[tuple[TriggerMention, Roles]], fillers: Fillers, words: Lexicon) -> list[Draft]:
    doc = annotation.doc
    acting = frozenset(i for _, roles in read for i in roles.tokens)
    frames = {trigger.tokens.head: roles.frame for trigger, roles in read}
    settings = find_settings(annotation, {head: frame.type for head, frame in frames.items()}, acting)
    quantities = _quantities(annotation, read, fillers, words)
    return [
        _draft(trigger, roles, doc[trigger.tokens.head], settings[trigger.tokens.head], quantities, annotation, words)
        for trigger, roles in read
    ]


def _quantities(
    annotation: Annotation, read: list[tuple[TriggerMention, Roles]], fillers: Fillers, words: Lexicon
) -> dict[int, list[Quantity]]:
    """What is counted of each trigger, by its head; one victim where no number tells of several."""
    doc, found = annotation.doc, dict[int, list[Quantity]]()
    frames = {trigger.tokens.head: roles.frame for trigger, roles in read}
    for mention in annotation.quantities:
        for head in owners(mention, doc, frames, lexicon=words):
            quantity, before = counts.quantity(mention, doc[head], frames[head], fillers, lexicon=words), found.get(head, [])
            if counts.is_counted(quantity, mention, doc) and not counts.is_detail(quantity, mention, doc, before):
                found.setdefault(head, []).append(quantity)
    for trigger, roles in read:
        head = trigger.tokens.head
        if trigger.certainty.polarity is Polarity.NEGATED:
            continue  # "aucun soldat n'a été blessé": no victim
        single = single_victim(doc[head], roles.frame, roles.recipients, lexicon=words)
        if single is not None and head not in found:
            found[head] = [single]
    return found


def _draft(
    trigger: TriggerMention,
    roles: Roles,
    head: Token,
    setting: Setting,
    quantities: dict[int, list[Quantity]],
    annotation: Annotation,
    words: Lexicon,
) -> Draft:
    moving = roles.frame.type in _MOVING_TYPES or (roles.frame.type, roles.frame.mode) in _MOVING
    by_relation = {
        relation: ordered(p.place for p in setting.places if (p.relation if moving else "at") == relation)
        for relation in ("at", "from", "to")
    }
    return Draft(
        trigger=trigger,
        head=head,
        frame=roles.frame,
        mode=_mode(roles, head, words),
        agents=roles.agents,
        recipients=counts.befallen(roles.recipients, quantities.get(head.i, ()), roles.frame),
        objects=roles.objects,
        places=by_relation["at"],
        origins=by_relation["from"],
        destinations=by_relation["to"],
        time=setting.time,
        quantities=tuple(dict.fromkeys(quantities.get(head.i, ()))),
        chain=told_by.chain(head, annotation.scopes, annotation.quotes, roles, apart=told_by.is_apart(head, trigger, roles.frame.type)),
        rules=roles.rules,
        unnamed_recipients=roles.unnamed_recipients,
        unnamed_agents=roles.unnamed_agents,
    )


def _silenced(draft: Draft) -> Draft:
    """A draft without the source that was found to be its speaker after all."""
    if told_by.is_apart(draft.head, draft.trigger, draft.type):
        return draft
    return replace(draft, chain=told_by.unspoken(draft.chain, draft.type, draft.agents))


@cache
def _instruments(words: Lexicon) -> dict[str, str]:
    return {row["lemma"]: row["mode"] for row in words.table("instruments")}


def _mode(roles: Roles, head: Token, words: Lexicon) -> str | None:
    """The frame's mode, made more precise by the weapon that an assault's clause names."""
    mode = roles.frame.mode
    if roles.frame.type != "assault" or mode not in (None, "other"):
        return mode
    instruments = _instruments(words)
    aims = function_words(head.lang_, "against")
    means = [child for child in head.children if child.dep_ != "conj" and preposition(child) not in aims]
    struck = deep_objects(head) if "obj" in roles.frame.recipient and is_verbal(head) else []  # "les mines d'or sont ciblées"
    near = [t for child in means if child not in struck for t in (child, *child.children) if t.dep_ not in ("acl:relcl", "punct")]
    for token in near:
        named = instruments.get(token.lemma_.lower()) or instruments.get(token.lower_)
        if named:
            return named
    return mode


def _claim(draft: Draft, annotation: Annotation) -> Claim:
    article, doc = annotation.article, annotation.doc
    certainty = draft.trigger.certainty
    return Claim(
        article=article.id,
        type=draft.type.upper(),
        mode=draft.mode,
        evidence=_evidence(article, doc, draft.head),
        trigger=_span(article, doc, draft.trigger.tokens.start, draft.trigger.tokens.end),
        agents=draft.agents,
        recipients=draft.recipients,
        objects=draft.objects,
        places=draft.places,
        origins=draft.origins,
        destinations=draft.destinations,
        time=draft.time.edtf if draft.time else None,
        quantities=draft.quantities,
        attribution=draft.chain,
        polarity=certainty.polarity,
        modality=told_modality(draft, published=annotation.published),
        rules=draft.rules,
    )


def _evidence(article: Article, doc: Doc, head: Token) -> Span:
    """The sentence around a trigger, without surrounding white space and the punctuation of what came before."""
    words = [token for token in head.sent if not token.is_space]
    while len(words) > 1 and words[0].text in _TRAILING:
        words.pop(0)
    return _span(article, doc, words[0].i, words[-1].i + 1)


def _span(article: Article, doc: Doc, start: int, end: int) -> Span:
    base = article.span.begin
    last = doc[end - 1]
    return Span(base + doc[start].idx, base + last.idx + len(last))
