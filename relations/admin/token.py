"""Tokens on the desk: whose they are and until when; their secrets are kept nowhere."""

from django.contrib import admin

from relations.admin.reading import ReadingAdmin
from relations.models import Token


@admin.register(Token)
class TokenAdmin(ReadingAdmin):
    """By which programs act for an account. Deactivating the account ends all of its tokens."""

    list_display = ("token_key", "user", "scope", "created", "expiry")
    list_select_related = ("user",)
    list_filter = ("scope",)
    search_fields = ("user__username",)
    fields = list_display
