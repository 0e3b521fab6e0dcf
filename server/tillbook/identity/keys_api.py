"""The doors of registers and their browsers, of programs' keys, and of the permission table."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from tillbook.core.access import Action, Cell, Limit, LimitKey, Resource, Role, cell_of, may_somewhere, stores_in_reach
from tillbook.core.values import NotFound
from tillbook.platform.http.actor import actor_of, needs, open_to, permit
from tillbook.platform.http.schema import Page
from tillbook.stores import interface as stores

from .api_keys import check_scopes, create_api_key, live_api_keys, revoke_api_key
from .devices import devices_by_register, make_code, revoke
from .models import ApiKey, Device
from .policy import current_policy, set_limits
from .schemas import (
    ActionOut,
    ApiKeyIn,
    ApiKeyOut,
    CodeOut,
    LimitOut,
    LimitsIn,
    NewApiKeyOut,
    PermissionsOut,
    RegisterIn,
    RegisterOut,
)

router = Router(tags=["devices and keys"])


@router.get("/registers", response=Page[RegisterOut])
@needs(Action.ENROL_TILL)
def get_registers(request: HttpRequest) -> Page[RegisterOut]:
    """List the registers of the stores in reach, and which have a browser."""
    actor = actor_of(request)
    if not may_somewhere(actor, Action.ENROL_TILL):
        permit(request, Action.ENROL_TILL)
    reach, devices = stores_in_reach(actor, Action.ENROL_TILL), devices_by_register()
    found = stores.Register.objects.filter(is_archived=False).order_by("code")
    rows = found if reach is None else found.filter(store_id__in=reach)
    return Page(items=[_register_out(row, devices.get(row.id)) for row in rows])


@router.post("/registers", response={201: RegisterOut})
@needs(Action.ENROL_TILL)
def post_register(request: HttpRequest, payload: RegisterIn) -> Status[RegisterOut]:
    """Make a till's place in a store."""
    permit(request, Action.ENROL_TILL, Resource(store=payload.store))
    register = stores.create_register(actor_of(request), store_id=payload.store, name=payload.name)
    return Status(201, _register_out(register, None))


@router.post("/registers/{register_id}/code", response=CodeOut)
@needs(Action.ENROL_TILL)
def post_code(request: HttpRequest, register_id: UUID) -> CodeOut:
    """Make a code that turns one browser into this till: ten minutes, once."""
    _permit_register(request, register_id)
    code, expires_at = make_code(actor_of(request), register_id)
    return CodeOut(code=code, expires_at=expires_at)


@router.delete("/registers/{register_id}/device", response={204: None})
@needs(Action.ENROL_TILL)
def delete_device(request: HttpRequest, register_id: UUID) -> Status[None]:
    """Take the till away from its browser; its sessions end at once."""
    _permit_register(request, register_id)
    revoke(actor_of(request), register_id)
    return Status(204, None)


@router.get("/api-keys", response=Page[ApiKeyOut])
@needs(Action.MANAGE_CONNECTIONS)
def get_api_keys(request: HttpRequest) -> Page[ApiKeyOut]:
    """List the keys that are good, without their secrets."""
    if not may_somewhere(actor_of(request), Action.MANAGE_CONNECTIONS):
        permit(request, Action.MANAGE_CONNECTIONS)
    return Page(items=[_key_out(key) for key in live_api_keys()])


@router.post("/api-keys", response={201: NewApiKeyOut})
@needs(Action.MANAGE_CONNECTIONS)
def post_api_key(request: HttpRequest, payload: ApiKeyIn) -> Status[NewApiKeyOut]:
    """Make a key; the answer is the only place where its secret is ever shown."""
    permit(request, Action.MANAGE_CONNECTIONS)
    scopes = check_scopes(payload.scopes)
    key, secret = create_api_key(
        actor_of(request), name=payload.name, scopes=scopes, store_id=payload.store, is_selling=payload.is_selling
    )
    return Status(201, NewApiKeyOut(key=_key_out(key), secret=secret))


@router.delete("/api-keys/{key_id}", response={204: None})
@needs(Action.MANAGE_CONNECTIONS)
def delete_api_key(request: HttpRequest, key_id: UUID) -> Status[None]:
    """End a key at once."""
    permit(request, Action.MANAGE_CONNECTIONS)
    revoke_api_key(actor_of(request), key_id)
    return Status(204, None)


@router.get("/permissions", response=PermissionsOut)
@open_to("anyone signed in")
def get_permissions(request: HttpRequest) -> PermissionsOut:
    """Show the table of rights, the limits in force and the second person's setting."""
    actor_of(request)
    policy = current_policy()
    actions = [
        ActionOut(number=int(action), name=action.name.lower(), cells={role.value: _text(cell_of(action, role)) for role in Role})
        for action in Action
    ]
    limits = [
        LimitOut(
            action=int(key.action),
            role=key.role.value,
            store=key.store,
            amount_minor=limit.amount_minor,
            share_ppm=limit.share_ppm,
            shift_minor=limit.shift_minor,
        )
        for key, limit in policy.limits.items()
    ]
    few = sorted(int(action) for action in policy.held_by_few)
    return PermissionsOut(actions=actions, limits=limits, second_person=policy.second_person, held_by_few=few)


@router.put("/permissions/limits", response={204: None})
@needs(Action.MANAGE_PEOPLE)
def put_limits(request: HttpRequest, payload: LimitsIn) -> Status[None]:
    """Set limits of `L` cells, for the company or one store."""
    permit(request, Action.MANAGE_PEOPLE)
    limits = {
        LimitKey(Action(item.action), Role(item.role), item.store): Limit(item.amount_minor, item.share_ppm, item.shift_minor)
        for item in payload.limits
    }
    set_limits(actor_of(request), limits)
    return Status(204, None)


def _permit_register(request: HttpRequest, register_id: UUID) -> None:
    """Ask for the right to a register; one of a foreign store is answered like one that is not there."""
    actor = actor_of(request)
    reach = stores_in_reach(actor, Action.ENROL_TILL)
    found = stores.Register.objects.filter(id=register_id, is_archived=False)
    register = (found if reach is None else found.filter(store_id__in=reach)).first()
    if register is None and may_somewhere(actor, Action.ENROL_TILL):
        raise NotFound("unknown_register", "There is no such register.")
    permit(request, Action.ENROL_TILL, Resource(store=register.store_id if register else None, is_record=True))


def _register_out(row: stores.Register, device: Device | None) -> RegisterOut:
    return RegisterOut(
        id=row.id,
        code=row.code,
        name=row.name,
        store=row.store_id,
        is_office=row.is_office,
        is_enrolled=device is not None,
        seen_at=device.seen_at if device else None,
    )


def _key_out(key: ApiKey) -> ApiKeyOut:
    return ApiKeyOut(
        id=key.id,
        name=key.name,
        prefix=key.prefix,
        store=key.store_id,
        scopes=[int(number) for number in key.scopes.split(",") if number],
        is_selling=key.is_selling,
        created_at=key.created_at,
    )


def _text(cell: Cell) -> str:
    return f"{cell.part} {cell.verdict}" if cell.part else str(cell.verdict)
