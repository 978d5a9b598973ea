"""What can be asked of claims, and of facts."""

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django_filters import FilterSet

from relations.api import forms as written
from relations.api.filters.parameter import (
    ChoiceParameter,
    CodeParameter,
    FlagParameter,
    NumberParameter,
    TextParameter,
    WordsParameter,
    several,
)
from relations.api.filters.reference import ReferenceParameter
from relations.models import RECORDS, Conflict, Modality
from relations.models.claim import STANDINGS
from relations.queries.identifiers import shown

RECORD_KINDS = [(noun, model._meta.verbose_name.capitalize()) for noun, model in RECORDS.items()]


class KindParameter(ChoiceParameter):
    """Rows about records of these kinds."""

    def __init__(self, *, help_text: str) -> None:
        super().__init__(choices=RECORD_KINDS, help_text=help_text)

    def filter(self, queryset, value):
        condition = Q()
        for kind in value or ():
            condition |= Q(**{f"about_{kind}__isnull": False})
        return queryset.filter(condition)


class RecordKeyParameter(WordsParameter):
    """Rows about these records, each named as `kind/id`."""

    schema = several(
        {
            "type": "string",
            "maxLength": max(len(f"{kind}/") for kind in RECORDS) + written.LONGEST_SLUG,
            "pattern": written.whole(written.record_key(RECORDS)),
        }
    )

    def checked(self, words: list[str]) -> list[str]:
        for word in super().checked(words):
            kind, _, key = word.partition("/")
            if kind not in RECORDS or not shown(kind, [key]):
                raise ValidationError(
                    f"There is no record {word[:80]!r}. Write kind/id, as visit/xi-jinping-vietnam-2023-12.",
                    code="unknown_identifier",
                )
        return words


class FactFilter(FilterSet):
    """Filters of rows about facts of records."""

    kind = KindParameter(help_text="Only those about this kind of record.")
    record = RecordKeyParameter(
        "record_key",
        help_text="Only those about this record, named as `kind/id`.",
        example="visit/xi-jinping-vietnam-2023-12",
    )
    fact = CodeParameter(
        "fact", form="[a-z][a-z0-9_]*", help_text="Only those about this field of a record.", example="period"
    )


class ClaimFilter(FactFilter):
    """Filters of claims."""

    has_conflict = FlagParameter(
        condition=Q(
            Exists(Conflict.objects.public().filter(record_key=OuterRef("record_key"), fact=OuterRef("fact")))
        ),
        help_text="Only claims on facts of which sources disagree, or only on others.",
    )

    source = ReferenceParameter(
        source="source", help_text="Only claims of this source.", example="china-report-asean-new-day"
    )
    paragraph = NumberParameter(
        "paragraph__position", help_text="Only claims at the paragraph of this number.", example="7"
    )
    standing = ChoiceParameter(
        choices=STANDINGS, help_text="Only claims that stand to the record's value like this."
    )
    modality = ChoiceParameter(choices=Modality.choices, help_text="Only what sources put like this.")
    asserted_by = TextParameter(
        "attributed_to",
        help_text="Only what this authority or speaker says according to the source, in its words: the same "
        "as `attributed_to`, under the name that lists of records and conflicts have for it.",
        example="Chinese customs authorities",
    )
    attributed_to = TextParameter(
        "attributed_to",
        help_text="Only what sources attribute to this authority or speaker, in their words.",
        example="Chinese customs authorities",
    )
    negated = FlagParameter(
        condition=Q(negated=True), help_text="Only claims that deny, or do not deny, their value."
    )
    deprecated = FlagParameter(
        condition=~Q(deprecated_because=""),
        help_text="Only errors of their sources, which do not count, or only others.",
    )
