"""Finding variants by fragments of names, codes and barcodes, accents ignored, in memory and in the order of names.

Keeps true: what is found is what the database held at the catalogue version asked for. The texts of all variants are one long
string, looked through by the C library's search; a change of a few variants is folded in, many make it new. Measured against
LIKE, SQLite's trigram index and a table of trigrams in `docs/adr/0012-search-in-memory.md` and `benches/catalogue.py`.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import accumulate
from uuid import UUID

from tillbook.core.catalogue import fold_text, search_words
from tillbook.platform import sql, versions

FEW_CHANGES = 500
"""Changed variants up to which the index is mended instead of made new."""

SHORT_WORD = 4
"""Words shorter than this may be in every text; which one to look for is then decided by counting."""

_SELECT = (
    "SELECT v.id, v.name, v.search_text, p.category_id, v.is_archived, v.is_flagged FROM catalogue_variant v "
    "JOIN catalogue_product p ON p.id = v.product_id"
)


@dataclass(frozen=True, slots=True)
class VariantFilter:
    """What is looked for: words of `search` (all must occur), `categories` (any of them), archived and flagged or not (None: both),
    and variants that a store does not carry (`unlisted`)."""

    search: str = ""
    categories: frozenset[UUID] | None = None
    is_archived: bool | None = False
    is_flagged: bool | None = None
    unlisted: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A variant in the index; entries sort by folded name, then id."""

    name: str
    id: UUID
    text: str
    category_id: UUID | None
    is_archived: bool
    is_flagged: bool

    @property
    def key(self) -> tuple[str, UUID]:
        return self.name, self.id


class _Index:
    """All variants of one catalogue version, sorted; never changed once made."""

    def __init__(self, version: int, entries: list[_Entry]) -> None:
        self.version = version
        self.entries = entries
        self.keys = [entry.key for entry in entries]
        self.text = "\n".join(entry.text for entry in entries)
        self.starts = [0, *accumulate(len(entry.text) + 1 for entry in entries)]
        self.by_id = {entry.id: entry for entry in entries}

    def matching(self, words: tuple[str, ...], start: int) -> Iterator[_Entry]:
        """Yield the entries from position `start` on whose text holds all words, in order."""
        if not words:
            yield from self.entries[start:]
            return
        first, *others = self._rarest_first(words)
        text, starts = self.text, self.starts
        found = text.find(first, starts[start])
        while found >= 0:
            place = bisect_right(starts, found) - 1
            begin, end = starts[place], starts[place + 1]
            if all(text.find(word, begin, end) >= 0 for word in others):
                yield self.entries[place]
            found = text.find(first, end)

    def _rarest_first(self, words: tuple[str, ...]) -> tuple[str, ...]:
        if len(words) == 1 or len(words[0]) >= SHORT_WORD:
            return words
        return tuple(sorted(words, key=self.text.count))


_EMPTY = _Index(-1, [])
_index = _EMPTY
_refreshing = threading.Lock()


def _forget() -> None:
    global _index
    _index = _EMPTY


versions.remember_by_version(_forget)


def find_variants(wanted: VariantFilter, *, after: tuple[str, UUID] | None = None, limit: int) -> list[UUID]:
    """Return the ids of variants in the order of their names, at most `limit`, behind (name, id) `after`."""
    index = _current_index()
    start = _position(index, after)
    found: list[UUID] = []
    for entry in index.matching(search_words(wanted.search), start):
        if _fits(entry, wanted):
            found.append(entry.id)
            if len(found) == limit:
                break
    return found


def _fits(entry: _Entry, wanted: VariantFilter) -> bool:
    return (
        (wanted.is_archived is None or entry.is_archived is wanted.is_archived)
        and (wanted.is_flagged is None or entry.is_flagged is wanted.is_flagged)
        and (wanted.categories is None or entry.category_id in wanted.categories)
        and entry.id not in wanted.unlisted
    )


def _position(index: _Index, after: tuple[str, UUID] | None) -> int:
    """Where to go on: behind the variant itself where it still stands, else behind where its name would stand."""
    if after is None:
        return 0
    name, variant = after
    entry = index.by_id.get(variant)
    return bisect_right(index.keys, entry.key if entry else (fold_text(name), variant))


def _current_index() -> _Index:
    global _index
    version = versions.current().get(versions.CATALOGUE, 0)
    if _index.version == version:
        return _index
    with _refreshing:
        if _index.version != version:
            _index = _refreshed(_index, version)
        return _index


def _refreshed(index: _Index, version: int) -> _Index:
    """Return the index of a version: the old one with its changes folded in, or a new one where there are many."""
    if 0 <= index.version < version and index.entries:
        rows = sql.fetch_all(f"{_SELECT} WHERE v.changed_in > %s LIMIT %s", [index.version, FEW_CHANGES + 1])
        if len(rows) <= FEW_CHANGES:
            return _mended(index, version, [_entry(row) for row in rows])
    categories: dict[UUID, UUID] = {}
    entries = [_entry(row, categories) for row in sql.fetch_all(_SELECT)]
    return _Index(version, sorted(entries, key=lambda entry: entry.key))


def _mended(index: _Index, version: int, changed: Collection[_Entry]) -> _Index:
    entries = list(index.entries)
    for entry in changed:
        old = index.by_id.get(entry.id)
        if old is not None:
            del entries[bisect_left(entries, old.key, key=lambda each: each.key)]
        insort(entries, entry, key=lambda each: each.key)
    return _Index(version, entries)


def _entry(row: tuple[object, ...], known: dict[UUID, UUID] | None = None) -> _Entry:
    variant, name, text, category, archived, flagged = row
    category_id = sql.read_id(category) if category else None  # type: ignore[arg-type]
    if known is not None and category_id is not None:
        category_id = known.setdefault(category_id, category_id)
    return _Entry(
        fold_text(str(name)),
        sql.read_id(variant),  # type: ignore[arg-type]
        str(text).replace("\n", " "),
        category_id,
        bool(archived),
        bool(flagged),
    )
