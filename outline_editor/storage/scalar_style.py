"""How one text is written in a YAML file: plain, quoted, or as a literal block.

A text is plain where every YAML 1.1 and 1.2 reader takes it for the same
string in that place; else single-quoted; double-quoted only where it needs an
escape. One of several lines is a literal block, or double-quoted where a line
ends in white space, which editors strip and nobody sees.
"""

from __future__ import annotations

import re

INDENT = 2
"""Columns by which whatever belongs to a key stands further in than the key."""

# Most texts are plain at first sight: they start with a letter, are longer than
# every word that means something to a reader, and hold nothing that can matter.
_SURELY_PLAIN = re.compile(r"[^\W\d_][^:#\n\t\ufeff\u2028\u2029]{5,}(?<!\s)")

_START = r"""(?:[^\s\-?:,\[\]{}\#&*!|>'"%@`\ufeff] | -(?=[^\s,\[\]{}?:\#]))"""

# After a key or dash. A `:` before a space would end a key, a `#` after one
# start a comment.
_PLAIN_IN_BLOCK = re.compile(
    rf"""
    {_START} [^:\#\n\t\ufeff\u2028\u2029]*
    (?: (?: :(?=\S) | (?<=\S)\# ) [^:\#\n\t\ufeff\u2028\u2029]* )*
    (?<!\s)
    """,
    re.VERBOSE,
)

# Inside brackets. Older readers stop at any `:` or `?` there.
_PLAIN_IN_FLOW = re.compile(
    rf"""
    {_START} [^:?,\[\]{{}}\#\n\t\ufeff\u2028\u2029]*
    (?: (?<=\S)\# [^:?,\[\]{{}}\#\n\t\ufeff\u2028\u2029]* )*
    (?<!\s)
    """,
    re.VERBOSE,
)

# What is no string without quotes, at least to some reader: by the types of
# YAML 1.1 (yaml.org/type), the core schema of 1.2, and what Ruby's Psych (any
# case, commas in numbers) and Go's yaml (dates) add to them.
_OTHER_TYPE = re.compile(
    r"""
    y | n | yes | no | on | off | true | false | null | ~ | = | <<
    | [-+]? 0b [01_,]+
    | [-+]? 0o? [0-7_,]+
    | [-+]? 0x [0-9a-f_,]+
    | [-+]? [0-9_] [0-9_,]* (?: : [0-5]?[0-9] )* (?: \. [0-9_,.]* )? (?: e [-+]? [0-9]+ )?
    | [-+]? \. [0-9_,.]* (?: e [-+]? [0-9]+ )?
    | [-+]? \. (?: inf | nan )
    | -? [0-9]{4} - [0-9]{1,2} - [0-9]{1,2}
      (?: (?: t | [ ]+ ) [0-9]{1,2} (?: : [0-9]{1,2} ){2} (?: \. [0-9]* )?
          (?: [ ]* (?: z | [-+] [0-9]{1,2} (?: :? [0-9]{2} )? ) )? )?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_DOCUMENT_MARK = re.compile(r"(?:---|\.\.\.)(?:\s|\Z)")

_NEEDS_ESCAPE = re.compile("[\ufeff\u2028\u2029]")
_ESCAPED = re.compile('[\\\\"\n\t\ufeff\u2028\u2029]')
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\ufeff": "\\ufeff",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}

_SPACE_AT_LINE_END = re.compile(r"[^\S\n](?=\n|\Z)")
_STARTS_INDENTED = re.compile(r"\n*[ \t]")


def block_text(text: str, pad: str) -> str:
    """A text as it stands after a key or dash.

    `pad` is what stands before that key or dash, or would on a line of its
    own: spaces, one for each column.
    """
    if _SURELY_PLAIN.fullmatch(text) or _is_plain(text, _PLAIN_IN_BLOCK):
        return text
    return quoted_block_text(text, pad)


def flow_text(text: str) -> str:
    """A text as it stands inside brackets, always on one line."""
    return text if _is_plain(text, _PLAIN_IN_FLOW) else quoted_text(text)


def key_text(text: str) -> str:
    """A text as it stands before a colon, outside brackets; always on one line."""
    return text if _is_plain(text, _PLAIN_IN_BLOCK) else quoted_text(text)


def quoted_block_text(text: str, pad: str) -> str:
    """A text as it stands after a key or dash, so that no reader sees more than text in it."""
    if "\n" not in text or _NEEDS_ESCAPE.search(text) or _SPACE_AT_LINE_END.search(text):
        return quoted_text(text)
    return _literal(text, pad + " " * INDENT)


def quoted_text(text: str) -> str:
    """A text in quotes, on one line."""
    if "\n" in text or _NEEDS_ESCAPE.search(text):
        return f'"{_ESCAPED.sub(lambda found: _ESCAPES[found[0]], text)}"'
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str, syntax: re.Pattern[str]) -> bool:
    return (
        syntax.fullmatch(text) is not None
        and _OTHER_TYPE.fullmatch(text) is None
        and _DOCUMENT_MARK.match(text) is None
    )


def _literal(text: str, pad: str) -> str:
    """A text of several lines as a literal block, without its last line break."""
    content = text.rstrip("\n")
    breaks = len(text) - len(content)
    if not content:
        return "|+" + "\n" * breaks
    # By the first line readers tell how far the block is indented.
    indicator = str(INDENT) if _STARTS_INDENTED.match(text) else ""
    chomping = ("-", "", "+")[min(breaks, 2)]
    lines = "\n".join([pad + line if line else "" for line in content.split("\n")])
    return f"|{indicator}{chomping}\n{lines}" + "\n" * (breaks - 1)
