"""Every page that people open, told from the resolver, with something behind each."""

import re
from itertools import islice, product

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group
from django.db.models import Model
from django.urls import get_resolver

from relations.api.errors import TITLES
from relations.models import Revision, Source
from tests import factories as made
from tests.api.routes import OTHERS, ROOT, filled, paths
from tests.factories.account import account
from tests.factories.paragraph_text import attached
from tests.factories.record import factory_of

LINES = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
SHARE = {"amount": "30", "unit": "percent"}
ADMINS = {f"{model._meta.app_label}/{model._meta.model_name}": model for model in admin.site._registry}
# Addresses that show no page of their own.
NO_PAGES = {
    "/admin/logout/": "takes POST only",
    "/admin/jsi18n/": "a script",
    "/admin/autocomplete/": "JSON for fields that are filled by typing",
    "/admin/find/": "JSON for fields that are filled by typing",
    "/admin/r/{content_type_id}/{object_id}/": "leads to the address of a row for readers",
    "/admin/{url}": "the answer to addresses that the admin does not have",
    "/api/v1/openapi.{extension}": "the document for programs, which holds nothing that is stored",
    "/healthz": "JSON for machines",
    "/readyz": "JSON for machines",
}
# What stands in an address beside the key of a row.
VALUES = {"app_label": ["relations", "auth"], "code": sorted(TITLES)}
ROWS = 2
# What stands in an address after the key of a record: a step of its history, a claim on it.
BESIDE = {
    "sequence": lambda row: [Revision.objects.filter(noun=row.noun(), key=row.key).first().sequence],
    "claim": lambda row: [claim.pk for claim in row.claims.all()[:1]],
}


def furnish():
    """A row of every model behind every page, and a source with its text."""
    filled()
    for name in made.__all__:
        getattr(made, name)()
    for noun in ("trade_figure", "investment_figure", "travel_figure"):
        factory_of(noun)(id="share", measure="share", share_of="the whole", quantity=SHARE, published=True)
    anna = account("anna", first_name="Anna", last_name="of the desk", email="anna@example.org")
    LogEntry.objects.create(user=anna, action_flag=ADDITION, object_repr="Binh", change_message="by Anna")
    Group.objects.get_or_create(name="curators")
    attached(LINES, id="river")
    made.ClaimFactory(at="river#1", printed="12 December", value="2023-12-14")
    made.ClaimFactory(at="river", locator="row 7", printed=None)
    made.StatementFactory(speaker="words/An analyst", target_quantity=SHARE)
    made.MeetingFactory(participants=["words/Both sides", "country/VNM"])


def pages():
    """The address of every page, by its route; one that needs a value nobody gives is refused."""
    return {
        route: [route_with(route, values) for values in product(*values_of(route))]
        for route, pattern in paths(get_resolver(), "")
        if route not in NO_PAGES
        and not re.fullmatch(r"/admin/\w+/\w+/{object_id}/", route)  # leads to change/
        and (not route.startswith(ROOT) or pattern.name in OTHERS)
    }


def urls():
    """The addresses of all pages."""
    return [url for found in pages().values() for url in found]


def values_of(route):
    """What may stand in each place of a route."""
    return [values(name, route) for name in re.findall(r"\{(\w+)\}", route)]


def values(name, route):
    if name in ("object_id", "id") and (model := model_of(route)):
        return keys(model)[: ROWS if route.endswith("/change/") else 1]
    if name in BESIDE:
        return BESIDE[name](first_of(model_of(route)))
    assert name in VALUES, f"{route}: say in {__name__} what stands for {name}"
    return VALUES[name]


def first_of(model):
    """The row that stands in addresses about one."""
    return model._base_manager.get(pk=keys(model)[0])


def model_of(route) -> type[Model] | None:
    """The model that a page of the admin is about."""
    _, _, rest = route.partition("/admin/")
    return ADMINS.get("/".join(rest.split("/")[:2]))


def keys(model):
    """The first and the last row: the last source is the one with a text."""
    ordered = model._base_manager.order_by("pk" if model is not Source else "slug")
    first = [model._base_manager.get(slug="river").pk] if model is Source else []
    return list(islice(dict.fromkeys([*first, *(row.pk for row in ordered.reverse())]), ROWS))


def route_with(route, found):
    """The address of a route with its values."""
    places = iter(found)
    url = re.sub(r"\{\w+\}", lambda _: str(next(places)), route)
    return f"{url}?fact={model_of(route).facts[0]}" if route.endswith("{object_id}/claim/") else url


def written_models():
    """The models whose rows people write."""
    ours = apps.get_app_config("relations").get_models()
    return [*ours, *(apps.get_model(name) for name in ("auth.User", "auth.Group", "admin.LogEntry"))]
