"""Errors of writes point to a parameter or into the body."""

import pytest

from tests.api.curator import error_codes, url
from tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "code"),
    [({}, "missing_reason"), ({"reason": " "}, "empty"), ({"reason": "x" * 2001}, "too_long")],
)
def test_errors_of_requests_without_a_body_name_the_parameter(anna, query, code):
    visit = VisitFactory(published=True)
    response = anna.delete(url(visit), headers={"If-Match": anna.tag(visit)}, query_params=query)

    assert (response.status_code, response.json()["code"]) == (400, "invalid_parameters")
    [error] = response.json()["errors"]
    assert (error["pointer"], error["parameter"], error["code"]) == (None, "reason", code)


KEYS = {
    "a.b": "/a.b",
    "a[0]": "/a[0]",
    ".a": "/.a",
    "a~/b": "/a~0~1b",
    'a"]': '/a"]',
    "": "/",
    "\\.": "/\\.",
}


def test_any_key_of_a_body_is_one_step_of_a_pointer(anna):
    draft = VisitFactory()
    one = {"at": "nowhere#1"} | dict.fromkeys(KEYS, "x")
    corrected = anna.correct(draft, dict.fromkeys(KEYS, "x") | {"claims": {"host": [one]}})
    submitted = anna.post(
        f"{url(draft)}submit/", dict.fromkeys(KEYS, 1), headers={"If-Match": anna.tag(draft)}
    )

    pointers = {pointer for pointer, code in error_codes(corrected) if code == "unknown_field"}
    assert pointers == {*KEYS.values(), *(f"/claims/host/0{step}" for step in KEYS.values())}
    assert {pointer for pointer, _ in error_codes(submitted)} == set(KEYS.values())
