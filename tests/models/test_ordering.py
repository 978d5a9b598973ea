"""Text is sorted in the same order on both databases: by code point."""

import pytest
from django.db import connection

from relations.models import Place
from relations.models.ordering import SortedCharField
from tests.factories import PlaceFactory
from tests.models.test_constraints import MODELS

SLUGS = ["a", "a-1", "a-b", "a0", "a1", "aa", "ab", "b", "b-a"]
NAMES = ["A", "B", "Hà Nội", "Hanoi", "Zagreb", "a b", "a-b", "ab", "z", "Đà Nẵng", "河內"]


@pytest.mark.django_db
def test_identifiers_sort_by_code_point():
    for slug in reversed(SLUGS):
        PlaceFactory(id=slug)

    assert list(Place.objects.order_by("slug").values_list("slug", flat=True)) == sorted(SLUGS)


@pytest.mark.django_db
def test_names_sort_by_code_point():
    for number, name in enumerate(NAMES):
        PlaceFactory(id=f"place-{number}", name=name)

    assert list(Place.objects.order_by("name").values_list("name", flat=True)) == sorted(NAMES)


@pytest.mark.postgres
@pytest.mark.django_db
def test_every_sorted_column_has_collation_c():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_name LIKE 'relations\\_%%' AND collation_name = 'C'",
        )
        found = set(cursor.fetchall())

    fields = [field for model in MODELS for field in model._meta.fields if isinstance(field, SortedCharField)]
    expected = {(field.model._meta.db_table, field.column) for field in fields}
    assert expected <= found
