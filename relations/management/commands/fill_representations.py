"""`manage.py fill_representations`: store the JSON of all public records that lists and details copy."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from relations.actions.recording import representing


class Command(BaseCommand):
    """`manage.py fill_representations`: after an update of the code, and regularly in the background."""

    help = "Store the JSON of public records that is missing, or was made by another version of the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="Compare all stored texts with new ones; fail if any differs.",
        )

        parser.add_argument("--anew", action="store_true", help="Replace all of them.")

    def handle(self, **options) -> None:
        if options["check"]:
            self.check_texts()
            return
        if options["anew"]:
            representing.forget_all()
        total = representing.missing_count()
        with tqdm(total=total, desc="representations", unit="record", disable=None, leave=False) as bar:
            for count in representing.fill():
                bar.update(count)
        self.stdout.write(f"{total} stored." if total else "All representations are stored.")

    def check_texts(self) -> None:
        """Fail with the records whose text is wrong."""
        wrong = list(representing.wrong())
        if wrong:
            names = ", ".join(wrong[:20])
            raise CommandError(
                f"{len(wrong)} stored texts differ: {names}. "
                "To replace all: manage.py fill_representations --anew"
            )
        self.stdout.write("All stored texts are up to date.")
