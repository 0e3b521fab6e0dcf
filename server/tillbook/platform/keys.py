"""The server's secrets: one key file in the data folder, made at first use, readable by its owner only.

From its 32 bytes come, by HKDF with a purpose each: Django's secret, the encryption key for PIN verifiers, and the
Ed25519 key that signs office registers' documents and audit checkpoints.
"""

from __future__ import annotations

import os
import secrets
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from . import paths


@lru_cache(maxsize=1)
def _root_secret() -> bytes:
    path = paths.key_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text().strip())
    secret = secrets.token_bytes(32)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return secret


@lru_cache(maxsize=16)
def derived_key(purpose: str) -> bytes:
    """Return the 32-byte key of a purpose."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"tillbook/{purpose}".encode()).derive(_root_secret())


@lru_cache(maxsize=1)
def _signing_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(derived_key("signing"))


def sign(message: bytes) -> bytes:
    """Return the server's Ed25519 signature (64 bytes) of `message`."""
    return _signing_key().sign(message)


def public_key() -> Ed25519PublicKey:
    """Return the server's public key."""
    return _signing_key().public_key()


def public_key_hex() -> str:
    """Return the server's public key as 64 hex digits."""
    return public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def forget() -> None:
    """Forget the keys read so far (another data folder was opened: tests, restore)."""
    for cached in (_root_secret, derived_key, _signing_key):
        cached.cache_clear()
