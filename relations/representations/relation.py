"""Relations in responses: the dossier of two countries."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.models import PartnershipStatus
from relations.queries.relation.dossier import MOST_CONFLICTS, SHARED, Dossier, Tally
from relations.representations.claim import SubjectField
from relations.representations.period import PeriodField
from relations.representations.record import RecordUrlField
from relations.representations.reference import REFERENCE_KINDS, CountryField, ManyField
from relations.representations.urls import key_url, resource, root
from relations.values.period import Reading


class RelationUrlField(serializers.URLField):
    """The URL of a relation."""

    def to_representation(self, value: Dossier) -> str:
        return key_url(self.context, "relation", value.pair)


class ListUrlField(serializers.URLField):
    """The URL of the list of the records in a tally."""

    def to_representation(self, value: Tally) -> str:
        pair = self.root.instance.pair
        return f"{root(self.context)}{resource(value.kind)}/?relation={pair}"


class YearsUrlField(serializers.URLField):
    """The URL of the list of the years of a relation."""

    def to_representation(self, value: Dossier) -> str:
        return f"{root(self.context)}coverage/?relation={value.pair}"


class ConflictsUrlField(serializers.URLField):
    """The URL of the list of the conflicts of a relation."""

    def to_representation(self, value: Dossier) -> str:
        return f"{root(self.context)}conflicts/?relation={value.pair}"


def breakdowns() -> str:
    """The field by which each kind is broken down, as text."""
    kinds: dict[str, list[str]] = {}
    for model in SHARED.values():
        kinds.setdefault(model.breakdown_field, []).append(str(model._meta.verbose_name_plural))
    return "By " + ", ".join(f"{field} ({', '.join(names)})" for field, names in kinds.items())


class TallySerializer(serializers.Serializer):
    """The number of records of one kind that involve both countries."""

    kind = serializers.ChoiceField(choices=REFERENCE_KINDS, help_text="The kind of record.")
    count = serializers.IntegerField(help_text="The number of records.")
    breakdown = serializers.DictField(
        child=serializers.IntegerField(),
        help_text=f"{breakdowns()}; `unknown` where no source states it.",
    )
    first = serializers.CharField(
        allow_null=True, help_text="Period (EDTF) of the record that starts first; null if none is dated."
    )
    last = serializers.CharField(
        allow_null=True,
        help_text="Period (EDTF) of the record that ends last; null if none is dated and has an end.",
    )
    url = ListUrlField(source="*", help_text="URL of the list of the records.")

    examples = {
        "kind": "visit",
        "count": 6,
        "breakdown": {"completed": 5, "unknown": 1},
        "first": "2008-05",
        "last": "2023-12-12/2023-12-13",
        "url": "http://127.0.0.1:8000/api/v1/visits/?relation=CHN-VNM",
    }


class PartnershipMentionSerializer(serializers.Serializer):
    """A partnership of the two countries."""

    id = serializers.CharField(source="slug", help_text="Identifier of the partnership.")
    label = serializers.CharField(help_text="The name that both countries use.")
    status = serializers.ChoiceField(
        choices=PartnershipStatus.choices,
        allow_null=True,
        help_text="Status of the partnership; null if not stated.",
    )
    period = PeriodField(
        reading=Reading.ALL_OF_IT, help_text="When the partnership existed; null if not stated."
    )
    url = RecordUrlField(help_text="URL of the partnership.")

    examples = {
        "id": "chn-vnm-comprehensive-strategic-partnership",
        "label": "comprehensive strategic cooperative partnership",
        "url": "http://127.0.0.1:8000/api/v1/partnerships/chn-vnm-comprehensive-strategic-partnership/",
    }


class RelationConflictSerializer(serializers.Serializer):
    """A fact on which sources disagree. `/conflicts/` has the readings."""

    record = SubjectField(help_text="The record.")
    fact = serializers.CharField(help_text="The field of the record.")
    independent_sources = serializers.IntegerField(
        source="source_count", help_text="Independent sources with a live claim on the fact."
    )
    url = serializers.SerializerMethodField(help_text="URL of the conflict.")

    examples = {
        "fact": "status",
        "independent_sources": 2,
        "url": "http://127.0.0.1:8000/api/v1/conflicts/?record=visit/xi-jinping-vietnam-2023-12&fact=status",
    }

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_url(self, conflict) -> str:
        return f"{root(self.context)}conflicts/?record={conflict.record_key}&fact={conflict.fact}"


class CoverageSerializer(serializers.Serializer):
    """The days that the data covers. Outside them nothing was recorded."""

    first = serializers.CharField(
        allow_null=True, help_text="Period (EDTF) of the record that starts first; null if none is dated."
    )
    last = serializers.CharField(
        allow_null=True, help_text="Period (EDTF) of the record that ends last; null if none is dated."
    )
    years = serializers.ListField(
        child=serializers.IntegerField(),
        help_text="The years in which a source dates something, possibly or certainly. Other years are not "
        "covered.",
    )
    url = YearsUrlField(source="*", help_text="URL of the years with their records by kind.")

    examples: dict[str, Any] = {
        "first": "2008-05",
        "last": "2023-12-12/2023-12-13",
        "years": [2008, 2022, 2023],
        "url": "http://127.0.0.1:8000/api/v1/coverage/?relation=CHN-VNM",
    }


class RelationSerializer(serializers.Serializer):
    """The dossier of two countries."""

    id = serializers.CharField(source="pair", help_text="The two codes in alphabetical order.")
    url = RelationUrlField(source="*", help_text="URL of the relation.")
    countries = ManyField(CountryField(), help_text="The two countries.")
    records = TallySerializer(source="tallies", many=True, help_text="The number of records of each kind.")
    partnerships = PartnershipMentionSerializer(many=True, help_text="The partnerships of the two countries.")
    coverage = CoverageSerializer(source="*", help_text="The days that the data covers.")
    open_conflicts = RelationConflictSerializer(
        source="conflicts",
        many=True,
        help_text=f"Facts on which sources disagree: the first {MOST_CONFLICTS} of `conflicts_url`.",
    )
    open_conflict_count = serializers.IntegerField(
        source="conflict_count", help_text="The number of such facts."
    )
    conflicts_url = ConflictsUrlField(source="*", help_text="URL of the list of all of them.")

    examples: dict[str, Any] = {
        "id": "CHN-VNM",
        "url": "http://127.0.0.1:8000/api/v1/relations/CHN-VNM/",
        "open_conflict_count": 7,
        "conflicts_url": "http://127.0.0.1:8000/api/v1/conflicts/?relation=CHN-VNM",
    }
