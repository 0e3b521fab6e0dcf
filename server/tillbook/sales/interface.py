"""What other contexts may call: record sales, ask what may come back, prove the rows."""

from .act import RecordSale
from .customer_history import forget_customer, history_of_customer
from .exporting import LINE_COLUMNS, ORDER_COLUMNS, TENDER_COLUMNS, export_lines, export_orders, export_tenders
from .history import PastSale, record_history_within
from .order_prices import Wanted
from .order_queries import OrderFilter, OrderView, order_view, orders_page
from .order_refunds import RefundOrder, refund_order
from .order_verification import stream_order_postings, verify_orders
from .orders import PAYMENT_METHODS, PlaceOrder, StepOrder, cancel_order, complete_order, confirm_order, place_order
from .recording import Recorded, Warned, record_sale, record_within
from .returns import returned_quantities, sold_quantities
from .rights import permit_reading
from .sale_queries import SaleFilter, SaleView, sale_row, sale_view, sales_page
from .verification import first_difference, stream_line_rows
from .voids import void_sale

__all__ = [
    "LINE_COLUMNS",
    "ORDER_COLUMNS",
    "PAYMENT_METHODS",
    "TENDER_COLUMNS",
    "OrderFilter",
    "OrderView",
    "PastSale",
    "PlaceOrder",
    "RecordSale",
    "Recorded",
    "RefundOrder",
    "SaleFilter",
    "SaleView",
    "StepOrder",
    "Wanted",
    "Warned",
    "cancel_order",
    "complete_order",
    "confirm_order",
    "export_lines",
    "export_orders",
    "export_tenders",
    "first_difference",
    "forget_customer",
    "history_of_customer",
    "order_view",
    "orders_page",
    "permit_reading",
    "place_order",
    "record_history_within",
    "record_sale",
    "record_within",
    "refund_order",
    "returned_quantities",
    "sale_row",
    "sale_view",
    "sales_page",
    "sold_quantities",
    "stream_line_rows",
    "stream_order_postings",
    "verify_orders",
    "void_sale",
]
