"""A client with the token of an account, which fails on responses that no OpenAPI document allows."""

from datetime import timedelta

from relations.actions.access.tokens import grant
from relations.models import Documented
from tests.contract import ContractClient
from tests.factories.account import create_account

ROOT = "/api/v1/"
VISITS = "/api/v1/visits/"
VISIT = {"id": "a-visit", "guest": "country/CHN", "host": "VNM", "period": "2023-12"}
KEY = {"Idempotency-Key": "3f1c9a52"}


class Curator(ContractClient):
    """A client for an account with a role, and its requests about records."""

    def __init__(self, name, role="curator", scope="write"):
        super().__init__()
        self.account = create_account(name, role)
        _, secret = grant(self.account, scope=scope, lifetime=timedelta(hours=1))
        self.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")

    def read(self, record):
        """Request the current document of a record, with its ETag."""
        return self.get(f"{url(record)}document/")

    def tag(self, record):
        return self.read(record).headers["ETag"]

    def correct(self, record, changes, *, reason="It says so.", tag=None, **query):
        tag = tag or self.tag(record)
        body = changes | {"reason": reason}
        return self.patch(url(record), body, headers={"If-Match": tag}, query_params=query)

    def submit(self, record):
        return self.post(f"{url(record)}submit/", {}, headers={"If-Match": self.tag(record)})


def url(record):
    """The URL of a record, or of `resource/id`."""
    key = f"{record.resource()}/{record.key}" if isinstance(record, Documented) else record
    return f"{ROOT}{key}/"


def error_codes(response):
    """The place and the code of each error in a response."""
    return [(each["pointer"] or each["parameter"], each["code"]) for each in response.json()["errors"]]
