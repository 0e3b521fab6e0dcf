"""Views of sales for reporting: one row per document, per line and per payment, with the day and the store on each."""

from django.db import migrations

SALES = """CREATE VIEW sales_facts AS
SELECT id, type, store_id, register_id, person_id, customer_id, business_date, occurred_at, recorded_at,
       net_minor, tax_minor, gross_minor, discount_minor FROM sales_sale"""
LINES = """CREATE VIEW sales_line_facts AS
SELECT s.business_date, s.store_id, s.type, l.sale_id, l.n, l.variant_id, l.quantity_milli, l.net_minor, l.gross_minor,
       l.discount_minor, l.cost_minor FROM sales_line l JOIN sales_sale s ON s.id = l.sale_id"""
TENDERS = """CREATE VIEW sales_tender_facts AS
SELECT s.business_date, s.store_id, t.kind, t.amount_minor, t.sale_id FROM sales_tender t JOIN sales_sale s ON s.id = t.sale_id"""
ORDERS = """CREATE VIEW sales_order_facts AS SELECT id, number, store_id, state, placed_at, gross_minor FROM sales_order"""


class Migration(migrations.Migration):
    dependencies = [("sales", "0002_append_only")]
    operations = [
        migrations.RunSQL(SALES, "DROP VIEW sales_facts"),
        migrations.RunSQL(LINES, "DROP VIEW sales_line_facts"),
        migrations.RunSQL(TENDERS, "DROP VIEW sales_tender_facts"),
        migrations.RunSQL(ORDERS, "DROP VIEW sales_order_facts"),
    ]
