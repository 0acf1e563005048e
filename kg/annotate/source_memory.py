"""Who has spoken so far, for what stands for a source: "il", "l'expert", "ces sources", "le président américain"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.grammar import gender, plural
from kg.annotate.offices import find_holders, holder_of
from kg.annotate.phrases import Phrases
from kg.annotate.source_nouns import SourceNoun, is_plural
from kg.annotate.sources import UNSPECIFIED, Source, of_mention, qualities, unspecified
from kg.annotations import ActorMention
from kg.model import ActorFamily, SourceKind

_DEMONSTRATIVES = frozenset(("ce", "cet", "cette", "ces", "même", "mêmes", "dernier", "dernière"))
_DEFINITE = frozenset(("le", "la", "l'", "les")) | _DEMONSTRATIVES
_CONTRACTED = {"du": "le", "des": "les"}
_PERSONS = frozenset(("dernier", "dernière", "homme", "femme"))
NOBODY = frozenset(("on", "certains", "beaucoup"))
PERSONAL = frozenset(("il", "elle", "ils", "elles", "lui", "eux", "celui-ci", "celle-ci", "ceux-ci", "dernier"))
_PLURAL = frozenset(("ils", "elles", "eux", "ceux-ci"))
_GENDERS = {"il": "Masc", "lui": "Masc", "ils": "Masc", "eux": "Masc", "elle": "Fem", "elles": "Fem"}
_MEMORY = 120  # tokens back to the person that a pronoun stands for


class SourceMemory:
    """The sources of one text in the order in which they spoke."""

    def __init__(
        self, phrases: Phrases, *, actors: tuple[ActorMention, ...], quoted: Sequence[object], resolved: tuple[ActorMention, ...] = ()
    ) -> None:
        self._phrases = phrases
        self._quoted = quoted  # by token: whether in a quotation, where who is named hardly speaks
        named = frozenset(m.actor.id for m in actors if m.how in ("name", "person"))
        self._pronouns = {m.tokens.start: m for m in resolved if m.how == "pronoun" and m.actor.id in named}
        self._spoken: list[tuple[int, Source]] = []
        self._unnamed: dict[str, Source] = {}
        self._holders = find_holders(phrases, actors)

    def remember(self, source: Source, at: int) -> None:
        """A source that has just spoken, with the token of its cue; who is only said to have spoken is not heard again."""
        if not self._quoted[at]:
            self._spoken.append((at, source))

    def spoken_since(self, start: int) -> Source | None:
        """Who spoke last, if at or after a token."""
        return self._spoken[-1][1] if self._spoken and self._spoken[-1][0] >= start else None

    def settle(self, source: Source) -> Source:
        """The source itself, an unnamed one as it was first called."""
        if source.actor.family is not ActorFamily.SOURCE:
            return source
        first = self._unnamed.setdefault(source.actor.id, source)
        return Source(first.actor, source.kind, source.start, source.end, source.nouns, source.plural, source.gender)

    def pronoun(self, i: int) -> Source | None:
        """Whom a pronoun that speaks stands for: the last source, or a person who has been the subject since."""
        form = self._phrases.doc[i].lower_.lstrip("-")
        if form in NOBODY:
            return unspecified(i, i + 1)
        if form not in PERSONAL:
            return None
        several = form in _PLURAL
        last = self._last(several=several, expected=_GENDERS.get(form, ""))
        subject = self._last_subject(i, several=several, expected=_GENDERS.get(form, ""))
        if subject and (last is None or subject.start > last.start):
            last = subject
        meant = self._pronouns.get(i)
        if meant is not None and form == self._phrases.doc[i].lower_ and (last is None or last.plural != several or _unnamed(last)):
            return of_mention(self._phrases, meant, start=i, end=i + 1)
        mention = self._phrases.mention_at.get(i)
        if last is None and mention:
            last = of_mention(self._phrases, mention, start=i, end=i + 1)
        return last or self._last_person(i)

    def latest(self, i: int) -> Source | None:
        """Who is meant by a definite phrase that says nothing of a source: "la jeune femme", "le footballeur"."""
        return self._last(several=None) or self._last_person(i)

    def anaphor(self, start: int, end: int, head: int, noun: SourceNoun | None) -> Source | None:
        """Who was called so before; None for a phrase that says something new."""
        doc = self._phrases.doc
        if doc[start].lower_ in ("même", "mêmes"):  # "de même source"
            return self._last(several=None)
        before = {t.lower_ for t in doc[start:head]} | {_CONTRACTED.get(doc[start - 1].lower_, "") if start else ""}
        if not before & _DEFINITE:
            return None
        pointing = bool(before & _DEMONSTRATIVES) or doc[end - 1].lower_ in _DEMONSTRATIVES
        if noun is None:
            return self._last(several=None) if pointing and doc[head].lower_ in _PERSONS else None
        several = is_plural(doc, start, head) or "les" in before
        last = self._last(several=None)
        if pointing and last and last.plural == several and last.kind is SourceKind.ANONYMOUS:
            return last
        parts = qualities(self._phrases, start, end, head)
        same = (s for s in self._history() if noun.word in s.nouns and s.plural == several and _compatible(s, parts))
        if found := next(same, None):
            return found
        if noun.role == "office" and not several and (holder := holder_of(self._phrases, self._holders, noun.word, list(doc[start:end]))):
            mention = holder.mention
            return of_mention(self._phrases, mention, start=mention.tokens.start, end=mention.tokens.end, noun=noun)
        return last if pointing and noun.role != "document" else None

    def _history(self) -> list[Source]:
        return [source for _, source in reversed(self._spoken) if source.actor is not UNSPECIFIED]

    def _last(self, *, several: bool | None, expected: str = "") -> Source | None:
        """Who spoke last, rather of a number and gender when these are given."""
        history = self._history()
        fitting = [s for s in history if several is None or s.plural == several] or history
        agreeing = [s for s in fitting if not expected or s.gender in ("", expected)] or fitting
        return agreeing[0] if agreeing else None

    def _last_subject(self, before: int, *, several: bool, expected: str) -> Source | None:
        """The nearest earlier subject that can speak: a person for "il", several for "ils"."""
        doc = self._phrases.doc
        for j in range(before - 1, max(-1, before - _MEMORY), -1):
            mention = self._phrases.mention_at.get(j)
            if not mention or mention.tokens.head != j or self._quoted[j] or not doc[j].dep_.startswith("nsubj"):
                continue
            if expected and gender(doc[j]) not in ("", expected):
                continue
            if plural(doc[j]) if several else mention.actor.kind == "person":
                return of_mention(self._phrases, mention, start=mention.tokens.start, end=mention.tokens.end)
        return None

    def _last_person(self, before: int) -> Source | None:
        """The person named last before a token."""
        near = (j for j in range(before - 1, max(-1, before - _MEMORY), -1) if self._phrases.is_person(j) and not self._quoted[j])
        j = next(near, None)
        if j is None:
            return None
        mention = self._phrases.mention_at[j]
        return of_mention(self._phrases, mention, start=mention.tokens.start, end=mention.tokens.end)


def _compatible(source: Source, parts: list[str]) -> bool:
    """Whether a phrase says nothing of its source that wasn't said before."""
    return source.actor.family is not ActorFamily.SOURCE or all(part in source.actor.id for part in parts)


def _unnamed(source: Source) -> bool:
    return source.actor.family is ActorFamily.SOURCE
