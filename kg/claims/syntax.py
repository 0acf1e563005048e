"""Who stands where around a predicate: deep subjects, objects and complements in a dependency parse.

Labels are those of Universal Dependencies as the French Sequoia treebank uses them
(Candito & Seddah 2012, https://universaldependencies.org/fr/).
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import (
    agreeing_antecedent,
    agreeing_noun,
    agrees,
    disagrees,
    finite_form,
    is_of_speaker,
    noun_beside,
    number,
    subject_before,
)
from kg.claims.apposed import behind_comma, is_of_clause, noun_of
from kg.claims.beholders import sees_given
from kg.claims.by_agents import by_agents
from kg.claims.complements import bare_object, restricted_object
from kg.claims.control import (
    aim_owners,
    gerund_clause,
    is_charged,
    is_own,
    made_to_act,
    makes_act,
    owner_in_front,
    owners_of_plan,
    patient_before,
    perceived,
    planners,
    subject_of_named_act,
    subject_of_predicate,
)
from kg.claims.forms import NOMINAL, causes, ends_as_gerund, is_infinitive, is_passive, is_past_participle, is_verbal, opener, preposition
from kg.claims.inversion import SUBJECTS, beginning, inverted_subjects, is_behind_insertion, says, speaker_behind
from kg.claims.lost_subjects import clause_gone_on, joined_subject, lost_subject, root_subject
from kg.claims.own_subjects import listed, own_subjects
from kg.claims.parallels import parallel
from kg.claims.participle_heads import act_before_place, apposed_before, governing_verb, party_before, passive_above, verb_of_object
from kg.claims.participles import only_qualifies, qualifies_both, shared_perfect, who_left
from kg.claims.relative_objects import inside_relative, outside_relative, referent, relative_object
from kg.claims.relatives import antecedent, beyond_relative, event_going_on, relative_ahead
from kg.claims.titles import behind_colon, behind_stop, named, opens_as_aim, opens_sentence, set_apart, told_before
from kg.languages import function_words

_DEPTH = 8  # how far a chain of governors is followed


def surface_subjects(verb: Token, depth: int = _DEPTH) -> list[Token]:
    """The tokens that the grammar takes for the verb's subject, followed through coordination, control and relatives."""
    if any(child.dep_ == "expl:subj" and child.lower_ in function_words(verb.lang_, "impersonal") for child in verb.lefts):
        return []  # "il faut rapatrier les enfants": nobody
    own = behind_colon(verb, inverted_subjects(verb) or told_before(verb, named(inside_relative(verb, own_subjects(verb)))))
    if own and own[0].i > verb.i and not says(verb) and own[0].pos_ != "PRON" and (before := lost_subject(verb)):
        return before  # "trois commandos, dont un de marine, attaquaient | le port"
    if len(own) == 1 and own[0].i < verb.i and set_apart(beginning(verb), own[0]) and (before := lost_subject(verb)):
        return before
    if agreeing := listed(own) or [token for token in own if not disagrees(verb, token)]:
        return [antecedent(token, verb) for token in agreeing]
    found = outside_relative(verb) or joined_subject(verb) or _agreeing(verb, _shared_subjects(verb, depth))
    if found and all(disagrees(verb, token) for token in found) and (nearer := lost_subject(verb)):
        return nearer  # "l'attaque a débuté …, puis | des soldats ont pris le pont"
    found = found or subject_before(verb) or root_subject(verb) or lost_subject(verb) or speaker_behind(verb)
    above = clause_gone_on(verb) if not found and depth else None
    return surface_subjects(above, depth - 1) if above is not None else found


def has_subject(verb: Token) -> bool:
    """Whether a clause names the subject of its verb, before or behind it: "l'offensive que X a lancée", "que mène X"."""
    return any(child.dep_ in SUBJECTS for child in verb.children) or bool(inverted_subjects(verb))


def _agreeing(verb: Token, subjects: list[Token]) -> list[Token]:
    """The subjects of a passive infinitive, which agree with its participle: those of a nearer clause where the given ones do not."""
    passive = any(child.dep_ == "aux:pass" and is_infinitive(child) for child in verb.children)
    if not passive or not subjects or _agree(verb, subjects):
        return subjects
    between = (t for t in reversed(verb.doc[verb.sent.start : verb.i]) if is_verbal(t) and finite_form(t) is not None)
    return next((found for clause in between if (found := surface_subjects(clause, 0)) and _agree(verb, found)), subjects)


def _agree(participle: Token, subjects: list[Token]) -> bool:
    """Whether a participle agrees with its subjects, with several in the plural; names tell too little."""
    if subjects[0].pos_ != "NOUN":
        return True
    several = len(subjects) > 1 or any(child.dep_ == "conj" for child in subjects[0].children)
    return number(participle) == "Plur" if several else agrees(participle, subjects[0])


def _shared_subjects(verb: Token, depth: int) -> list[Token]:
    """The subject that a verb without one of its own takes from another clause or from the noun that it qualifies."""
    head = verb.head
    if depth and is_past_participle(verb) and behind_stop(verb) and (apart := _subject_apart(verb)):  # "… : visé par un mandat, il …"
        return apart
    if depth and head == verb and (opens_sentence(verb) if is_past_participle(verb) else opens_as_aim(verb)):  # "Interrogé par X, il …"
        main = (t for t in verb.rights if t.dep_ in ("advcl", "conj", "parataxis") and finite_form(t) is not None)
        return next((surface_subjects(clause, 0) for clause in main), []) or _subject_apart(verb)
    if depth == 0 or head == verb:
        return []
    if is_infinitive(verb) and verb.dep_ == "ccomp" and any(t.lower_ in function_words(t.lang_, "that") for t in verb.lefts):
        return []  # "estime que négocier avec Lima est inutile": whoever does
    if (event := event_going_on(verb)) is not None:
        return [event]
    if (clause := gerund_clause(verb) or beyond_relative(verb) or _perfect_in_front(verb)) is not None:
        return surface_subjects(clause, depth - 1)
    if is_infinitive(verb) and head.pos_ == "ADV" and (above := governing_verb(head)) is not None:  # "afin de livrer", "avant de fuir"
        return (by_agents(above) if is_passive(above) else []) or surface_subjects(above, depth - 1)
    if verb.dep_ == "xcomp" and head.pos_ in ("NOUN", "PROPN") and makes_act(head.head):  # "accusent X el-Y d'avoir tué"
        return [head]
    if is_infinitive(verb) and head.pos_ == "NOUN" and (leaving := patient_before(verb) or who_left(head, verb)) is not None:
        return [leaving]
    if verb.dep_ == "conj":
        return (relative_ahead(verb, beginning(verb)) if finite_form(verb) is not None else []) or _of_coordinated(verb, depth)
    if not is_verbal(head) and (named := subject_of_named_act(verb, head)):
        return [antecedent(token, head) for token in named]
    if is_infinitive(verb) and head.pos_ == "ADJ" and (named := _of_adjective(head, depth)):
        return named
    if is_infinitive(verb) and verb.pos_ == "AUX" and is_infinitive(head) and head.i > verb.i:  # "pour faire cesser les tirs"
        return surface_subjects(head, depth - 1)
    if verb.dep_ == "dep" and verb.pos_ == "AUX" and is_infinitive(head) and head.i == verb.i + 1:  # "a pris la ville et | fait fuir X"
        return surface_subjects(head.head if head.dep_ == "conj" and is_verbal(head.head) else head, depth - 1)
    apposed = verb.dep_ == "appos" and verb.pos_ == "VERB" and is_past_participle(verb)  # "le mouvement, | allié de X", to the tagger
    going_on = verb.dep_ == "acl:relcl" and ends_as_gerund(verb)  # "a percé le front, | prenant deux villages"
    if (verb.dep_ in ("acl", "amod", "nmod") or apposed or going_on) and head.pos_ in NOMINAL:
        found = [] if is_behind_insertion(verb, head) else _participle_subject(verb, head, depth)
        topic = found == [head] and is_past_participle(verb) and [token.text for token in head.doc[head.i + 1 : head.i + 2]] == [":"]
        return behind_colon(verb, found) if topic else found  # "Mali : dix rebelles mis hors d'état de nuire"
    if verb.dep_ == "acl:relcl":
        qui = [t.i for t in verb.subtree if t.i < verb.i and t.lower_ in function_words(verb.lang_, "relative_subject")]
        return [agreeing_antecedent(head, verb, before=qui[-1])] if qui else []
    if verb.dep_ in ("dep", "nsubj", "obj") and (beside := noun_beside(verb)) is not None:
        return [beside]
    if verb.dep_ == "advcl" and not is_verbal(head) and is_past_participle(verb):  # "bien que visés par un mandat, les marins sont libres"
        return [token for token in subject_of_predicate(head) if agrees(verb, token)]
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "obl:mod", "obl:arg", "parataxis", "acl", "dep") and is_verbal(head):
        return _controller(verb, head, depth)
    return []


def _perfect_in_front(verb: Token) -> Token | None:
    """The verb whose auxiliary a participle shares, where the parser hung it on no verb."""
    astray = verb.dep_ != "conj" or not is_verbal(verb.head)
    return shared_perfect(verb) if astray and is_past_participle(verb) else None


def _of_coordinated(verb: Token, depth: int) -> list[Token]:
    """The subject that a verb shares with the one in front, or the noun that two participles qualify: "un marin venu de Gap et arrêté"."""
    head = verb.head
    if is_verbal(head):
        bare = finite_form(verb) is None and is_passive(verb)
        if bare and (named := party_before(verb) or (not is_passive(head) and apposed_before(verb))):
            return named
        above = parallel(verb)
        return surface_subjects(above, depth - 1) if above is not None else []
    if ends_as_gerund(verb) and opener(verb).text == "," and (above := governing_verb(head)) is not None:
        return surface_subjects(above, depth - 1)  # "a intensifié ses raids contre X, | tuant …"
    bare = is_past_participle(verb) and finite_form(verb) is None
    active = bare and not is_passive(verb)  # "a déjoué une attaque violente et ouvert le feu"
    apart = bare and head.dep_ == "amod"  # "né de l'invasion israélienne et | financé par …"
    if not active and (named := [t for t in subject_of_predicate(head) if not apart or agrees(verb, t)]):
        return [antecedent(token, head) for token in named]  # "X est responsable de … et planifiait …"
    above = verb_of_object(head, verb) or passive_above(head, verb)
    if above is None and bare and not active and head.pos_ in ("NOUN", "PROPN") and agrees(verb, head):
        return [agreeing_noun(verb, head)]
    above = above or parallel(verb)
    return surface_subjects(above, depth - 1) if above is not None else []


def _of_adjective(adjective: Token, depth: int) -> list[Token]:
    """Of whom an adjective is said that an infinitive completes, without a verb of being: "s'est dit prêt à …", "X, incapable de …"."""
    above = adjective.head
    if adjective.dep_ in ("xcomp", "advmod", "advcl", "obl:mod", "dep") and is_verbal(above):
        return surface_subjects(above, depth - 1)
    if adjective.dep_ == "conj" and above.pos_ == "ADJ":
        return [antecedent(t, above) for t in subject_of_predicate(above)] or _of_adjective(above, depth)
    if adjective.dep_ == "conj" and is_verbal(above):
        return surface_subjects(above, depth - 1)
    return [above] if adjective.dep_ in ("conj", "appos", "acl:relcl", "acl", "nmod") and above.pos_ in ("NOUN", "PROPN") else []


def _subject_apart(participle: Token) -> list[Token]:
    """The subject behind the comma that closes an opening participle clause, whatever the parser hung its verb on."""
    behind = (t for t in participle.doc[participle.i : participle.sent.end] if t.dep_ in SUBJECTS and t.left_edge.i > participle.i)
    return [t for t in behind if t.left_edge.nbor(-1).text == "," and agrees(participle, t)][:1]


def _participle_subject(verb: Token, noun: Token, depth: int) -> list[Token]:
    """ ", tuant …" and infinitives ("dans le but de …") belong to the clause; other participles to the noun."""
    before = opener(verb)
    of_clause = ends_as_gerund(verb) and (before.text == "," or before.lower_ in function_words(verb.lang_, "in"))
    infinitive = is_infinitive(verb)
    perfect = any(child.dep_.startswith("aux") and is_infinitive(child) for child in verb.children)
    if (infinitive or perfect) and noun.dep_ == "obl:agent" and makes_act(noun.head) and not is_own(noun.head):
        return surface_subjects(noun.head, depth - 1)
    if infinitive and verb.dep_ == "acl" and noun.dep_ == "obj" and preposition(verb) is None and is_verbal(noun.head):
        return [noun]  # "voit les rebelles reprendre la ville"
    if (infinitive or perfect) and (owners := owners_of_plan(noun, verb)):
        return owners
    if of_clause and noun.dep_ == "obl:agent":  # "une mise en garde faite par X, critiquant …"
        return [noun]
    if of_clause or infinitive:
        governor = governing_verb(noun)
        if of_clause and governor is not None and only_qualifies(governor):  # "ont pris une école tenue par X, tuant …"
            governor = governing_verb(governor.head)
        if governor is not None and governor != verb:
            return surface_subjects(governor, depth - 1)
    if is_past_participle(verb) and noun.dep_ == "conj" and qualifies_both(verb, noun):
        return [noun.head]
    if not is_past_participle(verb):
        return [noun]
    told, governor = noun_of(verb, noun), governing_verb(noun)
    apart = surface_subjects(governor, depth - 1) if governor is not None and is_of_clause(verb, told) else []
    return act_before_place(verb, noun) or [token for token in apart if token.pos_ == "NOUN" and agrees(verb, token)] or [told]


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    if finite_form(verb) is not None and verb.dep_ in ("ccomp", "advcl", "parataxis", "xcomp", "acl", "dep"):
        return []
    if is_infinitive(verb) and (owner := owner_in_front(verb) or perceived(verb)) is not None:
        return [owner]
    if verb.i < head.i and inverted_subjects(head):  # "… s'est fait exploser, ont indiqué des témoins"
        return []
    if is_past_participle(verb) and head.i < verb.i and (party := party_before(verb)):
        return party
    passive = is_passive(head)
    if is_charged(head, verb):
        return deep_objects(head)
    if passive and (doers := planners(head, verb)):
        return doers
    made = made_to_act(head, verb, passive=passive)
    if made is not None:
        return made
    subjects = aim_owners(head, verb, surface_subjects(head, depth - 1))
    if not subjects and ends_as_gerund(verb) and is_infinitive(head):  # "a aidé à libérer la ville en ouvrant le pont"
        above = governing_verb(head)
        return surface_subjects(above, depth - 1) if above is not None else []
    apposed = is_past_participle(verb) and verb.i > head.i and behind_comma(verb)  # "la colère monte contre le régime, accusé de …"
    return [noun_of(verb, subject) for subject in subjects] if apposed else subjects


def deep_subjects(verb: Token) -> list[Token]:
    """Who does what the verb says: the subject of an active form, the by-agent of a passive one."""
    return by_agents(verb) if is_passive(verb) or sees_given(verb) else surface_subjects(verb)


def deep_objects(verb: Token) -> list[Token]:
    """To whom it is done: the object of an active form, the subject of a passive one."""
    if is_passive(verb):  # with an "object" where no subject is: "où sont déployés 900 soldats"
        return surface_subjects(verb) or [child for child in verb.rights if child.dep_ == "obj"]
    inverted = inverted_subjects(verb)
    reflexive = function_words(verb.lang_, "reflexive")
    objects = [child for child in verb.children if child.dep_ == "obj" and child.lower_ not in reflexive and child not in inverted]
    if len(objects) > 1:  # "accuse X d'être | l'auteur du raid", which tells what X is
        objects = [child for child in objects if not any(t.dep_ == "cop" for t in child.lefts)]
    objects = objects or _speaker_clitics(verb)
    found = [referent(child, verb) for child in objects or _second_subjects(verb)]
    that = function_words(verb.lang_, "that")
    if not found and verb.dep_ in ("acl", "acl:relcl") and any(child.dep_ == "mark" and child.lower_ in that for child in verb.children):
        found = [verb.head]
    if not found:
        found = [child for child in verb.children if bare_object(child, verb)]
    if not found:
        found = restricted_object(verb) or _objects_to_come(verb) or relative_object(verb)
    if not found and causes(verb):
        return deep_objects(verb.nbor(1))
    if not found and verb.dep_ == "conj" and is_verbal(verb.head) and verb.head.i < verb.i and not any(t.i > verb.i for t in verb.children):
        return deep_objects(verb.head)
    return found


def _speaker_clitics(verb: Token) -> list[Token]:
    """The clitic of the first or second person, whose form tells no case, where somebody else does the act: "nous rapatrier"."""
    found = [t for t in verb.lefts if t.dep_ == "iobj" and t.lower_ in function_words(t.lang_, "personal_clitic")]
    doers = surface_subjects(verb) if found else []
    return found if doers and not any(is_of_speaker(doer) for doer in doers) else []


def _second_subjects(verb: Token) -> list[Token]:
    """A "subject" right of a verb that has one on its left is the object."""
    own = own_subjects(verb)
    return [child for child in verb.rights if child.dep_ == "nsubj" and child not in own and child.pos_ in ("NOUN", "PROPN")]


def _objects_to_come(verb: Token) -> list[Token]:
    """The object that a verb shares with the one coordinated behind it: "ont tué ou grièvement blessé dix soldats"."""
    doc, i = verb.doc, verb.i + 1
    while i < verb.sent.end and (doc[i].pos_ in ("CCONJ", "ADV", "AUX") or (doc[i].dep_ == "mark" and doc[i - 1].pos_ == "CCONJ")):
        i += 1  # "de juger et | de rapatrier les enfants"
    joined = any(token.pos_ == "CCONJ" for token in doc[verb.i + 1 : i])
    if not joined or i >= verb.sent.end or not is_verbal(doc[i]) or is_passive(doc[i]) or not doc[i].n_rights:
        return []  # a verb with nothing behind it has no object either: "attaquent et tuent"
    return deep_objects(doc[i])
