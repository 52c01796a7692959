"""In which language a concept or actor is called by what somebody types."""

from __future__ import annotations

from outline_editor.app.scripts import script_of, script_of_language
from outline_editor.core.concepts import with_label
from outline_editor.core.labels import Labels
from outline_editor.core.model import DocumentRoot
from outline_editor.core.pinyin import has_han

_USUAL = {"CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "LATIN": "en"}
"""The language of a script that none of the document's languages is written in."""


def labels_for(root: DocumentRoot, words: str) -> Labels:
    """What a new entry is called that somebody names so, wherever it is typed.

    Its language is the one of the document that is written in the script of the
    words: its own comes first, but for Chinese that of the source. Where there
    is none, Chinese characters are Chinese and Latin letters English; a number
    and what else has no letters is in the document's language.
    """
    words = " ".join(words.split())
    script = _script(words)
    tags = [tag for tag in (root.language, root.original_language) if tag]
    if script == "CJK":
        tags.reverse()
    fitting = (tag for tag in tags if script_of_language(tag) == script)
    usual = _USUAL.get(script, root.language)
    return Labels.of({next(fitting, usual): words})


def renamed(root: DocumentRoot, labels: Labels, words: str) -> Labels:
    """What an entry is called once its first label was overwritten by some words.

    Words in another script are in the language that `labels_for` tells. They take
    the place of the label that was overwritten if it was the only one, else they
    leave it: it is known besides. Empty words take the label away. Raises
    `EditRefused` where no language would be left.
    """
    words = " ".join(words.split())
    language, old = labels.texts[0]
    if _script(words) in ("", _script(old)):
        return with_label(labels, language, words)
    ((guessed, _),) = labels_for(root, words).texts
    if guessed == language or len(labels.texts) > 1:
        return with_label(labels, guessed, words)
    return Labels.of({guessed: words})


def _script(words: str) -> str:
    return "CJK" if has_han(words) else script_of(words)
