"""The doors of a till before and beside selling: enrolment, who is here, the PIN, the second person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from tillbook.core.access import Action, Resource
from tillbook.core.values import Unauthenticated
from tillbook.platform.http.actor import actor_of, open_to
from tillbook.platform.http.schema import NamedOut
from tillbook.stores import interface as stores

from .cookies import set_device_cookie, set_session_cookie
from .devices import demo_registers, device_of, enrol
from .me import is_demo, me_of_token
from .models import Device
from .overrides import SecondPersonHere, lend
from .people import initials, people_at
from .queries import live_session
from .schemas import (
    ApprovalIn,
    CodeIn,
    CompanyShort,
    DemoRegisterOut,
    EnrolledOut,
    MeOut,
    OverrideOut,
    PinSignInIn,
    RegisterShort,
    TillPersonOut,
    TillSignInOut,
)
from .sessions import sign_in_at_till

router = Router(tags=["till"])


def enrolled_device(request: HttpRequest) -> Device:
    """Return the request's device; Unauthenticated `not_enrolled` with `demo`."""
    device = device_of(request)
    if device is None:
        company = stores.Company.objects.first()
        data = {"demo": company is not None and is_demo(company)}
        raise Unauthenticated("not_enrolled", "This browser is not a till yet.", data=data)
    return device


@router.get("/till/sign-in", response=TillSignInOut)
@open_to("an enrolled device")
def get_sign_in(request: HttpRequest) -> TillSignInOut:
    """Say which till this is and who may sign in at it."""
    device = enrolled_device(request)
    facts, company = stores.register_facts(device.register_id), stores.company()
    people = [
        TillPersonOut(
            id=one.person.id,
            name=one.person.name,
            initials=initials(one.person.name),
            locked_until=one.locked_until,
            last_used=one.last_used,
        )
        for one in people_at(device, store_id=facts.store_id)
    ]
    return TillSignInOut(
        register=_register(facts),
        store=_store(facts),
        company=CompanyShort(name=company.name, currency=company.currency, locale=company.locale),
        demo=is_demo(company),
        people=people,
    )


@router.post("/till/enrol", response=EnrolledOut)
@open_to("anyone with an enrolment code")
def post_enrol(request: HttpRequest, response: HttpResponse, payload: CodeIn) -> EnrolledOut:
    """Make this browser a till: 422 `bad_code` for a wrong, used or expired code."""
    enrolled = enrol(payload.code, address=str(request.META.get("REMOTE_ADDR", "")))
    set_device_cookie(response, enrolled.token)
    facts = stores.register_facts(enrolled.device.register_id)
    return EnrolledOut(register=_register(facts), store=_store(facts))


@router.get("/till/demo-registers", response=list[DemoRegisterOut])
@open_to("anyone, in the demo only")
def get_demo_registers(request: HttpRequest) -> list[DemoRegisterOut]:
    """Offer every till of the demo chain with a fresh code; 404 where this is no demo."""
    company = stores.Company.objects.first()
    found = demo_registers(is_demo=company is not None and is_demo(company))
    return [DemoRegisterOut(code=code, register=_register(facts), store=_store(facts)) for code, facts in found]


@router.post("/till/session", response=MeOut)
@open_to("an enrolled device")
def post_till_session(request: HttpRequest, response: HttpResponse, payload: PinSignInIn) -> MeOut:
    """Sign in at a till with a PIN: 401 `bad_pin` with the tries left, or until when the person is locked here."""
    device = enrolled_device(request)
    started = sign_in_at_till(device, person_id=payload.person, pin=payload.pin)
    set_session_cookie(response, started.token)
    return me_of_token(started.token)


@router.post("/till/approval", response=OverrideOut)
@open_to("anyone signed in, together with a second person")
def post_approval(request: HttpRequest, payload: ApprovalIn) -> OverrideOut:
    """Lend the signed-in person a right for one act: the second person types a PIN on the same screen."""
    requester = actor_of(request)
    session = live_session(request)
    store = stores.register_facts(requester.register).store_id if requester.register else payload.store
    resource = Resource(
        store=store, amount_minor=payload.amount_minor, share_ppm=payload.share_ppm, shift_minor=payload.shift_minor
    )
    second = SecondPersonHere(payload.person, payload.pin, session.device_id if session else None)
    return OverrideOut(override_token=lend(requester, second, action=Action(payload.action), resource=resource))


def _register(facts: stores.RegisterFacts) -> RegisterShort:
    return RegisterShort(id=facts.register_id, code=facts.register_code, name=facts.register_name)


def _store(facts: stores.RegisterFacts) -> NamedOut:
    return NamedOut(id=facts.store_id, name=facts.store_name)
