"""Every page that the house has, with something behind it, opened by somebody who may do everything."""

import pytest

from tests.browser.pages import furnish, urls

ANSWERED = {200, 302, 403, 405}  # also what leads elsewhere, what nobody may do, and what only takes a form


@pytest.mark.django_db
def test_no_page_fails_or_is_missing(admin_client):
    furnish()

    answers = {url: admin_client.get(url).status_code for url in urls()}

    assert {url: status for url, status in answers.items() if status not in ANSWERED} == {}
    assert sum(status == 200 for status in answers.values()) > len(answers) / 2
