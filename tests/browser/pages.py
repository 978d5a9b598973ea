"""Every page that people open, told from the resolver, with something behind each."""

import re
from urllib.parse import quote

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group
from django.db.models import Model
from django.urls import get_resolver

from relations.actions.marking import take_back
from relations.actions.outcome import Asked
from relations.api.errors import TITLES
from relations.models import Conflict, Country, Documented, Revision, Source, Token
from relations.values.printed import SourceText
from tests import factories as made
from tests.api.routes import OTHERS, ROOT, filled, paths
from tests.factories.account import account
from tests.factories.paragraph_mark import marked
from tests.factories.paragraph_text import attach, attached
from tests.factories.record import AT, corrected, factory_of

LINES = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
NOW = f"A heading\n{LINES}"
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


def key_of(row):
    """What a token, a conflict, or a record is found by."""
    if isinstance(row, Token):
        return row.token_key
    return row.record_key.partition("/")[2] if isinstance(row, Conflict) else row.key


# What a row gives.
OF_ROWS = {
    "object_id": lambda row: row.pk,
    "id": lambda row: row.pk,
    "number": lambda row: row.pk,
    "key": key_of,
    "other": lambda record: type(record)._base_manager.exclude(pk=record.pk).last().key,
    "noun": lambda conflict: conflict.noun,
    "fact": lambda conflict: conflict.fact,
    "sequence": lambda record: Revision.objects.filter(noun=record.noun(), key=record.key).first().sequence,
    "claim": lambda record: record.claims.first().pk,
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
    river = Source.objects.get(slug="river")
    take_back(river, marked(river, 3, reason="A farewell.").pk, Asked("binh", AT, "It is none."))
    marked(river, 3, reason="A farewell.")
    made.ClaimFactory(at="river#1", printed="12 December", value="2023-12-14")
    made.ClaimFactory(at="river", locator="row 7", printed=None)
    read_anew(Source.objects.get(slug="river"))
    made.StatementFactory(speaker="words/An analyst", target_quantity=SHARE)
    made.MeetingFactory(participants=["words/Both sides", "country/VNM"])


def read_anew(source):
    """The text of a source changes, and its claims have still to follow."""
    digests = SourceText.read("now.txt", NOW.encode()).digests
    corrected(source, {"paragraphs": list(digests)})
    attach(source, NOW)


def pages():
    """The address of every page, by its route; one that needs a value nobody gives is refused."""
    return {
        route: [filled_in(route, values) for values in values_of(route)]
        for route, pattern in paths(get_resolver(), "")
        if route not in NO_PAGES
        and not re.fullmatch(r"/admin/\w+/\w+/{object_id}/", route)  # leads to change/
        and (not route.startswith(ROOT) or pattern.name in OTHERS)
    }


def urls():
    """The addresses of all pages."""
    return [url for found in pages().values() for url in found]


def values_of(route):
    """What may stand in the places of a route: for each of its addresses, a value by name."""
    names, model = re.findall(r"\{(\w+)\}", route), model_of(route)
    if model and names:
        return [{name: value(name, row, route) for name in names} for row in rows(model, names)]
    return [{}] if not names else [{names[0]: each} for each in given(names[0], route)]


def given(name, route):
    """Values that no row gives."""
    assert name in VALUES, f"{route}: say in {__name__} what stands for {name}"
    return VALUES[name]


def value(name, row, route):
    """What stands for a name in an address about a row."""
    assert name in OF_ROWS, f"{route}: say in {__name__} what stands for {name}"
    return OF_ROWS[name](row)


def rows(model, names):
    """Some rows of a model: those that have what the address names."""
    if len(names) > 1 and issubclass(model, Documented):
        key = "VNM" if model is Country else "the-one"
        return [model._base_manager.get(**{model.key_field: key})]
    if model is Source:
        return [model._base_manager.get(slug="river")]
    return [model._base_manager.order_by("pk").last()]


def model_of(route) -> type[Model] | None:
    """The model that a page of the admin is about."""
    _, _, rest = route.partition("/admin/")
    return ADMINS.get("/".join(rest.split("/")[:2]))


def filled_in(route, found):
    """The address of a route with its values, and with the question that it needs."""
    path = re.sub(r"\{(\w+)\}", lambda place: quote(str(found[place[1]])), route)
    return path + (f"?fact={model_of(route).facts[0]}" if route.endswith("{object_id}/claim/") else "")


def written_models():
    """The models whose rows people write."""
    ours = apps.get_app_config("relations").get_models()
    return [*ours, *(apps.get_model(name) for name in ("auth.User", "auth.Group", "admin.LogEntry"))]
