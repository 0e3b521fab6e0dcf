"""What a passphrase may be: 12 to 200 characters, nothing breached or guessable; no rules about letters and digits.

The list of breached passwords is the one Django carries (19,646 entries), so no network is asked. A list of short passwords
says little about long ones, so a passphrase is also refused when it is nothing but a listed one repeated, or followed or led
by digits and signs, or the person's own name, login or company.
Sources: OWASP ASVS 5, 6.2.1, 6.2.5, 6.2.12; NIST SP 800-63B, 5.1.1.2.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from django.contrib.auth import password_validation

from tillbook.core.values import Invalid, ensure

MIN_LENGTH = 12
MAX_LENGTH = 200
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")


@lru_cache(maxsize=1)
def _breached() -> frozenset[str]:
    path = Path(password_validation.__file__).with_name("common-passwords.txt.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return frozenset(line.strip() for line in lines)


def check_passphrase(text: str, *, about: Iterable[str] = ()) -> str:
    """Return the passphrase if it may be used; `about` are words about the person that must not be all of it.

    Raises Invalid `passphrase_too_short`, `passphrase_too_long`, `passphrase_breached`, `passphrase_guessable`.
    """
    short = Invalid("passphrase_too_short", f"Use at least {MIN_LENGTH} characters; several words are best.", field="passphrase")
    ensure(len(text) >= MIN_LENGTH, short)
    ensure(len(text) <= MAX_LENGTH, Invalid("passphrase_too_long", f"Use at most {MAX_LENGTH} characters.", field="passphrase"))
    folded = text.casefold().strip()
    breached = Invalid("passphrase_breached", "This passphrase is on the list of stolen ones.", field="passphrase")
    ensure(folded not in _breached(), breached)
    guessable = Invalid("passphrase_guessable", "This passphrase is too easy to guess.", field="passphrase")
    ensure(not _is_guessable(folded, {word.casefold() for word in about if word}), guessable)
    return text


def _is_guessable(folded: str, about: set[str]) -> bool:
    unit = _repeated_unit(folded)
    core = _EDGES.sub("", unit)
    known = _breached() | about | {"tillbook", "passphrase"}
    return len(set(folded)) < 4 or core in known or unit in known or _repeated_unit(core) in known or _is_run(unit)


def _repeated_unit(text: str) -> str:
    """Return the shortest text of which `text` is a whole number of copies."""
    at = (text + text).find(text, 1) if text else 0
    return text[:at]


def _is_run(text: str) -> bool:
    return any(text in run or text in run[::-1] for run in _RUNS)
