"""What the README shows is what the product answers."""

import json
import re
from urllib.request import urlopen

from django.conf import settings


def test_the_request_of_the_readme_has_the_answer_it_shows(product):
    readme = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    request = re.search(r"curl -s 'http://127\.0\.0\.1:8000([^']+)'", readme)[1]
    shown = re.search(r"```json\n(.*?)```", readme, re.DOTALL)[1]

    with urlopen(f"{product}{request}") as answer:  # noqa: S310 (our own)
        body = answer.read().decode()

    assert json.loads(body.replace(product, "http://127.0.0.1:8000")) == json.loads(shown)
