"""Validates responses with the models that datamodel-code-generator generates from an OpenAPI document.

python validating.py MODELS RESPONSES: the module, and a JSON object of [model, response] by operationId.
"""

import importlib.util
import json
import sys
from pathlib import Path


def main(models: str, responses: str) -> int:
    """Return how many responses are invalid; print the errors of each with its operation."""
    spec = importlib.util.spec_from_file_location("models", models)
    module = importlib.util.module_from_spec(spec)
    sys.modules["models"] = module
    spec.loader.exec_module(module)
    failures = 0
    for operation, (name, body) in json.loads(Path(responses).read_text(encoding="utf-8")).items():
        try:
            getattr(module, name).model_validate(body)
        except ValueError as error:
            failures += 1
            sys.stderr.write(f"{operation}: {str(error)[:500]}\n")
    return failures


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
