"""Deprecation of operations, in responses (RFC 9745, RFC 8594) and in the OpenAPI document."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils.http import http_date

NOTICE_IN_MONTHS = 12
DESCRIBED = {
    "Deprecation": ("The date since which new programs should not use this operation.", "@1767225600"),
    "Sunset": ("The date from which this operation may be gone.", "Fri, 01 Jan 2027 00:00:00 GMT"),
}


@dataclass(frozen=True)
class Deprecation:
    """The deprecation of an operation on `since`. It works until `sunset`, a year later or more."""

    since: date
    sunset: date
    instead: str

    def __post_init__(self) -> None:
        months = (self.sunset.year - self.since.year) * 12 + self.sunset.month - self.since.month
        if months - (self.sunset.day < self.since.day) < NOTICE_IN_MONTHS:
            raise ValueError(f"{self.sunset} is less than {NOTICE_IN_MONTHS} months after {self.since}.")

    def headers(self) -> dict[str, str]:
        return {"Deprecation": f"@{moment(self.since):.0f}", "Sunset": http_date(moment(self.sunset))}

    def sentence(self) -> str:
        return f"Deprecated since {self.since}; it works until {self.sunset}. {self.instead}"


def moment(day: date) -> float:
    """The first second of a day, as the headers need it."""
    return datetime.combine(day, time(), UTC).timestamp()


def deprecation_of(view: Any, method: str | None) -> Deprecation | None:
    """The deprecation of a view by the name of its action, or of its method where there is none."""
    return view.deprecations.get(getattr(view, "action", None) or (method or "").lower())


def add_deprecations(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: mark deprecated operations and their headers."""
    described = {
        name: {"description": text, "schema": {"type": "string", "examples": [example]}}
        for name, (text, example) in DESCRIBED.items()
    }
    for methods in result["paths"].values():
        for operation in methods.values():
            for status, response in operation["responses"].items() if operation.get("deprecated") else ():
                if status.startswith("2"):
                    response["headers"] = response.get("headers", {}) | described
    return result
