"""How passphrases are kept: argon2id, 3 rounds, 64 MiB (0.48 s on the machine it was measured on)."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Passphrase(Argon2PasswordHasher):
    """argon2id with this program's cost."""

    time_cost = 3
    memory_cost = 65_536
    parallelism = 1
