"""The page of a record for curators: its form."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from relations.admin.pages.record import RecordPage
from relations.admin.pages.record_form_request import RecordFormRequest
from relations.admin.request_context import may_curate
from relations.models import Publication


class RecordFormPage(RecordPage):
    """A kind of record that curators add and change. A retracted record cannot be changed."""

    def is_written(self, request) -> bool:
        """Whether the account may add and change records of the kind."""
        return may_curate(request)

    def has_add_permission(self, request, obj=None):
        return self.is_written(request)

    def has_change_permission(self, request, obj=None):
        is_retracted = getattr(obj, "publication", None) == Publication.RETRACTED
        return self.is_written(request) and not is_retracted

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return RecordFormRequest(self, request).respond()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        record = self.get_object(request, object_id)
        has_typed = bool(request.POST) and self.is_written(request)
        if record is None or not (has_typed or self.has_change_permission(request, record)):
            return super().change_view(request, object_id, form_url, extra_context)
        return RecordFormRequest(self, request, record).respond()

    def list_url(self) -> str:
        """The URL of the list of the kind."""
        return reverse(f"admin:relations_{self.opts.model_name}_changelist")

    def about(self, request, record) -> dict:
        """The context that every page about a record needs; `record` is None for a new one."""
        return {
            **self.admin_site.each_context(request),
            "title": f"Change {self.opts.verbose_name}" if record else f"Add {self.opts.verbose_name}",
            "subtitle": record.key if record else None,
            "opts": self.opts,
            "original": record,
            "noun": self.model.noun(),
            "has_view_permission": True,
        }
