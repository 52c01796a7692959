"""Concepts named in a text by `#` and a few letters while it is typed."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONGEST = 60
"""Characters after the `#` up to which somebody may be naming a concept."""

_MOST_NEW_WORDS = 4
"""Words that the name of a new concept may have."""

_NO_START = r"(?<![^\W\u2e80-\u9fff\uf900-\ufaff\U00020000-\U000323af])(?<![&/#＃])"
"""Not after a letter, a digit or a part of an address: `C#`, `&#8217;`, `page.html/#top`, `##`.

Chinese and Japanese have no spaces between words.
"""

# The full-width sign is what an input method for Chinese may write.
_TAG = re.compile(_NO_START + r"[#＃](?P<words>(?:[^\s#＃][^\n#＃]*)?)\Z")

_CLOSING = frozenset(".,;:!?)]}”’»…、。，；：！？）】》」")
"""What stands right after a word, without a space."""

_SENTENCE = re.compile(r"[.;:!?。；：！？，、…]")


class TypedTag(NamedTuple):
    """A `#` at offset `start` of a text, and the words from there to the caret."""

    start: int
    words: str

    @property
    def is_number(self) -> bool:
        """Whether it reads like `#3`, which most often is no concept."""
        return self.words.strip().isdigit()

    @property
    def could_be_new(self) -> bool:
        """Whether the words could be the name of a concept rather than a sentence."""
        words = self.words.split()
        return 0 < len(words) <= _MOST_NEW_WORDS and not _SENTENCE.search(self.words)


def tag_before(text: str, caret: int) -> TypedTag | None:
    """What is typed at a caret if that may be the name of a concept.

    The `#` stands at the start of a word, on the line of the caret. In Chinese,
    which has no spaces between words, it may stand after any character.
    """
    line_start = text.rfind("\n", 0, caret) + 1
    start = max(line_start, caret - _LONGEST - 1)
    # One character more, which may show that it is not at the start of a word.
    found = _TAG.search(text[max(line_start, start - 1) : caret])
    if found is None or len(found["words"]) > _LONGEST:
        return None
    words = found["words"]
    return TypedTag(caret - len(words) - 1, words)


def without_tag(text: str, tag: TypedTag) -> tuple[str, int]:
    """A text without a tag and the space that would be left over, and where it stood."""
    before, after = text[: tag.start], text[tag.start + 1 + len(tag.words) :]
    if not after or after.startswith("\n"):
        before = before.rstrip(" ")
    elif (not before or before[-1].isspace()) and after.startswith(" "):
        after = after[1:]
    return before + after, len(before)


def begins_word(before: str, after: str, at: int) -> bool:
    """Whether all that a text has more than before, at an offset, begins another word."""
    more = len(after) - len(before)
    if more <= 0 or after != before[:at] + after[at : at + more] + before[at:]:
        return False
    return not after[at].isspace() and after[at] not in _CLOSING
