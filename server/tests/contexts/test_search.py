"""Finding variants: fragments, accents, codes, paging; the index in memory says what the database says."""

from __future__ import annotations

import random

import pytest

from tests.chain import SYSTEM, Chain
from tillbook.catalogue import search
from tillbook.catalogue.interface import NewBarcode, NewProduct, VariantFilter, add_products_within, find_variants
from tillbook.catalogue.models import Variant
from tillbook.core.catalogue import fold_text, search_words


def _names(question: str, **wanted: object) -> list[str]:
    found = find_variants(VariantFilter(question, **wanted), limit=50)  # type: ignore[arg-type]
    names = {variant.id: variant.name for variant in Variant.objects.filter(id__in=found)}
    return [names[variant] for variant in found]


@pytest.mark.parametrize("question", ["creme brulee", "CRÈME", "brûl", "rem ule", "C-77", "400638133393"])
def test_accents_case_and_the_order_of_words_do_not_matter(chain: Chain, question: str) -> None:
    barcode = NewBarcode("4006381333931")
    add_products_within(SYSTEM, [NewProduct(code="C-77", name="Crème brûlée", barcodes=(barcode,))])

    assert _names(question) == ["Crème brûlée"]


def test_all_words_must_occur_and_names_come_in_order(chain: Chain) -> None:
    add_products_within(
        SYSTEM, [NewProduct(code=f"J{n}", name=name) for n, name in enumerate(["Plum jam", "Fig jam", "Fig tart"])]
    )

    assert _names("jam") == ["Fig jam", "Plum jam"]
    assert _names("jam fig") == ["Fig jam"]
    assert _names("jam tart") == []


def test_an_archived_variant_is_only_found_by_those_who_look_for_archived_ones(chain: Chain) -> None:
    Variant.objects.filter(code="MUG").update(is_archived=True)

    assert _names("mug") == []
    assert _names("mug", is_archived=True) == ["Enamel mug"]
    assert _names("mug", is_archived=None) == ["Enamel mug"]


def test_pages_of_two_meet_every_variant_once(chain: Chain) -> None:
    add_products_within(SYSTEM, [NewProduct(code=f"P{n}", name=f"Same name {n % 3}") for n in range(9)])

    seen, after = [], None
    while page := find_variants(VariantFilter(), after=after, limit=2):
        seen += page
        after = (Variant.objects.get(id=page[-1]).name, page[-1])

    assert len(seen) == len(set(seen)) == 12


def test_after_any_changes_the_mended_index_equals_one_made_new(chain: Chain) -> None:
    chance = random.Random(7)
    words = ["jam", "fig", "ärmel", "tee", "x", "brot"]
    _names("jam")
    for _ in range(25):
        rows = [
            NewProduct(code=f"R{chance.randrange(12)}", name=" ".join(chance.sample(words, 3)) + f" {chance.randrange(3)}")
            for _ in range(chance.randrange(1, 4))
        ]
        add_products_within(SYSTEM, list({row.code: row for row in rows}.values()))
        find_variants(VariantFilter("fig"), limit=5)

        mended = search._index
        search._forget()
        find_variants(VariantFilter("fig"), limit=5)

        assert mended.entries == search._index.entries
        assert (mended.text, mended.starts, mended.keys) == (search._index.text, search._index.starts, search._index.keys)
        assert mended.by_id == search._index.by_id


def test_folding_is_the_same_for_writing_and_asking() -> None:
    assert fold_text("  Crème   BRÛLÉE ") == "creme brulee"
    assert fold_text("Straße Łódź Ærø Ⅻ ﬁg") == "strasse lodz aero xii fig"
    assert search_words("the Fig the") == ("the", "fig")
