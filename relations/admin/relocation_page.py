"""Where the claims of a source went when its text changed: proposed one by one, and accepted."""

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from relations.actions import curation
from relations.admin.addresses import address
from relations.admin.asking import asked, may_curate, tell_outcome
from relations.admin.missing import Missing, or_index
from relations.admin.page import number_in
from relations.admin.record import RecordAdmin
from relations.admin.telling import faults_of, in_words
from relations.documents.claim import is_uuid
from relations.errors import EntenteError
from relations.models import RECORDS, Claim
from relations.queries.relocation import ChangedSource, Relocated, changed_source
from relations.values.printed import Stretch, stretches

ON_A_PAGE = 20
STALE = "went elsewhere by now, or has its place already. Look again, and decide."
UNTICKED = "Nothing is ticked. Tick each claim that stands where the page says, and accept again."
WHY = "The text of the source changed."


class RelocationPage(RecordAdmin):
    """A kind whose text changes while claims rest on it."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.relocation_view)
        where = "<path:object_id>/relocation/"
        return [path(where, view, name="relations_source_relocation"), *super().get_urls()]

    @or_index
    def relocation_view(self, request, object_id):
        """Each claim at a number where another paragraph stands now, with where that went."""
        found = None if "\x00" in object_id else self.model.objects.filter(slug=object_id).first()
        if not self.has_view_permission(request) or (request.method == "POST" and not may_curate(request)):
            raise PermissionDenied
        if found is None:
            raise Missing(self.opts, object_id)
        changed = changed_source(found)
        if request.method == "POST":
            if changed is None or self.is_accepted(request, changed):
                return HttpResponseRedirect(request.get_full_path())
            changed = changed_source(found)
        return self.relocation_page(request, found, changed)

    def relocation_page(self, request, source, changed: ChangedSource | None):
        """The page, by portions of claims."""
        number = number_in(request, "page")
        start = (number - 1) * ON_A_PAGE
        claims = list(changed.claims()[start : start + ON_A_PAGE + 1]) if changed else []
        relocated = changed.whereabouts(claims[:ON_A_PAGE]) if changed else []
        context = self.about(request, source) | {
            "title": f"Where the claims of {source.slug} went",
            "found": [shown(each, changed) for each in relocated],
            "has_changed": changed is not None,
            "previous": number - 1,
            "next": number + 1 if len(claims) > ON_A_PAGE else None,
            "may_accept": may_curate(request),
            "ticked": request.POST.getlist("claim"),
            "reason": request.POST.get("reason", WHY),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/relations/relocation.html", context)

    def is_accepted(self, request, changed: ChangedSource) -> bool:
        """Give the claims that were chosen the places that the page showed: one correction a record.

        Tells what is refused; the page then holds what was ticked and typed.
        """
        wanted = set(request.POST.getlist("claim")[:ON_A_PAGE])
        claims = list(
            changed.claims().filter(pk__in=filter(is_uuid, (each.partition("@")[0] for each in wanted)))
        )
        moving = [each for each in changed.whereabouts(claims) if each.moves and chosen(each) in wanted]
        stale = sorted(wanted - {chosen(each) for each in moving})
        for value in stale:
            messages.error(request, f"Claim {value.partition('@')[0]} {STALE}")
        if not wanted:
            messages.error(request, UNTICKED)
        by_record = sorted(moving, key=lambda each: each.claim.record_key)
        placed = [
            self.is_placed(request, record_key, list(listed))
            for record_key, listed in groupby(by_record, key=lambda each: each.claim.record_key)
        ]
        return bool(placed) and all(placed) and not stale

    def is_placed(self, request, record_key: str, moving: list[Relocated]) -> bool:
        """Give claims of one record their places, or tell why that is refused."""
        noun, _, key = record_key.partition("/")
        places = {str(each.claim.pk): each.at for each in moving}
        try:
            record = RECORDS[noun].objects.get(slug=key)
            tell_outcome(request, curation.place_claims(record, places, asked(request)))
        except EntenteError as refusal:
            for fault in faults_of(refusal):
                messages.error(request, f"{record_key}: {in_words(fault)}")
            return False
        return True


def chosen(each: Relocated) -> str:
    """How the form names a claim and where it was proposed to go."""
    return f"{each.claim.pk}@{each.finding.position}"


def shown(each: Relocated, changed: ChangedSource) -> dict:
    """A claim with the words of the paragraph where it stands by number, and of the one that is proposed."""
    claim = each.claim
    return {
        "relocated": each,
        "claim": claim,
        "url": f"{address(*claim.record_key.split('/', 1))}#fact-{claim.fact}",
        "value": chosen(each),
        "correct_url": correcting(claim),
        "here": words(changed, claim.paragraph.position, claim.printed),
        "there": words(changed, each.finding.position, claim.printed) if each.moves else None,
    }


def correcting(claim: Claim) -> str:
    """The form of a claim on the desk."""
    key = claim.record_key.partition("/")[2]
    return reverse(f"admin:relations_{RECORDS[claim.noun]._meta.model_name}_correct", args=[key, claim.pk])


def words(changed: ChangedSource, position: int, printed: str) -> list[Stretch]:
    """A paragraph of the text as it is now, with what a claim prints of it."""
    paragraphs = changed.text.paragraphs
    return stretches(paragraphs[position - 1], [printed]) if position <= len(paragraphs) else []
