"""Claims of a source whose text changed: where each is now, to be checked and accepted."""

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from relations.actions import curation
from relations.admin.links import record_url
from relations.admin.messages import document_errors, error_text
from relations.admin.pages.page import NotFound, redirect_if_not_found
from relations.admin.request_context import add_outcome_message, change_request, may_curate, query_number
from relations.admin.resources.record import RecordAdmin
from relations.documents.claim import is_uuid
from relations.errors import Error
from relations.models import RECORDS, Claim
from relations.queries.evidence.relocation import ChangedSource, Relocated, changed_source
from relations.values.text.printed import Stretch, stretches

ON_A_PAGE = 20
STALE = "was moved or corrected by somebody else. Check it again."
UNTICKED = "No claim is selected. Select each claim whose new paragraph is right, and accept again."
WHY = "The text of the source changed."


class RelocationPage(RecordAdmin):
    """A kind of record whose text can change while claims refer to it."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.relocation_view)
        where = "<path:object_id>/relocation/"
        return [path(where, view, name="relations_source_relocation"), *super().get_urls()]

    @redirect_if_not_found
    def relocation_view(self, request, object_id):
        """The page of claims whose paragraph changed; accepted moves are posted here.

        Raises PermissionDenied, NotFound.
        """
        found = None if "\x00" in object_id else self.model.objects.filter(slug=object_id).first()
        if not self.has_view_permission(request) or (request.method == "POST" and not may_curate(request)):
            raise PermissionDenied
        if found is None:
            raise NotFound(self.opts, object_id)
        changed = changed_source(found)
        if request.method == "POST":
            if changed is None or self.are_moves_accepted(request, changed):
                return HttpResponseRedirect(request.get_full_path())
            changed = changed_source(found)
        return self.relocation_page(request, found, changed)

    def relocation_page(self, request, source, changed: ChangedSource | None):
        """A page of claims, each with its old and its new paragraph."""
        number = query_number(request, "page")
        start = (number - 1) * ON_A_PAGE
        claims = list(changed.claims()[start : start + ON_A_PAGE + 1]) if changed else []
        relocated = changed.whereabouts(claims[:ON_A_PAGE]) if changed else []
        context = self.about(request, source) | {
            "title": f"Check the claims of {source.slug} after its text changed",
            "found": [relocation_row(each, changed) for each in relocated],
            "has_changed": changed is not None,
            "previous": number - 1,
            "next": number + 1 if len(claims) > ON_A_PAGE else None,
            "may_accept": may_curate(request),
            "ticked": request.POST.getlist("claim"),
            "reason": request.POST.get("reason", WHY),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/relations/relocation.html", context)

    def are_moves_accepted(self, request, changed: ChangedSource) -> bool:
        """Move the selected claims to the paragraphs that the page showed: one correction per record.

        Returns False, after messages about the errors, if any claim could not be moved.
        """
        wanted = set(request.POST.getlist("claim")[:ON_A_PAGE])
        claims = list(
            changed.claims().filter(pk__in=filter(is_uuid, (each.partition("@")[0] for each in wanted)))
        )
        moving = [each for each in changed.whereabouts(claims) if each.moves and form_value(each) in wanted]
        stale = sorted(wanted - {form_value(each) for each in moving})
        for value in stale:
            messages.error(request, f"Claim {value.partition('@')[0]} {STALE}")
        if not wanted:
            messages.error(request, UNTICKED)
        by_record = sorted(moving, key=lambda each: each.claim.record_key)
        moved = [
            self.are_claims_moved(request, record_key, list(listed))
            for record_key, listed in groupby(by_record, key=lambda each: each.claim.record_key)
        ]
        return bool(moved) and all(moved) and not stale

    def are_claims_moved(self, request, record_key: str, moving: list[Relocated]) -> bool:
        """Move claims of one record. Returns False after messages about the errors."""
        noun, _, key = record_key.partition("/")
        places = {str(each.claim.pk): each.at for each in moving}
        try:
            record = RECORDS[noun].objects.get(slug=key)
            add_outcome_message(request, curation.relocate_claims(record, places, change_request(request)))
        except Error as error:
            for each in document_errors(error):
                messages.error(request, f"{record_key}: {error_text(each)}")
            return False
        return True


def form_value(each: Relocated) -> str:
    """The value of the checkbox of a claim: its id, and the paragraph that the page shows."""
    return f"{each.claim.pk}@{each.finding.position}"


def relocation_row(each: Relocated, changed: ChangedSource) -> dict:
    """A claim with the words of the paragraph at its number, and of the suggested one."""
    claim = each.claim
    return {
        "relocated": each,
        "claim": claim,
        "url": f"{record_url(*claim.record_key.split('/', 1))}#fact-{claim.fact}",
        "value": form_value(each),
        "correct_url": correction_url(claim),
        "here": paragraph_text(changed, claim.paragraph.position, claim.printed),
        "there": paragraph_text(changed, each.finding.position, claim.printed) if each.moves else None,
    }


def correction_url(claim: Claim) -> str:
    """The URL of the form of a claim."""
    key = claim.record_key.partition("/")[2]
    return reverse(f"admin:relations_{RECORDS[claim.noun]._meta.model_name}_correct", args=[key, claim.pk])


def paragraph_text(changed: ChangedSource, position: int, printed: str) -> list[Stretch]:
    """A paragraph of the current text, with the words of a claim highlighted; empty if there is none."""
    paragraphs = changed.text.paragraphs
    return stretches(paragraphs[position - 1], [printed]) if position <= len(paragraphs) else []
