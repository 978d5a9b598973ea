"""`manage.py migrate`: Django's own, which first recognises a database that no migration leads from."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.loader import MigrationLoader

APP = "relations"


class Command(migrate.Command):
    """`manage.py migrate`: refuses a database of the former migrations in one sentence."""

    def handle(self, *args: Any, **options: Any) -> None:
        loader = MigrationLoader(connections[options["database"]])
        unknown = sorted(
            name
            for app, name in loader.applied_migrations
            if app == APP and (app, name) not in loader.disk_migrations
        )
        if unknown:
            raise CommandError(
                "This database was made by another version of Entente, with migrations that this version does"
                f" not have ({unknown[0]} and {len(unknown) - 1} others), and has to be built again: move"
                " var/entente.sqlite3 away, or name an empty database in DATABASE_URL, and run `make data`."
            )
        super().handle(*args, **options)
