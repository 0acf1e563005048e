"""Who has spoken so far, for what stands for a source: "il", "l'expert", "ces sources", "le président américain"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.grammar import gender, may_stand_for, plural, pronoun_gender
from kg.annotate.offices import find_holders, holder_of
from kg.annotate.phrases import Phrases
from kg.annotate.source_nouns import SourceNoun, is_plural, singular
from kg.annotate.sources import UNSPECIFIED, Source, is_bare_body, is_compatible, is_unnamed, of_mention, qualities, unspecified
from kg.annotations import ActorMention
from kg.languages import function_words
from kg.model import Actor, ActorFamily, SourceKind

_POINTING = ("demonstrative", "identity")
PERSONAL = ("subject_pronoun", "stressed_pronoun", "latter_pronoun", "latter", "latter_plural")
_ORGANISATION = "organisation"
_KINDS = frozenset((_ORGANISATION,))
_BODIES = {"ngo": _KINDS, "organisation": _KINDS, "association": _KINDS, "party": _KINDS | {"group"}}  # kinds of actors that a noun means
_ANY_DOCUMENT = frozenset(("document", "text"))  # what any writing may be called again
_WRITTEN = frozenset(("statement", "report", "study", "letter", "note", "indictment", "op-ed"))
_SOURCE = "source"  # what no article calls a person whom it has named
_RETOLD = ("anaphor", "description")
_PERSON = frozenset(("person",))
_SPACES = 3  # tokens of line ends between two sentences
_PEOPLE = frozenset(("anonymous", "relation"))
_INTRODUCING = frozenset(("ADP", "CCONJ", "SPACE"))
_OPENING = 3  # tokens of "d'après" before a pronoun that opens a sentence
_MEMORY = 120  # tokens back to the person that a pronoun stands for


class SourceMemory:
    """The sources of one text in the order in which they spoke."""

    def __init__(
        self, phrases: Phrases, *, actors: tuple[ActorMention, ...], quoted: Sequence[object], resolved: tuple[ActorMention, ...] = ()
    ) -> None:
        self._phrases = phrases
        self._quoted = quoted  # by token: whether in a quotation, where who is named hardly speaks
        named = self._named = frozenset(m.actor.id for m in actors if m.how in ("name", "person"))
        self._resolved = {m.tokens.start: m for m in resolved if m.how == "pronoun"}
        self._pronouns = {i: m for i, m in self._resolved.items() if m.actor.id in named}
        told = (m for m in (*actors, *resolved) if m.how in _RETOLD and m.actor.kind == "person" and m.actor.id in named)
        self._meant = {m.tokens.head: m for m in told}
        self._spoken: list[tuple[int, Source]] = []
        self._unnamed: dict[str, Source] = {}
        self._holders = find_holders(phrases, actors)

    def remember(self, source: Source, at: int) -> None:
        """A source that has just spoken, with the token of its cue; who is only said to have spoken is not heard again."""
        if not self._quoted[at]:
            self._spoken.append((at, source))

    def remember_before(self, source: Source, at: int) -> None:
        """A source that the last one has cited, who is heard again only where the last one is not meant."""
        if self._spoken and not self._quoted[at]:
            self._spoken.insert(-1, (self._spoken[-1][0], source))

    def spoken_since(self, start: int) -> Source | None:
        """Who spoke last, if at or after a token."""
        return self._spoken[-1][1] if self._spoken and self._spoken[-1][0] >= start else None

    def settle(self, source: Source) -> Source:
        """The source itself, an unnamed one as it was first called, a body of which only the noun is told ("le ministère") as before."""
        if source.actor.family is not ActorFamily.SOURCE:
            longer = f"-{source.actor.id}"
            told = next((s for s in self._history() if s.actor.id.endswith(longer)), None) if is_bare_body(source.actor) else None
            return replace(source, actor=told.actor, kind=told.kind) if told else source
        first = self._unnamed.setdefault(source.actor.id, source)
        return replace(source, actor=first.actor)

    def pronoun(self, i: int) -> Source | None:
        """Whom a pronoun that speaks stands for: the last source, or a person who has been the subject since."""
        form, language = self._phrases.doc[i].lower_.lstrip("-"), self._phrases.doc.lang_
        if form in function_words(language, "indefinite_pronoun"):
            return unspecified(i, i + 1)
        if form not in function_words(language, *PERSONAL):
            return None
        several = form in function_words(language, "plural_pronoun", "latter_plural")
        last = self._last(several=several, expected=pronoun_gender(form, language))
        subject = self._last_subject(i, several=several, expected=pronoun_gender(form, language))
        if subject and (last is None or subject.start > last.start):
            last = subject
        meant = self._pronouns.get(i)
        opened = self._opens_after(i, last)
        if opened is not None:
            return of_mention(self._phrases, opened, start=i, end=i + 1)
        if meant is not None and self._rather(meant, last, several=several, at=i):
            return of_mention(self._phrases, meant, start=i, end=i + 1)
        mention = self._phrases.mention_at.get(i)
        if last is None and mention:
            last = of_mention(self._phrases, mention, start=i, end=i + 1)
        return last or self._last_person(i)

    def _rather(self, meant: ActorMention, last: Source | None, *, several: bool, at: int) -> bool:
        """Whether a pronoun means whom coreference says and not who spoke last: a person for one that is no person or has no name."""
        if last is None or last.plural != several:
            return several or meant.actor.kind == "person" or self._last_person(at) is None
        if several:
            said = self._phrases.doc[at].lower_ in function_words(self._phrases.doc.lang_, "feminine_pronoun") and last.gender == "Fem"
            return not said and (is_unnamed(last) or last.actor.id not in self._named)
        expected = pronoun_gender(self._phrases.doc[at].lower_.lstrip("-"), self._phrases.doc.lang_)
        if last.gender and expected not in ("", last.gender):
            return True
        if is_unnamed(last) and last.gender and at > self._phrases.doc[at].sent.start and self._are_people(last):
            return False  # "sa mère a dit …". "Elle est morte", a-t-elle ajouté
        return meant.actor.kind == "person" and (last.actor.kind != "person" or last.actor.id not in self._named)

    def _are_people(self, source: Source) -> bool:
        nouns = (self._phrases.nouns.nouns.get(word) for word in source.nouns)
        return any(noun is not None and noun.role in _PEOPLE for noun in nouns)

    def _opens_after(self, at: int, last: Source | None) -> ActorMention | None:
        """Whom a pronoun stands for that opens a sentence: the subject of the one before, in which nobody has spoken.

        Where nobody has spoken at all, the two need but agree: "L'armée a repris Gao. | Elle affirme …", "Selon elle".
        """
        doc, meant, first = self._phrases.doc, self._resolved.get(at), self._phrases.doc[at].sent.start
        before = next((t.sent for t in reversed(doc[:first][-_SPACES:]) if not t.is_space), None)
        if at - first > _OPENING or before is None or self._quoted[before.root.i] or any(t.pos_ not in _INTRODUCING for t in doc[first:at]):
            return None
        subject = next((c for c in before.root.children if c.dep_.startswith("nsubj")), None)
        mention = self._phrases.mention_at.get(subject.i) if subject is not None else None
        if subject is None or mention is None:
            return None
        if last is None:
            return mention if may_stand_for(doc[at], subject) else None
        if meant is None or last.end > before.start or any(at >= before.start for at, _ in self._spoken):
            return None
        return meant if mention.actor.id == meant.actor.id else None

    def still_speaking(self, start: int, head: int, meant: Actor) -> Source | None:
        """The person who spoke last, for a phrase behind a verb of saying that seems to mean another: "ce responsable", "la jeune femme".

        Not for an office, nor where the other has spoken or been named since.
        """
        doc, last = self._phrases.doc, self._last(several=None)
        pointed = doc[start].lower_ in function_words(doc.lang_, "demonstrative")
        if last is None or last.plural or plural(doc[head]) or last.actor.id == meant.id or last.kind is SourceKind.MEDIA:
            return None
        speaker = last.actor.kind == "person" or (pointed and last.kind is SourceKind.ANONYMOUS)
        if pointed or not speaker or last.gender not in ("", gender(doc[start])):
            return last if speaker and last.gender in ("", gender(doc[start])) else None
        heard = any(source.actor.id == meant.id for _, source in self._spoken)
        since = range(doc[max(at for at, source in self._spoken if source is last)].sent.end, start)
        named = any(m is not None and m.actor.id == meant.id for m in map(self._phrases.mention_at.get, since))
        noun = self._phrases.noun(head)
        return None if heard or named or (noun is not None and noun.role not in _PEOPLE) else last

    def latest(self, i: int) -> Source | None:
        """Who is meant by a definite phrase that says nothing of a source: "la jeune femme", "le footballeur"."""
        return self._last(several=None) or self._last_person(i)

    def former(self, start: int, head: int, noun: SourceNoun | None) -> Source | None:
        """The person who spoke last, for what he was before: "l'ancien député du Vaucluse"."""
        doc = self._phrases.doc
        opened = doc[start].lower_ in function_words(doc.lang_, "definite_singular") and head == start + 2
        if noun is None or noun.role != "office" or not opened or doc[start + 1].lower_ not in function_words(doc.lang_, "former"):
            return None
        last = self._last(several=False)
        if last is None or last.actor.kind != "person" or last.actor.id not in self._named:
            return None
        return last if not last.gender or gender(doc[head]) in ("", last.gender) else None

    def anaphor(self, start: int, end: int, head: int, noun: SourceNoun | None) -> Source | None:
        """Who was called so before; None for a phrase that says something new."""
        doc, language = self._phrases.doc, self._phrases.doc.lang_
        if doc[start].lower_ in function_words(language, "identity"):  # "de même source"
            return self._last(several=None)
        before, words = {t.lower_ for t in doc[start:head]}, function_words(language, *_POINTING)
        contracted = function_words(language, "contracted_of") & ({doc[start - 1].lower_} if start else set())
        if not contracted and not before & (words | function_words(language, "definite")):
            return None
        pointing = bool(before & words) or doc[end - 1].lower_ in words | function_words(language, "latter")
        if noun is None:
            person = doc[head].lower_ in function_words(language, "latter", "latter_plural", "anybody")
            spoke = doc[head].lower_ in function_words(language, "who_spoke")  # "l'interlocuteur de l'agence"
            return self._last(several=None) if (pointing and person) or spoke else None
        several = is_plural(doc, start, head) or bool(contracted & function_words(language, "plural_determiner"))
        last = self._last(several=None)
        same_one = before & function_words(language, "identity")  # "selon la même source"
        if last and noun.english == _SOURCE and not same_one and self._is_named(last.actor, _PERSON):
            last = None
        parts = qualities(self._phrases, start, end, head)
        other = last is not None and noun.english == _SOURCE and noun.word in last.nouns and not is_compatible(last, parts)
        if pointing and last and last.plural == several and last.kind is SourceKind.ANONYMOUS and not other:
            return last
        same = (
            s
            for s in self._history()
            if noun.word in s.nouns and s.plural == several and is_compatible(s, parts) and not self._is_of_another(s, noun.word, head, end)
        )
        if found := next(same, None):
            return found
        if noun.role == "office" and not several and (meant := self._meant.get(head)) is not None:
            return of_mention(self._phrases, meant, start=start, end=end, noun=noun)
        if noun.role == "office" and not several and (holder := holder_of(self._phrases, self._holders, noun.word, list(doc[start:end]))):
            mention = holder.mention
            return of_mention(self._phrases, mention, start=mention.tokens.start, end=mention.tokens.end, noun=noun)
        if noun.role == "media" and not several and not any(t.pos_ == "PROPN" for t in doc[start : end + 1]):
            return self._outlet_before(start)
        if noun.role == "document" and not several:
            return self._issuer_before(start, noun)
        return last if pointing and noun.role != "document" and not other else None

    def _is_of_another(self, source: Source, office: str, head: int, end: int) -> bool:
        """Whether a source was introduced with the same office of something else: "le chef de la diplomatie" for "le chef de l'Etat"."""
        own = self._complements(head, end)
        at = next((j for j in range(source.start, source.end) if (n := self._phrases.noun(j)) and n.word == office), None)
        others = self._complements(at, source.end) if at is not None else frozenset()
        return bool(own and others and not own & others)

    def _complements(self, head: int, end: int) -> frozenset[str]:
        """The nouns behind "de" in a phrase."""
        doc = self._phrases.doc
        if head + 1 >= end or doc[head + 1].lower_ not in function_words(doc.lang_, "of"):
            return frozenset()
        return frozenset(singular(t) for t in doc[head + 1 : end] if t.pos_ in ("NOUN", "PROPN") or t.text[:1].isupper())

    def _outlet_before(self, before: int) -> Source | None:
        """The outlet named last before "le quotidien", "la chaîne"."""
        for j in range(before - 1, -1, -1):
            if self._phrases.is_media(j) and j in self._phrases.mention_at:
                mention = self._phrases.mention_at[j]
                return of_mention(self._phrases, mention, start=mention.tokens.start, end=mention.tokens.end)
        return None

    def body(self, start: int, end: int, head: int, noun: SourceNoun | None) -> Source | None:
        """The organisation that spoke last, or was named last, for a bare "l'ONG"; None for every other phrase."""
        definite = function_words(self._phrases.doc.lang_, "definite_singular")
        bare = end == head + 1 and self._phrases.doc[start].lower_ in definite
        kinds = _BODIES.get(noun.english, frozenset()) if noun is not None and bare else frozenset()
        if not kinds:
            return None
        if spoken := next((s for s in self._history() if self._is_named(s.actor, kinds)), None):
            return spoken
        mentions = (self._phrases.mention_at.get(j) for j in range(start - 1, max(-1, start - _MEMORY), -1))
        found = next((m for m in mentions if m is not None and self._is_named(m.actor, kinds)), None)
        return of_mention(self._phrases, found, start=found.tokens.start, end=found.tokens.end) if found else None

    def _is_named(self, actor: Actor, kinds: frozenset[str]) -> bool:
        return actor.kind in kinds and actor.id in self._named

    def _issuer_before(self, before: int, noun: SourceNoun) -> Source | None:
        """Who spoke in the sentence in which he did so "dans un communiqué", for "le communiqué", "le texte"."""
        doc, any_ = self._phrases.doc, noun.english in _ANY_DOCUMENT
        for j in range(before - 1, -1, -1):
            told = self._phrases.noun(j)
            if told is None or not (told.word == noun.word or (any_ and told.english in _WRITTEN)):
                continue
            subject = told.word != noun.word and doc[j].dep_ == "nsubj"  # "un rapport de l'ONU indique"
            if not subject and all(t.pos_ != "ADP" for t in doc[max(0, j - 3) : j]):
                continue
            first, last = doc[j].sent.start, doc[j].sent.end
            spoken = next((s for at, s in reversed(self._spoken) if first <= at < last and s.actor is not UNSPECIFIED), None)
            if spoken:
                return spoken
        return None

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
            mention = self._phrases.mention_at.get(j) or self._meant.get(j)
            if not mention or mention.tokens.head != j or self._quoted[j] or not doc[j].dep_.startswith("nsubj"):
                continue
            if (expected and gender(doc[j]) not in ("", expected)) or doc[j].head.dep_ == "ccomp":  # of whom somebody tells
                continue
            if not several and any(c.dep_ == "conj" for c in doc[j].children):
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
