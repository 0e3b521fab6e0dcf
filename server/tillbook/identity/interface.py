"""What other contexts may call: people and their access, who acts, keys, sessions, lent rights."""

from .api_keys import create_api_key
from .cookies import clear_session_cookie, set_session_cookie
from .devices import make_code
from .me import me_of_token
from .models import ApiKey, Person
from .names import actor_names
from .overrides import take_override
from .policy import current_policy, forget_policy
from .queries import actor_for_person, authenticate, live_session, roles_of
from .recovery import reset_access
from .schemas import MeOut
from .service import (
    NewPerson,
    PersonChange,
    add_person,
    add_person_within,
    change_person,
    close_customer_sign_ins,
    create_person,
    set_pin,
    set_roles,
)
from .sessions import SignIn, Started, ensure_proved, sign_in, sign_out, start_session

__all__ = [
    "ApiKey",
    "MeOut",
    "NewPerson",
    "Person",
    "PersonChange",
    "SignIn",
    "Started",
    "actor_for_person",
    "actor_names",
    "add_person",
    "add_person_within",
    "authenticate",
    "change_person",
    "clear_session_cookie",
    "close_customer_sign_ins",
    "create_api_key",
    "create_person",
    "current_policy",
    "ensure_proved",
    "forget_policy",
    "live_session",
    "make_code",
    "me_of_token",
    "reset_access",
    "roles_of",
    "set_pin",
    "set_roles",
    "set_session_cookie",
    "sign_in",
    "sign_out",
    "start_session",
    "take_override",
]
