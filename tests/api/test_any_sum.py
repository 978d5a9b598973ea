"""Random figures in random groups: their sums are those that Python computes from the export."""

import random
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal, localcontext
from itertools import combinations, permutations, product

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.actions.intake.ingestion import import_documents
from relations.documents.document import parse
from tests.api.any_world import PHASES, QUIET
from tests.api.export_world import read_ndjson
from tests.api.group_oracles import group_of
from tests.api.oracle import at
from tests.factories import CountryFactory, OrganisationFactory, SourceFactory
from tests.factories.record import AT

pytestmark = pytest.mark.django_db
FIGURES, RESOURCE = "/api/v1/trade-figures/", "trade-figures"
CODES, AUTHORITIES, UNITS = ("CHN", "LAO", "VNM"), ("customs", "statistics"), ("CNY", "USD")
DIMENSIONS = ("exporter", "importer", "authority", "unit", "year", "flow")
PERIODS = ("2021", "2022", "2023", "2024", "2021/2022")
AMOUNTS = ("0.1", "0.02", "3", "175600000000", "12345678901234567890.1234567891")


@pytest.fixture(scope="module")
def figures(django_db_setup, django_db_blocker):
    """Yearly figures of several pairs, in two currencies, by two authorities."""
    with django_db_blocker.unblock(), transaction.atomic():
        for code in CODES:
            CountryFactory(id=code)
        for authority in AUTHORITIES:
            OrganisationFactory(id=authority, published=True)
        SourceFactory(id="yearbook", published=True)
        documents = [parse("trade_figure", data) for data in random_documents(random.Random(7))]
        import_documents(documents, by="maker", at=AT + timedelta(hours=1), reason="By chance.")
        yield
        transaction.set_rollback(True)


def random_documents(chance):
    """Documents of a random selection of all possible figures."""
    identities = list(product(permutations(CODES, 2), AUTHORITIES, PERIODS))
    for number, ((exporter, importer), authority, period) in enumerate(chance.sample(identities, 45)):
        yield {
            "id": f"figure-{number}",
            "publication": "published",
            "exporter": exporter,
            "importer": importer,
            "flow": "export",
            "measure": "value",
            "quantity": {"amount": chance.choice(AMOUNTS), "unit": chance.choice(UNITS)},
            "period": period,
            "authority": authority,
            "claims": {"record": [{"at": "yearbook#1", "printed": "so"}]},
        }


def random_filters(chance):
    """Random filters; most of them leave one authority and one currency."""
    values = {"authority": AUTHORITIES, "unit": UNITS, "exporter": CODES, "since": ("2022", "2024")}
    return {name: chance.choice(among) for name, among in values.items() if chance.random() < 0.6}


def collide(one, other):
    """Whether two figures cannot be added."""
    if any(list(at(one, path)) != list(at(other, path)) for path in ("authority.id", "quantity.unit")):
        return True
    first, second = (
        range(int(row["period"]["edtf"][:4]), int(row["period"]["edtf"][-4:]) + 1) for row in (one, other)
    )
    same = all(one[side]["code"] == other[side]["code"] for side in ("exporter", "importer"))
    return same and not set(first).isdisjoint(second)


def aggregate(rows):
    """The count, sum, minimum and maximum of a group, computed in Python."""
    amounts = [Decimal(row["quantity"]["amount"]) for row in rows]
    with localcontext(prec=60):
        return len(rows), sum(amounts), min(amounts), max(amounts)


@settings(max_examples=40, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_groups_have_the_sums_that_python_computes_from_the_export(api, figures, seed):
    chance = random.Random(seed)
    query, names = random_filters(chance), chance.sample(DIMENSIONS, 2)

    groups = defaultdict(list)
    for row in read_ndjson(api.get(FIGURES, {**query, "format": "ndjson", "trailer": "1"}))[0]:
        groups[tuple(group_of(RESOURCE, row, name) for name in names)].append(row)
    response = api.get(f"{FIGURES}groups/", {**query, "by": ",".join(names)})

    if any(collide(*pair) for rows in groups.values() for pair in combinations(rows, 2)):
        assert (response.status_code, response.json()["code"]) == (409, "figures_not_additive"), (
            query,
            names,
        )
        return
    found = {
        tuple(row["group"].values()): (
            row["count"],
            *(Decimal(row[name]["amount"]) for name in ("sum", "min", "max")),
        )
        for row in response.json()["results"]
    }
    assert found == {key: aggregate(rows) for key, rows in groups.items()}, (query, names)
