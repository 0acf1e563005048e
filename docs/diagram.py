"""The classes of the ontology and what joins them, as SVG: boxes are placed by hand, all that they say is read from the ontology."""

from __future__ import annotations

from collections import defaultdict
from html import escape

from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kg.vocab import GAF, KG, NIF, PREFIXES, PROV, SCHEMA

WIDTH, ROW, HEAD, GAP = 270, 17, 30, 80
"""Pixels: the width of a box, a line of text, a box's title, the space between columns."""
COLUMNS, ROWS = (20, 370, 720, 1070), (20, 270, 480)
BOXES = {
    SCHEMA.NewsArticle: (0, 0), KG.Quantity: (1, 0), KG.Description: (2, 0), KG.Place: (3, 0),
    KG.EarlierCopy: (0, 1), KG.Claim: (1, 1), KG.Event: (2, 1), PROV.Agent: (3, 1),
    NIF.Phrase: (0, 2), KG.Attribution: (1, 2), KG.Finding: (2, 2), KG.Rule: (3, 2),
}  # fmt: skip
"""Class -> column and row. A class that is no box is told in that of the class above it, or as what a property points to."""
JOINED = (
    (KG.Claim, GAF.denotedBy, NIF.Phrase),
    (SCHEMA.NewsArticle, SCHEMA.isBasedOn, KG.EarlierCopy),
)
"""What joins the classes with properties of other vocabularies, as graph contract and shapes have it."""
TOLD = {
    SCHEMA.NewsArticle: ("schema:publisher: Outlet", "schema:datePublished: edtf:EDTF"),
    KG.EarlierCopy: ("level: xsd:integer", "schema:publisher: Outlet"),
    NIF.Phrase: ("nif:referenceContext: schema:NewsArticle", "nif:beginIndex, nif:endIndex: xsd:integer", "nif:anchorOf: rdf:langString"),
    KG.Place: ("wgs84:lat, wgs84:long: xsd:decimal", "skos:prefLabel: rdf:langString"),
    PROV.Agent: ("skos:prefLabel: rdf:langString",),
    KG.Finding: ("rdfs:comment: rdf:langString",),
    KG.Rule: ("rdfs:label: xsd:string",),
    KG.Event: ("agent, place …: as its claims agree",),
}
"""What else graphs say of a class."""
HOMES = {KG.known: PROV.Agent, KG.level: KG.Attribution}
"""Where properties of a very wide domain are told."""
LISTED = {KG.of, KG.partOf, KG.within, KG.level}
"""Properties that are told in their box, as no line could be drawn for them without crossing another."""


def draw(ontology: Graph) -> str:
    """The diagram, with the same bytes for the same ontology."""
    lines, texts = _properties(ontology)
    for cls in sorted(set(ontology.subjects(RDF.type, OWL.Class)) - set(BOXES)):
        for above in sorted(set(ontology.objects(cls, RDFS.subClassOf)) & set(BOXES)):
            texts[above].append(f"subclass: {name(cls)}")
    height = ROWS[-1] + 200
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1360 {height}" font-family="sans-serif" font-size="13" role="img">']
    parts += ["<title>Classes of Rashomon and what joins them</title>", _ARROW, '<rect width="100%" height="100%" fill="#fff"/>']
    heights = {cls: HEAD + 8 + ROW * len(texts[cls]) for cls in BOXES}
    for (start, end), names in sorted(lines.items()):
        parts.append(_line(start, end, names, heights))
    parts += [_box(cls, texts[cls], heights[cls]) for cls in BOXES]
    return "\n".join([*parts, "</svg>", ""])


_ARROW = (
    '<defs><marker id="to" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
    '<path d="M0 0L10 5L0 10z" fill="#555"/></marker></defs>'
)


def _properties(ontology: Graph) -> tuple[dict[tuple[URIRef, URIRef], list[str]], dict[URIRef, list[str]]]:
    """The properties that are lines, by their ends, and those that are told in a box."""
    lines: dict[tuple[URIRef, URIRef], list[str]] = defaultdict(list)
    texts: dict[URIRef, list[str]] = defaultdict(list)
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in sorted(ontology.subjects(RDF.type, kind)):
            domain, target = ontology.value(term, RDFS.domain), ontology.value(term, RDFS.range)
            assert isinstance(term, URIRef) and isinstance(domain, URIRef) and isinstance(target, URIRef)
            home = HOMES.get(term) or _home(ontology, domain)
            if target in BOXES and term not in LISTED:
                lines[home, target].append(name(term))
            else:
                texts[home].append(f"{name(term)}: {name(target)}")
    for start, term, end in JOINED:
        lines[start, end].append(name(term))
    for cls, told in TOLD.items():
        texts[cls] += told
    for cls in BOXES:
        for above in sorted(set(ontology.objects(cls, RDFS.subClassOf)) & set(BOXES)):
            lines[cls, above].append("is a")
    return lines, texts


def _home(ontology: Graph, domain: URIRef) -> URIRef:
    """The box that tells a property of this domain."""
    if domain in BOXES:
        return domain
    return next(cls for cls in sorted(ontology.objects(domain, RDFS.subClassOf)) if cls in BOXES)


def name(term: URIRef) -> str:
    """A term as people write it: ours without prefix, others with theirs."""
    prefix = next((prefix for prefix, iri in PREFIXES.items() if term.startswith(iri)), "")
    local = term.removeprefix(PREFIXES.get(prefix, ""))
    return local if prefix in ("kg", "") else f"{prefix}:{local}"


def _line(start: URIRef, end: URIRef, names: list[str], heights: dict[URIRef, int]) -> str:
    (x1, y1), (x2, y2) = (_centre(cls, heights[cls]) for cls in (start, end))
    (ax, ay), (bx, by) = _edge(start, heights[start], x2, y2), _edge(end, heights[end], x1, y1)
    middle_x, middle_y = (ax + bx) / 2, (ay + by) / 2
    dash = ' stroke-dasharray="6 4"' if names == ["is a"] else ""
    label = "".join(
        f'<text x="{middle_x:.0f}" y="{middle_y + 4 + ROW * (i - (len(names) - 1) / 2):.0f}" text-anchor="middle" stroke="#fff" '
        f'stroke-width="5" paint-order="stroke" fill="#333">{escape(each)}</text>'
        for i, each in enumerate(names)
    )
    return f'<path d="M{ax:.0f} {ay:.0f}L{bx:.0f} {by:.0f}" stroke="#555"{dash} marker-end="url(#to)"/>{label}'


def _centre(cls: URIRef, height: int) -> tuple[float, float]:
    column, row = BOXES[cls]
    return COLUMNS[column] + WIDTH / 2, ROWS[row] + height / 2


def _edge(cls: URIRef, height: int, x: float, y: float) -> tuple[float, float]:
    """Where the line from a box's centre to a point leaves the box."""
    cx, cy = _centre(cls, height)
    across = max(abs(x - cx) / (WIDTH / 2), abs(y - cy) / (height / 2), 1)
    return cx + (x - cx) / across, cy + (y - cy) / across


def _box(cls: URIRef, texts: list[str], height: int) -> str:
    column, row = BOXES[cls]
    x, y = COLUMNS[column], ROWS[row]
    fill = "#dcecf7" if str(cls).startswith(str(KG)) else "#eee"
    parts = [f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{height}" rx="6" fill="#fff" stroke="#456"/>']
    parts.append(f'<path d="M{x} {y + HEAD}v{6 - HEAD}q0 -6 6 -6h{WIDTH - 12}q6 0 6 6v{HEAD - 6}z" fill="{fill}" stroke="#456"/>')
    parts.append(f'<text x="{x + WIDTH / 2:.0f}" y="{y + 20}" text-anchor="middle" font-weight="bold">{escape(name(cls))}</text>')
    parts += [f'<text x="{x + 10}" y="{y + HEAD + 4 + ROW * (i + 1) - 4}">{escape(text)}</text>' for i, text in enumerate(texts)]
    return "".join(parts)
