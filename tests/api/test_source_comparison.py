"""Comparison of two sources through the API."""

import pytest

from tests.factories import ClaimFactory, LeaderFactory, SourceFactory, VisitFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/sources/compare/"
SORTS = ("shared", "contradicting", "only_a", "only_b")
MIRRORED = {"only_a": "only_b", "only_b": "only_a"}


@pytest.fixture
def visit():
    """A visit on which two sources agree in some facts, differ in others, and state some alone."""
    visit = VisitFactory(
        id="stay", period="2023-12-12", places=["hanoi"], published=True, contrary={"period": "1999-01-01"}
    )
    ClaimFactory(record=visit, fact="period", at="second-witness#2", value="2023-12")
    ClaimFactory(record=visit, fact="host", at="second-witness#3", value="country/VNM", printed="Vietnam")
    ClaimFactory(record=visit, fact="places", at="second-witness#4", value="place/hue")
    ClaimFactory(record=visit, fact="kind", at="second-witness#5", value="private", deprecated="A misprint.")
    return visit


def compare_sources(api, a="first-witness", b="second-witness", **query):
    response = api.get(URL, {"a": a, "b": b, **query})
    assert response.status_code == 200, response.content
    return response.json()


def facts(listed):
    return [(each["record"]["id"], each["fact"], each["likeness"]) for each in listed]


def mirror(comparison):
    """The same comparison with the sources swapped."""
    swapped = {
        sort: [{**each, "a": each["b"], "b": each["a"]} for each in comparison[MIRRORED.get(sort, sort)]]
        for sort in SORTS
    }
    counts = {sort: comparison["counts"][MIRRORED.get(sort, sort)] for sort in SORTS}
    return comparison | swapped | {"a": comparison["b"], "b": comparison["a"], "counts": counts}


def test_a_comparison_has_shared_contradicting_and_own_facts(api, visit):
    found = compare_sources(api, record="visit/stay")

    assert (found["a"]["id"], found["b"]["id"]) == ("first-witness", "second-witness")
    assert found["is_independent"]
    assert facts(found["contradicting"]) == [("stay", "period", "contradicting")]
    assert facts(found["shared"]) == [("stay", "host", "same")]
    own = [(each["fact"], each["member"] and each["member"]["id"]) for each in found["only_a"]]
    assert own == [("guest", None), ("kind", None), ("places", "hanoi"), ("status", None)]
    assert [(each["fact"], each["member"]["name"]) for each in found["only_b"]] == [("places", "Hue")]
    assert found["counts"] == {sort: len(found[sort]) for sort in SORTS}


def test_a_fact_has_the_claims_of_both_sources(api, visit):
    [fact] = compare_sources(api)["contradicting"]
    [conflict] = api.get("/api/v1/conflicts/").json()["results"]

    assert (fact["record"], fact["fact"]) == (conflict["record"], conflict["fact"])
    assert fact["record"]["url"] == "http://testserver/api/v1/visits/stay/"
    statements = [
        (claim["value"]["edtf"], claim["paragraph"]["number"], claim["standing"]) for claim in fact["b"]
    ]
    assert statements == [("1999-01-01", 1, "contradicts"), ("2023-12", 2, "compatible")]
    assert [claim["printed"] for claim in compare_sources(api)["shared"][0]["b"]] == ["Vietnam"]


def test_swapped_sources_give_the_mirrored_comparison(api, visit):
    there, back = compare_sources(api), compare_sources(api, "second-witness", "first-witness")

    assert back == mirror(there)
    assert back != there


def test_a_comparison_is_filtered_by_record_kind_and_fact(api, visit):
    LeaderFactory(id="xi", published=True)

    assert {each["record"]["kind"] for each in compare_sources(api)["only_a"]} == {
        "leader",
        "source",
        "visit",
    }
    assert {each["record"]["id"] for each in compare_sources(api, kind="leader")["only_a"]} == {"xi"}
    assert compare_sources(api, record="visit/stay", fact="host")["counts"] == {
        "shared": 1,
        "contradicting": 0,
        "only_a": 0,
        "only_b": 0,
    }


def test_a_derived_source_is_not_independent(api, visit):
    for key, derives_from in (("copy", "first-witness"), ("copy-of-copy", "copy")):
        SourceFactory(id=key, derives_from=derives_from, published=True)

    assert not compare_sources(api, "copy", "first-witness")["is_independent"]
    assert not compare_sources(api, "first-witness", "copy-of-copy")["is_independent"]
    assert compare_sources(api, "copy", "second-witness")["is_independent"]


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("a=nobody&b=second-witness", [("a", "unknown_identifier")]),
        ("a=nobody&b=draft", [("a", "unknown_identifier"), ("b", "unknown_identifier")]),
        ("a=First-Witness&b=second-witness", [("a", "not_canonical")]),
        ("a=first-witness", [("b", "required")]),
        ("", [("a", "required"), ("b", "required")]),
        ("a=first-witness&b=first-witness", [("b", "same_source")]),
        ("a=first-witness&a=second-witness&b=x", [("a", "repeated_parameter")]),
        ("a=first-witness&b=second-witness&limit=5", [("limit", "unknown_parameter")]),
        ("a=%00&b=second-witness", [("a", "unknown_identifier")]),
    ],
)
def test_invalid_comparisons_are_errors(api, visit, query, errors):
    SourceFactory(id="draft")
    response = api.get(f"{URL}?{query}")

    assert response.status_code == 400
    assert [(error["parameter"], error["code"]) for error in response.json()["errors"]] == errors


def test_the_error_of_the_same_source_twice_names_the_alternative(api, visit):
    detail = api.get(f"{URL}?a=first-witness&b=first-witness").json()["errors"][0]["detail"]

    assert "/claims/?source=first-witness" in detail


def test_too_many_claims_are_an_error(api, visit, monkeypatch):
    monkeypatch.setattr("relations.queries.comparison.sources.MOST", 3)
    response = api.get(f"{URL}?a=first-witness&b=second-witness")

    assert [error["code"] for error in response.json()["errors"]] == ["too_many_claims"]


def test_claims_on_drafts_are_not_compared(api, visit):
    draft = VisitFactory(id="draft")
    for witness in ("first-witness", "second-witness"):
        ClaimFactory(record=draft, fact="host", at=f"{witness}#1", value="country/VNM")

    assert "draft" not in str(compare_sources(api))


def test_a_comparison_takes_a_constant_number_of_queries(api, visit, count_queries):
    url = f"{URL}?a=first-witness&b=second-witness"
    before = count_queries(lambda: api.get(url))
    for place in ("saigon", "da-nang"):
        ClaimFactory(record=visit, fact="places", at="second-witness#6", value=f"place/{place}")
        VisitFactory(published=True, places=[place], conflicting=True)

    assert count_queries(lambda: api.get(url)) == before <= 8


def test_comparisons_of_curated_sources_are_mirrored(curated, client):
    digest, report = "occasional-digest-xi-vietnam-takeaways", "china-report-asean-new-day"

    there, back = compare_sources(client, digest, report), compare_sources(client, report, digest)

    assert back == mirror(there)
    assert min(there["counts"][sort] for sort in SORTS if sort != "contradicting") > 50
    disputed = {
        (row["record"]["id"], row["fact"]) for row in client.get("/api/v1/conflicts/").json()["results"]
    }
    assert {(each["record"]["id"], each["fact"]) for each in there["contradicting"]} <= disputed
    shared = {(each["record"]["id"], each["fact"]): each["likeness"] for each in there["shared"]}
    assert shared["xi-vietnam-2023-12-package", "item_count"] == "compatible"
