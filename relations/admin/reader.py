"""The reader: a source as numbered paragraphs, what was taken from them, and the form of the next claim."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from relations.admin.addresses import address
from relations.admin.asking import may_curate, number_of
from relations.admin.citing import Citing
from relations.admin.mark_page import MarkPage
from relations.admin.page import number_in
from relations.admin.relocation_page import RelocationPage
from relations.queries.source_reading import PARAGRAPHS, leads_of, reading


class ReaderPage(MarkPage, RelocationPage):
    """A kind that is read paragraph by paragraph."""

    def get_urls(self):
        reader, claim = map(self.admin_site.admin_view, (self.reader_view, self.claim_view))
        return [
            path("<path:object_id>/reader/", reader, name="relations_source_reader"),
            path("<path:object_id>/reader/claim/", claim, name="relations_source_claim"),
            *super().get_urls(),
        ]

    def reader_view(self, request, object_id):
        """The paragraphs of a source, by page; `?paragraph=` turns to that of a paragraph.

        Marks are posted here: after one that is refused the page holds what was typed.
        """
        source = self.get_object(request, object_id)
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        if source is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST" and self.is_marked(request, source):
            number = number_of(request, "paragraph")
            return HttpResponseRedirect(f"{request.path}?paragraph={number}#p{number}")
        return self.read(request, source)

    def read(self, request, source):
        """The page of the reader."""
        page = (number_in(request, "paragraph") - 1) // PARAGRAPHS + 1
        found = reading(source, max(page, number_in(request, "page")))
        for claim in (claim for paragraph in found.paragraphs for claim in paragraph.claims):
            claim.url = address(*claim.record_key.split("/", 1))
        for text in found.to_do:
            text.leads = leads_of(text)
        context = {
            **self.admin_site.each_context(request),
            "title": source.title or source.slug,
            "opts": self.opts,
            "original": source,
            "reading": found,
            "media": self.media,
            "may_claim": may_curate(request),
            "sent": request.POST,
        }
        return TemplateResponse(request, "admin/relations/reader.html", context)

    def claim_view(self, request, object_id):
        """The form of a claim at a paragraph."""
        source = self.get_object(request, object_id)
        if not (self.has_view_permission(request, source) and may_curate(request)):
            raise PermissionDenied
        if source is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return Citing(self, request, source).answer()
