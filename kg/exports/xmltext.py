"""Text for XML 1.0: escaped, and told apart from what XML can't hold at all."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no Char of XML 1.0 (Fifth Edition, production 2): control characters, U+FFFE, U+FFFF."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_SPACES = str.maketrans({"\t": "&#9;", "\n": "&#10;"})


def forbidden(text: str) -> str | None:
    """The first character that XML can't hold, as U+0001; None if there is none."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def escape(text: str) -> str:
    """Text for the content of an element; characters that XML can't hold become U+FFFD, the replacement character."""
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES)


def attributes(values: Mapping[str, object]) -> str:
    """Attributes with a space before each, those that are None left out; line ends and tabs are kept."""
    return "".join(f' {name}="{escape(str(value)).translate(_SPACES)}"' for name, value in values.items() if value is not None)
