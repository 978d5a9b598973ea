"""Two sources side by side, over HTTP."""

import pytest

from tests.factories import ClaimFactory, LeaderFactory, SourceFactory, VisitFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/sources/compare/"
SORTS = ("shared", "contradicting", "only_a", "only_b")
MIRRORED = {"only_a": "only_b", "only_b": "only_a"}


@pytest.fixture
def visit():
    """A visit of which two witnesses tell some things alike, some otherwise, and some alone."""
    visit = VisitFactory(
        id="stay", period="2023-12-12", places=["hanoi"], published=True, contrary={"period": "1999-01-01"}
    )
    ClaimFactory(record=visit, fact="period", at="second-witness#2", value="2023-12")
    ClaimFactory(record=visit, fact="host", at="second-witness#3", value="country/VNM", printed="Vietnam")
    ClaimFactory(record=visit, fact="places", at="second-witness#4", value="place/hue")
    ClaimFactory(record=visit, fact="kind", at="second-witness#5", value="private", deprecated="A misprint.")
    return visit


def compared(api, a="first-witness", b="second-witness", **asked):
    answer = api.get(URL, {"a": a, "b": b, **asked})
    assert answer.status_code == 200, answer.content
    return answer.json()


def facts(listed):
    return [(each["record"]["id"], each["fact"], each["likeness"]) for each in listed]


def mirror(found):
    """A comparison as it is when the sources are swapped."""
    swapped = {
        sort: [{**each, "a": each["b"], "b": each["a"]} for each in found[MIRRORED.get(sort, sort)]]
        for sort in SORTS
    }
    counts = {sort: found["counts"][MIRRORED.get(sort, sort)] for sort in SORTS}
    return found | swapped | {"a": found["b"], "b": found["a"], "counts": counts}


def test_two_sources_stand_side_by_side(api, visit):
    found = compared(api, record="visit/stay")

    assert (found["a"]["id"], found["b"]["id"]) == ("first-witness", "second-witness")
    assert found["is_independent"]
    assert facts(found["contradicting"]) == [("stay", "period", "contradicting")]
    assert facts(found["shared"]) == [("stay", "host", "same")]
    own = [(each["fact"], each["member"] and each["member"]["id"]) for each in found["only_a"]]
    assert own == [("guest", None), ("kind", None), ("places", "hanoi"), ("status", None)]
    assert [(each["fact"], each["member"]["name"]) for each in found["only_b"]] == [("places", "Hue")]
    assert found["counts"] == {sort: len(found[sort]) for sort in SORTS}


def test_a_fact_shows_what_each_says_and_where(api, visit):
    [fact] = compared(api)["contradicting"]
    [conflict] = api.get("/api/v1/conflicts/").json()["results"]

    assert (fact["record"], fact["fact"]) == (conflict["record"], conflict["fact"])
    assert fact["record"]["url"] == "http://testserver/api/v1/visits/stay/"
    said = [(claim["value"]["edtf"], claim["paragraph"]["number"], claim["standing"]) for claim in fact["b"]]
    assert said == [("1999-01-01", 1, "contradicts"), ("2023-12", 2, "compatible")]
    assert [claim["printed"] for claim in compared(api)["shared"][0]["b"]] == ["Vietnam"]


def test_swapped_it_is_the_mirror(api, visit):
    there, back = compared(api), compared(api, "second-witness", "first-witness")

    assert back == mirror(there)
    assert back != there


def test_a_comparison_is_narrowed_by_record_kind_and_fact(api, visit):
    LeaderFactory(id="xi", published=True)

    assert {each["record"]["kind"] for each in compared(api)["only_a"]} == {"leader", "source", "visit"}
    assert {each["record"]["id"] for each in compared(api, kind="leader")["only_a"]} == {"xi"}
    assert compared(api, record="visit/stay", fact="host")["counts"] == {
        "shared": 1,
        "contradicting": 0,
        "only_a": 0,
        "only_b": 0,
    }


def test_a_repeat_is_no_second_voice(api, visit):
    for key, derives_from in (("copy", "first-witness"), ("copy-of-copy", "copy")):
        SourceFactory(id=key, derives_from=derives_from, published=True)

    assert not compared(api, "copy", "first-witness")["is_independent"]
    assert not compared(api, "first-witness", "copy-of-copy")["is_independent"]
    assert compared(api, "copy", "second-witness")["is_independent"]


@pytest.mark.parametrize(
    ("asked", "faults"),
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
def test_what_cannot_be_compared_is_refused(api, visit, asked, faults):
    SourceFactory(id="draft")
    answer = api.get(f"{URL}?{asked}")

    assert answer.status_code == 400
    assert [(fault["parameter"], fault["code"]) for fault in answer.json()["errors"]] == faults


def test_the_same_source_twice_is_told_what_to_ask_instead(api, visit):
    detail = api.get(f"{URL}?a=first-witness&b=first-witness").json()["errors"][0]["detail"]

    assert "/claims/?source=first-witness" in detail


def test_more_claims_than_one_answer_holds_are_refused(api, visit, monkeypatch):
    monkeypatch.setattr("relations.queries.source_comparison.MOST", 3)
    answer = api.get(f"{URL}?a=first-witness&b=second-witness")

    assert [fault["code"] for fault in answer.json()["errors"]] == ["too_many_claims"]


def test_readers_see_no_claim_on_a_draft(api, visit):
    draft = VisitFactory(id="draft")
    for witness in ("first-witness", "second-witness"):
        ClaimFactory(record=draft, fact="host", at=f"{witness}#1", value="country/VNM")

    assert "draft" not in str(compared(api))


def test_a_comparison_asks_a_constant_number_of_queries(api, visit, queries_of):
    asked = f"{URL}?a=first-witness&b=second-witness"
    before = queries_of(lambda: api.get(asked))
    for place in ("saigon", "da-nang"):
        ClaimFactory(record=visit, fact="places", at="second-witness#6", value=f"place/{place}")
        VisitFactory(published=True, places=[place], conflicting=True)

    assert queries_of(lambda: api.get(asked)) == before <= 8


def test_curated_sources_are_each_others_mirror(curated, client):
    digest, report = "occasional-digest-xi-vietnam-takeaways", "china-report-asean-new-day"

    there, back = compared(client, digest, report), compared(client, report, digest)

    assert back == mirror(there)
    assert min(there["counts"][sort] for sort in SORTS if sort != "contradicting") > 50
    disputed = {
        (row["record"]["id"], row["fact"]) for row in client.get("/api/v1/conflicts/").json()["results"]
    }
    assert {(each["record"]["id"], each["fact"]) for each in there["contradicting"]} <= disputed
    shared = {(each["record"]["id"], each["fact"]): each["likeness"] for each in there["shared"]}
    assert shared["xi-vietnam-2023-12-package", "item_count"] == "compatible"
