"""The requests of docs/curation.md, sent one after the other, are answered as it says."""

import re

import pytest
from django.conf import settings

from tests.api.curator import Curator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]
BLOCK = re.compile(
    r"```http\n(?:(?P<who>\w+): )?(?P<method>[A-Z]+) (?P<path>\S+)\n"
    r"(?P<headers>(?:[\w-]+: .+\n)*)(?P<body>[\[{].*\n)?→ (?P<status>\d+) ?(?P<outcome>\w*)\n```"
)


def test_the_requests_of_the_page_have_the_answers_it_shows():
    text = (settings.BASE_DIR / "docs" / "curation.md").read_text()
    people, waiting = {"anna": Curator("anna"), "binh": Curator("binh", "reviewer")}, ""
    blocks = list(BLOCK.finditer(text))

    for each in blocks:
        headers = dict(line.split(": ", 1) for line in each["headers"].splitlines())
        kind = headers.pop("Content-Type", "application/json")
        path = re.sub(r"/api/v1/proposals/\d+/", waiting, each["path"])
        body = (each["body"] or "").encode()
        client = people[each["who"] or "anna"]
        answer = client.generic(each["method"], path, body, content_type=kind, headers=headers)
        assert answer.status_code == int(each["status"]), (each[0], answer.content)
        if each["outcome"]:
            assert answer.json()["outcome"] == each["outcome"], each[0]
        waiting = answer.headers.get("Location", waiting)

    assert len(blocks) == text.count("```http") > 10
