"""Reporting: figures over the business, read from views that their owners make. Writes nothing."""
