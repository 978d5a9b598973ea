"""Inputs for references to other records, with the autocomplete of Django's admin."""

from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.urls import reverse

from relations.documents.parts.reference import WORDS
from relations.models import Claim
from relations.queries.search.names import names


def reference_label(reference: str, name: str | None) -> str:
    """The label of a reference, such as `Viet Nam (country VNM)`."""
    kind, _, key = reference.partition("/")
    return f"{name} ({kind.replace('_', ' ')} {key})" if name else reference


class NamedAutocompleteSelect(AutocompleteSelect):
    """The autocomplete of Django's admin, with a script that gives it an accessible name."""

    @property
    def media(self):
        return super().media + forms.Media(js=["curation/select_names.js"])


class ReferenceSelectMixin:
    """A select that holds only what is chosen and searches the rest. Its values are `kind/key`."""

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
            "data-placeholder": "Type to search",
        }

    def optgroups(self, name, value, attrs=None):
        chosen = [str(each) for each in value if each]
        options = [] if self.allow_multiple_selected else [self.create_option(name, "", "", False, 0)]
        for number, each in enumerate(chosen, start=1):
            label = reference_label(each, self.names.get(each))
            options.append(self.create_option(name, each, label, True, number))
        return [(None, options, 0)]

    @property
    def media(self):
        return NamedAutocompleteSelect(Claim._meta.get_field("source"), admin.site).media


class ReferenceSelect(ReferenceSelectMixin, forms.Select):
    """A select for one reference."""


class ReferenceSelectMultiple(ReferenceSelectMixin, forms.SelectMultiple):
    """A select for several references."""


class ReferenceField(forms.Field):
    """One reference: its key if only one kind is possible (`noun`), otherwise `kind/key`."""

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
    """Several references to one kind, as a list of keys."""

    def __init__(self, noun: str, **options):
        super().__init__((noun,), noun=noun, widget=ReferenceSelectMultiple((noun,)), **options)

    def prepare_value(self, value):
        return [super(ReferencesField, self).prepare_value(each) for each in value or ()]

    def clean(self, value):
        return [super(ReferencesField, self).clean(each) for each in value or () if each]


class Inputs(forms.MultiWidget):
    """Several inputs for one value, each with an accessible name."""

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
    """Two inputs: a reference, or words for what is not a record."""

    def __init__(self, kinds):
        words = forms.TextInput(attrs={"placeholder": "or in words"})
        super().__init__(reference=ReferenceSelect(kinds), in_words=words)

    def decompress(self, value):
        kind, _, words = (value or "").partition("/")
        return [None, words] if kind == WORDS else [value, None]


class WordsField(forms.Field):
    """A reference as `kind/key`, or words as `words/…`."""

    def __init__(self, kinds: tuple[str, ...], **options):
        super().__init__(required=False, widget=WordsInputs(kinds), **options)

    def clean(self, value):
        reference, words = value
        return f"{WORDS}/{words}" if words and words.strip() else reference or None


class PairInputs(Inputs):
    """Two inputs for references to one kind."""

    def __init__(self, noun: str):
        super().__init__(one=ReferenceSelect((noun,)), other=ReferenceSelect((noun,)))

    def decompress(self, value):
        return [*(value or ()), None, None][:2]


class PairField(forms.Field):
    """Two references to one kind, as a list of keys."""

    def __init__(self, noun: str, **options):
        self.noun = noun
        super().__init__(required=False, widget=PairInputs(noun), **options)

    def prepare_value(self, value):
        return [each if not each or "/" in each else f"{self.noun}/{each}" for each in value or ()]

    def clean(self, value):
        return [each.removeprefix(f"{self.noun}/") for each in value if each]


def load_choice_labels(all_forms: Iterable[forms.BaseForm]) -> None:
    """Load the labels of everything that is chosen in some forms, with one query."""
    found = [(widget, chosen) for form in all_forms for bound in form for widget, chosen in selects(bound)]
    wanted = {reference for _, chosen in found for reference in chosen}
    known = names(tuple(reference.split("/", 1)) for reference in wanted)
    labels = {f"{kind}/{key}": name for (kind, key), name in known.items()}
    for widget, _ in found:
        widget.names = labels


def selects(bound: forms.BoundField):
    """The selects of a field, each with the references chosen in it."""
    widget, value = bound.field.widget, bound.value()
    pairs = [(widget, value)]
    if isinstance(widget, forms.MultiWidget):
        values = value if isinstance(value, list) else widget.decompress(value)
        pairs = zip(widget.widgets, values, strict=False)
    for each, chosen in pairs:
        if isinstance(each, ReferenceSelectMixin):
            listed = chosen if isinstance(chosen, list) else [chosen]
            yield each, [one for one in listed if isinstance(one, str) and is_reference(one)]


def is_reference(text: str) -> bool:
    """Whether text has the form of a reference; the database would reject some other text."""
    kind, _, key = text.partition("/")
    return kind.isidentifier() and key.isprintable() and 0 < len(key) <= 200 and "\x00" not in key
