"""One root for every error the program raises on purpose.

    TillbookError              status  meaning at the HTTP edge
    ├── Unauthenticated        401     nobody, or nobody any more
    ├── Forbidden              403     somebody, who may not
    ├── NotFound               404     no such thing, or not for these eyes
    ├── Conflict               409     the state of the books does not allow it
    ├── Invalid                422     the request itself is wrong, field by field
    └── TooManyRequests        429     too often; `data.retry_after_s` says when again

Each carries a stable `code` (snake case, never re-used for another meaning), a sentence for people, and `data` for machines.
"""

from __future__ import annotations

from collections.abc import Mapping

JsonScalar = str | int | bool | None
ErrorData = Mapping[str, JsonScalar | tuple[JsonScalar, ...]]


class TillbookError(Exception):
    """Root of all deliberate errors; `code` is stable, `message` is for people, `data` for machines."""

    status = 500

    def __init__(self, code: str, message: str, *, field: str | None = None, data: ErrorData | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.data: ErrorData = data or {}


class Unauthenticated(TillbookError):
    """Nobody is signed in, or the token, session or key is no longer good."""

    status = 401


class Forbidden(TillbookError):
    """The actor is known and may not do this; `data` may name what would be needed."""

    status = 403


class NotFound(TillbookError):
    """The thing does not exist, or belongs to a store this actor cannot see (the two look the same)."""

    status = 404


class Conflict(TillbookError):
    """The request is well formed, but the state of the books forbids it."""

    status = 409


class Invalid(TillbookError):
    """The request is wrong in itself; `field` names the place in dotted form, e.g. `lines.2.quantity_milli`."""

    status = 422


class TooManyRequests(TillbookError):
    """Too many tries or requests; `data` holds `retry_after_s`, whole seconds."""

    status = 429


def ensure(condition: bool, error: TillbookError) -> None:
    """Raise `error` unless `condition` holds. Kept on in production."""
    if not condition:
        raise error
