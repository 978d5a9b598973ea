"""What refers to a record, through whatever column, list or claim."""

import pytest

from relations.models import Agreement, Country, Leader, Organisation, Place, Source, Visit
from relations.queries.referring import dependents, published_among, referring, resting_on
from tests.actions.world import make_world
from tests.factories.record import corrected

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(db):
    make_world()


def test_a_leader_is_named_by_delegations_and_claims():
    assert referring(Leader.objects.get(slug="vo-van-thuong")) == {"visit/first"}
    assert referring(Leader.objects.get(slug="to-lam")) == set()


def test_an_organisation_is_named_by_rows_of_lists_and_by_columns():
    organisations = Organisation.objects.in_bulk(field_name="slug")

    assert referring(organisations["cpv"]) == {"agreement/pact", "agreement/part"}
    assert referring(organisations["customs"]) == {"trade_figure/exports-2022", "trade_figure/exports-2023"}


def test_an_agreement_is_named_by_links_and_not_by_its_own_rows():
    assert referring(Agreement.objects.get(slug="pact")) == {"agreement/part"}
    assert referring(Agreement.objects.get(slug="part")) == set()


def test_a_source_is_named_by_what_it_says_and_by_what_derives_from_it():
    assert referring(Source.objects.get(slug="beta")) == {
        "agreement/part",
        "leader/vo-van-tuong",
        "organisation/customs",
        "source/gamma",
        "trade_figure/exports-2023",
        "visit/second",
    }


def test_reference_data_is_named_by_joining_tables_and_columns():
    assert referring(Place.objects.get(slug="hanoi")) == {"place/palace", "visit/first"}
    assert {"visit/first", "visit/second", "place/beijing"} <= referring(Country.objects.get(code="CHN"))


def test_what_lies_inside_is_named_for_what_is_around_it():
    assert dependents(Place.objects.get(slug="north")) == {
        "place/hanoi",
        "place/palace",
        "visit/first",
        "visit/second",
    }
    assert "visit/first" in dependents(Source.objects.get(slug="beta"))


def test_a_basis_rests_on_a_claim_of_another_record():
    claim = str(Visit.objects.get(slug="first").claims.get(fact="host").id)
    basis = {"country": {"basis": "derived", "rests_on": [claim], "reason": "It follows."}}
    corrected(Organisation.objects.get(slug="cpv"), {"basis": basis})

    assert resting_on([claim]) == {("organisation/cpv", "country", claim)}
    assert resting_on([]) == set()


def test_only_records_are_published_and_only_some():
    Leader.objects.filter(slug="to-lam").update(publication="draft")

    keys = ["leader/to-lam", "leader/vo-van-thuong", "place/hanoi", "leader/nobody"]
    assert published_among(keys) == {"leader/vo-van-thuong"}
