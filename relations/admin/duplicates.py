"""Likely duplicates on the desk: a page for each kind for which there are suggestions."""

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse

from relations.admin.addresses import address
from relations.admin.page import PageAdmin, number_in
from relations.models import RECORDS
from relations.queries.alike import ALIKE, alike
from relations.queries.duplicates import SUGGESTED, Suggestion, duplicates

ON_A_PAGE = 50
BY, FACTS = "by", "facts"


def merging(noun: str, one: str, other: str) -> str:
    """The page on which two become one; reference data has none."""
    if noun not in RECORDS:
        return ""
    return reverse(f"admin:relations_{RECORDS[noun]._meta.model_name}_merge", args=[one, other])


def suggestions(noun: str, by: str, start: int, stop: int) -> list[Suggestion]:
    """What may be the same, by facts where the kind has no other way, or that is asked."""
    if noun in ALIKE and (by == FACTS or noun not in SUGGESTED):
        return [Suggestion((one, other), why) for one, other, why in alike(noun, start, stop)]
    return duplicates(noun, start, stop)


class DuplicatesPage(PageAdmin):
    """A kind of which some records may be the same."""

    @property
    def suggests(self) -> bool:
        return self.model.noun() in (*SUGGESTED, *ALIKE)

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
        """What may be the same, by page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        noun, number, by = self.model.noun(), number_in(request, "page"), request.GET.get(BY, "")
        found = suggestions(noun, by, (number - 1) * ON_A_PAGE, number * ON_A_PAGE + 1)
        for each in found:
            each.records = [(key, address(noun, key)) for key in each.keys]
            each.pairs = [(key, merging(noun, each.keys[0], key)) for key in each.keys[1:]]
        context = {
            **self.admin_site.each_context(request),
            "title": f"{self.opts.verbose_name_plural.capitalize()} that may be the same",
            "opts": self.opts,
            "suggestions": found[:ON_A_PAGE],
            "has_ways": noun in ALIKE and noun in SUGGESTED,
            "by": FACTS if by == FACTS else "",
            "previous": number - 1,
            "next": number + 1 if len(found) > ON_A_PAGE else None,
        }
        return TemplateResponse(request, "admin/relations/duplicates.html", context)
