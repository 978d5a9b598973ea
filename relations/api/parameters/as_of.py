"""The parameter `as_of`: a record as it was published at a time."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from relations.api.parameters.moment import moment
from relations.api.parameters.parameter import InvalidValue, Parameter


class AsOfParameter(Parameter):
    """A time in the past. The document as of a time is complete, so it takes no other parameters."""

    schema = {"type": "string", "format": "date-time"}
    excludes = ("include", "fields", "omit", "explain")

    def clean(self, text: str, view: Any) -> datetime:
        found = moment(text)
        if found > timezone.now():
            raise InvalidValue(
                "not_yet", "This time is in the future. Leave as_of out for the current state."
            )
        return found


AS_OF = AsOfParameter(
    "as_of",
    "The record as it was published at this time, in portable form. Cannot be combined with other "
    "parameters.",
    example="2024-02-01T00:00:00Z",
)
