"""How one text is written in a YAML file: plain, quoted or as a literal block.

A text is plain where every YAML 1.1 and 1.2 reader takes it for the same
string; else single-quoted; double-quoted only where an escape is needed. One
of several lines is a literal block, or double-quoted where it can't be.
"""

from __future__ import annotations

import re

# What is plainly plain: it starts with a letter, is longer than any word that
# means something else to some reader, and has no character that can matter.
_SURELY_PLAIN = re.compile(r"[^\W\d_][^:#\n\t\ufeff\u2028\u2029]{5,}(?<! )")

# What can be plain by the syntax, in block and in flow context.
_BLOCK = re.compile(
    r"""
    (?:[^\s\-?:,\[\]{}\#&*!|>'"%@`] | [-?:](?=\S))
    (?:[^\n\t:\#] | :(?=[^ ]) | (?<=[^ ])\#)*
    (?<![: ])
    """,
    re.VERBOSE,
)
_FLOW = re.compile(
    r"""
    [^\s\-?:,\[\]{}\#&*!|>'"%@`]
    (?:[^\n\t:\#,\[\]{}] | (?<=[^ ])\#)*
    (?<![ ])
    """,
    re.VERBOSE,
)

# What some reader takes for something else than a string: truth values, nulls,
# the merge and value keys, numbers (with `,` or `_` between digits, to base 2, 8,
# 16 and 60), times and dates. After the types of YAML 1.1, the core schema of
# 1.2, and what readers add to them.
_NOT_A_STRING = re.compile(
    r"""
    (?i: y | n | yes | no | on | off | true | false | null | ~ | = | <<
       | [-+]? \.? (?: inf | nan )
       | [-+]? 0 b [01_]+
       | [-+]? 0 o? [0-7_]+
       | [-+]? 0 x [0-9a-f_]+
       | [-+]? [0-9] [0-9_,]* (?: : [0-9_]+ )* (?: \. [0-9_.]* )? (?: e [-+]? [0-9]+ )?
       | [-+]? \. [0-9_.]* (?: e [-+]? [0-9]+ )?
       | [0-9]{4} - [0-9]{1,2} - [0-9]{1,2} (?: (?: t | [ ]+ ) [0-9]{1,2} : .* )?
    )
    """,
    re.VERBOSE,
)
_DOCUMENT_MARK = re.compile(r"(?:---|\.\.\.)(?:\s|$)")

_NEEDS_ESCAPE = re.compile("[\ufeff\u2028\u2029]")
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\ufeff": "\\ufeff",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_ESCAPED = re.compile('[\\\\"\n\t\ufeff\u2028\u2029]')

# A line that ends in white space, or one that is nothing else.
_LOOSE_LINE = re.compile(r"[ \t](?=\n|\Z)")
_FIRST_LINE_INDENTED = re.compile(r"\n*[ \t]")


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text is written without quotes, on its own line or inside brackets."""
    syntax = _FLOW if flow else _BLOCK
    return (
        syntax.fullmatch(text) is not None
        and _NOT_A_STRING.fullmatch(text) is None
        and _NEEDS_ESCAPE.search(text) is None
        and _DOCUMENT_MARK.match(text) is None
    )


def flow_text(text: str) -> str:
    """A text as it stands inside brackets, always on one line."""
    return text if is_plain(text, flow=True) else quoted(text)


def block_text(text: str, pad: str) -> str:
    """A text as it stands after a key or dash.

    `pad` is the white space in front of the lines of a literal block.
    """
    if _SURELY_PLAIN.fullmatch(text):
        return text
    if "\n" in text:
        return literal(text, pad)
    return text if is_plain(text, flow=False) else quoted(text)


def quoted(text: str) -> str:
    """A text in quotes on one line: single ones, double ones where it needs escapes."""
    if "\n" in text or _NEEDS_ESCAPE.search(text):
        return f'"{_ESCAPED.sub(lambda found: _ESCAPES[found[0]], text)}"'
    return "'" + text.replace("'", "''") + "'"


def literal(text: str, pad: str) -> str:
    """A text of several lines as a literal block, or double-quoted if it can't be one."""
    lines = text.rstrip("\n")
    if not lines or _LOOSE_LINE.search(text) or _NEEDS_ESCAPE.search(text):
        return quoted(text)
    ends = len(text) - len(lines)
    indent = str(_STEP) if _FIRST_LINE_INDENTED.match(text) else ""
    chomping = "-" if ends == 0 else "" if ends == 1 else "+"
    body = "\n".join(f"{pad}{line}" if line else "" for line in lines.split("\n"))
    blank = "\n" * max(0, ends - 1)
    return f"|{indent}{chomping}\n{body}{blank}"


_STEP = 2
"""Columns by which a literal block stands further in than its key; see `literal`."""
