"""What other contexts may call: the company, stores, registers, their facts and the business day."""

from .models import Company, Location, Register, Store
from .queries import PlaceName, RegisterFacts, company, office_register, place_names, register_facts, store, store_ids
from .service import (
    NewCompany,
    NewStore,
    add_register,
    create_company,
    create_company_within,
    create_register,
    create_store,
    create_store_within,
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
    "add_register",
    "company",
    "create_company",
    "create_company_within",
    "create_register",
    "create_store",
    "create_store_within",
    "office_register",
    "place_names",
    "register_facts",
    "store",
    "store_ids",
]
