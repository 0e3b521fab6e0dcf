"""Opening the books: the folder, Django, the tables."""

from __future__ import annotations

from tillbook.platform import paths


def open_books() -> None:
    """Make the data folder if needed, set Django up and bring the tables up to date."""
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
