"""The API's description of itself, and the TypeScript the screens are checked against, are what the program makes."""

from __future__ import annotations

import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

import openapi
import tillbook.app.urls  # noqa: F401 - every schema of the program is loaded by its doors

WEB = openapi.ROOT / "web"
TILL_CALL = re.compile(r'\bask(?:Text)?\(\s*(?:"(?P<method>[A-Z]+)",\s*)?[`"](?P<path>/[^`"?]*)')


def _kinds(of: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in of.__subclasses__():
        yield each
        yield from _kinds(each)


def test_no_two_schemas_share_a_name_or_one_would_describe_the_other() -> None:
    homes: dict[str, set[str]] = defaultdict(set)
    for each in _kinds(BaseModel):
        if each.__module__.startswith("tillbook.") and "[" not in each.__name__:
            homes[each.__name__].add(each.__module__)
    assert len(homes) > 100
    assert {name: sorted(found) for name, found in homes.items() if len(found) > 1} == {}


def test_the_document_is_the_same_bytes_each_time_and_names_no_machine() -> None:
    first = openapi.text(openapi.document())
    assert first == openapi.text(openapi.document())
    assert str(openapi.ROOT) not in first


def test_the_screens_types_are_those_the_document_makes() -> None:
    if not (shutil.which(os.environ.get("TILLBOOK_NODE", "node")) and (openapi.WEB / "node_modules").is_dir()):
        pytest.skip("No Node with the web packages: ./tillbook test brings them.")
    made = openapi.typescript(openapi.document())
    assert openapi.GENERATED.read_text(encoding="utf-8") == made, "run: python tools/openapi.py --write"


def test_every_operation_of_the_document_stands_in_the_screens_types() -> None:
    written = openapi.GENERATED.read_text(encoding="utf-8")
    operations = {one["operationId"] for item in openapi.document()["paths"].values() for one in item.values()}
    assert [name for name in operations if f"    {name}: {{" not in written] == []


def test_every_door_the_till_knocks_at_is_there() -> None:
    """The office's calls are checked by its types; the till reads answers by decoders, so its addresses are compared here."""
    doors = {
        f"{method.upper()} {re.sub(r'{[^}]*}', '*', path)}"
        for path, item in openapi.document()["paths"].items()
        for method in item
    }
    calls = {
        f"{call['method'] or 'GET'} {re.sub(r'[$]{[^}]*}', '*', call['path'])}"
        for file in (WEB / "till" / "src").rglob("*.ts*")
        for call in TILL_CALL.finditer(file.read_text(encoding="utf-8"))
    }
    assert {"GET /till/catalogue", "POST /sales", "DELETE /session"} <= calls
    assert calls - doors == set()
