"""The timeline entries of the records of a kind, as models declare them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TextPath = str | tuple[str, ...]
"""A lookup path to a text; of several paths the first that leads to one."""

QUANTITY_TEXTS = {part: f"quantity_{part}" for part in ("amount", "operator", "rounded_to", "unit")}


@dataclass(frozen=True)
class TimelineEntry:
    """Entries of one sort: the records of a kind, or the steps of their history.

    `texts` are lookup paths from a record, by name: label, sort, status, aspect, origin, destination, amount,
    operator, rounded_to, unit. What is not named is null.

    `steps` is the related name of the rows of history. Their entries are called `{noun}_change`; they are
    dated by `on`, and their status is the one that was reached. The record itself then has an entry only if
    its own period is known or it has no steps, and the step to `dated_status` only if that period is unknown:
    both are the same event.

    `noun_in_title` starts the titles of entries that have two sides and no name: "Trade, China to Viet Nam".
    A kind without a `name_field` needs it; its `sort` must be a column with choices.
    """

    texts: Mapping[str, TextPath] = field(default_factory=dict)
    steps: str = ""
    dated_status: str = ""
    noun_in_title: str = ""
