"""Serving the built web apps: hashed files for ever, the pages never cached, a missing file is 404 and never a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.urls import URLPattern, re_path
from whitenoise import WhiteNoise

from tillbook.platform import paths

from .bridge import WsgiApp

APPS = ("till", "office")
_NOT_BUILT = "The web app is not built. Run ./tillbook once; it builds what is missing."


def with_assets(wsgi: WsgiApp) -> WsgiApp:
    """Return the WSGI application with the apps' files in front of it."""
    served = WhiteNoise(wsgi, immutable_file_test=_is_hashed, add_headers_function=_headers, max_age=0)
    for app in APPS:
        folder = paths.ASSETS / app
        if folder.is_dir():
            served.add_files(str(folder), prefix=f"{app}/")
    return served  # type: ignore[no-any-return]


def page_routes() -> list[URLPattern]:
    """Return the routes of the apps' pages: any path below `/till/` or `/office/` that names no file is the app itself."""
    return [re_path(rf"^{app}/(?P<rest>.*)$", _page(app)) for app in APPS]


def _page(app: str) -> Any:
    def view(request: HttpRequest, rest: str) -> HttpResponse:
        page = paths.ASSETS / app / "index.html"
        if rest.startswith("assets/") or "." in Path(rest).name:
            return HttpResponseNotFound("There is nothing here.")
        if not page.is_file():
            return HttpResponse(_NOT_BUILT, status=503, content_type="text/plain")
        return HttpResponse(page.read_bytes(), headers={"Cache-Control": "no-cache"})

    view.tillbook_open_to = "anyone"  # type: ignore[attr-defined]
    return view


def _is_hashed(path: str, url: str) -> bool:
    return "/assets/" in url


def _headers(headers: Any, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    if url.endswith("/sw.js"):
        headers["Cache-Control"] = "no-cache"
