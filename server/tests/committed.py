"""Tests that commit: the tables are emptied afterwards, and triggers that a test dropped stand again.

Django's own flush cannot do it, because the books refuse to be emptied; that is what they are for.
"""

from __future__ import annotations

from django.db import connection

Triggers = list[tuple[str, str, str]]


def triggers() -> Triggers:
    """Return (table, name, definition) of every trigger."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
            )
        else:
            cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
        return cursor.fetchall()


def empty_books(standing: Triggers) -> None:
    """Delete every row of every table, and make the triggers those of `standing`."""
    kept = {"django_migrations", "django_content_type"}
    tables = [table for table in connection.introspection.table_names() if table not in kept]
    with connection.cursor() as cursor:
        for table, name, _ in triggers():
            cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")
        else:
            cursor.execute("PRAGMA foreign_keys=OFF")
            for table in tables:
                cursor.execute(f"DELETE FROM {table}")
            cursor.execute("PRAGMA foreign_keys=ON")
        for _, _, definition in standing:
            cursor.execute(definition)
