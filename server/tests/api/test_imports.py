"""Products come in by file through the door: tried first, then taken once."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.chain import SYSTEM, Chain
from tillbook.catalogue.models import Variant
from tillbook.core.access import Action
from tillbook.identity import interface as identity

GOODS = "code,name,price,barcode\nJAM-1,Damson jam,3.40,5000000000104\nJAM-2,Plum jam,3.20,\nJAM-3,Fig jam,cheap,\n"


def _send(
    chain: Chain, text: str, *, dry_run: bool, kind: str = "products", scopes: tuple[Action, ...] = (Action.IMPORT_FILES,)
) -> Any:
    key = identity.create_api_key(SYSTEM, name=f"files {dry_run}", scopes=scopes, store_id=chain.stores["S01"].id)[1]
    path = f"/api/v1/imports/{kind}?dry_run={'true' if dry_run else 'false'}"
    return Client().post(path, text.encode(), content_type="text/csv", headers={"Authorization": f"Bearer {key}"})


def test_a_dry_run_says_what_would_come_in_and_changes_nothing(chain: Chain) -> None:
    answer = _send(chain, GOODS, dry_run=True)
    assert answer.status_code == 200, answer.content
    found = answer.json()
    assert (found["rows"], found["accepted"], found["rejected"]) == (3, 2, 1)
    assert found["reasons"][0]["row"] == 4
    assert found["preview"][0]["name"] == "Damson jam"
    assert not Variant.objects.filter(code="JAM-1").exists()


def test_a_file_taken_twice_makes_its_products_once(chain: Chain) -> None:
    first, second = (_send(chain, GOODS, dry_run=False).json() for _ in range(2))
    assert (first["accepted"], second["accepted"]) == (2, 2)
    assert Variant.objects.filter(code__startswith="JAM-").count() == 2


def test_a_key_without_the_scope_brings_nothing_in(chain: Chain) -> None:
    assert _send(chain, GOODS, dry_run=False, scopes=(Action.SEE_STOCK,)).status_code == 403


def test_people_do_not_come_in_by_this_door(chain: Chain) -> None:
    assert _send(chain, "name,roles\nEve,owner\n", dry_run=False, kind="people").status_code == 404
