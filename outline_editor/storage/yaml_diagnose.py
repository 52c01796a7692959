"""What is wrong with a file that libyaml can't read, in the words of an analyst.

libyaml says where it stopped, which is often not where the mistake is, and
speaks of tokens and simple keys. Here its findings (the strings of libyaml
0.2.5) and the text around them are turned into a place and a remedy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from yaml import MarkedYAMLError, YAMLError

from outline_editor.core.text_rules import FORBIDDEN
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.positions import line_at, line_start, position_in
from outline_editor.storage.refusing import refusal

_KEY_WITH_VALUE = re.compile(r"\s*(?:-\s+)*[^\s'\"#:]+:\s")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:-\s+)*[A-Za-z_-]+(:)[^\s:]")
_ESCAPE = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))", re.DOTALL)
_CONTROL_ESCAPES = dict(zip("0abvfreN", "\0\a\b\v\f\r\x1b\x85", strict=True))
_LONGEST_KEY = 1024
"""Characters; YAML looks no further for the colon."""
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?=\s|$)", re.MULTILINE)
"""What version control leaves in a file that was changed on both sides."""
_CONTENT = re.compile(r"^[^#%\s]", re.MULTILINE)
_WIDE_COLON = "\uff1a"
_BYTE_ORDER_MARK = "\ufeff"
_ONLY_COMMENTS = re.compile(r"(?:\s|#.*)*")


@dataclass(frozen=True, slots=True)
class _Fault:
    """Where libyaml stopped, with what it was doing."""

    text: str
    place: int
    begun: int
    """Where what it was reading began; the same as `place` if it does not say."""
    last: tuple[int, int]
    """Start and end of the last thing it read without fault."""
    bracket: int | None
    """Where the innermost bracket stands that is open; `None` if none is."""

    def refused(self, offset: int, code: str, /, **values: str | int) -> FileRefused:
        return refusal(self.text, offset, code, **values)

    @property
    def character(self) -> str:
        return self.text[self.place : self.place + 1]

    @property
    def opening(self) -> str:
        return self.text[self.begun : self.begun + 1]

    @property
    def at_end(self) -> bool:
        """Whether nothing but comments follows."""
        return _ONLY_COMMENTS.fullmatch(self.text, self.place) is not None

    def word(self, offset: int) -> str:
        """What stands at an offset, up to the next white space."""
        return (self.text[offset : offset + 80].split(maxsplit=1) or [""])[0]


def diagnosed(
    text: str, error: YAMLError, last: tuple[int, int], bracket: int | None
) -> FileRefused:
    """The refusal for an error of libyaml.

    `last` is the start and end of the last event before it, `bracket` the place
    of the innermost bracket that is open there.
    """
    place = begun = last[1]
    problem = ""
    if isinstance(error, MarkedYAMLError):
        problem = error.problem or ""
        place = error.problem_mark.index if error.problem_mark else last[1]
        begun = error.context_mark.index if error.context_mark else place
    fault = _Fault(text, min(place, len(text)), begun, last, bracket)
    start = line_start(text, fault.place)
    if text.startswith(_BYTE_ORDER_MARK, start):
        return fault.refused(start, "stray-byte-order-mark")
    conflict = _CONFLICT.search(text)
    if conflict:
        return fault.refused(conflict.start(), "conflict-marker", marker=conflict[0])
    context = getattr(error, "context", None) or ""
    for words, explain in _BY_CONTEXT:
        if words in context:
            return explain(fault)
    return _BY_PROBLEM.get(problem, _unknown)(fault)


def forbidden_escape(source: str) -> int:
    """Where in a double-quoted text the first escape of a forbidden character is."""
    for match in _ESCAPE.finditer(source):
        number = match[1] or match[2] or match[3]
        character = chr(int(number, 16)) if number else _CONTROL_ESCAPES.get(match[4], "")
        if character and FORBIDDEN.match(character):
            return match.start()
    return 0


def _tab_or_reserved(fault: _Fault) -> FileRefused:
    if fault.character == "\t":
        return _tab(fault)
    return _reserved(fault)


def _tab(fault: _Fault) -> FileRefused:
    return fault.refused(fault.place, "tab-indentation")


def _reserved(fault: _Fault) -> FileRefused:
    return fault.refused(fault.place, "reserved-character", character=fault.character)


def _open_quote(fault: _Fault) -> FileRefused:
    return fault.refused(fault.begun, "unclosed-quote", quote=fault.opening)


def _no_colon(fault: _Fault) -> FileRefused:
    """A line that is neither a key with a value nor an entry of a list."""
    line = line_at(fault.text, fault.begun)
    start = line_start(fault.text, fault.begun)
    tight = _KEY_WITHOUT_SPACE.match(line)
    if tight:
        return fault.refused(start + tight.end(1), "missing-space")
    wide = line.find(_WIDE_COLON)
    if wide >= 0:
        return fault.refused(start + wide, "wide-colon", character=_WIDE_COLON)
    if line.find(": ", fault.begun - start) > fault.begun - start + _LONGEST_KEY:
        return fault.refused(fault.begun, "long-key", most=_LONGEST_KEY)
    return fault.refused(fault.begun, "missing-colon")


def _second_colon(fault: _Fault) -> FileRefused:
    """A colon where the text of a value was expected to go on."""
    start = line_start(fault.text, fault.place)
    before = fault.text[start : fault.place]
    if _KEY_WITH_VALUE.match(before):
        return fault.refused(fault.place, "colon-in-text")
    above = fault.text[:start].rstrip().rpartition("\n")
    tight = _KEY_WITHOUT_SPACE.match(above[2])
    if tight:
        return fault.refused(len(above[0] + above[1]) + tight.end(1), "missing-space")
    indent = len(before) - len(before.lstrip())
    return fault.refused(start + indent, "wrong-indentation")


def _stray(fault: _Fault) -> FileRefused:
    """Something that fits neither the keys nor the list it follows."""
    opened, closed = fault.last
    between = fault.text[closed : fault.place]
    if "\n" not in between and not between.strip():
        quote = fault.text[opened : opened + 1]
        if quote and quote in "'\"" and closed - opened > 1:
            if "\n" in fault.text[opened:closed]:
                line, _ = position_in(fault.text, closed)
                return fault.refused(opened, "quote-ends-late", quote=quote, line=line)
            return fault.refused(fault.place, "text-after-quote", quote=quote)
        if fault.character not in "]}" and fault.text[closed - 1 : closed] in ("]", "}"):
            return fault.refused(fault.place, "text-after-bracket")
    if fault.character and fault.character in "]}":
        return fault.refused(fault.place, "extra-bracket", bracket=fault.character)
    if re.match(r"-(\s|$)", fault.text[fault.place : fault.place + 2]):
        return fault.refused(fault.place, "misplaced-dash")
    if fault.character == "-" and _KEY_WITH_VALUE.match(fault.text, fault.place + 1):
        return fault.refused(fault.place + 1, "missing-space-after-dash")
    if fault.word(fault.place) == ":":
        return fault.refused(fault.place, "missing-key-before-colon")
    return fault.refused(fault.place, "wrong-indentation")


def _dash_in_value(fault: _Fault) -> FileRefused:
    return fault.refused(fault.place, "dash-in-value")


def _in_brackets(fault: _Fault) -> FileRefused:
    if fault.at_end or "\n" in fault.text[fault.begun : fault.place]:
        return fault.refused(fault.begun, "unclosed-bracket", bracket=fault.opening)
    return fault.refused(fault.place, "missing-comma")


def _nothing_there(fault: _Fault) -> FileRefused:
    if fault.bracket is not None and fault.at_end:
        opening = fault.text[fault.bracket]
        return fault.refused(fault.bracket, "unclosed-bracket", bracket=opening)
    before = fault.text[: fault.place].rstrip()
    if fault.character == "," and before.endswith((",", "[", "{")):
        return fault.refused(fault.place, "extra-comma")
    if fault.character and fault.character in ",[]{}-":
        return _reserved(fault)
    if fault.character == ":":
        return fault.refused(fault.place, "missing-key-before-colon")
    if fault.text.startswith("...", fault.place):
        return fault.refused(fault.place, "several-documents")
    return _unknown(fault)


def _alias(fault: _Fault) -> FileRefused:
    return fault.refused(fault.begun, "alias", name=fault.word(fault.begun)[1:])


def _anchor(fault: _Fault) -> FileRefused:
    return fault.refused(fault.begun, "anchor", name=fault.word(fault.begun)[1:])


def _tag(fault: _Fault) -> FileRefused:
    return fault.refused(fault.begun, "tag", name=fault.word(fault.begun))


def _after_bar(fault: _Fault) -> FileRefused:
    return fault.refused(fault.begun, "text-after-bar", character=fault.opening)


def _escape(fault: _Fault) -> FileRefused:
    start = fault.text.rfind("\\", 0, fault.place + 1)
    return fault.refused(start, "unknown-escape", escape=fault.text[start : start + 2])


def _directive(fault: _Fault) -> FileRefused:
    start = fault.text.rfind("%", 0, fault.begun + 1)
    return fault.refused(start, "directive", name=line_at(fault.text, start).strip())


def _no_document(fault: _Fault) -> FileRefused:
    """Content outside the one document: after `...`, or right after `%YAML`."""
    before = fault.text[: fault.place]
    if re.search(r"^\.\.\.", before, re.MULTILINE):
        return fault.refused(fault.place, "several-documents")
    directive = re.search(r"^%", before, re.MULTILINE)
    if directive and _CONTENT.search(before, 0, directive.start()):
        name = line_at(fault.text, directive.start()).strip()
        return fault.refused(directive.start(), "directive", name=name)
    if directive:
        return fault.refused(fault.place, "directive-without-dashes")
    if before.rstrip().endswith(("]", "}")):  # all before it was one pair of brackets
        return fault.refused(fault.place, "several-documents")
    return _unknown(fault)


def _unknown(fault: _Fault) -> FileRefused:
    mark = fault.text.rfind(f"\n{_BYTE_ORDER_MARK}", 0, fault.place)
    if mark >= 0:
        return fault.refused(mark + 1, "stray-byte-order-mark")
    return fault.refused(fault.place, "broken-yaml")


_Explain = Callable[[_Fault], FileRefused]

_BY_CONTEXT: tuple[tuple[str, _Explain], ...] = (
    ("scanning an alias", _alias),
    ("scanning an anchor", _anchor),
    ("a tag", _tag),
    ("directive", _directive),
)

_BY_PROBLEM: dict[str, _Explain] = {
    "found character that cannot start any token": _tab_or_reserved,
    "found a tab character that violates indentation": _tab,
    "found a tab character where an indentation space is expected": _tab,
    "found unexpected end of stream": _open_quote,
    "found unexpected document indicator": _open_quote,
    "could not find expected ':'": _no_colon,
    "mapping values are not allowed in this context": _second_colon,
    "did not find expected key": _stray,
    "did not find expected '-' indicator": _stray,
    "block sequence entries are not allowed in this context": _dash_in_value,
    "mapping keys are not allowed in this context": _reserved,
    "did not find expected ',' or ']'": _in_brackets,
    "did not find expected ',' or '}'": _in_brackets,
    "did not find expected node content": _nothing_there,
    "found undefined tag handle": _tag,
    "did not find expected comment or line break": _after_bar,
    "found an indentation indicator equal to 0": _after_bar,
    "found unknown escape character": _escape,
    "did not find expected hexdecimal number": _escape,
    "found invalid Unicode character escape code": _escape,
    "found incompatible YAML document": _directive,
    "found duplicate %YAML directive": _directive,
    "did not find expected <document start>": _no_document,
}
