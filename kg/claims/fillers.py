"""From tokens to actors: which actor a role's token stands for, and how its words describe an object."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from kg.annotations import ActorMention, Annotation, Tokens
from kg.claims import displaced
from kg.claims.agreement import agrees
from kg.claims.argument_verbs import is_of_kind
from kg.claims.by_agents import by_agents
from kg.claims.companies import body_said_of, company, leads_fighters
from kg.claims.complements import complements
from kg.claims.coordination import apposes, coordinated, is_behind_colon, name_behind
from kg.claims.first_person import speaker
from kg.claims.forms import has_use, means_followers, preposition
from kg.claims.light import participles
from kg.claims.phrase_before import is_part_struck, whose_before
from kg.languages import Lexicon, function_words, individuals, lemmas
from kg.model import Actor, ActorFamily

_OF_NOUNS = ("nmod", "obl:mod", "obl:arg")
_THINGS = frozenset({"facility", "force", "human", "territory", "vehicle", "weapon"})
_STANDING = frozenset({"force", "official"})  # who acts for who sends them
_KEPT = frozenset({"arms", "facility", "force", "official", "transport", "vehicle", "weapon"})  # what one has that acts or is struck
_FIRED = frozenset({"explosive", "projectile", "vehicle", "violence", "weapon"})
_CLASS_OF = {"person": "human", "people": "human", "forces": "force", "group": "force"}  # an actor's kind
_PEOPLE = frozenset({"person", "people", "group"})  # "le père d'un soldat", "la défenseure de X" is somebody else
_CASUALTIES = ("killed", "wounded")
_OPENING = 2  # words in front of a time or a place: "dans le", "au"
_MAX_OBJECT_WORDS = 4
_NAMED = frozenset({"name", "person"})
_SEVERAL = frozenset({"adjective", "anaphor", "pronoun"})


@cache
def _nouns(lexicon: Lexicon) -> tuple[set[str], frozenset[str], frozenset[str], dict[str, set[str]]]:
    """Nouns of casualties, of quantities, of single persons and their kin, and the semantic classes of all."""
    classes: dict[str, set[str]] = {}
    for row in lexicon.table("nouns"):
        classes.setdefault(row["lemma"], set()).add(row["class"])
    casualties = {row["lemma"] for row in lexicon.table("units") if row["measure"] in _CASUALTIES}
    kin = {row[form] for row in lexicon.table("individuals") if row["scope"] == "kin" for form in ("masculine_plural", "feminine_plural")}
    quantities = lemmas(lexicon.code, "quantifiers") | function_words(lexicon.code, "one_of")
    return casualties, quantities, individuals(lexicon.code) | kin, classes


class Fillers:
    """Looks role tokens up among an article's mentions. Built once per article."""

    def __init__(self, annotation: Annotation, *, lexicon: Lexicon) -> None:
        self._language = lexicon.code
        self._first_person = function_words(self._language, "first_person_plural", "first_person_singular")
        self._by_head: dict[int, ActorMention] = {}
        self._covering: dict[int, ActorMention] = {}
        self._named_at: dict[int, list[Actor]] = {}  # both sides of "russo-turc"
        for mention in annotation.actors:
            self._by_head.setdefault(mention.tokens.head, mention)
            self._named_at.setdefault(mention.tokens.head, []).append(mention.actor)
            for i in range(mention.tokens.start, mention.tokens.end):
                self._covering.setdefault(i, mention)
        self._have_names = {mention.actor.id for mention in annotation.actors if mention.how in _NAMED}
        self.opposed = {mention.tokens.head: mention for mention in annotation.opposed}  # "anti-kurde"
        self._scopes = annotation.scopes
        self._places = {i for mention in annotation.places for i in range(mention.tokens.start, mention.tokens.end)}
        self._times = [(mention.tokens.start, mention.tokens.end) for mention in annotation.times]
        settings = [(mention.tokens.start, mention.tokens.end) for mention in annotation.places if mention.relation != "none"]
        self._settings = sorted([*self._times, *settings])
        self._numbers = {mention.tokens.head for mention in annotation.quantities}
        self._classes_at: dict[int, frozenset[str]] = {}
        self._casualties, self._quantifiers, self._individuals, self._classes = _nouns(lexicon)

    def mention(self, token: Token) -> ActorMention | None:
        """The actor mention that the token heads or lies in; who speaks, for a first person."""
        return self._by_head.get(token.i) or self.opposed.get(token.i) or self._covering.get(token.i) or self._speaker(token)

    def _speaker(self, token: Token) -> ActorMention | None:
        """Whom the first person means: the speaker, "nous" and "nos" the body that a person speaks for."""
        if token.lower_ not in self._first_person:
            return None
        said_by = speaker(token, self._scopes, named=self._by_head, owner=lambda noun: self._owner(noun, 2))
        return None if said_by is None else ActorMention(Tokens(token.i, token.i + 1, token.i), said_by, "pronoun")

    def actors(self, tokens: Iterable[Token]) -> tuple[Actor, ...]:
        """The actors that role tokens stand for, coordination included, each once."""
        parties = [each for token in tokens for each in coordinated(token) if self._is_party(each, token)]
        found = [actor for each in parties for actor in self._of(each, depth=3) if actor.family is ActorFamily.ACTOR]
        return tuple(reversed({actor.id: actor for actor in reversed(found)}.values()))

    def _is_party(self, joined: Token, first: Token) -> bool:
        """Whether what is coordinated with an actor may be one: "les frappes sur les rebelles et la prise | de la ville par X"."""
        act = self.classes(joined) & {"abstract", "event"} or any(preposition(child) == "par" for child in joined.rights)
        return joined == first or self.direct(joined) or not self.direct(first) or not act

    def alone(self, token: Token) -> list[Actor]:
        """The actors that a token itself stands for, without what is coordinated with it."""
        return [actor for actor in self._of(token, depth=3) if actor.family is ActorFamily.ACTOR]

    def _of(self, token: Token, *, depth: int) -> list[Actor]:
        mention = self.mention(token) or self._titled(token)
        if mention is not None and (body := body_said_of(token, mention)) is not None:
            return [body]
        if (mention.how in ("description", "anaphor") if mention is not None else self._is_kin(token)) and (named := self._apposed(token)):
            return named
        if mention is not None and mention.how == "description" and token.lemma_.lower() in self._casualties:
            return self._owner(token, depth)  # "fait six morts et dix blessés" tells of nobody
        if mention is not None and not mention.actor.known and self.classes(token) & _STANDING and (whose := self._possessor(token, depth)):
            return [self._commander_of(owner, token) for owner in whose]
        if self._is_individual(token, mention):
            return [mention.actor] if mention is not None else []
        if mention is None or mention.how != "description" or mention.actor.known:
            return self._all(mention) if mention else self._owner(token, depth) or self._some_of(token, depth)
        return company(mention.actor) or self._owner(token, depth) or [mention.actor]

    def _some_of(self, token: Token, depth: int) -> list[Actor]:
        """Of whom those are that a number alone, "autres" or "membres" counts."""
        whole = displaced.whose_some(token, self._by_head.keys()) if depth else None
        return self._of(whole, depth=depth - 1) if whole is not None else []

    def _is_individual(self, token: Token, mention: ActorMention | None) -> bool:
        """Whether a noun names a single person in private life, who is nobody else's to answer for: "la veuve d'un soldat"."""
        if mention is None and self._is_led(token):
            return False
        if mention is not None and mention.how == "description" and mention.actor.kind == "person":
            return mention.actor.part_of is None or mention.actor.id in self._have_names
        kin = mention is not None and mention.how == "description" and mention.actor.kind == "people"  # "les mères des soldats"
        return (mention is None or kin) and token.pos_ == "NOUN" and token.lower_.removeprefix("ex-") in self._individuals

    def _is_led(self, token: Token) -> bool:
        """Whether men are those of somebody who is named: "les hommes du colonel X"."""
        behind = (self._by_head.get(t.i) for t in token.rights if token.lower_ in function_words(self._language, "men"))
        return any(m is not None and m.actor.kind == "person" and m.how in _NAMED for m in behind)

    def _titled(self, token: Token) -> ActorMention | None:
        """The name behind a title that the parser makes the head: "M. Aoun"."""
        return next((hit for child in token.children if child.dep_ == "flat:name" and (hit := self._by_head.get(child.i))), None)

    def _all(self, mention: ActorMention) -> list[Actor]:
        """The actors that one word names: several for a compound adjective, or for a plural pronoun."""
        return self._named_at.get(mention.tokens.head, [mention.actor]) if mention.how in _SEVERAL else [mention.actor]

    def _apposed(self, token: Token) -> list[Actor]:
        """The name behind a description: "un allié de l'Otan, la Turquie"."""
        beside = [child for child in token.children if apposes(child) and not is_behind_colon(child)]
        beside = beside or (name_behind(token) if self._is_kin(token) else [])
        return [name.actor for t in beside if (name := self._by_head.get(t.i)) is not None and name.how != "description"]

    def _owner(self, token: Token, depth: int) -> list[Actor]:
        """The possessor of a thing or a part: "positions de l'EI", "leur convoi", "frappes russes"."""
        if depth == 0:
            return []
        doers = [t for t in token.rights if t.dep_ == "nmod" and preposition(t) == "par" and self.direct(t)]
        if doers and not self.classes(token) & _THINGS:  # "le vol du blé syrien | par Lima"
            return [actor for each in coordinated(doers[0]) for actor in self._of(each, depth=depth - 1)]
        for child in token.children:
            own = self._by_head.get(child.i) or (self._speaker(child) if child.dep_ == "det" else None)
            if child.i in self.opposed or (own is None and child.i in self._places):  # "des miliciens du sud du Liban"
                continue
            apart = (whole := self._covering.get(child.i)) is not None and token.i < whole.tokens.head < child.i
            made = child.lower_ in function_words(self._language, "making")  # "un missile | de conception soviétique"
            if child.i > token.i and (apart or made or is_behind_colon(child)):  # "civils et forces | de l'ordre"
                continue
            if child.dep_ == "nmod" and preposition(child) in function_words(self._language, "part_of") and child.i > token.i:
                owners = [actor for each in coordinated(child) for actor in self._of(each, depth=depth - 1)]
                if owners and not (self._is_kin(token) and all(owner.kind in _PEOPLE for owner in owners)):
                    return owners
            elif child.dep_ == "det" and (self._is_kin(token) or self._is_other(token)):
                continue
            elif own is not None and (child.dep_ in ("amod", "det", "appos", "nmod", "acl") and preposition(child) is None):
                return [self._commander_of(actor, token) for actor in self._all(own)] if child.dep_ == "det" else self._all(own)
            elif child.dep_ in ("amod", "acl"):  # "opérations héliportées américaines"
                qualified = [hit.actor for grand in child.children if (hit := self._by_head.get(grand.i)) and hit.how == "adjective"]
                if qualified:
                    return qualified
        quoted = () if self._is_kin(token) else displaced.behind_quotation(token)
        owners = [actor for noun in quoted for each in coordinated(noun) for actor in self._of(each, depth=depth - 1)]
        return owners or self._holder(token, depth) or self._possessor(token, depth)

    def _possessor(self, token: Token, depth: int) -> list[Actor]:
        """Whose the subject or object of a relative clause with "dont" is: "l'armée, dont les soldats ont tué …".

        Where the parser made that clause the main one, only arms, forces and the like are somebody's.
        """
        told = token.head.dep_ == "acl:relcl" or is_part_struck(token) or (self.classes(token) & _KEPT and not self._is_kin(token))
        owner = whose_before(token) if told and depth and token.dep_ in ("nsubj", "nsubj:pass", "obj") else None
        return self._of(owner, depth=depth - 1) if owner is not None else []

    def _holder(self, token: Token, depth: int) -> list[Actor]:
        """Who holds, owns, made or makes up a thing, or is said to: "un quartier tenu par X", "composé de gendarmes", "attribuée à X"."""
        if self._is_kin(token):  # "les otages détenus par X", "les rebelles, pris à partie par X" are not X's
            return []
        act = "event" in self._classes.get(token.lemma_.lower(), ())  # "l'offensive engagée par X"
        kinds = ("holds", "owned") if "human" in self.classes(token) else ("holds", "owned", "makes", "blames")
        verbs = [v for v in participles(token) if v.dep_ != "conj" and (is_of_kind(v, *kinds) or act)]
        verbs = [v for v in verbs if is_of_kind(v, "holds", "owned") or (v.i > token.i and agrees(v, token))]
        verbs = verbs if self.classes(token) & _FIRED else [v for v in verbs if not is_of_kind(v, "blames")]
        of = [complements(verb, ("à",)) if is_of_kind(verb, "owned", "blames") else by_agents(verb) for verb in verbs]
        of += [complements(token, ("par",))] if act or verbs else []  # "l'abandon par X", "la décision prise | par X"
        of += [complements(v, ("de",)) for v in participles(token) if is_of_kind(v, "composes")]
        found = ([actor for holder in by for each in coordinated(holder) for actor in self._of(each, depth=depth - 1)] for by in of)
        return next((holders for holders in found if holders), [])

    def tells_time(self, token: Token) -> bool:
        """Whether a token lies in a time expression."""
        return any(start <= token.i < end for start, end in self._times)

    def _commander_of(self, owner: Actor, forces: Token) -> Actor:
        """Whose forces are meant by "ses forces" of an official: those of the body that he is part of."""
        body = owner.part_of
        fighters = "force" in self._classes.get(forces.lemma_.lower(), ()) or means_followers(forces)
        return body if owner.kind == "person" and body is not None and fighters else owner

    def _is_kin(self, token: Token) -> bool:
        """Whether a noun names a person of whom a possessive tells no owner ("mon mari"); fighters are of their force."""
        named = self._classes.get(token.lemma_.lower(), set())
        theirs = means_followers(token) or self._is_led(token)
        return "human" in named and not named & {"force", "facility"} and not theirs

    def _is_other(self, token: Token) -> bool:
        """Whether a noun describes actors of their own, whom a possessive only relates: "ses voisins"; not "ses soldats"."""
        mention = self._by_head.get(token.i)
        return mention is not None and mention.how == "description" and "force" not in self._classes.get(token.lemma_.lower(), ())

    def displaced_object(self, verb: Token) -> list[Token]:
        """The object that a time or a place parts from its verb: "a frappé dans la nuit de lundi des positions"."""
        if behind := displaced.behind_times(verb, self._times, self._by_head):
            return behind
        if behind := displaced.behind_settings(verb, self._settings) or displaced.behind_adverbial(verb) or displaced.behind_inserted(verb):
            return behind
        return displaced.counted_behind_places(verb, self._quantifiers)

    def displaced_complement(self, noun: Token) -> list[Token]:
        """The "de" complement that a time or a place parts from its noun: "la libération dans le nord du pays de deux otages"."""
        settled = displaced.complement_behind(noun, self._settings)
        return displaced.behind_insertion(noun) or displaced.behind_quotation(noun) if settled is None else settled

    def is_situated(self, noun: Token) -> bool:
        """Whether a noun's own phrase tells where or when: "les combats à Gao", "une attaque lundi matin"."""
        locative, of = function_words(self._language, "locative"), function_words(self._language, "of")
        behind = (t for t in noun.rights if t.dep_ in _OF_NOUNS and preposition(t) in locative)
        following = noun.doc[noun.i + 1].lower_ if noun.i + 1 < len(noun.doc) else ""
        when = following not in of and any(noun.i < start <= noun.i + _OPENING for start, _ in self._times)
        return when or any({t.i, *(child.i for child in t.rights)} & self._places for t in behind)  # "dans la région | de Gao"

    def direct(self, token: Token) -> bool:
        """Whether the token itself names or describes an actor."""
        return token.i in self._by_head

    def is_addressee(self, token: Token) -> bool:
        """Whether a nominal behind "à" may be whom an act is meant for: not "à la formation de", "à la libération de"."""
        led = token.pos_ != "NOUN" or self.direct(token) or token.lower_ in function_words(self._language, "toward")
        return led or ("event" not in self.classes(token) and bool(self.classes(token) - {"abstract", "number", "actor"}))

    def counted(self, token: Token) -> Token:
        """What a noun of quantity counts, or the token itself: "une centaine de | pompiers"."""
        if token.lemma_.lower() not in self._quantifiers:
            return token
        return next((child for child in token.children if child.dep_ in ("nmod", "obl:arg") and preposition(child) == "de"), token)

    def classes(self, token: Token) -> frozenset[str]:
        """The semantic classes of a role token, for the conditions of a frame; of what it counts where it is a quantity."""
        if token.i not in self._classes_at:
            self._classes_at[token.i] = self._classes_of(token)
        return self._classes_at[token.i]

    def _classes_of(self, token: Token) -> frozenset[str]:
        counted = self.counted(token)
        if counted.i != token.i:
            return self.classes(counted) | {"number"}
        classes = set(self._classes.get(token.lemma_.lower(), ())) | set(self._classes.get(token.lower_, ()))
        mention = self.mention(token)
        if mention is not None:
            classes |= {"actor", _CLASS_OF.get(mention.actor.kind, "actor")}
            classes |= {"member"} if mention.how == "description" and leads_fighters(mention.actor) else set()
            classes |= {"outlet"} if mention.actor.family is not ActorFamily.ACTOR else set()
        if token.i in self._places:
            classes |= {"place", "territory"}
        if "passage" in classes and has_use(token):
            classes = (classes - {"abstract"}) | {"facility"}
        if token.pos_ == "NUM" or token.i in self._numbers or any(child.dep_ == "nummod" for child in token.children):
            classes.add("number")
        return frozenset(classes)

    def label(self, token: Token) -> str | None:
        """The words of a thing that plays a role: the noun with its adjectives; None for actors, pronouns and places."""
        if token.pos_ not in ("NOUN",) or token.i in self._by_head or token.i in self._places:
            return None
        words = [token] + [t for t in token.rights if t.dep_ == "amod" and t.i - token.i <= 2]
        words += [t for t in token.lefts if t.dep_ == "amod" and token.i - t.i == 1]
        chosen = sorted(words, key=lambda t: t.i)[:_MAX_OBJECT_WORDS]
        return " ".join(t.text for t in chosen).lower() if token.lower_.isalpha() else None
