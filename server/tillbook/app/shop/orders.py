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
from .pages import item_answer, not_here, place_of, shop_page
from .visitors import customer_of, is_own_form, visitor
from .words import words

SHOWN = 50


@open_to("a customer signed in, for the own record")
def order(request: HttpRequest) -> HttpResponse:
    """Place an order for one variant; the form's own id makes a second click the same order."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actor = visitor(request)
    try:
        place = place_of(request, actor)
        variant = parse_uuid(request.POST.get("variant", ""), field="variant")
        own = customer_of(actor_of(request))
        permit(request, Action.PLACE_ORDER, Resource(store=place.store.id, customer=own))
        if own is None:
            raise Forbidden("not_yours", words(place.language)["order_staff"])
        if not is_own_form(request, actor):
            return item_answer(request, actor, place, variant, problem=words(place.language)["try_again"], status=403)
        sales.place_order(actor, _command(request, place.store.id, own, variant))
    except Unauthenticated:
        return HttpResponseRedirect("/shop/sign-in")
    except (NotFound, Forbidden) as error:
        return HttpResponse(error.message, status=error.status, content_type="text/plain; charset=utf-8")
    except (Conflict, Invalid) as error:
        return _refused(request, error)
    return HttpResponseRedirect("/shop/orders?placed=1")


def _command(request: HttpRequest, store: UUID, customer: UUID, variant: UUID) -> sales.PlaceOrder:
    quantity = quantity_milli(request.POST.get("quantity", ""))
    if quantity is None:
        raise Invalid("not_a_quantity", "This is not a quantity.", field="quantity")
    method = request.POST.get("payment_method", "")
    if method not in sales.PAYMENT_METHODS:
        raise Invalid("not_a_choice", "Choose how you pay.", field="payment_method")
    return sales.PlaceOrder(
        order_id=parse_uuid(request.POST.get("id", ""), field="id"),
        store=store,
        customer=customer,
        lines=(sales.Wanted(variant, quantity),),
        payment_method=method,
    )


def _refused(request: HttpRequest, error: TillbookError) -> HttpResponse:
    """Show the variant's page again with what was wrong."""
    actor = visitor(request)
    try:
        variant = parse_uuid(request.POST.get("variant", ""), field="variant")
        return item_answer(request, actor, place_of(request, actor), variant, problem=error.message, status=error.status)
    except (Conflict, Invalid, NotFound):
        return not_here(request)


@open_to("a customer signed in, for the own record")
def orders_page(request: HttpRequest) -> HttpResponse:
    """Show the customer's own orders, newest first."""
    actor = visitor(request)
    own = customer_of(actor)
    if own is None:
        return HttpResponseRedirect("/shop/sign-in")
    place = place_of(request, actor)
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
    return shop_page(request, "orders", actor, place, {"orders": shown, "is_placed": "placed" in request.GET})


@open_to("anyone")
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """Show the sign-in, or sign in."""
    actor = visitor(request)
    place = place_of(request, actor)
    if request.method != "POST":
        return shop_page(request, "sign_in", actor, place, {"problem": ""})
    if not is_own_form(request, actor):
        return shop_page(request, "sign_in", actor, place, {"problem": words(place.language)["try_again"]}, status=403)
    attempt = identity.SignIn(
        login=request.POST.get("login", "")[:100],
        passphrase=request.POST.get("passphrase", "")[:200],
        address=str(request.META.get("REMOTE_ADDR", "")),
    )
    try:
        started = identity.sign_in(attempt)
    except TillbookError as error:
        return shop_page(request, "sign_in", actor, place, {"problem": error.message}, status=error.status)
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
