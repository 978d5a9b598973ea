"""Records that refer to a record by a column, a list or a claim."""

import pytest

from relations.models import Agreement, Country, Leader, Organisation, Place, Source, Visit
from relations.queries.record.referring import dependents, published_among, referring, resting_on
from tests.actions.world import make_world
from tests.factories.record import correct_record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(db):
    make_world()


def test_delegations_and_claims_refer_to_a_leader():
    assert referring(Leader.objects.get(slug="vo-van-thuong")) == {"visit/first"}
    assert referring(Leader.objects.get(slug="to-lam")) == set()


def test_lists_and_columns_refer_to_an_organisation():
    organisations = Organisation.objects.in_bulk(field_name="slug")

    assert referring(organisations["cpv"]) == {"agreement/pact", "agreement/part"}
    assert referring(organisations["customs"]) == {"trade_figure/exports-2022", "trade_figure/exports-2023"}


def test_links_refer_to_an_agreement_and_its_own_rows_do_not():
    assert referring(Agreement.objects.get(slug="pact")) == {"agreement/part"}
    assert referring(Agreement.objects.get(slug="part")) == set()


def test_claims_and_derived_sources_refer_to_a_source():
    assert referring(Source.objects.get(slug="beta")) == {
        "agreement/part",
        "leader/vo-van-tuong",
        "organisation/customs",
        "source/gamma",
        "trade_figure/exports-2023",
        "visit/second",
    }


def test_joining_tables_and_columns_refer_to_reference_data():
    assert referring(Place.objects.get(slug="hanoi")) == {"place/palace", "visit/first"}
    assert {"visit/first", "visit/second", "place/beijing"} <= referring(Country.objects.get(code="CHN"))


def test_dependents_of_a_place_include_references_to_places_inside_it():
    assert dependents(Place.objects.get(slug="north")) == {
        "place/hanoi",
        "place/palace",
        "visit/first",
        "visit/second",
    }
    assert "visit/first" in dependents(Source.objects.get(slug="beta"))


def test_records_whose_basis_rests_on_a_claim_are_found():
    claim = str(Visit.objects.get(slug="first").claims.get(fact="host").id)
    basis = {"country": {"basis": "derived", "rests_on": [claim], "reason": "It follows."}}
    correct_record(Organisation.objects.get(slug="cpv"), {"basis": basis})

    assert resting_on([claim]) == {("organisation/cpv", "country", claim)}
    assert resting_on([]) == set()


def test_published_records_are_selected_from_keys():
    Leader.objects.filter(slug="to-lam").update(publication="draft")

    keys = ["leader/to-lam", "leader/vo-van-thuong", "place/hanoi", "leader/nobody"]
    assert published_among(keys) == {"leader/vo-van-thuong"}
