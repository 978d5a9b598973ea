"""Agreements: parties, status, topics, links, and the number of items in a package."""

import pytest

from tests.factories import AgreementFactory, CountryFactory, OrganisationFactory, PlaceFactory, TopicFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"party": "trong"}, ["memorandum"]),
    ({"party": "a-company"}, ["project"]),
    ({"party": "VNM"}, ["older", "package"]),
    ({"country": "CHN"}, ["memorandum", "older", "package", "project"]),
    ({"relation": "CHN-VNM"}, ["older", "package"]),
    ({"role": "proposer,addressee"}, ["memorandum"]),
    ({"place": "gulf"}, ["memorandum"]),
    ({"topic": "patrols"}, ["memorandum"]),
    ({"visit": "to-hanoi"}, ["package"]),
    ({"kind": "project,package"}, ["package", "project"]),
    ({"status": "under_discussion"}, ["project"]),
    ({"part_of": "package"}, ["memorandum"]),
    ({"renews": "older"}, ["memorandum"]),
    ({"renews": "package"}, []),
    ({"amends": "older"}, []),
    ({"follows": "older"}, []),
    ({"item_count__gte": "36"}, ["package"]),
    ({"item_count__gte": "36.5"}, []),
    ({"item_count__lte": "35"}, []),
    ({"since": "2023", "match": "certain"}, ["memorandum"]),
]


@pytest.fixture
def agreements():
    """A package, a memorandum that is part of it and renews an older one, and a company's project."""
    for code in ("CHN", "VNM"):
        CountryFactory(id=code)
    PlaceFactory(id="gulf", country=None)
    TopicFactory(id="patrols")
    OrganisationFactory(id="a-company", country="CHN", kind="company", published=True)
    AgreementFactory(
        id="package",
        kind="package",
        item_count={"amount": "36"},
        visit="to-hanoi",
        signed=None,
        published=True,
    )
    AgreementFactory(id="older", signed="2020", published=True)
    AgreementFactory(
        id="memorandum",
        status="in_force",
        status_history=[{"status": "signed", "on": "2023-12-12"}, {"status": "in_force"}],
        parties=[
            {"party": "country/CHN", "role": "proposer", "signed_on": "2023-12-12"},
            {"party": "leader/trong", "role": "signatory"},
        ],
        places=["gulf"],
        topics=["patrols"],
        links=[{"kind": "part_of", "agreement": "package"}, {"kind": "renews", "agreement": "older"}],
        published=True,
    )
    AgreementFactory(
        id="project",
        kind="project",
        status="under_discussion",
        parties=[{"party": "organisation/a-company"}],
        signed=None,
        published=True,
    )


def test_filters_find_the_matching_agreements(find_ids, agreements):
    assert [
        (query, find_ids("agreements", ordering="id", **query)) for query, _ in FILTER_CASES
    ] == FILTER_CASES


def test_the_latest_comes_first_and_undated_ones_last(find_ids, agreements):
    assert find_ids("agreements") == ["memorandum", "older", "project", "package"]


def test_an_agreement_has_its_parties_its_history_and_its_links(api, agreements):
    body = api.get("/api/v1/agreements/memorandum/").json()

    assert [(step["status"], step["on"] and step["on"]["edtf"]) for step in body["status_history"]] == [
        ("signed", "2023-12-12"),
        ("in_force", None),
    ]
    assert {(each["party"]["id"], each["role"]) for each in body["parties"]} == {
        ("CHN", "proposer"),
        ("trong", "signatory"),
    }
    assert [(link["kind"], link["agreement"]["id"]) for link in body["links"]] == [
        ("part_of", "package"),
        ("renews", "older"),
    ]
    assert body["item_count"] is None


def test_a_count_is_exact_text_with_its_operator(api):
    AgreementFactory(id="many", item_count={"amount": "30", "operator": "gt"}, published=True)

    body = api.get("/api/v1/agreements/many/").json()

    assert body["item_count"] == {"amount": "30", "operator": "gt", "rounded_to": None, "unit": None}
