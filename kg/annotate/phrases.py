"""The noun phrases that name sources: where they end, what their head is, and whether a name in them is only a complement."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.annotate.grammar import form, past_participle
from kg.annotate.source_nouns import SourceNoun, SourceNouns, slug
from kg.annotations import ActorMention
from kg.languages import function_words
from kg.model import ActorFamily

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "X", "DET"))
_DETERMINING = frozenset(("DET", "ADJ", "NUM"))
_PERSONS = frozenset(("anonymous", "office", "relation"))
_LONGEST = 25  # tokens of a noun phrase
_QUALIFIED = 5  # tokens from an outlet's name back to its noun
_LONGEST_BRACKET = 8  # tokens of "(OSDH)" inside one


class Phrases:
    """Noun phrases over the tokens and actor mentions of one text."""

    def __init__(self, doc: Doc, *, actors: tuple[ActorMention, ...], nouns: SourceNouns) -> None:
        self.doc = doc
        self.nouns = nouns
        self._of = function_words(doc.lang_, "of")
        self.mention_at: dict[int, ActorMention] = {}
        self._origin_at: dict[int, ActorMention] = {}
        for mention in sorted(actors, key=lambda m: (m.tokens.end - m.tokens.start, m.tokens.start)):
            if self._merely_describes(mention):
                self._origin_at |= dict.fromkeys(range(mention.tokens.start, mention.tokens.end), mention)
                continue
            for i in range(mention.tokens.start, mention.tokens.end):
                self.mention_at[i] = mention

    def _merely_describes(self, mention: ActorMention) -> bool:
        """Whether a mention is a demonym ("irakienne") or describes somebody unnamed ("des officiers"), which sources tell apart."""
        head = self.doc[mention.tokens.head]
        if head.text[:1].isupper() and not head.is_sent_start:
            return False
        noun = self.noun(head.i)
        last = self.doc[mention.tokens.end - 1]
        if last.i > head.i and last.text[:1].isupper() and mention.actor.id.endswith(f"-{slug(last.text)}"):
            return False  # "la porte-parole de la diplomatie Maria Zakharova"
        return head.pos_ == "ADJ" or (mention.how == "description" and noun is not None and noun.role in _PERSONS)

    def state(self, i: int) -> ActorMention | None:
        """The state that an adjective of origin at a token tells, None without."""
        mention = self._origin_at.get(i)
        return mention if mention is not None and mention.actor.kind == "state" and self.doc[i].pos_ == "ADJ" else None

    def noun(self, i: int) -> SourceNoun | None:
        """The source noun at a token."""
        return self.nouns.noun(self.doc, i)

    def end(self, start: int, limit: int) -> int:
        """Where the phrase that begins at a token ends."""
        j = start
        while j < min(limit, start + _LONGEST):
            step = self._step(start, j, limit)
            if step is None:
                break
            j = step
        while j > start and (self.doc[j - 1].lower_ in self._of or self.doc[j - 1].pos_ in ("DET", "ADP")):
            j -= 1
        return max(j, start + 1)

    def _step(self, start: int, j: int, limit: int) -> int | None:
        """The token after the part of a phrase at a token, None where the phrase has ended."""
        token = self.doc[j]
        if j in self.mention_at:
            return max(self.mention_at[j].tokens.end, j + 1)
        if token.text == "(" and (close := self._bracket(j, limit)):
            return close + 1
        if token.lower_ in self._of or token.pos_ in _NOMINAL or self.is_one_of(j, limit):
            return j + 1
        if token.pos_ == "VERB" and j > start and self.doc[j - 1].pos_ in _DETERMINING and self.noun(j):  # "une autre | dépêche"
            return j + 1
        if token.pos_ == "ADV" and j + 1 < limit and self.doc[j + 1].pos_ in ("ADJ", "VERB") and form(self.doc[j + 1]) != "Fin":
            return j + 2
        if token.lower_ in function_words(token.lang_, "and") and j + 2 < limit and self._coordinated(j + 1):
            return j + 1
        if j > start and token.lower_ in function_words(token.lang_, "phrase_inner") and self._goes_on(start, j, limit):
            return j + 1
        if j > start and past_participle(token) and self.doc[j - 1].pos_ in ("NOUN", "ADJ"):
            return j + 1
        return None

    def is_one_of(self, j: int, limit: int) -> bool:
        """Whether a token is the pronoun of "l'un des diplomates"."""
        return self.doc[j].lower_ in function_words(self.doc.lang_, "one_of") and j + 1 < limit and self.doc[j + 1].lower_ in self._of

    def _bracket(self, j: int, limit: int) -> int | None:
        return next((k for k in range(j + 1, min(j + _LONGEST_BRACKET, limit)) if self.doc[k].text == ")"), None)

    def _goes_on(self, start: int, j: int, limit: int) -> bool:
        """Whether "à", "en" … continue the phrase: "expert en sécurité", "sources à Paris"; not "à l'AFP", "en mars"."""
        if j + 1 >= limit or any(k in self.mention_at for k in range(start, j)):
            return False
        following = next((k for k in range(j + 1, min(j + 3, limit)) if self.doc[k].pos_ != "DET"), None)
        if (
            following is not None
            and self.doc[j].lower_ in function_words(self.doc.lang_, "contracted_definite")
            and not self._is_body(following)
        ):
            return False
        if following is None or self.is_media(following) or self.doc[following].like_num:
            return False
        inside = self.noun(following)
        if inside and inside.role in ("media", "document", "platform"):
            return False
        head = self.head(start, j)
        role = self.noun(head) if head is not None else None
        if role is None or role.role not in ("anonymous", "office", "official"):
            return False
        return self.doc[j].lower_ not in function_words(self.doc.lang_, "bare_to") or self.doc[following].pos_ == "PROPN"

    def _is_body(self, j: int) -> bool:
        """Whether somebody may belong to what a token names: "une source au | Hamas", "un responsable au | sein du ministère"."""
        named = j in self.mention_at or self.noun(j) is not None
        return named or self.doc[j].lower_ in function_words(self.doc.lang_, "within")

    def _coordinated(self, j: int) -> bool:
        k = j + 1 if self.doc[j].pos_ == "DET" else j
        noun = self.noun(k) if k < len(self.doc) else None
        return bool(noun and noun.role in ("anonymous", "official"))

    def head(self, start: int, end: int) -> int | None:
        """The token that a phrase is about."""
        introducing = function_words(self.doc.lang_, "no_head", "round_number")
        for j in range(start, end):
            if j in self.mention_at:
                return self.mention_at[j].tokens.head if self.mention_at[j].tokens.start >= start else j
            token = self.doc[j]
            if token.pos_ in ("NOUN", "PROPN", "X") and token.lower_ not in introducing:
                return j
            named = j > start and token.pos_ in ("ADJ", "VERB", "ADV") and self.noun(j)
            if named and self.nouns.modifier(token) is None:
                return j
        return None

    def governed(self, j: int, head: int, *, person: bool) -> bool:
        """Whether a name is a complement of the phrase's head: "chef de l'organisation X"; not "porte-parole de l'armée X"."""
        for k in range(j - 1, head, -1):
            token = self.doc[k]
            if token.pos_ == "ADP" or token.lower_ in self._of:
                return True
            noun = self.noun(k)
            if person and token.pos_ in ("NOUN", "PROPN") and not (noun and noun.role == "office"):
                return False
        return False

    def proper_run(self, j: int, limit: int) -> int:
        """The end of a run of proper nouns that no mention covers."""
        if j < limit and self._capital_noun(j):  # "le Centre d'analyse du terrorisme"
            return limit
        k = j
        while k < limit and k not in self.mention_at and (self._is_proper(k) or self._in_name(k, first=j)):
            k += 1
        return k

    def _is_proper(self, k: int) -> bool:
        """Whether a token is a proper noun; a demonym in lower case never is ("le président | afghan")."""
        return self.doc[k].pos_ == "PROPN" and not (self.doc[k].text.islower() and self.nouns.origin(self.doc[k]))

    def _in_name(self, k: int, *, first: int) -> bool:
        """Whether a capital shows a word to be of a name: behind the name's `first` word, of an agency, a common noun for a given name."""
        token = self.doc[k]
        if k > first:
            return token.text[:1].isupper()
        outlet = self.outlet_noun(k)
        if outlet is not None:  # "l'agence LUSA", "le journal iranien Al-Wifaq"
            return token.text[:1].isupper() and len(token) > 1 and self.nouns.origin(token) is None and self.noun(k) is None
        given = token.pos_ == "NOUN" and token.is_title and k > 0 and self.doc[k - 1].pos_ == "ADP"  # "selon Matin Bek"
        return given and k + 1 < len(self.doc) and self.doc[k + 1].pos_ == "PROPN" and self.noun(k) is None

    def outlet_noun(self, k: int) -> SourceNoun | None:
        """The noun of the press before a token, what qualifies it between them: "l'agence de presse locale | Mizan"."""
        if self.doc[k - 1].lower_ in self._of:  # "la télévision d'Etat"
            return None
        for j in range(k - 1, max(-1, k - 1 - _QUALIFIED), -1):
            noun = self.noun(j)
            if noun is not None and noun.role == "media":
                return noun
            if not self.doc[j].text.islower() or not (self.doc[j].pos_ in ("ADJ", "NOUN") or self.doc[j].lower_ in self._of):
                return None
        return None

    def _capital_noun(self, j: int) -> bool:
        """A common noun with a capital inside a sentence begins an institution's name."""
        token = self.doc[j]
        bare = token.is_sent_start and token.dep_ == "nsubj" and not any(t.dep_ == "det" for t in token.children)
        if bare and token.pos_ in ("NOUN", "ADJ", "X") and self.noun(j) is None:
            return True
        capital = token.pos_ == "NOUN" and token.text[:1].isupper() and not token.text.isupper() and not token.is_sent_start
        return capital and self.noun(j) is None and self.doc[j - 1].pos_ == "DET" and not self.doc[j - 1].is_punct

    def words(self, start: int, end: int) -> frozenset[str]:
        """The source nouns in a phrase."""
        return frozenset(noun.word for j in range(start, end) if (noun := self.noun(j)))

    def is_media(self, i: int) -> bool:
        """Whether a token is part of an outlet's or agency's name."""
        mention = self.mention_at.get(i)
        return bool(mention and (mention.actor.kind == "media" or mention.actor.family is ActorFamily.OUTLET))

    def is_person(self, i: int) -> bool:
        """Whether a token is part of a person's name."""
        mention = self.mention_at.get(i)
        return mention is not None and is_person(mention)

    def is_platform(self, mention: ActorMention) -> bool:
        """Whether a mention is a channel that carries words and never their source: Telegram."""
        noun = self.nouns.nouns.get(mention.actor.label)
        return bool(noun and noun.role == "platform")


def is_person(mention: ActorMention) -> bool:
    """Whether a mention names a person."""
    return mention.actor.kind == "person" or mention.how == "person"
