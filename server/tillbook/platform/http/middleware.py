"""The outermost layer of a request: cross-site writes are refused, every answer carries the security headers."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

from .errors import error_response
from .rates import wait_s

Handler = Callable[[HttpRequest], HttpResponse]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FORM_TYPES = frozenset({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
"""What a form on any page can send without asking."""

_BASE = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; img-src 'self' data: blob:"
TILL_POLICY = f"{_BASE}; script-src 'self'; style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'"
OFFICE_POLICY = f"{_BASE}; script-src 'self'; style-src 'self' 'unsafe-inline'"


def edge(handler: Handler) -> Handler:
    """Return Django's handler wrapped in the edge rules."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = _in_shape(request, _refusal(request) or handler(request))
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


def _in_shape(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return an answer to a method that a door does not know in the API's one shape of error, any other as it is."""
    if response.status_code != 405 or not request.path.startswith("/api/"):
        return response
    refusal = error_response(405, "method_not_allowed", "This address does not take that method.")
    refusal["Allow"] = response.get("Allow", "")
    return refusal


def _refusal(request: HttpRequest) -> HttpResponse | None:
    """Return the 429 of a caller that knocks too often, the 403 of a write from elsewhere, or None."""
    if request.path.startswith("/api/"):
        seconds = wait_s(request)
        if seconds:
            response = error_response(
                429, "too_many_requests", "Too many requests. Wait a moment.", data={"retry_after_s": seconds}
            )
            response["Retry-After"] = str(seconds)
            return response
    return None if request.method in SAFE_METHODS else cross_site_refusal(request)


def cross_site_refusal(request: HttpRequest) -> HttpResponse | None:
    """Return the 403 for a write that a foreign page could have caused, else None.

    A write without an API key must say that it comes from our own origin (`Origin` or `Sec-Fetch-Site`; browsers send both) and
    carry `X-Tillbook: 1` and no type of body that a plain form can send. A write with an API key carries no ambient authority
    and needs none of it. The shop's pages work without scripts: their forms must name our origin, and carry a token that the
    page itself checks.
    """
    if request.headers.get("Authorization", "").startswith("Bearer "):
        return None
    is_form = request.content_type in FORM_TYPES
    if _says_ours(request) and not is_form and request.headers.get("X-Tillbook") == "1":
        return None
    is_shop_form = request.path.startswith("/shop/") and request.content_type == "application/x-www-form-urlencoded"
    if _says_ours(request) and is_shop_form and "Origin" in request.headers:
        return None
    return error_response(403, "cross_site", "This write did not come from Tillbook's own pages.")


def _says_ours(request: HttpRequest) -> bool:
    """Tell whether the browser says that the write comes from our own origin, and nothing it says is against it."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is None and origin is None:
        return False
    return site in (None, "same-origin", "none") and (origin is None or urlsplit(origin).netloc == request.get_host())
