"""Spelling: words of a text, dictionaries of the user, what is right and what to offer."""
