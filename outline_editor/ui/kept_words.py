"""What a step that was undone or done again has left as it is, in words."""

from __future__ import annotations

from outline_editor.core.errors import Message
from outline_editor.core.steps import Kept, Retraced
from outline_editor.ui.translation import listed, shown, word

_FIELD_WORDS = {"alt": "other spellings", "merged_into": "merging", "extensions": "own fields"}
"""What fields of entries are called where their key says little."""


def told_of_kept(name: Message, retraced: Retraced, code: str) -> Message:
    """What to say of a step of some `name` that has left something as it is.

    `code` is that of the message which says the step was undone, or done again.
    """
    what = listed([_in_words(kept) for kept in retraced.kept])
    if retraced.is_all_kept:
        return Message.of("step.all-kept", name=shown(name), what=what)
    step = shown(Message.of(code, name=shown(name)))
    return Message.of("step.kept", step=step, what=what)


def _in_words(kept: Kept) -> str:
    """What a step has left as it is."""
    if not kept.field:
        return shown(Message.of("kept.entry", entry=kept.entry))
    field = word(_FIELD_WORDS.get(kept.field, kept.field))
    if not kept.entry:
        return shown(Message.of("kept.codebook-field", field=field))
    return shown(Message.of("kept.field", field=field, entry=kept.entry))
