"""Secrets that browsers and programs carry: 256 random bits, of which the database keeps only SHA-256."""

from __future__ import annotations

import hashlib
import secrets

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8


def new_token() -> tuple[str, str]:
    """Return a fresh secret and the digest to keep."""
    token = secrets.token_urlsafe(32)
    return token, digest_of(token)


def digest_of(token: str) -> str:
    """Return the SHA-256 of a secret, 64 hex digits; enough without salt or stretching, because the secret is random."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """Return an enrolment code to type by hand: eight signs none of which looks like another (39 bits, ten minutes, once)."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def read_code(text: str) -> str:
    """Return a code as typed, without the spaces and dashes people add and in capitals."""
    return "".join(sign for sign in text.upper() if sign.isalnum())
