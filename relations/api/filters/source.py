"""Filters of sources."""

from relations.api.filters.parameter import ChoiceParameter, CodeParameter, TextParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import SourceKind


class SourceFilter(RecordFilter, PeriodFilter):
    """Filters of sources. `since`, `until` and `on` apply to the date of publication."""

    period_field = "published"

    kind = ChoiceParameter(choices=SourceKind.choices, help_text="Sources of this kind.")
    publisher = ReferenceParameter(
        organisation="publisher", help_text="Sources that this organisation published.", example="pogled"
    )
    author = TextParameter(
        "authors__name", help_text="Sources by this author, as printed.", example="Alexander Smith"
    )
    language = CodeParameter(
        "language", form="[A-Za-z0-9-]+", help_text="Sources in this language (BCP 47).", example="en"
    )
    sha256 = CodeParameter(
        "sha256",
        form="[0-9a-f]{64}",
        help_text="The source read from the file with this SHA-256 checksum.",
        example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )
    derives_from = ReferenceParameter(
        source="derives_from",
        help_text="Sources that repeat this one.",
        example="occasional-digest-xi-vietnam-takeaways",
    )
