"""How often one caller may knock: per credential, and per network address for whoever shows none that is good.

Counted in this process only, in fixed windows; it holds off runaway programs and guessing, not a determined flood.
"""

from __future__ import annotations

import os
import time

from django.http import HttpRequest
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

CALLER = RateLimitItemPerMinute(int(os.environ.get("TILLBOOK_RATE_PER_MINUTE", "12000")))
"""Requests a minute of one key or session: two hundred a second."""

ADDRESS = RateLimitItemPerMinute(CALLER.amount * 5)
"""Requests a minute from one network address: a shop's tills often share one."""

_limiter = FixedWindowRateLimiter(MemoryStorage())


def wait_s(request: HttpRequest) -> int:
    """Count a request and return 0 if it may pass, else the seconds until its window ends."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    caller = request.headers.get("Authorization", "")[:24] or request.COOKIES.get("__Host-tillbook", "")[:24] or address
    for item, key in ((CALLER, caller), (ADDRESS, address)):
        if not _limiter.hit(item, key):
            return max(1, int(_limiter.get_window_stats(item, key).reset_time - time.time()) + 1)
    return 0
