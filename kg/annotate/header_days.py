"""Days in what is no prose of an article: datelines, the headers of its lines, credits.

"DAMAS, 14 février (Xinhua) --", "Kaya, 14 oct. 2021 (AIB)-Des hommes …", "Le Phare | Par Jeanne Martin - 9 novembre",
"14/09/2017 (B12) Combats au nord", "(©AFP / 22 mars 2018 17h42)". What the corpus reader sets apart from the prose as a header or a
dateline it reads itself (`kg.corpus.headers`, `kg.corpus.datelines`); these stay in the text that is annotated.
"""

from __future__ import annotations

import re

_OPENING = 600  # characters of an article in which its header stands
_LINE = 120  # characters: a header is not longer
_DISPATCHED = re.compile(r"[^\W\d_][\w'’. -]{1,40}(?: ?\([^()]{2,30}\))?,? +(?:le )?", re.IGNORECASE)
_BY_AGENCY = re.compile(r"[.,]? ?(?:\([^()]{2,30}\)|/ ?[\w ]{2,12} ?/) ?[.:–—-]*")
_CREDITED = re.compile(r".*\((?:c\) ?)?©? ?[\w’'. -]{2,30} ?[/|,–—-] ?(?:le )?|.*© ?[\w’'. -]{2,30}[/|,–—-] ?(?:le )?")
_CREDIT_END = re.compile(r"[ ,à]*(?:\d{1,2} ?[h:] ?\d{0,2})?[ )]*")
_APART = re.compile(r".*[|•·–—-] ?(?:le )?")
_HOUR_END = re.compile(r"(?:[ ,à-]*\d{1,2} ?[h:] ?\d{0,2}(?: [\w/+:]{2,14})?)?[ )|]*")
_HEADED = re.compile(r" ?(?:[(|–—:-]|$)")


def stands_apart(text: str, begin: int, end: int) -> bool:
    """Whether a day between two characters of a text stands in its dateline, in a line of its header or in a credit."""
    first = text.rfind("\n", 0, begin) + 1
    last = text.find("\n", end)
    before, after = text[first:begin].lstrip(" -•"), text[end : last if last >= 0 else len(text)].rstrip()
    if _CREDITED.fullmatch(before) and _CREDIT_END.fullmatch(after):
        return True
    if begin > _OPENING:
        return False
    if before and _DISPATCHED.fullmatch(before) and _BY_AGENCY.match(after):
        return True
    if (len(before) + len(after) > _LINE and first > 0) or after.endswith((".", "!", "?")):
        return False
    if not before:
        return bool(_HEADED.match(after) or _HOUR_END.fullmatch(after))
    return bool(_APART.fullmatch(before) and _HOUR_END.fullmatch(after))
