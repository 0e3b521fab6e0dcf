"""Opening the books: the folder, Django, the tables."""

from __future__ import annotations

import pkgutil
from importlib.util import find_spec

from tillbook.platform import paths


def open_books() -> None:
    """Make the data folder if needed, set Django up and bring the tables up to date."""
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    if is_up_to_date():
        return
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def is_up_to_date() -> bool:
    """Tell whether every migration that lies beside the code is recorded in the books.

    Asked before migrating, because building the whole graph of migrations takes as long as the rest of a start.
    """
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    recorded = MigrationRecorder(connection).applied_migrations().keys()
    for config in apps.get_app_configs():
        spec = find_spec(f"{config.name}.migrations")
        if spec is None or spec.submodule_search_locations is None:
            continue
        names = {module.name for module in pkgutil.iter_modules(spec.submodule_search_locations) if module.name[0] not in "_~"}
        if not {(config.label, name) for name in names} <= recorded:
            return False
    return True
