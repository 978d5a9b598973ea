"""`manage.py import_records`: take in documents, fixtures in YAML or exports in NDJSON."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from relations.actions import ingestion
from relations.documents import files
from relations.documents.files import Placed
from relations.errors import EntenteError, InvalidDocuments, RefusedDocument


class Command(BaseCommand):
    """`manage.py import_records PATH… [--dry-run]`: all or nothing."""

    help = (
        "Import documents from YAML files named after their resource, from NDJSON, or from folders of both."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="File or folder.")
        parser.add_argument("--dry-run", action="store_true", help="Check everything and write nothing.")
        parser.add_argument("--by", default="import_records", help="Who imports, as the history says.")
        parser.add_argument("--reason", default="Import", help="Why, for the history.")

    def handle(self, **options) -> None:
        placed = self.read(options["paths"])
        with tqdm(total=len(placed), desc="Importing", unit="record", disable=None, leave=False) as bar:
            try:
                report = ingestion.import_documents(
                    [each.document for each in placed],
                    by=options["by"],
                    at=timezone.now(),
                    reason=options["reason"],
                    dry_run=options["dry_run"],
                    progress=bar.update,
                )
            except InvalidDocuments as error:
                raise refusal(error, placed) from error
            except EntenteError as error:
                about = getattr(error, "record_key", "")
                raise refusal(InvalidDocuments([RefusedDocument(about, error)]), placed) from error
        self.tell(report, options["dry_run"])

    def read(self, paths: list[Path]) -> list[Placed]:
        """Every document, or the end with every fault."""
        try:
            return files.read(paths)
        except InvalidDocuments as error:
            raise refusal(error, []) from error

    def tell(self, report: ingestion.Report, dry_run: bool) -> None:
        """What was done, in one sentence."""
        created, changed, unchanged = len(report.created), len(report.changed), report.unchanged
        if not created and not changed:
            self.stdout.write(f"Nothing changed: all {unchanged} records are as they were.")
            return
        done = "Would have created" if dry_run else "Created"
        self.stdout.write(f"{done} {created}, changed {changed}, left {unchanged} as they were.")


def refusal(error: InvalidDocuments, placed: list[Placed]) -> CommandError:
    """Every fault on a line, with file and line of what it is about."""
    where = {each.document.record_key: each for each in placed}
    lines = [
        f"{where[fault.record_key].place(fault.where)} {fault}" if fault.record_key in where else str(fault)
        for fault in error.faults
    ]
    return CommandError("\n".join([*lines, f"{len(lines)} faults. Nothing was imported."]))
