"""The first page of the desk: beside all kinds it says what waits."""

from django.contrib import admin
from django.template import Library

from relations.admin.proposal_decision import REVIEW
from relations.queries.proposals import waiting

register = Library()
admin.site.index_template = "admin/relations/index.html"
admin.site.site_header = admin.site.site_title = "Entente"
admin.site.index_title = "The curators’ desk"


@register.inclusion_tag("admin/relations/queue.html")
def review_queue(user):
    """How many proposals wait for an account, and how many of its own for others."""
    others, own = waiting(user.get_username())
    return {"others": others if user.has_perm(REVIEW) else 0, "own": own}
