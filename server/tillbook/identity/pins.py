"""PINs of six digits: a verifier made by a slow hash, kept encrypted under the server's key file.

`v` = PBKDF2-HMAC-SHA-256(PIN, salt of the person, 600,000). The database holds only AES-256-GCM(v) bound to the person's id, so a
stolen database tells nothing about PINs without the key file beside it. A PIN is accountability at a till, not a wall.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tillbook.core.values import Invalid, TillbookError, ensure
from tillbook.platform import keys

ITERATIONS = 600_000
_NONCE_BYTES = 12
_DIGITS = re.compile(r"[0-9]{6}")


@dataclass(frozen=True, slots=True)
class SealedPin:
    """A PIN as kept: the person's salt and the encrypted verifier, both in hex."""

    salt: str
    sealed: str


def check_pin(pin: str) -> str:
    """Return the PIN if it is six digits, else raise Invalid `not_a_pin`."""
    ensure(_DIGITS.fullmatch(pin) is not None, Invalid("not_a_pin", "A PIN is six digits.", field="pin"))
    return pin


def verifier(pin: str, salt: bytes) -> bytes:
    """Return `v`, 32 bytes; about a fifth of a second."""
    return hashlib.pbkdf2_hmac("sha256", check_pin(pin).encode(), salt, ITERATIONS)


def seal_pin(pin: str, *, person_id: UUID) -> SealedPin:
    """Return a PIN ready to be kept for one person, under a fresh salt."""
    salt = secrets.token_bytes(16)
    return SealedPin(salt.hex(), seal(verifier(pin, salt), owner=person_id))


def matches(pin: str, kept: SealedPin, *, person_id: UUID) -> bool:
    """Tell whether `pin` is the kept one; takes the same time either way."""
    found = verifier(pin, bytes.fromhex(kept.salt))
    return hmac.compare_digest(found, unseal(kept.sealed, owner=person_id))


def seal(secret: bytes, *, owner: UUID) -> str:
    """Return `secret` encrypted under the server's key file and bound to its owner's id, in hex."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return (nonce + AESGCM(keys.derived_key("identity")).encrypt(nonce, secret, owner.bytes)).hex()


def unseal(sealed: str, *, owner: UUID) -> bytes:
    """Return what `seal` encrypted; TillbookError `wrong_key_file` if key file, owner or bytes are not those of the sealing."""
    raw = bytes.fromhex(sealed)
    try:
        return AESGCM(keys.derived_key("identity")).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], owner.bytes)
    except InvalidTag:
        raise TillbookError("wrong_key_file", "The server's key file is not the one this was kept under.") from None
