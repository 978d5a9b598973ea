"""Inputs for references: found by typing, by the admin's own autocomplete, and never chosen from a table."""

from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.urls import reverse

from relations.documents.reference import WORDS
from relations.models import Claim
from relations.queries.references import names


def called(reference: str, name: str | None) -> str:
    """A reference in words: `Viet Nam (country VNM)`."""
    kind, _, key = reference.partition("/")
    return f"{name} ({kind.replace('_', ' ')} {key})" if name else reference


class NamedAutocompleteSelect(AutocompleteSelect):
    """The admin's own input that finds by typing, with the name of its select for those who hear it."""

    @property
    def media(self):
        return super().media + forms.Media(js=["desk/naming.js"])


class Finding:
    """A select that holds what is chosen and finds the rest by typing. Values are `kind/key`."""

    def __init__(self, kinds: Iterable[str], attrs: dict | None = None):
        super().__init__(attrs)
        self.kinds = tuple(kinds)
        self.names: dict[str, str | None] = {}

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {
            "class": "admin-autocomplete",
            "data-ajax--cache": "true",
            "data-ajax--delay": 250,
            "data-ajax--type": "GET",
            "data-ajax--url": reverse("find"),
            "data-field-name": ",".join(self.kinds),
            "data-theme": "admin-autocomplete",
            "data-allow-clear": "false" if self.allow_multiple_selected else "true",
            "data-placeholder": "Type to find",
        }

    def optgroups(self, name, value, attrs=None):
        chosen = [str(each) for each in value if each]
        options = [] if self.allow_multiple_selected else [self.create_option(name, "", "", False, 0)]
        for number, each in enumerate(chosen, start=1):
            label = called(each, self.names.get(each))
            options.append(self.create_option(name, each, label, True, number))
        return [(None, options, 0)]

    @property
    def media(self):
        return NamedAutocompleteSelect(Claim._meta.get_field("source"), admin.site).media


class ReferenceSelect(Finding, forms.Select):
    """One reference."""


class ReferenceSelectMultiple(Finding, forms.SelectMultiple):
    """Several references."""


class ReferenceField(forms.Field):
    """One reference; in portable form its bare key where only one kind is meant (`noun`), or `kind/key`."""

    def __init__(self, kinds: tuple[str, ...], *, noun: str = "", **options):
        self.noun = noun
        options.setdefault("widget", ReferenceSelect(kinds))
        super().__init__(required=False, **options)

    def prepare_value(self, value):
        return f"{self.noun}/{value}" if self.noun and value and "/" not in value else value

    def clean(self, value):
        value = value or ""
        return (value.removeprefix(f"{self.noun}/") if self.noun else value) or None


class ReferencesField(ReferenceField):
    """Several references of one kind: a list of bare keys."""

    def __init__(self, noun: str, **options):
        super().__init__((noun,), noun=noun, widget=ReferenceSelectMultiple((noun,)), **options)

    def prepare_value(self, value):
        return [super(ReferencesField, self).prepare_value(each) for each in value or ()]

    def clean(self, value):
        return [super(ReferencesField, self).clean(each) for each in value or () if each]


class Inputs(forms.MultiWidget):
    """Several inputs for one value, each with a name of its own for those who hear the page."""

    template_name = "admin/relations/widgets/inputs.html"

    def __init__(self, **widgets):
        for name, widget in widgets.items():
            widget.attrs["data-part"] = name
        super().__init__(widgets)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for each in context["widget"]["subwidgets"]:
            part = each["attrs"]["data-part"].replace("_", " ")
            each["attrs"]["aria-label"] = part if part in name else f"{name.replace('-', ' ')}: {part}"
        return context


class WordsInputs(Inputs):
    """A reference, or words for what is no record."""

    def __init__(self, kinds):
        words = forms.TextInput(attrs={"placeholder": "or in words"})
        super().__init__(reference=ReferenceSelect(kinds), in_words=words)

    def decompress(self, value):
        kind, _, words = (value or "").partition("/")
        return [None, words] if kind == WORDS else [value, None]


class WordsField(forms.Field):
    """A reference to one of several kinds, or `words/…`."""

    def __init__(self, kinds: tuple[str, ...], **options):
        super().__init__(required=False, widget=WordsInputs(kinds), **options)

    def clean(self, value):
        reference, words = value
        return f"{WORDS}/{words}" if words and words.strip() else reference or None


class PairInputs(Inputs):
    """Two references of one kind."""

    def __init__(self, noun: str):
        super().__init__(one=ReferenceSelect((noun,)), other=ReferenceSelect((noun,)))

    def decompress(self, value):
        return [*(value or ()), None, None][:2]


class PairField(forms.Field):
    """Two references of one kind, as a list of bare keys."""

    def __init__(self, noun: str, **options):
        self.noun = noun
        super().__init__(required=False, widget=PairInputs(noun), **options)

    def prepare_value(self, value):
        return [each if not each or "/" in each else f"{self.noun}/{each}" for each in value or ()]

    def clean(self, value):
        return [each.removeprefix(f"{self.noun}/") for each in value if each]


def name_choices(forms_shown: Iterable[forms.BaseForm]) -> None:
    """Give all that is chosen in some forms its name: one query for all."""
    found = [(widget, chosen) for form in forms_shown for bound in form for widget, chosen in selects(bound)]
    wanted = {reference for _, chosen in found for reference in chosen}
    known = names(tuple(reference.split("/", 1)) for reference in wanted)
    called_so = {f"{kind}/{key}": name for (kind, key), name in known.items()}
    for widget, _ in found:
        widget.names = called_so


def selects(bound: forms.BoundField):
    """The selects of a field, each with the references that are chosen in it."""
    widget, value = bound.field.widget, bound.value()
    pairs = [(widget, value)]
    if isinstance(widget, forms.MultiWidget):
        values = value if isinstance(value, list) else widget.decompress(value)
        pairs = zip(widget.widgets, values, strict=False)
    for each, chosen in pairs:
        if isinstance(each, Finding):
            listed = chosen if isinstance(chosen, list) else [chosen]
            yield each, [one for one in listed if isinstance(one, str) and is_reference(one)]


def is_reference(text: str) -> bool:
    """Whether it may name something; a database refuses to be asked for other text."""
    kind, _, key = text.partition("/")
    return kind.isidentifier() and key.isprintable() and 0 < len(key) <= 200 and "\x00" not in key
