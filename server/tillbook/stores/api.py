"""The doors of the company and its stores. What one may do there is the owner's and the administrator's to give (action 32),
reading is for everybody on the staff."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from tillbook.core.access import Action, Resource
from tillbook.platform.http.actor import actor_of, needs, open_to, permit
from tillbook.platform.http.schema import Id

from .models import Company, Store
from .queries import company, store
from .schemas import CompanyFullOut, CompanyPatch, StoreFullOut, StoreIn, StorePatch
from .service import NewStore, change_company, change_store, create_store

router = Router(tags=["stores"])


@router.get("/company", response=CompanyFullOut)
@open_to("anyone signed in")
def get_company(request: HttpRequest) -> CompanyFullOut:
    """Return the company."""
    actor_of(request)
    return _company(company())


@router.patch("/company", response=CompanyFullOut)
@needs(Action.MANAGE_PEOPLE)
def patch_company(request: HttpRequest, payload: CompanyPatch) -> CompanyFullOut:
    """Change the company's settings; what is not sent stays."""
    permit(request, Action.MANAGE_PEOPLE, Resource(is_whole_chain=True))
    return _company(change_company(actor_of(request), payload.model_dump(exclude_unset=True)))


@router.get("/stores", response=list[StoreFullOut])
@open_to("anyone signed in")
def get_stores(request: HttpRequest) -> list[StoreFullOut]:
    """Return all stores and warehouses by code, archived ones too."""
    actor_of(request)
    return [_store(each) for each in Store.objects.order_by("code")]


@router.post("/stores", response={201: StoreFullOut})
@needs(Action.MANAGE_PEOPLE)
def post_store(request: HttpRequest, payload: StoreIn) -> Status[StoreFullOut]:
    """Make a store or a warehouse, with its places and its office register."""
    permit(request, Action.MANAGE_PEOPLE, Resource(is_whole_chain=True))
    return Status(201, _store(create_store(actor_of(request), NewStore(**payload.model_dump()))))


@router.patch("/stores/{store_id}", response=StoreFullOut)
@needs(Action.MANAGE_PEOPLE)
def patch_store(request: HttpRequest, store_id: Id, payload: StorePatch) -> StoreFullOut:
    """Change a store; what is not sent stays."""
    permit(request, Action.MANAGE_PEOPLE, Resource(is_whole_chain=True))
    store(store_id)
    return _store(change_store(actor_of(request), store_id, payload.model_dump(exclude_unset=True)))


def _company(found: Company) -> CompanyFullOut:
    return CompanyFullOut(**{name: getattr(found, name) for name in CompanyFullOut.model_fields})


def _store(found: Store) -> StoreFullOut:
    return StoreFullOut(**{name: getattr(found, name) for name in StoreFullOut.model_fields})
