"""The home page of the admin: all kinds of records, and how many proposals wait for review."""

from django.contrib import admin
from django.template import Library

from relations.admin.review.decision import REVIEW
from relations.queries.review.proposals import waiting

register = Library()
admin.site.index_template = "admin/relations/index.html"
admin.site.site_header = admin.site.site_title = "Entente"
admin.site.index_title = "Curation"


@register.inclusion_tag("admin/relations/review_queue.html")
def review_queue(user):
    """How many proposals an account can review, and how many of its own wait for somebody else."""
    others, own = waiting(user.get_username())
    return {"others": others if user.has_perm(REVIEW) else 0, "own": own}
