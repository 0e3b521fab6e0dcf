"""Writing customers out, streamed. Who is erased has a code and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from tillbook.platform import sql

CUSTOMER_COLUMNS = ("code", "name", "email", "phone", "address", "group", "tax_id", "is_tax_exempt", "created_at")


def export_customers() -> Iterator[tuple[str, ...]]:
    """Yield every customer in the order of CUSTOMER_COLUMNS."""
    rows = sql.stream(
        "SELECT c.code, p.name, p.email, p.phone, p.address, c.group_name, c.tax_id, c.is_tax_exempt, c.created_at "
        "FROM customers_customer c LEFT JOIN customers_private p ON p.customer_id = c.id ORDER BY c.code"
    )
    for code, name, email, phone, address, group, tax_id, is_exempt, created_at in rows:
        texts = (code, name or "", email or "", phone or "", address or "", group, tax_id, "yes" if is_exempt else "no")
        yield (*texts, sql.read_time(created_at).isoformat())
