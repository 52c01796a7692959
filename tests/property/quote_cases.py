"""What random cases of quotes have in common."""

from __future__ import annotations

from outline_editor.core.anchors import Outcome

LETTERS = "ab 国"
"""Few, so that the same words stand in several places."""

REPORTED = (Outcome.LOST, Outcome.AMBIGUOUS)
"""What the list of problems, and that of lost notes, tell a person."""
