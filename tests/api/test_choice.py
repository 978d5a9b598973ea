"""Choosing the value of a fact through the API: the value, its reason, and invalid requests."""

import pytest

from relations.models import Proposal
from tests.api.curator import error_codes, url
from tests.factories import AgreementFactory, ClaimFactory, MeetingFactory, VisitFactory
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db

WHY = "The official statement names the days."


@pytest.fixture
def visit(db):
    """A published visit whose period the second witness contradicts."""
    return VisitFactory(id="seen", period="2023-12-12", contrary={"period": "1999"}, published=True)


@pytest.fixture
def draft(db):
    return VisitFactory(id="a-draft", period="2023-12-12", contrary={"period": "1999"})


def claim_on_period(record, source="second-witness"):
    """The id of the claim of a witness on the period."""
    return str(record.claims.get(fact="period", source__slug=source).pk)


def choose(curator, record, /, *, query="", **body):
    headers = {"If-Match": curator.tag(record)}
    return curator.post(
        f"{url(record)}choose/{query}", {"fact": "period", "reason": WHY, **body}, headers=headers
    )


def test_the_value_of_a_claim_is_chosen_and_the_reason_stored(anna, draft):
    response = choose(anna, draft, claim=claim_on_period(draft))

    assert (response.status_code, response.json()["outcome"]) == (200, "applied")
    data = document_of(draft).data
    assert data["period"] == "1999"
    assert data["basis"]["period"] == {"basis": "stated", "rests_on": [claim_on_period(draft)], "reason": WHY}


def test_a_choice_for_a_published_record_is_proposed_and_published_after_approval(anna, binh, api, visit):
    response = choose(anna, visit, claim=claim_on_period(visit))

    assert (response.status_code, response.json()["outcome"]) == (202, "proposed")
    assert [each["field"] for each in response.json()["changed_fields"]] == ["period", "basis"]
    binh.post(f"{response.json()['proposal']['url']}approve/", {})
    evidence = api.get(url(visit)).json()["evidence"]["facts"]["period"]
    assert (evidence["basis"], evidence["reason"]) == ("stated", WHY)
    [conflict] = api.get("/api/v1/conflicts/").json()["results"]
    assert (conflict["reason"], conflict["chosen"][0]["edtf"]) == (WHY, "1999")


def test_another_value_is_chosen_on_the_basis_of_claims(anna, draft):
    claims = sorted([claim_on_period(draft), claim_on_period(draft, "first-witness")])

    response = choose(anna, draft, value="2023-12", rests_on=claims)

    assert response.status_code == 200
    assert document_of(draft).data["basis"]["period"] == {
        "basis": "combined",
        "rests_on": claims,
        "reason": WHY,
    }


def test_the_current_value_is_confirmed_with_a_reason(anna, draft):
    assert choose(anna, draft, value="2023-12-12").status_code == 200
    assert document_of(draft).data["basis"]["period"] == {"basis": "stated", "reason": WHY}
    assert error_codes(choose(anna, draft, value="2023-12-12")) == [(None, "nothing_changed")]


def test_a_choice_supports_dry_run(anna, visit):
    response = choose(anna, visit, query="?dry_run=true", claim=claim_on_period(visit))

    assert (response.status_code, response.json()["outcome"]) == (200, "dry_run")
    assert not Proposal.objects.exists()


def test_a_choice_is_idempotent_and_conditional(anna, draft):
    body = {"fact": "period", "claim": claim_on_period(draft), "reason": WHY}
    headers = {"If-Match": anna.tag(draft), "Idempotency-Key": "once"}
    choose_url = f"{url(draft)}choose/"

    first, again = (anna.post(choose_url, body, headers=headers) for _ in range(2))

    assert (first.status_code, again.status_code, first.json()) == (200, 200, again.json())
    assert anna.post(choose_url, body, headers={"If-Match": '"1"'}).status_code == 412
    assert anna.post(choose_url, body).status_code == 428


def test_choices_add_and_remove_members_of_lists(anna):
    places = VisitFactory(places=["hanoi", "hue"])
    more = ClaimFactory(record=places, fact="places", at="first-witness#2", value="place/da-nang")
    less = ClaimFactory(
        record=places, fact="places", at="second-witness#2", value="place/hue", negated="true"
    )
    pact = AgreementFactory(parties=[{"party": "country/CHN"}])
    party = ClaimFactory(record=pact, fact="parties", at="first-witness#2", value="country/LAO")

    for record, claim in ((places, more), (places, less), (pact, party)):
        assert choose(anna, record, fact=claim.fact, claim=str(claim.pk)).status_code == 200

    assert document_of(places).data["places"] == ["da-nang", "hanoi"]
    assert [each["party"] for each in document_of(pact).data["parties"]] == ["country/CHN", "country/LAO"]


def test_a_member_that_needs_more_fields_must_be_sent_as_value(anna):
    visit = VisitFactory(delegation=[{"leader": "xi-jinping", "role": "principal"}])
    claim = ClaimFactory(record=visit, fact="delegation", at="first-witness#2", value="leader/wang-yi")

    response = choose(anna, visit, fact="delegation", claim=str(claim.pk))

    assert error_codes(response) == [("/value/1/role", "missing_field")]


def test_references_and_numbers_are_stored_in_portable_form(anna):
    visit = VisitFactory(host="VNM")
    host = ClaimFactory(record=visit, fact="host", at="first-witness#2", value="country/LAO")
    meeting = MeetingFactory(ordinal="35")
    count = ClaimFactory(record=meeting, fact="ordinal", at="first-witness#2", value="36")

    for record, claim in ((visit, host), (meeting, count)):
        assert choose(anna, record, fact=claim.fact, claim=str(claim.pk)).status_code == 200

    assert document_of(visit).data["host"] == "LAO"
    assert document_of(meeting).data["ordinal"] == "36"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, ("/claim", "inconsistent")),
        ({"claim": "x", "value": "1999"}, ("/claim", "inconsistent")),
        ({"claim": 7}, ("/claim", "wrong_type")),
        ({"claim": "x"}, (None, "no_such_claim")),
        ({"value": "2023-13"}, ("/value", "invalid_period")),
        ({"value": "1999", "rests_on": 7}, ("/rests_on", "wrong_type")),
        ({"value": "1999", "rests_on": ["x"]}, ("/rests_on/0", "no_such_claim")),
        ({"value": "1999", "rests_on": ["x"] * 101}, ("/rests_on", "too_many")),
        ({"value": "1999", "rests_on": ["00000000-0000-5000-8000-000000000000"]}, (None, "invalid_basis")),
        ({"value": "1999", "vaule": 7}, ("/vaule", "unknown_field")),
        ({"value": "1999", "reason": None}, ("/reason", "missing_reason")),
        ({"value": "1999", "fact": "record"}, ("/fact", "invalid_choice")),
        ({"value": None}, None),
    ],
)
def test_errors_of_a_choice_point_to_the_field(anna, draft, body, error):
    response = choose(anna, draft, **body)

    if error is None:
        assert response.status_code == 200
        assert "period" not in document_of(draft).data
    else:
        assert error_codes(response)[0] == error


def test_claims_without_a_usable_value_are_errors(anna):
    visit = VisitFactory(period="2023-12-12")
    meeting = MeetingFactory(ordinal="35")
    claims = [
        ClaimFactory(record=visit, fact="period", at="first-witness#2", deprecated="No.", value="1999"),
        ClaimFactory(record=visit, fact="period", at="first-witness#3", printed="On Monday", value=None),
        ClaimFactory(record=visit, fact="period", at="first-witness#4", negated="true", value="1999"),
        ClaimFactory(
            record=meeting,
            fact="ordinal",
            at="first-witness#5",
            value={"amount": "30", "operator": "gt"},
        ),
    ]

    for claim, record in zip(claims, (visit, visit, visit, meeting), strict=True):
        response = choose(anna, record, fact=claim.fact, claim=str(claim.pk))
        assert (response.status_code, error_codes(response)) == (400, [("/claim", "unusable_claim")])
