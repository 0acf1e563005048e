"""Who does what an infinitive tells: verbs that make somebody else act ("a ordonné aux soldats d'attaquer")."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import agrees
from kg.claims.argument_verbs import is_of_kind
from kg.claims.by_agents import by_agents
from kg.claims.coordination import first_joined, first_of_series
from kg.claims.event_words import is_noun_of_kind
from kg.claims.forms import ends_as_gerund, is_infinitival, is_infinitive, is_past_participle, is_verbal, opener, preposition
from kg.claims.inversion import is_time_word
from kg.claims.location import place_words
from kg.claims.phrase_before import before_pronoun, nominal_before
from kg.languages import function_words, lemmas

_INNER = ("flat:name", "amod", "nmod")
_PATIENTS = ("obj", "iobj", "obl:arg")
_PHRASE = 4  # tokens from the opening of a noun phrase to its noun


def makes_act(verb: Token) -> bool:
    """Whether the infinitive below a verb is done by the verb's object."""
    return is_of_kind(verb, "object")


def is_own(verb: Token) -> bool:
    """Whether the subject of a verb without an object does the infinitive below it: "a fait bombarder"."""
    return is_of_kind(verb, "own")


def patient_before(infinitive: Token) -> Token | None:
    """Whom a verb makes act, whose apposition ends at the comma before an infinitive hung elsewhere: "pousse X, un élu, | à agir"."""
    mark = next((child for child in infinitive.lefts if child.dep_ == "mark"), None)
    if mark is None or mark.i - 2 <= mark.sent.start or mark.nbor(-1).text != ",":
        return None
    node = mark.nbor(-2)
    while node.head.i < node.i and node.dep_ != "appos":
        node = node.head
    patient = node.head
    made = node.dep_ == "appos" and patient.dep_ == "obj" and patient.pos_ in ("NOUN", "PROPN") and makes_act(patient.head)
    return patient if made and patient.head.i not in (infinitive.head.i, infinitive.i) else None


def made_to_act(verb: Token, infinitive: Token, *, passive: bool) -> list[Token] | None:
    """Whom a verb makes act; empty where the text does not say whom, None where its subject itself acts."""
    if (dative := _dative_of_impersonal(verb)) or (dative := _given_time(verb, infinitive)):
        return dative
    if not makes_act(verb) or preposition(infinitive) == "pour" or ends_as_gerund(infinitive):
        return None
    patients = [t for t in verb.children if t.dep_ in _PATIENTS and t.i < infinitive.i and t.pos_ in ("NOUN", "PROPN", "PRON")]
    patients = patients or _antecedent(verb) or before_pronoun(verb, "relative_dative") or _behind_day(verb, infinitive)
    if passive:  # "il a été ordonné à l'armée de tirer", but "il est soupçonné par la police d'avoir tué"
        patients = [t for t in patients if preposition(t) == "à"]
    if patients:
        return patients[:1]
    return None if passive or is_own(verb) else []


def _given_time(verb: Token, infinitive: Token) -> list[Token]:
    """Whom a verb gives a time to act in: "a donné deux jours | aux rebelles | pour partir"."""
    behind = [t for t in verb.doc[verb.i + 1 : infinitive.left_edge.i] if t.pos_ in ("NOUN", "PROPN")]
    if preposition(infinitive) != "pour" or not is_of_kind(verb, "given") or not behind or not is_time_word(behind[0]):
        return []
    return [t for t in behind if preposition(t) == "à"][:1] or [t for t in verb.lefts if _is_clitic(t, verb)]


def _behind_day(verb: Token, infinitive: Token) -> list[Token]:
    """The noun phrase behind the day that follows a verb, which the parser hung on the day: "a accusé lundi | Lima d'avoir tué …"."""
    day = next((t for t in verb.rights if t.i <= verb.i + 2 and is_time_word(t) and not any(c.dep_ == "case" for c in t.lefts)), None)
    if day is None:
        return []
    to = function_words(verb.lang_, "to")
    words = [t for t in verb.doc[day.i + 1 : infinitive.left_edge.i] if t.text != ","]
    opens = words and (words[0].pos_ in ("DET", "NUM", "PROPN") or words[0].lower_ in to | function_words(verb.lang_, "partitive"))
    return [t for t in words[:_PHRASE] if t.pos_ in ("NOUN", "PROPN")][:1] if opens else []


def perceived(infinitive: Token) -> Token | None:
    """Who is seen or heard to act: the object in front of a bare infinitive, whatever that hangs on: "a vu | des soldats | tirer"."""
    first = infinitive.left_edge
    if any(child.dep_ in ("mark", "case") for child in infinitive.lefts) or first.i == infinitive.sent.start:
        return None
    node = first.nbor(-1)
    while node.dep_ in _INNER and node.head.i < node.i:
        node = node.head
    seen = node.dep_ == "obj" and node.i < infinitive.i and node.pos_ in ("NOUN", "PROPN") and is_of_kind(node.head, "perceives")
    return node if seen and node.head.i < node.i else None


def _antecedent(verb: Token) -> list[Token]:
    """The name or noun in front of "que", where the parser took that for a conjunction: "X, | que Lima accuse d'avoir tué …"."""
    words = verb.doc[verb.head.i + 1 : verb.i] if verb.dep_ in ("acl", "acl:relcl") else verb.lefts  # "que | Lima et Quito accusent"
    that = next((t for t in words if t.dep_ == "mark" and t.lower_ in function_words(t.lang_, "that")), None)
    noun = nominal_before(that) if that is not None else None
    return [noun] if noun is not None else []


def owners_of_plan(noun: Token, infinitive: Token) -> list[Token]:
    """Whose the plan, chance or will is that an infinitive spells out; empty where the clause around it tells.

    "la décision de Washington de retirer ses troupes", "son engagement à la combattre", "a donné à l'armée l'occasion d'attaquer".
    """
    if not is_infinitive(infinitive):
        return _tried(noun, infinitive)
    if (accused := _qualified_patient(noun)) is not None:
        return [accused]
    if is_noun_of_kind(noun, "asking"):  # "malgré l'appel de Lima aux rebelles à fuir": not Lima is to flee
        asked = [t for t in noun.rights if t.dep_ == "nmod" and t.i < infinitive.i and preposition(t) == "à"]
        if asked or noun.dep_.startswith("obl"):
            return asked
    if noun.dep_ == "obl:agent" and noun.head.dep_ in ("acl", "amod"):  # "l'annonce faite par X | de livrer des armes"
        return [noun]
    controller = _whole(noun)
    if controller.dep_ in _PATIENTS and makes_act(controller.head):  # "ont pressé le gouvernement de rapatrier"
        return [controller]
    owners = [
        t
        for t in noun.children
        if t.dep_ == "nmod"
        and noun.i < t.i < infinitive.i
        and preposition(t) in ("de", "entre", "par")
        and t.pos_ in ("NOUN", "PROPN")
        and ("direction", t.lower_) not in place_words(t.lang_)  # "le retrait du nord du Mali pour …"
    ]
    if owners or (owners := _by_whom(noun, infinitive)):
        return owners
    if noun.dep_ == "obj" and is_of_kind(noun.head, "given"):
        return [t for t in noun.head.children if (t.dep_ in ("obl:arg", "obl:mod") and preposition(t) == "à") or _is_clitic(t, noun.head)]
    possessives = [t for t in noun.children if t.dep_ == "det" and "Yes" in t.morph.get("Poss", [])]
    if noun.dep_ in ("conj", "nmod", "obl:mod", "obl:arg"):
        return possessives
    speaking = function_words(noun.lang_, "first_person_plural", "first_person_singular")
    return [t for t in possessives if t.lower_ in speaking]  # "je vous dis ma décision de partir"


def _qualified_patient(noun: Token) -> Token | None:
    """Whom a verb makes act, where the infinitive hangs on the doer of a participle: "accuse le front dirigé par X | d'avoir …"."""
    participle = noun.head
    if noun.dep_ not in ("obl:agent", "obl:mod") or participle.dep_ not in ("acl", "amod") or not is_past_participle(participle):
        return None
    patient = participle.head
    return patient if patient.dep_ in _PATIENTS and patient.i < participle.i and makes_act(patient.head) else None


def _by_whom(noun: Token, infinitive: Token) -> list[Token]:
    """Who made a plan, by the participle between it and what it is: "l'annonce faite par X de fermer la base"."""
    made = (t for t in noun.rights if t.dep_ in ("acl", "amod") and t.i < infinitive.i and is_past_participle(t))
    return next((doers for participle in made if (doers := by_agents(participle))), [])


def planners(participle: Token, infinitive: Token) -> list[Token]:
    """By whom something is made that an infinitive tells the aim of: "mis au point par X pour attaquer", "l'annonce faite par X de …"."""
    noun_of = participle.dep_ in ("acl", "amod") and (not makes_act(participle) or is_own(participle))
    planned = infinitive.dep_ == "advcl" or (infinitive.dep_ == "xcomp" and noun_of)
    planned = planned and infinitive.left_edge.lower_ not in function_words(infinitive.lang_, "before_que")
    return by_agents(participle) if planned and is_infinitive(infinitive) else []


def aim_owners(verb: Token, infinitive: Token, subjects: list[Token]) -> list[Token]:
    """Whose the aim is that "être" says an infinitive to be: "l'objectif de X est de prendre la ville"; the subjects elsewhere."""
    is_aim = verb.lemma_ in function_words(verb.lang_, "be") and preposition(infinitive) == "de" and len(subjects) == 1
    return (owners_of_plan(subjects[0], infinitive) if is_aim and subjects[0].pos_ == "NOUN" else []) or subjects


def owner_in_front(infinitive: Token) -> Token | None:
    """The possessive of the noun right in front of an infinitive that the parser hung on a verb: "agir contre ses projets d'attaquer"."""
    mark = next(
        (child for child in infinitive.lefts if child.dep_ == "mark" and child.lower_ in function_words(infinitive.lang_, "bare_of")), None
    )
    noun = mark.nbor(-1) if mark is not None and mark.i > infinitive.sent.start else None
    if noun is None or noun.pos_ != "NOUN" or noun == infinitive.head:
        return None
    return next((child for child in noun.lefts if child.dep_ == "det" and "Yes" in child.morph.get("Poss", [])), None)


def _whole(noun: Token) -> Token:
    """The noun that a complement belongs to, the first of several: the infinitive behind "aux troupes du régime de reprendre" may hang
    on the régime, that behind "a accusé Lima et Quito de livrer" on the second."""
    noun = first_of_series(noun)
    return noun.head if noun.dep_ == "nmod" and noun.head.dep_ in _PATIENTS and makes_act(noun.head.head) else noun


def is_charged(verb: Token, infinitive: Token) -> bool:
    """Whether an infinitive tells for what somebody is called to account: "condamné pour avoir tué", "poursuit X pour avoir …"."""
    perfect = any(child.dep_.startswith("aux") for child in infinitive.lefts)  # "poursuivre la lutte pour vaincre" charges nobody
    return perfect and is_of_kind(verb, "charges") and preposition(infinitive) == "pour"


def _tried(noun: Token, infinitive: Token) -> list[Token]:
    """The noun that a participle in front says was tried for what an infinitive tells: "un marin condamné à Lima pour avoir tué …"."""
    tried = (t for t in noun.rights if t.dep_ in ("acl", "amod") and t.i < infinitive.i and is_of_kind(t, "charges"))
    return [noun] if preposition(infinitive) == "pour" and any(tried) else []


def _dative_of_impersonal(verb: Token) -> list[Token]:
    """Whom an impersonal verb says that it takes or falls to: "il a fallu deux jours à l'armée", "il leur revient de …"."""
    impersonal = function_words(verb.lang_, "impersonal")
    if not any(child.dep_ == "expl:subj" and child.lower_ in impersonal for child in verb.lefts):
        return []
    clitics = [t for t in verb.lefts if _is_clitic(t, verb) and t.lower_ not in function_words(verb.lang_, "adverbial_pronoun")]
    objects = (t for child in verb.rights if child.dep_ == "obj" for t in child.rights)
    return clitics or [t for t in (*verb.rights, *objects) if t.pos_ in ("NOUN", "PROPN") and preposition(t) == "à"][:1]


def charged(noun: Token) -> Token | None:
    """The verb that calls somebody to account for the act that a noun tells: "accusé d'attaques", "condamné pour le massacre"."""
    first = first_joined(noun)
    verb = first.head
    opener = first.left_edge.lower_
    bare = first.dep_ in ("obj", "obl:arg") and opener in function_words(noun.lang_, "bare_of")  # "accusé de multiples crimes"
    if (first.dep_ not in ("obl:arg", "obl:mod", "nmod") and not bare) or verb == noun:
        return None
    if not is_verbal(verb):  # "deux hommes condamnés à mort pour appartenance à …", which the parser hung on the men
        between = [t for t in (verb.head, *verb.rights) if t.i < first.i and is_past_participle(t)]
        verb = next((t for t in between if is_of_kind(t, "charges" if preposition(first) == "pour" else "suspects")), verb)
    opening = "de" if bare else preposition(first)
    charges = is_of_kind(verb, "charges", "serves") or _charges_by_phrase(verb)
    blamed = (opening == "de" and is_of_kind(verb, "suspects")) or (opening == "pour" and charges)
    return verb if blamed or (opening == "dans" and is_of_kind(verb, "involves")) else None


def _charges_by_phrase(verb: Token) -> bool:
    """Whether a verb and the bare noun behind it call somebody to account: "est mis en cause pour", "a été mis en examen pour"."""
    phrases = lemmas(verb.lang_, "argument_verbs", "charges")
    return any(f"{verb.lemma_.lower()} {t.lemma_.lower()}" in phrases for t in verb.rights if t.pos_ == "NOUN" and t.i <= verb.i + 2)


def lender(noun: Token, kind: str) -> Token | None:
    """The verb whose subject has a part in what its object tells: "a promis une aide", "l'aide promise par X", "menace d'attaques".

    Nobody is lent a charge: "Lima a nié ces accusations".
    """
    if is_noun_of_kind(noun, "charge"):
        return None
    first = first_joined(noun)
    verb = first.head
    governed = first.dep_ in ("obj", "nsubj:pass") or (first.dep_ in ("obl:arg", "obl:mod") and preposition(first) in ("de", "à"))
    if governed and verb != first and is_of_kind(verb, kind):
        return None if _is_caused(verb) and kind != "suffers" else verb  # "a fait échouer | l'attaque"
    beside = first.dep_ == "nmod" and preposition(first) == "de" and verb.dep_ == "obj" and is_of_kind(verb.head, "threatens")
    if beside and is_of_kind(verb.head, kind) and not _is_caused(verb.head):  # "a menacé les Kurdes | d'une offensive"
        return verb.head
    told = (t for t in noun.children if t.dep_ in ("acl", "amod") and not (ends_as_gerund(t) or is_infinitive(t)))
    return next((t for t in told if is_of_kind(t, kind)), None)


def _is_caused(verb: Token) -> bool:
    """Whether a causative stands right in front of a verb, whose subject does not itself do what it tells: "faire | cesser les raids"."""
    return verb.i > verb.sent.start and verb.nbor(-1).lemma_ in function_words(verb.lang_, "causative")


def subject_of_named_act(infinitive: Token, word: Token) -> list[Token]:
    """Of whom a predicate is said whose act an infinitive tells: "X est prêt à agir", "X est le seul parti à avoir attaqué Lima".

    Not who is one of several: "ils sont 38 soldats à avoir péri".
    """
    counted = any(child.dep_ == "nummod" for child in word.children)
    done = preposition(infinitive) in ("à", "de") and is_infinitival(infinitive) and not counted
    return subject_of_predicate(word) if is_infinitive(infinitive) or done else []


def subject_of_predicate(word: Token) -> list[Token]:
    """Of whom a predicate is said that an infinitive completes: "X est prêt à frapper", "est en train de bombarder"."""
    if not any(child.dep_ == "cop" or child.dep_.startswith("aux") for child in word.children):
        qualifies = word.pos_ == "ADJ" and word.dep_ in ("amod", "acl") and word.head.pos_ in ("NOUN", "PROPN")
        return [_qualified(word)] if qualifies else []
    subjects = [child for child in word.children if child.dep_ in ("nsubj", "nsubj:pass") and child.i < word.i]
    impersonal = function_words(word.lang_, "impersonal") if word.pos_ == "ADJ" else ()  # "il est difficile de frapper"
    return [t for t in subjects if t.lower_ not in impersonal]


def _qualified(adjective: Token) -> Token:
    """The noun that an adjective qualifies, which agrees with it: "des hommes retranchés dans la ville, prêts à …"."""
    head = adjective.head
    if head.i > adjective.i or agrees(adjective, head):
        return head
    nouns = (t for t in reversed(adjective.doc[adjective.sent.start : adjective.i]) if t.pos_ == "NOUN" and t.i != head.i)
    return next((noun for noun in nouns if agrees(adjective, noun)), head)


def _is_clitic(pronoun: Token, verb: Token) -> bool:
    """Whether an indirect object is the pronoun in front of a verb group: "leur a donné", not "a lui-même donné"."""
    first = min((child.i for child in verb.children if child.dep_.startswith("aux")), default=verb.i)
    return pronoun.dep_ == "iobj" and pronoun.i == first - 1


def gerund_clause(gerund: Token) -> Token | None:
    """The clause that a gerund with "en" belongs to, where the parser hung it on another verb: "…", a dit X en quittant la salle."""
    before = opener(gerund)
    if not ends_as_gerund(gerund) or before.lower_ not in function_words(gerund.lang_, "in"):
        return None
    head = gerund.head
    if gerund.dep_ == "conj" and not ends_as_gerund(head):
        return next((t for t in gerund.ancestors if t.i < head.i and is_verbal(t) and ends_as_gerund(t)), None)
    if gerund.dep_ in ("advcl", "obl:mod") and is_verbal(head):
        said = [t for t in head.children if t.dep_ == "parataxis" and head.i < t.i < gerund.i and is_verbal(t)]
        return said[-1] if said else None
    return None
