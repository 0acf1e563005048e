"""What is read back from a graph for linking and queries, and what linking finds: frozen, typed, no behaviour beyond themselves.

    graph -> (read) -> ClaimRecord -> (link) -> Event, SharedPair ; graph -> (queries) -> Finding

IRIs are plain strings. Types, modes, measures and the like are local names of the contract's terms ("ASSAULT", "aerial", "killed").
Dates are ISO days ("2024-01-14"); an interval is (earliest, latest), both included.
"""

from __future__ import annotations

from dataclasses import dataclass

Interval = tuple[str, str]
_UNNAMED = "an unnamed source"


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, place, source or outlet of the graph. `line` is its IRI followed by what it is part of or within, nearest first."""

    iri: str
    label: str
    names: tuple[str, ...] = ()  # every label and alias, sorted
    line: tuple[str, ...] = ()
    known: bool = False  # whether the gazetteer has it
    english: str | None = None  # the preferred label in English, if there is one
    people: bool = False  # whether it is a people ("the French"), of whom others are meant each time

    @property
    def spoken(self) -> str:
        """What an English sentence calls it: its English label, else its name, else the article's own words between quotation marks."""
        if self.english:
            return self.english
        return f"« {self.label} »" if self.label[:1].islower() else self.label

    @property
    def generic(self) -> bool:
        """Whether it is described, not named ("gunmen", "victims"): in two articles such words need not mean the same people.

        Names have a capital, in French as in English, also within a sentence: a label that begins with one may be a description
        ("Unidentified gunmen", told as "des hommes armés"). What is part of something named is told by that.
        """
        if self.known or len(self.line) > 1:
            return False
        if self.label == self.label.lower():
            return True
        others = set(self.names) - {self.label}
        return bool(others) and all(name == name.lower() for name in {*others, self.label[:1].lower() + self.label[1:]})

    def under(self, other: Node) -> bool:
        """Whether this node is the other or a part of it."""
        return other.iri in self.line or self.iri == other.iri

    def on_one_line(self, other: Node) -> bool:
        """Whether one is the other or a part of it."""
        return self.under(other) or other.under(self)


@dataclass(frozen=True, slots=True)
class QuantityRecord:
    """How many of what, as the graph has it."""

    measure: str
    value: float
    comparator: str = "Exactly"
    of: Node | None = None

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that the words allow; "about" is taken as a quarter more or less."""
        return {
            "Exactly": (self.value, self.value),
            "AtLeast": (self.value, float("inf")),
            "AtMost": (0.0, self.value),
            "About": (self.value * 0.75, self.value * 1.25),
        }[self.comparator]


@dataclass(frozen=True, slots=True)
class SourceLink:
    """One link of a chain of sources."""

    source: Node
    kind: str  # Named, Anonymous, Media, Official

    @property
    def label(self) -> str:
        """The source as a table shows it; whom the text leaves open ("on craint que") is an unnamed source."""
        return self.source.label if self.specified else _UNNAMED

    @property
    def spoken(self) -> str:
        """The source as an English sentence calls it."""
        return self.source.spoken if self.specified else _UNNAMED

    @property
    def specified(self) -> bool:
        """Whether the text says who it is, by name or description."""
        return not self.source.iri.endswith("/unspecified-source")


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One claim of a graph, with the closure of its actors and places. Chains run from the outlet inwards."""

    iri: str
    article: str
    type: str
    quote: str
    file: str = ""
    outlet: Node | None = None
    republished: tuple[Node, ...] = ()
    published: Interval | None = None
    begin: int = 0  # of the evidence, in code points of the file
    end: int = 0
    mode: str | None = None
    agents: tuple[Node, ...] = ()
    recipients: tuple[Node, ...] = ()
    objects: tuple[str, ...] = ()
    places: tuple[Node, ...] = ()
    origins: tuple[Node, ...] = ()
    destinations: tuple[Node, ...] = ()
    time: str | None = None  # EDTF, as written
    interval: Interval | None = None
    quantities: tuple[QuantityRecord, ...] = ()
    chain: tuple[SourceLink, ...] = ()
    polarity: str = "Affirmed"
    modality: str = "Certain"
    trigger: str = ""
    implied: tuple[str, ...] = ()  # the slots that its sentence leaves to the reader: agent, recipient, place, time

    @property
    def deeds(self) -> tuple[tuple[Node, Node], ...]:
        """Who acts on whom: each agent with each recipient; of what several do to each other, nobody does it to himself."""
        alone = len({*self.agents, *self.recipients}) == 1
        return tuple((agent, recipient) for agent in self.agents for recipient in self.recipients if alone or agent != recipient)

    @property
    def voice(self) -> tuple[str, tuple[str, ...]]:
        """Who speaks: the article and the chain of sources below it."""
        return self.article, tuple(link.source.iri for link in self.chain)

    @property
    def teller(self) -> str:
        """Whose text it is, for a sentence: "Press TV", "The Cradle via South Front", "an unknown outlet's report.txt"."""
        if self.outlet and not self.republished:
            return self.outlet.spoken
        outlets = [node.spoken for node in (*reversed(self.republished), *((self.outlet,) if self.outlet else ()))]
        return " via ".join(dict.fromkeys(outlets)) or f"an unknown outlet's {self.file or self.article}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against two claims telling of one happening: a row of `link/weights.tsv` and what it was seen on."""

    name: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """The least and the greatest value that an event's claims give for one measure of one party."""

    measure: str
    of: str | None
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Event:
    """One happening or state that several claims may tell of; each field is what its claims agree on."""

    iri: str
    claims: tuple[str, ...]  # IRIs, sorted
    type: str
    mode: str | None = None
    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    interval: Interval | None = None
    spreads: tuple[Spread, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPair:
    """The same content from two outlets or two sources, with what is known of their independence."""

    left: str
    right: str
    independence: str  # Independent, Dependent, Unknown
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Two claims that pull apart. `rule` is the file name of the rule, `kind` and `strength` are terms of the contract."""

    left: str
    right: str
    rule: str
    kind: str
    strength: str
    left_value: str
    right_value: str
    why: str
