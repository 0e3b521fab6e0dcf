"""Every URL of the program."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseRedirect
from django.urls import path
from ninja import NinjaAPI

from tillbook import __version__
from tillbook.app.importing.api import router as imports_router
from tillbook.app.incidents import note_incident
from tillbook.app.prices import tell_pricing
from tillbook.app.proof import run_proof
from tillbook.app.setup_api import router as setup_router
from tillbook.app.shop.urls import shop_routes
from tillbook.app.wiring import connect
from tillbook.audit.api import router as audit_router
from tillbook.audit.api import use_prover
from tillbook.catalogue.api import router as catalogue_router
from tillbook.customers.api import router as customers_router
from tillbook.identity import interface as identity
from tillbook.identity.api import router as identity_router
from tillbook.inventory.api import router as inventory_router
from tillbook.ledger.api import router as ledger_router
from tillbook.platform.http.actor import open_to, use_authenticator, use_override_taker
from tillbook.platform.http.assets import page_routes
from tillbook.platform.http.changes_api import router as changes_router
from tillbook.platform.http.errors import error_response, install_handlers
from tillbook.platform.http.parser import StrictParser
from tillbook.pricing.api import router as variants_router
from tillbook.receipts.api import router as receipts_router
from tillbook.reporting.api import router as reporting_router
from tillbook.sales.api import router as sales_router
from tillbook.stores.api import router as stores_router

use_authenticator(identity.authenticate)
use_override_taker(identity.take_override)
use_prover(run_proof)
connect()
tell_pricing()

api = NinjaAPI(
    title="Tillbook",
    version="1",
    urls_namespace="api",
    parser=StrictParser(),
    docs_url=None,
    description="The stock book and its till. Errors are `{error: {code, message, field, data, fields}}`.",
)
install_handlers(api, witness=note_incident)
for router in (
    identity_router,
    sales_router,
    customers_router,
    inventory_router,
    ledger_router,
    audit_router,
    receipts_router,
    reporting_router,
    stores_router,
    setup_router,
    imports_router,
    catalogue_router,
    variants_router,
    changes_router,
):
    api.add_router("", router)


@api.get("/health")
@open_to("anyone")
def health(request: HttpRequest) -> dict[str, str]:
    """Say that the program answers, and which version it is."""
    return {"status": "ok", "version": __version__}


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that nothing stands behind; below /api/ in the API's one shape of error."""
    if request.path.startswith("/api/"):
        return error_response(404, "not_found", "There is nothing here.")
    return HttpResponseNotFound("There is nothing here.", content_type="text/plain")


@open_to("anyone")
def front_door(request: HttpRequest) -> HttpResponse:
    """Send a visitor of the bare address to the office, which leads on to sign-in or set-up."""
    return HttpResponseRedirect("/office/")


urlpatterns = [path("api/v1/", api.urls), path("", front_door), *shop_routes(), *page_routes()]
