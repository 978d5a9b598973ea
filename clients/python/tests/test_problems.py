import httpx
import pytest
from entente_client import Client, problems


def answering(status, said, media_type="application/problem+json"):
    """A client whose server always says the same."""
    headers = {"Content-Type": media_type}
    transport = httpx.MockTransport(lambda request: httpx.Response(status, json=said, headers=headers))
    return Client("http://away", transport=transport, sleep=lambda seconds: None)


def test_every_code_of_the_schema_has_its_class(schema):
    codes = set(schema["components"]["schemas"]["Problem"]["properties"]["code"]["enum"])

    assert {kind.code for kind in problems.every(problems.Problem) if kind.code} == codes


def test_a_refusal_names_the_value_the_rule_and_the_cure(client):
    with pytest.raises(problems.InvalidParameters) as raised:
        client.visits(host="VN", limit=2000).all()

    assert raised.value.status == 400
    assert [each.place for each in raised.value.errors] == ["host", "limit"]
    assert "'VN' is another identifier of VNM. Write VNM." in str(raised.value)
    assert "limit is a whole number from 1 to 500." in str(raised.value)
    assert "/problems/invalid_parameters/" in str(raised.value)
    assert raised.value.request_id


def test_faults_that_the_detail_does_not_tell_stand_below_it():
    said = {
        "title": "No",
        "detail": "Two things.",
        "errors": [{"pointer": "/host", "code": "x", "detail": "Wrong."}],
    }

    with answering(400, said) as client, pytest.raises(problems.RequestProblem) as raised:
        client.visits.get("one")

    assert str(raised.value) == "No: Two things.\n  /host: Wrong."


def test_who_may_not_write_is_told_to_bring_an_account(client):
    with pytest.raises(problems.NotAuthenticated):
        client.visits.create({"id": "a-visit"})


@pytest.mark.parametrize(
    ("status", "family"), [(418, problems.RequestProblem), (500, problems.ServerProblem)]
)
def test_an_answer_of_somebody_between_has_the_family_of_its_status(status, family):
    with (
        answering(status, "a proxy speaks", "text/html") as client,
        pytest.raises(family, match="a proxy speaks"),
    ):
        client.visits.get("one")


def test_a_refusal_can_be_caught_by_its_family(client):
    with pytest.raises(problems.RequestProblem):
        client.visits.get("nobody")
