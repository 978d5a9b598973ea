"""Unknown parameters and invalid values are errors."""

import pytest

from tests.factories import CountryFactory, VisitFactory

pytestmark = pytest.mark.django_db

NAMES = "visits", "countries", "claims", "conflicts", "sources"


@pytest.fixture
def errors(api):
    """Request a path that must respond with 400; return the details by (parameter, code)."""

    def get_errors(path):
        response = api.get(f"/api/v1/{path}")
        assert response.status_code == 400, response.content
        body = response.json()
        assert body["code"] == "invalid_parameters"
        return {(error["parameter"], error["code"]): error["detail"] for error in body["errors"]}

    return get_errors


@pytest.mark.parametrize("resource", NAMES)
def test_an_unknown_parameter_is_an_error(errors, resource):
    assert list(errors(f"{resource}/?colour=red")) == [("colour", "unknown_parameter")]


@pytest.mark.parametrize(
    ("typed", "meant"), [("hots", "host"), ("Limit", "limit"), ("orderin", "ordering"), ("statsu", "status")]
)
def test_the_error_suggests_a_similar_name(errors, typed, meant):
    assert f"Did you mean {meant}?" in errors(f"visits/?{typed}=x")[typed, "unknown_parameter"]


def test_the_error_suggests_nothing_without_a_similar_name(errors):
    assert "Did you mean" not in errors("visits/?xyzzy=1")["xyzzy", "unknown_parameter"]


def test_all_invalid_parameters_are_listed_at_once(errors):
    found = errors(
        "visits/?colour=red&limit=501&ordering=colour&cursor=made-up&count=1&include=x&since=x&status=x&format=json"
    )

    assert {parameter for parameter, _ in found} == {
        "colour",
        "limit",
        "ordering",
        "cursor",
        "count",
        "include",
        "since",
        "status",
    }


@pytest.mark.parametrize("limit", ["0", "501", "-1", "1.5", "ten", "", "1e2", "٣", "9" * 400])
def test_a_limit_out_of_range_is_an_error(errors, limit):
    assert list(errors(f"visits/?limit={limit}")) == [("limit", "limit_out_of_range")]


@pytest.mark.parametrize("limit", [1, 500])
def test_the_bounds_of_the_limit_are_allowed(api, limit):
    assert api.get(f"/api/v1/visits/?limit={limit}").status_code == 200


@pytest.mark.parametrize(
    "ordering",
    [
        "colour",
        "-colour",
        "",
        "period,period",
        "period,updated_at",
        "id,id,id",
        "--period",
        "period;id",
        "period__x",
    ],
)
def test_the_error_of_an_unknown_ordering_lists_the_known_ones(errors, ordering):
    found = errors(f"visits/?ordering={ordering}")

    assert list(found) == [("ordering", "unknown_ordering")]
    assert "-period" in found["ordering", "unknown_ordering"]


@pytest.mark.parametrize("name", ["limit", "ordering", "count", "since", "match"])
def test_a_repeated_parameter_of_one_value_is_an_error(errors, name):
    assert (name, "repeated_parameter") in errors(f"visits/?{name}=1&{name}=1")


def test_a_parameter_of_several_values_may_be_repeated(api):
    CountryFactory(id="VNM")
    CountryFactory(id="LAO")

    assert api.get("/api/v1/visits/?host=VNM&host=LAO&include=claims&include=claims").status_code == 200


@pytest.mark.parametrize("parameter", ["limit=5", "host=VNM", "ordering=id", "cursor=x", "count=exact"])
def test_a_detail_accepts_no_parameters_of_lists(api, errors, parameter):
    VisitFactory(id="this", published=True)

    assert [code for _, code in errors(f"visits/this/?{parameter}")] == ["unknown_parameter"]


def test_revisions_accept_no_filters_of_their_records(errors):
    VisitFactory(id="this", published=True)

    assert list(errors("visits/this/revisions/?host=VNM")) == [("host", "unknown_parameter")]


@pytest.mark.parametrize("path", ["", "relations/CHN-VNM/"])
def test_views_without_a_list_are_strict_too(errors, path):
    assert list(errors(f"{path}?colour=red")) == [("colour", "unknown_parameter")]


@pytest.mark.parametrize(
    "text",
    ["%00", "%ED%A0%80", "%E2%80%AE", "a" * 4000, "NaN", str(2**63), "1" * 21, "' OR 1=1 --", "{}", "\u202e"],
)
@pytest.mark.parametrize(
    "name", ["host", "since", "limit", "cursor", "ordering", "updated_since", "id", "anything"]
)
def test_no_value_causes_a_server_error(api, name, text):
    assert api.get(f"/api/v1/visits/?{name}={text}").status_code in (200, 400)


def test_too_many_parameters_are_an_error(api):
    many = "&".join(f"p{number}=1" for number in range(1001))

    assert api.get(f"/api/v1/visits/?{many}").json()["code"] == "bad_request"


def test_a_parameter_may_have_many_values(api):
    words = ",".join(f"visit-{number}" for number in range(50))

    assert api.get(f"/api/v1/visits/?id={words}").status_code in (200, 400)


def test_the_index_lists_every_resource(api):
    body = api.get("/api/v1/").json()

    assert {"visits", "claims", "conflicts", "countries", "trade-figures"} <= {
        each["name"] for each in body["resources"]
    }
    assert all(each["description"] for each in body["resources"])
    for each in body["resources"]:
        assert api.get(each["url"]).status_code == 200
