"""Outline Editor."""
