"""Finding variants by fragments of names, codes and barcodes, accents ignored, in memory and in the order of names.

Keeps true: what is found is what the database held at the catalogue version asked for. The texts of all variants are one long
string, looked through by the C library's search; a change of a few variants is folded in, many make it new. Measured against
LIKE, SQLite's trigram index and a table of trigrams in `docs/adr/0012-search-in-memory.md` and `benches/catalogue.py`.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from uuid import UUID

from tillbook.core.catalogue import fold_text, search_words
from tillbook.platform import sql, versions

FEW_CHANGES = 20
"""Changed variants up to which the index is mended (3 ms each at 50,000) instead of made new (150 ms)."""

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


@dataclass(frozen=True, slots=True)
class _Index:
    """All variants of one catalogue version, sorted by key; never changed once made.

    `text` joins the entries' texts by line breaks; entry i stands in it from starts[i] to starts[i + 1].
    """

    version: int
    entries: list[_Entry]
    keys: list[tuple[str, UUID]]
    starts: list[int]
    text: str
    by_id: dict[UUID, _Entry]

    @classmethod
    def of(cls, version: int, entries: list[_Entry]) -> _Index:
        """Make the index of entries in any order."""
        ordered = sorted(entries, key=lambda entry: entry.key)
        return cls(
            version,
            ordered,
            [entry.key for entry in ordered],
            [0, *accumulate(len(entry.text) + 1 for entry in ordered)],
            "".join(f"{entry.text}\n" for entry in ordered),
            {entry.id: entry for entry in ordered},
        )

    def mended(self, version: int, changed: Collection[_Entry]) -> _Index:
        """Return the index with a few entries put in or exchanged; what is not touched is copied, not made again."""
        made = replace(
            self, version=version, entries=[*self.entries], keys=[*self.keys], starts=[*self.starts], by_id={**self.by_id}
        )
        for entry in changed:
            old = made.by_id.get(entry.id)
            if old is not None:
                made = made._spliced(bisect_left(made.keys, old.key), 1, None)
            made = made._spliced(bisect_left(made.keys, entry.key), 0, entry)
        return made

    def _spliced(self, place: int, gone: int, entry: _Entry | None) -> _Index:
        """Exchange `gone` entries at a place for one or none, in lists that nobody else holds yet."""
        begin, end = self.starts[place], self.starts[place + gone]
        line = f"{entry.text}\n" if entry else ""
        for removed in self.entries[place : place + gone]:
            self.by_id.pop(removed.id)
        self.entries[place : place + gone] = [entry] if entry else []
        self.keys[place : place + gone] = [entry.key] if entry else []
        shift = len(line) - (end - begin)
        self.starts[place:] = [*([begin] if entry else []), *(start + shift for start in self.starts[place + gone :])]
        if entry is not None:
            self.by_id[entry.id] = entry
        return replace(self, text=f"{self.text[:begin]}{line}{self.text[end:]}")

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


_EMPTY = _Index.of(-1, [])
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
            return index.mended(version, [_entry(row) for row in rows])
    categories: dict[UUID, UUID] = {}
    return _Index.of(version, [_entry(row, categories) for row in sql.fetch_all(_SELECT)])


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
