"""A request to the claim form next to the text of a source: filling it in, and saving the claim."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property

from relations.actions import curation
from relations.admin.forms.claim import ClaimForm, claim_form, initial_claim
from relations.admin.forms.inputs import TextField
from relations.admin.forms.reference import ReferenceField, is_reference, load_choice_labels
from relations.admin.links import record_url
from relations.admin.request_context import MOST_PAGE_DIGITS, add_outcome_message, change_request
from relations.documents.claim import facts_of
from relations.documents.descriptions import field_title
from relations.errors import Error, MissingReason
from relations.models import RECORDS, Modality
from relations.queries.curation.record_facts import data_of
from relations.queries.curation.word_meaning import meaning
from relations.queries.evidence.hypothetical_claim import standing_if_claimed, standing_of_new

LAST = "record of the last claim"
LONGEST = 400  # characters that are read from the form; a claim prints at most 80
FORM, PAGE = "admin/relations/claim_panel.html", "admin/relations/claim_page.html"
MORE = ("attributed_to", "modality", "negated", "deprecated", "note")
UNSPECIFIED = (None, "", False, Modality.REPORTED)
CHOOSE = "Choose a record, and the fact that the words are about."
SUGGESTED, OTHERS = "Suggested", "Others"


class RecordChoice(forms.Form):
    """The record that a claim is about."""

    record = ReferenceField(tuple(RECORDS), help_text="Type a part of a name or of an identifier.")


class ReaderClaimRequest:
    """A request about a claim in a paragraph of a source."""

    def __init__(self, model_admin, request, source):
        self.model_admin, self.request, self.source = model_admin, request, source
        self.data = request.POST if request.method == "POST" else request.GET
        self.is_fragment = request.headers.get("X-Requested-With") == "fetch"
        self.printed = self.text("printed")
        number = self.text("paragraph")
        is_number = number.isdecimal() and len(number) <= MOST_PAGE_DIGITS
        self.paragraph = int(number) if is_number else int(request.method != "POST")

    def text(self, name: str) -> str:
        """A field of the form, shortened and without NUL, so that the database accepts it."""
        return self.data.get(name, "").replace("\x00", "").strip()[:LONGEST]

    @cached_property
    def record(self):
        """The chosen record, or that of the last claim; None if there is neither."""
        key = self.text("record") if "record" in self.data else self.request.session.get(LAST, "")
        kind, _, slug = key.partition("/")
        if kind not in RECORDS or not is_reference(key):
            return None
        return RECORDS[kind].objects.filter(slug=slug).first()

    @cached_property
    def meaning(self):
        """What the selected words may mean: dates, numbers and names."""
        return meaning(self.printed)

    @cached_property
    def facts(self) -> dict[str, list[tuple[str, str]]]:
        """The facts of the record with their labels: first those that the selected words suggest."""
        found = {SUGGESTED: [], OTHERS: []}
        for fact in facts_of(type(self.record)) if self.record else ():
            group = SUGGESTED if self.meaning.fits(type(self.record), fact) else OTHERS
            found[group].append((fact, field_title(fact)))
        return found

    @cached_property
    def fact(self) -> str:
        """The chosen fact, or the only suggested one; empty if there is neither."""
        suggested, others = self.facts.values()
        chosen = self.text("fact")
        if chosen in dict([*suggested, *others]):
            return chosen
        return suggested[0][0] if len(suggested) == 1 else ""

    @property
    def meant_for(self) -> str:
        """The record, fact and words that a value was suggested for: if they change, it is suggested anew."""
        return f"{self.record.record_key} {self.fact} {self.printed}" if self.fact else ""

    def respond(self):
        """The response: the form, or a redirect after saving."""
        return self.save_claim() if self.request.method == "POST" else self.page(self.form())

    def form(self, data=None) -> ClaimForm:
        """The form, with an input for the value once a fact is chosen."""
        kind = claim_form(type(self.record), self.fact) if self.fact else ClaimForm
        form = kind(data, initial=self.initial_data(kind) if data is None else None)
        for name in ("source", "paragraph"):
            form.fields[name].widget = forms.HiddenInput()
        form.fields["printed"].widget.attrs |= {"size": 30, "maxlength": LONGEST}
        form.fields["reason"] = TextField(
            widget=forms.Textarea(attrs={"rows": 2}), help_text="For the reviewer and for the history."
        )
        del form.fields["locator"]
        return form

    def initial_data(self, kind) -> dict:
        """What was filled in; for a newly chosen fact, also the value that the words suggest."""
        found = {
            name: field.clean(field.widget.value_from_datadict(self.data, {}, name))
            for name, field in kind.base_fields.items()
        }
        if self.fact and self.text("meant_for") != self.meant_for:
            found["value"] = self.meaning.value(type(self.record), self.fact)
        at = f"{self.source.slug}#{self.paragraph}"
        return initial_claim(found | {"at": at, "printed": self.printed, "reason": self.text("reason")})

    def save_claim(self):
        """Save the claim and redirect, or show the form with its errors."""
        form = self.form(self.request.POST)
        form.full_clean()
        if not self.fact:
            form.add_error(None, CHOOSE)
            return self.page(form)
        try:
            outcome = curation.cite(self.record, self.fact, self.claim(form), change_request(self.request))
        except MissingReason as error:
            form.add_error("reason", error.message)
        except Error as error:
            form.add_errors(error)
        else:
            return self.redirect_after(outcome)
        return self.page(form)

    def claim(self, form: ClaimForm) -> dict:
        """The claim as documents hold it."""
        claim = form.claim() | {"at": f"{self.source.slug}#{self.paragraph}"}
        return {name: each for name, each in claim.items() if name != "reason" and each is not None}

    def redirect_after(self, outcome):
        """Show what the claim led to, and go back to the paragraph; the record stays chosen."""
        self.request.session[LAST] = self.record.record_key
        standing = standing_of_new(outcome.before, outcome.after, self.source)
        about = f"{self.record.record_key}, {field_title(self.fact).lower()}"
        messages.success(self.request, f"Claim on {about}. Standing: {standing}.")
        add_outcome_message(self.request, outcome)
        if outcome.new_conflicts:
            facts = ", ".join(outcome.new_conflicts)
            verb = "would disagree" if outcome.proposal else "disagree"
            messages.warning(self.request, f"Sources {verb} on {facts}.")
        reader = reverse("admin:relations_source_reader", args=[self.source.slug])
        where = f"{reader}?paragraph={self.paragraph}#p{self.paragraph}"
        if self.is_fragment:
            return HttpResponse(status=204, headers={"X-Next": where})
        return HttpResponseRedirect(where)

    @property
    def is_empty(self) -> bool:
        """Whether the record has no value for the fact."""
        return not self.fact or data_of(self.record).get(self.fact) is None

    def standing(self, form: ClaimForm) -> str | None:
        """The standing that the claim would have; None if it is incomplete or already submitted."""
        if not self.fact or form.is_bound:
            return None
        claim = {"at": f"{self.source.slug}#{self.paragraph}", "printed": self.printed or "-"}
        given = {name: form.initial.get(name) for name in ("value", "modality", "negated")}
        claim |= {name: each for name, each in given.items() if each is not None}
        return standing_if_claimed(self.record, self.fact, claim, self.source)

    def page(self, form: ClaimForm):
        """The form: alone for the script of the reader, or as a page of its own."""
        choice = RecordChoice(initial={"record": self.record and self.record.record_key})
        load_choice_labels([choice, form])
        context = {
            "form": form,
            "choice": choice,
            "claim_request": self,
            "more": [form[name] for name in MORE],
            "is_more": any(form[name].value() not in UNSPECIFIED for name in MORE),
            "standing": self.standing(form),
            "is_empty": self.is_empty,
            "action": reverse("admin:relations_source_claim", args=[self.source.slug]),
            "record_url": self.record and record_url(self.record.noun(), self.record.key),
        }
        if self.is_fragment:
            return TemplateResponse(self.request, FORM, context)
        return TemplateResponse(self.request, PAGE, context | self.page_context(form))

    def page_context(self, form: ClaimForm) -> dict:
        """What a page of its own shows besides the form."""
        text = self.source.texts.filter(position=self.paragraph).first()
        return {
            **self.model_admin.admin_site.each_context(self.request),
            "title": f"Add a claim from paragraph {self.paragraph}",
            "opts": self.model_admin.opts,
            "original": self.source,
            "media": self.model_admin.media + form.media,
            "text": text and text.text,
        }
