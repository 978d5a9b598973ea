"""The page of a record for those who may curate: its form."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from relations.admin.asking import may_curate
from relations.admin.record_page import RecordPage
from relations.admin.writing import Writing
from relations.models import Publication


class WritingPage(RecordPage):
    """A kind that curators write. What is retracted stays as it is."""

    def is_written(self, request) -> bool:
        return may_curate(request)

    def has_add_permission(self, request, obj=None):
        return self.is_written(request)

    def has_change_permission(self, request, obj=None):
        is_gone = getattr(obj, "publication", None) == Publication.RETRACTED
        return self.is_written(request) and not is_gone

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return Writing(self, request).answer()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        record = self.get_object(request, object_id)
        has_typed = bool(request.POST) and self.is_written(request)
        if record is None or not (has_typed or self.has_change_permission(request, record)):
            return super().change_view(request, object_id, form_url, extra_context)
        return Writing(self, request, record).answer()

    def list_address(self) -> str:
        return reverse(f"admin:relations_{self.opts.model_name}_changelist")

    def about(self, request, record) -> dict:
        """What every page about a record is told."""
        return {
            **self.admin_site.each_context(request),
            "title": f"Change {self.opts.verbose_name}" if record else f"Add {self.opts.verbose_name}",
            "subtitle": record.key if record else None,
            "opts": self.opts,
            "original": record,
            "noun": self.model.noun(),
            "has_view_permission": True,
        }
