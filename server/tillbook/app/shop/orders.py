"""What a customer signed in does in the shop: order for the own record, look at the own orders, sign in and out."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect

from tillbook.core.access import Action, Resource
from tillbook.core.values import Conflict, Forbidden, Invalid, NotFound, TillbookError, Unauthenticated, parse_uuid
from tillbook.identity import interface as identity
from tillbook.platform.http.actor import actor_of, open_to, permit
from tillbook.sales import interface as sales
from tillbook.stores import interface as stores

from .goods import price_text, quantity_milli, quantity_words
from .pages import Visit, item_answer, not_here, shop_page, visit_of, when_set_up
from .visitors import customer_of, is_own_form
from .words import words

SHOWN = 50


@open_to("a customer signed in, for the own record")
@when_set_up
def order(request: HttpRequest) -> HttpResponse:
    """Place an order for one variant; the form's own id makes a second click the same order."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        visit = visit_of(request)
        variant = parse_uuid(request.POST.get("variant", ""), field="variant")
        own = customer_of(actor_of(request))
        permit(request, Action.PLACE_ORDER, Resource(store=visit.place.store.id, customer=own))
        said = words(visit.place.language)
        if own is None:
            raise Forbidden("not_yours", said["order_staff"])
        if not is_own_form(request, visit.actor):
            return item_answer(visit, variant, problem=said["try_again"], status=403)
        sales.place_order(visit.actor, _command(visit, own, variant))
    except Unauthenticated:
        return HttpResponseRedirect("/shop/sign-in")
    except (NotFound, Forbidden) as error:
        return HttpResponse(error.message, status=error.status, content_type="text/plain; charset=utf-8")
    except (Conflict, Invalid) as error:
        return _refused(request, error)
    return HttpResponseRedirect("/shop/orders?placed=1")


def _command(visit: Visit, customer: UUID, variant: UUID) -> sales.PlaceOrder:
    asked = visit.request.POST
    quantity = quantity_milli(asked.get("quantity", ""))
    if quantity is None:
        raise Invalid("not_a_quantity", "This is not a quantity.", field="quantity")
    method = asked.get("payment_method", "")
    if method not in sales.PAYMENT_METHODS:
        raise Invalid("not_a_choice", "Choose how you pay.", field="payment_method")
    return sales.PlaceOrder(
        order_id=parse_uuid(asked.get("id", ""), field="id"),
        store=visit.place.store.id,
        customer=customer,
        lines=(sales.Wanted(variant, quantity),),
        payment_method=method,
    )


def _refused(request: HttpRequest, error: TillbookError) -> HttpResponse:
    """Show the variant's page again with what was wrong."""
    try:
        variant = parse_uuid(request.POST.get("variant", ""), field="variant")
        return item_answer(visit_of(request), variant, problem=error.message, status=error.status)
    except (Conflict, Invalid, NotFound):
        return not_here(request)


@open_to("a customer signed in, for the own record")
@when_set_up
def orders_page(request: HttpRequest) -> HttpResponse:
    """Show the customer's own orders, newest first."""
    visit = visit_of(request)
    own, place = customer_of(visit.actor), visit.place
    if own is None:
        return HttpResponseRedirect("/shop/sign-in")
    permit(request, Action.PLACE_ORDER, Resource(store=place.store.id, customer=own))
    views = sales.orders_page(sales.OrderFilter(customer=own), after=None, limit=SHOWN)
    said = words(place.language)
    shown = [
        {
            "reference": view.reference,
            "state": said[f"state_{view.state}"],
            "store": view.store_name,
            "placed_at": view.placed_at.astimezone(stores.office_register(view.store_id).zone),
            "total": price_text(view.gross_minor, currency=place.currency, language=place.language),
            "lines": [f"{quantity_words(x.quantity_milli, place.language)} x {x.name}" for x in view.lines],
        }
        for view in views
    ]
    return shop_page(visit, "orders", {"orders": shown, "is_placed": "placed" in request.GET})


@open_to("anyone")
@when_set_up
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """Show the sign-in, or sign in."""
    visit = visit_of(request)
    if request.method != "POST":
        return shop_page(visit, "sign_in", {"problem": ""})
    if not is_own_form(request, visit.actor):
        return shop_page(visit, "sign_in", {"problem": words(visit.place.language)["try_again"]}, status=403)
    attempt = identity.SignIn(
        login=request.POST.get("login", "")[:100],
        passphrase=request.POST.get("passphrase", "")[:200],
        address=str(request.META.get("REMOTE_ADDR", "")),
    )
    try:
        started = identity.sign_in(attempt)
    except TillbookError as error:
        return shop_page(visit, "sign_in", {"problem": error.message}, status=error.status)
    response = HttpResponseRedirect("/shop")
    identity.set_session_cookie(response, started.token)
    return response


@open_to("anyone")
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the visitor's session."""
    session = identity.live_session(request)
    response = HttpResponseRedirect("/shop")
    if request.method == "POST" and session is not None and is_own_form(request, session.actor):
        identity.sign_out(session)
        identity.clear_session_cookie(response)
    return response
