"""Quotes text of digits in openapi.yaml, so that all YAML readers read it as text.

YAML 1.2 reads 08 and 1e3 as numbers. PyYAML follows YAML 1.1, where they are text without quotes.
"""

import re
from typing import Any

import yaml

LIKE_NUMBERS = re.compile(r"[-+]?[0-9][0-9.]*([eE][-+]?[0-9]+)?")


def quote_numbers(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: let the YAML writer quote text that looks like a number."""
    for dumper in (yaml.SafeDumper, yaml.CSafeDumper):
        if LIKE_NUMBERS not in dict(dumper.yaml_implicit_resolvers.get("0", ())).values():
            dumper.add_implicit_resolver("tag:yaml.org,2002:float", LIKE_NUMBERS, list("-+0123456789"))
    return result
