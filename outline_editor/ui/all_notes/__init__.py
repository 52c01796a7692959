"""The list of all notes of a document."""
