"""What an article tells as its news, and the day that its news is of.

Wire reports tell news in the perfect tense, speech also in the present ("dénonce-t-il"); the imperfect, the pluperfect, relative
clauses, participles that say who somebody is and what is denied to have ever been are background
(Weinrich 1964, *Tempus*: the told and the discussed world). The news is of the day that the lead names, if it is the article's
own or the one before, else of the article's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spacy.tokens import Doc, Token

from kg.annotations import TimeMention, Tokens
from kg.claims.clauses import is_apart, tense_of
from kg.claims.draft import Draft
from kg.claims.forms import NOMINAL, is_infinitive, is_past_participle, is_verbal
from kg.claims.participles import shared_perfect
from kg.claims.told_times import is_fresh
from kg.languages import function_words
from kg.model import Polarity

FRESH = 3
"""Days that what is told as news may be older than its article."""

_DAILY = 1  # days that what the lead tells may be older: "a annoncé hier"; an older date there is what the news goes on from
_LEAD = 120  # tokens of headline and first sentences


def news_day(times: Iterable[TimeMention], doc: Doc, published: date) -> TimeMention | None:
    """The day that the lead dates its news to ("a annoncé mercredi"), else the article's own; None where it tells of no recent day."""
    fresh = [time for time in times if is_fresh(time.edtf, published, within=FRESH)]
    if not fresh:
        return None
    lead = [t for t in fresh if t.tokens.start <= _LEAD and t.kind == "date" and is_fresh(t.edtf, published, within=_DAILY)]
    told = [time for time in lead if _is_told(doc[time.tokens.head])] or [t for t in lead if not is_apart(doc[t.tokens.head].head)]
    return max(told, key=lambda time: time.edtf or "") if told else TimeMention(Tokens(0, 0, 0), published.isoformat())


def _is_told(token: Token) -> bool:
    """Whether a day belongs to the verb of a main clause, and not to what a noun or a relative clause brings in."""
    verb = token.head
    return is_verbal(verb) and verb.dep_ not in ("acl", "acl:relcl", "amod")


def is_speech(draft: Draft) -> bool:
    """Whether the claim is an act of words: who says them does so on the day of the news; also "a assuré X de son soutien"."""
    return "speech" in draft.frame.options or (draft.type == "support" and draft.head.pos_ == "NOUN" and "agent: poss" in draft.rules)


def is_background(draft: Draft) -> bool:
    """Whether a relative clause tells it, the sentence denies it, or it is a noun of the headline: "Offensive turque: l'ONU réunie"."""
    head = draft.head
    named = head.pos_ == "NOUN" and head.sent.start == 0 and not is_speech(draft)
    return named or head.dep_ == "acl:relcl" or draft.trigger.certainty.polarity is Polarity.NEGATED


def tells_no_news(head: Token, *, words: frozenset[tuple[str, str]]) -> bool:
    """Whether a verb tells no act of the day: who somebody is, what is only meant, what was done lately.

    "Un homme accusé de vol arrêté", "une coalition hétéroclite et accusée de vol", "a renoncé à juger", "a récemment demandé".
    `words` are kinds and forms of the calendar.
    """
    if not is_verbal(head):
        return False
    if any(("undated", child.lower_) in words for child in head.children):
        return True
    helped = any(child.dep_.startswith("aux") for child in head.children)
    if is_infinitive(head) or (helped and head.dep_ == "xcomp"):  # "juger", "avoir jugé"
        done = ("achieved", head.head.lemma_.lower()) in words and head.head.morph.get("Tense", []) != ["Imp"]
        return head.dep_ == "xcomp" and not done
    if helped or not is_past_participle(head):
        return False
    if head.dep_ == "conj":
        return head.head.pos_ in NOMINAL and shared_perfect(head) is None
    return head.dep_ == "acl" and head.sent.start == 0 and _is_told_beside(head)


def _is_told_beside(participle: Token) -> bool:
    """Whether a headline tells its news with another verb than a participle: "un homme soupçonné de vol arrêté"."""
    for token in participle.sent:
        if not is_verbal(token) or participle.is_ancestor(token) or token == participle or token.dep_.startswith("aux"):
            continue
        if token.morph.get("Mood", []) == ["Ind"] or (token.i > participle.i and is_past_participle(token)):
            return True
    return False


def is_speech_of_the_day(draft: Draft, *, words: frozenset[tuple[str, str]]) -> bool:
    """Whether words are told as said in the news: in the perfect, or in the present of a main clause ("dénonce-t-il").

    `words` are kinds and forms of the calendar: what somebody wishes in the present he wishes on no one day.
    """
    head = draft.head
    tense, verb = tense_of(head)
    ever = function_words(head.lang_, "ever")
    if not is_speech(draft) or verb.dep_ == "acl:relcl" or any(child.lower_ in ever for child in verb.children):
        return False
    if tense == "perfect":
        return True
    if (
        tense != "present"
        or draft.mode == "refusal"  # "la France refuse de rapatrier", which she does on no one day
        or ("wish", head.lemma_.lower()) in words
        or is_infinitive(head)
        or any(child.dep_ == "mark" for child in verb.children)
    ):
        return False
    return not (is_past_participle(head) and head == verb)


def is_perfect(draft: Draft) -> bool:
    """Whether the clause of a trigger is in the perfect tense, as news is told, or in its reported form."""
    tenses = (["Pres"], ["Imp"]) if draft.chain else (["Pres"],)
    node: Token = draft.head
    for _ in range(3):
        if any(child.dep_ in ("aux", "aux:tense") and child.morph.get("Tense", []) in tenses for child in node.children):
            return True
        if node.head == node:
            break
        node = node.head
    return False
