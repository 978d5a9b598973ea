"""Claims: what a paragraph states about a fact, with a value of one of six types."""

import pytest

from tests.factories import AgreementFactory, ClaimFactory, LeaderFactory, TradeFigureFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims(find_ids):
    """Return the ids of the claims that match a query."""

    def ids(**query):
        return set(find_ids("claims", **query))

    return ids


def test_filters_find_the_matching_claims(claims):
    visit = VisitFactory(id="to-hanoi", published=True, contrary={"period": "1999-01-01"})
    LeaderFactory(id="to-lam", published=True)
    planned = ClaimFactory(
        record=visit,
        fact="status",
        at="first-witness#7",
        value="completed",
        modality="planned",
        attributed_to="A spokeswoman",
    )
    denied = ClaimFactory(
        record=visit, fact="places", at="first-witness#2", value="place/beijing", negated="true"
    )
    wrong = ClaimFactory(
        record=visit, fact="host", at="first-witness#3", value="country/CHN", deprecated="A misprint."
    )
    of_visit = {"record": "visit/to-hanoi"}

    assert claims(**of_visit) == {str(key) for key in visit.claims.values_list("id", flat=True)}
    assert claims(kind="visit") == claims(**of_visit)
    assert len(claims(kind="visit,leader")) == len(claims(kind="visit")) + len(claims(kind="leader"))
    assert claims(source="first-witness", paragraph="7") == {str(planned.id)}
    assert claims(modality="planned,assessed") == {str(planned.id)}
    assert claims(attributed_to="A spokeswoman") == {str(planned.id)}
    assert claims(asserted_by="A spokeswoman") == {str(planned.id)}
    assert claims(negated="true") == {str(denied.id)}
    assert claims(deprecated="true") == {str(wrong.id)}
    assert str(wrong.id) not in claims(deprecated="false")
    assert claims(fact="status", **of_visit, modality="planned") == {str(planned.id)}
    [contrary] = claims(standing="contradicts", deprecated="false")
    assert claims(source="second-witness", kind="visit") == {contrary}
    disputed = visit.claims.filter(fact="period").values_list("id", flat=True)
    assert claims(has_conflict="true") == set(map(str, disputed))
    assert claims(has_conflict="false") == claims() - claims(has_conflict="true")


def test_a_claim_has_the_documented_form(api):
    agreement = AgreementFactory(id="package", title="A package", item_count={"amount": "36"}, published=True)
    claim = ClaimFactory(
        record=agreement,
        fact="item_count",
        at="first-witness#7",
        printed="more than 30",
        value={"amount": "30", "operator": "gt"},
    )
    root = "http://testserver/api/v1"
    source = {
        "id": "first-witness",
        "title": claim.source.title,
        "url": f"{root}/sources/first-witness/",
    }

    assert api.get(f"/api/v1/claims/{claim.id}/").json() == {
        "id": str(claim.id),
        "url": f"{root}/claims/{claim.id}/",
        "record": {
            "kind": "agreement",
            "id": "package",
            "name": "A package",
            "name_language": None,
            "url": f"{root}/agreements/package/",
        },
        "fact": "item_count",
        "value": {"type": "quantity", "amount": "30", "operator": "gt", "rounded_to": None, "unit": None},
        "printed": "more than 30",
        "source": source,
        "paragraph": {
            "number": 7,
            "digest": f"sha256:{claim.paragraph.digest}",
            "url": f"{root}/sources/first-witness/paragraphs/7/",
        },
        "locator": None,
        "attributed_to": None,
        "modality": "reported",
        "negated": False,
        "deprecated": False,
        "deprecated_because": "",
        "standing": "compatible",
        "note": "",
    }


def test_values_have_the_form_of_their_type(api):
    LeaderFactory(id="xi", name="Xi Jinping", published=True)
    visit = VisitFactory(
        id="to-hanoi", delegation=[{"leader": "xi", "role": "principal"}], occasion="A summit", published=True
    )
    figure = TradeFigureFactory(id="turnover", period="2022", published=True)

    def values(record, fact):
        query = {"record": record.record_key, "fact": fact}
        return [row["value"] for row in api.get("/api/v1/claims/", query).json()["results"]]

    assert values(visit, "delegation") == [
        {
            "type": "reference",
            "kind": "leader",
            "id": "xi",
            "name": "Xi Jinping",
            "name_language": None,
            "url": "http://testserver/api/v1/leaders/xi/",
        }
    ]
    assert values(visit, "status") == [{"type": "choice", "value": "completed"}]
    assert values(visit, "occasion") == [{"type": "text", "text": "A summit"}]
    assert values(figure, "period") == [
        {
            "type": "period",
            "edtf": "2022",
            "starts_earliest": "2022-01-01",
            "starts_latest": "2022-01-01",
            "ends_earliest": "2022-12-31",
            "ends_latest": "2022-12-31",
        }
    ]


def test_a_claim_without_a_comparable_value_has_none(api):
    claim = ClaimFactory(record=VisitFactory(published=True), printed="On Monday")

    body = api.get(f"/api/v1/claims/{claim.id}/").json()

    assert (body["value"], body["printed"], body["standing"]) == (None, "On Monday", "unparsed")


def test_claims_on_drafts_are_not_public(api, claims):
    claim = ClaimFactory(record=VisitFactory(id="a-draft"), value="2023")

    assert api.get(f"/api/v1/claims/{claim.id}/").status_code == 404
    assert claims() == set(map(str, claims()))
    assert str(claim.id) not in claims()


@pytest.mark.parametrize("key", ["nothing", "5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55", "%00"])
def test_an_unknown_claim_is_404(api, key):
    assert api.get(f"/api/v1/claims/{key}/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [{"record": "visit/nothing"}, {"record": "to-hanoi"}, {"record": "country/VNM"}, {"standing": "agree"}],
)
def test_an_invalid_filter_is_an_error(api, query):
    assert api.get("/api/v1/claims/", query).status_code == 400


@pytest.mark.parametrize("records", [1, 3])
def test_claims_take_a_constant_number_of_queries(api, count_queries, records):
    VisitFactory.create_batch(records, published=True)

    assert count_queries(lambda: api.get("/api/v1/claims/?kind=visit")) == 3
