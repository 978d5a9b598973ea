"""docs/operations.md describes exactly the variables that the settings read."""

import re

from config import settings
from config.env import env


def documented():
    """The names in the first column of the table of settings."""
    text = (settings.BASE_DIR / "docs" / "operations.md").read_text()
    return re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE)


def test_every_setting_is_documented_once():
    assert sorted(documented()) == sorted(env.known)
