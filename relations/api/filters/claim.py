"""Filters of claims, and of facts."""

from django.db.models import Exists, OuterRef, Q

from relations.api.filters.filter import FilterSet
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
from relations.api.filters.search import ClaimSearchParameter
from relations.api.filters.value import ValueParameter
from relations.api.parameters import patterns
from relations.api.parameters.parameter import InvalidValue
from relations.models import RECORDS, Conflict, Modality
from relations.models.claim import STANDINGS
from relations.queries.search.identifiers import published_keys

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
            "maxLength": max(len(f"{kind}/") for kind in RECORDS) + patterns.LONGEST_SLUG,
            "pattern": patterns.anchored(patterns.record_key(RECORDS)),
        }
    )

    def checked(self, words: list[str]) -> list[str]:
        for word in super().checked(words):
            kind, _, key = word.partition("/")
            if kind not in RECORDS or not published_keys(kind, [key]):
                detail = f"There is no record {word[:80]!r}. Write kind/id, as in {self.example}."
                raise InvalidValue("unknown_identifier", detail)
        return words


class FactFilter(FilterSet):
    """Filters of rows about facts of records."""

    kind = KindParameter(help_text="Those about this kind of record.")
    record = RecordKeyParameter(
        "record_key",
        help_text="Those about this record, as `kind/id`.",
        example="visit/xi-jinping-vietnam-2023-12",
    )
    fact = CodeParameter(
        "fact", form="[a-z][a-z0-9_]*", help_text="Those about this field of a record.", example="period"
    )


class ClaimFilter(FactFilter):
    """Filters of claims."""

    q = ClaimSearchParameter(help_text="Words in the printed words and the note of a claim.")
    has_conflict = FlagParameter(
        condition=Q(
            Exists(Conflict.objects.public().filter(record_key=OuterRef("record_key"), fact=OuterRef("fact")))
        ),
        help_text="Claims on facts on which sources disagree (`true`) or agree (`false`).",
    )

    source = ReferenceParameter(
        source="source", help_text="Claims of this source.", example="china-report-asean-new-day"
    )
    paragraph = NumberParameter(
        "paragraph__position", help_text="Claims from the paragraph with this number.", example="7"
    )
    standing = ChoiceParameter(
        choices=STANDINGS,
        help_text="Claims with this standing: how they compare with the value of the record.",
    )
    modality = ChoiceParameter(choices=Modality.choices, help_text="Claims with this modality.")
    asserted_by = TextParameter(
        "attributed_to",
        help_text="Claims that the source attributes to this authority or speaker, as printed. The same "
        "as `attributed_to`, under its name on lists of records and conflicts.",
        example="Chinese customs authorities",
    )
    attributed_to = TextParameter(
        "attributed_to",
        help_text="Claims that the source attributes to this authority or speaker, as printed.",
        example="Chinese customs authorities",
    )
    value = ValueParameter(
        "value_key",
        help_text="Claims with this value, written with its type: `period:` and EDTF, `quantity:` and an "
        "amount, `reference:` and `kind/id`, `choice:` and the choice, or `text:` and the text. An amount "
        "matches with any operator and unit; text is compared without case and diacritics.",
        example="reference:leader/xi-jinping",
    )
    negated = FlagParameter(
        condition=Q(negated=True), help_text="Claims that deny (`true`) or state (`false`) their value."
    )
    deprecated = FlagParameter(
        condition=~Q(deprecated_because=""),
        help_text="Claims that are errors of their sources and do not count (`true`), or the others "
        "(`false`).",
    )
