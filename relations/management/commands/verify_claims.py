"""`manage.py verify_claims`: compare every claim that cites a paragraph with the text of its source."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from relations.models import Claim
from relations.queries.evidence import verification
from relations.queries.evidence.verification import Reading
from relations.values.text.printed import Finding, Found, SourceText


class Command(BaseCommand):
    """`manage.py verify_claims --articles DIR`: fails unless every claim is exact."""

    help = (
        "Compare the printed words of every claim that cites a paragraph with the text of its source. "
        "Exact: the words are in the cited paragraph. Moved: in another one. "
        "Drifted: in it, but its text has changed. Missing: nowhere. Fails unless every claim is exact."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--articles",
            type=Path,
            required=True,
            metavar="DIR",
            help="Folder of the texts, a file per source.",
        )

    def handle(self, **options) -> None:
        readings = verification.readings(texts_in(options["articles"]))
        counted: Counter[Found] = Counter()
        with tqdm(
            total=sum(len(reading.claims) for reading in readings),
            desc="Verifying",
            unit="claim",
            disable=None,
            leave=False,
        ) as bar:
            for reading in readings:
                counted += self.verify(reading, bar)
        absent = [reading.source.slug for reading in readings if not reading.text]
        self.conclude(counted, absent)

    def verify(self, reading: Reading, bar: tqdm) -> Counter[Found]:
        """Compare the claims of one source. Prints the claims that are not exact, and a summary."""
        counted: Counter[Found] = Counter()
        for claim, finding in reading.findings():
            counted[finding.found] += 1
            bar.update()
            if reading.text and finding.found is not Found.EXACT:
                self.stdout.write(finding_line(claim, finding))
        file = reading.text.name if reading.text else "no file in the folder"
        changed = " (not the file that was read)" if reading.text and not reading.is_the_same_file else ""
        self.stdout.write(f"{reading.source.slug}: {file}{changed}: {summed(counted)}")
        return counted

    def conclude(self, counted: Counter[Found], absent: list[str]) -> None:
        """Print the total. Raises CommandError if a claim is not exact or a text is missing."""
        errors = []
        if not counted and not absent:
            errors.append("No claim cites a paragraph. Import the records first.")
        if absent:
            errors.append(f"No text was found for {', '.join(absent)}. Put the file into the folder.")
        if wrong := counted.total() - counted[Found.EXACT]:
            errors.append(f"{wrong} of {counted.total()} claims are not exact: {summed(counted)}.")
        if errors:
            raise CommandError("\n".join(errors))
        self.stdout.write(f"All {counted.total()} claims are exact.")


def texts_in(folder: Path) -> list[SourceText]:
    """The text of every file in the folder. Raises CommandError if there is no such folder."""
    if not folder.is_dir():
        raise CommandError(f"{folder}: no such folder. Name the folder of the texts, one file per source.")
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return [SourceText.read(path.name, path.read_bytes()) for path in files]


def finding_line(claim: Claim, finding: Finding) -> str:
    """One claim that is not exact, in one line."""
    at = f"{claim.source.slug}#{claim.paragraph.position}"
    moved = f" to #{finding.position}" if finding.found is Found.MOVED else ""
    return f"{finding.found}{moved}: {claim.record_key} {claim.fact} at {at}: {claim.printed!r}"


def summed(counted: Counter[Found]) -> str:
    """The counts in words: `12 exact, 1 moved`, or `no claims`."""
    return ", ".join(f"{counted[found]} {found}" for found in Found if counted[found]) or "no claims"
