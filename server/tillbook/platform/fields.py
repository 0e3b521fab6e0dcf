"""Database-side values and rules shared by the contexts' models and migrations."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.migrations.operations import RunPython
from django.db.models import Func


class CurrentTransaction(Func):
    """The number of the writing transaction: the key of commit order on PostgreSQL; 0 on SQLite, where row order is it."""

    template = "0"
    output_field = models.BigIntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Compile to PostgreSQL's own transaction number."""
        return "((pg_current_xact_id())::text)::bigint", []


def transaction_column() -> models.BigIntegerField[int, int]:
    """Return a column that holds the writing transaction's number."""
    return models.BigIntegerField(db_default=CurrentTransaction(), editable=False)


def append_only(*tables: str) -> RunPython:
    """Return a migration step whose triggers refuse UPDATE and DELETE on `tables`, on either database."""

    def create(apps: Any, editor: Any) -> None:
        for table in tables:
            for statement in _statements(editor.connection.vendor, table):
                editor.execute(statement, params=None)

    def drop(apps: Any, editor: Any) -> None:
        for table in tables:
            drop_append_only(editor, table)

    return RunPython(create, drop)


def drop_append_only(editor: Any, table: str) -> None:
    """Drop the triggers of one table (a migration that must rewrite it; nothing else may)."""
    on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
    for act in ("update", "delete"):
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}{on}", params=None)


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        function = (
            "CREATE OR REPLACE FUNCTION tillbook_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN RAISE EXCEPTION 'append_only: % refuses %', TG_TABLE_NAME, TG_OP; END$$"
        )
        return [
            function,
            *(
                f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION tillbook_append_only()"
                for act in ("update", "delete")
            ),
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION tillbook_append_only()",
        ]
    return [
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'append_only: {table} refuses {act}'); END"
        for act in ("update", "delete")
    ]
