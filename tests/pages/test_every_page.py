"""Every page of the product, with data, opened by a superuser."""

import pytest

from tests.browser.pages import furnish, urls

EXPECTED = {200, 302, 403, 405}  # redirects, forbidden pages and pages that only accept a form included


@pytest.mark.django_db
def test_no_page_fails_or_is_missing(admin_client):
    furnish()

    statuses = {url: admin_client.get(url).status_code for url in urls()}

    assert {url: status for url, status in statuses.items() if status not in EXPECTED} == {}
    assert sum(status == 200 for status in statuses.values()) > len(statuses) / 2
