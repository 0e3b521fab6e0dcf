"""The envelope every document travels in: canonical bytes, hash chain, receipt numbers. See `docs/reference/documents.md`."""

from .envelope import GENESIS, Envelope, Moment, document_hash, envelope_bytes, read_envelope, receipt_number

__all__ = ["GENESIS", "Envelope", "Moment", "document_hash", "envelope_bytes", "read_envelope", "receipt_number"]
