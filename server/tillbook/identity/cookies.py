"""The two cookies: `__Host-`, so that no other host or path can set them; unreadable for scripts; never sent from other sites."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse

from .queries import DEVICE_COOKIE, SESSION_COOKIE

DEVICE_LIFE = timedelta(days=400)


def set_session_cookie(response: HttpResponse, token: str) -> None:
    """Give a browser its session; the cookie goes with the browser, the server counts the time."""
    response.set_cookie(SESSION_COOKIE, token, path="/", secure=True, httponly=True, samesite="Strict")


def clear_session_cookie(response: HttpResponse) -> None:
    """Take the session's cookie away."""
    _clear(response, SESSION_COOKIE)


def set_device_cookie(response: HttpResponse, token: str) -> None:
    """Give a browser the place of a register."""
    response.set_cookie(
        DEVICE_COOKIE, token, max_age=int(DEVICE_LIFE.total_seconds()), path="/", secure=True, httponly=True, samesite="Strict"
    )


def _clear(response: HttpResponse, name: str) -> None:
    """Browsers drop a `__Host-` cookie only when told with the same Secure and path."""
    response.set_cookie(name, "", max_age=0, path="/", secure=True, httponly=True, samesite="Strict")
