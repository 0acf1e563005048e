"""The terms that the code uses, and nothing else: a misspelt one raises AttributeError.

`ontology/` defines our own terms (KG, PLOVER); the tests hold both lists against it in both directions. Of the other
vocabularies only what our graphs use is listed, as their published specifications name it. SKOS, OWL, RDF, RDFS, XSD and
DCTERMS are rdflib's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, URIRef

BASE = "https://w3id.org/rashomon/id/"
"""Where data IRIs begin unless the user sets another base. The path is not registered yet."""

EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
"""The datatype of Extended Date/Time Format strings (Library of Congress)."""

WIKIDATA = "http://www.wikidata.org/entity/"


class Vocabulary:
    """A closed namespace: `KG.Claim` and `KG["percent-territory"]` are IRIs, anything unlisted an AttributeError."""

    def __init__(self, iri: str, terms: str) -> None:
        self._iri = iri
        self._terms = {name: URIRef(iri + name) for name in terms.split()}

    def __getattr__(self, name: str) -> URIRef:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> URIRef:
        try:
            return self._terms[name]
        except KeyError:
            near = get_close_matches(name, self._terms, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise AttributeError(f"<{self._iri}> has no term {name!r}{hint}") from None

    def iri(self, name: str) -> str:
        """The IRI of a term as `name` gives it back; another program's graph may use terms that are none of ours."""
        return name if ":" in name else self._iri + name

    def name(self, iri: str) -> str:
        """What follows the namespace in the IRI of a term; of another vocabulary's term all of it."""
        return iri.removeprefix(self._iri)

    def __contains__(self, name: str) -> bool:
        return name in self._terms

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __str__(self) -> str:
        return self._iri


KG = Vocabulary(
    "https://w3id.org/rashomon/ontology#",
    """
    Description Claim Event Quantity Attribution Actor Source Outlet Place EarlierCopy Finding SharedClaim Contradiction Rule
    PolarityValue ModalityValue Comparator Measure SourceKind IndependenceValue ContradictionKind StrengthValue

    article reports claimType mode agent recipient object place origin destination time earliest latest quantity attribution
    polarity modality trigger implied measure value comparator of least greatest level source sourceKind cue sourceFile record sha256
    republishedFrom inferred partOf actorKind within placeKind known claim left right leftValue rightValue independence kind
    strength rule

    Affirmed Negated
    Certain Probable Possible Conditional Future Question
    Exactly AtLeast AtMost About
    killed wounded strikes attacks fighters troops arrested detained escaped vehicles percent-territory other
    Named Anonymous Media Official
    Independent Dependent Unknown
    Numeric Agency Opposition Polarity Spatial Temporal Trend
    Strict Tension
    """,
)

PLOVER = Vocabulary(
    "https://w3id.org/rashomon/plover#",
    """
    AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT
    CONTROL STRENGTH TREND TOLL

    visit third-party multilateral phone arms training transport protection funds medical withdrawal escape surrender ceasefire
    release withdraw return disarm access demand appeal vote assist change yield meet disapprove investigate allege refusal denial
    restrict ban arrest relations expel territory violence demo riot strike hunger boycott obstruct convict discontinue deployment
    reinforcement patrol convoy fortification troops weapons police militia detention block siege expulsion destruction censorship
    seize censor curfew martial-law deport withhold misinformation cyber aerial drone heavy-weapons firearms explosives
    suicide-attack targeted abduct torture sexual beat primitive crowd-control destroy unconventional ambush clash raid occupation
    other holds gains loses none up down defeated
    """,
)

GAF = Vocabulary("http://groundedannotationframework.org/gaf#", "denotedBy")
GRASP = Vocabulary("http://groundedannotationframework.org/grasp#", "Attribution hasAttribution wasAttributedTo")
NIF = Vocabulary("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", "Phrase beginIndex endIndex anchorOf referenceContext")
SCHEMA = Vocabulary(
    "https://schema.org/",
    "NewsArticle Claim CreativeWork NewsMediaOrganization Place headline inLanguage publisher datePublished url isBasedOn appearance",
)
SEM = Vocabulary(
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "Event Actor Place hasActor hasPlace eventType hasEarliestBeginTimeStamp hasLatestEndTimeStamp",
)
PROV = Vocabulary(
    "http://www.w3.org/ns/prov#",
    "Activity Agent Entity Plan SoftwareAgent wasGeneratedBy wasAssociatedWith hadPlan startedAtTime",
)
GEO = Vocabulary("http://www.opengis.net/ont/geosparql#", "Feature Geometry hasGeometry asWKT wktLiteral sfWithin")
WGS84 = Vocabulary("http://www.w3.org/2003/01/geo/wgs84_pos#", "lat long")
TIME = Vocabulary("http://www.w3.org/2006/time#", "hasTime")

MEASURES = (
    "killed",
    "wounded",
    "strikes",
    "attacks",
    "fighters",
    "troops",
    "arrested",
    "detained",
    "escaped",
    "vehicles",
    "percent-territory",
    "other",
)
"""What a quantity may count: local names of `kg:Measure` values."""

TYPES = tuple(name for name in PLOVER if name.isupper())
"""Claim types and states: local names of the top concepts of the PLOVER scheme."""

MODES = tuple(name for name in PLOVER if not name.isupper())
"""Modes: local names of the narrower concepts."""

PREFIXES = {
    "kg": str(KG),
    "plover": str(PLOVER),
    "sem": str(SEM),
    "schema": str(SCHEMA),
    "prov": str(PROV),
    "gaf": str(GAF),
    "grasp": str(GRASP),
    "nif": str(NIF),
    "geo": str(GEO),
    "wgs84": str(WGS84),
    "time": str(TIME),
    "skos": str(SKOS),
    "owl": str(OWL),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "xsd": str(XSD),
    "dcterms": str(DCTERMS),
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "wd": WIKIDATA,
}
"""The prefixes of exports, and those that a query may use without declaring them."""
