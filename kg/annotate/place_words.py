"""The words of a language that make places of other places, ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.annotate.actor_words import Phrases
from kg.languages import Lexicon

_HEADS = ("direction", "same", "around", "part", "road", "capital", "country")
_SETTLEMENTS = frozenset({"city", "town", "village", "district", "camp"})
_SENSES = ("at", "to", "from", "none")


@dataclass(frozen=True, slots=True)
class PlaceHead:
    """A row of `place_words.tsv` that makes a place: "désert", "campagne", "ville"."""

    role: str  # direction, same, around, part, road, capital, country
    form: str
    english: str


@dataclass(frozen=True)
class PlaceWords:
    """The table of one language."""

    heads: Phrases[PlaceHead]
    directions: Mapping[str, str]  # nord -> northern
    direction_adjectives: Mapping[str, str]  # orientale -> eastern
    prepositions: Mapping[tuple[str, ...], str]  # words -> at, to, from, none
    motion_from: frozenset[str]
    motion_to: frozenset[str]
    political: frozenset[str]  # lemmas whose "de X" is the state of X: "sous l'égide de Moscou"
    obeying: frozenset[str]  # lemmas of those whose "de X" is the state of the capital X, no country: "les forces de Bagdad"
    close: frozenset[str]  # adjectives of people on somebody's side: "un groupe proche de Téhéran"
    informants: frozenset[str]  # nouns of who tells news, people or not: "une source proche de Damas"
    there: Phrases[bool]  # "sur place", "y": true; what only looks like it ("y compris"): false
    known_by_article: frozenset[str]  # nouns of a place that need no demonstrative to point back: "dans la zone"
    no_scenes: frozenset[str]  # lemmas whose "y" is no place: "y participer"
    islands: frozenset[str]  # countries that "à" locates: "à Chypre"
    objects: Mapping[str, str]  # lemmas whose object is left or reached -> from, to: "quitter le pays", "rejoindre la ville"
    settlements: frozenset[str]  # nouns of where people live, before names that may be anybody's: "village de X"
    sides: frozenset[str]  # what only places have: "au sud de X", "aux abords de X"
    power: frozenset[str]  # what is taken over a place: "a pris le contrôle de X"
    captured: frozenset[str]  # nouns of what befalls places: "la prise de X"
    cleared: frozenset[str]  # lemmas whose "de X" is a place that somebody leaves or is driven out of: "se sont retirés de X"
    distances: frozenset[str]  # units of how far away something is
    between: frozenset[str]  # of two states, parties or sides of a border: "les relations entre Paris et Ankara"
    of: str  # "de" as the prepositions have it
    seized: frozenset[str]  # lemmas whose "de X" is a place that is taken: "s'est emparé de X"
    hands: frozenset[str]  # what a place changes or falls into: "X change de mains"
    taken: frozenset[str]  # lemmas whose object is a place where its name may be one: "a pris Adigrat"
    ground: frozenset[str]  # lemmas that only ground undergoes: "a envahi X"
    held: frozenset[str]  # lemmas that ground undergoes where forces are told to do so: "les troupes ont quitté X"
    scenes: Mapping[str, frozenset[str]]  # by dependency, the lemmas it makes a scene of: "le pays connaît", "secouer le pays"


@cache
def place_words(lexicon: Lexicon) -> PlaceWords:
    """The look-up tables of a language, built once."""
    rows = lexicon.table("place_words")

    def forms(role: str) -> frozenset[str]:
        return frozenset(row["form"] for row in rows if row["class"] == role)

    return PlaceWords(
        heads=Phrases((row["form"], PlaceHead(row["class"], row["form"], row["english"])) for row in rows if row["class"] in _HEADS),
        directions={row["form"]: row["english"] for row in rows if row["class"] == "direction"},
        direction_adjectives={row["form"]: row["english"] for row in rows if row["class"] == "direction_adjective"},
        prepositions={tuple(row["form"].replace("'", "' ").split()): row["class"] for row in rows if row["class"] in _SENSES},
        motion_from=forms("motion_from"),
        motion_to=forms("motion_to"),
        political=forms("political"),
        obeying=forms("obeying"),
        close=forms("close"),
        informants=forms("informant"),
        there=Phrases((row["form"], row["class"] == "there") for row in rows if row["class"] in ("there", "not_there")),
        known_by_article=forms("known_by_article"),
        no_scenes=forms("no_scene"),
        islands=forms("island"),
        objects=dict.fromkeys(forms("left"), "from") | dict.fromkeys(forms("reached"), "to"),
        settlements=frozenset(row["form"] for row in rows if row["class"] == "same" and row["english"] in _SETTLEMENTS)
        - forms("stronghold")
        | forms("seat"),
        sides=forms("direction") | forms("side"),
        power=forms("power"),
        captured=forms("captured"),
        cleared=forms("cleared"),
        distances=forms("distance"),
        between=forms("between"),
        of=min(forms("of")),
        seized=forms("seized"),
        hands=forms("hands"),
        taken=forms("taken") | forms("ground") | forms("held"),
        ground=forms("ground"),
        held=forms("held"),
        scenes={
            "nsubj": forms("scene_subject"),
            "nsubj:pass": forms("scene_subject") | forms("scene_object"),
            "obj": forms("scene_object"),
        },
    )


_PLANTS = ("refinery", "dam", "oil-field", "oil-fields", "gas-field", "power-plant", "nuclear-plant")
KINDS = {
    **dict.fromkeys(("airport", "prison", "embassy", "port", "presidential-palace", *_PLANTS), "facility"),
    **dict.fromkeys(("base", "airbase", "naval-base", "barracks"), "base"),
    **dict.fromkeys(("border", "border-crossing"), "border"),
    **dict.fromkeys(("road", "highway"), "road"),
    **{kind: kind for kind in ("desert", "valley", "camp", "river")},
}
"""What kind of place a head noun makes; a region where it is not named here."""
