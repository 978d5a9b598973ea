"""Errors of requests that are valid by themselves: sums, repeated keys, missing services."""

from relations.errors.error import Error, shortened


class FiguresNotAdditive(Error):
    """A sum that would count something twice, or add what differs. `pair` names the two figures."""

    code = "figures_not_additive"

    def __init__(self, first: str, second: str, reason: str) -> None:
        self.pair, self.reason = (first, second), reason
        super().__init__(
            f"{first} and {second}",
            f"cannot be added up: {reason.replace('_', ' ')}",
            "Group by what differs, add a filter, or request counts.",
        )


class IdempotencyKeyReused(Error):
    """An idempotency key that belongs to another request."""

    code = "idempotency_key_reused"

    def __init__(self, key: str) -> None:
        super().__init__(shortened(key), "is the key of another request", "Use a new key for each request.")


class Unavailable(Error):
    """A service that responses depend on, such as the cache, and that does not respond."""

    code = "unavailable"

    def __init__(self, service: str) -> None:
        super().__init__(service, "is unavailable", "Try again in a few seconds.")
