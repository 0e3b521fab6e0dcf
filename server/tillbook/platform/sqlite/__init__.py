"""The embedded database: Django's own back end, whose writers queue instead of sleeping."""
