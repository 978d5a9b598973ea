"""Where a refusal of a write points: at a parameter, or into the body."""

import pytest

from tests.api.curator import url
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
