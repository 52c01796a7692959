"""A list to choose from by writing a part of what is wanted."""
