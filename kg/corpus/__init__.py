"""Files and folders -> articles, with their paragraphs classified and what is known of each.

    files.find -> records | page | manifest + split -> Draft -> assemble (language, paragraphs, stated) -> Article

Formats: .txt (one or several articles), .html and .htm, .jsonl and .csv (see `COLUMNS`).
"""

from kg.corpus.files import EXTENSIONS
from kg.corpus.reader import count, read
from kg.corpus.records import COLUMNS

__all__ = ["COLUMNS", "EXTENSIONS", "count", "read"]
