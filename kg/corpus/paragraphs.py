"""Lines -> paragraphs: what is a title, prose, a caption, a header line, or the furniture of a web page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kg.corpus.headers import statement
from kg.corpus.language import other_language
from kg.corpus.lines import lines
from kg.corpus.outlets import agencies
from kg.corpus.phrases import fold, phrases, squeeze
from kg.languages import function_words
from kg.model import Paragraph, ParagraphKind, Span

TITLE, BODY, CAPTION, META, BOILERPLATE = (
    ParagraphKind.TITLE,
    ParagraphKind.BODY,
    ParagraphKind.CAPTION,
    ParagraphKind.META,
    ParagraphKind.BOILERPLATE,
)
_HEADLINE = 220  # code points; the longest of 473 agency and portal headlines has 140
_HEADING = 120
_CAPTION = 450
_PROSE = 80
_STEPS = 3  # of a path at least, and words of a step
_STEP = re.compile(r"\s+[>/»›]\s+")
_KICKER = 2  # words of a section label above the headline
_FINAL = re.compile(r"[.…;:,][\s»\"”’')\]]*$")
_DESK = re.compile(r"[a-z]{2,6}(?:-[a-z]{2,6})*(?:/[a-z]{2,6}(?:-[a-z]{2,6})*)+")  # an agency's initials: bur-abc/de/fg
_ITEM = re.compile(r"[•·*▪►]|\d+[.)] ")


@dataclass(slots=True)
class _Progress:
    """Where in the article the reading stands."""

    title: str | None
    language: str
    headline: bool = False  # one has been read
    prose: bool = False  # the body has begun
    ended: bool = False  # an end marker has been read
    aside: bool = False  # links to other articles are being read
    seen: set[str] = field(default_factory=set)


def paragraphs(text: str, span: Span, *, language: str, title: str | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of an article's span of a stored text, without surrounding white space, in order.

    `title` is the article's title where it is known from outside the text.
    """
    progress = _Progress(title=squeeze(title) if title else None, language=language)
    spans = list(lines(text, span, language))
    strings = [text[s.begin : s.end] for s in spans]
    found = []
    for i, line in enumerate(strings):
        kind = _kind(line, strings[i + 1 :], progress)
        progress.seen.add(squeeze(line))
        progress.headline |= kind is TITLE
        progress.prose |= kind is BODY
        found.append(Paragraph(spans[i], kind))
    return tuple(found)


def _kind(line: str, after: list[str], progress: _Progress) -> ParagraphKind:
    if progress.ended:
        return BOILERPLATE
    plain = squeeze(line)
    if progress.title and plain == progress.title:
        return BOILERPLATE if progress.headline and plain in progress.seen else TITLE
    furniture = _furniture(line, progress)
    if furniture:
        return furniture
    if plain in progress.seen and len(plain.split()) > _KICKER:
        return BOILERPLATE
    progress.aside = progress.aside and not _is_prose(line)
    if progress.aside:
        return BOILERPLATE
    if not any(character.isalnum() for character in line):
        return BOILERPLATE
    if other_language(line, progress.language):
        return CAPTION
    return _heading_or_body(line, after, progress)


def _furniture(line: str, progress: _Progress) -> ParagraphKind | None:
    """What phrases and credits give away."""
    language = progress.language
    if progress.prose and phrases(language, "end").match(line):
        progress.ended = True
        return BOILERPLATE
    if phrases(language, "aside").match(line):
        progress.aside = True
        return BOILERPLATE
    stated = statement(line, language)
    if stated and not (progress.prose and stated.published and not stated.signed):
        return META
    if phrases(language, "caption").match(line) or _is_credit(line, language):
        return CAPTION
    if phrases(language, "boilerplate").match(line):
        return BOILERPLATE
    return META if _is_meta(line, progress) else None


def _is_credit(line: str, language: str) -> bool:
    if len(line) > _CAPTION:
        return False
    if "©" in line or _credits(language).search(fold(line)):
        return True
    credit = phrases(language, "caption").labelled(line)
    return credit is not None and len(credit) < _HEADING and not _FINAL.search(line)


@cache
def _credits(language: str) -> re.Pattern[str]:
    """ "(Photo: X)", "(X photo)" and "X/AFP" at a line's end."""
    words, names = ("|".join(sorted(map(re.escape, forms))) for forms in (phrases(language, "credit").whole, agencies(language)))
    bracketed = rf"\((?:[^()]{{0,60}}(?<!\w))?(?:{words})(?!\w)[^()]{{0,60}}\)?"
    return re.compile(rf"(?:{bracketed}|(?<=\w)\s?/\s?(?:{names})(?!\w)[^./]{{0,30}})\s*$")


def _is_meta(line: str, progress: _Progress) -> bool:
    language = progress.language
    if _DESK.fullmatch(line):
        return True
    if len(line) > _HEADING or re.search(r"[.!?…][\s»\"”)]*$", line):
        return False
    if _is_path(line):
        return True
    label = phrases(language, "meta").labelled(line)
    if label is not None and not progress.prose:
        return True
    byline = phrases(language, "byline").start.match(squeeze(line))
    if byline and _signature(language).fullmatch(" ".join(line.split())[byline.end() :].strip()):
        return True
    known = phrases(language, "meta")
    return bool(known.start.match(squeeze(line))) or (not progress.prose and squeeze(line) in known.whole)


def _is_path(line: str) -> bool:
    """Whether a line is where in its site the page stands: "Accueil > Monde > Syrie"."""
    steps = [step.strip() for step in _STEP.split(line)]
    return len(steps) >= _STEPS and all(step[:1].isupper() and len(step.split()) <= _STEPS for step in steps)


@cache
def _signature(language: str) -> re.Pattern[str]:
    """Names as a byline has them: "Jean Petit et Anne de Lune"."""
    within = "|".join(sorted(map(re.escape, function_words(language, "of", "and"))))
    name = r"[A-ZÉÈÀÇ][\w.’'-]*"
    return re.compile(rf"[(\[]?\s*{name}(?:[ /,&-]+(?:(?:{within}) )?{name})*\s*[)\]]?$")


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE and bool(re.search(r"[.!?…:][\s»\"”)]*$", line))


def _heading_or_body(line: str, after: list[str], progress: _Progress) -> ParagraphKind:
    limit = _HEADING if progress.headline or progress.prose else _HEADLINE
    if len(line) > limit or _FINAL.search(line) or _ITEM.match(line):
        return BODY
    if not after:
        return BODY if progress.prose or not progress.headline else TITLE
    if not progress.headline and not progress.prose and len(line.split()) <= _KICKER and _titled(after):
        return META
    return TITLE


def _titled(after: list[str]) -> bool:
    """Whether the next line could be the headline itself."""
    return len(after) > 1 and len(after[0].split()) > _KICKER and len(after[0]) <= _HEADLINE and not _FINAL.search(after[0])
