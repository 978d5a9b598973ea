import httpx
import pytest
from entente_client import Client, problems


def client_with(status, body, media_type="application/problem+json"):
    """A client whose server always sends the same response."""
    headers = {"Content-Type": media_type}
    transport = httpx.MockTransport(lambda request: httpx.Response(status, json=body, headers=headers))
    return Client("http://away", transport=transport, sleep=lambda seconds: None)


def test_every_code_of_the_schema_has_its_class(schemas):
    codes = set(schemas[0]["components"]["schemas"]["Problem"]["properties"]["code"]["enum"])

    assert {kind.code for kind in problems.every(problems.Problem) if kind.code} == codes


def test_the_message_names_the_value_the_rule_and_how_to_fix_it(client):
    with pytest.raises(problems.InvalidParameters) as raised:
        client.visits(host="VN", limit=2000).all()

    assert raised.value.status == 400
    assert [each.place for each in raised.value.errors] == ["host", "limit"]
    assert "'VN' is another identifier of VNM. Write VNM." in str(raised.value)
    assert "limit is a whole number from 1 to 500." in str(raised.value)
    assert "/problems/invalid_value/" in str(raised.value)
    assert raised.value.request_id


def test_errors_outside_the_detail_are_listed_below_it():
    body = {
        "title": "No",
        "detail": "Two things.",
        "errors": [{"pointer": "/host", "code": "x", "detail": "Wrong."}],
    }

    with client_with(400, body) as client, pytest.raises(problems.RequestProblem) as raised:
        client.visits.get("one")

    assert str(raised.value) == "No: Two things.\n  /host: Wrong."


def test_writing_without_an_account_raises_not_authenticated(client):
    with pytest.raises(problems.NotAuthenticated):
        client.visits.create({"id": "a-visit"})


@pytest.mark.parametrize(
    ("status", "family"), [(418, problems.RequestProblem), (500, problems.ServerProblem)]
)
def test_a_response_of_a_proxy_raises_the_class_of_its_status(status, family):
    with (
        client_with(status, "a proxy speaks", "text/html") as client,
        pytest.raises(family, match="a proxy speaks"),
    ):
        client.visits.get("one")


def test_a_problem_can_be_caught_by_its_base_class(client):
    with pytest.raises(problems.RequestProblem):
        client.visits.get("nobody")
