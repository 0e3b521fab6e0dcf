"""Every URL of the program."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import path
from ninja import NinjaAPI

from tillbook import __version__
from tillbook.identity import interface as identity
from tillbook.inventory.api import router as inventory_router
from tillbook.platform.http.actor import open_to, use_authenticator
from tillbook.platform.http.errors import install_handlers
from tillbook.platform.http.parser import StrictParser
from tillbook.sales.api import router as sales_router

use_authenticator(identity.authenticate)

api = NinjaAPI(
    title="Tillbook",
    version="1",
    urls_namespace="api",
    parser=StrictParser(),
    docs_url=None,
    description="The stock book and its till. Errors are `{error: {code, message, field, data, fields}}`.",
)
install_handlers(api)
for router in (sales_router, inventory_router):
    api.add_router("", router)


@api.get("/health")
@open_to("anyone")
def health(request: HttpRequest) -> dict[str, str]:
    """Say that the program answers, and which version it is."""
    return {"status": "ok", "version": __version__}


urlpatterns = [path("api/v1/", api.urls)]
