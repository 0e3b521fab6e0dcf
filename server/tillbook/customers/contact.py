"""How to reach somebody: e-mail addresses and telephone numbers, checked and brought to one written form."""

from __future__ import annotations

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from tillbook.core.values import Invalid

_is_email = EmailValidator()


def normal_email(text: str) -> str:
    """Return an address with its domain in lower case, empty for none; Invalid `bad_email`."""
    address = text.strip()
    if not address:
        return ""
    try:
        _is_email(address)
    except ValidationError:
        raise Invalid("bad_email", "This is not an e-mail address.", field="email") from None
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain.lower()}"


def normal_phone(text: str, *, country: str) -> str:
    """Return a number in its international form (E.164, `+34612345678`), empty for none; Invalid `bad_phone`.

    A number without a country's prefix is one of `country` (ISO 3166-1, two letters).
    """
    if not text.strip():
        return ""
    wrong = Invalid("bad_phone", "This is not a telephone number.", field="phone")
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        raise wrong from None
    if not phonenumbers.is_possible_number(number):
        raise wrong
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
