"""`manage.py load_countries`: load countries from ISO 3166 (pycountry) and the reviewed file."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from relations.actions.intake import ingestion
from relations.documents import document
from relations.documents.countries.iso_countries import country_documents
from relations.documents.document import Document
from relations.documents.files import yaml_text
from relations.errors import Error
from relations.models.country import Country
from relations.queries.record.loading import loaded

REVIEWED = Path(settings.BASE_DIR, "fixtures", "countries.yaml")


class Command(BaseCommand):
    """Load all countries or none. A second run changes nothing; a dry run prints the changes."""

    help = "Load countries and areas from ISO 3166 and fixtures/countries.yaml; prints every change."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Print what would change, and change nothing."
        )
        parser.add_argument("--reviewed", type=Path, default=REVIEWED, help="The reviewed file.")

    def handle(self, **options):
        reviewed, dry_run = options["reviewed"], options["dry_run"]
        origin = f"pycountry {version('pycountry')} and {reviewed.name}"
        try:
            before, after = stored(), read(reviewed)
            ingestion.import_documents(
                list(after.values()),
                by="load_countries",
                at=timezone.now(),
                reason=f"Loaded from {origin}.",
                dry_run=dry_run,
            )
        except Error as error:
            raise CommandError(error.message) from error
        changes = list(differences(before, after))
        for line in [*(changes if before else ()), *unlisted(before, after)]:
            self.stdout.write(line)
        done = "would change" if dry_run else "changed"
        self.stdout.write(f"{len(after)} countries from {origin}: {len(changes) or 'nothing'} {done}.")


def read(reviewed: Path) -> dict[str, Document]:
    """The documents of all countries, in canonical form."""
    lines = [line.data for line in yaml_text.read_yaml(reviewed.read_text(encoding="utf-8"))]
    return {each["id"]: document.parse("country", each) for each in country_documents(lines)}


def stored() -> dict[str, Document]:
    """The documents of the countries in the database."""
    return {country.key: document.from_record(country) for country in loaded(Country)}


def differences(before: dict[str, Document], after: dict[str, Document]) -> Iterator[str]:
    """One line for each new country, and for each field that changes."""
    for key, listed in after.items():
        if key not in before:
            yield f"+ {key} {listed.data['name']}"
        else:
            old, new = before[key].data, listed.data
            changed = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
            yield from (f"~ {key} {name}: {old.get(name)} -> {new.get(name)}" for name in changed)


def unlisted(before: dict[str, Document], after: dict[str, Document]) -> Iterator[str]:
    """One line for each stored country that is neither in ISO 3166 nor in the reviewed file any more."""
    for key in sorted(before.keys() - after.keys()):
        yield f"! {key} {before[key].data['name']}: no longer listed; kept, because records may refer to it"
