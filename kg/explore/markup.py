"""HTML that can't be broken out of: text is escaped where it enters, only what is made here is markup.

Characters that steer terminals, or turn the direction of what follows, are replaced: texts come from outside.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_VOID = frozenset({"meta"})


class Html(str):
    """Markup that is safe to put into a page."""

    __slots__ = ()


Child = Html | str | int | None


def safe(child: Child) -> Html:
    """Markup as it is, anything else escaped."""
    if isinstance(child, Html):
        return child
    return Html(escape(_UNSAFE.sub("\ufffd", "" if child is None else str(child))))


def join(*children: Child) -> Html:
    """Several pieces one after another."""
    return Html("".join(map(safe, children)))


def tag(element: str, /, *children: Child, **attributes: str | int | None) -> Html:
    """An element. `class_` and `for_` lose their underscore, other underscores become hyphens; None leaves an attribute out."""
    given = (f' {key.rstrip("_").replace("_", "-")}="{safe(value)}"' for key, value in attributes.items() if value is not None)
    opening = f"<{element}{''.join(given)}>"
    return Html(opening if element in _VOID else f"{opening}{join(*children)}</{element}>")


def link(target: str, *children: Child, **attributes: str | int | None) -> Html:
    """A link within the page."""
    return tag("a", *children, href=f"#{target}", **attributes)


def outward(address: str) -> Html:
    """A link to the web if the address is one of it, else its text."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return safe(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return safe(address)
    return tag("a", address, href=address, rel="noopener noreferrer external")


def listing(caption: str, columns: tuple[str, ...], rows: list[tuple[Child, ...]]) -> Html:
    """A table with a caption; it scrolls by itself where the page is narrow."""
    head = tag("tr", *(tag("th", column, scope="col") for column in columns))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    table = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body))
    return tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=caption)
