"""The declared orderings of a list: `?ordering=-period,id`."""

from typing import Any

from rest_framework.request import Request

from relations.api.errors import Fault
from relations.api.nearest import nearest
from relations.queries.keyset import Term

PARAMETER = "ordering"


def terms_of(view: Any, asked: str) -> list[Term]:
    """The columns behind an ordering: a declared name, then `id` if its direction matters. Raises Fault."""
    names = asked.split(",")
    if len(names) > 2 or (len(names) == 2 and names[1].removeprefix("-") != "id"):
        raise Fault(PARAMETER, "unknown_ordering", f"Order by one of {choices(view)}, and then by id or -id.")
    terms: list[Term] = []
    for term in (term for name in names for term in columns_of(view, name)):
        terms += [] if term.column in [known.column for known in terms] else [term]
    if all(term.column != view.unique for term in terms):
        terms.append(Term(view.unique, terms[0].descending))
    return terms


def columns_of(view: Any, name: str) -> list[Term]:
    """The columns behind one name. Raises Fault with the nearest name."""
    columns = view.orderings.get(name.removeprefix("-"))
    if columns is None and name.removeprefix("-") != "id":
        hint = nearest(name, offered(view))
        raise Fault(
            PARAMETER,
            "unknown_ordering",
            f"{name[:80]!r} is not an ordering here.{hint} Choose from {choices(view)}.",
        )
    meta = (view.rows or view.queryset.model)._meta
    names = [columns or view.unique] if not isinstance(columns, tuple) else columns
    return [Term(column, name.startswith("-"), meta.get_field(column).null) for column in names]


def asked(request: Request, view: Any) -> list[Term]:
    """The ordering of this request."""
    return terms_of(view, request.query_params.get(PARAMETER, view.default_ordering))


def understood(request: Request, view: Any) -> str:
    """The ordering of this request, with the tie-breaker that goes without saying."""
    found = request.query_params.get(PARAMETER, view.default_ordering)
    breaks_ties = "," in found or found.removeprefix("-") == "id"
    return found if breaks_ties else f"{found},{'-' if found.startswith('-') else ''}id"


def offered(view: Any) -> list[str]:
    """Every name that may be asked for, both ways."""
    names = list(dict.fromkeys([*view.orderings, "id"]))
    return [sign + name for name in names for sign in ("", "-")]


def choices(view: Any) -> str:
    return ", ".join(offered(view))
