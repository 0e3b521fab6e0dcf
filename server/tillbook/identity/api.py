"""The doors of the session: signing in and out in the office, stepping up, the second factor."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from tillbook.core.values import Invalid, ensure
from tillbook.platform.http.actor import open_to

from . import totp
from .cookies import clear_session_cookie, set_session_cookie
from .keys_api import router as keys_router
from .me import me_of, me_of_token
from .people_api import router as people_router
from .queries import live_session, person_of, session_of
from .schemas import CodeIn, MeOut, ProofIn, SignInIn, TotpSetupOut
from .sessions import SignIn, ensure_proved, prove_again, sign_in, sign_out
from .till_api import router as till_router

router = Router(tags=["session"])


@router.post("/session", response=MeOut)
@open_to("anyone")
def post_session(request: HttpRequest, response: HttpResponse, payload: SignInIn) -> MeOut:
    """Sign in to the office: 401 `bad_credentials`, or `totp_required` where a second factor is on."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    started = sign_in(SignIn(login=payload.login, passphrase=payload.passphrase, address=address, code=payload.totp))
    old = live_session(request)
    if old is not None:
        sign_out(old)
    set_session_cookie(response, started.token)
    return me_of_token(started.token)


@router.get("/session", response=MeOut)
@open_to("anyone signed in")
def get_session(request: HttpRequest) -> MeOut:
    """Say who is signed in, where, and what they may do."""
    return me_of(session_of(request).actor)


@router.delete("/session", response={204: None})
@open_to("anyone")
def delete_session(request: HttpRequest, response: HttpResponse) -> Status[None]:
    """Sign out, or lock the till; without a session it is done already."""
    session = live_session(request)
    if session is not None:
        sign_out(session)
    clear_session_cookie(response)
    return Status(204, None)


@router.post("/session/proof", response={204: None})
@open_to("anyone signed in")
def post_proof(request: HttpRequest, response: HttpResponse, payload: ProofIn) -> Status[None]:
    """Step up: prove again who is there, by passphrase or PIN; the session's secret changes."""
    session = session_of(request)
    is_one = (payload.pin is None) != (payload.passphrase is None)
    ensure(is_one, Invalid("passphrase_or_pin", "Send the passphrase or the PIN.", field="passphrase"))
    started = prove_again(session, passphrase=payload.passphrase, pin=payload.pin)
    set_session_cookie(response, started.token)
    return Status(204, None)


@router.post("/session/totp/setup", response=TotpSetupOut)
@open_to("anyone signed in")
def post_totp_setup(request: HttpRequest) -> TotpSetupOut:
    """Begin a second factor for oneself."""
    session = session_of(request)
    ensure_proved(session)
    secret, uri, svg = totp.begin(session.id, person_of(session.actor))
    return TotpSetupOut(secret=secret, uri=uri, qr_svg=svg)


@router.post("/session/totp/confirm", response={204: None})
@open_to("anyone signed in")
def post_totp_confirm(request: HttpRequest, payload: CodeIn) -> Status[None]:
    """Turn the second factor on with the first code of the app."""
    session = session_of(request)
    person = person_of(session.actor)
    totp.confirm(session.actor, person, session_id=session.id, code=payload.code)
    return Status(204, None)


@router.delete("/session/totp", response={204: None})
@open_to("anyone signed in")
def delete_totp(request: HttpRequest) -> Status[None]:
    """Take one's own second factor away; asks for a fresh proof (403 `step_up_required`)."""
    session = session_of(request)
    ensure_proved(session)
    totp.turn_off(session.actor, person_of(session.actor).id)
    return Status(204, None)


router.add_router("", till_router)
router.add_router("", people_router)
router.add_router("", keys_router)
