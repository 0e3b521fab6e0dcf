"""What always holds of barcodes, decimals, folded text and the tree, whatever the input."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillbook.core.catalogue import (
    ancestors_of,
    check_barcode,
    check_digit,
    check_parent,
    descendants_of,
    equivalent_codes,
    fold_text,
    has_right_check_digit,
    same_article_key,
    search_words,
)
from tillbook.core.values import TillbookError, detect_decimal_sign, read_decimal

NODES = [UUID(int=n) for n in range(1, 9)]


@given(st.sampled_from([7, 11, 12, 13]).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n)))
def test_a_code_with_its_check_digit_is_right_and_any_other_last_digit_is_wrong(body: str) -> None:
    right = check_digit(body)
    assert [has_right_check_digit(f"{body}{digit}") for digit in range(10)] == [digit == right for digit in range(10)]
    assert check_barcode(f"{body}{right}", kind="gtin") == f"{body}{right}"


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11))
def test_one_misread_digit_is_always_noticed(body: str, place: int) -> None:
    code = f"{body}{check_digit(body)}"
    misread = f"{code[:place]}{(int(code[place]) + 1) % 10}{code[place + 1 :]}"
    assert not has_right_check_digit(misread)


@given(st.sampled_from([8, 12, 13, 14]).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n)))
def test_all_forms_of_a_gtin_are_one_article(code: str) -> None:
    forms = equivalent_codes(code)
    assert forms[0] == code
    assert {same_article_key(form) for form in forms} == {same_article_key(code)}


@given(st.text(max_size=60))
def test_folded_text_stays_as_it_is_when_folded_again_and_is_found_by_its_own_words(text: str) -> None:
    folded = fold_text(text)
    assert fold_text(folded) == folded
    assert all(word in folded for word in search_words(text))


@given(st.integers(-(10**9), 10**9), st.sampled_from([".", ","]), st.integers(0, 3))
def test_an_amount_written_with_thousands_and_either_sign_reads_back(minor: int, sign: str, places: int) -> None:
    group = "," if sign == "." else "."
    digits = str(abs(minor)).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    grouped = f"{int(whole):,}".replace(",", group)
    text = f"{'-' if minor < 0 else ''}{grouped}{sign + part if part else ''}"

    assert read_decimal(f"£ {text}", sign=sign, places=places, field="price") == minor  # type: ignore[arg-type]
    if places == 2:
        assert detect_decimal_sign([text], otherwise=group) == sign  # type: ignore[arg-type]


@given(st.text(max_size=30))
def test_whatever_stands_in_a_cell_is_a_number_or_refused(text: str) -> None:
    assert _read(text) in ("a number", "not_a_number", "too_many_decimals")


def _read(text: str) -> str:
    try:
        read_decimal(text, sign=".", places=2, field="price")
    except TillbookError as error:
        return error.code
    return "a number"


@given(st.lists(st.tuples(st.sampled_from(NODES), st.none() | st.sampled_from(NODES)), max_size=40))
def test_moves_that_are_accepted_never_close_a_circle(moves: list[tuple[UUID, UUID | None]]) -> None:
    tree: dict[UUID, UUID | None] = dict.fromkeys(NODES)
    for node, parent in moves:
        try:
            check_parent(node, parent, tree)
        except TillbookError:
            continue
        tree[node] = parent
    for node in NODES:
        above = ancestors_of(node, tree)
        assert all(node in descendants_of(each, tree) for each in above)


@pytest.mark.parametrize("text", ["", " ", "é", "x" * 101, "a\x1bb"])
def test_a_barcode_is_1_to_100_printable_letters(text: str) -> None:
    with pytest.raises(TillbookError) as refused:
        check_barcode(text, kind="internal")
    assert refused.value.code == "bad_barcode"
