"""What comparison needs beyond two values: places within places, the country of an organisation, aliases."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from relations.documents.document import Document
from relations.documents.parts.value import comparable_value
from relations.models import KINDS, Place, Source
from relations.values.comparison import Choice, Reference, Text, Value, Words

NEVER_COMPARED = ("gist",)


CONTAINERS = "within__within__within"
ORGANS = {noun: model for noun, model in KINDS.items() if model.country_field}


class Context:
    """Loads what references relate to, each once. Made for one change or one batch."""

    def __init__(self) -> None:
        self.places: dict[str, Place | None] = {}
        self.organs: dict[tuple[str, str], str | None] = {}

    @classmethod
    def from_values(cls, values: Iterable[dict[str, Any] | None]) -> "Context":
        """A context with everything that some typed values refer to: at most three queries."""
        found, wanted = cls(), defaultdict[str, set[str]](set)
        for value in values:
            if value and value["type"] == "reference":
                wanted[value["kind"]].add(value["id"])
        if slugs := wanted["place"]:
            places = Place.objects.select_related(CONTAINERS).filter(slug__in=slugs)
            found.places = dict.fromkeys(slugs) | {place.slug: place for place in places}
        for kind, model in ORGANS.items():
            if keys := wanted[kind]:
                rows = model._default_manager.filter(slug__in=keys).values_list(
                    "slug", f"{model.country_field}_id"
                )
                found.organs |= {(kind, key): None for key in keys} | {
                    (kind, key): code for key, code in rows
                }
        return found

    def value(self, typed: dict[str, Any], document: Document, fact: str, source: Source) -> Value:
        """The value for comparison, with what this record knows about it."""
        value = comparable_value(typed)
        if isinstance(value, Reference):
            return self.reference(value)
        if fact in NEVER_COMPARED and isinstance(value, Text):
            return Words(value.text)
        if isinstance(value, Text):
            return Text(value.text, synonyms=synonyms(document, fact, source))
        return choice(value, document, fact) if isinstance(value, Choice) else value

    def reference(self, value: Reference) -> Reference:
        """The reference with the places that contain it and the country that it belongs to."""
        if value.kind == "place":
            return Reference(value.kind, value.key, within=frozenset(self.containers(value.key)))
        if value.kind in ORGANS:
            country = self.country_of(value.kind, value.key)
            return Reference(
                value.kind, value.key, organ_of=frozenset({("country", country)} if country else ())
            )
        return value

    def containers(self, slug: str) -> set[tuple[str, str]]:
        """Every place that contains the place, and its country."""
        found: set[tuple[str, str]] = set()
        place = self.place(slug)
        while place is not None and ("place", place.slug) not in found:
            found.add(("place", place.slug))
            if place.country_id:
                found.add(("country", place.country_id))
            place = place.within
        return found - {("place", slug)}

    def place(self, slug: str) -> Place | None:
        """The place, loaded once."""
        if slug not in self.places:
            self.places[slug] = Place.objects.select_related(CONTAINERS).filter(slug=slug).first()
        return self.places[slug]

    def country_of(self, kind: str, key: str) -> str | None:
        """The country of an organisation or a leader."""
        if (kind, key) not in self.organs:
            model = ORGANS[kind]
            countries = model._default_manager.filter(slug=key).values_list(
                f"{model.country_field}_id", flat=True
            )
            self.organs[kind, key] = countries.first()
        return self.organs[kind, key]


def synonyms(document: Document, fact: str, source: Source) -> frozenset[str]:
    """Other accepted wordings of a name, title or label. A misspelling counts only within its source."""
    if fact not in ("name", "title", "label", "native_name", "abbreviation"):
        return frozenset()
    where = {claim["id"]: claim["at"].partition("#")[0] for _, claim in document.claims}
    return frozenset(
        alias["text"]
        for alias in document.data.get("aliases", [])
        if alias["kind"] != "misspelling" or where.get(alias.get("claim", "")) == source.slug
    )


def choice(value: Choice, document: Document, fact: str) -> Choice:
    """The choice with its broader choices and, for a status, the statuses before it."""
    broader = getattr(document.model, "broader_choices", {}).get(fact, {}).get(value.value, ())
    history = [step["status"] for step in document.data.get("status_history", [])] if fact == "status" else []
    last = max((place for place, status in enumerate(history) if status == value.value), default=0)
    earlier = set(history[:last]) - {value.value}
    return Choice(value.value, broader_values=frozenset(map(str, broader)), earlier=frozenset(earlier))
