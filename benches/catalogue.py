"""Measures search and barcode look-up over 50,000 variants: `python benches/catalogue.py` (TILLBOOK_DATABASE_URL for PostgreSQL).

Prints, per question, median and p99 in milliseconds of our search (`catalogue.find_variants`, its version check included), of the
naive `LIKE '%word%'` ordered by name, and the ratio of ours to a bare `SELECT 1` on the same connection in the same run.
Exits 1 where a gate is missed: search p99 < 20 ms, barcode p99 < 2 ms.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

VARIANTS = 50_000
ROUNDS = 200
WORDS = [
    "sourdough",
    "loaf",
    "rye",
    "bread",
    "plum",
    "jam",
    "strawberry",
    "enamel",
    "mug",
    "blue",
    "red",
    "green",
    "tomato",
    "vine",
    "cheese",
    "cheddar",
    "brie",
    "oat",
    "milk",
    "whole",
    "butter",
    "organic",
    "fair",
    "coffee",
    "bean",
    "ground",
    "tea",
    "black",
    "mint",
    "soap",
    "lavender",
    "candle",
    "wool",
    "sock",
    "shirt",
    "large",
    "small",
    "medium",
    "pen",
    "pencil",
    "notebook",
    "lined",
    "plain",
    "paper",
    "bag",
    "gift",
    "box",
    "ribbon",
    "glass",
    "plate",
    "bowl",
    "fork",
    "knife",
    "spoon",
    "pan",
    "lid",
    "kettle",
    "toaster",
    "lamp",
    "bulb",
    "crème",
    "brûlée",
]
QUESTIONS = ("chedd", "ough loaf", "Brulee", "p04999", "e", "e q", "zzzz", "enamel mug blue red", "0000012345", "oa")


def main() -> int:
    """Fill new books, measure, print; return 1 where a gate is missed."""
    os.environ["TILLBOOK_DATA"] = tempfile.mkdtemp(prefix="tillbook-bench-")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tillbook.platform.settings")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "server"))
    from tillbook.app.opening import open_books

    open_books()
    from tillbook.platform import sql

    filled_s = _timed(_fill)
    from tillbook.catalogue.search import VariantFilter, find_variants

    first_ms = _timed(lambda: find_variants(VariantFilter("jam"), limit=50)) * 1e3
    bare, _ = _measure(lambda: sql.fetch_one("SELECT 1"))
    print(
        f"{'PostgreSQL' if sql.is_postgresql() else 'SQLite'}, {VARIANTS} variants put in in {filled_s:.1f} s; SELECT 1: {bare:.3f} ms"
    )
    print(f"first search (the index is made): {first_ms:.0f} ms; after one change: {_after_a_change_ms():.1f} ms")
    print(f"{'question':24}{'hits':>6}{'ours':>9}{'p99':>9}{'LIKE':>9}{'/SELECT 1':>11}")
    worst = 0.0
    for question in QUESTIONS:
        hits = len(find_variants(VariantFilter(question), limit=50))
        ours, p99 = _measure(lambda question=question: find_variants(VariantFilter(question), limit=50))
        like, _ = _measure(lambda question=question: _like(question), rounds=20)
        worst = max(worst, p99)
        print(f"{question:24}{hits:6}{ours:9.3f}{p99:9.3f}{like:9.3f}{ours / bare:11.1f}")
    from tillbook.catalogue.scanning import find_barcode

    codes = [f"INT{random.randrange(VARIANTS):08d}" for _ in range(ROUNDS)]
    ours, p99 = _measure(lambda: find_barcode(codes[random.randrange(ROUNDS)]))
    print(f"{'a barcode':24}{1:6}{ours:9.3f}{p99:9.3f}{'':9}{ours / bare:11.1f}")
    missed = [name for name, figure, gate in (("search", worst, 20), ("barcode", p99, 2)) if figure >= gate]
    print("gates missed: " + ", ".join(missed) if missed else "gates held: search p99 < 20 ms, barcode p99 < 2 ms")
    return 1 if missed else 0


def _fill() -> None:
    from tillbook.catalogue.interface import NewBarcode, NewProduct, add_products_within
    from tillbook.core.access import Actor, ActorKind
    from tillbook.platform import transactions

    chance = random.Random(1)
    actor = Actor(kind=ActorKind.SYSTEM, name="bench")
    for start in range(0, VARIANTS, 5_000):
        rows = [
            NewProduct(
                code=f"P{n:05d}",
                name=" ".join(chance.sample(WORDS, 4)),
                category_path=("Shop", WORDS[n % 12]),
                barcodes=(NewBarcode(f"INT{n:08d}", kind="internal"),),
            )
            for n in range(start, start + 5_000)
        ]
        with transactions.write():
            add_products_within(actor, rows)


def _after_a_change_ms() -> float:
    from tillbook.catalogue.interface import NewProduct, add_products_within
    from tillbook.catalogue.search import VariantFilter, find_variants
    from tillbook.core.access import Actor, ActorKind
    from tillbook.platform import transactions

    figures = []
    for n in range(20):
        with transactions.write():
            add_products_within(Actor(kind=ActorKind.SYSTEM, name="bench"), [NewProduct(code=f"NEW{n}", name=f"Quick add {n}")])
        figures.append(_timed(lambda: find_variants(VariantFilter("jam"), limit=50)) * 1e3)
    return statistics.median(figures)


def _like(question: str) -> None:
    from tillbook.core.catalogue import search_words
    from tillbook.platform import sql

    words = search_words(question)
    where = " AND ".join("search_text LIKE %s" for _ in words)
    sql.fetch_all(f"SELECT id FROM catalogue_variant WHERE {where} ORDER BY name LIMIT 50", [f"%{word}%" for word in words])


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _measure(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Return median and p99 in milliseconds."""
    work()
    figures = sorted(_timed(work) * 1e3 for _ in range(rounds))
    return statistics.median(figures), figures[int(rounds * 0.99) - 1]


if __name__ == "__main__":
    sys.exit(main())
