"""Receipts: templates, rendering, the signed code and print jobs. Owns no figures: it prints what the journal holds."""
