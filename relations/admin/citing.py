"""One request to the form of a claim beside the text: filling it in, and saving it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property

from relations.actions import curation
from relations.admin.addresses import address
from relations.admin.asking import asked, tell_outcome
from relations.admin.claim_form import ClaimForm, claim_form, filled_in
from relations.admin.inputs import TextField, titled
from relations.admin.page import MOST_DIGITS
from relations.admin.reference_input import ReferenceField, is_reference, name_choices
from relations.documents.claim import facts_of
from relations.errors import EntenteError
from relations.models import RECORDS, Modality
from relations.queries.claimed import standing_if_claimed, standing_of_new
from relations.queries.meaning import meaning
from relations.refusals import NoReason

LAST = "record of the last claim"
LONGEST = 400  # of what is looked at; a claim prints less
FORM, PAGE = "admin/relations/claim_beside.html", "admin/relations/claim_page.html"
MORE = ("attributed_to", "modality", "negated", "deprecated", "note")
UNSAID = (None, "", False, Modality.REPORTED)
CHOOSE = "Choose a record, and the fact that the words bear on."


class RecordChoice(forms.Form):
    """Which record a claim is on."""

    record = ReferenceField(tuple(RECORDS), help_text="Type a part of a name, or of an identifier.")


class Citing:
    """A request about a claim at a paragraph of a source."""

    def __init__(self, desk, request, source):
        self.desk, self.request, self.source = desk, request, source
        self.given = request.POST if request.method == "POST" else request.GET
        self.is_beside = request.headers.get("X-Requested-With") == "fetch"
        self.printed = self.text("printed")
        number = self.text("paragraph")
        is_number = number.isdecimal() and len(number) <= MOST_DIGITS
        self.paragraph = int(number) if is_number else int(request.method != "POST")

    def text(self, name: str) -> str:
        """A text that was given, as a database may be asked for it."""
        return self.given.get(name, "").replace("\x00", "").strip()[:LONGEST]

    @cached_property
    def record(self):
        """The record that was chosen now, or for the last claim."""
        key = self.text("record") if "record" in self.given else self.request.session.get(LAST, "")
        kind, _, slug = key.partition("/")
        if kind not in RECORDS or not is_reference(key):
            return None
        return RECORDS[kind].objects.filter(slug=slug).first()

    @cached_property
    def meaning(self):
        return meaning(self.printed)

    @cached_property
    def facts(self) -> dict[str, list[tuple[str, str]]]:
        """The facts of the record in words, those first that the selected words fit."""
        found = {"Fit the words": [], "Others": []}
        for fact in facts_of(type(self.record)) if self.record else ():
            group = "Fit the words" if self.meaning.fits(type(self.record), fact) else "Others"
            found[group].append((fact, titled(fact)))
        return found

    @cached_property
    def fact(self) -> str:
        """The fact that was chosen, or the only one that the words fit."""
        fits, others = self.facts.values()
        chosen = self.text("fact")
        if chosen in dict([*fits, *others]):
            return chosen
        return fits[0][0] if len(fits) == 1 else ""

    @property
    def meant_for(self) -> str:
        """What a value was filled in for: when that changes, another is proposed."""
        return f"{self.record.record_key} {self.fact} {self.printed}" if self.fact else ""

    def answer(self):
        """What the request is answered."""
        return self.saved() if self.request.method == "POST" else self.page(self.form())

    def form(self, data=None) -> ClaimForm:
        """The form as far as it is known what to ask."""
        kind = claim_form(type(self.record), self.fact) if self.fact else ClaimForm
        form = kind(data, initial=self.filled_in(kind) if data is None else None)
        for name in ("source", "paragraph"):
            form.fields[name].widget = forms.HiddenInput()
        form.fields["printed"].widget.attrs |= {"size": 30, "maxlength": LONGEST}
        form.fields["reason"] = TextField(
            widget=forms.Textarea(attrs={"rows": 2}), help_text="Why, for the reviewer and for the history."
        )
        del form.fields["locator"]
        return form

    def filled_in(self, kind) -> dict:
        """What was given, and for a fact that is new, the value that the words say."""
        found = {
            name: field.clean(field.widget.value_from_datadict(self.given, {}, name))
            for name, field in kind.base_fields.items()
        }
        if self.fact and self.text("meant_for") != self.meant_for:
            found["value"] = self.meaning.value(type(self.record), self.fact)
        at = f"{self.source.slug}#{self.paragraph}"
        return filled_in(found | {"at": at, "printed": self.printed, "reason": self.text("reason")})

    def saved(self):
        """Save the claim, or show what is wrong, with all that was typed."""
        form = self.form(self.request.POST)
        form.full_clean()
        if not self.fact:
            form.add_error(None, CHOOSE)
            return self.page(form)
        try:
            outcome = curation.cite(self.record, self.fact, self.claim(form), asked(self.request))
        except NoReason as refusal:
            form.add_error("reason", refusal.sentence)
        except EntenteError as refusal:
            form.tell(refusal)
        else:
            return self.done(outcome)
        return self.page(form)

    def claim(self, form: ClaimForm) -> dict:
        """The claim that was filled in, in portable form."""
        claim = form.claim() | {"at": f"{self.source.slug}#{self.paragraph}"}
        return {name: each for name, each in claim.items() if name != "reason" and each is not None}

    def done(self, outcome):
        """Say what came of it, and go back to the paragraph; the record stays chosen."""
        self.request.session[LAST] = self.record.record_key
        standing = standing_of_new(outcome.before, outcome.after, self.source)
        verb = "would stand" if outcome.proposal else "stands"
        told = f"The claim {verb} as “{standing}” beside {self.record.record_key}, {titled(self.fact)}."
        messages.success(self.request, told)
        tell_outcome(self.request, outcome)
        if outcome.new_conflicts:
            facts = ", ".join(outcome.new_conflicts)
            messages.warning(self.request, f"Sources {'would ' * bool(outcome.proposal)}disagree on {facts}.")
        reader = reverse("admin:relations_source_reader", args=[self.source.slug])
        where = f"{reader}?paragraph={self.paragraph}#p{self.paragraph}"
        if self.is_beside:
            return HttpResponse(status=204, headers={"X-Next": where})
        return HttpResponseRedirect(where)

    def standing(self, form: ClaimForm) -> str | None:
        """How the claim would stand, as far as it is filled in without a fault."""
        if not self.fact or form.is_bound:
            return None
        claim = {"at": f"{self.source.slug}#{self.paragraph}", "printed": self.printed or "-"}
        given = {name: form.initial.get(name) for name in ("value", "modality", "negated")}
        claim |= {name: each for name, each in given.items() if each is not None}
        return standing_if_claimed(self.record, self.fact, claim, self.source)

    def page(self, form: ClaimForm):
        """The form, alone or as a page of its own."""
        choice = RecordChoice(initial={"record": self.record and self.record.record_key})
        name_choices([choice, form])
        context = {
            "form": form,
            "choice": choice,
            "citing": self,
            "more": [form[name] for name in MORE],
            "is_more": any(form[name].value() not in UNSAID for name in MORE),
            "standing": self.standing(form),
            "action": reverse("admin:relations_source_claim", args=[self.source.slug]),
            "record_url": self.record and address(self.record.noun(), self.record.key),
        }
        if self.is_beside:
            return TemplateResponse(self.request, FORM, context)
        return TemplateResponse(self.request, PAGE, context | self.whole(form))

    def whole(self, form: ClaimForm) -> dict:
        """What a page of its own is told beside."""
        text = self.source.texts.filter(position=self.paragraph).first()
        return {
            **self.desk.admin_site.each_context(self.request),
            "title": f"Claim at paragraph {self.paragraph}",
            "opts": self.desk.opts,
            "original": self.source,
            "media": self.desk.media + form.media,
            "text": text and text.text,
        }
