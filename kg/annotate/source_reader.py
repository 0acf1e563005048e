"""Who speaks: a noun phrase after or before a reporting cue -> the actor, outlet or unnamed person that it names.

Reads surface order, not the parse. A name beats its office ("le porte-parole de l'armée, X" is X), a document stands
for whoever issued it ("un communiqué de l'armée" is the army), an unnamed person gets a descriptive identifier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.annotate.grammar import finite, plural
from kg.annotate.phrases import Phrases, is_person
from kg.annotate.source_memory import PERSONAL, SourceMemory
from kg.annotate.source_nouns import SourceNoun, is_one_of, source_nouns
from kg.annotate.sources import Source, of_mention, of_name, of_noun
from kg.annotations import ActorMention
from kg.languages import Lexicon, function_words
from kg.model import Actor, lineage

_BREAKS = frozenset((";", ":", '"', "«", "»"))
_APPOSITION = 15  # tokens of an apposition between a name and the word that the parse takes for the subject
_TITLE = 8  # tokens of a title after its phrase: "chef des forces au Moyen-Orient, X"
_ISSUED = frozenset(("document", "platform"))
_NAMING = frozenset(("name", "person", "pronoun"))
_PERSONAL = frozenset(("official", "anonymous", "relation"))
_INTRODUCING = frozenset(("office", "official", "anonymous", "relation", "media"))


class SourceReader:
    """Reads the sources of one text, in order."""

    def __init__(
        self,
        doc: Doc,
        *,
        actors: tuple[ActorMention, ...],
        lexicon: Lexicon,
        quoted: Sequence[object],
        resolved: tuple[ActorMention, ...] = (),
    ) -> None:
        self.doc = doc
        told = {mention.tokens: mention.actor.id for mention in actors}
        named = frozenset(m.actor.id for m in actors if m.how in _NAMING)
        self._meant = {m.tokens.head: m for m in resolved if m.how not in _NAMING and told.get(m.tokens, m.actor.id) != m.actor.id}
        self._persons = {m.tokens.head: m for m in resolved if m.actor.kind == "person" and m.actor.id in named and m.how not in _NAMING}
        self._officers = {m.tokens.head: m for m in resolved or actors if _is_officer(m)}
        self.phrases = Phrases(doc, actors=actors, nouns=source_nouns(lexicon))
        self.memory = SourceMemory(self.phrases, actors=actors, resolved=resolved, quoted=quoted)

    def read(self, start: int, limit: int, *, behind_verb: bool = False) -> Source | None:
        """The source that the noun phrase beginning at a token names, None when it is none; `behind_verb`, its own verb of saying."""
        mentions = self.phrases.mention_at
        while start < limit and self.doc[start].pos_ == "ADV" and start not in mentions:
            start += 1
        if start >= limit:
            return None
        personal = function_words(self.doc.lang_, *PERSONAL)
        pronoun = self.doc[start].pos_ == "PRON" and not self.phrases.is_one_of(start, limit)  # "un de leurs officiers"
        if start not in mentions and (pronoun or self.doc[start].lower_ in personal):
            return self.memory.pronoun(start)
        end = self.phrases.end(start, limit)
        head = self.phrases.head(start, end)
        if head is None:
            latter = start + 1 < limit and self.doc[start + 1].lower_ in function_words(self.doc.lang_, "latter_plural")
            return self.memory.pronoun(start + 1) if latter else None  # "selon ces derniers"
        noun = None if self._inside_name(head, start) else self.phrases.noun(head)
        stated = head > start and self.doc[head].lower_ in function_words(self.doc.lang_, "stated")  # not "à propos de"
        if stated and (stating := self._stating(head, end, limit)):
            return stating
        if start == head and self.doc[head].lower_ in function_words(self.doc.lang_, "nobody"):
            return None
        source = (
            self._apposed(start, end, limit, noun)
            or self._issuer(head, end, limit, noun)
            or self._told_before(start, end, head, noun, behind_verb=behind_verb)
            or self.memory.former(start, head, noun)
            or self.memory.body(start, end, head, noun)
            or self._named(start, end, head, noun)
            or self._office_of(start, end, head, noun)
            or self.memory.anaphor(start, end, head, noun)
            or self._stands_for(self._persons, start, end, head, noun)
        )
        if source is None and noun is not None:
            source = self._stating_itself(start, end, head, noun)
        if source is None and noun is not None and noun.role != "platform":
            source = of_noun(self.phrases, noun, start=start, end=end, head=head)
        if source is not None and source.plural and source.start == start and is_one_of(self.doc, start, head):
            source = replace(source, plural=False)
        return self.memory.settle(source) if source else None

    def subject(self, left: int, head: int, limit: int) -> Source | None:
        """The source that a parsed subject names; of "X, chef de Y," the name comes before the office."""
        dated = self.doc[left].pos_ in ("NOUN", "PROPN") and left + 2 < limit and self.doc[left + 1].pos_ == "DET"
        if dated and left not in self.phrases.mention_at and (head > left + 1 or left + 2 in self.phrases.mention_at):
            left += 1  # "Lundi les rebelles ont averti"
        opener = self.doc[left].pos_ in ("ADJ", "VERB", "ADV") and left not in self.phrases.mention_at
        comma = next((t.i for t in reversed(self.doc[left:head]) if t.text == ","), None) if opener else None
        left = left if comma is None else comma + 1  # "Présent à ses côtés, le maire a affirmé"
        named = None if self.phrases.is_person(head) else self._apposed_before(left, limit) or self._apposed_behind(left, head, limit)
        if named:
            return of_mention(self.phrases, named, start=named.tokens.start, end=named.tokens.end, noun=self.phrases.noun(head))
        return self.read(left, limit) or self.read(head, limit)

    def _apposed_before(self, left: int, limit: int) -> ActorMention | None:
        """The person, set off by a comma, whose apposition a subject is part of: "X, chef du service (DGSI), …"."""
        if self.doc[limit - 1].text not in (",", ")") and self.doc[left - 1].text != ",":
            return None
        for j in range(left - 1, max(self.doc[left].sent.start, left - _APPOSITION) - 1, -1):
            if finite(self.doc[j]) or self.doc[j].text in _BREAKS:
                return None
            mention = self.phrases.mention_at.get(j)
            if mention and is_person(mention) and j == mention.tokens.end - 1:
                start = mention.tokens.start
                if start and finite(self.doc[start - 1]):  # "la victime, qui s'appelait X, …"
                    return None
                set_off = self.doc[mention.tokens.end].text == "," and not (start and self.doc[start - 1].pos_ == "ADP")
                return mention if set_off else None
        return None

    def _apposed_behind(self, left: int, head: int, limit: int) -> ActorMention | None:
        """The person whose name stands between commas before the verb: "Le sous-secrétaire pour les Affaires rurales, X, a dit"."""
        noun = self.phrases.noun(head)
        named = next((c.i for c in self.doc[head].rights if c.dep_ == "appos" and self.phrases.is_person(c.i)), None)
        if named is not None and noun is None and self.doc[named - 1].text == "," and self.doc[head].text.islower():
            return self.phrases.mention_at[named]  # "le vice-gouverneur, X, a condamné le raid, affirmant que …"
        if self.doc[limit - 1].text != "," or limit - 2 <= head or (noun and self._introduces_within(left, limit - 2, noun)):
            return None
        mention = self.phrases.mention_at.get(limit - 2)
        alone = mention and is_person(mention) and mention.tokens.start > head and self.doc[mention.tokens.start - 1].text == ","
        return mention if alone and mention and mention.tokens.end == limit - 1 else None

    def _inside_name(self, head: int, start: int) -> bool:
        """Whether the head is a word of a name, as in "l'Armée nationale syrienne"."""
        mention = self.phrases.mention_at.get(head)
        if mention is None or is_person(mention) or mention.how == "description":
            return False
        return mention.tokens.start <= start + 2

    def _apposed(self, start: int, end: int, limit: int, noun: SourceNoun | None) -> Source | None:
        """The person whom an office introduces: "le porte-parole du gouverneur, X"."""
        if noun is None or noun.role not in _INTRODUCING or self._introduces_within(start, end, noun):
            return None
        end = self._behind_addressee(end, limit)
        far = min(limit, end + _TITLE) if noun.role == "office" else min(limit, end + 1)
        comma = next((j for j in range(end, far) if self.doc[j].is_punct or finite(self.doc[j])), None)
        if comma is None or self.doc[comma].text != ",":
            return None
        mentions, name = self.phrases.mention_at, comma + 1
        while name < limit and name not in mentions and (self.doc[name].pos_ == "DET" or self.phrases.noun(name)):
            name += 1
        mention = mentions.get(name)
        one_of = self.doc[start - 1].lower_ in function_words(self.doc.lang_, "indefinite", "one_of")  # "une | des habitantes, X"
        if mention and plural(self.doc[start]) and is_person(mention) and not one_of:
            return None  # "selon les médias locaux, le reporter X, …"
        if mention and mention.how not in _NAMING and any(self.phrases.is_person(j) for j in range(start + 1, end)):
            return None  # "selon le ministre X, l'auteur de l'attentat"
        behind = mention.tokens.end if mention and mention.how not in _NAMING else limit
        if behind < limit and finite(self.doc[behind]):  # "selon l'accusation, le suspect a tiré"
            return None
        if mention and mention.how not in _NAMING and self.doc[comma + 1].lower_ in function_words(self.doc.lang_, "indefinite"):
            return None  # "selon des témoins, un homme a été tué"
        if mention and (is_person(mention) or (noun.role == "media" and self._names_outlet(mention, comma))):
            return of_mention(self.phrases, mention, start=start, end=mention.tokens.end, noun=noun)
        run = self.phrases.proper_run(name, limit)
        alone = run < limit and (self.doc[run].is_punct or finite(self.doc[run]))
        if mention is None and run > name + 1 and (noun.role == "office" or (noun.role in _PERSONAL and alone)):
            return of_name(self.phrases, name, run, start=start, noun=noun)
        return None

    def _behind_addressee(self, end: int, limit: int) -> int:
        """Where an outlet ends that stands between a phrase and what it introduces: "sa mère | à l'AFP, X"; else the phrase's own end."""
        if end >= limit or self.doc[end].lower_ not in function_words(self.doc.lang_, "addressee"):
            return end
        outlet = next((j for j in range(end + 1, min(limit, end + 3)) if self.phrases.is_media(j)), None)
        return self.phrases.mention_at[outlet].tokens.end if outlet in self.phrases.mention_at else end

    def _introduces_within(self, start: int, end: int, noun: SourceNoun) -> bool:
        """Whether a name behind a phrase is not its own: of "un conseiller du président, X"; of "l'agence SANA, X" for the clause."""
        if noun.role == "media":
            return any(self.phrases.is_media(j) for j in range(start, end))
        if self.doc[start].lower_ not in function_words(self.doc.lang_, "indefinite"):
            return False
        inner = (self.phrases.noun(j) for j in range(start + 2, end) if j not in self.phrases.mention_at)
        return any(other is not None and other.role == "office" for other in inner if other is not noun)

    def _names_outlet(self, mention: ActorMention, comma: int) -> bool:
        """Whether what follows a noun of the press is its name: not the subject of the clause, "selon l'agence, les rebelles ont …"."""
        return mention.actor.kind == "media" or (mention.how == "unknown" and mention.tokens.start == comma + 1)

    def _issuer(self, head: int, end: int, limit: int, noun: SourceNoun | None) -> Source | None:
        """Whoever issued a document or holds a channel: "un rapport des services de renseignement", "le site de l'armée"."""
        if noun is None or noun.role not in _ISSUED:
            return None
        of_ = function_words(self.doc.lang_, "of")
        issuing = (j for j in range(head + 1, min(end + 1, limit)) if self.doc[j].lower_ in of_ or self._authored(j))
        of = next(issuing, None)
        return self.read(of + 1, limit) if of is not None else None

    def _stating(self, head: int, end: int, limit: int) -> Source | None:
        """The state or body whose words a noun tells: "les accusations saoudiennes", "les accusations de Riyad"."""
        of_ = function_words(self.doc.lang_, "of")
        if head + 1 < limit and self.doc[head + 1].lower_ in of_:
            return self.read(head + 2, limit)
        state = next((mention for j in range(head + 1, end) if (mention := self.phrases.state(j)) is not None), None)
        return of_mention(self.phrases, state, start=head, end=end) if state is not None else None

    def _stating_itself(self, start: int, end: int, head: int, noun: SourceNoun) -> Source | None:
        """The subject of a clause, for the statement that it is told by: "le gouvernement a dit non, selon un communiqué"."""
        according = function_words(self.doc.lang_, "according", "according_elided")
        if noun.english != "statement" or end != head + 1 or not start or self.doc[start - 1].lower_ not in according:
            return None
        root = self.doc[start].sent.root
        subject = next((child for child in root.children if child.dep_ == "nsubj" and child.i < root.i < start), None)
        if subject is None or plural(subject):
            return None
        mention = self._meant.get(subject.i) or self.phrases.mention_at.get(subject.i)
        if mention is None or not mention.actor.known:
            return None
        return of_mention(self.phrases, mention, start=mention.tokens.start, end=mention.tokens.end)

    def _authored(self, j: int) -> bool:
        """Whether "par" at a token names an author: "publié par X", not "consulté par X"."""
        if self.doc[j].lower_ not in function_words(self.doc.lang_, "by"):
            return False
        verb, after = self.doc[j - 1].lemma_, j + 2 if self.doc[j + 1].pos_ == "DET" else j + 1
        noun = self.phrases.noun(after) if after < len(self.doc) else None
        body = noun is not None and noun.role == "official" and verb in function_words(self.doc.lang_, "relayed")
        return verb not in self.phrases.nouns.readings or body  # "un communiqué relayé par le ministère"

    def _told_before(self, start: int, end: int, head: int, noun: SourceNoun | None, *, behind_verb: bool) -> Source | None:
        """Whom an anaphor stands for: "le gouvernement", "l'avocate"; not "les autres pays de la coalition", which says something new."""
        mention = self._meant.get(head)
        if mention is None or (mention.actor.kind != "person" and end > mention.tokens.end):
            return None
        if behind_verb and mention.actor.kind == "person" and (speaking := self.memory.still_speaking(start, head, mention.actor)):
            return speaking
        return self._stands_for(self._meant, start, end, head, noun)

    def _stands_for(self, meant: dict[int, ActorMention], start: int, end: int, head: int, noun: SourceNoun | None) -> Source | None:
        """Whom an anaphor stands for: "le chef de l'Etat" after "le président X", "le groupe" after its name."""
        mention = meant.get(head)
        return of_mention(self.phrases, mention, start=start, end=max(end, mention.tokens.end), noun=noun) if mention else None

    def _office_of(self, start: int, end: int, head: int, noun: SourceNoun | None) -> Source | None:
        """The holder of an office of a body that the phrase names: "le porte-parole des rebelles" is no other body's who spoke before."""
        mention = self._officers.get(head)
        if mention is None or noun is None or noun.role != "office":
            return None
        told = None if mention.actor.known else self.memory.anaphor(start, end, head, noun)
        if told is not None and (told.actor.part_of is None or _related(told.actor, mention.actor)):
            return told
        return of_mention(self.phrases, mention, start=start, end=max(end, mention.tokens.end), noun=noun)

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
            j = j + 1 if complement else max(run, j + 1)
        return first


def _is_officer(mention: ActorMention) -> bool:
    """Whether a mention describes a person by an office of somebody known: "le président afghan"."""
    body = mention.actor.part_of if mention.actor.kind == "person" else None
    return mention.how == "description" and body is not None and body.known


def _related(one: Actor, other: Actor) -> bool:
    """Whether two actors have a body in common that they are part of."""
    return not {whole.id for whole in lineage(one)}.isdisjoint(whole.id for whole in lineage(other))
