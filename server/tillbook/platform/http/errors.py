"""Every error leaves in one shape: `{"error": {code, message, field, data, fields}}`; no stack trace ever does."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tillbook.core.values import TillbookError

log = logging.getLogger("tillbook.http")

Witness = Callable[[HttpRequest, TillbookError], None]

_STATUS_CODES = {400: "bad_request", 404: "not_found", 405: "method_not_allowed", 413: "too_large", 429: "too_many_requests"}


def error_response(status: int, code: str, message: str, **extra: Any) -> JsonResponse:
    """Return the one shape of error."""
    body = {"code": code, "message": message, "field": None, "data": {}, "fields": [], **extra}
    return JsonResponse({"error": body}, status=status)


def install_handlers(api: NinjaAPI, *, witness: Witness) -> None:
    """Answer our own errors, wrong input and everything unexpected in the one shape; `witness` sees our own before."""

    @api.exception_handler(TillbookError)
    def deliberate(request: HttpRequest, error: TillbookError) -> HttpResponse:
        witness(request, error)
        response = error_response(error.status, error.code, error.message, field=error.field, data=dict(error.data))
        if "retry_after_s" in error.data:
            response["Retry-After"] = str(error.data["retry_after_s"])
        return response

    @api.exception_handler(ValidationError)
    def wrong_input(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = [_field(item) for item in error.errors]
        first = fields[0]
        return error_response(422, first["code"], first["message"], field=first["field"], fields=fields)

    @api.exception_handler(AuthenticationError)
    def nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return error_response(401, "not_signed_in", "Sign in first.")

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return error_response(404, "not_found", "There is nothing here.")

    @api.exception_handler(HttpError)
    def http(request: HttpRequest, error: HttpError) -> HttpResponse:
        if error.status_code == 400:
            return error_response(422, "not_json", "The body is not JSON.")
        return error_response(error.status_code, _STATUS_CODES.get(error.status_code, "http_error"), str(error))

    @api.exception_handler(Exception)
    def unexpected(request: HttpRequest, error: Exception) -> HttpResponse:
        log.error("unexpected error in %s %s", request.method, request.path, exc_info=error)
        return error_response(500, "internal", "Something went wrong here. Nothing was changed.")


_CODES = {
    "missing": "missing",
    "extra_forbidden": "extra_field",
    "int_type": "not_an_integer",
    "string_type": "not_text",
    "bool_type": "not_a_flag",
    "list_type": "not_a_list",
    "literal_error": "not_a_choice",
    "string_too_long": "too_long",
    "too_long": "too_many",
}


def _field(item: Mapping[str, Any]) -> dict[str, str]:
    location: Sequence[Any] = item["loc"]
    name = ".".join(str(part) for part in location[1:] if part not in ("data", "payload")) or str(location[0])
    return {"code": _CODES.get(item["type"], "invalid"), "message": f"{name}: {item['msg']}", "field": name}
