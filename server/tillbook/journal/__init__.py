"""Documents' bytes, register heads and numbers.

Owns `journal_document`, `journal_head`. Keeps true: per register one gap-free, hash-chained sequence of documents and one
gap-free sequence of receipt numbers; one document per id, for ever; bytes are never changed.
"""
