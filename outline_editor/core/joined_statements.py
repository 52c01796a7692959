"""Measures that say two things: an “and” between two verb phrases.

A rule of thumb without grammar, meant to be looked at by a person, so it
rather misses one than names a wrong one. English needs a verb of the same form
on both sides of the conjunction, with an object between: “reduce fees and
simplify approvals”, but not “reduce and simplify fees” (one object), and not
“products and services”. Chinese (see `_han_joint`) goes by clauses that begin
with verbs. What stands in quotation marks, such as a campaign's name, is one
word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from outline_editor.core.policy_verbs import AFTER_VERBS, AMBIGUOUS, CLEAR, HAN, HAN_BEFORE

_QUOTED = re.compile(r"‘[^‘’]*’|“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』|《[^《》]*》")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CONJUNCTION = re.compile(r"\band\b|;|, then\b")
_NO_ADVERBS = frozenset({"apply", "assembly", "family", "supply", "early", "daily", "multiply"})
_BETWEEN = frozenset(
    ("also", "further", "then", "better", "even", "still", "to", "will", "shall", "must", "should")
)
_OPENERS = frozenset({"to", "will", "shall", "must", "should"})
_NOT_AFTER_VERBS = frozenset({"of", "and", "or", "is", "are", "was", "were"})
_NOUNS_IN_ING = frozenset({"building", "developing"})


class _Word(NamedTuple):
    text: str
    opens: bool
    """Whether a verb may follow: it is the first word, or comes after a comma or “to”."""


def joint_in(text: str) -> int | None:
    """Where a second statement begins in a text, in characters from 0.

    That is at its conjunction; `None` where one statement is all that was found.
    """
    # Most rows have nothing of the kind: looking for parts of it is quicker than for it.
    may_be_english = " and " in text or ";" in text or ", then " in text
    may_be_han = not text.isascii() and _HAN_JOINTS.search(text) is not None
    if not may_be_english and not may_be_han:
        return None
    bare = _QUOTED.sub(lambda found: "x" * len(found[0]), text)
    joint = _english_joint(bare) if may_be_english else None
    return _han_joint(bare) if joint is None and may_be_han else joint


# English


def _english_joint(text: str) -> int | None:
    for conjunction in _CONJUNCTION.finditer(text):
        verb = _verb_at(text, conjunction.end())
        if verb:
            left = list(_words(text[: conjunction.start()]))
            if _end_verb_phrase(left, is_gerund=verb in _GERUNDS):
                return conjunction.start()
    return None


def _verb_at(text: str, start: int) -> str:
    """The verb that begins what follows a conjunction, `''` where a noun does."""
    verb = ""
    for found in _WORD.finditer(text, start):
        word = found[0].lower()
        if verb:
            is_clear = _base_of(verb) in CLEAR and verb not in _NOUNS_IN_ING
            is_verb = word in AFTER_VERBS or (is_clear and word not in _NOT_AFTER_VERBS)
            return verb if is_verb else ""
        if word not in _BETWEEN and not _is_adverb(word):
            if _base_of(word) is None:
                return ""
            verb = word
    return ""


def _words(text: str) -> Iterator[_Word]:
    end, before = 0, ""
    for found in _WORD.finditer(text):
        word = found[0].lower()
        gap = text[end : found.start()]
        opens = not before or before in _OPENERS or "," in gap or ";" in gap or before == "and"
        yield _Word(word, opens)
        end = found.end()
        if not _is_adverb(word):
            before = word


def _end_verb_phrase(words: list[_Word], *, is_gerund: bool) -> bool:
    """Whether the last verb among words, of a form, has its object there, too."""
    for place in reversed(range(len(words))):
        word = words[place]
        if word.opens and _base_of(word.text) and (word.text in _GERUNDS) == is_gerund:
            return any(not _is_adverb(later.text) for later in words[place + 1 :])
    return False


def _base_of(word: str) -> str | None:
    """A verb's base form, `None` for what is not known as one."""
    return word if word in CLEAR or word in AMBIGUOUS else _GERUNDS.get(word)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NO_ADVERBS


def _gerund(verb: str) -> str:
    if verb in ("cut", "set", "put", "run", "ban", "plan", "stop", "step", "curb", "cap", "ship"):
        return f"{verb}{'' if verb == 'curb' else verb[-1]}ing"
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


_GERUNDS = {_gerund(verb): verb for verb in CLEAR | AMBIGUOUS}


# Chinese

_VERB = "|".join(sorted(HAN))
_BEFORE = "|".join(sorted(HAN_BEFORE))
_CLAUSE_OF_VERB = re.compile(rf"(?:{_BEFORE})*(?:{_VERB})")
_HAN_CONJUNCTION = re.compile(
    rf"(?:[，；;](?:并且|并|同时|以及|且)?|(?<![合兼吞一])并且?|(?<!平)同时|以及|(?<![缓温共饱总])和)"
    rf"(?=(?:{_BEFORE})*(?:{_VERB}))"
)
_HAN_JOINTS = re.compile("[，；并同及和]")
_MARKS = re.compile(r"[，；;。：:]")
_LEAST_OBJECT = 2
"""Characters that an object has at least; fewer belong to the verb."""


def _han_joint(text: str) -> int | None:
    """Where a clause that begins with a verb is followed by another such one.

    By a comma, a semicolon, or a conjunction such as 并; 、 joins parts of one.
    """
    for conjunction in _HAN_CONJUNCTION.finditer(text):
        before = text[: conjunction.start()]
        marks = [mark.end() for mark in _MARKS.finditer(before)]
        clause = before[marks[-1] if marks else 0 :].strip()
        verb = _CLAUSE_OF_VERB.match(clause)
        if verb is not None and len(clause) - verb.end() >= _LEAST_OBJECT:
            return conjunction.start()
    return None
