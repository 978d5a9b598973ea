"""`/claims/?value=`: claims found by their value, which is written with its type."""

import pytest

from tests.factories import AgreementFactory, ClaimFactory, CountryFactory, VisitFactory
from tests.factories.record import correct_record, document_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims(find_ids):
    """The ids of the claims that a request finds."""

    def ids(**filters):
        return set(find_ids("claims", **filters))

    return ids


@pytest.fixture
def one_claim(claims):
    """Whether a filter finds a claim that has a value."""

    def is_found(record, fact, value, query):
        claim = ClaimFactory(record=record, fact=fact, value=value, printed="so")
        return str(claim.id) in claims(value=query)

    return is_found


@pytest.mark.parametrize(
    ("fact", "value", "query"),
    [
        ("period", "2023-12-12/2023-12-13", "period:2023-12-12/2023-12-13"),
        ("period", "[2023-11,2024-01]", "period:[2023-11,2024-01]"),
        ("status", "completed", "choice:completed"),
        ("host", "country/VNM", "reference:country/VNM"),
        ("occasion", "Hội nghị Đà Nẵng", "text:hoi nghi  da nang"),
        ("occasion", "A very long name " * 20, f"text:{'a very long name ' * 20}"),
    ],
)
def test_claims_are_found_by_their_value(one_claim, fact, value, query):
    assert one_claim(VisitFactory(published=True), fact, value, query)


@pytest.mark.parametrize(
    ("value", "query", "is_found"),
    [
        ({"amount": "30", "operator": "gt"}, "quantity:30", True),
        ({"amount": "30.50", "unit": "percent"}, "quantity:030.5", True),
        ({"amount": "30"}, "quantity:36", False),
        ({"amount": "30"}, "text:30", False),
    ],
)
def test_quantities_are_found_by_their_amount(one_claim, value, query, is_found):
    record = AgreementFactory(title="A package", item_count={"amount": "36"}, published=True)

    assert one_claim(record, "item_count", value, query) is is_found


def test_only_repetition_finds_several_values(claims):
    visit = VisitFactory(published=True)
    made = [
        ClaimFactory(record=visit, fact="period", value=value) for value in ("[2001,2002]", "2003", "2004")
    ]

    assert claims(value=["period:[2001,2002]", "period:2004"]) == {str(made[0].id), str(made[2].id)}


def test_a_corrected_value_is_found_and_the_one_before_is_not(claims):
    agreement = AgreementFactory(title="A package", published=True)
    claim = ClaimFactory(record=agreement, fact="title", value="Another title")

    listed = document_of(agreement).data["claims"]
    others = [each for each in listed["title"] if each["id"] != str(claim.id)]
    changed = {"id": str(claim.id), "at": "first-witness#1", "printed": claim.printed, "value": "The title"}
    correct_record(agreement, {"claims": listed | {"title": [*others, changed]}})

    assert claims(value="text:the title") == {str(claim.id)}
    assert claims(value="text:another title") == set()


@pytest.mark.parametrize(
    ("query", "code", "detail"),
    [
        ("30", "malformed", "'30' is not a type and a value. Write one such as period:2023-12"),
        ("number:30", "malformed", "'number:30' is not a type and a value."),
        ("text: ", "malformed", "'text: ' is not a type and a value."),
        ("period:2023-13", "invalid_period", "there is no month 13. Write a month from 01 to 12"),
        ("quantity:about 30", "invalid_quantity", "Write digits and a point"),
        ("reference:leader", "invalid_reference", "Write kind/key, such as leader/xi-jinping"),
        ("reference:planet/mars", "invalid_reference", "'planet' is not a kind. Choose one of country"),
        ("reference:leader/nobody", "unknown_identifier", "There is no leader 'nobody'."),
        ("reference:country/VN", "not_canonical", "Write VNM."),
        ("choice:signd", "invalid_choice", "Did you mean signed?"),
        ("text:a\x00b", "nul", "A value holds a NUL character. Remove it."),
        ("text:" + "a" * 500, "too_long", "Write at most 500 characters."),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_with_rule_and_cure(api, query, code, detail):
    CountryFactory(id="VNM", alpha_2="VN")

    response = api.get("/api/v1/claims/", {"value": query})

    assert response.status_code == 400
    [error] = response.json()["errors"]
    assert (error["parameter"], error["code"]) == ("value", code)
    assert detail in error["detail"]


def test_values_are_explained(api):
    response = api.get("/api/v1/claims/", {"value": ["text:Tô Lâm", "quantity:030"], "explain": "1"})

    [found] = [each for each in response.json()["explain"]["filters"] if each["name"] == "value"]
    assert found["value"] == ["text:to lam", "quantity:30"]
