"""Visits: guest, host, delegation and invitation."""

import pytest

from tests.factories import CountryFactory, OrganisationFactory, PlaceFactory, VisitFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"host": "VNM"}, ["to-hanoi"]),
    ({"guest": "CHN"}, ["to-hanoi"]),
    ({"guest": "country/CHN"}, ["to-hanoi"]),
    ({"guest": "a-vietnamese-party"}, ["to-beijing"]),
    ({"guest": "CHN,a-vietnamese-party"}, ["to-hanoi", "to-beijing"]),
    ({"guest": ["CHN", "a-vietnamese-party"]}, ["to-hanoi", "to-beijing"]),
    ({"guest": "USA"}, []),
    ({"leader": "wang"}, ["to-hanoi"]),
    ({"leader": "xi,wang"}, ["to-hanoi"]),
    ({"invited_by": "leader/trong"}, ["to-hanoi"]),
    ({"place": "hanoi"}, ["to-hanoi"]),
    ({"kind": "state,official"}, ["to-hanoi"]),
    ({"status": "announced"}, ["to-beijing"]),
    ({"occasion": "An anniversary"}, ["to-hanoi"]),
    ({"tour": "A journey"}, ["to-hanoi"]),
    ({"country": "VNM"}, ["to-hanoi", "to-beijing"]),
    ({"country": "USA"}, []),
    ({"relation": "CHN-VNM"}, ["to-hanoi", "to-beijing"]),
    ({"relation": "CHN-USA"}, []),
    ({"host": "VNM", "status": "announced"}, []),
    ({"ordering": "period"}, ["to-beijing", "to-hanoi"]),
]


@pytest.fixture
def visits():
    """A state visit to Viet Nam with a delegation, and a party's visit to China."""
    for code in ("CHN", "VNM", "USA"):
        CountryFactory(id=code)
    PlaceFactory(id="hanoi", country="VNM")
    OrganisationFactory(id="a-vietnamese-party", country="VNM", published=True)
    VisitFactory(
        id="to-hanoi",
        places=["hanoi"],
        delegation=[{"leader": "xi", "role": "principal"}, {"leader": "wang", "role": "accompanying"}],
        invited_by="leader/trong",
        occasion="An anniversary",
        tour="A journey",
        published=True,
    )
    VisitFactory(
        id="to-beijing",
        guest="organisation/a-vietnamese-party",
        host="CHN",
        period="2022-10",
        kind=None,
        status="announced",
        published=True,
    )


def test_filters_find_the_matching_visits(find_ids, visits):
    assert [(query, find_ids("visits", **query)) for query, _ in FILTER_CASES] == FILTER_CASES


def test_a_visit_has_the_documented_form(api, visits):
    body = api.get("/api/v1/visits/to-hanoi/").json()
    root = "http://testserver/api/v1"

    del body["evidence"]
    assert body == {
        "id": "to-hanoi",
        "url": f"{root}/visits/to-hanoi/",
        "guest": {
            "kind": "country",
            "id": "CHN",
            "name": "China",
            "name_language": "en",
            "url": f"{root}/countries/CHN/",
        },
        "host": {"code": "VNM", "name": "Viet Nam", "name_language": "en", "url": f"{root}/countries/VNM/"},
        "places": [
            {
                "kind": "place",
                "id": "hanoi",
                "name": "Hanoi",
                "name_language": None,
                "url": f"{root}/places/hanoi/",
            }
        ],
        "period": {
            "edtf": "2023-12-12/2023-12-13",
            "starts_earliest": "2023-12-12",
            "starts_latest": "2023-12-12",
            "ends_earliest": "2023-12-13",
            "ends_latest": "2023-12-13",
        },
        "kind": "state",
        "status": "completed",
        "delegation": [
            {
                "leader": {
                    "kind": "leader",
                    "id": "xi",
                    "name": "Xi",
                    "name_language": None,
                    "url": f"{root}/leaders/xi/",
                },
                "role": "principal",
                "capacity": None,
            },
            {
                "leader": {
                    "kind": "leader",
                    "id": "wang",
                    "name": "Wang",
                    "name_language": None,
                    "url": f"{root}/leaders/wang/",
                },
                "role": "accompanying",
                "capacity": None,
            },
        ],
        "invited_by": {
            "kind": "leader",
            "id": "trong",
            "name": "Trong",
            "name_language": None,
            "url": f"{root}/leaders/trong/",
        },
        "occasion": "An anniversary",
        "tour": "A journey",
        "aliases": [],
        "external_ids": [],
        "revision": 2,
        "updated_at": "2024-01-02T03:04:05Z",
        "claims": None,
        "agreements": None,
    }


def test_unknown_values_are_null(api, visits):
    body = api.get("/api/v1/visits/to-beijing/").json()

    assert (body["kind"], body["invited_by"], body["occasion"], body["tour"]) == (None, None, None, None)
    assert (body["places"], body["delegation"]) == ([], [])
    assert body["guest"]["kind"] == "organisation"
