"""Where an article says that things happen: names, parts and surroundings of named places, roads between them.

"l'est de la Syrie" -> eastern-syria, in syria; "la ville de X", "les environs de X", "à 20 km au sud de X" -> X;
"le désert de X" -> x-desert, in X; "la route de A à B" -> a-b-road. Places that no gazetteer has keep their own name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from kg.annotate.actor_words import ActorWords, actor_words
from kg.annotate.names import ACTOR, OUTLET, PLACE
from kg.annotate.place_pointing import Found, PlaceMemory, listed_with
from kg.annotate.place_sense import common_container, is_distance, is_state, object_relation, relation, tells_how_far, told_as_places
from kg.annotate.place_words import KINDS, PlaceHead, PlaceWords, place_words
from kg.annotate.unknown_places import begins_name, place_entities
from kg.annotate.view import root_of
from kg.annotations import PlaceMention, Tokens, text_of
from kg.knowledge import Knowledge, slug
from kg.knowledge.folding import fold
from kg.languages import Lexicon, function_words
from kg.model import Place

_TOWNS = frozenset({"city", "town", "village"})
_SETTLED = _TOWNS | {"province"}  # what lies somewhere as a whole
_SMALL = _TOWNS | {"base", "camp", "facility", "place"}
_ARTICLES = ("definite", "indefinite", "contracted", "demonstrative")
_REACH = 4  # how many tokens may lie between a head noun and the place's name
_BETWEEN_ENDS = ("of", "to", "definite", "between_ends")
_DASHES = frozenset({"-", "–"})


def find_places(doc: Doc, *, knowledge: Knowledge, lexicon: Lexicon) -> tuple[PlaceMention, ...]:
    """The places mentioned in a parsed Doc, in text order, with the sense of their preposition.

    A place that only the statistics know counts where a preposition, what takes it or what it is called tells once that it is one.
    """
    mentions = list(_Reader(doc, knowledge, place_words(lexicon), actor_words(lexicon)).read())
    return told_as_places(mentions, doc, place_words(lexicon))


class _Reader:
    def __init__(self, doc: Doc, knowledge: Knowledge, words: PlaceWords, actors: ActorWords) -> None:
        self.doc, self.knowledge, self.words, self.actors = doc, knowledge, words, actors
        self.entities = {entity.start: entity for entity in place_entities(doc, words)}
        self.told = PlaceMemory(doc, words)
        self.articles = function_words(doc.lang_, *_ARTICLES)
        self.seats = {actor: name for name, actor in knowledge.metonyms.items()}

    def read(self) -> Iterator[PlaceMention]:
        i, previous, last = 0, None, None
        heads, there, forms = self.words.heads, self.words.there, [token.lower_ for token in self.doc]
        while i < len(forms):
            if i not in self.entities and forms[i] not in heads.openers and forms[i] not in there.openers:
                i += 1
                continue
            begins = i in self.entities or heads.at(self.doc, i) is not None
            found = (self._at(i) or self._pointing(i)) if begins else self.told.adverb(i)
            if found:
                found = last = listed_with(self.doc, last, found)
                previous = self.mention(found, previous)
                self.told.note(found, previous.relation, capital=self._is_capital(found))
                yield previous
            i = max(i + 1, found.end) if found else i + 1

    def _at(self, i: int) -> Found | None:
        head = self.words.heads.at(self.doc, i)
        if head is not None and (found := self._headed(i, *head)):
            return found
        return self._named(i)

    def _pointing(self, i: int) -> Found | None:
        """What points back to a place told before: "la ville", "cette vallée", "dans le nord"."""
        head = self.words.heads.at(self.doc, i)
        if head is not None and head[0].role == "direction":
            return self._side_of_country(i, *head) if self.told.is_definite(i) else None
        return self.told.noun(i)

    def _side_of_country(self, i: int, head: PlaceHead, end: int) -> Found | None:
        """ "dans le nord", with nothing said of what: of the country that "le pays" means there."""
        country, before = self.told.country(i), self.doc[i - 2] if i > 1 else None
        following = self.doc[end] if end < len(self.doc) else None
        goes_on = following is not None and (
            following.pos_ in ("ADJ", "NOUN") or following.lower_ in function_words(following.lang_, "of", "coordinator")
        )
        if country is None or before is None or goes_on or before.lower_ not in function_words(before.lang_, "inside"):
            return None
        return Found(i, end, self._side(head.english, country, f"{self._text(i, end)} ({country.label})"))

    def _named(self, i: int) -> Found | None:
        """A place's own name, with an adjective of direction: "Syrie orientale"."""
        entity = self.entities.get(i)
        if entity is None:
            return None
        place = self._place(entity)
        if place is None:
            return None
        if entity.end < len(self.doc) and (side := self.words.direction_adjectives.get(self.doc[entity.end].text)):
            return Found(i, entity.end + 1, self._side(side, place, self._text(i, entity.end + 1)))
        return Found(i, entity.end, place)

    def _place(self, entity: Span, kind: str = "place") -> Place | None:
        """The place that an entity names, a new one where the gazetteer has none."""
        if entity.label_ == PLACE:
            return self.knowledge.places[entity.ent_id_]
        start = entity.start + 1 if entity[0].lower_ in self.articles and len(entity) > 1 else entity.start
        text = self._text(start, entity.end)
        if self._is_no_place(text, start, entity):
            return None
        return self.knowledge.place(text) or Place(id=slug(text), label=text, kind=kind)

    def _is_no_place(self, text: str, start: int, entity: Span) -> bool:
        """Whether what the statistics took for a place is a common noun, a demonym, an actor or an outlet."""
        if not begins_name(self.doc[start]) or len(text) < 3 or entity[-1].text.islower():
            return True
        if text.upper() == text and any(character.isdigit() for character in text):  # "F16", "S-400"
            return True
        single = len(entity) == 1 or entity[0].lower_ in self.articles
        word = single and (self.actors.heads.at(self.doc, entity[-1].i) or self.words.heads.at(self.doc, entity[-1].i))
        demonym = text.lower().rpartition("-")[2] in self.actors.origins
        return bool(word) or demonym or self.knowledge.actor(text) is not None or self.knowledge.outlet(text) is not None

    def _text(self, start: int, end: int) -> str:
        return text_of(self.doc, start, end).replace("\n", " ")

    def _headed(self, i: int, head: PlaceHead, after: int) -> Found | None:
        """A place made of a head noun and another place."""
        if head.role == "road" and (road := self._road(i, after)):
            return road
        if head.english == "border" and (border := self._border(i, after)):
            return border
        side, k = self._direction(after) if head.role in ("around", "part", "same") else (None, after)
        origin = self.actors.origins.get(self.doc[k].text) if k < len(self.doc) else None
        if origin is not None and origin.kind == "state" and (found := self._of_state(i, k + 1, head, origin.actor)):
            return found
        base = self._complement(k, head)
        if base is None:
            return self._listed(i, after, head)
        if head.role == "direction" and (is_distance(self.doc, i, self.words) or self._is_outside(i, base.place)):
            return base
        vague = function_words(self.doc.lang_, "indefinite", "several")
        if head.role == "around" and (not head.english or any(token.lower_ in vague for token in self.doc[after : base.end])):
            return replace(base, start=i)  # "les environs de X", "aux abords d'un village de X"
        place = self._made(head, base.place, self._text(i, base.end), side)
        return Found(i, base.end, place, head.english if head.role == "same" else "")

    def _is_outside(self, i: int, base: Place) -> bool:
        """Whether "à l'ouest de X" lies outside X, as it does for towns: "dans l'ouest de X" is inside."""
        before = [token.lower_ for token in self.doc[max(0, i - 2) : i]]
        if before and before[-1] in function_words(self.doc.lang_, "definite"):
            before.pop()
        return base.kind in _SMALL and bool(before) and before[-1] in function_words(self.doc.lang_, "to")

    def _direction(self, i: int) -> tuple[str | None, int]:
        """A direction right behind a head noun: "campagne nord", "campagne orientale"."""
        word = self.doc[i].lower_ if i < len(self.doc) else ""
        side = self.words.directions.get(word) or self.words.direction_adjectives.get(word)
        return side, i + 1 if side else i

    def _of_state(self, i: int, end: int, head: PlaceHead, state: str) -> Found | None:
        """ "la capitale afghane", "le nord syrien"; "la province irakienne de X" is left to the complement."""
        country = self.knowledge.places.get(state)
        if country is None:
            return None
        if head.role == "capital" and not (end < len(self.doc) and self.doc[end].lower_ in function_words(self.doc.lang_, "of")):
            seat = self.knowledge.place_names.get(self.seats.get(state, ""))
            return Found(i, end, self.knowledge.places[seat[0]]) if seat else None
        if head.role == "direction":
            return Found(i, end, self._side(head.english, country, self._text(i, end)))
        return Found(i, end, country) if head.role == "country" else None

    def _listed(self, i: int, after: int, head: PlaceHead) -> Found | None:
        """The first of "le nord et l'est du Mali"."""
        joining = function_words(self.doc.lang_, "coordinator")
        if head.role != "direction" or after + 2 >= len(self.doc) or self.doc[after].lower_ not in joining:
            return None
        start = after + 2 if self.doc[after + 1].lower_ in self.articles else after + 1
        second = self.words.heads.at(self.doc, start)
        found = self._headed(start, *second) if second is not None and second[0].role == "direction" else None
        base = found.place.within if found is not None else None
        return Found(i, after, self._side(head.english, base, f"{head.form} ({base.label})")) if base is not None else None

    def _complement(self, k: int, head: PlaceHead) -> Found | None:
        """The place that a head noun belongs to: behind "de", or right behind the noun ("mont Sinjar", "base Victory")."""
        doc, of, bare = self.doc, function_words(self.doc.lang_, "of"), function_words(self.doc.lang_, "bare_of")
        singular = function_words(self.doc.lang_, "contracted_singular")
        first, limit = k, min(len(doc), k + _REACH)
        linked = False
        while k < limit and not doc[k].is_sent_start:
            entity = self.entities.get(k)
            if entity is not None:
                if head.role == "direction" and not linked:
                    return None
                inner = self._place(entity, head.english if head.role == "same" else "place")
                return Found(k, entity.end, inner) if inner else None
            if doc[k].lower_ in of:
                linked = True
                start = min(k + 2 if k + 1 < len(doc) and doc[k + 1].lower_ in self.articles else k + 1, len(doc) - 1)
                nested = self.words.heads.at(doc, start)
                if nested is not None and head.role in ("direction", "around") and nested[0].role != "direction":
                    return self._headed(start, *nested) or self._pointing(start)
                if (doc[k].lower_ in bare or (head.role == "same" and doc[k].lower_ in singular)) and (fresh := self._unknown(k + 1, head)):
                    return fresh
            elif k == first + 1 and head.role == "same" and doc[k].lower_ in self.articles and (fresh := self._unknown(k + 1, head)):
                # "le département de l'Artibonite", no "chef d'État de la Cédéao"
                return fresh if self.told.is_definite(first - 1) else None
            elif doc[k].lower_ not in self.articles and doc[k].pos_ not in ("ADJ", "DET") and not (linked and head.role == "direction"):
                return None
            k += 1
        return None

    def _unknown(self, i: int, head: PlaceHead) -> Found | None:
        """A capitalised word behind "village de" that the statistics did not take for a place."""
        doc = self.doc
        if head.role not in ("same", "part", "around", "direction", "country") or i >= len(doc) or not self._may_name(i):
            return None
        end = i + 1
        while end < len(doc) and not doc[end].is_sent_start and self._may_name(end):
            end += 1
        text = self._text(i, end)
        if not text.replace(" ", "").replace("-", "").replace("'", "").isalpha() or text.isupper() or text.lower() in self.actors.origins:
            return None
        place = self.knowledge.place(text) or Place(id=slug(text), label=text, kind=head.english if head.role == "same" else "place")
        return Found(i, end, place)

    def _may_name(self, i: int) -> bool:
        """Whether a token may belong to the name of a place that nothing knows."""
        token = self.doc[i]
        return begins_name(token) and i not in self.entities and token.ent_type_ not in (ACTOR, OUTLET)

    def _made(self, head: PlaceHead, base: Place, text: str, side: str | None) -> Place:
        """The place that a head noun makes of another."""
        camp = head.english == "camp" and base.known and base.kind in _TOWNS  # "le camp de réfugiés de Jénine"
        if head.role in ("same", "capital") and not camp:
            return self._side(side, base, text) if side and head.english not in _SETTLED else base  # "la ville septentrionale de X"
        if head.role == "direction":
            return self._side(head.english, base, text)
        if known := self.knowledge.place(text):
            return known
        id_ = "-".join(filter(None, (side, base.id, head.english)))
        return self.knowledge.places.get(id_) or Place(id=id_, label=text, kind=KINDS.get(head.english, "region"), within=base)

    def _side(self, side: str, base: Place, text: str) -> Place:
        id_ = f"{side}-{base.id}"
        english = f"{side} {base.label_en or base.label}"
        return self.knowledge.places.get(id_) or Place(id=id_, label=text, kind="region", label_en=english, within=base)

    def _road(self, i: int, after: int) -> Found | None:
        """The road between two places, named by both."""
        ends: list[Place] = []
        k, between = after, function_words(self.doc.lang_, *_BETWEEN_ENDS) | _DASHES
        while k < min(len(self.doc), after + 2 * _REACH) and not (k > i and self.doc[k].is_sent_start) and len(ends) < 2:
            entity = self.entities.get(k)
            place = self._place(entity) if entity is not None else None
            if entity is not None and place is not None:
                ends.append(place)
                k = entity.end
            elif self.doc[k].lower_ in between:
                k += 1
            else:
                break
        if len(ends) < 2:
            return None
        label, within = self._text(i, k), common_container(*ends)
        return Found(i, k, Place(id=f"{ends[0].id}-{ends[1].id}-road", label=label, kind="road", within=within))

    def _border(self, i: int, after: int) -> Found | None:
        """ "la frontière irako-syrienne": the two states of a compound adjective; "la frontière turque": of one."""
        if after >= len(self.doc):
            return None
        text = self._text(i, after + 1)
        first, _, second = self.doc[after].text.rpartition("-")
        origin = self.actors.origins.get(second)
        if first and origin is not None and first in self.actors.prefixes:
            if known := self.knowledge.place(f"frontière {first}-{origin.forms[1]}"):
                return Found(i, after + 1, known)
            return Found(i, after + 1, Place(id=f"{self.actors.prefixes[first]}-{origin.actor}-border", label=text, kind="border"))
        if not first and origin is not None and origin.kind == "state" and (country := self.knowledge.places.get(origin.actor)):
            return Found(i, after + 1, Place(id=f"{origin.actor}-border", label=text, kind="border", within=country))
        return None

    def mention(self, found: Found, previous: PlaceMention | None) -> PlaceMention:
        """The place with its head token and the sense of what precedes it."""
        head = root_of(self.doc, found.start, found.end)
        if found.points:
            return PlaceMention(Tokens(found.start, found.end, head.i), found.place, "at")
        sense = relation(self.doc, found.start, head, words=self.words, previous=previous)
        if is_state(self.doc, found.start, head, found.place, capital=self._is_capital(found), words=self.words):
            sense = "none"
        if previous is not None and tells_how_far(self.doc[previous.tokens.end : found.start], self.words):
            sense = "none"
        elif sense == "none":
            sense = object_relation(head, self.words)
        return PlaceMention(Tokens(found.start, found.end, head.i), found.place, sense)

    def _is_capital(self, found: Found) -> bool:
        return fold(self._text(found.start, found.end)) in self.knowledge.metonyms
