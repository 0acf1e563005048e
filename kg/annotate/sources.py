"""Who speaks: a noun phrase after or before a reporting cue -> the actor, outlet or unnamed person that it names.

Reads surface order, not the parse. A name beats its office ("le porte-parole de l'armée, X" is X), a document stands
for whoever issued it ("un communiqué de l'armée" is the army), an unnamed person gets a descriptive identifier.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotate.source_nouns import SourceNoun, is_plural, singular, slug, source_nouns
from kg.annotations import ActorMention
from kg.languages import Lexicon
from kg.model import Actor, ActorFamily, SourceKind

_OF = frozenset(("de", "du", "des", "d'"))
_INNER = frozenset(("à", "au", "aux", "en", "pour", "sur", "dans"))
_DETERMINERS = frozenset("le la l' les ce cet cette ces".split())
_DEMONSTRATIVES = frozenset(("ce", "cet", "cette", "ces", "même", "mêmes", "dernier", "dernière"))
_LONGEST = 25  # tokens of a noun phrase
_MEMORY = 120  # tokens back to the person that a pronoun stands for

UNSPECIFIED = Actor("unspecified-source", "on", ActorFamily.SOURCE, kind="people", label_en="unspecified source")


@dataclass(frozen=True, slots=True)
class Source:
    """A source as a noun phrase names it."""

    actor: Actor
    kind: SourceKind
    start: int
    end: int
    nouns: frozenset[str] = frozenset()
    plural: bool = False


class SourceReader:
    """Reads the sources of one text in order, and remembers them for "il", "l'expert", "la même source"."""

    def __init__(self, doc: Doc, *, actors: tuple[ActorMention, ...], lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = source_nouns(lexicon)
        self.history: list[Source] = []
        self._spoken: list[tuple[int, Source]] = []
        self.mention_at: dict[int, ActorMention] = {}
        for mention in sorted(actors, key=lambda m: (m.tokens.end - m.tokens.start, m.tokens.start)):
            for i in range(mention.tokens.start, mention.tokens.end):
                self.mention_at[i] = mention
        self._known: dict[str, Source] = {}
        self._offices = self._named_offices(actors)

    def remember(self, source: Source, at: int) -> None:
        """A source that has just spoken, with the token of its cue."""
        if source.actor is not UNSPECIFIED:
            self.history.append(source)
        self._spoken.append((at, source))

    def spoken_since(self, start: int) -> Source | None:
        """Who spoke last, if at or after a token."""
        return self._spoken[-1][1] if self._spoken and self._spoken[-1][0] >= start else None

    def subject(self, left: int, head: int, limit: int) -> Source | None:
        """The source that a parsed subject names; of "X, chef de Y," the name comes before the office."""
        before = self.mention_at.get(left - 2) if left >= 2 and self.doc[left - 1].text == "," else None
        if before and before.actor.kind == "person" and not self._is_name(head):
            return self._of_mention(before, self._nouns(left, head + 1), before.tokens.start, before.tokens.end)
        return self.read(left, limit) or self.read(head, limit)

    def _is_name(self, i: int) -> bool:
        mention = self.mention_at.get(i)
        return bool(mention and mention.actor.kind == "person")

    def read(self, start: int, limit: int) -> Source | None:
        """The source that the noun phrase beginning at a token names, None when it is none."""
        while start < limit and self.doc[start].pos_ == "ADV" and start not in self.mention_at:
            start += 1
        if start >= limit:
            return None
        if self.doc[start].pos_ == "PRON" and start not in self.mention_at:
            return self.pronoun(start)
        end = self._phrase_end(start, limit)
        head = self._head(start, end)
        if head is None:
            return None
        noun = self.lexicon.noun(self.doc, head) if not self._inside_name(head, start) else None
        source = (
            self._apposed(start, end, limit, noun)
            or self._issuer(head, end, limit, noun)
            or self._named(start, end, head, noun)
            or self._anaphor(start, end, head, noun)
            or self._unnamed(start, end, head, noun)
        )
        if source is None:
            return None
        return self._known.setdefault(source.actor.id, source) if source.actor.family is ActorFamily.SOURCE and source.end == -1 else source

    def pronoun(self, i: int) -> Source | None:
        """Whom a pronoun that speaks stands for: the last source, or a person who has been the subject since."""
        token = self.doc[i]
        form = token.lower_.lstrip("-")
        if form in ("on", "certains", "beaucoup", "d'aucuns"):
            return Source(UNSPECIFIED, SourceKind.ANONYMOUS, i, i + 1)
        if form not in ("il", "elle", "ils", "elles", "lui", "eux", "celui-ci", "celle-ci", "ceux-ci", "dernier"):
            return None
        plural = form in ("ils", "elles", "eux", "ceux-ci")
        last = next((s for s in reversed(self.history) if s.plural == plural), self.history[-1] if self.history else None)
        subject = self._last_subject(i, plural=plural)
        if subject and (last is None or subject.start > last.start):
            last = subject
        if last is None and i in self.mention_at:
            last = self._of_mention(self.mention_at[i], frozenset(), i, i + 1)
        return last or self._last_person(i)

    def _last_person(self, before: int) -> Source | None:
        """The person named last before a token."""
        near = (self.mention_at[j] for j in range(before - 1, max(-1, before - _MEMORY), -1) if self._is_name(j))
        mention = next(near, None)
        return self._of_mention(mention, frozenset(), mention.tokens.start, mention.tokens.end) if mention else None

    def _last_subject(self, before: int, *, plural: bool) -> Source | None:
        """The nearest earlier subject that can speak: a person for "il", several for "ils"."""
        for j in range(before - 1, max(-1, before - _MEMORY), -1):
            mention = self.mention_at.get(j)
            if not mention or mention.tokens.head != j or not self.doc[j].dep_.startswith("nsubj"):
                continue
            if plural and "Plur" not in self.doc[j].morph.get("Number"):
                continue
            if plural or mention.actor.kind == "person":
                return self._of_mention(mention, frozenset(), mention.tokens.start, mention.tokens.end)
        return None

    # -- the noun phrase ------------------------------------------------------------------------------------------
    def _phrase_end(self, start: int, limit: int) -> int:
        doc, j = self.doc, start
        while j < min(limit, start + _LONGEST):
            token = doc[j]
            if j in self.mention_at and self.mention_at[j].tokens.end > j:
                j = self.mention_at[j].tokens.end
            elif token.text == "(" and (close := self._bracket(j, limit)):
                j = close + 1
            elif token.lower_ in _OF or token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "X", "DET"):
                j += 1
            elif j > start and token.lower_ in _INNER and self._goes_on(start, j, limit):
                j += 1
            elif token.pos_ == "ADV" and j + 1 < limit and doc[j + 1].pos_ in ("ADJ", "VERB") and doc[j + 1].morph.get("VerbForm") != ["Fin"]:
                j += 2
            elif token.lower_ == "et" and j + 2 < limit and self._coordinated(j + 1):
                j += 1
            elif j > start and token.morph.get("VerbForm") == ["Part"] and token.morph.get("Tense") == ["Past"] and doc[j - 1].pos_ in ("NOUN", "ADJ"):
                j += 1
            else:
                break
        while j > start and (doc[j - 1].lower_ in _OF or doc[j - 1].pos_ in ("DET", "ADP")):
            j -= 1
        return max(j, start + 1)

    def _bracket(self, j: int, limit: int) -> int | None:
        return next((k for k in range(j + 1, min(j + 8, limit)) if self.doc[k].text == ")"), None)

    def _goes_on(self, start: int, j: int, limit: int) -> bool:
        """Whether "à", "en" … continue the phrase: "expert en sécurité", "sources à Paris"; not "à l'AFP", "en mars"."""
        if any(k in self.mention_at for k in range(start, j)) or j + 1 >= limit:
            return False
        following = next((k for k in range(j + 1, min(j + 3, limit)) if self.doc[k].pos_ != "DET"), None)
        if following is None or self.is_media(following):
            return False
        inside = self.lexicon.noun(self.doc, following)
        if inside and inside.role in ("media", "document", "platform"):
            return False
        head = self._head(start, j)
        role = self.lexicon.noun(self.doc, head) if head is not None else None
        if role is None or role.role not in ("anonymous", "office", "official"):
            return False
        if self.doc[j].lower_ == "à" and self.doc[following].ent_type_ != "LOC":
            return False
        return self.doc[j].lower_ in ("en", "à", "aux") and not self.doc[following].like_num

    def _coordinated(self, j: int) -> bool:
        k = j + 1 if self.doc[j].pos_ == "DET" else j
        noun = self.lexicon.noun(self.doc, k) if k < len(self.doc) else None
        return bool(noun and noun.role in ("anonymous", "official"))

    def _head(self, start: int, end: int) -> int | None:
        for j in range(start, end):
            if j in self.mention_at:
                return self.mention_at[j].tokens.head if self.mention_at[j].tokens.start >= start else j
            token = self.doc[j]
            if token.pos_ in ("NOUN", "PROPN", "X") and token.lower_ not in ("monsieur", "m.", "mme", "nombre", "partie"):
                return j
            if token.pos_ in ("ADJ", "VERB", "ADV") and j > start and self.lexicon.noun(self.doc, j) and self.lexicon.modifier(token) is None:
                return j
        return None

    def _inside_name(self, head: int, start: int) -> bool:
        mention = self.mention_at.get(head)
        return bool(mention and mention.actor.kind != "person" and mention.how != "person" and mention.tokens.start <= start + 2)

    # -- four readings --------------------------------------------------------------------------------------------
    def _apposed(self, start: int, end: int, limit: int, noun: SourceNoun | None) -> Source | None:
        """"le porte-parole du gouverneur, X": the person whom an office introduces."""
        if noun is None or noun.role not in ("office", "official", "anonymous", "relation", "media") or end + 1 >= limit or self.doc[end].text != ",":
            return None
        name = end + 1
        while name < limit and name not in self.mention_at and (self.doc[name].pos_ == "DET" or self.lexicon.noun(self.doc, name)):
            name += 1
        mention = self.mention_at.get(name)
        if mention and (mention.actor.kind == "person" or mention.how == "person" or noun.role == "media"):
            return self._of_mention(mention, self._nouns(start, end), start, mention.tokens.end)
        run = self._proper_run(name, limit)
        if mention is None and run > name + 1 and noun.role == "office":
            return self._of_name(name, run, self._nouns(start, end), noun, start)
        return None

    def _issuer(self, head: int, end: int, limit: int, noun: SourceNoun | None) -> Source | None:
        """"un rapport des services de renseignement": whoever issued the document."""
        if noun is None or noun.role != "document":
            return None
        of = next((j for j in range(head + 1, end) if self.doc[j].lower_ in _OF), None)
        return self.read(of + 1, limit) if of is not None else None

    def _named(self, start: int, end: int, head: int, noun: SourceNoun | None) -> Source | None:
        """A name in the phrase that is its head, or that issued the document."""
        nouns = self._nouns(start, end)
        j = start
        while j < end:
            mention = self.mention_at.get(j)
            person = bool(mention and (mention.actor.kind == "person" or mention.how == "person"))
            complement = j > head and self._governed(j, head, person=person)
            if mention and self._is_platform(mention):
                return None
            if mention:
                free = not complement or noun is None or noun.role in ("document", "media")
                if noun and noun.role == "relation":
                    free = not complement
                if free:
                    return self._of_mention(mention, nouns, start, max(end, mention.tokens.end), noun=noun)
                j = mention.tokens.end
                continue
            run = self._proper_run(j, end)
            if run > j and (not complement or (noun and noun.role == "media")):
                return self._of_name(j, run, nouns, noun, start)
            j = max(run, j + 1)
        return None

    def _is_platform(self, mention: ActorMention) -> bool:
        noun = self.lexicon.nouns.get(mention.actor.label)
        return bool(noun and noun.role == "platform")

    def _governed(self, j: int, head: int, *, person: bool) -> bool:
        """Whether a name is a complement of the phrase's head: "chef de l'organisation X"; not "porte-parole de l'armée, X"."""
        k = j - 1
        while k > head:
            token = self.doc[k]
            if token.pos_ == "ADP" or token.lower_ in _OF:
                return True
            noun = self.lexicon.noun(self.doc, k)
            if person and token.pos_ == "NOUN" and not (noun and noun.role == "office"):
                return False
            k -= 1
        return False

    def _proper_run(self, j: int, limit: int) -> int:
        k = j
        while k < limit and k not in self.mention_at and (self.doc[k].pos_ == "PROPN" or (k > j and self.doc[k].text[:1].isupper())):
            k += 1
        return k

    def _anaphor(self, start: int, end: int, head: int, noun: SourceNoun | None) -> Source | None:
        """"l'expert", "ces sources", "cette autorité russe", "le président américain": who was called so before."""
        before = {t.lower_ for t in self.doc[start:head]}
        if start and self.doc[start - 1].lower_ in ("du", "des"):
            before.add("le" if self.doc[start - 1].lower_ == "du" else "les")
        if not before & (_DETERMINERS | _DEMONSTRATIVES):
            return None
        demonstrative = bool(before & _DEMONSTRATIVES) or self.doc[end - 1].lower_ in _DEMONSTRATIVES
        if noun is None:
            return self.history[-1] if demonstrative and self.doc[head].lower_ in ("dernier", "dernière", "homme") and self.history else None
        plural, parts = is_plural(self.doc, start, head) or "les" in before, self._parts(start, end, head)
        last = self.history[-1] if self.history else None
        if demonstrative and last and last.plural == plural and last.kind is SourceKind.ANONYMOUS:
            return last
        same = next((s for s in reversed(self.history) if noun.word in s.nouns and s.plural == plural and self._compatible(s, parts)), None)
        if same:
            return same
        if noun.role == "office" and not plural and (holder := self._holder(noun.word, start, end)):
            return holder
        return self.history[-1] if demonstrative and self.history and noun.role != "document" else None

    def _compatible(self, source: Source, parts: list[str]) -> bool:
        """The phrase says nothing of its source that wasn't said before."""
        return source.actor.family is not ActorFamily.SOURCE or all(part in source.actor.id for part in parts)

    def _unnamed(self, start: int, end: int, head: int, noun: SourceNoun | None) -> Source | None:
        """A source without a name gets an identifier of its noun, what qualifies it and where it comes from."""
        if noun is None or noun.role == "platform":
            return None
        plural = is_plural(self.doc, start, head)
        parts = self._parts(start, end, head)
        word = noun.plural if plural else noun.english
        if noun.role == "office" and not plural and not parts:
            parts = ["unnamed"]
        second = next((self.lexicon.noun(self.doc, j + 2) for j in range(start, end - 2) if self.doc[j].lower_ == "et"), None)
        identifier = "-".join((*dict.fromkeys(parts), word, *(("and", second.plural) if second else ())))
        label = self.doc[start:end].text.strip()
        label = label[:1].lower() + label[1:] if self.doc[start].pos_ == "DET" else label
        kind = {"official": SourceKind.OFFICIAL, "office": SourceKind.OFFICIAL, "media": SourceKind.MEDIA}.get(noun.role, SourceKind.ANONYMOUS)
        known = self._known.get(identifier)
        actor = known.actor if known else Actor(identifier, label, ActorFamily.SOURCE, "people", label_en=identifier.replace("-", " "))
        source = Source(actor, kind, start, end, self._nouns(start, end), plural)
        self._known.setdefault(identifier, source)
        return source

    def _parts(self, start: int, end: int, head: int) -> list[str]:
        """The English parts of an identifier before its noun: origin, then what qualifies it."""
        origin: list[str] = []
        qualities: list[str] = []
        for j in range(start, end):
            token = self.doc[j]
            mention = self.mention_at.get(j)
            if j == head or token.pos_ == "DET" and token.lower_ in _DETERMINERS:
                continue
            if mention and mention.tokens.start == j:
                origin.append(mention.actor.id)
            elif mention:
                continue
            elif found := self.lexicon.origin(token):
                origin.append(found)
            elif quality := self.lexicon.modifier(token):
                qualities.append(quality)
            elif token.pos_ == "PROPN":
                origin.append(slug(token.text))
        return [part for part in (*origin, *qualities) if part]

    # -- building -------------------------------------------------------------------------------------------------
    def _of_mention(self, mention: ActorMention, nouns: frozenset[str], start: int, end: int, noun: SourceNoun | None = None) -> Source:
        actor = mention.actor
        plural = "Plur" in self.doc[mention.tokens.head].morph.get("Number")
        return Source(actor, source_kind(actor, titled=self._titled(nouns, noun)), start, end, nouns, plural)

    def _of_name(self, name: int, run: int, nouns: frozenset[str], noun: SourceNoun | None, start: int) -> Source:
        text = self.doc[name:run].text
        media = noun is not None and noun.role == "media"
        person = any(t.ent_type_ == "PER" for t in self.doc[name:run]) or (noun is not None and noun.role in ("office", "relation"))
        kind = "media" if media else "person" if person else "organisation"
        actor = Actor(slug(text), text, ActorFamily.OUTLET if media else ActorFamily.ACTOR, kind)
        return Source(actor, source_kind(actor, titled=self._titled(nouns, noun)), start, run, nouns)

    def _titled(self, nouns: frozenset[str], noun: SourceNoun | None) -> bool:
        return (noun is not None and noun.role in ("office", "official")) or any(
            (found := self.lexicon.nouns.get(word)) and found.role == "office" for word in nouns
        )

    def _nouns(self, start: int, end: int) -> frozenset[str]:
        return frozenset(noun.word for j in range(start, end) if (noun := self.lexicon.noun(self.doc, j)))

    def is_media(self, i: int) -> bool:
        """Whether a token is part of an outlet's or agency's name."""
        mention = self.mention_at.get(i)
        return bool(mention and (mention.actor.kind == "media" or mention.actor.family is ActorFamily.OUTLET))

    def _named_offices(self, actors: tuple[ActorMention, ...]) -> dict[str, list[tuple[int, Source, frozenset[str]]]]:
        """Who is introduced with which office, and the words that went with it."""
        found: dict[str, list[tuple[int, Source, frozenset[str]]]] = defaultdict(list)
        for mention in sorted(actors, key=lambda m: m.tokens):
            if mention.actor.kind != "person" and mention.how != "person":
                continue
            first, last = mention.tokens.start, mention.tokens.end
            words = self._around(first, last)
            nouns = frozenset(noun.word for t in words if (noun := self.lexicon.noun(self.doc, t.i)))
            forms = frozenset(singular(t) for t in words)
            for word in sorted(nouns):
                if self.lexicon.nouns[word].role == "office":
                    found[word].append((first, self._of_mention(mention, nouns, first, last), forms))
        return found

    def _around(self, first: int, last: int) -> list[Token]:
        """The title before a name, or the apposition after it."""
        before: list[Token] = []
        for j in range(first - 1, max(-1, first - 12), -1):
            token = self.doc[j]
            if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON") or token.is_sent_start and not before and token.is_punct:
                break
            if token.is_punct and (token.text != "," or before or self._inside_phrase(j)):
                break
            before.append(token)
            if token.is_sent_start or token.pos_ == "DET" and token.head.pos_ == "NOUN" and token.lower_ in ("le", "la", "l'", "un", "une"):
                if token.i and self.doc[token.i - 1].lower_ not in _OF:
                    break
        after: list[Token] = []
        if last < len(self.doc) and self.doc[last].text in (",", "("):
            for token in self.doc[last + 1 : last + 8]:
                if token.is_punct or token.pos_ in ("VERB", "AUX", "PRON"):
                    break
                after.append(token)
        return before + after

    def _inside_phrase(self, comma: int) -> bool:
        """Whether the noun before a comma is governed by a preposition: "malgré les arguments du président, X …"."""
        nouns = [t for t in self.doc[max(0, comma - 12) : comma] if t.pos_ == "NOUN"]
        return not nouns or nouns[-1].dep_ in ("nmod", "obl:mod", "obl:arg") and not any(
            (noun := self.lexicon.noun(self.doc, t.i)) and noun.role == "office" and t.dep_ not in ("nmod", "obl:mod", "obl:arg") for t in nouns
        )

    def _holder(self, office: str, start: int, end: int) -> Source | None:
        """The named person whose office this is: the one introduced with most of the phrase's words."""
        wanted = {singular(t) for t in self.doc[start:end] if t.pos_ in ("NOUN", "ADJ", "PROPN")}
        best: tuple[int, int, Source] | None = None
        for first, source, forms in self._offices.get(office, ()):
            rank = (len(wanted & forms), -abs(first - start))
            if best is None or rank > best[:2]:
                best = (*rank, source)
        return best[2] if best else None


def source_kind(actor: Actor, *, titled: bool) -> SourceKind:
    """Named, Official, Media or Anonymous."""
    if actor.kind == "media" or actor.family is ActorFamily.OUTLET:
        return SourceKind.MEDIA
    if actor.family is ActorFamily.SOURCE:
        return SourceKind.ANONYMOUS
    if actor.kind in ("state", "forces") or (actor.kind == "person" and titled):
        return SourceKind.OFFICIAL
    return SourceKind.NAMED
