"""What other contexts may call: write audit rows, seal, verify, keep and read proofs."""

from .queries import ActRow, LastProof, chain_head, last_proof, newest_checkpoint, rows_of, stream_evidence
from .service import Entry, record, record_proof, seal_pending
from .verification import Anchor, Verification, read_anchors, verify_audit

__all__ = [
    "ActRow",
    "Anchor",
    "Entry",
    "LastProof",
    "Verification",
    "chain_head",
    "last_proof",
    "newest_checkpoint",
    "read_anchors",
    "record",
    "record_proof",
    "rows_of",
    "seal_pending",
    "stream_evidence",
    "verify_audit",
]
