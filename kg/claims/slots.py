"""The syntactic slots around one trigger, by the codes that frames name them with.

`subj` and `obj` are deep subject and object; a preposition is the complement that it introduces; of nouns, `adj` is a
demonym, `poss` a possessive, `light` the subject of a light verb, `visant` the aim of a participle.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotations import Tokens
from kg.claims.appeals import asked
from kg.claims.beholders import sees_given
from kg.claims.by_agents import by_agents
from kg.claims.causatives import is_caused, made_to
from kg.claims.complements import adjacent_nominal, complements, is_of_other_act, second_side
from kg.claims.concerned import CONCERNED, concerned
from kg.claims.control import charged, lender
from kg.claims.coordination import coordinated
from kg.claims.displaced import counted_apart
from kg.claims.doers import carried_out, doers, has_doer, is_of_force, may_act, named_behind, qualified, reached, without_itself
from kg.claims.event_words import is_noun_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import is_conjugated, is_passive, is_verbal, preposition
from kg.claims.governors import (
    bearers,
    below,
    companions,
    complements_behind_agent,
    destined,
    owners_of_acts,
    said_to_be,
    shared_complements,
    threatened,
)
from kg.claims.happening import happens, occurs
from kg.claims.light import bare_nominals, light_verb, measured
from kg.claims.noun_complements import behind_doer, behind_participle, behind_phrases, earned, kinds, right_behind, sides_behind, undertaken
from kg.claims.noun_governors import called_to_account, charged_by_noun, handlers, lending, tried
from kg.claims.occasions import partakers
from kg.claims.opponents import opponents
from kg.claims.possessives import possessors
from kg.claims.predicates import described, doer_of_being, tells_kind
from kg.claims.qualifiers import owned_by_origin, qualifying
from kg.claims.relatives import antecedent, nearer_subjects
from kg.claims.syntax import deep_objects, deep_subjects, has_subject, surface_subjects
from kg.claims.targets import aimed_at, named_against, set_against
from kg.claims.undergoing import sites, undergoing
from kg.claims.verb_arguments import bare_name, complements_apart, datives, governed_clauses, listed
from kg.claims.whose import owner_before, party_in_clause
from kg.languages import Lexicon, function_words
from kg.model import Actor

_MEASURED = frozenset({"par", "adj", "poss", "de", "contre", "sur", "envers", "visant"})
_GOODS = frozenset({"supplies", "money"})  # what nouns without a number tell: "une livraison de carburant"
_TEXTS = frozenset({"document", "pact", "proposal", "talks"})


class Slots:
    """The syntactic slots around one trigger, computed when first asked for."""

    def __init__(self, head: Token, words: Tokens, fillers: Fillers, lexicon: Lexicon) -> None:
        self._head = head
        self.is_noun = head.pos_ == "NOUN"
        self._words = words
        self._fillers = fillers
        self._lexicon = lexicon
        self._measure = measured(head, lexicon) if "event" in fillers.classes(head) else head
        self._light = None if is_verbal(head) and head.pos_ == "VERB" else light_verb(head, lexicon=lexicon)
        self._cache: dict[str, list[Token]] = {}

    def tokens(self, code: str) -> list[Token]:
        """The tokens in a slot."""
        if code not in self._cache:
            self._cache[code] = [t for t in map(antecedent, self._find(code)) if self._fits(t, code)]
        return self._cache[code]

    def _fits(self, token: Token, code: str) -> bool:
        of_force = code == "de" and is_of_force(token, self._fillers) and not tells_kind(token)  # not "tirs de | mortier de X"
        return not self._inside(token) or self._fillers.direct(token) or of_force

    def _inside(self, token: Token) -> bool:
        return self._words.start <= token.i < self._words.end and token.i not in (self._head.i, *self._fillers.opposed)

    def _find(self, code: str) -> list[Token]:
        head = self._head
        if code == "anti":
            return named_against(head.doc[self._words.start : self._words.end], self._fillers)
        if code.startswith("light-"):
            return complements(self._light.verb, (code.removeprefix("light-"),)) if self._light else []
        if head.pos_ in ("VERB", "AUX") or (is_verbal(head) and head.pos_ != "NOUN") or is_conjugated(head):
            return self._find_verbal(code)
        found = self._find_nominal(code)
        return found if any(self._fillers.actors([t]) for t in found) else self._of_measure(code) or found

    def _find_verbal(self, code: str) -> list[Token]:
        head = self._head
        match code:
            case "subj":
                return made_to(head) or nearer_subjects(head, deep_subjects(head), self._fillers) or called_to_account(head)
            case "light" | "adj" | "poss":  # "échappe à | leur contrôle"
                return possessors(head, self._phrase(), self._fillers) if code == "poss" else []
            case "obj":
                return [] if is_caused(head) else self._objects()
            case "par" | "inf-obj" | "asked" | "companions":
                return {"par": by_agents, "inf-obj": threatened, "asked": asked, "companions": companions}[code](head)
            case "obj-de":
                return owned_by_origin(self.tokens("obj"), self._fillers) or owners_of_acts(self.tokens("obj"), head)
            case "que-subj":  # "demande que le gouvernement démissionne"
                return [subject for clause in governed_clauses(head, "que") for subject in surface_subjects(clause) or bare_name(clause)]
            case "visant" | "inf" | "que" | "si" | "attr" | "as" | "passive" | "there":
                return governed_clauses(head, code)
            case "à":
                of = function_words(head.lang_, "clitic_of", "reflexive")  # "s'en prendre à X"
                found = [t for t in head.children if t.dep_ == "iobj" and t.pos_ == "PRON" and t.lower_ not in of]
                found += (surface_subjects(head) if sees_given(head) else []) + datives(head, self._fillers)
            case _:
                found = listed(complements(head, (code,)), self._phrase(), code)
        return found or complements_apart(head, self._phrase(), code, self._fillers)

    def _phrase(self) -> list[Token]:
        """The nouns that belong to a trigger of several words: "porte à 43 | le nombre"."""
        return [word for word in self._head.doc[self._words.start : self._words.end] if word.i != self._head.i and word.pos_ == "NOUN"]

    def _objects(self) -> list[Token]:
        """The deep objects; of a phrase also a bare nominal that the parser hung on its noun ("a mis en garde Israël")."""
        phrase = self._head.doc[self._head.i + 1 : self._words.end]
        objects, clitics = deep_objects(self._head), function_words(self._head.lang_, "object_pronoun")
        objects = [t for t in objects if not self._fillers.tells_time(t)]
        if not is_passive(self._head):  # "les a tirés | des décombres"
            objects = [t for t in objects if t.i < self._head.i and t.lower_ in clitics] or objects
        found = [t for t in objects if not self._inside(t) or self._fillers.direct(t)]
        if (found := found or [t for word in phrase for t in bare_nominals(word)]) or is_passive(self._head):
            return found
        return self._fillers.displaced_object(self._head) or counted_apart(self._head) or self._adjacent_object()

    def _adjacent_object(self) -> list[Token]:
        near = [t for t in adjacent_nominal(self._head, behind=self._words.end) if not self._inside(t) and not self._fillers.tells_time(t)]
        return [noun for noun in near if noun not in surface_subjects(self._head)]

    def _find_nominal(self, code: str) -> list[Token]:
        head = self._head
        match code:
            case "adj":
                return qualifying(head, self._phrase(), self._fillers)
            case "poss":
                return possessors(head, self._phrase(), self._fillers)
            case "light":
                return self._light_subjects("agent")
            case "subj":
                return self._light_subjects("agent") or described(head) or said_to_be(head) or qualified(head, self._fillers)
            case "obj":  # a participle at the head of the sentence, which the tagger takes for a name: "Affiliés à X, les rebelles …"
                return self._light_subjects("recipient") or (named_behind(head) if head.pos_ == "PROPN" else [])
            case "visant":
                return aimed_at(head, self._measure, self._fillers)
            case "inf" | "kind":  # "l'engagement des rebelles | à négocier", "une demande | d'entraide"
                return kinds(head, self._fillers) if code == "kind" else undertaken(head)
            case "clause" | "clause-en":  # "en soutien à l'armée, X a …"
                return partakers(head, self._fillers) if code == "clause" or preposition(head) == "en" else []
            case _ if code in CONCERNED:
                return concerned(head, code)
            case "par":
                return doers(head, self._phrase(), self._light, self._fillers, lexicon=self._lexicon)
            case "contre" | "sur" | "envers":
                verb = self._light.verb if self._light is not None else head.head if happens(head) else None
                return set_against(head, verb, code, self._words.end, self._fillers)
        found = complements(head, (code,)) or ((destined(head) or behind_doer(head, self._fillers)) if code == "à" else [])
        verb = self._light.verb if self._light is not None else lender(self._measure, "lends")
        if not found and verb is not None and code in ("avec", "à", "entre"):
            found = [t for t in complements(verb, (code,)) if t.i != head.i and not is_of_other_act(t)]
        if code == "de":
            found = [t for t in found if self._fits(t, code)]
            found = found or behind_participle(head) or shared_complements(head) or complements_behind_agent(head, self._phrase())
            return [t for t in found if not tells_kind(t) or self._fillers.classes(t) & _GOODS] or ([] if found else self._of_apart())
        if code != "entre":
            return found or right_behind(head, self._words.end, code, self._fillers)
        found = found or sides_behind(head, self._fillers)
        return [*found, *second_side(found[0])] if len(found) == 1 else found

    def _of_apart(self) -> list[Token]:
        """The "de" complement that other words part from its noun, or whose "dont" opens the clause around it."""
        head, behind = self._head, self._words.end
        return self._fillers.displaced_complement(head) or behind_phrases(head, behind, self._fillers) or owner_before(head, self._fillers)

    def _of_measure(self, code: str) -> list[Token]:
        """What stands by the noun that measures an act: "une campagne de frappes | de la coalition"."""
        if self._measure.i == self._head.i or code not in _MEASURED:
            return []
        outer = Slots(self._measure, Tokens(self._measure.i, self._measure.i + 1, self._measure.i), self._fillers, self._lexicon)
        return [token for token in outer.tokens(code) if token.i != self._head.i and self._fillers.actors([token])]

    def _orientation(self) -> str | None:
        """Whom the light verb's subject is; "avoir le soutien de X" is to have it from X."""
        if self._light is None:
            return None
        having = self._light.verb.lemma_.lower() in function_words(self._head.lang_, "have")
        return "recipient" if having and any(map(self._fillers.direct, self.tokens("de"))) else self._light.orientation

    def _light_subjects(self, orientation: str) -> list[Token]:
        if orientation == "agent" and (done := carried_out(self._head, self._phrase(), lexicon=self._lexicon)):
            return done
        if self._light is None or self._orientation() != orientation:
            lent = self._accused(orientation) or self._lent(orientation) or (earned(self._head) if orientation == "recipient" else [])
            return lent or party_in_clause(self._head, orientation, lexicon=self._lexicon)
        verb, told = self._light.verb, has_subject(self._light.verb)  # "l'offensive que mène X"
        if verb.head.i == self._head.i or (verb.dep_ in ("acl", "amod") and not verb.is_ancestor(self._head)):
            return deep_subjects(verb) if told else by_agents(verb)
        if verb.pos_ == "NOUN" and not told:
            return bearers(verb, self._fillers)
        engaged = preposition(self._head) in ("dans", "à") and is_passive(verb)  # "les forces engagées dans une bataille"
        return surface_subjects(verb) if engaged else deep_subjects(verb)

    def _accused(self, orientation: str) -> list[Token]:
        """Who is called to account for an act: "accusé d'attaques", "condamné pour le massacre", "impliqué dans l'attentat"."""
        if orientation != "agent" or is_noun_of_kind(self._head, "charge"):  # "détenu pour des accusations de vol"
            return []
        verb = charged(self._head)
        return tried(verb) if verb is not None else charged_by_noun(self._head) or doer_of_being(self._head)

    def _lent(self, orientation: str) -> list[Token]:
        """The subject of a verb that tells of the act and is a claim of its own: "a promis une aide", "a déjoué un attentat"."""
        lent = [t for t in lending(self._measure, orientation) if t.i != self._head.i]
        return lent or (handlers(self._head, self._fillers) if orientation == "agent" else [])

    def actors(self, code: str, *, deed: bool = False, addressed: bool = False) -> tuple[Actor, ...]:
        """The actors in a slot: no doers by what they think ("l'avis des juges"), no addressees by what is theirs ("à la fin du vote")."""
        tokens = self.tokens(code)
        if deed:
            tokens = [t for t in tokens if self._is_named(t) or self._inside(t) or may_act(t, code, self._fillers)]
        if code == "light":  # "l'accord de Lima prévoit le retrait des troupes"
            tokens = [token for token in tokens if self._is_named(token) or not self._fillers.classes(token) & _TEXTS]
        if code == "de" and any(map(self._fillers.direct, tokens)):  # "la demande de Lima d'une réunion de l'ONU"
            tokens = [token for token in tokens if self._fillers.direct(token) or "event" not in self._fillers.classes(token)]
        tokens = [token for token in tokens if not addressed or self._fillers.is_addressee(token)]
        actors = reached(tokens, self._head, self._fillers)
        if code == "poss" and tokens == [self._head.head]:  # "le régime et son allié turc": the régime's
            actors = tuple(actor for actor in actors if actor not in self._fillers.actors([self._head]))
        return without_itself(actors, self._head, self._fillers)

    def _is_named(self, token: Token) -> bool:
        """Whether a token is an actor's, or of a name that the trigger is no part of: "l'US | Air Force"."""
        named = self._fillers.mention(token) if token.text[:1].isupper() else None
        inside = named is not None and not named.tokens.start <= self._head.i < named.tokens.end
        return inside or self._fillers.direct(token)

    def undergoing(self, code: str, *, counting: bool, forced: bool) -> tuple[Actor, ...]:
        """The parties in a slot that the text only counts or describes."""
        return undergoing(self.tokens(code), self._fillers, counting=counting, forced=forced, passive=is_passive(self._head))

    def itself(self, others: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Whom a noun describes that is nobody's predicate: "ses alliés"; not who is among the others."""
        described = self.is_noun and self._fillers.direct(self._head) and preposition(self._head) != "comme"
        return tuple(actor for actor in self._fillers.actors([self._head]) if actor not in others) if described else ()

    def situated(self, *, event: bool) -> bool:
        """Whether the trigger is a noun that is said to be, go on, begin or end, or an event's that tells where or when it happened."""
        return self.is_noun and (occurs(self._head, self._fillers) or (event and self._fillers.is_situated(self._head)))

    def voiced(self) -> tuple[Actor, ...]:
        """Whose an act is that somebody else only voices: "le soutien de Lima a été réitéré par l'ambassadeur"."""
        voicing = self._light is not None and self._light.verb == self._head.head and is_noun_of_kind(self._head.head, "voicing")
        return self.actors("de") if voicing and not by_agents(self._head) else ()

    def told_by(self) -> bool:
        """Whether "par" right below a noun names who does what it tells, so that whom it is "de" undergoes it."""
        return has_doer(self._head, self._fillers)

    def struck(self) -> tuple[Actor, ...]:
        """Whose the facility is that an act of violence is "of"; itself where it is open to all and nobody's."""
        if not self.is_noun:
            return ()
        things = [t for t in self.tokens("de") if self._fillers.classes(t) & {"facility", "transport"} and not self._fillers.direct(t)]
        return self._fillers.actors(things) or sites(things, self._fillers)

    def under(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Who does and who undergoes what goes on "sous" an act: "les civils ont fui sous les tirs de l'armée"."""
        found = below(self._head, self._fillers)
        return (self.actors("de"), self._fillers.actors(found)) if found else ((), ())

    def predicated(self) -> tuple[Actor, ...]:
        """Of whom a noun is said that the tagger took for no participle: "dix soldats sont morts"."""
        auxiliary = any(child.dep_.startswith(("aux", "cop")) for child in self._head.children)
        subjects = [t for t in self._head.children if t.dep_ in ("nsubj", "nsubj:pass") and t.i < self._head.i]
        return self._fillers.actors(subjects) if auxiliary and self.is_noun else ()

    def has_sides(self) -> bool:
        """Whether "entre" names two sides, be they known actors or not."""
        return len([each for token in self.tokens("entre") for each in coordinated(token)]) > 1

    def opposed(self) -> tuple[Actor, ...]:
        """Both sides of a reciprocal act that is the subject of its verb: "des combats ont opposé l'armée à des rebelles"."""
        return self._fillers.actors(opponents(self._head, self._fillers))

    def fillers(self, code: str) -> list[Token]:
        """The tokens in a slot, coordinated ones included, that name an actor."""
        return [each for token in self.tokens(code) for each in coordinated(token) if self._fillers.direct(each)]

    def labels(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """What things stand in the slots, in words."""
        return tuple(dict.fromkeys(label for code in codes for token in self.tokens(code) if (label := self._fillers.label(token))))
