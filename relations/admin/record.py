"""Records and reference data on the desk."""

from django.contrib import admin

from relations.admin.reading import ReadingAdmin
from relations.models import RECORDS, REFERENCE_DATA


class RecordAdmin(ReadingAdmin):
    """A kind of record: what it is called, its editorial state and what its claims amount to."""

    list_display = (
        "slug",
        "publication",
        "claim_count",
        "source_count",
        "conflict_count",
        "revision",
        "updated_at",
    )
    list_filter = ("publication",)
    search_fields = ("slug",)


class ReferenceDataAdmin(ReadingAdmin):
    """A kind of reference data."""

    list_display = ("__str__", "revision", "updated_at")

    def get_search_fields(self, request):
        return [self.model.key_field]


for model in RECORDS.values():
    admin.site.register(model, RecordAdmin)
for model in REFERENCE_DATA.values():
    admin.site.register(model, ReferenceDataAdmin)
