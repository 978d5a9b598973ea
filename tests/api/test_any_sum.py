"""Figures by chance, grouped by anything: what they come to is what Python adds up from their export."""

import random
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal, localcontext
from itertools import combinations, permutations, product

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.actions.ingestion import import_documents
from relations.documents.document import parse
from tests.api.any_world import PHASES, QUIET
from tests.api.export_world import ndjson
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
    """Yearly figures of some pairs, in two currencies, as two authorities count them."""
    with django_db_blocker.unblock(), transaction.atomic():
        for code in CODES:
            CountryFactory(id=code)
        for authority in AUTHORITIES:
            OrganisationFactory(id=authority, published=True)
        SourceFactory(id="yearbook", published=True)
        documents = [parse("trade_figure", data) for data in drawn(random.Random(7))]
        import_documents(documents, by="maker", at=AT + timedelta(hours=1), reason="By chance.")
        yield
        transaction.set_rollback(True)


def drawn(chance):
    """Documents of some of the figures that there can be."""
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


def any_filters(chance):
    """Most questions leave one authority and one currency."""
    values = {"authority": AUTHORITIES, "unit": UNITS, "exporter": CODES, "since": ("2022", "2024")}
    return {name: chance.choice(among) for name, among in values.items() if chance.random() < 0.6}


def collide(one, other):
    """Whether two figures do not add up."""
    if any(list(at(one, path)) != list(at(other, path)) for path in ("authority.id", "quantity.unit")):
        return True
    first, second = (
        range(int(row["period"]["edtf"][:4]), int(row["period"]["edtf"][-4:]) + 1) for row in (one, other)
    )
    same = all(one[side]["code"] == other[side]["code"] for side in ("exporter", "importer"))
    return same and not set(first).isdisjoint(second)


def told(rows):
    """What Python says of a group."""
    amounts = [Decimal(row["quantity"]["amount"]) for row in rows]
    with localcontext(prec=60):
        return len(rows), sum(amounts), min(amounts), max(amounts)


@settings(max_examples=40, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_any_groups_come_to_what_python_adds_up_from_the_export(api, figures, seed):
    chance = random.Random(seed)
    asked, names = any_filters(chance), chance.sample(DIMENSIONS, 2)

    groups = defaultdict(list)
    for row in ndjson(api.get(FIGURES, {**asked, "format": "ndjson"}))[0]:
        groups[tuple(group_of(RESOURCE, row, name) for name in names)].append(row)
    answer = api.get(FIGURES, {**asked, "group_by": ",".join(names)})

    if any(collide(*pair) for rows in groups.values() for pair in combinations(rows, 2)):
        assert (answer.status_code, answer.json()["code"]) == (409, "figures_collide"), (asked, names)
        return
    found = {
        tuple(row["group"].values()): (
            row["count"],
            *(Decimal(row[name]["amount"]) for name in ("sum", "min", "max")),
        )
        for row in answer.json()["results"]
    }
    assert found == {key: told(rows) for key, rows in groups.items()}, (asked, names)
