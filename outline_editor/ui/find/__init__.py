"""Finding, filtering and replacing in the outline."""
