"""A transfer is two facts: it left here, it arrived there; what differs goes to loss or back."""

from __future__ import annotations

from uuid import UUID

import pytest

from tillbook.core.inventory import TransferBody, TransferLine, read_transfer_body, transfer_body_json, transfer_postings
from tillbook.core.ledger import PlaceKind, fold
from tillbook.core.values import Invalid

WAREHOUSE, SHOP = UUID(int=1), UUID(int=2)
TRANSFER, MUG = UUID(int=3), UUID(int=4)


def test_ten_mugs_sent_and_nine_received_leave_one_in_loss_and_none_in_transit() -> None:
    sent = TransferBody(TRANSFER, (TransferLine(1, MUG, 10_000),), to_store=SHOP)
    received = TransferBody(TRANSFER, (TransferLine(1, MUG, 9_000),), differences=(TransferLine(1, MUG, 1_000),))

    postings = [
        *transfer_postings("transfer_dispatch", sent, store=WAREHOUSE),
        *transfer_postings("transfer_receipt", received, store=SHOP),
    ]

    left = {(key.place.kind, key.place.owner): quantity for key, quantity in fold(postings).items()}
    assert left == {(PlaceKind.STORE, WAREHOUSE): -10_000, (PlaceKind.STORE, SHOP): 9_000}
    assert postings[-1].target.kind is PlaceKind.LOSS
    assert [posting.line for posting in postings] == [1, 1, -1]


def test_a_difference_may_go_back_to_where_it_came_from() -> None:
    received = TransferBody(TRANSFER, (), differences=(TransferLine(1, MUG, 1_000, back_to=WAREHOUSE),))

    (posting,) = transfer_postings("transfer_receipt", received, store=SHOP)

    assert (posting.source.kind, posting.target.owner) == (PlaceKind.IN_TRANSIT, WAREHOUSE)


@pytest.mark.parametrize("kind", ["transfer_dispatch", "transfer_receipt"])
def test_what_is_written_is_read_back_member_for_member(kind: str) -> None:
    is_dispatch = kind == "transfer_dispatch"
    body = TransferBody(
        TRANSFER,
        (TransferLine(1, MUG, 2_000),),
        to_store=SHOP if is_dispatch else None,
        differences=() if is_dispatch else (TransferLine(1, MUG, 500),),
        note="crate 4",
    )

    assert read_transfer_body(kind, transfer_body_json(body)) == body


@pytest.mark.parametrize(
    ("kind", "form", "code"),
    [
        ("transfer_dispatch", {"transfer": str(TRANSFER), "lines": [], "to_store": str(SHOP)}, "empty_document"),
        ("transfer_dispatch", {"transfer": str(TRANSFER), "lines": []}, "missing"),
        ("transfer_receipt", {"transfer": str(TRANSFER), "lines": [], "differences": [], "to_store": str(SHOP)}, "extra_field"),
        ("goods_in", {}, "unknown_type"),
    ],
)
def test_a_wrong_body_is_refused_with_its_reason(kind: str, form: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_transfer_body(kind, form)  # type: ignore[arg-type]

    assert caught.value.code == code
