"""The URLs of all pages, from the resolver, and rows of every model for them."""

import re
from urllib.parse import quote

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group
from django.db.models import Model
from django.urls import get_resolver

from relations.actions.outcome import ChangeRequest
from relations.actions.sources.marking import remove_mark
from relations.api.problems.problem_types import TYPES
from relations.models import Conflict, Country, Documented, Revision, Source, Token
from relations.values.text.printed import SourceText
from tests import factories as made
from tests.api.routes import OTHERS, ROOT, create_records, paths
from tests.factories.account import create_account
from tests.factories.paragraph_mark import mark_paragraph
from tests.factories.paragraph_text import attach_text, create_source_with_text
from tests.factories.record import AT, correct_record, factory_of

TEXT = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
NEW_TEXT = f"A heading\n{TEXT}"
SHARE = {"amount": "30", "unit": "percent"}
ADMINS = {f"{model._meta.app_label}/{model._meta.model_name}": model for model in admin.site._registry}
# Routes without a page of their own.
NO_PAGES = {
    "/admin/logout/": "takes POST only",
    "/admin/jsi18n/": "a script",
    "/admin/autocomplete/": "JSON for autocompletion",
    "/admin/find/": "JSON for autocompletion",
    "/admin/r/{content_type_id}/{object_id}/": "redirects to the URL of a row for readers",
    "/admin/{url}": "the response to unknown URLs of the admin",
    "/api/v1/openapi.{extension}": "the OpenAPI document, which has no stored data",
    "/api/v1/openapi-curation.{extension}": "the OpenAPI document for curators, which has none either",
    "/healthz": "JSON for machines",
    "/readyz": "JSON for machines",
}
# The values of placeholders that no row gives.
VALUES = {"app_label": ["relations", "auth"], "code": sorted(TYPES)}


def key_of(row):
    """The key of a token, a conflict, or a record in a URL."""
    if isinstance(row, Token):
        return row.token_key
    return row.record_key.partition("/")[2] if isinstance(row, Conflict) else row.key


# The values of placeholders, by name, from a row.
VALUES_OF_ROW = {
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
    """Create rows of every model, and a source with its text."""
    create_records()
    for name in made.__all__:
        getattr(made, name)()
    for noun in ("trade_figure", "investment_figure", "travel_figure"):
        factory_of(noun)(id="share", measure="share", share_of="the whole", quantity=SHARE, published=True)
    anna = create_account("anna", first_name="Anna", last_name="Nguyen", email="anna@example.org")
    LogEntry.objects.create(user=anna, action_flag=ADDITION, object_repr="Binh", change_message="by Anna")
    Group.objects.get_or_create(name="curators")
    create_source_with_text(TEXT, id="river")
    river = Source.objects.get(slug="river")
    remove_mark(
        river, mark_paragraph(river, 3, reason="A farewell.").pk, ChangeRequest("binh", AT, "It is none.")
    )
    mark_paragraph(river, 3, reason="A farewell.")
    made.ClaimFactory(at="river#1", printed="12 December", value="2023-12-14")
    made.ClaimFactory(at="river", locator="row 7", printed=None)
    change_text(Source.objects.get(slug="river"))
    made.StatementFactory(speaker="words/An analyst", target_quantity=SHARE)
    made.MeetingFactory(participants=["words/Both sides", "country/VNM"])


def change_text(source):
    """Change the text of a source, and leave its claims where they are."""
    digests = SourceText.read("now.txt", NEW_TEXT.encode()).digests
    correct_record(source, {"paragraphs": list(digests)})
    attach_text(source, NEW_TEXT)


def pages():
    """The URLs of all pages, by route. Fails if a placeholder has no value."""
    return {
        route: [fill_in(route, values) for values in values_of(route)]
        for route, pattern in paths(get_resolver(), "")
        if route not in NO_PAGES
        and not re.fullmatch(r"/admin/\w+/\w+/{object_id}/", route)  # redirects to change/
        and (not route.startswith(ROOT) or pattern.name in OTHERS)
    }


def urls():
    """The URLs of all pages."""
    return [url for found in pages().values() for url in found]


def values_of(route):
    """For each URL of a route, the values of its placeholders by name."""
    names, model = re.findall(r"\{(\w+)\}", route), model_of(route)
    if model and names:
        return [{name: value(name, row, route) for name in names} for row in rows(model, names)]
    return [{}] if not names else [{names[0]: each} for each in fixed_values(names[0], route)]


def fixed_values(name, route):
    """The values of a placeholder that no row gives."""
    assert name in VALUES, f"{route}: add the values of {name} to VALUES in {__name__}"
    return VALUES[name]


def value(name, row, route):
    """The value of a placeholder in a URL of a row."""
    assert name in VALUES_OF_ROW, f"{route}: add {name} to VALUES_OF_ROW in {__name__}"
    return VALUES_OF_ROW[name](row)


def rows(model, names):
    """Rows of a model that have values for the placeholders of a URL."""
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


def fill_in(route, found):
    """The URL of a route with its values, and with the query that it needs."""
    path = re.sub(r"\{(\w+)\}", lambda place: quote(str(found[place[1]])), route)
    return path + (f"?fact={model_of(route).facts[0]}" if route.endswith("{object_id}/claim/") else "")


def written_models():
    """The models whose rows people write."""
    ours = apps.get_app_config("relations").get_models()
    return [*ours, *(apps.get_model(name) for name in ("auth.User", "auth.Group", "admin.LogEntry"))]
