"""The class that every error of the product derives from."""


class Error(Exception):
    """A value that violates a rule, with the rule and its cure.

    `code` is stable, for programs. `message` is for people: the value, the rule and the cure as sentences.
    """

    code = "error"

    def __init__(self, value: object, rule: str, cure: str) -> None:
        self.value, self.rule, self.cure = value, rule, cure
        self.message = f"{self.subject()} {rule}. {cure}".strip()
        super().__init__(self.message)

    def subject(self) -> str:
        """How `message` names the value."""
        return str(self.value)

    def add_prefix(self, prefix: str) -> None:
        """Put the place where the error was found in front of the message."""
        self.message = f"{prefix}{self.message}"
        self.args = (self.message,)


def shortened(value: object, limit: int = 80) -> str:
    """The value as printable text, quoted if it is text itself, at most `limit` characters long."""
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def listed(names: list[str], limit: int = 10) -> str:
    """The first `limit` names with commas, and how many more there are."""
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more
