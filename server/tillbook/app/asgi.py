"""The ASGI application: pushes in async code, everything else over the bridge to Django's WSGI handler."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tillbook.platform.settings")

from django.core.wsgi import get_wsgi_application

from tillbook.platform.http.assets import with_assets
from tillbook.platform.http.bridge import Bridge, Receive, Scope, Send

THREADS = int(os.environ.get("TILLBOOK_THREADS", "8"))

_bridge = Bridge(with_assets(get_wsgi_application()), threads=THREADS)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one connection."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http":
        await _bridge(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1003})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
