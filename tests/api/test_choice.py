"""Choosing between readings through the API: the value, the reason kept, and what is refused."""

import pytest

from relations.models import Proposal
from tests.api.curator import codes, url
from tests.factories import AgreementFactory, ClaimFactory, MeetingFactory, VisitFactory
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db

WHY = "The official statement names the days."


@pytest.fixture
def visit(db):
    """What readers see, dated otherwise by the second witness."""
    return VisitFactory(id="seen", period="2023-12-12", contrary={"period": "1999"}, published=True)


@pytest.fixture
def draft(db):
    return VisitFactory(id="a-draft", period="2023-12-12", contrary={"period": "1999"})


def other(record, source="second-witness"):
    """The claim of a witness on the period."""
    return str(record.claims.get(fact="period", source__slug=source).pk)


def choose(curator, record, /, *, asked="", **body):
    headers = {"If-Match": curator.tag(record)}
    return curator.post(
        f"{url(record)}choose/{asked}", {"fact": "period", "reason": WHY, **body}, headers=headers
    )


def test_a_reading_is_chosen_and_the_reason_kept(anna, draft):
    answer = choose(anna, draft, claim=other(draft))

    assert (answer.status_code, answer.json()["outcome"]) == (200, "applied")
    data = document_of(draft).data
    assert data["period"] == "1999"
    assert data["basis"]["period"] == {"basis": "stated", "rests_on": [other(draft)], "reason": WHY}


def test_of_what_readers_see_the_choice_is_proposed_and_then_told(anna, binh, api, visit):
    answer = choose(anna, visit, claim=other(visit))

    assert (answer.status_code, answer.json()["outcome"]) == (202, "proposed")
    assert [each["field"] for each in answer.json()["changed_fields"]] == ["period", "basis"]
    binh.post(f"{answer.json()['proposal']['url']}approve/", {})
    evidence = api.get(url(visit)).json()["evidence"]["facts"]["period"]
    assert (evidence["basis"], evidence["reason"]) == ("stated", WHY)
    [conflict] = api.get("/api/v1/conflicts/").json()["results"]
    assert (conflict["reason"], conflict["chosen"][0]["edtf"]) == (WHY, "1999")


def test_another_value_is_typed_resting_on_claims(anna, draft):
    claims = sorted([other(draft), other(draft, "first-witness")])

    answer = choose(anna, draft, value="2023-12", rests_on=claims)

    assert answer.status_code == 200
    assert document_of(draft).data["basis"]["period"] == {
        "basis": "combined",
        "rests_on": claims,
        "reason": WHY,
    }


def test_the_present_value_is_confirmed_with_a_reason(anna, draft):
    assert choose(anna, draft, value="2023-12-12").status_code == 200
    assert document_of(draft).data["basis"]["period"] == {"basis": "stated", "reason": WHY}
    assert codes(choose(anna, draft, value="2023-12-12")) == [(None, "nothing_changed")]


def test_a_choice_is_rehearsed(anna, visit):
    answer = choose(anna, visit, asked="?dry_run=true", claim=other(visit))

    assert (answer.status_code, answer.json()["outcome"]) == (200, "rehearsed")
    assert not Proposal.objects.exists()


def test_a_choice_is_made_once_under_its_key_and_for_the_revision_read(anna, draft):
    body = {"fact": "period", "claim": other(draft), "reason": WHY}
    headers = {"If-Match": anna.tag(draft), "Idempotency-Key": "once"}
    address = f"{url(draft)}choose/"

    first, again = (anna.post(address, body, headers=headers) for _ in range(2))

    assert (first.status_code, again.status_code, first.json()) == (200, 200, again.json())
    assert anna.post(address, body, headers={"If-Match": '"1"'}).status_code == 412
    assert anna.post(address, body).status_code == 428


def test_members_join_and_leave_sets(anna):
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


def test_a_member_that_needs_more_than_its_name_is_typed(anna):
    visit = VisitFactory(delegation=[{"leader": "xi-jinping", "role": "principal"}])
    claim = ClaimFactory(record=visit, fact="delegation", at="first-witness#2", value="leader/wang-yi")

    answer = choose(anna, visit, fact="delegation", claim=str(claim.pk))

    assert codes(answer) == [("/value/1/role", "missing_field")]


def test_references_and_numbers_are_held_as_the_document_holds_them(anna):
    visit = VisitFactory(host="VNM")
    host = ClaimFactory(record=visit, fact="host", at="first-witness#2", value="country/LAO")
    meeting = MeetingFactory(ordinal="35")
    count = ClaimFactory(record=meeting, fact="ordinal", at="first-witness#2", value="36")

    for record, claim in ((visit, host), (meeting, count)):
        assert choose(anna, record, fact=claim.fact, claim=str(claim.pk)).status_code == 200

    assert document_of(visit).data["host"] == "LAO"
    assert document_of(meeting).data["ordinal"] == "36"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, ("/claim", "not_together")),
        ({"claim": "x", "value": "1999"}, ("/claim", "not_together")),
        ({"claim": 7}, ("/claim", "wrong_type")),
        ({"claim": "x"}, (None, "no_such_claim")),
        ({"value": "2023-13"}, ("/value", "invalid_period")),
        ({"value": "1999", "rests_on": 7}, ("/rests_on", "wrong_type")),
        ({"value": "1999", "rests_on": ["x"]}, ("/rests_on/0", "no_such_claim")),
        ({"value": "1999", "rests_on": ["x"] * 101}, ("/rests_on", "too_many")),
        ({"value": "1999", "rests_on": ["00000000-0000-5000-8000-000000000000"]}, (None, "unfounded_basis")),
        ({"value": "1999", "vaule": 7}, ("/vaule", "unknown_field")),
        ({"value": "1999", "reason": None}, ("/reason", "no_reason")),
        ({"value": "1999", "fact": "record"}, ("/fact", "unknown_choice")),
        ({"value": None}, None),
    ],
)
def test_what_cannot_be_chosen_is_refused_where_it_stands(anna, draft, body, told):
    answer = choose(anna, draft, **body)

    if told is None:
        assert answer.status_code == 200
        assert "period" not in document_of(draft).data
    else:
        assert codes(answer)[0] == told


def test_claims_that_say_nothing_the_fact_can_hold_are_refused(anna):
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
        answer = choose(anna, record, fact=claim.fact, claim=str(claim.pk))
        assert (answer.status_code, codes(answer)) == (400, [("/claim", "not_choosable")])
