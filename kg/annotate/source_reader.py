"""Who speaks: a noun phrase after or before a reporting cue -> the actor, outlet or unnamed person that it names.

Reads surface order, not the parse. A name beats its office ("le porte-parole de l'armée, X" is X), a document stands
for whoever issued it ("un communiqué de l'armée" is the army), an unnamed person gets a descriptive identifier.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.annotate.phrases import OF, Phrases, is_person
from kg.annotate.source_memory import PERSONAL, SourceMemory
from kg.annotate.source_nouns import SourceNoun, source_nouns
from kg.annotate.sources import Source, of_mention, of_name, of_noun
from kg.annotations import ActorMention
from kg.languages import Lexicon

_INTRODUCING = frozenset(("office", "official", "anonymous", "relation", "media"))


class SourceReader:
    """Reads the sources of one text, in order."""

    def __init__(self, doc: Doc, *, actors: tuple[ActorMention, ...], lexicon: Lexicon, quoted: Sequence[object]) -> None:
        self.doc = doc
        self.phrases = Phrases(doc, actors=actors, nouns=source_nouns(lexicon))
        self.memory = SourceMemory(self.phrases, actors=actors, quoted=quoted)

    def read(self, start: int, limit: int) -> Source | None:
        """The source that the noun phrase beginning at a token names, None when it is none."""
        mentions = self.phrases.mention_at
        while start < limit and self.doc[start].pos_ == "ADV" and start not in mentions:
            start += 1
        if start >= limit:
            return None
        if start not in mentions and (self.doc[start].pos_ == "PRON" or self.doc[start].lower_ in PERSONAL):
            return self.memory.pronoun(start)
        end = self.phrases.end(start, limit)
        head = self.phrases.head(start, end)
        if head is None:
            return None
        noun = None if self._inside_name(head, start) else self.phrases.noun(head)
        source = (
            self._apposed(start, end, limit, noun)
            or self._issuer(head, end, limit, noun)
            or self._named(start, end, head, noun)
            or self.memory.anaphor(start, end, head, noun)
        )
        if source is None and noun is not None and noun.role != "platform":
            source = of_noun(self.phrases, noun, start=start, end=end, head=head)
        return self.memory.settle(source) if source else None

    def subject(self, left: int, head: int, limit: int) -> Source | None:
        """The source that a parsed subject names; of "X, chef de Y," the name comes before the office."""
        before = self.phrases.mention_at.get(left - 2) if left >= 2 and self.doc[left - 1].text == "," else None
        if before and is_person(before) and not self.phrases.is_person(head):
            noun = self.phrases.noun(head)
            return of_mention(self.phrases, before, start=before.tokens.start, end=before.tokens.end, noun=noun)
        return self.read(left, limit) or self.read(head, limit)

    def _inside_name(self, head: int, start: int) -> bool:
        """Whether the head is a word of a name, as in "l'Armée nationale syrienne"."""
        mention = self.phrases.mention_at.get(head)
        return bool(mention and not is_person(mention) and mention.tokens.start <= start + 2)

    def _apposed(self, start: int, end: int, limit: int, noun: SourceNoun | None) -> Source | None:
        """The person whom an office introduces: "le porte-parole du gouverneur, X"."""
        if noun is None or noun.role not in _INTRODUCING or end + 1 >= limit or self.doc[end].text != ",":
            return None
        mentions, name = self.phrases.mention_at, end + 1
        while name < limit and name not in mentions and (self.doc[name].pos_ == "DET" or self.phrases.noun(name)):
            name += 1
        mention = mentions.get(name)
        if mention and (is_person(mention) or noun.role == "media"):
            return of_mention(self.phrases, mention, start=start, end=mention.tokens.end, noun=noun)
        run = self.phrases.proper_run(name, limit)
        if mention is None and run > name + 1 and noun.role == "office":
            return of_name(self.phrases, name, run, start=start, noun=noun)
        return None

    def _issuer(self, head: int, end: int, limit: int, noun: SourceNoun | None) -> Source | None:
        """Whoever issued a document: "un rapport des services de renseignement"."""
        if noun is None or noun.role != "document":
            return None
        of = next((j for j in range(head + 1, end) if self.doc[j].lower_ in OF), None)
        return self.read(of + 1, limit) if of is not None else None

    def _named(self, start: int, end: int, head: int, noun: SourceNoun | None) -> Source | None:
        """A name in the phrase that is its head, or that issued the document; a person before the party in "le député LFI X"."""
        first: Source | None = None
        j = start
        while j < end:
            mention = self.phrases.mention_at.get(j)
            if mention and self.phrases.is_platform(mention):
                return None
            complement = j > head and self.phrases.governed(j, head, person=mention is not None and is_person(mention))
            free = not complement or (noun is not None and noun.role in ("document", "media"))
            if mention:
                if free and (first is None or (is_person(mention) and noun is not None and noun.role == "office")):
                    first = of_mention(self.phrases, mention, start=start, end=max(end, mention.tokens.end), noun=noun)
                j = mention.tokens.end
                continue
            run = self.phrases.proper_run(j, end)
            if run > j and first is None and (not complement or (noun is not None and noun.role == "media")):
                first = of_name(self.phrases, j, run, start=start, noun=noun)
            j = max(run, j + 1)
        return first
