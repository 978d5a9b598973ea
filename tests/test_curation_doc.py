"""The requests of docs/curation.md, sent in order, have the responses that it documents."""

import re

import pytest
from django.conf import settings

from tests.api.curator import Curator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]
BLOCK = re.compile(
    r"```http\n(?:(?P<who>\w+): )?(?P<method>[A-Z]+) (?P<path>\S+)\n"
    r"(?P<headers>(?:[\w-]+: .+\n)*)(?P<body>[\[{].*\n)?→ (?P<status>\d+) ?(?P<outcome>\w*)\n```"
)

PICTURE = re.compile(r"!\[(?P<description>[^\]]*)\]\(images/curation/(?P<name>[\w-]+)\.png\)")
LARGEST = 100_000


def page():
    return (settings.BASE_DIR / "docs" / "curation.md").read_text()


def test_each_picture_is_small_made_by_the_browser_tests_and_described():
    folder = settings.BASE_DIR / "docs" / "images" / "curation"
    flow = (settings.BASE_DIR / "tests" / "browser" / "test_whole_flow.py").read_text()
    descriptions = {found["name"]: found["description"] for found in PICTURE.finditer(page())}

    assert page().count("](images/") == len(descriptions)
    assert set(descriptions) == set(re.findall(r'\.picture\("([\w-]+)"', flow))
    assert sorted(descriptions) == sorted(path.stem for path in folder.iterdir())
    assert all(len(description.split()) > 3 for description in descriptions.values())
    assert [path.name for path in folder.iterdir() if path.stat().st_size > LARGEST] == []


def test_the_requests_have_the_documented_responses():
    text = page()
    people, waiting = {"anna": Curator("anna"), "binh": Curator("binh", "reviewer")}, ""
    blocks = list(BLOCK.finditer(text))

    for each in blocks:
        headers = dict(line.split(": ", 1) for line in each["headers"].splitlines())
        kind = headers.pop("Content-Type", "application/json")
        path = re.sub(r"/api/v1/proposals/\d+/", waiting, each["path"])
        body = (each["body"] or "").encode()
        client = people[each["who"] or "anna"]
        response = client.generic(each["method"], path, body, content_type=kind, headers=headers)
        assert response.status_code == int(each["status"]), (each[0], response.content)
        if each["outcome"]:
            assert response.json()["outcome"] == each["outcome"], each[0]
        waiting = response.headers.get("Location", waiting)

    assert len(blocks) == text.count("```http") > 10
