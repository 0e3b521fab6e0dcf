"""Every door of the API: its method, address, declared actions, and the smallest request its OpenAPI schema accepts.

A request is built for one store: every `store` in it is that store, every id of a record is one of that store where the test
knows such a record (RECORDS), else a fresh id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from tillbook.app.urls import api
from tillbook.core.access import Action
from tillbook.platform import clock


@dataclass(frozen=True)
class Door:
    """One method of one address; `actions` declared by `needs`, `open_to` where none is asked for."""

    method: str
    path: str
    actions: tuple[Action, ...]
    open_to: str

    @property
    def name(self) -> str:
        """Return the door as people write it."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Asked:
    """A request to a door; `names_store` tells whether a store stands in it, `names_record` whether a known record does."""

    path: str
    payload: Any
    names_store: bool
    names_record: bool


def doors() -> list[Door]:
    """Return every door, in the order of the API."""
    found = []
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                function = operation.view_func
                actions = tuple(getattr(function, "tillbook_actions", ()))
                whom = getattr(function, "tillbook_open_to", "")
                found += [Door(method, f"{prefix}{path}", actions, whom) for method in operation.methods]
    return found


@contextmanager
def undone() -> Iterator[None]:
    """Run a block whose writes are taken back; the block's own transactions count as outermost ones."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)


class Asking:
    """Builds requests for a store from the OpenAPI document.

    `records` knows real ids by path parameter and store; `shared` those of no store, by the word before them in the address
    (`customers`) or by the query's name (`variant`).
    """

    def __init__(
        self,
        records: Mapping[str, Mapping[str, str]],
        payloads: Mapping[str, Callable[[str], Any]],
        shared: Mapping[str, str] | None = None,
    ) -> None:
        self._shared = shared or {}
        self._document: dict[str, Any] = api.get_openapi_schema()
        self._records, self._payloads = records, payloads

    def request(self, door: Door, *, store: str) -> Asked:
        """Return the smallest request to a door that names `store` wherever it can."""
        details = self._document["paths"][f"/api/v1{door.path}"][door.method.lower()]
        path, names_record = self._fill_path(door.path, store)
        wanted = [item for item in details.get("parameters", ()) if item["in"] == "query"]
        query = [self._query(item, store) for item in wanted if item["required"] or item["name"] in ("store", "store_id")]
        names_store = any(item["name"] in ("store", "store_id") for item in wanted)
        payload = None
        if "requestBody" in details:
            content = details["requestBody"]["content"].get("application/json", {"schema": {"type": "object"}})
            build = self._payloads.get(door.name)
            payload = build(store) if build else self._value(content["schema"], "", store)
            names_store = names_store or store in str(payload)
        address = path + ("?" + "&".join(query) if query else "")
        return Asked(address, payload, names_store, names_record)

    def _fill_path(self, path: str, store: str) -> tuple[str, bool]:
        names = re.findall(r"([\w-]+)/{(\w+)}", path)
        for word, name in names:
            known = store if name == "store_id" else self._records.get(name, {}).get(store) or self._shared.get(word)
            path = path.replace(f"{{{name}}}", known or str(clock.new_id()))
        return path, any(name in self._records or name == "store_id" for _, name in names)

    def _query(self, item: Mapping[str, Any], store: str) -> str:
        return f"{item['name']}={self._value(item['schema'], item['name'], store)}"

    def _value(self, schema: Mapping[str, Any], name: str, store: str) -> Any:
        """Return a small value of a JSON schema."""
        schema = self._resolve(schema)
        if "const" in schema or "enum" in schema:
            return schema.get("const", (schema.get("enum") or [None])[0])
        kind = schema.get("type")
        if kind == "object":
            wanted = {*schema.get("required", ()), *(name for name in ("store",) if name in schema.get("properties", {}))}
            return {key: self._value(schema["properties"][key], key, store) for key in sorted(wanted)}
        if kind == "array":
            return [self._value(schema["items"], name, store) for _ in range(schema.get("minItems", 0))]
        return self._scalar(schema, name, store)

    def _scalar(self, schema: Mapping[str, Any], name: str, store: str) -> Any:
        kind, form = schema.get("type"), schema.get("format")
        if kind == "string" and form == "uuid":
            if name in ("store", "store_id"):
                return store
            return self._records.get(name, {}).get(store) or self._shared.get(name) or str(clock.new_id())
        if kind == "string" and form in ("date", "date-time"):
            return "2026-11-20" if form == "date" else "2026-11-20T10:00:00Z"
        if kind == "integer":
            return max(1, schema.get("minimum", 1))
        if kind == "boolean":
            return False
        return _text(schema) if kind == "string" else None

    def _resolve(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in schema or "anyOf" in schema or "allOf" in schema:
            if "$ref" in schema:
                schema = self._document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
            else:
                choices = schema.get("anyOf") or schema["allOf"]
                schema = next((choice for choice in choices if choice.get("type") != "null"), choices[0])
        return schema


def _text(schema: Mapping[str, Any]) -> str:
    """Return a text of a schema: of its least length, or the first of a few that its pattern takes."""
    pattern = schema.get("pattern")
    if pattern is None:
        return "x" * max(1, schema.get("minLength", 1))
    return next((text for text in ("x", "X9", "XX", "EUR", "en", "123456", "2026-11-20") if re.search(pattern, text)), "")
