"""`outline-editor note`: adds a note to a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from outline_editor.app.backups import keeping_versions
from outline_editor.app.note_table import concepts_meant
from outline_editor.app.opening import Opened, open_file
from outline_editor.app.paths import locks_folder
from outline_editor.cli.arguments import text, words
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import (
    OutputFailed,
    finish,
    put,
    say,
    say_lines,
    say_problems,
    say_refused,
    say_unkept_versions,
)
from outline_editor.core import notes
from outline_editor.core.addresses import DOCUMENT, Ref, node_ref, source_ref
from outline_editor.core.anchors import QUOTABLE_FIELDS
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, OutlineError, shortened
from outline_editor.core.model import Node
from outline_editor.core.references import Definitions
from outline_editor.core.search import matches
from outline_editor.core.text_rules import escaped
from outline_editor.core.vocabulary import KINDS_WITH_STATE, DocumentStatus, NoteKind, NoteState
from outline_editor.core.wording import words_of
from outline_editor.storage.lock import sole_writer
from outline_editor.storage.saving import save_document


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    kinds = [kind.value for kind in NoteKind]
    parser.add_argument("file", metavar="FILE", type=Path, help="a YAML outline")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--on", metavar="ID", help="the row with this id")
    where.add_argument(
        "--on-text", metavar="WORDS", type=words, help="the one row with these words"
    )
    parser.add_argument("--kind", choices=kinds, default="comment", help="(default: comment)")
    parser.add_argument("--text", metavar="T", type=words, required=True, help="what the note says")
    parser.add_argument("--quote", metavar="Q", type=words, help="words of the row it is about")
    for side in ("before", "after"):
        parser.add_argument(
            f"--{side}",
            metavar="W",
            type=text,
            default="",
            help=f"what stands right {side} these, where the row has the same words twice",
        )
    parser.add_argument(
        "--also-on",
        metavar="ID",
        action="append",
        default=[],
        help="another row that it is about, too (may be repeated)",
    )
    parser.add_argument(
        "--concept",
        metavar="C",
        action="append",
        default=[],
        help="a concept, by its id or any of its names (may be repeated)",
    )
    parser.add_argument(
        "--cite",
        metavar="S",
        action="append",
        default=[],
        help="a source's id, such as s2 or 's2@p. 3' (may be repeated)",
    )
    parser.add_argument("--by", metavar="WHO", type=text, default="", help="who the note is by")
    parser.add_argument("--date", metavar="D", help="when it was written, such as 2019-01-29")
    parser.add_argument(
        "--state",
        choices=[state.value for state in NoteState],
        help="of a question or todo (default: open)",
    )
    parser.epilog = (
        "Without --on or --on-text the note is about the document. The words of --on-text are "
        "found whatever their case and quotation marks. Prints the note's id."
    )


def run(options: argparse.Namespace) -> Exit:
    """Add the note, save, and print its id."""
    try:
        with sole_writer(options.file, locks_folder()):
            return _run(options)
    except OutlineError as error:
        say(error.message)
        return Exit.REFUSED


def _run(options: argparse.Namespace) -> Exit:
    path: Path = options.file
    try:
        opened = open_file(path)
    except OutlineError as error:
        say_refused(error, path)
        return Exit.REFUSED
    if not opened.format.is_native:
        say(Message.of("cli.note-needs-yaml", path=str(path)))
        return Exit.REFUSED
    if opened.has_errors:
        say_problems(opened.problems, opened.text, path)
        say(Message.of("cli.note-on-errors", path=str(path)))
        return Exit.ERRORS
    try:
        note = _add(opened, options)
    except _SeveralRows as several:
        say(several.message)
        say_lines(f"  {row.id}  {escaped(_shown(row))}" for row in several.rows)
        return Exit.REFUSED
    for notice in opened.notices:
        say(notice)
    if opened.root.status is DocumentStatus.CURATED:
        say(Message.of("cli.note-no-longer-curated", path=str(path)))
    say_unkept_versions()
    _print_id(note)
    return Exit.FINE


def _print_id(note: Ref) -> None:
    try:
        put(f"{note.id}\n")
        finish()
    except (OutputFailed, BrokenPipeError):
        say(Message.of("cli.note-id-not-printed", id=note.id))
        raise


class _SeveralRows(OutlineError):
    """Words that do not say which row is meant."""

    def __init__(self, words: str, rows: list[Node]) -> None:
        super().__init__(Message.of("cli.several-rows", n=len(rows), words=shortened(words)))
        self.rows = rows


def _add(opened: Opened, options: argparse.Namespace) -> Ref:
    """The note's address, once it is saved. Raises `OutlineError`."""
    document = Document(opened.root, opened.header)
    owner = _owner(document, options)
    concepts = _concepts(opened, options)
    _check_sources(opened, options)
    _check_rows(document, options)
    state = _state(options)
    quoted = _quoted(document, owner, options)
    with document.transaction(Message.of("name.add-note")) as transaction:
        note = notes.add_note(
            transaction,
            owner,
            NoteKind(options.kind),
            text=options.text,
            words=quoted,
            concepts=concepts,
            cites=tuple(options.cite),
            also_on=tuple(options.also_on),
            by=options.by,
            date=options.date,
            **state,
        )
    path: Path = options.file
    with keeping_versions(path) as keep:
        keep(save_document(document.root, document.header, path).data)
    return note


def _owner(document: Document, options: argparse.Namespace) -> Ref:
    """The row or document that the note goes to. Raises `OutlineError`."""
    path = str(options.file)
    if options.on is not None:
        if not document.has(node_ref(options.on)):
            raise OutlineError(Message.of("cli.no-row-with-id", id=options.on, path=path))
        return node_ref(options.on)
    if options.on_text is None:
        return DOCUMENT
    rows = [node for node in document.walk() if matches(node, options.on_text)]
    if not rows:
        wanted = shortened(options.on_text)
        raise OutlineError(Message.of("cli.no-row-with-words", words=wanted, path=path))
    if len(rows) > 1:
        raise _SeveralRows(options.on_text, rows)
    return node_ref(rows[0].id)


def _check_rows(document: Document, options: argparse.Namespace) -> None:
    """Raises `OutlineError` for a row in `--also-on` that is not there."""
    for row in options.also_on:
        if not document.has(node_ref(row)):
            path = str(options.file)
            raise OutlineError(Message.of("cli.no-row-with-id", id=row, path=path))


def _state(options: argparse.Namespace) -> dict[str, NoteState]:
    """The state, where one is given. Raises `OutlineError` for a kind that has none."""
    if options.state is None:
        return {}
    if NoteKind(options.kind) not in KINDS_WITH_STATE:
        raise OutlineError(Message.of("cli.state-not-for-kind", kind=options.kind))
    return {"state": NoteState(options.state)}


def _concepts(opened: Opened, options: argparse.Namespace) -> tuple[str, ...]:
    """The ids of the concepts that are meant. Raises `OutlineError` for one that is not there.

    In a file that is only a warning; here it is rather a slip of the fingers.
    """
    found: dict[str, None] = {}
    for named in options.concept:
        meant = concepts_meant(opened, named)
        if not meant:
            known = ConceptBook(opened.root, opened.codebook).concepts
            raise _unknown("cli.unknown-concept", named, list(known), options.file)
        if len(meant) > 1:
            values = {"n": len(meant), "words": shortened(named), "ids": " or ".join(meant)}
            raise OutlineError(Message.of("cli.several-concepts", **values))
        found[meant[0]] = None
    return tuple(found)


def _check_sources(opened: Opened, options: argparse.Namespace) -> None:
    """Raises `OutlineError` for a source that is not there; see `_concepts`."""
    definitions = Definitions(opened.root, opened.codebook)
    for cite in options.cite:
        source = cite.partition("@")[0]
        if not definitions.resolves(source_ref(source)):
            sources = [source.id for source in opened.root.sources]
            raise _unknown("cli.unknown-source", source, sources, options.file)


def _unknown(code: str, given: str, known: list[str], path: Path) -> OutlineError:
    from difflib import get_close_matches

    values = {"id": given, "path": str(path)}
    near = get_close_matches(given, known, cutoff=0.4)
    if near:
        return OutlineError(Message.of(f"{code}-nearest", nearest=" or ".join(near), **values))
    return OutlineError(Message.of(code, **values))


def _quoted(document: Document, owner: Ref, options: argparse.Namespace) -> notes.Words | None:
    """Where the quoted words stand in the row, `None` for no quote. Raises `OutlineError`."""
    quote: str | None = options.quote
    if quote is None:
        if options.before or options.after:
            raise OutlineError(Message.of("cli.neighbours-without-quote"))
        return None
    if owner == DOCUMENT:
        raise OutlineError(Message.of("cli.quote-on-document"))
    row = document.node(owner.id)
    around = f"{options.before}{quote}{options.after}"
    left = len(options.before)
    places = [
        notes.Words(field, at + left, at + left + len(quote))
        for field in QUOTABLE_FIELDS
        for at in _places(getattr(row, field), around)
    ]
    if len(places) == 1:
        return places[0]
    code = "cli.quote-twice" if places else "cli.quote-lost"
    raise OutlineError(Message.of(code, row=words_of(row), quote=shortened(around)))


def _places(text: str, words: str) -> list[int]:
    """Where words stand in a text, overlapping ones too."""
    return [at for at in range(len(text)) if text.startswith(words, at)]


def _shown(row: Node) -> str:
    return shortened(row.text or row.original, 90)
