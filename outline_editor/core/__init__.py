"""The document: model, edits, rules. No Qt, no files."""
