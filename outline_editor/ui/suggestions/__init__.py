"""Suggestions in the window: marks under words, cards to accept or reject."""
