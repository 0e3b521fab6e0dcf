"""What other contexts may call: the company, stores, registers, their facts and the business day."""

from .models import Company, Location, Register, Store
from .queries import PlaceName, RegisterFacts, company, office_register, place_names, register_facts, store, store_ids
from .service import (
    NewCompany,
    NewStore,
    add_company,
    add_register,
    add_store,
    add_transit_place,
    create_company,
    create_register,
    create_store,
)

__all__ = [
    "Company",
    "Location",
    "NewCompany",
    "NewStore",
    "PlaceName",
    "Register",
    "RegisterFacts",
    "Store",
    "add_company",
    "add_register",
    "add_store",
    "add_transit_place",
    "company",
    "create_company",
    "create_register",
    "create_store",
    "office_register",
    "place_names",
    "register_facts",
    "store",
    "store_ids",
]
