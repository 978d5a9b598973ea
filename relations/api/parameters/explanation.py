"""The field `explain` of a response with `?explain=1`: how the request was interpreted."""

from collections.abc import Iterator
from typing import Any

from relations.representations import language

CHOICE = (
    "Curators choose the value of a fact; `evidence` has its basis: stated by one claim, combined from "
    "several, derived from others, or background. Every live claim is compared with the value. Reported "
    "values supersede planned and proposed ones, later states supersede earlier ones. Assessments never "
    "contradict, and deprecated claims do not count. If claims contradict the value or each other, "
    "/conflicts/ lists all of them with the reason of the choice. Counts are of independent sources, never "
    "of paragraphs or repeats."
)


def explanation(view: Any) -> dict[str, Any]:
    """How the request of a view was interpreted."""
    ordering = view.query.explain("ordering")
    return {
        "filters": list(filters(view.query)),
        "ordering": ordering and ordering[0],
        "limit": view.query.get("limit"),
        "language": language.requested_language(view.request),
        "choice": CHOICE,
    }


def filters(query: Any) -> Iterator[dict[str, Any]]:
    """The filters of the request, and those whose default applies."""
    for name, parameter in query.declared.items():
        is_given = name in query.given
        if parameter.is_filter and (is_given or "default" in parameter.schema):
            yield {"name": name, "value": query.explain(name), "is_default": not is_given}
