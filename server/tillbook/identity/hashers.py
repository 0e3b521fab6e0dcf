"""Passphrases at rest: argon2id, 3 passes over 64 MiB, at most two at a time so that a rush of sign-ins cannot eat the memory."""

from __future__ import annotations

from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

_at_once = BoundedSemaphore(2)


class Passphrase(Argon2PasswordHasher):
    """Argon2id with the figures of RFC 9106's second recommended option (t=3, 64 MiB), one lane."""

    time_cost = 3
    memory_cost = 64 * 1024
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        """Return the encoded hash of a passphrase."""
        with _at_once:
            return str(super().encode(password, salt))

    def verify(self, password: str, encoded: str) -> bool:
        """Tell whether the passphrase is the one that was encoded."""
        with _at_once:
            return bool(super().verify(password, encoded))
