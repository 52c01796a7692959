"""Other shapes of an outline than the YAML file."""
