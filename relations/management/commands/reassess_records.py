"""`manage.py reassess_records`: recompute all derived data and compare it with what is stored."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from tqdm import tqdm

from relations.actions.recording import indexing
from relations.actions.recording.assessment import reassess
from relations.actions.recording.history_lock import history_lock
from relations.documents.document import from_record
from relations.models import KINDS, RECORDS
from relations.queries.evidence.context import Context
from relations.queries.record.loading import loaded


class Command(BaseCommand):
    """`manage.py reassess_records [--check]`: fails with --check if anything differs."""

    help = "Recompute derived data (standings, conflicts, counts, evidence, names) and store what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Only compare; fail if anything differs.")

    def handle(self, **options) -> None:
        with history_lock():
            stale = sorted({*reassessed(), *reindexed()})
            transaction.set_rollback(options["check"])
        if stale and options["check"]:
            names = ", ".join(stale[:20])
            raise CommandError(
                f"{len(stale)} records differ: {names}. Run without --check to store the new values."
            )
        same = "All derived data is up to date."
        self.stdout.write(f"{len(stale)} records updated." if stale else same)


def reassessed():
    """The keys of the records whose derived data differed."""
    context = Context()
    for model in RECORDS.values():
        rows = model.objects.order_by("slug")
        for record in tqdm(rows, desc=model.resource(), unit="record", disable=None, leave=False):
            if reassess(record, context=context):
                yield record.record_key


def reindexed():
    """The keys of the records whose search entries differed."""
    for model in KINDS.values():
        rows = loaded(model).order_by(model.key_field).iterator(chunk_size=indexing.ROWS)
        yield from indexing.index(from_record(record) for record in rows)
    indexing.forget_words()
