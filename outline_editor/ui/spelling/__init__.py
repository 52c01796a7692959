"""Spelling in the window: waves under words, and menus for them."""
