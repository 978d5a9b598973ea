import pytest

from tests.factories import CountryFactory, VisitFactory

pytestmark = pytest.mark.django_db

NAMES = "visits", "countries", "claims", "conflicts", "sources"


@pytest.fixture
def faults(api):
    """Asks, expects a refusal, and gives its faults as (parameter, code) with their sentences."""

    def ask(address):
        answer = api.get(f"/api/v1/{address}")
        assert answer.status_code == 400, answer.content
        body = answer.json()
        assert body["code"] == "invalid_parameters"
        return {(fault["parameter"], fault["code"]): fault["detail"] for fault in body["errors"]}

    return ask


@pytest.mark.parametrize("resource", NAMES)
def test_an_unknown_parameter_is_refused(faults, resource):
    assert list(faults(f"{resource}/?colour=red")) == [("colour", "unknown_parameter")]


@pytest.mark.parametrize(
    ("typed", "meant"), [("hots", "host"), ("Limit", "limit"), ("orderin", "ordering"), ("statsu", "status")]
)
def test_the_nearest_name_is_offered(faults, typed, meant):
    assert f"Did you mean {meant}?" in faults(f"visits/?{typed}=x")[typed, "unknown_parameter"]


def test_nothing_is_offered_where_nothing_is_near(faults):
    assert "Did you mean" not in faults("visits/?xyzzy=1")["xyzzy", "unknown_parameter"]


def test_everything_wrong_is_named_at_once(faults):
    found = faults(
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
def test_a_limit_out_of_range_is_refused(faults, limit):
    assert list(faults(f"visits/?limit={limit}")) == [("limit", "limit_out_of_range")]


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
def test_an_unknown_ordering_is_refused_and_the_known_ones_are_named(faults, ordering):
    found = faults(f"visits/?ordering={ordering}")

    assert list(found) == [("ordering", "unknown_ordering")]
    assert "-period" in found["ordering", "unknown_ordering"]


@pytest.mark.parametrize("name", ["limit", "ordering", "count", "since", "match"])
def test_a_parameter_of_one_value_given_twice_is_refused(faults, name):
    assert (name, "repeated_parameter") in faults(f"visits/?{name}=1&{name}=1")


def test_a_parameter_of_several_values_may_be_repeated(api):
    CountryFactory(id="VNM")
    CountryFactory(id="LAO")

    assert api.get("/api/v1/visits/?host=VNM&host=LAO&include=claims&include=claims").status_code == 200


@pytest.mark.parametrize("parameter", ["limit=5", "host=VNM", "ordering=id", "cursor=x", "count=exact"])
def test_a_detail_takes_no_parameters_of_lists(api, faults, parameter):
    VisitFactory(id="this", published=True)

    assert [code for _, code in faults(f"visits/this/?{parameter}")] == ["unknown_parameter"]


def test_revisions_take_no_filters_of_their_records(faults):
    VisitFactory(id="this", published=True)

    assert list(faults("visits/this/revisions/?host=VNM")) == [("host", "unknown_parameter")]


@pytest.mark.parametrize("address", ["", "relations/CHN-VNM/"])
def test_views_without_a_list_are_strict_too(faults, address):
    assert list(faults(f"{address}?colour=red")) == [("colour", "unknown_parameter")]


@pytest.mark.parametrize(
    "text",
    ["%00", "%ED%A0%80", "%E2%80%AE", "a" * 4000, "NaN", str(2**63), "1" * 21, "' OR 1=1 --", "{}", "\u202e"],
)
@pytest.mark.parametrize(
    "name", ["host", "since", "limit", "cursor", "ordering", "updated_since", "id", "anything"]
)
def test_no_value_is_more_than_refused(api, name, text):
    assert api.get(f"/api/v1/visits/?{name}={text}").status_code in (200, 400)


def test_more_parameters_than_any_question_needs_are_refused(api):
    many = "&".join(f"p{number}=1" for number in range(1001))

    assert api.get(f"/api/v1/visits/?{many}").json()["code"] == "bad_request"


def test_a_question_of_many_words_is_answered(api):
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
