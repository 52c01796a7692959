"""`python -m tests.core.write_schemas` brings the schemas in `resources/schema` up to date."""

from __future__ import annotations

from outline_editor.core.schema import schema_files
from outline_editor.resources import resource


def main() -> None:
    for name, text in schema_files().items():
        resource(f"schema/{name}").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
