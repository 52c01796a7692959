"""Files with something wrong in them, and what the program must say where.

`python -m tests.storage.bad_inputs` rewrites `bad_inputs.golden`, in which the
messages stand as `check` prints them.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from outline_editor.core.problems import Problem
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.positions import Lines, excerpt
from outline_editor.storage.yaml_reader import read_document

GOLDEN = Path(__file__).with_name("bad_inputs.golden")

HEAD = "format: policy-outline/1\nid: a\n"
"""The two lines that most of the files start with."""


class Fault(NamedTuple):
    """Where a fault is (from 1, columns in characters), and its code."""

    line: int
    column: int
    code: str


class BadInput(NamedTuple):
    """A file and all its faults, in order."""

    name: str
    content: str | bytes
    faults: tuple[Fault, ...]
    beyond_schema: bool = False
    """Whether a JSON Schema can't find fault with the file's data."""

    @property
    def data(self) -> bytes:
        return self.content if isinstance(self.content, bytes) else self.content.encode()


def _bad(name: str, content: str | bytes, *faults: tuple[int, int, str]) -> BadInput:
    return BadInput(name, content, tuple(Fault(*fault) for fault in faults))


def _beyond(name: str, content: str, *faults: tuple[int, int, str]) -> BadInput:
    return _bad(name, content, *faults)._replace(beyond_schema=True)


def _rows(levels: int) -> str:
    """Rows, one under the other."""
    lines = ["outline:"]
    for level in range(levels):
        indent = "    " * level
        lines += [f"{indent}  - text: level {level + 1}", f"{indent}    children:"]
    return "\n".join([*lines[:-1], ""])


ENCODING = (
    _bad("empty file", b"", (1, 1, "empty-file")),
    _bad("blank file", b"\n\n  \n", (1, 1, "empty-file")),
    _bad("only a comment", "# nothing here\n", (1, 1, "empty-file")),
    _bad("only a document mark", "---\n", (1, 1, "empty-file")),
    _bad("only null", "~\n", (1, 1, "empty-file")),
    _bad("latin 1", b"format: policy-outline/1\nid: a\ntitle: caf\xe9\n", (3, 11, "invalid-utf-8")),
    _bad(
        "GB 18030",
        "format: policy-outline/1\nid: a\ntitle: 国进民退\n".encode("gb18030"),
        (3, 8, "invalid-utf-8"),
    ),
    _bad(
        "bad byte after wide characters",
        "title: 苗圩 ".encode() + b"\xff\n",
        (1, 11, "invalid-utf-8"),
    ),
    _bad("surrogate as UTF-8", b"title: \xed\xa0\x80\n", (1, 8, "invalid-utf-8")),
    _bad("half a UTF-16 character", b"\xff\xfef\x00o\x00\n\x00x", (2, 1, "invalid-utf-16")),
    _bad("UTF-16 without mark", "format: x\n".encode("utf-16-le"), (1, 1, "wrong-encoding")),
    _bad("UTF-32", "format: x\n".encode("utf-32"), (1, 1, "wrong-encoding")),
    _bad("bell", HEAD + "title: ring \x07 ring\n", (3, 13, "control-character")),
    _bad("bell in a comment", HEAD + "# \x07\n", (3, 3, "control-character")),
    _bad("delete", HEAD + "title: a\x7f\n", (3, 9, "control-character")),
    _bad("C1 control", HEAD + "title: a\x9b\n", (3, 9, "control-character")),
    _bad("noncharacter", HEAD + "title: 工业\ufdd0\n", (3, 10, "control-character")),
    _bad("last noncharacter", HEAD + "title: \U0010ffff\n", (3, 8, "control-character")),
    _bad("bell as escape", HEAD + 'title: "ring \\a"\n', (3, 14, "control-character")),
    _bad("NEL as escape", HEAD + 'title: "a\\Nb"\n', (3, 10, "control-character")),
    _bad(
        "noncharacter as escape",
        HEAD + 'title: "a\\tb \\\\ \\ufffe"\n',
        (3, 17, "control-character"),
    ),
    _bad("escape in a key", HEAD + '"x-\\x01": 1\n', (3, 4, "control-character")),
    _bad("next line", HEAD + "title: a\x85b\n", (3, 9, "line-separator")),
    _bad("line separator", HEAD + "title: a\u2028b\n", (3, 9, "line-separator")),
    _bad("paragraph separator in quotes", HEAD + "title: 'a\u2029b'\n", (3, 10, "line-separator")),
    _bad(
        "old Macintosh line ends", "format: policy-outline/1\rid: a\r", (1, 25, "carriage-return")
    ),
)

FORMAT = (
    _bad("plain text", "Ministry of Industry\n", (1, 1, "not-an-outline")),
    _bad("a list", "- a\n- b\n", (1, 1, "not-an-outline")),
    _bad("no format", "id: a\ntitle: b\n", (1, 1, "format-missing")),
    _bad("empty format", "id: a\nformat:\n", (2, 1, "format-missing")),
    _bad("format as list", "format: [policy-outline/1]\n", (1, 9, "format-missing")),
    _bad("unknown format", "format: policy-outline\nid: a\n", (1, 9, "format-unknown")),
    _bad("version 0", "format: policy-outline/0\nid: a\n", (1, 9, "format-unknown")),
    _bad("newer format", "format: policy-outline/2\nid: a\n", (1, 9, "format-newer")),
    _bad("codebook", "format: policy-codebook/1\nid: a\n", (1, 9, "is-codebook")),
)

EXCLUDED = (
    _bad("duplicate key", HEAD + "title: a\nid: b\n", (4, 1, "duplicate-key")),
    _bad(
        "duplicate key, once absent",
        HEAD + "outline:\n  - text: ~\n    text: a\n",
        (5, 5, "duplicate-key"),
    ),
    _bad("duplicate key in brackets", HEAD + "x-a: {b: 1, 'b': 2}\n", (3, 13, "duplicate-key")),
    _bad("anchor", HEAD + "title: &t words\n", (3, 8, "anchor")),
    _bad("anchor on a list", HEAD + "outline: &rows\n  - text: a\n", (3, 10, "anchor")),
    _bad("R and D", HEAD + "title: & D\n", (3, 8, "anchor")),
    _bad("alias", HEAD + "title: *t\n", (3, 8, "alias")),
    _bad("bold", HEAD + "title: **important**\n", (3, 8, "alias")),
    _bad("merge key", HEAD + "x-a:\n  <<: {b: 1}\n", (4, 3, "merge-key")),
    _bad("tag", HEAD + "title: !!str 12\n", (3, 8, "tag")),
    _bad("tag after an anchor", HEAD + "title: &a !b c\n", (3, 8, "anchor")),
    _bad("lone exclamation mark", HEAD + "title: ! important\n", (3, 8, "tag")),
    _bad("undefined tag handle", HEAD + "title: !a!b c\n", (3, 8, "tag")),
    _bad("tag directive", f"%TAG ! tag:x,2019:\n---\n{HEAD}", (1, 1, "directive")),
    _bad("YAML 1.3", f"%YAML 1.3\n---\n{HEAD}", (1, 1, "directive")),
    _bad("two directives", f"%YAML 1.2\n%YAML 1.2\n---\n{HEAD}", (2, 1, "directive")),
    _bad("unknown directive", f"# head\n%FOO\n---\n{HEAD}", (2, 1, "directive")),
    _bad("percent sign", HEAD + "%5: a\n", (3, 1, "directive")),
    _bad("directive without dashes", f"%YAML 1.2\n{HEAD}", (2, 1, "directive-without-dashes")),
    _bad("end before the start", f"...\n{HEAD}", (1, 1, "several-documents")),
    _bad("two documents", f"{HEAD}---\n{HEAD}", (3, 1, "several-documents")),
    _bad("a second, empty document", f"{HEAD}---\n", (3, 1, "several-documents")),
    _bad("text after the end", f"{HEAD}...\nmore\n", (4, 1, "several-documents")),
    _beyond("101 levels of rows", HEAD + _rows(101), (204, 405, "rows-too-deep")),
    _beyond("150 levels of rows", HEAD + _rows(150), (204, 405, "rows-too-deep")),
    _bad(
        "101 levels of lists", HEAD + f"x-a: {'[' * 101}{']' * 101}\n", (3, 106, "nesting-too-deep")
    ),
    _bad("a thousand brackets", HEAD + f"title: {'[' * 1000}\n", (3, 108, "nesting-too-deep")),
    _bad(
        "a thousand brackets among others",
        HEAD + f"x-a: [[], [\n  [b], {{c: {'[' * 1200}\n",
        (4, 109, "nesting-too-deep"),
    ),
)

BROKEN = (
    _bad("tab as indentation", HEAD + "outline:\n\t- text: a\n", (4, 1, "tab-indentation")),
    _bad(
        "tab after spaces",
        HEAD + "outline:\n  - id: n-abc\n  \ttext: a\n",
        (5, 3, "tab-indentation"),
    ),
    _bad("tab after a dash", HEAD + "outline:\n  -\ttext: a\n", (4, 4, "tab-indentation")),
    _bad("tab in a block text", HEAD + "title: |\n\ta\n", (4, 1, "tab-indentation")),
    _bad("tab before a comment", HEAD + "\t# c\n", (3, 1, "tab-indentation")),
    _bad("open double quote", HEAD + 'title: "a\nstatus: draft\n', (3, 8, "unclosed-quote")),
    _bad("open single quote", HEAD + "title: 'a\nstatus: draft\n", (3, 8, "unclosed-quote")),
    _bad("quote open to the next file", HEAD + "title: 'a\n---\nb: c\n", (3, 8, "unclosed-quote")),
    _bad(
        "quote that closes too late",
        HEAD + 'title: "a\nstatus: draft\ncodebook: "b.yaml"\n',
        (3, 8, "quote-ends-late"),
    ),
    _bad("apostrophe", HEAD + "title: 'it's fine'\n", (3, 12, "text-after-quote")),
    _bad(
        "words after a quote", HEAD + 'title: "small giants" policy\n', (3, 23, "text-after-quote")
    ),
    _bad(
        "text that starts with a bracket", HEAD + "title: [sic] a\n", (3, 14, "text-after-bracket")
    ),
    _bad("no space after a colon", HEAD + "title:a\nstatus: draft\n", (3, 7, "missing-space")),
    _bad(
        "no space after an id's colon",
        HEAD + "outline:\n  - id:n-abc\n    text: a\n",
        (4, 8, "missing-space"),
    ),
    _bad("full-width colon", HEAD + "title：国进民退\nstatus: draft\n", (3, 6, "wide-colon")),
    _bad("no colon", HEAD + "title a\nstatus: draft\n", (3, 1, "missing-colon")),
    _bad("colon in a text", HEAD + "title: targets: steel\n", (3, 15, "colon-in-text")),
    _bad(
        "colon after wide characters",
        HEAD + "outline:\n  - text: 苗圩: 推动\n",
        (4, 13, "colon-in-text"),
    ),
    _bad("key indented too far", HEAD + "title: a\n  status: draft\n", (4, 3, "wrong-indentation")),
    _bad(
        "key between two levels",
        HEAD + "outline:\n  - id: n-abc\n   text: a\n",
        (5, 4, "wrong-indentation"),
    ),
    _bad(
        "row without its dash",
        HEAD + "outline:\n  - text: a\n  id: n-abc\n",
        (5, 3, "wrong-indentation"),
    ),
    _bad(
        "dash between two levels",
        HEAD + "outline:\n  - text: a\n - text: b\n",
        (5, 2, "misplaced-dash"),
    ),
    _bad("dash without a list", HEAD + "title: a\n- text: b\n", (4, 1, "misplaced-dash")),
    _bad("dash in a text", HEAD + "title: - a\n", (3, 8, "dash-in-value")),
    _bad(
        "open bracket",
        HEAD + "outline:\n  - text: a\n    actors: [miit\n    places: []\n",
        (5, 13, "unclosed-bracket"),
    ),
    _bad("open brace at the end", HEAD + "x-a: {b: c\n", (3, 6, "unclosed-bracket")),
    _bad("bracket that ends the file", HEAD + "x-a: [", (3, 6, "unclosed-bracket")),
    _bad("bracket on the last line", HEAD + "x-a: [\n", (3, 6, "unclosed-bracket")),
    _bad("bracket after a comma", HEAD + "x-a: {b: [c,\n# d\n", (3, 10, "unclosed-bracket")),
    _bad("brace around everything", "{format: policy-outline/1, id: a", (1, 1, "unclosed-bracket")),
    _bad("one bracket too many", HEAD + "x-a: [b]]\n", (3, 9, "extra-bracket")),
    _bad("closing brace by itself", HEAD + "}\n", (3, 1, "extra-bracket")),
    _bad("dash in brackets", HEAD + "x-a: [b, - c]\n", (3, 10, "reserved-character")),
    _bad("comma missing", HEAD + "x-a: {en: a zh: b}\n", (3, 15, "missing-comma")),
    _bad("one comma too many", HEAD + "x-a: [a, , b]\n", (3, 10, "extra-comma")),
    _bad("at sign", HEAD + "title: @ministry\n", (3, 8, "reserved-character")),
    _bad("backtick", HEAD + "title: `a`\n", (3, 8, "reserved-character")),
    _bad("percentage", HEAD + "title: %5\n", (3, 8, "reserved-character")),
    _bad("question mark", HEAD + "title: ? a\n", (3, 8, "reserved-character")),
    _bad("closing bracket", HEAD + "title: ] a\n", (3, 8, "reserved-character")),
    _bad("greater than", HEAD + "title: > 5 percent\n", (3, 8, "text-after-bar")),
    _bad("indent of nothing", HEAD + "title: |0\n  a\n", (3, 8, "text-after-bar")),
    _bad("backslash", HEAD + 'title: "C:\\policy"\n', (3, 11, "unknown-escape")),
    _bad("bad hexadecimal", HEAD + 'title: "\\xZZ"\n', (3, 9, "unknown-escape")),
    _bad("escaped surrogates", HEAD + 'title: "\\ud83d\\ude00"\n', (3, 9, "unknown-escape")),
    _bad("stray colon", HEAD + "title: : : a\n", (3, 8, "colon-in-text")),
    _bad("colon without a key", f": a\n{HEAD}", (1, 1, "missing-key-before-colon")),
    _bad(
        "row that starts with a colon",
        HEAD + "outline:\n  - : a\n",
        (4, 5, "missing-key-before-colon"),
    ),
    _bad(
        "no space after a dash",
        HEAD + "outline:\n  - text: a\n  -text: b\n",
        (5, 4, "missing-space-after-dash"),
    ),
    _bad(
        "byte-order mark between lines",
        HEAD + "title: a\n\ufeffstatus: draft\n",
        (4, 1, "stray-byte-order-mark"),
    ),
    _bad("byte-order mark after a comment", f"# a\n\ufeff{HEAD}", (2, 1, "stray-byte-order-mark")),
)

ERRORS = (
    _bad("no document id", "format: policy-outline/1\ntitle: a\n", (1, 1, "missing-document-id")),
    _bad(
        "document id in capitals", "format: policy-outline/1\nid: MIIT 2019\n", (2, 5, "wrong-id")
    ),
    _bad("unknown key of the document", HEAD + "titel: a\n", (3, 1, "unknown-key")),
    _bad("extensions", HEAD + "extensions: {x-a: 1}\n", (3, 1, "unknown-key")),
    _bad("unlike any key", HEAD + "responsible: b\n", (3, 1, "unknown-key")),
    _bad(
        "misspelt keys of a row",
        HEAD + "outline:\n  - txet: a\n    Kind: measure\n",
        (4, 5, "unknown-key"),
        (5, 5, "unknown-key"),
    ),
    _beyond("list as key", HEAD + "? [a, b]\n: c\n", (3, 3, "key-not-text")),
    _bad("wrong status", HEAD + "status: final\n", (3, 9, "wrong-choice")),
    _bad("empty choice", HEAD + "status: ''\n", (3, 9, "wrong-choice")),
    _bad("wrong language", HEAD + "language: english (UK)\n", (3, 11, "wrong-language")),
    _bad("wrong jurisdiction", HEAD + "jurisdiction: china\n", (3, 15, "wrong-place")),
    _bad("title as list", HEAD + "title: [sic]\n", (3, 8, "text-expected")),
    _bad("sources as text", HEAD + "sources: press conference\n", (3, 10, "list-expected")),
    _bad("outline as keys", HEAD + "outline:\n  text: a\n", (4, 3, "list-expected")),
    _bad("bare row", HEAD + "outline:\n  - stimulate the market\n", (4, 5, "bare-entry")),
    _bad("empty row", HEAD + "outline:\n  -\n  - text: a\n", (4, 4, "empty-entry")),
    _bad("list as row", HEAD + "outline:\n  - - text: a\n", (4, 5, "keys-expected")),
    _bad("row without text", HEAD + "outline:\n  - id: n-abc\n", (4, 5, "missing-text")),
    _bad("row with absent text", HEAD + "outline:\n  - text:\n", (4, 5, "missing-text")),
    _bad(
        "row id without prefix",
        HEAD + "outline:\n  - id: abc\n    text: a\n",
        (4, 9, "wrong-row-id"),
    ),
    _bad(
        "note id without prefix",
        HEAD + "notes:\n  - id: n-abc\n    text: a\n",
        (4, 9, "wrong-note-id"),
    ),
    _bad("id as list", HEAD + "outline:\n  - id: [n-abc]\n    text: a\n", (4, 9, "text-expected")),
    _beyond(
        "two rows with one id",
        HEAD
        + "outline:\n  - id: n-abc\n    text: a\n    children:\n      - {id: n-abc, text: b}\n",
        (7, 14, "duplicate-id"),
    ),
    _beyond(
        "concepts merged in a chain and in circles",
        HEAD
        + "concepts:\n"
        + "".join(
            f"  - {{id: {name}, label: {{en: {name}}}, merged_into: {into}}}\n"
            for name, into in ("ab", "bc", "dd", "ef", "fe", "gh")
        )
        + "  - {id: c, label: {en: c}}\n",
        (4, 42, "merged-chain"),
        (6, 42, "merged-circle"),
        (7, 42, "merged-circle"),
        (8, 42, "merged-circle"),
    ),
    _beyond(
        "two notes with one id",
        HEAD + "notes: [{id: t-abc, text: a}]\noutline:\n  - text: b\n"
        "    notes:\n      - {id: t-abc, text: c}\n",
        (7, 14, "duplicate-id"),
    ),
    _beyond(
        "two sources with one id",
        HEAD + "sources:\n  - id: s1\n  - id: s1\n",
        (5, 9, "duplicate-id"),
    ),
    _bad("source without id", HEAD + "sources:\n  - title: a\n", (4, 5, "missing-key")),
    _bad(
        "source with two faults",
        HEAD + "sources:\n  - id: s 1\n    date: May\n",
        (4, 9, "wrong-id"),
        (5, 11, "wrong-date"),
    ),
    _bad("actor without name", HEAD + "actors:\n  - id: miit\n", (4, 5, "missing-key")),
    _bad(
        "name as text",
        HEAD + "actors:\n  - id: miit\n    name: Ministry\n",
        (5, 11, "languages-expected"),
    ),
    _bad(
        "name in no language",
        HEAD + "actors:\n  - id: miit\n    name: {}\n",
        (5, 11, "missing-language"),
    ),
    _bad(
        "name in a wrong language",
        HEAD + "actors:\n  - {id: a, name: {'中文': 苗圩}}\n",
        (4, 20, "wrong-language"),
    ),
    _bad("empty label", HEAD + "concepts:\n  - {id: a, label: {en: ''}}\n", (4, 25, "empty-text")),
    _bad(
        "label as list",
        HEAD + "concepts:\n  - {id: a, label: {en: [b]}}\n",
        (4, 25, "text-expected"),
    ),
    _bad(
        "actors as text",
        HEAD + "outline:\n  - text: a\n    actors: miit\n",
        (5, 13, "list-expected"),
    ),
    _bad(
        "actor with a space",
        HEAD + "outline:\n  - text: a\n    actors: [miit, Miao Wei]\n",
        (5, 20, "wrong-id"),
    ),
    _bad(
        "absent actor",
        HEAD + "outline:\n  - text: a\n    actors: [miit, ~]\n",
        (5, 20, "empty-entry"),
    ),
    _bad(
        "keys as actor",
        HEAD + "outline:\n  - text: a\n    actors: [{id: b}]\n",
        (5, 14, "text-expected"),
    ),
    _bad(
        "wrong place", HEAD + "outline:\n  - {text: a, places: [Hunan]}\n", (4, 24, "wrong-place")
    ),
    _bad(
        "wrong citation",
        HEAD + "outline:\n  - {text: a, cites: [p. 3]}\n",
        (4, 23, "wrong-citation"),
    ),
    _bad("wrong date", HEAD + "outline:\n  - {text: a, due: 2019-13}\n", (4, 20, "wrong-date")),
    _bad(
        "wrong period",
        HEAD + "outline:\n  - {text: a, period: 2019-2022}\n",
        (4, 23, "wrong-period"),
    ),
    _bad(
        "wrong instrument",
        HEAD + "outline:\n  - {text: a, instrument: tax}\n",
        (4, 27, "wrong-choice"),
    ),
    _bad(
        "wrong node in also_on",
        HEAD + "notes:\n  - {text: a, also_on: [b]}\n",
        (4, 25, "wrong-row-id"),
    ),
    _bad("note without text", HEAD + "notes:\n  - kind: context\n", (4, 5, "missing-text")),
    _bad(
        "compares as text", HEAD + "notes:\n  - {text: a, compares: b}\n", (4, 25, "keys-expected")
    ),
    _bad(
        "wrong finding",
        HEAD + "notes:\n  - {text: a, compares: {finding: better}}\n",
        (4, 35, "wrong-choice"),
    ),
    _bad(
        "amount without quote",
        HEAD + "outline:\n  - text: a\n    amounts: [{value: 60}]\n",
        (5, 15, "missing-key"),
    ),
    _bad(
        "bare amount", HEAD + "outline:\n  - text: a\n    amounts: [60 bn]\n", (5, 15, "bare-entry")
    ),
    _bad(
        "number in quotes",
        HEAD + "outline:\n  - {text: a, amounts: [{quote: b, value: '60'}]}\n",
        (4, 43, "wrong-number"),
    ),
    _bad(
        "number with exponent",
        HEAD + "outline:\n  - {text: a, amounts: [{quote: b, value: 6e10}]}\n",
        (4, 43, "wrong-number"),
    ),
    _bad(
        "number with separators",
        HEAD + "outline:\n  - {text: a, amounts: [{quote: b, to: 60_000}]}\n",
        (4, 40, "wrong-number"),
    ),
    _beyond(
        "number with 1001 digits",
        HEAD + f"outline:\n  - {{text: a, amounts: [{{quote: b, value: {'9' * 1001}}}]}}\n",
        (4, 43, "too-many-digits"),
    ),
    _bad(
        "yes as truth value",
        HEAD + "sources:\n  - {id: s1, checked: yes}\n",
        (4, 23, "wrong-boolean"),
    ),
    _bad(
        "truth value in quotes",
        HEAD + "sources:\n  - {id: s1, checked: 'true'}\n",
        (4, 23, "wrong-boolean"),
    ),
    _bad(
        "truth value as list",
        HEAD + "sources:\n  - {id: s1, checked: [true]}\n",
        (4, 23, "text-expected"),
    ),
    _bad(
        "number as keys",
        HEAD + "outline:\n  - {text: a, amounts: [{quote: b, value: {c: 1}}]}\n",
        (4, 43, "text-expected"),
    ),
    _bad("unknown key without value", HEAD + "oddity:\n", (3, 1, "unknown-key")),
    _bad(
        "wrong currency",
        HEAD + "outline:\n  - {text: a, amounts: [{quote: b, currency: yuan}]}\n",
        (4, 46, "wrong-currency"),
    ),
    _bad(
        "currency and unit",
        HEAD + "outline:\n  - {text: a, amounts: [{quote: b, currency: CNY, unit: km²}]}\n",
        (4, 51, "currency-and-unit"),
    ),
    _beyond("list as key of an own field", HEAD + "x-a:\n  ? [b]\n  : c\n", (4, 5, "key-not-text")),
    _beyond(
        "curated with an error",
        HEAD + "status: curated\nsources: [{id: s1}, {id: s1}]\n",
        (3, 9, "curated-with-errors"),
        (4, 26, "duplicate-id"),
    ),
    _bad(
        "many errors at once",
        HEAD + "titel: a\nstatus: final\nsources: b\noutline:\n  - kind: mesure\n"
        "    children:\n      - id: x\n        text: [c]\n",
        (3, 1, "unknown-key"),
        (4, 9, "wrong-choice"),
        (5, 10, "list-expected"),
        (7, 5, "missing-text"),
        (7, 11, "wrong-choice"),
        (9, 13, "wrong-row-id"),
        (10, 15, "text-expected"),
    ),
)

BAD_INPUTS = (*ENCODING, *FORMAT, *EXCLUDED, *BROKEN, *ERRORS)


class Said(NamedTuple):
    """What the program says about a file."""

    problems: tuple[Problem, ...]
    excerpts: tuple[str, ...]


def said_about(bad: BadInput) -> Said:
    try:
        loaded = read_document(bad.data)
    except FileRefused as refused:
        return Said((refused.problem,), (excerpt(refused.problem, Lines(refused.text)),))
    lines = Lines(loaded.text)
    return Said(loaded.problems, tuple(excerpt(p, lines) for p in loaded.problems))


def golden_text() -> str:
    """Everything that is said about the bad inputs, for reading and comparing."""
    parts = []
    for bad in BAD_INPUTS:
        parts.append(f"== {bad.name}\n")
        for problem, shown in zip(*said_about(bad), strict=True):
            parts.append(problem.line_for("file.yaml") + "\n")
            parts += [f"    {line}\n" for line in shown.splitlines()]
            parts += [f"  * {repair.label.text}\n" for repair in problem.repairs]
    return "".join(parts)


if __name__ == "__main__":
    GOLDEN.write_text(golden_text(), encoding="utf-8", newline="\n")
