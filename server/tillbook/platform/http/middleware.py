"""The outermost layer of a request: cross-site writes are refused, every answer carries the security headers."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

from .errors import error_response

Handler = Callable[[HttpRequest], HttpResponse]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_BASE = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; img-src 'self' data: blob:"
TILL_POLICY = f"{_BASE}; script-src 'self'; style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'"
OFFICE_POLICY = f"{_BASE}; script-src 'self'; style-src 'self' 'unsafe-inline'"


def edge(handler: Handler) -> Handler:
    """Return Django's handler wrapped in the edge rules."""

    def handle(request: HttpRequest) -> HttpResponse:
        refusal = None if request.method in SAFE_METHODS else cross_site_refusal(request)
        response = refusal or handler(request)
        policy = TILL_POLICY if request.path.startswith("/till") else OFFICE_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("X-Frame-Options", "DENY")
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return handle


def cross_site_refusal(request: HttpRequest) -> HttpResponse | None:
    """Return the 403 for a write that a foreign page could have caused, else None.

    A write with the session cookie must come from our own origin and carry `X-Tillbook: 1`, which a plain form cannot
    send. A write with an API key carries no ambient authority and needs neither. The shop's pages work without scripts: their
    forms must name our origin, and carry a token that the page itself checks.
    """
    if request.headers.get("Authorization", "").startswith("Bearer "):
        return None
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    is_ours = site in ("same-origin", "none") and (origin is None or urlsplit(origin).netloc == request.get_host())
    if is_ours and request.headers.get("X-Tillbook") == "1":
        return None
    is_shop_form = request.path.startswith("/shop/") and request.content_type == "application/x-www-form-urlencoded"
    if is_ours and is_shop_form and origin is not None:
        return None
    return error_response(403, "cross_site", "This write did not come from Tillbook's own pages.")
