"""`python -m tests.core.write_schemas` brings the schemas in `resources/schema` up to date."""

from __future__ import annotations

import json

from outline_editor.core.schema import (
    CODEBOOK_SCHEMA,
    OUTLINE_SCHEMA,
    codebook_schema,
    outline_schema,
)
from outline_editor.resources import resource


def schema_files() -> dict[str, str]:
    """The text of each schema's file, by the file's name; the same on every machine."""
    schemas = {OUTLINE_SCHEMA: outline_schema(), CODEBOOK_SCHEMA: codebook_schema()}
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }


def main() -> None:
    for name, text in schema_files().items():
        resource(f"schema/{name}").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
