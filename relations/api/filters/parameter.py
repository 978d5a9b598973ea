"""The sorts of parameters that filters are made of. Each tells the schema what it takes, with an example."""

import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django_filters import Filter
from drf_spectacular.utils import extend_schema_field

from relations.api import forms as written
from relations.api.nearest import nearest
from relations.queries.sides import reaching

MAX_WORDS, MAX_LETTERS = 100, 500


def several(each: dict[str, Any]) -> dict[str, Any]:
    """The schema of a parameter that takes several values."""
    return {"type": "array", "items": each, "minItems": 1, "maxItems": MAX_WORDS}


class Parameter(Filter):
    """A parameter of a list. Whether it `repeats`: then commas or repetition mean *or*."""

    repeats = False
    schema: dict[str, Any] = {"type": "string"}

    def __init__(self, *args: Any, help_text: str, example: str, **kwargs: Any) -> None:
        super().__init__(*args, help_text=help_text, **kwargs)
        shown = self.schema | {"description": self.described(help_text), "examples": [self.shown(example)]}
        extend_schema_field(shown)(self)

    def described(self, help_text: str) -> str:
        return f"{help_text} Several with commas or repeated: any of them." if self.repeats else help_text

    def shown(self, example: str) -> Any:
        return [example] if self.repeats else example


class WordsInput(forms.Widget):
    """The words of a parameter that may be repeated and may hold commas."""

    def value_from_datadict(self, data, files, name):
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [word.strip() for value in values for word in value.split(",")]


class WordsField(forms.Field):
    """A list of words, each checked by `check`."""

    widget = WordsInput

    def __init__(self, *, check: Any, **kwargs: Any) -> None:
        self.check = check
        super().__init__(**kwargs)

    def clean(self, value: list[str]) -> Any:
        if len(value) > MAX_WORDS:
            raise ValidationError(f"Ask for at most {MAX_WORDS} at once.", code="too_many")
        if "" in value:
            raise ValidationError("A value is empty. Leave the parameter out, or fill it.", code="empty")
        return self.check(value) if value else None


class WordsParameter(Parameter):
    """Words, any of which may hold; subclasses say which words there are."""

    repeats = True
    field_class = WordsField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, check=self.checked, **kwargs)

    def checked(self, words: list[str]) -> Any:
        return words

    def filter(self, queryset, value):
        return queryset.filter(reaching(queryset.model, [self.field_name], value)) if value else queryset


class TextInput(forms.Widget):
    """The texts of a parameter that may be repeated; commas belong to them."""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])


class TextField(WordsField):
    """A list of texts."""

    widget = TextInput


class TextParameter(WordsParameter):
    """Text exactly as the field holds it, with its commas: only repetition means *or*."""

    field_class = TextField
    schema = several(
        {"type": "string", "minLength": 1, "maxLength": MAX_LETTERS, "pattern": written.whole(written.TEXT)}
    )

    def described(self, help_text: str) -> str:
        return f"{help_text} Several if repeated: any of them."

    def checked(self, words: list[str]) -> list[str]:
        if any("\x00" in word for word in words):
            raise ValidationError("A value holds a NUL character. Remove it.", code="nul")
        if any(len(word) > MAX_LETTERS for word in words):
            raise ValidationError(f"Write at most {MAX_LETTERS} characters.", code="too_long")
        return words


class CodeParameter(WordsParameter):
    """Identifiers or codes, exactly as the field holds them, all of one form."""

    def __init__(
        self, *args: Any, form: str, longest: int = MAX_LETTERS, example: str, **kwargs: Any
    ) -> None:
        self.form, self.longest, self.example = re.compile(form), longest, example
        self.schema = several({"type": "string", "maxLength": longest, "pattern": written.whole(form)})
        super().__init__(*args, example=example, **kwargs)

    def checked(self, words: list[str]) -> list[str]:
        for word in words:
            if len(word) > self.longest or not self.form.fullmatch(word):
                rule = f"{word[:80]!r} is not written like {self.example}, as {self.form.pattern}."
                raise ValidationError(rule, code="malformed")
        return words


class SlugParameter(CodeParameter):
    """Identifiers of things that have readable ones."""

    def __init__(self, *, help_text: str, example: str) -> None:
        longest = written.LONGEST_SLUG
        super().__init__("slug", form=written.SLUG, longest=longest, help_text=help_text, example=example)


class NumberParameter(WordsParameter):
    """Whole numbers from 1."""

    schema = several({"type": "integer", "minimum": 1, "maximum": 999_999_999})

    def checked(self, words: list[str]) -> list[int]:
        if any(not re.fullmatch("[1-9][0-9]{0,8}", word) for word in words):
            raise ValidationError("Write whole numbers from 1, in digits.", code="not_a_number")
        return [int(word) for word in words]

    def shown(self, example: str) -> list[int]:
        return [int(example)]


class ChoiceParameter(WordsParameter):
    """Declared choices of the field."""

    def __init__(self, *args: Any, choices: Collection[tuple[str, str]], **kwargs: Any) -> None:
        self.words = [value for value, _ in choices]
        self.schema = several({"type": "string", "enum": self.words})
        super().__init__(*args, example=self.words[0], **kwargs)

    def checked(self, words: list[str]) -> list[str]:
        for word in words:
            if word not in self.words:
                rule = f"{word[:80]!r} is none of {', '.join(self.words)}.{nearest(word, self.words)}"
                raise ValidationError(rule, code="unknown_choice")
        return words


class FlagField(forms.Field):
    """`true` or `false`."""

    def clean(self, value: str | None) -> bool | None:
        if value is None:
            return None
        if value not in ("true", "false"):
            raise ValidationError("Write true or false.", code="not_a_flag")
        return value == "true"


class FlagParameter(Parameter):
    """Yes or no; `condition` holds for yes."""

    field_class = FlagField
    schema = {"type": "boolean"}

    def __init__(self, *, condition: Any, help_text: str) -> None:
        self.condition = condition
        super().__init__(help_text=help_text, example="true")

    def shown(self, example: str) -> bool:
        return True

    def filter(self, queryset, value):
        if value is None:
            return queryset
        return queryset.filter(self.condition) if value else queryset.exclude(self.condition)
