"""Times in query parameters."""

import re
from datetime import UTC, datetime

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive

from relations.api.parameters.parameter import InvalidValue

DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_or_moment(text: str) -> datetime:
    """A time with its offset, or the start of a day in UTC. Raises InvalidValue."""
    if DAY.fullmatch(text):
        text += "T00:00:00Z"
    try:
        return moment(text)
    except InvalidValue as error:
        detail = "Write a day, as in 2024-02-01, or a time with its offset, as in 2024-02-01T00:00:00Z."
        raise InvalidValue("not_a_moment", detail) from error


def moment(text: str) -> datetime:
    """A time with its offset, in UTC. Raises InvalidValue."""
    try:
        found = parse_datetime(text)
        # No database stores times without a date in UTC, such as midnight of year 1 in Viet Nam.
        if found is not None and not is_naive(found):
            return found.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise InvalidValue("not_a_moment", "Write a time with its offset, as in 2024-02-01T00:00:00Z.")
