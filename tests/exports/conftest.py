"""The sample graph, its content for formats that show claims, and every format with one of its files."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.api import Graph
from kg.exports.content import Content

SAMPLE = Path(__file__).with_name("sample.py")


@pytest.fixture(scope="session")
def sample() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(SAMPLE)))


@pytest.fixture(scope="session")
def graph(sample: SimpleNamespace) -> Graph:
    return sample.make()  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def plain_graph(sample: SimpleNamespace) -> Graph:
    return sample.make(control=False)  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def content(graph: Graph) -> Content:
    return graph._content()
