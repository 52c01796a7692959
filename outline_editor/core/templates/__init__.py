"""The English of every message, by code. See `errors.Message`.

A pair is singular and plural, chosen by the value `n`. What a person can do
about it comes last in the sentence.
"""

from __future__ import annotations

from outline_editor.core.templates.briefing import BRIEFING
from outline_editor.core.templates.claims import CLAIMS
from outline_editor.core.templates.command_line import COMMAND_LINE
from outline_editor.core.templates.commands import COMMANDS
from outline_editor.core.templates.curation import CURATION
from outline_editor.core.templates.edits import EDITS
from outline_editor.core.templates.files import FILES
from outline_editor.core.templates.merging import MERGING
from outline_editor.core.templates.problems import PROBLEMS
from outline_editor.core.templates.program import PROGRAM
from outline_editor.core.templates.prose import PROSE
from outline_editor.core.templates.reading import READING
from outline_editor.core.templates.refusals import REFUSALS
from outline_editor.core.templates.searching import SEARCHING
from outline_editor.core.templates.warnings import WARNINGS
from outline_editor.core.templates.window import WINDOW

TEMPLATES: dict[str, str | tuple[str, str]] = {
    **EDITS,
    **COMMANDS,
    **REFUSALS,
    **PROBLEMS,
    **WARNINGS,
    **CURATION,
    **BRIEFING,
    **FILES,
    **MERGING,
    **CLAIMS,
    **PROSE,
    **READING,
    **PROGRAM,
    **SEARCHING,
    **WINDOW,
    **COMMAND_LINE,
}
