"""Schemas with a discriminator: a union type for each, and a reader that returns the right form."""

import re
from typing import Any

Schema = dict[str, Any]

TEXT = '''"""{description}"""

from collections.abc import Mapping
from typing import Any, ClassVar

from entente_client.forms import UnknownForm

{imports}

{name} = {union}


class Any{name}:
    """Reads `{name}`, whose form depends on `{member}`."""

    forms: ClassVar[dict[str, type[{name}]]] = {{
{forms}
    }}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> {name}:
        """Return the model of a JSON object. Raises UnknownForm for other forms."""
        name = src_dict[{member!r}]
        if name not in cls.forms:
            raise UnknownForm(f"{{name!r}} is none of {{[*cls.forms]!r}}")
        return cls.forms[name].from_dict(src_dict)
'''


def is_choice(schema: Schema) -> bool:
    """Return whether a schema has several forms and a discriminator."""
    return "discriminator" in schema


def choices(document: Schema) -> dict[str, Schema]:
    """Return the schemas with a discriminator by name."""
    schemas = document["components"]["schemas"]
    return {name: schema for name, schema in schemas.items() if is_choice(schema)}


def choice(name: str, schema: Schema, modules: dict[str, str]) -> str:
    """Return the source of the module of one such schema."""
    discriminator = schema["discriminator"]
    forms = {word: form.rpartition("/")[2] for word, form in discriminator["mapping"].items()}
    return TEXT.format(
        name=name,
        description=schema.get("description", "One of several forms."),
        member=discriminator["propertyName"],
        imports="\n".join(f"from .{modules[form]} import {form}" for form in sorted(forms.values())),
        union=" | ".join(sorted(forms.values())),
        forms="\n".join(f"        {word!r}: {form}," for word, form in forms.items()),
    )


def snake(name: str) -> str:
    """Return the module name of a class."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
