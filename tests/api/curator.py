"""An account at the API: asks with its token, and refuses answers that openapi.yaml does not allow."""

from datetime import timedelta

from relations.actions.access import grant
from relations.models import Documented
from tests.contract import ContractClient
from tests.factories.account import account

ROOT = "/api/v1/"
VISITS = "/api/v1/visits/"
VISIT = {"id": "a-visit", "guest": "country/CHN", "host": "VNM", "period": "2023-12"}
KEY = {"Idempotency-Key": "3f1c9a52"}


class Curator(ContractClient):
    """An account with a role, and what it does to records."""

    def __init__(self, name, role="curator", scope="write"):
        super().__init__()
        self.account = account(name, role)
        _, secret = grant(self.account, scope=scope, lifetime=timedelta(hours=1))
        self.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")

    def read(self, record):
        """The record as it stands, with its tag."""
        return self.get(f"{url(record)}document/")

    def tag(self, record):
        return self.read(record).headers["ETag"]

    def correct(self, record, changes, *, reason="It says so.", tag=None, **asked):
        tag = tag or self.tag(record)
        body = changes | {"reason": reason}
        return self.patch(url(record), body, headers={"If-Match": tag}, query_params=asked)

    def submit(self, record):
        return self.post(f"{url(record)}submit/", {}, headers={"If-Match": self.tag(record)})


def url(record):
    """The address of a record, or of what `resource/id` names."""
    key = f"{record.resource()}/{record.key}" if isinstance(record, Documented) else record
    return f"{ROOT}{key}/"


def codes(answer):
    """What an answer says is wrong: where, and the code."""
    return [(each["pointer"] or each["parameter"], each["code"]) for each in answer.json()["errors"]]
