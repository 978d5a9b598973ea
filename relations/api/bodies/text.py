"""Patterns and examples of texts in documents."""

from typing import Any

from relations.api.bodies.field import TextField

NOT_BLANK = r"\S"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
KEY = rf"{SLUG}|^[A-Z]{{3}}$"
UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"
STEP = r"^([0-9]*[1-9][0-9]*(\.[0-9]+)?|[0-9]+\.[0-9]*[1-9][0-9]*)$"  # more than 0
DIGITS = r"^\s*[1-9][0-9]{0,8}\s*$"
UNIT = "^[A-Za-z0-9%/_ -]*$"
AT = r"^[a-z0-9-]+(#[1-9][0-9]*)?$"
SCHEME = r"^[^\s:]+:\S"
EXAMPLES = {
    "period": "2023-12-12/2023-12-13",
    "reference": "country/VNM",
    "at": "china-report-asean-new-day#7",
    "printed": "more than 30",
    "locator": "row 7",
    "language": "vi",
    "scheme": "wikidata:Q15031",
    "uuid": "5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55",
}


def text_field(
    pattern: str, about: str, limit: int | None = None, *, required: bool = False, **more: Any
) -> TextField:
    """A field for text of a document. White space is folded before it is measured, so few have a limit."""
    return TextField(pattern, max_length=limit, help_text=about, required=required, **more)


def identifier(about: str, **more: Any) -> TextField:
    """A field for the identifier of a record."""
    rule = "must be lower-case words and digits joined by hyphens"
    return TextField(SLUG, rule, "E.g. xi-jinping.", max_length=160, help_text=about, **more)
