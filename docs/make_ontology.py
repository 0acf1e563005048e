#!/usr/bin/env python3
"""ontology/*.ttl -> docs/ontology/: the HTML reference (pyLODE), the diagram, and the list of types and questions.

    python docs/make_ontology.py [FOLDER]

The same ontology gives the same bytes.
"""

from __future__ import annotations

import logging
import re
import sys
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from diagram import draw  # noqa: E402
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef  # noqa: E402
from rdflib.term import Node  # noqa: E402

from kg.resources import ontology_file  # noqa: E402
from kg.vocab import KG, PLOVER, PREFIXES  # noqa: E402

QUESTIONS = HERE / "ontology/questions"


def main() -> None:
    """Write the files into docs/ontology/ or the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "ontology"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def pages() -> dict[str, str]:
    """The name and the text of each file."""
    ontology = read("rashomon.ttl")
    diagram = draw(ontology)
    return {"index.html": reference(ontology, diagram), "diagram.svg": diagram, "README.md": overview(ontology, read("plover.ttl"))}


def read(name: str) -> Graph:
    """A file of the ontology."""
    graph = Graph().parse(data=ontology_file(name).read_bytes(), format="turtle")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, replace=True)
    return graph


def reference(ontology: Graph, diagram: str) -> str:
    """pyLODE's page in English, each term with its French name, below the diagram."""
    logging.disable(logging.INFO)
    from pylode import OntPub

    html = str(OntPub(_in_english(ontology)).make_html())
    html = re.sub(r'href="#0\.[0-9.]+"', f'href="{ontology.value(None, OWL.versionIRI)}"', html)
    drawn = diagram.replace("<svg ", '<svg width="100%" ', 1)
    figure = f'<div class="section" id="overview"><h2>Overview</h2>{drawn}</div>'
    for mark, section in (('<div class="section" id="classes">', figure), ('<div id="namespaces">', _values(ontology))):
        html = html.replace(mark, section + mark, 1)
    html = _with_prefixes_apart(html)
    return "\n".join(line.rstrip() for line in html.splitlines()) + "\n"


def _with_prefixes_apart(html: str) -> str:
    """The entry of a prefix by another name than that of a term: `time` is both."""
    table, contents = ('<div id="namespaces">', '<div id="legend">', '<dt id="'), ('href="#namespaces"', 'href="#legend"', '<a href="#')
    for begin, end, old in (table, contents):
        head, mark, rest = html.partition(begin)
        middle, close, tail = rest.partition(end)
        html = head + mark + middle.replace(old, f"{old}prefix-") + close + tail
    return html


def _values(ontology: Graph) -> str:
    """The values of the closed lists, which pyLODE leaves out."""
    rows = [
        f'<tr id="{_local(value)}"><td><code>{value}</code></td><td>{escape(_label(ontology, cls))}</td>'
        f"<td>{escape(_label(ontology, value))}</td><td>{escape(str(ontology.value(value, RDFS.comment)))}</td></tr>"
        for cls in sorted(ontology.subjects(RDF.type, OWL.Class))
        for value in sorted(ontology.subjects(RDF.type, cls))
    ]
    head = "<tr><th>IRI</th><th>of</th><th>label</th><th>meaning</th></tr>"
    return "\n".join(['<div class="section" id="values"><h2>Values</h2><table>', head, *rows, "</table></div>", ""])


def _label(ontology: Graph, term: Node) -> str:
    labels = {label.language: str(label) for label in ontology.objects(term, RDFS.label) if isinstance(label, Literal)}
    return f"{labels['en']} ({labels['fr']})"


def _local(term: Node) -> str:
    return f"value-{str(term).removeprefix(str(KG))}"


def _in_english(ontology: Graph) -> Graph:
    """pyLODE joins labels of all languages: one remains, the French one becomes a note."""
    graph = Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, replace=True)
    for subject, predicate, value in sorted(ontology):
        if not isinstance(value, Literal) or value.language != "fr":
            graph.add((subject, predicate, value))
        elif predicate == RDFS.label:
            graph.add((subject, SKOS.scopeNote, Literal(f"In French: {value}.")))
    return graph


def overview(ontology: Graph, scheme: Graph) -> str:
    """The page that a reader opens first."""
    version = ontology.value(URIRef(str(KG).rstrip("#")), OWL.versionInfo)
    lines = ["# The ontology", "", f"Version {version}. Made by `make ontology-docs` from `ontology/`: don't edit.", ""]
    lines += ["- [Reference](index.html): every class, property and value, with its definition", "- [Diagram](diagram.svg)"]
    lines += ["- `ontology/shapes.ttl`: the SHACL shapes that a graph must pass (`kg validate`)", "", "![Diagram](diagram.svg)", ""]
    lines += ["## Questions that a graph answers", "", "Each is a query that the tests run over `example.ttl`.", ""]
    lines += [f"- [{question(path)}](questions/{path.name})" for path in sorted(QUESTIONS.glob("*.rq"))]
    lines += ["", "## Types and modes of claims", "", "| type | modes | what it is |", "| --- | --- | --- |"]
    for concept in sorted(scheme.subjects(SKOS.topConceptOf)):
        modes = sorted(str(mode).removeprefix(str(PLOVER)) for mode in scheme.subjects(SKOS.broader, concept))
        definition = scheme.value(concept, SKOS.definition)
        lines.append(f"| `{str(concept).removeprefix(str(PLOVER))}` | {', '.join(f'`{mode}`' for mode in modes)} | {definition} |")
    lines += ["", "## How it joins other vocabularies", "", "| ours | below |", "| --- | --- |"]
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        for ours in sorted(set(ontology.subjects(relation)), key=str):
            above = sorted(str(o) for o in ontology.objects(ours, relation) if not str(o).startswith(str(KG)))
            if above and (ours, RDF.type, OWL.NamedIndividual) not in ontology:
                lines.append(f"| `{_short(str(ours))}` | {', '.join(f'`{_short(o)}`' for o in above)} |")
    return "\n".join(lines) + "\n"


def question(path: Path) -> str:
    """The question that a query answers: its first line."""
    return path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def _short(iri: str) -> str:
    prefix = next(prefix for prefix, space in PREFIXES.items() if iri.startswith(space))
    return iri.replace(PREFIXES[prefix], f"{prefix}:", 1)


if __name__ == "__main__":
    main()
