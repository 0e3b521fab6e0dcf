"""Receipts: every figure a shopkeeper can check, in every form, and nothing typed in can steer a printer or a browser."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from tests.chain import Chain, sale_body
from tests.contexts.identity.staff import Browser, Staff
from tests.orders import make_customer
from tillbook.audit import interface as audit
from tillbook.catalogue.models import Variant
from tillbook.platform import clock
from tillbook.receipts.content import Head, Receipt, ReceiptLine, Saving, TaxRow, TenderRow
from tillbook.receipts.interface import receipt_page, receipt_pdf, receipt_text
from tillbook.receipts.words import WORDS

HEAD = Head(
    company="Rye & Harbour",
    store="Mill Lane",
    address="4 Mill Lane\nRye TN31 7AB",
    phone="01797 222333",
    tax_id="GB 123 4567 89",
    header="",
    footer="Thank you",
    return_policy="Returns within 30 days with this receipt.",
)

RECEIPT = Receipt(
    kind="sale",
    language="en",
    currency="GBP",
    head=HEAD,
    number="S01R02-1-000123",
    register="S01R02",
    person="Nell",
    customer="Ana Ruiz CUST-001",
    order="",
    at=datetime(2026, 11, 21, 0, 30, tzinfo=UTC).astimezone(ZoneInfo("Europe/London")),
    business_date=date(2026, 11, 20),
    lines=(
        ReceiptLine("Sourdough loaf", 2_000, "piece", 420, 840, (Saving("Loaf week", 84),)),
        ReceiptLine("Vine tomatoes", 482, "kg", 390, 188, ()),
        ReceiptLine("Enamel mug", -1_000, "piece", 950, -950, ()),
    ),
    gross_minor=-6,
    rounding_minor=1,
    prices_include_tax=True,
    taxes=(TaxRow("VAT 20 %", -5, -1),),
    tenders=(TenderRow("cash", -5, None, ""),),
    check="1f2e3d4c",
    is_copy=False,
    is_demo=False,
)

ENGLISH = """\
              Rye & Harbour
                Mill Lane
               4 Mill Lane
               Rye TN31 7AB
            Tel. 01797 222333
          Tax id GB 123 4567 89
------------------------------------------
Receipt
Receipt                    S01R02-1-000123
21 Nov 2026 00:30              Till S01R02
Business day                   20 Nov 2026
Served by                             Nell
Customer                 Ana Ruiz CUST-001
------------------------------------------
Sourdough loaf                        8.40
  2 x 4.20
  Loaf week                          -0.84
Vine tomatoes                         1.88
  0.482 kg x 3.90
Returned: Enamel mug                 -9.50
------------------------------------------
You saved                             0.84
Total GBP                            -0.06
Rounding                              0.01
Cash                                 -0.05
------------------------------------------
VAT 20 %  Net -0.05              Tax -0.01
------------------------------------------
Returns within 30 days with this receipt.
                Thank you
            [S01R02-1-000123]
              Check 1f2e3d4c
"""

SPANISH = """\
    *** DEMO: NO ES UNA VENTA REAL ***
              *** COPIA ***
              Rye & Harbour
                Mill Lane
               4 Mill Lane
               Rye TN31 7AB
            Tel. 01797 222333
            NIF GB 123 4567 89
------------------------------------------
Recibo
Recibo                     S01R02-1-000123
20/11/2026 10:42               Caja S01R02
Le atendió                            Nell
------------------------------------------
Jamón ibérico de bellota cortado
a cuchillo, lata de regalo       12.345,60
  2 x 6172,80
------------------------------------------
IVA 21 %                           2592,58
Total EUR                        14.938,18
Efectivo (Entregado)             15.000,00
Cambio                               61,82
------------------------------------------
IVA 21 %  Base 12.345,60  Impuesto 2592,58
------------------------------------------
Returns within 30 days with this receipt.
                Thank you
            [S01R02-1-000123]
             Control 1f2e3d4c
              *** COPIA ***
"""


def _spanish() -> Receipt:
    return replace(
        RECEIPT,
        language="es-ES",
        currency="EUR",
        customer="",
        at=datetime(2026, 11, 20, 10, 42, tzinfo=ZoneInfo("Europe/Madrid")),
        lines=(
            ReceiptLine("Jamón ibérico de bellota cortado a cuchillo, lata de regalo", 2_000, "piece", 617_280, 1_234_560, ()),
        ),
        gross_minor=1_493_818,
        rounding_minor=0,
        prices_include_tax=False,
        taxes=(TaxRow("IVA 21 %", 1_234_560, 259_258),),
        tenders=(TenderRow("cash", 1_493_818, 1_500_000, ""),),
        is_copy=True,
        is_demo=True,
    )


def test_an_exchange_over_midnight_in_english() -> None:
    assert receipt_text(RECEIPT) == ENGLISH


def test_a_copy_with_tax_on_top_and_change_in_spanish() -> None:
    assert receipt_text(_spanish()) == SPANISH


def test_every_language_has_every_word() -> None:
    assert WORDS["es"].keys() == WORDS["en"].keys()
    assert all(word.strip() for said in WORDS.values() for word in said.values())


def _without_spaces(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("receipt", [RECEIPT, _spanish()], ids=["en", "es"])
def test_page_and_pdf_say_what_the_text_says(receipt: Receipt) -> None:
    page = receipt_page(receipt)
    pdf = _without_spaces(PdfReader(io.BytesIO(receipt_pdf(receipt))).pages[0].extract_text())

    for line in receipt.lines:
        assert line.name in page
        assert _without_spaces(line.name) in pdf
    for figure in ("-9.50", "1.88", "-0.05") if receipt is RECEIPT else ("12.345,60", "14.938,18", "61,82"):
        assert figure in page
        assert figure in pdf


def test_the_pdf_is_a_roll_of_80_mm_with_its_font_inside_and_quick() -> None:
    receipt_pdf(RECEIPT)
    started = time.perf_counter()
    file = receipt_pdf(RECEIPT)
    took_ms = (time.perf_counter() - started) * 1000

    page = PdfReader(io.BytesIO(file)).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    embedded = [font for font in fonts if "/FontFile2" in font.get("/FontDescriptor", {}).get_object()]
    assert round(float(page.mediabox.width) * 25.4 / 72) == 80
    assert embedded
    assert took_ms < 100


def test_a_letter_the_font_lacks_is_printed_without_its_mark() -> None:
    odd = replace(RECEIPT, person="Śőű 漢")

    assert "Sou?" in _without_spaces(PdfReader(io.BytesIO(receipt_pdf(odd))).pages[0].extract_text())


NASTY = "\x1b\x1d<script>alert(1)</script>\u202eevil\u200b\u0007\r\nline"


def test_nothing_typed_into_a_name_steers_a_printer_or_a_browser() -> None:
    nasty = replace(RECEIPT, person=NASTY, lines=(replace(RECEIPT.lines[0], name=NASTY),), head=replace(HEAD, store=NASTY))

    text, page = receipt_text(nasty), receipt_page(nasty)

    for form in (text, page):
        assert not {"\x1b", "\x1d", "\x07", "\u202e", "\u200b", "\r"} & set(form)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert receipt_pdf(nasty).startswith(b"%PDF")


def _sale(chain: Chain, browser: Browser, **members: Any) -> str:
    body = sale_body([(chain.variants["LOAF"], 2_000, 420), (chain.variants["TOM"], 482, 390)])
    body["tenders"][0]["given_minor"] = 2_000
    payload = {"id": str(clock.new_id()), "store": str(chain.stores["S01"].id), "body": {**body, **members}}
    answer = browser.post("/sales", payload)
    assert answer.status_code == 201, answer.content
    return str(payload["id"])


def test_the_door_gives_each_form_and_marks_a_copy(chain: Chain, staff: Staff) -> None:
    till = staff.at_till("cashier")
    sale = _sale(chain, till, customer=str(make_customer("Ana Ruiz")))
    while audit.seal_pending():
        pass

    text = till.get(f"/sales/{sale}/receipt?format=text&copy=true")
    page = till.get(f"/sales/{sale}/receipt")
    pdf = till.get(f"/sales/{sale}/receipt?format=pdf")

    said = text.content.decode()
    assert "*** COPY ***" in said
    assert "Sourdough loaf                        8.40\n  2 x 4.20\n" in said
    assert "Vine tomatoes                         1.88\n  0.482 kg x 3.90\n" in said
    assert "Total GBP                            10.28" in said
    assert "Cash (Given)                         20.00\nChange                                9.72" in said
    assert "VAT 20 %  Net 8.57                Tax 1.71" in said
    assert f"Check {audit.chain_head()[1][:8]}" in said
    assert "Ana Ruiz CUST-001" in said
    assert (page["Content-Type"], "COPY" in page.content.decode()) == ("text/html; charset=utf-8", False)
    assert pdf.content.startswith(b"%PDF")
    assert till.get(f"/sales/{sale}/receipt?format=docx").status_code == 422


def test_a_receipt_is_for_those_who_may_print_it_again(chain: Chain, staff: Staff) -> None:
    sale = _sale(chain, staff.at_till("cashier"))
    path = f"/sales/{sale}/receipt"

    assert staff.at_till("cashier_2").get(path).status_code == 200
    assert staff.at_office("accountant").get(path).status_code == 200
    assert staff.at_office("administrator").get(path).status_code == 403
    assert staff.at_office("manager_2").get(path).status_code == 404
    assert Browser().get(path).status_code == 401


def test_a_renamed_variant_prints_its_name_of_today_clean(chain: Chain, staff: Staff) -> None:
    till = staff.at_till("cashier")
    sale = _sale(chain, till)
    Variant.objects.filter(id=chain.variants["LOAF"]).update(name="Loaf <b>\x1bp\u202e")

    page = till.get(f"/sales/{sale}/receipt").content.decode()

    assert "Loaf &lt;b&gt;p" in page
    assert "\x1b" not in page
