"""What every page of the desk has in common as long as it only shows."""

from django.contrib import admin


class ReadingAdmin(admin.ModelAdmin):
    """Shows rows to staff with the right to view them; nothing can be added, changed or deleted here."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
