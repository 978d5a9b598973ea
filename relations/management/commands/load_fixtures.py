"""`manage.py load_fixtures`: fill an empty database, or list how another one differs from the fixtures."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from relations.documents.document import Document
from relations.documents.files.files import read_documents
from relations.management.commands import load_countries
from relations.models import Country, Revision
from relations.queries.history.revisions import documents_now

FIXTURES = Path(settings.BASE_DIR, "fixtures")


class Command(BaseCommand):
    """`manage.py load_fixtures [FOLDER]`: never changes a record that is in the database."""

    help = "Load countries and fixtures into an empty database. Otherwise list what differs from them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES, help="Folder of the fixtures.")

    def handle(self, **options) -> None:
        folder = options["folder"]
        is_new, is_empty = not Country.objects.exists(), not has_records()
        if is_new:
            call_command("load_countries", stdout=self.stdout)
        if is_empty:
            call_command("import_records", folder, stdout=self.stdout)
        if not (is_new and is_empty):
            self.compare(folder, with_countries=not is_new, with_records=not is_empty)

    def compare(self, folder: Path, *, with_countries: bool, with_records: bool) -> None:
        """Print the records and fields that differ, and the commands that replace or save them."""
        countries = list(country_differences()) if with_countries else []
        records = list(record_differences(folder)) if with_records else []
        name = folder.name
        if not countries and not records:
            self.stdout.write(f"Nothing to load: the database holds everything that is in {name}/.")
            return
        count = len(countries) + len(records)
        differ = "1 record differs" if count == 1 else f"{count} records differ"
        self.stdout.write(f"Nothing was loaded. {differ} from {name}/:")
        for line in countries + records:
            self.stdout.write(f"  {line}")
        commands = [
            *(["load_countries"] if countries else []),
            *([f"import_records {name}/"] if records else []),
        ]
        for command in commands:
            self.stdout.write(f"To replace them with those of {name}/: manage.py {command}")
        self.stdout.write("To save those of the database first: manage.py export_records records.ndjson")


def has_records() -> bool:
    """Whether anything but countries was ever recorded."""
    return Revision.objects.exclude(noun=Country.noun()).exists()


def country_differences() -> Iterator[str]:
    """One line for each country that is missing from the database or differs."""
    before = load_countries.stored()
    yield from compared(before, load_countries.read(load_countries.REVIEWED))


def record_differences(folder: Path) -> Iterator[str]:
    """One line for each document of the folder that is missing from the database or differs."""
    documents = {each.document.record_key: each.document for each in read_documents([folder])}
    yield from compared(documents_now(documents.values()), documents)


def compared(before: dict[str, Document], after: dict[str, Document]) -> Iterator[str]:
    """One line for each document that is missing, or whose fields differ, with these fields."""
    for key, wanted in after.items():
        if key not in before:
            yield f"{wanted.record_key}: not in the database"
        elif before[key].digest() != wanted.digest():
            old, new = before[key].data, wanted.data
            changed = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
            yield f"{wanted.record_key}: {', '.join(changed)}"
