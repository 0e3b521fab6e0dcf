"""Folding text for search: case, accents and width do not matter, neither when a name is kept nor when it is asked for."""

from __future__ import annotations

import re
import unicodedata

MAX_WORDS = 8
"""Words of a question that are looked at; further ones say nothing more."""

_SPACES = re.compile(r"\s+")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def fold_text(text: str) -> str:
    """Return text in its searchable form: compatibility-decomposed and case-folded (twice: one makes work for the other), without marks, single-spaced.

    "Crème Brûlée" and "CREME BRULEE" fold alike; so do "Straße" and "strasse". Source: Unicode TR15, TR21.
    """
    if text.isascii():
        return _SPACES.sub(" ", text.lower()).strip()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _SPACES.sub(" ", bare.translate(_LETTERS)).strip()


def search_words(question: str) -> tuple[str, ...]:
    """Return the folded words of a question, at most MAX_WORDS, longest first; all of them must occur in what is found."""
    words = dict.fromkeys(fold_text(question).split(" ")[:MAX_WORDS])
    return tuple(sorted((word for word in words if word), key=lambda word: -len(word)))
