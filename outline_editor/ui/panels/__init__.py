"""What stands around the outline: inspector, notes, problems, document."""
