"""What an answer shows: fields, omit, include."""

import pytest

from relations.models import RECORDS
from tests.factories import AgreementFactory, VisitFactory
from tests.factories.record import factory_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    return VisitFactory(id="the-visit", published=True)


def members(api, **asked):
    """The members of the first row of the list, which are those of the detail."""
    row = api.get("/api/v1/visits/", asked).json()["results"][0]
    assert api.get("/api/v1/visits/the-visit/", asked).json() == row
    return row


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"fields": "id,period"}, {"id", "period"}),
        ({"fields": ["id", "period"]}, {"id", "period"}),
        ({"fields": "id,period,url", "omit": "url"}, {"id", "period"}),
        ({"fields": "id"}, {"id"}),
        ({"fields": "id,claims", "include": "claims"}, {"id", "claims"}),
    ],
)
def test_fields_are_all_that_is_shown(api, visit, asked, left):
    whole = members(api, include="claims")
    shown = members(api, **asked)

    assert shown.keys() == left
    assert shown == {name: whole[name] for name in shown}


def test_what_is_omitted_is_all_that_is_missing(api, visit):
    whole = members(api)
    shown = members(api, omit="evidence,aliases")

    assert shown == {name: value for name, value in whole.items() if name not in ("evidence", "aliases")}


@pytest.mark.parametrize("url", ["visits/", "visits/the-visit/", "visits/the-visit/claims/"])
@pytest.mark.parametrize("name", ["fields", "omit"])
def test_unknown_names_are_refused_with_the_nearest(api, visit, url, name):
    answer = api.get(f"/api/v1/{url}?{name}=ids,colour")

    assert answer.status_code == 400
    faults = {(fault["parameter"], fault["code"]) for fault in answer.json()["errors"]}
    assert faults == {(name, "unknown_field")}
    assert "'ids' is not a field here. Did you mean id?" in answer.json()["errors"][0]["detail"]


@pytest.mark.parametrize("asked", ["fields=id&omit=id", "fields=", "omit=", "fields=id,", "fields=id.x"])
def test_what_leaves_nothing_or_names_nothing_is_refused(api, visit, asked):
    assert api.get(f"/api/v1/visits/?{asked}").status_code == 400


@pytest.mark.parametrize("noun", RECORDS)
def test_every_kind_takes_a_choice_of_its_members(api, noun):
    factory_of(noun)(id="the-one", published=True)
    resource = RECORDS[noun].resource()

    assert api.get(f"/api/v1/{resource}/the-one/?fields=id,revision").json().keys() == {"id", "revision"}


@pytest.mark.parametrize("url", ["countries/", "claims/", "sources/the-one/paragraphs/1/", "search/?q=the"])
def test_what_is_no_record_takes_a_choice_too(api, url):
    VisitFactory(id="a-visit", published=True)
    factory_of("source")(id="the-one", published=True)
    sign = "&" if "?" in url else "?"
    body = api.get(f"/api/v1/{url}{sign}fields=url").json()

    assert all(each.keys() == {"url"} for each in body.get("results", [body]))


VIEWS = {
    "relations/CHN-VNM/": "id,coverage",
    "relations/CHN-VNM/timeline/": "id,title",
    "relations/CHN-VNM/trade/": "series",
    "sources/compare/?a=first-witness&b=the-one": "counts,only_a",
    "coverage/": "year,is_covered",
}


@pytest.mark.parametrize(("url", "names"), VIEWS.items())
def test_views_take_a_choice_of_their_members(api, visit, url, names):
    factory_of("source")(id="the-one", published=True)
    sign = "&" if "?" in url else "?"

    def members(asked):
        body = api.get(f"/api/v1/{url}{sign}{asked}").json()
        return [each.keys() for each in body.get("results", [body])]

    assert members(f"fields={names}") == [set(names.split(","))] * len(members("format=json"))
    [whole, *_], [left, *_] = members("format=json"), members(f"omit={names}")
    assert left == whole - set(names.split(","))
    answer = api.get(f"/api/v1/{url}{sign}fields={names}x")
    assert answer.json()["errors"][0]["code"] == "unknown_field"
    assert "Did you mean" in answer.json()["detail"]


@pytest.mark.parametrize("form", ["csv", "ics", "atom"])
def test_other_formats_of_timelines_refuse_a_choice_of_members(api, visit, form):
    answer = api.get(f"/api/v1/relations/CHN-VNM/timeline/?format={form}&fields=id&omit=title")

    assert [(fault["parameter"], fault["code"]) for fault in answer.json()["errors"]] == [
        ("fields", "json_only"),
        ("omit", "json_only"),
    ]


def test_cursors_stay_good_for_other_members(api, visit):
    VisitFactory(id="another", host="LAO", published=True)
    following = api.get("/api/v1/visits/?limit=1").json()["next"]

    assert api.get(f"{following}&fields=id").status_code == 200


def test_agreements_of_a_visit_are_embedded_when_asked_for(api, visit):
    AgreementFactory(id="made-there", visit="the-visit", published=True)
    AgreementFactory(id="a-draft", visit="the-visit")
    url = "/api/v1/visits/the-visit/"

    assert api.get(url).json()["agreements"] is None
    [found] = api.get(url, {"include": "agreements,delegation"}).json()["agreements"]
    assert found == api.get("/api/v1/agreements/made-there/?fields=id,title,kind,status,signed,url").json()


@pytest.mark.parametrize("asked", ["include=agreements", "include=claims,agreements,delegation", "fields=id"])
def test_a_choice_costs_the_same_number_of_queries_for_one_and_for_three(api, queries_of, visit, asked):
    AgreementFactory(visit="the-visit", published=True)
    one = queries_of(lambda: api.get(f"/api/v1/visits/?{asked}"))
    for host in ("LAO", "THA"):
        other = VisitFactory(host=host, published=True)
        AgreementFactory(visit=other.slug, published=True)

    assert queries_of(lambda: api.get(f"/api/v1/visits/?{asked}")) == one


def test_unknown_inclusions_are_refused_with_the_nearest(api, visit):
    answer = api.get("/api/v1/visits/?include=agrements")

    assert answer.status_code == 400
    assert "Did you mean agreements?" in answer.json()["detail"]
