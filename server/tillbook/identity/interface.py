"""What other contexts may call: people and their access, who acts, keys, sessions, lent rights."""

from .api_keys import create_api_key
from .cookies import set_session_cookie
from .devices import make_code
from .models import ApiKey, Person
from .names import actor_names
from .overrides import Lent, take_override
from .policy import current_policy, forget_policy
from .queries import actor_for_person, authenticate, live_session, roles_of
from .recovery import reset_access
from .service import (
    NewPerson,
    PersonChange,
    add_person,
    change_person,
    close_customer_sign_ins,
    create_person,
    set_pin,
    set_roles,
)
from .sessions import Started, start_session

__all__ = [
    "ApiKey",
    "Lent",
    "NewPerson",
    "Person",
    "PersonChange",
    "Started",
    "actor_for_person",
    "actor_names",
    "add_person",
    "authenticate",
    "change_person",
    "close_customer_sign_ins",
    "create_api_key",
    "create_person",
    "current_policy",
    "forget_policy",
    "live_session",
    "make_code",
    "reset_access",
    "roles_of",
    "set_pin",
    "set_roles",
    "set_session_cookie",
    "start_session",
    "take_override",
]
