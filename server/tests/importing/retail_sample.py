"""A small made-up file in the Online Retail format: one of every odd row."""

from __future__ import annotations

import csv
from pathlib import Path

HEADER = ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country")
Cells = tuple[str, ...]


def row(invoice: str, code: str, quantity: str, price: str, **other: str) -> Cells:
    """Return one row; `name`, `at`, `customer`, `country` as keywords."""
    at = other.get("at", "2024-03-01 09:00:00")
    country = other.get("country", "United Kingdom")
    return (invoice, code, other.get("name", f"THING {code}"), quantity, at, price, other.get("customer", ""), country)


PLAIN: tuple[Cells, ...] = (
    row("700001", "90001", "6", "2.50", customer="20001.0"),
    row("700001", "90002A", "2", "1.25", customer="20001.0"),
    row("700002", "90002a", "1", "1.25", at="2024-03-01 10:00:00", name="THING 90002A"),
    row("700003", "POST", "1", "15.00", at="2024-03-02 09:00:00", name="POSTAGE", customer="20002.0", country="France"),
    row("700003", "90003", "4", "0.85", at="2024-03-02 09:00:00", name="", customer="20002.0", country="France"),
    row("700004", "90001", "1", "0.0", at="2024-03-02 11:00:00", customer="20001.0"),
    row("700005", "90001", "10", "0.0", at="2024-03-03 08:00:00", name="found"),
    row("700006", "90002A", "-3", "0.0", at="2024-03-03 08:30:00", name="wet damaged"),
    row("700007", "90003", "-1", "0.0", at="2024-03-03 08:40:00", name="?"),
    row("C700008", "90001", "-2", "2.50", at="2024-03-04 09:00:00", customer="20001.0"),
    row("C700009", "90001", "-1", "9.99", at="2024-03-04 10:00:00", customer="20001.0"),
    row("C700010", "D", "-1", "5.00", at="2024-03-04 11:00:00", name="Discount", customer="20001.0"),
    row("C700011", "90002A", "-1", "1.25", at="2024-03-04 12:00:00"),
)
"""Rows that are accepted."""

ODD: tuple[tuple[Cells, str], ...] = (
    (row("700001", "90001", "6", "2.50", customer="20001.0"), "repeated_line"),
    (row("A700012", "B", "1", "-11062.06", name="Adjust bad debt"), "not_a_sale"),
    (row("C700013", "BANK CHARGES", "-1", "37.45", name="Bank Charges"), "not_a_sale"),
    (row("C700014", "AMAZONFEE", "-1", "13541.33", name="AMAZON FEE"), "not_a_sale"),
    (row("C700015", "S", "-1", "33.05", name="SAMPLES"), "not_a_sale"),
    (row("700016", "PADS", "1", "0.001", name="PADS TO MATCH"), "fraction_of_a_penny"),
    (row("700017", "90001", "0", "2.50"), "zero_quantity"),
    (row("700018", "90001", "1.5", "2.50"), "bad_quantity"),
    (row("700019", "90001", "1", "two"), "bad_price"),
    (row("700020", "90001", "1", "-2.50"), "negative_price"),
    (row("700021", "90001", "1", "2.50", at="01/03/2024 09:00"), "bad_date"),
    (row("700022", "90001", "1", "2.50", customer="Mrs Smith"), "bad_customer"),
    (row("C700023", "90001", "1", "2.50"), "cancellation_not_negative"),
    (row("700024", "90001", "100001", "2.50"), "quantity_too_large"),
    (row("", "90001", "1", "2.50"), "missing_code"),
    (("700025", "90001"), "wrong_cells"),
)
"""Rows that are left out, with their reason."""


def write_sample(path: Path, rows: list[Cells] | None = None) -> Path:
    """Write the sample (the odd rows behind the row they belong to) and return its path."""
    if rows is None:
        odd = [cells for cells, _ in ODD]
        rows = [PLAIN[0], PLAIN[1], odd[0], *PLAIN[2:], *odd[1:]]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows)
    return path
