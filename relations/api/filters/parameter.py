"""Filters by words, texts, codes, numbers, choices and flags."""

import re
from collections.abc import Collection
from typing import Any

from relations.api.filters.filter import Filter
from relations.api.parameters import patterns
from relations.api.parameters.parameter import InvalidValue, Schema
from relations.api.problems.did_you_mean import did_you_mean
from relations.queries.relation.participants import reaching

MAX_WORDS, MAX_LETTERS = 100, 500


def several(each: Schema) -> Schema:
    """The schema of a filter that takes several values."""
    return {"type": "array", "items": each, "minItems": 1, "maxItems": MAX_WORDS}


class WordsParameter(Filter):
    """Words, of which any may match. Subclasses define the words."""

    repeats = True

    def split(self, texts: list[str]) -> list[str]:
        return [word.strip() for word in super().split(texts)] if self.splits else texts

    def clean_all(self, texts: list[str], view: Any) -> Any:
        if len(texts) > MAX_WORDS:
            raise InvalidValue("too_many", f"Give at most {MAX_WORDS} values.")
        if "" in texts:
            raise InvalidValue("empty", "A value is empty. Leave the parameter out, or fill it.")
        return self.checked(texts)

    def checked(self, words: list[str]) -> Any:
        """The values of the words. Raises InvalidValue."""
        return words

    def filter(self, queryset, value):
        return queryset.filter(reaching(queryset.model, [self.column], value)) if value else queryset


class TextParameter(WordsParameter):
    """Text exactly as stored, commas included. Repeat the parameter for several values."""

    splits = False
    schema = several(
        {
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_LETTERS,
            "pattern": patterns.anchored(patterns.TEXT),
        }
    )

    def checked(self, words: list[str]) -> list[str]:
        if any("\x00" in word for word in words):
            raise InvalidValue("nul", "A value holds a NUL character. Remove it.")
        if any(len(word) > MAX_LETTERS for word in words):
            raise InvalidValue("too_long", f"Write at most {MAX_LETTERS} characters.")
        return words


class CodeParameter(WordsParameter):
    """Identifiers or codes of one form, exactly as stored."""

    def __init__(
        self, *args: Any, form: str, longest: int = MAX_LETTERS, example: str, **kwargs: Any
    ) -> None:
        self.form, self.longest = re.compile(form), longest
        self.schema = several({"type": "string", "maxLength": longest, "pattern": patterns.anchored(form)})
        super().__init__(*args, example=example, **kwargs)

    def checked(self, words: list[str]) -> list[str]:
        for word in words:
            if len(word) > self.longest or not self.form.fullmatch(word):
                rule = f"{word[:80]!r} does not have the form {self.form.pattern}, as in {self.example}."
                raise InvalidValue("malformed", rule)
        return words


class SlugParameter(CodeParameter):
    """Identifiers of records."""

    def __init__(self, *, help_text: str, example: str) -> None:
        longest = patterns.LONGEST_SLUG
        super().__init__("slug", form=patterns.SLUG, longest=longest, help_text=help_text, example=example)


class NumberParameter(WordsParameter):
    """Whole numbers from 1."""

    schema = several({"type": "integer", "minimum": 1, "maximum": 999_999_999})

    def checked(self, words: list[str]) -> list[int]:
        if any(not re.fullmatch("[1-9][0-9]{0,8}", word) for word in words):
            raise InvalidValue("not_a_number", "Write whole numbers from 1, in digits.")
        return [int(word) for word in words]

    def example_value(self, example: str) -> list[int]:
        return [int(example)]


class ChoiceParameter(WordsParameter):
    """Choices that the field declares."""

    def __init__(self, *args: Any, choices: Collection[tuple[str, str]], **kwargs: Any) -> None:
        self.words = [value for value, _ in choices]
        self.schema = several({"type": "string", "enum": self.words})
        super().__init__(*args, example=self.words[0], **kwargs)

    def checked(self, words: list[str]) -> list[str]:
        for word in words:
            if word not in self.words:
                rule = f"{word[:80]!r} is none of {', '.join(self.words)}.{did_you_mean(word, self.words)}"
                raise InvalidValue("invalid_choice", rule)
        return words


class FlagParameter(Filter):
    """Yes or no; `condition` selects the rows for yes."""

    schema = {"type": "boolean"}

    def __init__(self, *, condition: Any, help_text: str) -> None:
        self.condition = condition
        super().__init__(help_text=help_text, example="true")

    def clean(self, text: str, view: Any) -> bool:
        if text not in ("true", "false"):
            raise InvalidValue("not_a_flag", "Write true or false.")
        return text == "true"

    def example_value(self, example: str) -> bool:
        return True

    def filter(self, queryset, value):
        if value is None:
            return queryset
        return queryset.filter(self.condition) if value else queryset.exclude(self.condition)
