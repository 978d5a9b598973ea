"""Sparse fieldsets: fields, omit, include."""

import pytest

from relations.models import RECORDS
from tests.factories import AgreementFactory, VisitFactory
from tests.factories.record import factory_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    return VisitFactory(id="the-visit", published=True)


def get_row(api, **query):
    """Request the first row of the list and check that it equals the detail."""
    row = api.get("/api/v1/visits/", query).json()["results"][0]
    assert api.get("/api/v1/visits/the-visit/", query).json() == row
    return row


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"fields": "id,period"}, {"id", "period"}),
        ({"fields": ["id", "period"]}, {"id", "period"}),
        ({"fields": "id,period,url", "omit": "url"}, {"id", "period"}),
        ({"fields": "id"}, {"id"}),
        ({"fields": "id,claims", "include": "claims"}, {"id", "claims"}),
    ],
)
def test_fields_selects_the_returned_fields(api, visit, query, expected):
    complete = get_row(api, include="claims")
    row = get_row(api, **query)

    assert row.keys() == expected
    assert row == {name: complete[name] for name in row}


def test_omit_removes_fields(api, visit):
    complete = get_row(api)
    row = get_row(api, omit="evidence,aliases")

    assert row == {name: value for name, value in complete.items() if name not in ("evidence", "aliases")}


@pytest.mark.parametrize("url", ["visits/", "visits/the-visit/", "visits/the-visit/claims/"])
@pytest.mark.parametrize("name", ["fields", "omit"])
def test_unknown_fields_are_errors_with_a_suggestion(api, visit, url, name):
    response = api.get(f"/api/v1/{url}?{name}=ids,colour")

    assert response.status_code == 400
    errors = {(error["parameter"], error["code"]) for error in response.json()["errors"]}
    assert errors == {(name, "unknown_field")}
    assert "'ids' is not a field here. Did you mean id?" in response.json()["errors"][0]["detail"]


@pytest.mark.parametrize("query", ["fields=id&omit=id", "fields=", "omit=", "fields=id,", "fields=id.x"])
def test_an_empty_or_invalid_selection_is_an_error(api, visit, query):
    assert api.get(f"/api/v1/visits/?{query}").status_code == 400


@pytest.mark.parametrize("noun", RECORDS)
def test_every_kind_supports_fields(api, noun):
    factory_of(noun)(id="the-one", published=True)
    resource = RECORDS[noun].resource()

    assert api.get(f"/api/v1/{resource}/the-one/?fields=id,revision").json().keys() == {"id", "revision"}


@pytest.mark.parametrize("url", ["countries/", "claims/", "sources/the-one/paragraphs/1/", "search/?q=the"])
def test_lists_of_other_objects_support_fields(api, url):
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
def test_views_support_fields_and_omit(api, visit, url, names):
    factory_of("source")(id="the-one", published=True)
    sign = "&" if "?" in url else "?"

    def field_names(query):
        body = api.get(f"/api/v1/{url}{sign}{query}").json()
        return [each.keys() for each in body.get("results", [body])]

    assert field_names(f"fields={names}") == [set(names.split(","))] * len(field_names("format=json"))
    [all_fields, *_], [remaining, *_] = field_names("format=json"), field_names(f"omit={names}")
    assert remaining == all_fields - set(names.split(","))
    response = api.get(f"/api/v1/{url}{sign}fields={names}x")
    assert response.json()["errors"][0]["code"] == "unknown_field"
    assert "Did you mean" in response.json()["detail"]


@pytest.mark.parametrize("form", ["csv", "ics", "atom"])
def test_other_formats_of_timelines_do_not_support_fields(api, visit, form):
    response = api.get(f"/api/v1/relations/CHN-VNM/timeline/?format={form}&fields=id&omit=title")

    assert [(error["parameter"], error["code"]) for error in response.json()["errors"]] == [
        ("fields", "wrong_format"),
        ("omit", "wrong_format"),
    ]


def test_cursors_work_with_other_fields(api, visit):
    VisitFactory(id="another", host="LAO", published=True)
    following = api.get("/api/v1/visits/?limit=1").json()["next"]

    assert api.get(f"{following}&fields=id").status_code == 200


def test_agreements_of_a_visit_are_embedded_on_request(api, visit):
    AgreementFactory(id="made-there", visit="the-visit", published=True)
    AgreementFactory(id="a-draft", visit="the-visit")
    url = "/api/v1/visits/the-visit/"

    assert api.get(url).json()["agreements"] is None
    [found] = api.get(url, {"include": "agreements,delegation"}).json()["agreements"]
    assert found == api.get("/api/v1/agreements/made-there/?fields=id,title,kind,status,signed,url").json()


@pytest.mark.parametrize("query", ["include=agreements", "include=claims,agreements,delegation", "fields=id"])
def test_sparse_fields_take_the_same_number_of_queries_for_one_and_for_three(
    api, count_queries, visit, query
):
    AgreementFactory(visit="the-visit", published=True)
    one = count_queries(lambda: api.get(f"/api/v1/visits/?{query}"))
    for host in ("LAO", "THA"):
        other = VisitFactory(host=host, published=True)
        AgreementFactory(visit=other.slug, published=True)

    assert count_queries(lambda: api.get(f"/api/v1/visits/?{query}")) == one


def test_unknown_inclusions_are_errors_with_a_suggestion(api, visit):
    response = api.get("/api/v1/visits/?include=agrements")

    assert response.status_code == 400
    assert "Did you mean agreements?" in response.json()["detail"]
