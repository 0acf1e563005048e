"""Who takes part in an act that a noun tells, by the words around the noun: what it is joined to, whose part or name it is told with.

"le village, cible de frappes", "l'un des auteurs du raid", "l'attaque du marché, revendiquée par X".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import agrees, finite_form
from kg.claims.argument_verbs import is_of_kind
from kg.claims.by_agents import by_agents, is_called, is_of_reason
from kg.claims.complements import complements, following_complement
from kg.claims.control import made_to_act
from kg.claims.displaced import behind_quotation
from kg.claims.event_words import is_noun_of_kind, words_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import ends_as_gerund, is_infinitive, is_passive, is_past_participle, is_verbal, preposition
from kg.claims.light import is_apposed, name_before, participles
from kg.claims.phrase_before import nominal_before
from kg.claims.predicates import deeming, described, subject_of_being
from kg.claims.syntax import deep_objects, surface_subjects
from kg.languages import function_words, lemmas

_ARMED = frozenset({"forces", "group"})
_NEXT = 4  # tokens from a word to a noun behind it: "commis au | nom", "ont toujours | lieu"
_AHEAD = 16  # tokens between an act and the participle that names its aim
_STOPS = frozenset({";", ":", "»"})
_THREATS = ("xcomp", "obl:arg", "obl:mod", "advcl", "ccomp", "acl")


def bearers(noun: Token, fillers: Fillers) -> list[Token]:
    """Who plays the part in an act that a noun tells: "le village, cible de frappes", "X, cerveau des attentats", "les auteurs du raid"."""
    one = noun.head  # "l'un des auteurs"
    if (verb := deeming(one if noun.dep_ == "nmod" and one.pos_ == "PRON" else noun)) is not None:
        return deep_objects(verb)
    if (name := name_before(noun)) is not None:
        return [name]
    if preposition(noun) == "à" and (beside := _at_the_root(noun)):
        return beside
    if is_apposed(noun):
        return [noun.head]
    if noun.dep_ == "nmod" and one.pos_ == "PRON":
        return [_last_named(one)] if is_apposed(one) else (subject_of_being(one) or _subject_to_be(one) or [one])
    named = described(noun) or _subject_to_be(noun)
    return named or ([noun] if fillers.direct(noun) and "official" not in fillers.classes(noun) else [])  # "les responsables de l'attaque"


def _last_named(one: Token) -> Token:
    """Of whom an apposition tells: the person last named before its comma, else its head: "la veuve de X, | l'un des auteurs"."""
    before = one.left_edge.nbor(-1) if one.left_edge.i > one.sent.start else one
    name = before.nbor(-1) if before.text == "," and before.i > one.sent.start else one.head
    while name.dep_ == "flat:name":
        name = name.head
    owned = name.pos_ == "PROPN" and name.dep_ == "nmod" and preposition(name) == "de" and name.head == one.head
    return name if owned and one.head.pos_ == "NOUN" else one.head


def _at_the_root(noun: Token) -> list[Token]:
    """Whom a phrase with "à" tells to have caused an act: "X, à l'origine de l'attentat, …", "À l'origine du raid, X a …"."""
    first, verb = noun.left_edge, noun.head
    if any(child.dep_ == "cop" for child in noun.children):
        return []
    if first.i == noun.sent.start:
        return surface_subjects(verb) if is_verbal(verb) else []
    beside = nominal_before(first) if first.nbor(-1).text == "," or noun.dep_ == "nmod" else None
    return [beside] if beside is not None else []


def said_to_be(noun: Token) -> list[Token]:
    """Of whom it is said that he is what a noun tells: "est l'un des cadres", "accusé d'être un cadre", "décrit comme un cadre"."""
    one = noun.head
    if noun.dep_ == "nmod" and one.pos_ == "PRON" and preposition(noun) == "de":
        return [one.head] if is_apposed(one) else subject_of_being(one) or said_to_be(one)
    if noun.dep_ == "conj":  # "X, vétéran du jihad et cadre du groupe"
        return described(one) or said_to_be(one) or _of_apposition(noun)
    if preposition(noun) in function_words(noun.lang_, "as") and is_verbal(one):
        return deep_objects(one)
    return _subject_to_be(noun)


def _of_apposition(noun: Token) -> list[Token]:
    """Of whom the bare apposition in front tells that a bare noun goes on, where the parser hung that on the verb."""
    if not is_verbal(noun.head) or any(child.dep_ in ("det", "case") for child in noun.lefts):
        return []
    before = reversed(noun.doc[noun.head.i + 1 : noun.i])
    return next((described(t) or [t.head] for t in before if t.dep_ == "appos" and t.pos_ == "NOUN" and t.left_edge.i == t.i), [])


def _subject_to_be(predicate: Token) -> list[Token]:
    """Of whom a verb says that he is something: "est soupçonné d'être l'un des auteurs", "accuse X d'être l'un d'eux"."""
    helpers = [child for child in predicate.children if child.dep_ == "cop" or child.dep_.startswith("aux")]
    copula = any(child.dep_ == "cop" for child in helpers) and any(map(is_infinitive, helpers))  # "après avoir été la cible"
    if not copula or not is_verbal(predicate.head):
        return []
    made = made_to_act(predicate.head, predicate, passive=is_passive(predicate.head))
    return surface_subjects(predicate.head) if made is None else made


def shared_complements(noun: Token) -> list[Token]:
    """The "de" complement that coordinated nouns share and the parser gave to one: "l'arrestation et l'expulsion de dix militants"."""
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ == "NOUN" and not any(t.dep_ == "nmod" for t in noun.children):
            return _of(child)
    first = noun.head
    if noun.dep_ == "conj" and first.pos_ == "NOUN":
        return [t for t in _of(first) if t.i > noun.i]
    return _of_joined(noun)


def _of_joined(noun: Token) -> list[Token]:
    """The same where the parser hung the second noun on the verb: "accusé pour le meurtre | et le viol d'une femme"."""
    joint = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    second = joint.head if joint.dep_ == "cc" else noun
    apart = second.pos_ == "NOUN" and second.i > joint.i and second.head.i < noun.i and preposition(second) is None and noun.dep_ != "nmod"
    return _of(second) if apart and second.dep_ == "conj" and second.head == noun.head else []


def _of(noun: Token) -> list[Token]:
    return [t for t in noun.children if t.dep_ == "nmod" and t.i > noun.i and preposition(t) == "de"]


def threatened(verb: Token) -> list[Token]:
    """Whom the act befalls that a verb threatens with: "menace de bombarder les rebelles", "menace de frappes contre les rebelles"."""
    acts = [t for t in verb.children if t.i > verb.i and t.dep_ in _THREATS and preposition(t) == "de"]
    found = [target for act in acts if is_infinitive(act) for target in (*_partners(act), *deep_objects(act), *_given_to(act))]
    against = (t for act in acts if act.pos_ == "NOUN" for t in act.children)
    opening = function_words(verb.lang_, "against", "to")
    return found or [t for t in against if preposition(t) in opening]


def _partners(verb: Token) -> list[Token]:
    """The other side of what a verb ends between two: "rompre ses relations | avec Lima", "suspendre sa coopération | avec Lima"."""
    own = (t for t in deep_objects(verb) if any("Yes" in child.morph.get("Poss", []) for child in t.lefts))
    return [partner for noun in own for partner in complements(noun, ("avec",)) or complements(verb, ("avec",))]


def _given_to(verb: Token) -> list[Token]:
    """The party behind "à" of a verb that has one: "couper des fonds à l'ONU"; not where something happens."""
    return complements(verb, ("à",)) if is_of_kind(verb, "gives") else []


def signed(noun: Token, fillers: Fillers) -> list[Token]:
    """By whom an act is done whose participle the parser hung elsewhere: "l'attaque du marché, revendiquée par X"."""
    if named := _in_name_of(noun):
        return named
    if is_called(noun):
        return []
    if beside := next((doers for verb in participles(noun) if is_of_kind(verb, "event") and (doers := by_agents(verb))), None):
        return beside
    for token in noun.subtree:
        below = token.head
        if token.i < noun.i or below.i == noun.i or token.dep_ not in ("acl", "amod") or not is_past_participle(token):
            continue
        other = fillers.classes(below) & {"event", "actor"} and agrees(token, below)
        apart = token.nbor(-1).text == "," and "place" in fillers.classes(below) and not agrees(token, below)
        told = is_of_kind(token, "event") or (apart and is_of_kind(token, "makes"))  # "la fermeture du port, imposée par X"
        if not told or other or not agrees(token, noun):
            continue
        return complements(token, ("à",)) if is_of_kind(token, "blames") else by_agents(token)
    return _done_ahead(noun, fillers)


def _done_ahead(noun: Token, fillers: Fillers) -> list[Token]:
    """The by-agent of an act that the parser gave to another word: "a averti la ville de risques d'attaques | par X"."""
    ahead = following_complement(noun, "par")
    verb = ahead[0].head if ahead else noun
    passive = is_verbal(verb) and is_passive(verb)
    if is_noun_of_kind(noun, "charge"):  # "les accusations de violation | par X"
        return []
    told = noun.dep_ == "obj" and noun.head == verb  # "il y a eu prise à partie | par X"
    act = told or "event" in fillers.classes(noun) or is_of_reason(noun, verb)
    if not ahead or not act or (passive and ahead[0] in by_agents(verb)):
        return []
    between = noun.doc[noun.i + 1 : ahead[0].i]
    apart = any(is_past_participle(t) or t.is_punct or "event" in fillers.classes(t) or is_of_reason(t, noun) for t in between)
    other = verb.dep_ == "conj" and verb.pos_ == "NOUN" and preposition(verb) is None  # "les frappes sur X et la prise de la ville | par Y"
    return [] if apart or (other and "human" not in fillers.classes(verb) and not fillers.direct(verb)) else ahead


def destined(noun: Token) -> list[Token]:
    """For whom a thing or an act is meant by its participle: "une aide destinée aux réfugiés"."""
    verbs = [t for t in noun.children if t.dep_ in ("acl", "amod") and t.i > noun.i and is_of_kind(t, "destines")]
    return [t for verb in verbs for t in complements(verb, ("à",))]


def _in_name_of(noun: Token) -> list[Token]:
    """In whose name an act is done or claimed: "un attentat commis au nom du mouvement", "a revendiqué au nom de X l'attentat"."""
    verbs = participles(noun) + ([noun.head] if noun.dep_ == "obj" else [])
    on_behalf = words_of_kind(noun.lang_, "behalf")
    near = (t for verb in verbs for t in (*verb.children, *noun.children, *noun.doc[verb.i + 1 : verb.i + _NEXT]))
    names = [t for t in near if t.lower_ in on_behalf and preposition(t) == "à"]
    return [t for name in names for t in name.children if t.dep_ == "nmod" and preposition(t) == "de"]


def owners_of_acts(objects: list[Token], verb: Token) -> list[Token]:
    """Whose thing or act the object is: "voter l'expulsion des troupes", "se prononcer en faveur du retrait des troupes".

    Of what is asked for somebody ("réclamer le retour des enfants") it is nobody's.
    """
    things = objects or [t for favour in complements(verb, ("en",)) for t in complements(favour, ("de",))]
    things = [thing for thing in things if not is_noun_of_kind(thing, "awaited")]
    owners = [owner for thing in things for owner in complements(thing, ("de",)) or behind_quotation(thing)]
    return owners or [t for thing in things for t in thing.children if t.dep_ == "det" and "Yes" in t.morph.get("Poss", [])]


def aims_ahead(noun: Token, fillers: Fillers) -> list[Token]:
    """The participle that names the aim of an act further on in the clause: "a mené une série de frappes en Syrie, visant …"."""
    own = finite_form(noun.head) if noun.dep_ == "nsubj:pass" else None  # "des frappes ont été menées à Gao, | ciblant …"
    for token in noun.doc[noun.i + 1 : min(noun.i + _AHEAD, noun.sent.end)]:
        if ends_as_gerund(token) and is_of_kind(token, "aims"):
            return [token]
        if token.text in _STOPS or (finite_form(token) == token and token != own) or "event" in fillers.classes(token):
            break
    return []


def complements_behind_agent(noun: Token, phrase: list[Token]) -> list[Token]:
    """The "de" complement of the by-agent or of a noun of the trigger: "l'arrestation par X | du chef", "tentative de raid | de X".

    A noun with an article keeps its own unless the trigger is said of somebody: "est responsable de la mort | de X".
    """
    own = any(child.dep_ == "nmod" and preposition(child) == "de" and child not in phrase for child in noun.children)
    if noun.pos_ not in ("NOUN", "ADJ") or own:
        return []
    behind = [t for agent in noun.children if agent.i > noun.i and preposition(agent) == "par" for t in _of(agent)]
    predicate = noun.pos_ == "ADJ" or any(child.dep_ == "cop" for child in noun.lefts)
    return behind or [t for word in phrase if predicate or _is_bare(word) or _is_means(word) for t in _of(word) if t not in phrase]


def _is_bare(noun: Token) -> bool:
    """Whether a noun has no article: "tentative d'infiltration", "montée en puissance"."""
    return noun.nbor(-1).lower_ in function_words(noun.lang_, "bare_of", "in")


def _is_means(noun: Token) -> bool:
    """Whether a noun tells the weapon of an act: "un attentat à la bombe | de X"."""
    return preposition(noun) == "à" and noun.lemma_.lower() in lemmas(noun.lang_, "nouns", "weapon")


def below(noun: Token, fillers: Fillers) -> list[Token]:
    """Who is or does something "sous" an act: "les civils ont fui sous les tirs", "le suspect est sous surveillance".

    So who bears arms and does something "face à" it: "l'armée recule face à l'offensive"; others look on ("l'ONU, impuissante face à …"),
    and who does it to somebody is between the two: "l'armée protège les civils face aux attaques".
    """
    facing = any(child.dep_ == "case" and child.lower_ in function_words(noun.lang_, "facing") for child in noun.lefts)
    if noun.pos_ != "NOUN" or not (facing or preposition(noun) == "sous"):
        return []
    found = subject_of_being(noun) or (surface_subjects(noun.head) if is_verbal(noun.head) else [noun.head])
    if not facing:
        return found
    bearing = [t for t in found if {actor.kind for actor in fillers.actors([t])} & _ARMED]
    done_to = [t for t in deep_objects(noun.head) if t.i != noun.i] if is_verbal(noun.head) else []
    return bearing if set(fillers.actors(done_to)) <= set(fillers.actors(bearing)) else []  # the same in "se défend face à"


def companions(verb: Token) -> list[Token]:
    """Who underwent an act together with those of whom it is told: "ont été enlevés avec leur chauffeur"."""
    beside = complements(verb, ("avec",)) if is_passive(verb) else []
    return [t for t in beside if any(child.dep_ == "det" and "Yes" in child.morph.get("Poss", []) for child in t.lefts)]


def against(act: Token, verb: Token | None, code: str, behind: int, fillers: Fillers) -> list[Token]:
    """The complements of an act, or of the verb that lends it its subject, that tell against whom it is."""
    own = [t for t in complements(act, (code,)) if not _is_of_other_act(t, act, fillers)]
    found = own or (complements(verb, (code,)) if verb is not None else [])
    return found or (_next_against(act, behind, fillers) if code == "contre" else [])


def _is_of_other_act(token: Token, act: Token, fillers: Fillers) -> bool:
    """Whether another act stands between a complement and an act: "une colère nourrie par les attaques | contre l'armée"."""
    node = token.head
    while node.i != act.i and node.head.i != node.i:
        if node.pos_ == "NOUN" and "event" in fillers.classes(node):
            return True
        node = node.head
    return False


def _next_against(act: Token, behind: int, fillers: Fillers) -> list[Token]:
    """The next "contre" behind an act in its clause, unless it is another's: "la lutte dans le sud, non | l'offensive contre la ville"."""
    found = following_complement(act, "contre")
    between = act.doc[behind : found[0].i] if found else ()
    form = finite_form(act.head) if act.dep_.startswith("obl") else None
    if form is not None and any(t.text == "," and t.i < form.i for t in between):  # "malgré des menaces, Lima a attaqué … contre X"
        return []
    others = (t for t in between if t.pos_ == "NOUN" and not act.is_ancestor(t) and t.head.i != act.head.i)
    return [] if any("event" in fillers.classes(t) for t in others) else found
