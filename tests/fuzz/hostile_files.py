"""Files made by hand to take the reader in: what each is, and its bytes.

Every one is an idea of its own. None may do more than be read as a document or
be refused in words; the fuzzer starts from them.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator

HEAD = "format: policy-outline/1\nid: a\n"
BOOK = "format: policy-codebook/1\nid: b\n"


def _document(more: str) -> bytes:
    return (HEAD + more).encode("utf-8", "surrogatepass")


def _book(more: str) -> bytes:
    return (BOOK + more).encode()


def _row(more: str) -> bytes:
    """A document with one row that has a text and something else."""
    return _document(f"outline:\n  - id: n-abc\n    text: some words\n    {more}\n")


def _note(more: str) -> bytes:
    """A document with a note on a row."""
    return _row(f"notes:\n      - id: t-abc\n        text: a note\n        {more}")


def _zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../../etc/outline.yaml", HEAD)
    return file.getvalue()


ENCODINGS = {
    "nothing": b"",
    "one NUL": b"\0",
    "NUL at the start": b"\0" + HEAD.encode(),
    "NUL in a text": _document("title: a\0b\n"),
    "NUL as an escape": _document('title: "a\\0b"\n'),
    "NUL at the end": HEAD.encode() + b"\0\0\0",
    "a NUL as two bytes": _document("title: ").replace(b"title: ", b"title: \xc0\x80"),
    "a slash as three bytes": HEAD.encode() + b"codebook: ..\xe0\x80\xafetc\n",
    "a high surrogate as bytes": HEAD.encode() + b"title: \xed\xa0\x80\n",
    "a pair of surrogates as bytes": HEAD.encode() + b"title: \xed\xa0\xbd\xed\xb8\x80\n",
    "a lone surrogate as an escape": _document('title: "\\ud800"\n'),
    "a pair of surrogates as escapes": _document('title: "\\ud83d\\ude00"\n'),
    "surrogates the wrong way round": _document('title: "\\ude00\\ud83d"\n'),
    "an escape beyond Unicode": _document('title: "\\U00110000"\n'),
    "an escape that is not whole": _document('title: "\\U0001"\n'),
    "an escape at the very end": _document('title: "\\'),
    "bytes beyond Unicode": HEAD.encode() + b"title: \xf4\x90\x80\x80\n",
    "a character cut off at the end": HEAD.encode() + b"title: \xe5\xb7",
    "continuation bytes alone": HEAD.encode() + b"title: \x80\xbf\x80\n",
    "every byte": HEAD.encode() + b"title: " + bytes(range(256)) + b"\n",
    "two encodings in one file": HEAD.encode()
    + "title: 国进\n".encode()
    + "# 国进\n".encode("gb18030"),
    "Windows 1252 with smart quotes": HEAD.encode() + b"title: \x93small giants\x94\n",
    "Shift JIS": HEAD.encode() + "title: 経済産業省\n".encode("shift_jis"),
    "UTF-7": HEAD.encode() + b"title: +MNcwdw-\n",
    "EBCDIC": HEAD.encode("cp037"),
    "UTF-16 with a mark": HEAD.encode("utf-16"),
    "UTF-16 the other way round": b"\xfe\xff" + HEAD.encode("utf-16-be"),
    "UTF-16 without a mark": HEAD.encode("utf-16-le"),
    "UTF-16 with an odd byte": HEAD.encode("utf-16") + b"x",
    "UTF-16 with a lone surrogate": b"\xff\xfe" + HEAD.encode("utf-16-le") + b"\x00\xd8\n\x00",
    "UTF-16 with UTF-8 after it": HEAD.encode("utf-16") + b"title: a\n",
    "only a mark of UTF-16": b"\xff\xfe",
    "UTF-32 with a mark": HEAD.encode("utf-32"),
    "UTF-32 the other way round": b"\0\0\xfe\xff" + HEAD.encode("utf-32-be"),
    "UTF-32 without a mark": HEAD.encode("utf-32-le"),
    "only a byte-order mark": b"\xef\xbb\xbf",
    "half a byte-order mark": b"\xef\xbb" + HEAD.encode(),
    "three byte-order marks": b"\xef\xbb\xbf" * 3 + HEAD.encode(),
    "a byte-order mark in a key": _document("ti\ufefftle: a\n"),
    "a byte-order mark in a text": _document("title: a\ufeffb\n"),
    "a byte-order mark after the dashes": b"---\n\xef\xbb\xbf" + HEAD.encode(),
    "a byte-order mark after the end": HEAD.encode() + b"...\n\xef\xbb\xbf" + HEAD.encode(),
    "a zero-width space in a key": _document("ti\u200btle: a\n"),
    "a no-break space as indentation": _document("outline:\n\u00a0 - text: a\n"),
    "a wide space as indentation": _document("outline:\n\u3000- text: a\n"),
    "right-to-left marks around a key": _document("\u202etitle\u202c: a\n"),
    "a Cyrillic letter in a key": _document("t\u0456tle: a\n"),
    "accents composed and not": _document("x-\u00e9: 1\nx-e\u0301: 2\n"),
    "a thousand accents on a letter": _document("title: a" + "\u0301" * 1000),
    "private and unassigned characters": _document("title: \ue000\U000e0001\U0010fffd\n"),
    "noncharacters": _document("title: \ufdd0\n"),
    "the last character there is": _document("title: \U0010ffff\n"),
}

LINE_ENDS = {
    "only carriage returns": HEAD.replace("\n", "\r").encode(),
    "CRLF": _document("title: a\n").replace(b"\n", b"\r\n"),
    "CRLF and LF by turns": b"format: policy-outline/1\r\nid: a\ntitle: b\r\nstatus: draft\n",
    "two carriage returns and a line feed": HEAD.replace("\n", "\r\r\n").encode(),
    "LF CR": HEAD.replace("\n", "\n\r").encode(),
    "next line (NEL) as line end": HEAD.replace("\n", "\u0085").encode(),
    "line separators as line ends": HEAD.replace("\n", "\u2028").encode(),
    "a paragraph separator in a comment": _document("# a\u2029b\n"),
    "a next line in double quotes": _document('title: "a\u0085b"\n'),
    "line ends as escapes": _document('title: "a\\Nb\\Lc\\Pd"\n'),
    "form feeds": _document("title: a\n\x0cstatus: draft\n"),
    "vertical tabs": _document("title: a\x0bstatus: draft\n"),
    "CRLF in a block text": _document("notes:\n- text: |\n    a\n    b\n").replace(b"\n", b"\r\n"),
    "a carriage return in quotes": _document('title: "a\rb"\n'),
    "no line end at the end": _document("title: a").rstrip(),
    "thousands of empty lines": HEAD.encode() + b"\n" * 5000,
    "spaces at all line ends": _document("title: a   \nstatus: draft \t \n"),
    "one very long line": _document(f"title: {'long ' * 4000}\n"),
    "an escape of ANSI": _document("title: \x1b[31mred\x1b[0m\n"),
    "backspaces over a key": _document("titl\x08le: a\n"),
}

NESTING = {
    "a key as long as one may be": _document(f"{'a' * 1023}: 1\n"),
    "brackets in brackets": _document(f"x-a: {'[' * 2000}\n"),
    "braces in braces": _document(f"x-a: {'{a: ' * 2000}\n"),
    "brackets that all close": _document(f"x-a: {'[' * 500}{']' * 500}\n"),
    "braces as keys of braces": _document(f"? {'{' * 300}{'}' * 300}\n: a\n"),
    "dashes after dashes": _document(f"x-a:\n{'- ' * 3000}a\n"),
    "question marks after question marks": _document(f"x-a:\n{'? ' * 3000}a\n"),
    "keys of keys": _document("x-a:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 500))),
    "rows under rows without end": _document(
        "outline:\n"
        + "".join(f"{'  ' * n}- text: a\n{'  ' * n}  children:\n" for n in range(1, 150))
    ),
    "notes in notes": _note("notes: [{text: a, notes: [{text: b}]}]"),
    "outline in outline": _document("outline: [{text: a, outline: [{text: b}]}]\n"),
    "children of the document": _document("children: [{text: a}]\n"),
    "a list in a list of rows": _document("outline: [[[{text: a}]]]\n"),
    "own fields within own fields": _document(
        "".join(f"{'  ' * n}x-a:\n" for n in range(120)) + "  " * 120 + "b: c\n"
    ),
    "a closed list within an open one, often": _document(f"x-a: {'[[]' * 400}\n"),
    "brackets that never match": _document(f"x-a: {'[}' * 200}\n"),
    "only opening brackets": b"[" * 5000,
    "only opening braces": b"{" * 5000,
    "only dashes": b"- " * 5000,
    "only colons": b": " * 5000,
    "only question marks": b"? " * 5000,
    "only commas": b"," * 5000,
    "only quotes": b"'" * 4999,
    "only double quotes": b'"' * 4999,
    "only exclamation marks": b"!" * 5000,
    "only ampersands": b"&" * 5000,
    "only asterisks": b"*" * 5000,
    "only bars": b"|" * 5000,
    "only hashes": b"#" * 5000,
    "only percent signs": b"%" * 5000,
    "only backslashes": b'"' + b"\\" * 5001,
    "only tabs": b"\t" * 5000,
    "a staircase down and up": _document(
        "x-a:\n" + "".join(f"{' ' * (n % 40)}a{n}:\n" for n in range(1, 200))
    ),
}

REFERENCES = {
    "a billion laughs": _document(
        'x-a: &a ["lol", "lol"]\n'
        + "".join(
            f"x-{chr(n + 1)}: &{chr(n + 1)} [{', '.join([f'*{chr(n)}'] * 9)}]\n"
            for n in range(ord("a"), ord("i"))
        )
    ),
    "quadratic laughs": _document(f"x-a: &a {'a' * 1000}\nx-b: [{', '.join(['*a'] * 1000)}]\n"),
    "an anchor that holds itself": _document("x-a: &a [*a]\n"),
    "rows that hold themselves": _document("outline: &o\n  - text: a\n    children: *o\n"),
    "an alias of nothing": _document("title: *nothing\n"),
    "an anchor on everything": b"&a " + HEAD.encode(),
    "an anchor on a key": _document("&k title: a\n"),
    "an alias as key": _document("x-a: &k title\n*k : b\n"),
    "one anchor twice": _document("x-a: &a 1\nx-b: &a 2\nx-c: *a\n"),
    "a merge key": _document("x-a: &a {b: 1}\nx-c:\n  <<: *a\n"),
    "a merge key with a list": _document("<<: [{title: a}, {title: b}]\n"),
    "a merge key in quotes": _document("x-a: {'<<': {b: 1}}\n"),
    "a merge key that makes a row": _document("outline:\n  - <<: {text: a}\n"),
    "a default value by =": _document("x-a: {=: 1}\n"),
    "an anchor called by a Chinese name": _document("x-a: &国 1\n"),
    "an anchor of nothing": _document("x-a: & \n"),
    "an anchor with brackets": _document("x-a: &a[b] c\n"),
    "many anchors": _document("".join(f"x-{n}: &a{n} 1\n" for n in range(500))),
}

TAGS = {
    "a Python object": _document("x-a: !!python/object/apply:os.system ['touch /tmp/hostile']\n"),
    "a Python name": _document("x-a: !!python/name:os.system\n"),
    "a Python module": _document("x-a: !!python/module:antigravity\n"),
    "a new Python object": _document(
        "x-a: !!python/object/new:type {args: [a, !!python/tuple [], {}]}\n"
    ),
    "a Python tuple": _document("x-a: !!python/tuple [1, 2]\n"),
    "a tag on the document": b"!!map " + HEAD.encode(),
    "a Java object": _document(
        "x-a: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://x']]\n"
    ),
    "a Ruby object": _document("x-a: !ruby/object:Gem::Installer {i: x}\n"),
    "a JavaScript function": _document("x-a: !!js/function 'function () { return 1 }'\n"),
    "a file to include": _document("x-a: !include /etc/passwd\n"),
    "a variable of the environment": _document("x-a: !ENV ${HOME}\n"),
    "binary data": _document("title: !!binary R0lGODlhDAAMAIQAAP==\n"),
    "broken binary data": _document("title: !!binary '====='\n"),
    "a set": _document("x-a: !!set {a, b}\n"),
    "an ordered map": _document("x-a: !!omap [a: 1, a: 2]\n"),
    "pairs": _document("x-a: !!pairs [a: 1, a: 2]\n"),
    "a float as text": _document("title: !!str 1.0\n"),
    "a text as integer": _document("title: !!int words\n"),
    "a timestamp that is none": _document("title: !!timestamp 2019-99-99\n"),
    "a tag in full": _document("title: !<tag:yaml.org,2002:str> a\n"),
    "a tag that never ends": _document("title: !<tag:yaml.org,2002:str a\n"),
    "a tag with percent escapes": _document("title: !a%ff%00 b\n"),
    "a tag directive": b"%TAG ! tag:example.org,2000:\n---\n" + HEAD.encode(),
    "a directive of YAML 9.9": b"%YAML 9.9\n---\n" + HEAD.encode(),
    "a directive with a giant version": b"%YAML 1." + b"9" * 400 + b"\n---\n" + HEAD.encode(),
    "a directive of nobody": b"%INCLUDE /etc/passwd\n---\n" + HEAD.encode(),
    "directives without content": b"%YAML 1.2\n%YAML 1.2\n",
}

VALUES = {
    "an endless integer": _row(f"amounts: [{{quote: a, value: {'9' * 5000}}}]"),
    "a number with a giant exponent": _row("amounts: [{quote: a, value: 1e999999999}]"),
    "infinity": _row("amounts: [{quote: a, value: .inf}]"),
    "not a number": _row("amounts: [{quote: a, value: .NaN, to: -.INF}]"),
    "NaN in words": _row("amounts: [{quote: a, value: NaN, to: Infinity}]"),
    "minus zero": _row("amounts: [{quote: a, value: -0.0}]"),
    "a number in hexadecimal": _row("amounts: [{quote: a, value: 0xFF}]"),
    "a number of base sixty": _row("amounts: [{quote: a, value: 190:20:30}]"),
    "a number with underscores": _row("amounts: [{quote: a, value: 1_000}]"),
    "an octal number": _row("amounts: [{quote: a, value: 0o17, to: 017}]"),
    "digits of other scripts": _row("amounts: [{quote: a, value: ١٢٣, to: １２３}]"),
    "a range the wrong way round": _row("amounts: [{quote: a, value: 9, to: 1, modifier: range}]"),
    "a number where a text is wanted": _document("title: 12345678901234567890\n"),
    "yes for a truth value": _document("sources: [{id: s, checked: yes}]\n"),
    "null for all": _document("title: ~\nstatus: null\nsources: NULL\noutline:\n"),
    "null for required": b"format: ~\nid: null\n",
    "a date of the year 0": _row("due: '0000-00-00'"),
    "a date far away": _row("due: 99999999-01-01"),
    "30 February": _row("due: '2019-02-30'"),
    "a time": _row("due: 2001-12-14t21:59:43.10-05:00"),
    "a period that runs backwards": _row("period: 2021/2019"),
    "a quarter that is none": _row("period: 2019-Q5"),
    "a language of many parts": _document(f"language: en{'-a' * 2000}\n"),
    "a place of nowhere": _row("places: [ZZ-999, xx, '']"),
    "a currency of nobody": _row("amounts: [{quote: a, value: 1, currency: ¥¥¥}]"),
    "every choice wrong": _row("kind: x\n    instrument: x\n    change: x\n    stated: x"),
    "a status that is a list": _document("status: [draft]\n"),
    "an id that is a path": b"format: policy-outline/1\nid: ../../etc/passwd\n",
    "an id of controls": b'format: policy-outline/1\nid: "a\\x1b"\n',
    "an id of 10,000 letters": f"format: policy-outline/1\nid: {'a' * 10_000}\n".encode(),
    "an id in Chinese": "format: policy-outline/1\nid: 国\n".encode(),
    "an id that is yes": b"format: policy-outline/1\nid: yes\n",
    "an id that is a number": b"format: policy-outline/1\nid: 0123\n",
    "an id with a line end": b'format: policy-outline/1\nid: "a\\n"\n',
    "an id of a row with a line end": _document('outline: [{id: "n-abc\\n", text: a}]\n'),
    "an id that is an object": _document("outline: [{id: {a: b}, text: a}]\n"),
    "ids twice everywhere": _document(
        "sources: [{id: s}, {id: s}]\nnotes: [{id: t-aa, text: a}, {id: t-aa, text: b}]\n"
        "outline: [{id: n-aa, text: a}, {id: n-aa, text: b}]\n"
    ),
    "an id twice by way of a note": _note("x-a: 1\n      - {id: t-abc, text: again}"),
    "labels in no language": _document("concepts: [{id: c, label: {}}]\n"),
    "labels that are a text": _document("concepts: [{id: c, label: word}]\n"),
    "labels twice in one language": _document(
        "concepts: [{id: c, label: {en: a, EN: b, en: c}}]\n"
    ),
    "labels in odd languages": _document("concepts: [{id: c, label: {'': a, 1: b, x-y: c}}]\n"),
    "a url that is a script": _document("sources: [{id: s, url: 'javascript:alert(1)'}]\n"),
    "a url that is a file": _document("sources: [{id: s, url: 'file:///etc/passwd'}]\n"),
    "HTML in every text": _document(
        "title: '<img src=\"file:///etc/passwd\">'\n"
        "outline: [{text: '<script>alert(1)</script>'}]\n"
    ),
    "templates in a text": _document("title: '{0.__class__} %s %n {{7*7}} ${HOME}'\n"),
    "braces that format strings": _document("status: '{place} {0!r} {'\n"),
}

SHAPES = {
    "wrong types for all": _document(
        "title: [a]\nsources: a\nactors: {a: b}\nnotes: 1\noutline: yes\n"
    ),
    "keys for all lists": _document("sources: {}\nconcepts: {}\nnotes: {}\noutline: {}\n"),
    "lists for all keys": _row("amounts: [[]]\n    notes: [[]]\n    children: [[]]"),
    "rows that are null": _document("outline: [~, null, '', {}, []]\n"),
    "rows that are texts": _document("outline: [a, 'b', \"c\", |]\n"),
    "keys that are lists": _document("? [a, b]\n: c\n? {d: e}\n: f\n"),
    "keys that are nothing": _document("? \n: a\n: b\n"),
    "keys that differ only in case": _document("Title: a\ntitle: b\nTITLE: c\n"),
    "a key twice, once in quotes": _document("title: a\n'title': b\n"),
    "a key twice, once with an escape": _document('title: a\n"t\\x69tle": b\n'),
    "unknown keys": _document("__class__: a\n__init__: b\nextensions: c\nself: d\n"),
    "own fields of all sorts": _document("x-: a\nx- : b\n'x-\t': c\n'x-\n': d\n"),
    "an own field that looks like one of ours": _document("x-title: a\nx-x-a: b\nx-format: c\n"),
    "own fields in labels": _document("actors: [{id: a, name: {x-a: [1], x-b: {c: d}}}]\n"),
    "comments under all": _document("# a\noutline: # b\n  # c\n  - text: d # e\n    # f\n# g\n"),
    "comments in brackets": _document("x-a: [ # a\n  b, # c\n  # d\n]\n"),
    "a comment after a bar": _document("notes:\n- text: | # a\n    b\n  # c\n"),
    "a comment without an end": _document("#"),
    "a comment as own field of a codebook": _book("x-comment: {a: b}\n# c\n"),
    "circles of merged concepts": _document(
        "concepts:\n"
        + "".join(
            f"  - {{id: {a}, label: {{en: {a}}}, merged_into: {b}}}\n"
            for a, b in ("ab", "bc", "ca")
        )
    ),
    "a concept merged into itself": _document(
        "concepts: [{id: c, label: {en: a}, merged_into: c}]\n"
    ),
    "a concept merged into nothing": _document(
        "concepts: [{id: c, label: {en: a}, merged_into: nothing}]\n"
    ),
    "a chain of 300 merged concepts": _book(
        "concepts:\n"
        + "".join(
            f"  - {{id: c{n}, label: {{en: a}}, merged_into: c{n + 1}}}\n" for n in range(300)
        )
    ),
    "broader in a circle": _book(
        "concepts: [{id: a, label: {en: a}, broader: b}, {id: b, label: {en: b}, broader: a}]\n"
    ),
    "actors of one another": _book("actors: [{id: a, name: {en: a}, of: a}]\n"),
    "a quote in impossible places": _note(
        "quote: some\n        before: words\n        after: some"
    ),
    "a quote over a whole book": _note(f"quote: {'some ' * 2000}"),
    "a quote on the document": _document("notes: [{id: t-abc, text: a, quote: b}]\n"),
    "a quote of nothing": _note("quote: ''\n        before: ''"),
    "a quote that stands everywhere": _document(
        f"outline: [{{text: {'a' * 500}, notes: [{{text: b, quote: a}}]}}]\n"
    ),
    "a quote that ends within a character": _note('quote: "\\u0301"'),
    "also on itself and on nothing": _note("also_on: [n-abc, n-abc, n-none, t-abc]"),
    "citations of all sorts": _note("cites: [s, 's@', '@', 's@p. 3@4', \"s@\\t\"]"),
    "a comparison with itself": _note("compares: {document: a, finding: other}"),
    "an empty comparison": _note("compares: {}"),
    "thousands of entries": _row(f"concepts: [{', '.join(f'c{n}' for n in range(3000))}]"),
    "one entry thousands of times": _row(f"actors: [{', '.join(['a'] * 3000)}]"),
    "thousands of faults": _document("outline:\n" + "  - txet: a\n" * 300),
    "rejections of all sorts": _row("x-not-mentions: [a, {b: c}, amounts: d, [e]]"),
}

PATHS = {
    f"a codebook at {path}": _document(f"codebook: '{path}'\n")
    for path in (
        "/etc/passwd",
        "../../../../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "C:codebook.yaml",
        "//host/share/codebook.yaml",
        "http://127.0.0.1:9/codebook.yaml",
        "file:///etc/passwd",
        "/dev/zero",
        "/proc/self/mem",
        ".",
        "..",
        "~/codebook.yaml",
        "$HOME/codebook.yaml",
        "a" * 5000,
        "a/" * 3000,
        "codebook.yaml ",
        "CON",
    )
}

OTHER_FILES = {
    "a zip archive": _zipped(),
    "a gzip file": gzip.compress(HEAD.encode(), mtime=0),
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
    "a PDF": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "a program": b"\x7fELF\x02\x01\x01" + bytes(57),
    "a shell script": b"#!/bin/sh\nrm -rf /\n",
    "XML with entities": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "HTML": b"<!doctype html><title>a</title><ul><li>b</ul>",
    "JSON": b'{"format": "policy-outline/1", "id": "a", "outline": [{"text": "b"}]}',
    "JSON on many lines": b'{\n\t"format": "policy-outline/1",\n\t"id": "a"\n}\n',
    "JSON of another program": b'[{"a": 1}, {"b": [true, null, 1.5e3]}]',
    "Markdown": b"# Title\n\n- one\n- two\n  - three\n\n> quote\n",
    "Markdown with front matter": b"---\ntitle: a\n---\n\n# b\n",
    "TOML": b'[outline]\nformat = "policy-outline/1"\n',
    "an INI file": b"[outline]\nformat: policy-outline/1\n",
    "CSV": b"id;text\r\nn-abc;a\r\n",
    "a mail": b"From: a@example.org\nSubject: b\n\n> " + HEAD.encode(),
    "a Dockerfile": b"FROM scratch\nCOPY . .\n",
    "RTF": rb"{\rtf1\ansi {\b a} \u22269 ?}",
    "an outline in OPML": b'<opml version="2.0"><body><outline text="a"/></body></opml>',
    "conflict markers": _document("<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> other\n"),
    "a diff": b"--- a.yaml\n+++ b.yaml\n@@ -1 +1 @@\n-id: a\n+id: b\n",
    "two files in one": HEAD.encode() + b"---\n" + BOOK.encode(),
    "a codebook that says it is an outline": _document("concepts: []\n").replace(
        b"outline/1", b"codebook/1"
    ),
    "a document of version 999": b"format: policy-outline/999999999999999999999\nid: a\n",
    "a document of version -1": b"format: policy-outline/-1\nid: a\n",
    "a document of version ١": "format: policy-outline/١\nid: a\n".encode(),
    "formats one after the other": b"format: policy-outline/1 policy-codebook/1\nid: a\n",
    "cut off in a key": HEAD.encode()[:-4],
    "cut off in quotes": _document("title: 'half of"),
    "cut off in a block": _document("notes:\n  - text: |\n      half of"),
    "cut off in brackets": _document("x-a: [b, {c: d"),
    "cut off after a dash": _document("outline:\n  -"),
    "a file in itself": _document(
        "notes:\n  - text: |\n" + "".join(f"      {n}\n" for n in HEAD.split("\n"))
    ),
}

TRICKS = {
    "a text that looks like a header": _document(
        "title: '# yaml-language-server: $schema=http://x'\n"
    ),
    "a header that names a schema elsewhere": b"# yaml-language-server: $schema=file:///etc/passwd\n"
    + HEAD.encode(),
    "a header of thousands of lines": b"# a\n" * 2000 + HEAD.encode(),
    "a document after comments and dashes": b"# a\n---\n# b\n" + HEAD.encode(),
    "dashes in a text": _document("title: a\n --- b\n"),
    "dashes in a block at the margin": _document("notes:\n- text: |\n---\n"),
    "dots in quotes at the margin": _document("title: 'a\n...\nb'\n"),
    "a tab after every colon": _document("title:\ta\nstatus:\tdraft\n"),
    "a tab before a colon": _document("title\t: a\n"),
    "a tab in an empty line": _document("title: a\n\t\nstatus: draft\n"),
    "a colon at the end of a text": _document("title: a:\n"),
    "colons in brackets": _document("x-a: {a:b, c:, :d, e: :}\n"),
    "a key in brackets without a value": _document("x-a: {a, b: , c}\n"),
    "keys in a list in brackets": _document("x-a: [a: b, ? c : d, e]\n"),
    "a key over several lines": _document("? title\n  of all\n: a\n"),
    "a key of more than 1,024 letters": _document(f"x-{'a' * 1030}: b\n"),
    "a key in double quotes of as many": _document(f'"x-{"a" * 1030}": b\n'),
    "a block text with an indicator too far": _document("notes:\n- text: |9\n    a\n"),
    "a block text with every indicator": _document("x-a: [a]\nx-b: |+2-\n  a\n"),
    "a folded text with tabs": _document("title: >\n  a\n  \tb\n\n\n  c\n"),
    "an empty block text with + and a comment": _document("x-a: |+\n\n# b\n"),
    "spaces before a block text": _document("notes:\n- text: |\n\n\n        \n      a\n"),
    "a plain text over many lines": _document("title: a\n  b\n\n\n  c\n   d\n"),
    "a plain text with a hash": _document("title: a#b #c\n"),
    "a list without indentation under a list": _document(
        "outline:\n- text: a\n  children:\n  - text: b\n"
    ),
    "indentation by three and by five": _document(
        "outline:\n   - text: a\n     children:\n          - text: b\n"
    ),
    "everything on one line": b"{format: policy-outline/1, id: a, outline: [{text: b}]}",
    "single quotes in single quotes": _document("title: 'it''s ''''fine'''\n"),
    "double quotes over lines with escapes": _document('title: "a \\\n   b\\ \n\n  c"\n'),
    "an unknown escape": _document('title: "\\q"\n'),
    "reserved indicators": _document("x-a: @b\n"),
    "a backtick": _document("x-a: `b`\n"),
}

FAMILIES = (
    ENCODINGS,
    LINE_ENDS,
    NESTING,
    REFERENCES,
    TAGS,
    VALUES,
    SHAPES,
    PATHS,
    OTHER_FILES,
    TRICKS,
)


def _all() -> Iterator[tuple[str, bytes]]:
    for family in FAMILIES:
        yield from family.items()


HOSTILE: dict[str, bytes] = dict(_all())
"""All of them, by name."""

if __name__ == "__main__":
    print(len(HOSTILE), len(set(HOSTILE.values())))
