"""What other contexts may call: append documents, read them, prove the chains."""

from .queries import (
    DocumentLabel,
    StoredDocument,
    count_documents,
    document,
    document_labels,
    documents,
    stream_documents,
    verify_chains,
)
from .service import Draft, Placed, append

__all__ = [
    "DocumentLabel",
    "Draft",
    "Placed",
    "StoredDocument",
    "append",
    "count_documents",
    "document",
    "document_labels",
    "documents",
    "stream_documents",
    "verify_chains",
]
