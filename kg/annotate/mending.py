"""The order in which a parse is mended: each step reads the tags and dependencies that those before it have put right."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.annotate.active_subjects import mend_active_subjects
from kg.annotate.added_parties import mend_added_parties
from kg.annotate.adjacent_objects import mend_adjacent_objects
from kg.annotate.adverbial_clauses import mend_adverbial_clauses
from kg.annotate.agreeing_adjectives import mend_adjectives
from kg.annotate.awaited_objects import mend_awaited_objects
from kg.annotate.bare_subjects import mend_bare_subjects
from kg.annotate.capital_numerals import mend_capital_numerals
from kg.annotate.comments import mend_comments
from kg.annotate.counted_lists import mend_counted_lists
from kg.annotate.enclosed_perfects import mend_enclosed_perfects
from kg.annotate.fronted_participles import mend_fronted_participles
from kg.annotate.fronted_sources import mend_fronted_sources
from kg.annotate.gerunds import mend_gerunds
from kg.annotate.hidden_subjects import mend_hidden_subjects
from kg.annotate.homographs import mend_verbs
from kg.annotate.infinitive_nouns import mend_nouns
from kg.annotate.insertions import mend_insertions
from kg.annotate.inverted_subjects import mend_inverted_subjects
from kg.annotate.irregular_participles import mend_irregular_participles
from kg.annotate.joined_objects import mend_joined_objects
from kg.annotate.joined_participles import mend_joined_participles
from kg.annotate.joined_perfects import mend_joined_perfects
from kg.annotate.joined_presents import mend_joined_presents
from kg.annotate.joined_sayings import mend_joined_sayings
from kg.annotate.joined_subjects import mend_joined_subjects
from kg.annotate.led_bodies import mend_led_bodies
from kg.annotate.mistaken_names import mend_names
from kg.annotate.mustered import mend_mustered
from kg.annotate.name_spans import mend_name_spans
from kg.annotate.object_clitics import mend_object_clitics
from kg.annotate.parted_agents import mend_parted_agents
from kg.annotate.parted_infinitives import mend_parted_infinitives
from kg.annotate.parted_objects import mend_parted_objects
from kg.annotate.parted_perfects import mend_parted_perfects
from kg.annotate.parted_subjects import mend_parted_subjects
from kg.annotate.participle_adjuncts import mend_participle_adjuncts
from kg.annotate.party_lists import mend_party_lists
from kg.annotate.perfects_of_dying import mend_perfects_of_dying
from kg.annotate.personal_pronouns import mend_pronouns
from kg.annotate.place_lists import mend_place_lists
from kg.annotate.plan_infinitives import mend_plan_infinitives
from kg.annotate.plural_verbs import mend_plural_verbs
from kg.annotate.pronoun_verbs import mend_pronoun_verbs
from kg.annotate.qualifying_words import mend_qualifying_words
from kg.annotate.quoted_names import mend_quoted_names
from kg.annotate.reflexive_complements import mend_reflexive_complements
from kg.annotate.relative_heads import mend_relatives
from kg.annotate.set_phrases import mend_set_phrases
from kg.annotate.timed_complements import mend_timed_complements
from kg.annotate.toponyms import mend_standing_places, mend_toponyms
from kg.annotate.verbal_adjectives import mend_verbal_adjectives
from kg.languages import Lexicon


def mend(doc: Doc, *, lexicon: Lexicon) -> None:
    """Mend what a parser of French often gets wrong, in place."""
    mend_names(doc)
    mend_name_spans(doc)
    mend_toponyms(doc)
    mend_capital_numerals(doc, lexicon=lexicon)
    mend_place_lists(doc, lexicon=lexicon)
    mend_insertions(doc, lexicon=lexicon)
    mend_fronted_sources(doc)
    mend_parted_perfects(doc)
    mend_enclosed_perfects(doc, lexicon=lexicon)
    mend_parted_subjects(doc, lexicon=lexicon)
    mend_parted_agents(doc, lexicon=lexicon)
    mend_verbal_adjectives(doc)
    mend_perfects_of_dying(doc)
    mend_mustered(doc)
    mend_nouns(doc)
    mend_pronoun_verbs(doc, lexicon=lexicon)
    mend_object_clitics(doc, lexicon=lexicon)
    mend_irregular_participles(doc, lexicon=lexicon)
    mend_verbs(doc, lexicon=lexicon)
    mend_joined_presents(doc, lexicon=lexicon)
    mend_hidden_subjects(doc)
    mend_gerunds(doc, lexicon=lexicon)
    mend_plural_verbs(doc)
    mend_active_subjects(doc)
    mend_comments(doc, lexicon=lexicon)
    mend_fronted_participles(doc, lexicon=lexicon)
    mend_joined_participles(doc)
    mend_joined_perfects(doc, lexicon=lexicon)
    mend_joined_sayings(doc, lexicon=lexicon)
    mend_adverbial_clauses(doc)
    mend_reflexive_complements(doc)
    mend_timed_complements(doc, lexicon=lexicon)
    mend_participle_adjuncts(doc)
    mend_set_phrases(doc)
    mend_parted_objects(doc, lexicon=lexicon)
    mend_awaited_objects(doc, lexicon=lexicon)
    mend_adjacent_objects(doc, lexicon=lexicon)
    mend_joined_objects(doc)
    mend_counted_lists(doc)
    mend_party_lists(doc, lexicon=lexicon)
    mend_added_parties(doc)
    mend_inverted_subjects(doc, lexicon=lexicon)
    mend_bare_subjects(doc, lexicon=lexicon)
    mend_pronouns(doc)
    mend_relatives(doc)
    mend_qualifying_words(doc)
    mend_led_bodies(doc)
    mend_adjectives(doc)
    mend_parted_infinitives(doc)
    mend_plan_infinitives(doc)
    mend_quoted_names(doc)
    mend_joined_subjects(doc)
    mend_standing_places(doc, lexicon=lexicon)
