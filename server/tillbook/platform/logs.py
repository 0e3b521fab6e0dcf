"""One log line is one JSON object; control characters and card numbers never reach it, long text is cut."""

from __future__ import annotations

import json
import logging
import re

MAX_LENGTH = 4_000
_CARD_LIKE = re.compile(r"(?<!\d)(?:\d[ -]?){13,19}(?!\d)")


def is_card_number(digits: str) -> bool:
    """Tell whether 13 to 19 digits pass the Luhn check (ISO/IEC 7812-1) and start like a payment card."""
    if not 13 <= len(digits) <= 19 or digits[0] not in "23456":
        return False
    doubled = [int(d) * (2 if i % 2 else 1) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def mask_card_numbers(text: str) -> str:
    """Return `text` with every payment card number replaced by its last four digits."""

    def mask(match: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", match.group())
        return f"[card ...{digits[-4:]}]" if is_card_number(digits) else match.group()

    return _CARD_LIKE.sub(mask, text)


class JsonFormatter(logging.Formatter):
    """Formats a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's time, level, logger, message and (for errors) its traceback as one JSON object."""
        entry = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": mask_card_numbers(record.getMessage())[:MAX_LENGTH],
        }
        if record.exc_info:
            entry["trace"] = mask_card_numbers(self.formatException(record.exc_info))[-MAX_LENGTH:]
        return json.dumps(entry, ensure_ascii=True)
