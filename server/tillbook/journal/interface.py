"""What other contexts may call: append documents, read them, prove the chains."""

from .queries import StoredDocument, count_documents, document, stream_documents, verify_chains
from .service import Draft, Placed, append

__all__ = ["Draft", "Placed", "StoredDocument", "append", "count_documents", "document", "stream_documents", "verify_chains"]
