"""Where a refusal of a write points: at a parameter, or into the body."""

import pytest

from tests.api.curator import codes, url
from tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "code"),
    [({}, "no_reason"), ({"reason": " "}, "empty"), ({"reason": "x" * 2001}, "too_long")],
)
def test_what_has_no_body_is_refused_by_the_name_of_the_parameter(anna, asked, code):
    visit = VisitFactory(published=True)
    answer = anna.delete(url(visit), headers={"If-Match": anna.tag(visit)}, query_params=asked)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_parameters")
    [fault] = answer.json()["errors"]
    assert (fault["pointer"], fault["parameter"], fault["code"]) == (None, "reason", code)


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

    told = {where for where, code in codes(corrected) if code == "unknown_field"}
    assert told == {*KEYS.values(), *(f"/claims/host/0{step}" for step in KEYS.values())}
    assert {where for where, _ in codes(submitted)} == set(KEYS.values())
