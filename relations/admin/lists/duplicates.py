"""Likely duplicates: a page for each kind of record for which there are suggestions."""

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse

from relations.admin.links import record_url
from relations.admin.pages.page import PageAdmin
from relations.admin.request_context import query_number
from relations.models import RECORDS
from relations.queries.curation.duplicates import duplicates

ON_A_PAGE = 50
BY, FACTS = "by", "facts"


def merge_url(noun: str, one: str, other: str) -> str:
    """The URL of the page that merges two records; empty for reference data, which is not merged."""
    if noun not in RECORDS:
        return ""
    return reverse(f"admin:relations_{RECORDS[noun]._meta.model_name}_merge", args=[one, other])


class DuplicatesPage(PageAdmin):
    """A kind of record with a page of likely duplicates."""

    @property
    def suggests(self) -> bool:
        """Whether there are suggestions for the kind."""
        return bool(self.model.duplicates)

    def get_urls(self):
        view = self.admin_site.admin_view(self.duplicates_view)
        name = f"relations_{self.opts.model_name}_duplicates"
        return [*([path("duplicates/", view, name=name)] if self.suggests else []), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        if self.suggests:
            page = reverse(f"admin:relations_{self.opts.model_name}_duplicates")
            extra_context = {**(extra_context or {}), "duplicates": page}
        return super().changelist_view(request, extra_context)

    def duplicates_view(self, request):
        """The page of likely duplicates. Raises PermissionDenied."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        noun, number, by = self.model.noun(), query_number(request, "page"), request.GET.get(BY, "")
        way = self.model.duplicates[-1 if by == FACTS else 0]
        found = duplicates(self.model, way, (number - 1) * ON_A_PAGE, number * ON_A_PAGE + 1)
        for each in found:
            each.records = [(key, record_url(noun, key)) for key in each.keys]
            each.pairs = [(key, merge_url(noun, each.keys[0], key)) for key in each.keys[1:]]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Likely duplicates: {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "suggestions": found[:ON_A_PAGE],
            "has_ways": len(self.model.duplicates) > 1,
            "by": FACTS if by == FACTS else "",
            "previous": number - 1,
            "next": number + 1 if len(found) > ON_A_PAGE else None,
        }
        return TemplateResponse(request, "admin/relations/duplicates.html", context)
