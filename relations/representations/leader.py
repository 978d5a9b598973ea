"""Leaders in responses."""

from relations.models import Leader
from relations.representations.record import RecordSerializer, record_fields
from relations.representations.reference import CountryField


class LeaderSerializer(RecordSerializer):
    """A person who acts for a country or organisation."""

    country = CountryField(allow_null=True)

    examples = {
        "id": "vo-van-thuong",
        "url": "http://127.0.0.1:8000/api/v1/leaders/vo-van-thuong/",
        "name": "Vo Van Thuong",
        "family_name": "Vo",
        "given_name": "Van Thuong",
        "native_name": "Võ Văn Thưởng",
    }

    class Meta:
        model = Leader
        fields = record_fields(Leader)
        read_only_fields = fields
