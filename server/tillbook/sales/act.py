"""What is asked of the sales context: the commands, which writing and the rows made from it both read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillbook.core.sales import Body


@dataclass(frozen=True, slots=True)
class RecordSale:
    """The command: the document's id (made by whoever starts the act), its body, when it happened."""

    doc_id: UUID
    body: Body
    occurred_at: datetime
