"""Hypothesis strategies for everything that the model allows.

`documents()` and `codebooks()` make whole files, `nodes()` rows with what is
under them, `notes()` and the others single elements. Rows and notes always
have ids; in a document, or under one row, each id stands once.
"""

from __future__ import annotations

import dataclasses
import string
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st

from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    Extensions,
    ExtensionScalar,
    ExtensionValue,
    can_be_plain,
)
from outline_editor.core.fields import replaced
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    Actor,
    Amount,
    Codebook,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Source,
)
from outline_editor.core.text_rules import FORBIDDEN
from outline_editor.core.vocabulary import (
    Basis,
    Change,
    ConceptKind,
    DocumentStatus,
    Finding,
    Instrument,
    Modifier,
    NodeKind,
    NoteKind,
    NoteState,
    SourceKind,
    Stated,
)

T = TypeVar("T")
E = TypeVar("E", Node, Note, Source, Actor, Concept)

OTHER_TYPES = (
    *("null", "Null", "NULL", "~", "nuLL"),
    *("true", "True", "TRUE", "false", "y", "Y", "n", "N", "yes", "Yes", "no", "NO", "on", "Off"),
    *("0", "1", "-1", "+12", "007", "0o17", "0x1f", "0b101", "1_000", "1,000", "12:30", "1:30:59"),
    *("3.14", "-.5", "5.", ".", "1.2.3", "1e3", "1E-3", "+1.e+3", "12:30.5", "1_0.0_1"),
    *(".inf", "-.INF", "+.Inf", ".nan", ".NaN"),
    *("2019", "2019-01-29", "2019-1-2", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43"),
    *("=", "<<", ":symbol", "2019-01", "2019-Q1", "0x", "0b", "1_", "--", "..", "..."),
)
"""Texts that some YAML reader takes for something else, and near misses."""

INDICATORS = (
    *("-", "- a", "-a", "?", "? a", "?a", ":", ": a", ":a", "a: b", "a:b", "a:", "a :b", "a : b"),
    *("#", "# a", "#a", "a # b", "a #b", "a# b", "a#b", "&a", "*a", "!a", "!", "!!str a", "|", ">"),
    *("|- a", "@a", "`a`", "%a", "%YAML 1.1", "---", "--- a", "---a", "...", "... a", "...a"),
    *("[a]", "{a}", "[", "]", "{", "}", "a, b", "a,b", ",", ",a", "[a, b]", "{a: b}", "a]", "a}"),
    *(
        "'",
        "''",
        "'a'",
        "it's",
        '"',
        '""',
        '"a"',
        'a "b"',
        "'a\" b",
        "\\",
        "\\n",
        "a\\",
        "C:\\policy",
    ),
    *("text: a", "- text: a", "id: n-abc", "<<: *a", "x-a", "? a : b", "a?b", "a, ?b"),
)
"""Texts with the characters that YAML gives a meaning."""

WHITE_SPACE = (
    *(
        " ",
        "  ",
        " a",
        "a ",
        "\t",
        "\ta",
        "a\t",
        "a\tb",
        "a  b",
        "\u3000a",
        "a\u3000",
        "\xa0",
        "a\xa0b",
    ),
    *("\n", "\n\n", "a\n", "a\n\n", "\na", "\n\na", "a\nb", "a\n\nb", "a\nb\n", "a\nb\n\n"),
    *(
        " a\nb",
        "a\n b",
        "\n a",
        " \na",
        "a\n ",
        "a \nb",
        "a\n\tb",
        "\ta\nb",
        "\n\ta",
        "a\tb\nc",
        "a\n\t\nb",
    ),
    *(
        "# a\nb",
        "a\n# b",
        "- a\n- b",
        "a: b\nc: d",
        "---\na",
        "a\n...\nb",
        "a\u3000\nb",
        "\n\n a\n\n",
    ),
    *("a\u2028b", "\u2028", "\u2029a", "a\nb\u2029", "\ufeff", "\ufeffa", "a\ufeffb", "a\nb\ufeff"),
    *("\u200b", "a\u200bb", "\u202ea", "a\xadb", "\u2007a", "a\u2003\nb"),
)
"""Texts with white space and line breaks of all kinds, seen and unseen."""

WORDS = (
    *("small giants", "promote high-quality development", "a 60 bn fund, # 1 of its kind"),
    *(
        "小巨人",
        "国进民退",
        "推动制造业高质量发展",
        "全国工业和信息化工作会议：强化创新引领，加快发展",
    ),
    *("state advances, private retreats", "Ministry of Industry and IT (MIIT)", "‘small giants’"),
    *("𠮷野家", "🚀", "👩‍🔬 e\u0301", "𝔘", "עברית", "العربية", "\U0010fffd", "\ufffd", "\ue000"),
    *("Minister's press conference", 'the "small giants"', "100%", "50 % @ 3", "km²", "a" * 2000),
)
"""Texts that an analyst might write, in several scripts."""

NASTY_TEXTS = ("", *OTHER_TYPES, *INDICATORS, *WHITE_SPACE, *WORDS)
"""One-off texts that have broken YAML writers, this one's drafts among them."""

_CHARACTERS = st.one_of(
    st.sampled_from(" \t\n-?:,[]{}#&*!|>'\"%@`\\=~.01a"),
    st.sampled_from(" \n中国、。：（）’…\xa0\u3000\u2028\u2029\ufeff\u200b\u0301𠮷🚀\U0010fffd"),
    st.characters(exclude_categories=("Cs", "Cc")).filter(lambda c: not FORBIDDEN.match(c)),
)


def texts(*, lines: bool = True, min_size: int = 0) -> st.SearchStrategy[str]:
    """Any text that the format allows; on one line only if not `lines`."""
    pieces = st.lists(st.sampled_from(NASTY_TEXTS), max_size=4).map("".join)
    made = st.one_of(st.sampled_from(NASTY_TEXTS), st.text(_CHARACTERS, max_size=24), pieces)
    if not lines:
        made = made.map(lambda text: text.replace("\n", ""))
    return made.filter(lambda text: len(text) >= min_size)


def slugs() -> st.SearchStrategy[str]:
    """Ids of everything but rows and notes; some look like other types."""
    return st.one_of(
        st.sampled_from(("s1", "miit", "small-giants", "no", "y", "on", "null", "true")),
        st.sampled_from(("0", "2019", "0x1f", "1e3", "-", "--", "---", "-a", "2019-01-29", "007")),
        st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=12),
    )


def node_ids() -> st.SearchStrategy[str]:
    """Ids of rows, as files may have them."""
    return _ids("n-")


def note_ids() -> st.SearchStrategy[str]:
    """Ids of notes, as files may have them."""
    return _ids("t-")


def _ids(prefix: str) -> st.SearchStrategy[str]:
    usual = st.text("bcd", min_size=5, max_size=5)
    any_of_them = st.text(string.ascii_lowercase + string.digits + "-", min_size=2, max_size=40)
    return st.one_of(usual, usual, any_of_them).map(lambda rest: prefix + rest)


def languages() -> st.SearchStrategy[str]:
    """Language tags; `no` is Norwegian."""
    return st.sampled_from(("en", "zh", "no", "NO", "on", "zh-Hant", "en-GB", "de-1996", "null"))


def places() -> st.SearchStrategy[str]:
    """Codes of countries and their parts, some of which exist."""
    return st.sampled_from(("CN", "NO", "ON", "CN-HN", "CN-GS", "FR-75", "DE-1", "US-NY"))


def currencies() -> st.SearchStrategy[str]:
    """Codes of currencies, and of what has their form."""
    return st.sampled_from(("CNY", "USD", "YES", "NAN", "OFF"))


def dates() -> st.SearchStrategy[str]:
    """Dates in each of the four forms."""
    years = st.sampled_from(("2019", "1949", "0001", "2022"))
    rest = st.sampled_from(("", "-01", "-12", "-01-29", "-12-31", "-Q1", "-Q4"))
    return st.tuples(years, rest).map("".join)


def periods() -> st.SearchStrategy[str]:
    """A date, or two of them."""
    return st.lists(dates(), min_size=1, max_size=2).map("/".join)


def citations() -> st.SearchStrategy[str]:
    """Ids of sources, some with a place in it."""
    spots = texts(lines=False, min_size=1)
    return st.tuples(slugs(), st.one_of(st.just(""), spots.map("@".__add__))).map("".join)


def numbers() -> st.SearchStrategy[Decimal]:
    """Decimals of any size the model allows, however they were written."""
    return st.one_of(
        st.sampled_from([Decimal(d) for d in ("0", "-0", "60000000000", "2.50", "-2.5", "1E+3")]),
        st.sampled_from([Decimal("1E-1000"), Decimal("9" * 1000), Decimal("-0.000"), Decimal(7)]),
        st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12)),
        st.decimals(allow_nan=False, allow_infinity=False).filter(
            lambda number: (
                -1000 <= number.adjusted() < 1000 and int(number.as_tuple().exponent) >= -1000
            )
        ),
    )


def labels() -> st.SearchStrategy[Labels]:
    """A name in one to three languages, with own fields now and then."""
    languages_to_texts = st.dictionaries(languages(), texts(min_size=1), min_size=1, max_size=3)
    entries = languages_to_texts.map(lambda found: tuple(found.items()))
    return st.builds(Labels, entries, extensions())


def extension_scalars() -> st.SearchStrategy[ExtensionScalar]:
    """Scalars of own fields, plain where they can be and it so happens."""
    wanted = st.tuples(texts(), st.booleans())
    return wanted.map(lambda pair: ExtensionScalar(pair[0], pair[1] and can_be_plain(pair[0])))


def extension_values() -> st.SearchStrategy[ExtensionValue]:
    """Scalars, lists and mappings, nested in each other, empty ones too."""
    return st.recursive(extension_scalars(), _nested, max_leaves=6)


def _nested(
    inner: st.SearchStrategy[ExtensionValue],
) -> st.SearchStrategy[ExtensionList | ExtensionMap]:
    keys = extension_scalars().filter(lambda key: not (key.plain and key.text == "<<"))
    entries = st.lists(st.tuples(keys, inner), max_size=3, unique_by=lambda entry: entry[0].text)
    return st.one_of(
        st.lists(inner, max_size=3).map(lambda items: ExtensionList(tuple(items))),
        entries.map(lambda found: ExtensionMap(tuple(found))),
    )


def extensions() -> st.SearchStrategy[Extensions]:
    """Own fields in any order; none, most of the time."""
    keys = st.one_of(st.sampled_from(("x-a", "x-b", "x-desk")), texts().map("x-".__add__))
    some = st.lists(
        st.tuples(keys, extension_values()), min_size=1, max_size=3, unique_by=lambda e: e[0]
    )
    return st.one_of(st.just(()), st.just(()), st.just(()), some.map(tuple))


def sources() -> st.SearchStrategy[Source]:
    """Sources with any of their fields."""
    return st.builds(
        Source,
        id=slugs(),
        title=texts(),
        publisher=_rarely(texts()),
        date=_or_none(dates()),
        url=_rarely(texts()),
        language=_or_none(languages()),
        kind=_or_none(st.sampled_from(SourceKind)),
        accessed=_or_none(dates()),
        checked=_or_none(st.booleans()),
        extensions=extensions(),
    )


def amounts() -> st.SearchStrategy[Amount]:
    """Amounts with a currency or a unit, or neither."""
    measures = st.one_of(
        st.fixed_dictionaries({"currency": currencies()}),
        st.fixed_dictionaries({"unit": texts()}),
    )
    rest = st.fixed_dictionaries(
        {
            "quote": texts(min_size=1),
            "value": _or_none(numbers()),
            "to": _or_none(numbers()),
            "modifier": _or_none(st.sampled_from(Modifier)),
            "basis": _or_none(st.sampled_from(Basis)),
            "extensions": extensions(),
        }
    )
    return st.tuples(rest, measures).map(lambda parts: Amount(**parts[0], **parts[1]))


def comparisons() -> st.SearchStrategy[Comparison]:
    """What a note compares with; empty ones too, which the note drops."""
    return st.builds(
        Comparison,
        document=_or_none(slugs()),
        finding=_or_none(st.sampled_from(Finding)),
        extensions=extensions(),
    )


def notes() -> st.SearchStrategy[Note]:
    """Notes as they stand in a row; see `document_notes` for those of a document."""
    return _notes(quoted=True)


def document_notes() -> st.SearchStrategy[Note]:
    """Notes as they stand in a document, which have no quote."""
    return _notes(quoted=False)


def _notes(*, quoted: bool) -> st.SearchStrategy[Note]:
    quotes = _rarely(texts()) if quoted else st.just("")
    fields = {
        "quote": quotes,
        "before": quotes,
        "after": quotes,
        "also_on": _few(node_ids()),
        "concepts": _few(slugs()),
        "compares": st.one_of(st.none(), comparisons()),
        "cites": _few(citations()),
        "by": _rarely(texts()),
        "date": _or_none(dates()),
        "state": _or_none(st.sampled_from(NoteState)),
        "extensions": extensions(),
    }
    always = {"id": note_ids(), "kind": st.sampled_from(NoteKind), "text": texts()}
    return _some_fields(Note, always, fields)


def bare_nodes() -> st.SearchStrategy[Node]:
    """Single rows with any of their fields, but no children."""
    fields = {
        "kind": st.sampled_from(NodeKind),
        "original": texts(),
        "actors": _few(slugs()),
        "places": _few(places()),
        "targets": _few(slugs()),
        "instrument": st.sampled_from(Instrument),
        "change": st.sampled_from(Change),
        "stated": st.sampled_from(Stated),
        "period": periods(),
        "due": dates(),
        "amounts": _few(amounts()),
        "concepts": _few(slugs()),
        "cites": _few(citations()),
        "extensions": extensions(),
        "notes": _few(notes()),
    }
    return _some_fields(Node, {"id": node_ids(), "text": texts()}, fields)


@st.composite
def nodes(draw: st.DrawFn, max_rows: int = 8) -> Node:
    """A row with up to `max_rows` rows in all; every id in it stands once."""
    rows = draw(st.lists(bare_nodes(), min_size=1, max_size=max_rows))
    levels = [0, *(draw(st.integers(1, index)) for index in range(1, len(rows)))]
    return _Renamer().node(_tree(rows, levels)[0])


@st.composite
def documents(draw: st.DrawFn, max_rows: int = 8) -> DocumentRoot:
    """A document with up to `max_rows` rows; every id in it stands once."""
    rows = draw(st.lists(bare_nodes(), max_size=max_rows))
    levels = [draw(st.integers(0, index)) for index in range(len(rows))]
    always = {"id": slugs(), "status": st.sampled_from(DocumentStatus)}
    fields = {
        "title": texts(),
        "language": languages(),
        "original_language": languages(),
        "jurisdiction": places(),
        "codebook": texts(),
        "sources": _few(sources()),
        "actors": _few(actors()),
        "concepts": _few(concepts()),
        "extensions": extensions(),
        "notes": _few(document_notes()),
    }
    root = draw(_some_fields(DocumentRoot, always, fields))
    renamer = _Renamer()
    return dataclasses.replace(
        root,
        sources=_distinct(root.sources),
        actors=_distinct(root.actors),
        concepts=_distinct(root.concepts),
        notes=tuple(renamer.note(note) for note in root.notes),
        outline=tuple(renamer.node(node) for node in _tree(rows, levels)),
    )


def codebooks() -> st.SearchStrategy[Codebook]:
    """Codebooks; every id stands once among actors, and once among concepts."""
    return st.builds(
        Codebook,
        id=slugs(),
        actors=_few(actors()).map(_distinct),
        concepts=_few(concepts()).map(_distinct),
        extensions=extensions(),
    )


def actors() -> st.SearchStrategy[Actor]:
    """Persons and bodies."""
    fields = {
        "alt": _few(texts(min_size=1)),
        "role": texts(),
        "of": slugs(),
        "extensions": extensions(),
    }
    return _some_fields(Actor, {"id": slugs(), "name": labels()}, fields)


def concepts() -> st.SearchStrategy[Concept]:
    """Entries of a codebook."""
    fields = {
        "alt": _few(texts(min_size=1)),
        "definition": texts(),
        "include": texts(),
        "exclude": texts(),
        "broader": slugs(),
        "kind": st.sampled_from(ConceptKind),
        "merged_into": slugs(),
        "extensions": extensions(),
    }
    return _some_fields(Concept, {"id": slugs(), "label": labels()}, fields)


def headers() -> st.SearchStrategy[str]:
    """Comment blocks as they stand above everything in a file, or none."""
    lines = texts(lines=False).map(lambda text: f"# {text}".rstrip() + "\n")
    readable = lines.filter(lambda line: not set(line) & set("\u2028\u2029"))
    schema = "# yaml-language-server: $schema=policy-outline-1.schema.json\n"
    return st.one_of(st.just(""), st.just(schema), st.lists(readable, max_size=3).map("".join))


@st.composite
def _some_fields(
    draw: st.DrawFn,
    cls: type[T],
    always: dict[str, st.SearchStrategy[Any]],
    fields: dict[str, st.SearchStrategy[Any]],
) -> T:
    """An element with a few of its optional fields; any of them, but seldom all."""
    most = draw(st.sampled_from((0, 1, 2, 3, len(fields))))
    names = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=most))
    chosen = {**always, **{name: fields[name] for name in names}}
    return cls(**{name: draw(values) for name, values in chosen.items()})


def _few(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=3).map(tuple)


def _or_none(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.one_of(st.none(), values)


def _rarely(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), st.just(""), values)


def _tree(rows: list[Node], levels: list[int]) -> tuple[Node, ...]:
    """Rows put under each other by level, as deep as the row before allows."""
    tops: list[list[Any]] = []
    trail: list[list[Any]] = []
    for row, level in zip(rows, levels, strict=True):
        del trail[level:]
        item = [row, []]
        (trail[-1][1] if trail else tops).append(item)
        trail.append(item)
    return _grown(tops)


def _grown(items: list[list[Any]]) -> tuple[Node, ...]:
    return tuple(replaced(row, "children", _grown(under)) for row, under in items)


def _distinct(items: tuple[E, ...]) -> tuple[E, ...]:
    """The elements, the first of each id only."""
    return tuple({item.id: item for item in reversed(items)}.values())[::-1]


class _Renamer:
    """Gives rows and notes new ids where theirs stand already."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def node(self, node: Node) -> Node:
        return dataclasses.replace(
            self._fresh(node),
            notes=tuple(self.note(note) for note in node.notes),
            children=tuple(self.node(child) for child in node.children),
        )

    def note(self, note: Note) -> Note:
        return self._fresh(note)

    def _fresh(self, element: E) -> E:
        if element.id not in self._taken:
            self._taken.add(element.id)
            return element
        number = 1
        while f"{element.id[:36]}-{number}" in self._taken:
            number += 1
        fresh = f"{element.id[:36]}-{number}"
        self._taken.add(fresh)
        return replaced(element, "id", fresh)
