"""A name or an address as written -> the outlet's usual name, after the gazetteer `knowledge/outlets.tsv`."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from kg.corpus.phrases import phrases, squeeze
from kg.resources import read_table

URL = re.compile(r"https?://[^\s<>\"«»]+[^\s<>\"«».,;:!?)\]]")
_LIST = re.compile(r"\s*[|;]\s*")
_HOSTS = "blogspot.com wordpress.com over-blog.com canalblog.com substack.com t.me facebook.com twitter.com x.com youtube.com"
_SHARED_HOSTS = frozenset(_HOSTS.split())


@cache
def _index() -> tuple[dict[str, str], dict[str, str]]:
    """Outlets' labels by name and by domain."""
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for row in read_table("knowledge", "outlets.tsv"):
        for name in (row["label"], *_LIST.split(row["aliases"])):
            names.setdefault(squeeze(name), row["label"])
        for domain in filter(None, _LIST.split(row["domains"])):
            domains.setdefault(domain.lower().removeprefix("www."), row["label"])
    names.pop("", None)
    return names, domains


@cache
def agencies(language: str) -> frozenset[str]:
    """The names of news agencies, as `squeeze` leaves them."""
    rows = [row for row in read_table("knowledge", "outlets.tsv") if row["kind"] == "agency"]
    names = {squeeze(name) for row in rows for name in (row["label"], *_LIST.split(row["aliases"]))}
    return frozenset(names - {""}) | phrases(language, "agency").whole


def is_known(name: str) -> bool:
    """Whether the gazetteer has an outlet of this name."""
    return squeeze(name) in _index()[0]


def outlet_named(name: str, language: str) -> str:
    """The outlet's usual name where it is known, with or without the name of its edition, else the name as written."""
    written = " ".join(name.split()).strip(" .,;:")
    if URL.fullmatch(written):
        return outlet_at(written) or written
    known = _index()[0]
    plain = squeeze(written)
    return known.get(plain) or known.get(_edition(language).sub("", plain)) or written


@cache
def _edition(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, phrases(language, "edition").whole), key=lambda word: (-len(word), word)))
    return re.compile(rf"^(?:{words}) | (?:{words})$")


def outlet_at(url: str) -> str | None:
    """The outlet that publishes at an address: by its domain where that is known, else the domain itself.

    None where many unrelated authors share the host.
    """
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    parts = host.split(".")
    for start in range(len(parts) - 1):
        domain = ".".join(parts[start:])
        if domain in _SHARED_HOSTS:
            return None if start == 0 else host
        if label := _index()[1].get(domain):
            return label
    return host or None


def suppliers(field: str, *, outlet: str | None, language: str) -> tuple[str, ...]:
    """Who wrote what a record's supplier field names ("Orange avec AFP-Services"), without the outlet itself."""
    joins = "|".join(sorted(map(re.escape, phrases(language, "with").whole)))
    own = set(squeeze(outlet or "").split())
    found: list[str] = []
    for part in re.split(rf"\s+(?:{joins})\s+|\s*[,/;&+]\s*", field, flags=re.IGNORECASE):
        role, _, rest = part.strip().partition(" ")
        if squeeze(role) in phrases(language, "filmed").whole:
            continue
        name = rest.lstrip(" :") if rest and squeeze(role) in phrases(language, "wrote").whole else part.strip()
        if name and not set(squeeze(name).split()) <= own:
            found.append(outlet_named(name, language))
    return tuple(dict.fromkeys(found))
