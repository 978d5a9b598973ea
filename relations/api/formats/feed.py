"""Timelines as Atom feeds (RFC 4287)."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from rest_framework.renderers import BaseRenderer

from relations.api.formats.calendar import NEVER, described, moment_of, printable, uuid_of
from relations.api.paging.cursor import selecting
from relations.representations.language import requested_language


class TimelineFeed(Atom1Feed):
    """A feed dated by its entries, never by the clock, with links to its other pages."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation in ("next", "previous"):
            if self.feed[relation]:
                handler.addQuickElement("link", "", {"rel": relation, "href": self.feed[relation]})


class AtomRenderer(BaseRenderer):
    """An entry for each entry, dated or not."""

    media_type = "application/atom+xml"
    format = "atom"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> str:
        request, relation = renderer_context["request"], renderer_context["kwargs"]["id"]
        here, language = request.build_absolute_uri(), requested_language(request)
        feed = TimelineFeed(
            title=f"Timeline of {relation}",
            link=request.build_absolute_uri(request.path),
            description=None,
            language="en",
            author_name="Entente",
            feed_url=here,
            feed_guid=uuid_of(name_of(relation, renderer_context["view"])),
            next=data.get("next"),
            previous=data.get("previous"),
        )
        for entry in data.get("results", ()):
            feed.add_item(
                title=printable(entry["title"]),
                link=entry["record"]["url"],
                description=escape(described(entry, language)).replace("\n", "<br>"),
                unique_id=uuid_of(entry["id"]),
                updateddate=moment_of(entry),
                categories=[entry["kind"]],
            )
        return feed.writeString("utf-8")


def name_of(relation: str, view: Any) -> str:
    """The permanent identifier of a feed: its relation and its filters."""
    filters = selecting(view)
    return f"{relation}?{urlencode(filters, doseq=True)}" if filters else relation
