"""Relations in answers: the dossier of two countries."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.addresses import address, resource, root
from relations.api.serializers.claim import SubjectField
from relations.api.serializers.period import PeriodField
from relations.api.serializers.record import AddressField
from relations.api.serializers.reference import REFERENCE_KINDS, CountryField, ManyField
from relations.models import PartnershipStatus
from relations.queries.dossier import MOST_CONFLICTS, Dossier, Tally
from relations.values.period import Reading


class RelationAddressField(serializers.URLField):
    """Where a relation answers."""

    def to_representation(self, value: Dossier) -> str:
        return address(self.context, "relation", value.pair)


class ListAddressField(serializers.URLField):
    """Where the records of a tally are listed."""

    def to_representation(self, value: Tally) -> str:
        pair = self.root.instance.pair
        return f"{root(self.context)}{resource(value.kind)}/?relation={pair}"


class YearsAddressField(serializers.URLField):
    """Where the years of a relation are listed."""

    def to_representation(self, value: Dossier) -> str:
        return f"{root(self.context)}coverage/?relation={value.pair}"


class ConflictsAddressField(serializers.URLField):
    """Where the conflicts of a relation are listed."""

    def to_representation(self, value: Dossier) -> str:
        return f"{root(self.context)}conflicts/?relation={value.pair}"


class TallySerializer(serializers.Serializer):
    """How many records of one kind the two countries have together."""

    kind = serializers.ChoiceField(choices=REFERENCE_KINDS, help_text="The kind of record.")
    count = serializers.IntegerField(help_text="How many there are.")
    breakdown = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="By status (visits, agreements, partnerships), format (meetings), kind (statements), "
        "measure (figures); `unknown` where nobody said.",
    )
    first = serializers.DateField(
        allow_null=True, help_text="First day that one of them covers; null if none is dated."
    )
    last = serializers.DateField(
        allow_null=True,
        help_text="Last day that one of them covers, of those that have an end; null if none is dated.",
    )
    url = ListAddressField(source="*", help_text="Where they are listed.")

    examples = {
        "kind": "visit",
        "count": 6,
        "breakdown": {"completed": 5, "unknown": 1},
        "url": "http://127.0.0.1:8000/api/v1/visits/?relation=CHN-VNM",
    }


class PartnershipMentionSerializer(serializers.Serializer):
    """A partnership of the two countries."""

    id = serializers.CharField(source="slug", help_text="Its identifier.")
    label = serializers.CharField(help_text="The name both sides give it.")
    status = serializers.ChoiceField(
        choices=PartnershipStatus.choices, allow_null=True, help_text="State in the world; null if not said."
    )
    period = PeriodField(
        reading=Reading.ALL_OF_IT, help_text="From when until when it stood; null if not said."
    )
    url = AddressField(help_text="Where it answers.")

    examples = {
        "id": "chn-vnm-comprehensive-strategic-partnership",
        "label": "comprehensive strategic cooperative partnership",
        "url": "http://127.0.0.1:8000/api/v1/partnerships/chn-vnm-comprehensive-strategic-partnership/",
    }


class DisputeSerializer(serializers.Serializer):
    """A fact on which sources disagree; `/conflicts/` shows the readings."""

    record = SubjectField(help_text="The record.")
    fact = serializers.CharField(help_text="The field of the record.")
    independent_sources = serializers.IntegerField(
        source="source_count", help_text="Independent sources with a live claim on the fact."
    )
    url = serializers.SerializerMethodField(help_text="Where the conflict is shown.")

    examples = {
        "fact": "status",
        "independent_sources": 2,
        "url": "http://127.0.0.1:8000/api/v1/conflicts/?record=visit/xi-jinping-vietnam-2023-12&fact=status",
    }

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_url(self, conflict) -> str:
        return f"{root(self.context)}conflicts/?record={conflict.record_key}&fact={conflict.fact}"


class CoverageSerializer(serializers.Serializer):
    """The days that the data covers. Outside them silence means that nothing was recorded."""

    first = serializers.DateField(
        allow_null=True, help_text="First day that a record covers; null if none is dated."
    )
    last = serializers.DateField(
        allow_null=True, help_text="Last day that a record covers; null if none is dated."
    )
    years = serializers.ListField(
        child=serializers.IntegerField(),
        help_text="The years in which a source dates something, or may; in others nobody looked.",
    )
    url = YearsAddressField(source="*", help_text="Where each year is shown, kind by kind.")

    examples: dict[str, Any] = {
        "years": [2008, 2022, 2023],
        "url": "http://127.0.0.1:8000/api/v1/coverage/?relation=CHN-VNM",
    }


class RelationSerializer(serializers.Serializer):
    """What the data knows of two countries together."""

    id = serializers.CharField(source="pair", help_text="The two codes in alphabetical order.")
    url = RelationAddressField(source="*", help_text="Where it answers.")
    countries = ManyField(CountryField(), help_text="The two countries.")
    records = TallySerializer(
        source="tallies", many=True, help_text="How many records of each kind there are."
    )
    partnerships = PartnershipMentionSerializer(many=True, help_text="Their partnerships.")
    coverage = CoverageSerializer(source="*", help_text="The days that the data covers.")
    open_conflicts = DisputeSerializer(
        source="conflicts",
        many=True,
        help_text=f"Facts on which sources disagree: the first {MOST_CONFLICTS} of `conflicts_url`.",
    )
    open_conflict_count = serializers.IntegerField(
        source="conflict_count", help_text="How many such facts there are."
    )
    conflicts_url = ConflictsAddressField(source="*", help_text="Where all of them are listed.")

    examples: dict[str, Any] = {
        "id": "CHN-VNM",
        "url": "http://127.0.0.1:8000/api/v1/relations/CHN-VNM/",
        "open_conflict_count": 7,
        "conflicts_url": "http://127.0.0.1:8000/api/v1/conflicts/?relation=CHN-VNM",
    }
