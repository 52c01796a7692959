"""Finding and replacing: why something can't be, and what was done."""

from __future__ import annotations

_AS_IT_STANDS = "To find the characters themselves, switch off regular expressions."

SEARCHING: dict[str, str | tuple[str, str]] = {
    # Regular expressions
    "search.unclosed-group": (
        "The expression ends, but a group that “(” opens is not closed. Add “)”, or write "
        "“\\(” to find the bracket itself."
    ),
    "search.extra-bracket": (
        "The bracket “)” at character {column} closes no group. Remove it, or write “\\)” to "
        "find the bracket itself."
    ),
    "search.unclosed-set": (
        "The expression ends, but a set of characters that “[” opens is not closed. Add “]”, "
        "or write “\\[” to find the bracket itself."
    ),
    "search.nothing-to-repeat": (
        "Nothing stands before character {column} of the expression that could be repeated. "
        "Write before it what it repeats, or put “\\” before it to find it itself."
    ),
    "search.repeated-twice": (
        "A repetition is repeated before character {column} of the expression. Remove one of "
        "the two, or put “\\” before the second to find it itself."
    ),
    "search.repeat-reversed": (
        "The repetition before character {column} of the expression has its least number after "
        "its greatest. Exchange the two."
    ),
    "search.range-reversed": (
        "The range before character {column} of the expression ends before it starts. Exchange "
        "its ends, or put “\\” before the hyphen to find it itself."
    ),
    "search.lone-backslash": (
        "The expression ends with “\\”, which needs a character after it. Write “\\\\” to find "
        "a backslash."
    ),
    "search.no-such-group": (
        "Near character {column} the expression refers to a group that is not there. Count its "
        "groups “(…)”, or remove the reference."
    ),
    "search.expression-broken": (
        "The expression can't be understood around character {column}, at “{here}”. Mend it "
        "there. " + _AS_IT_STANDS
    ),
    "search.expression-large": (
        "The expression repeats its parts too many times to be used. Write smaller numbers in "
        "“{{…}}”, or “+” for any number."
    ),
    "search.too-slow": (
        "The search was stopped, for this expression takes too long. Make it simpler; a "
        "repetition within a repetition, such as “(a+)+”, is often the cause."
    ),
    # Stepping
    "search.from-top": "Passed the last match; it goes on from the top.",
    "search.from-end": "Passed the first match; it goes on from the bottom.",
    # Replacing
    "name.replace": ("Replace in 1 text", "Replace in {n} texts"),
    "replace.done": ("Replaced in 1 text.", "Replaced in {n} texts."),
    "replace.nothing": "There is nothing to replace: the words don't stand in any text as written.",
    "replace.bad-group": (
        "The words to put in name the group “{group}”, but the expression has only {n} group. "
        "Correct the number, or write “\\\\” for a backslash.",
        "The words to put in name the group “{group}”, but the expression has {n} groups and "
        "this is none of them. Correct it, or write “\\\\” for a backslash.",
    ),
    "replace.bad-words": (
        "“{words}” can't be put in: after “\\” a group is expected, such as “\\1” or "
        "“\\g<name>”. Write “\\\\” for a backslash."
    ),
}
