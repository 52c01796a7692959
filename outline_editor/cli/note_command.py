"""`outline-editor note`: adds a note to a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from outline_editor.app.opening import open_file
from outline_editor.cli.exit_codes import Exit
from outline_editor.cli.output import refusal_lines, say, tell
from outline_editor.core import notes
from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, OutlineError, shortened
from outline_editor.core.model import Node
from outline_editor.core.search import matches
from outline_editor.core.vocabulary import NoteKind
from outline_editor.storage.saving import save_document


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a YAML outline")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--on", metavar="ID", help="the row with this id")
    where.add_argument("--on-text", metavar="WORDS", help="the one row with these words")
    parser.add_argument("--kind", choices=[kind.value for kind in NoteKind], default="comment")
    parser.add_argument("--text", metavar="T", required=True, help="what the note says")
    parser.add_argument("--quote", metavar="Q", help="the words of the row it is about")
    parser.add_argument("--concept", metavar="C", action="append", default=[])
    parser.add_argument("--cite", metavar="S", action="append", default=[])
    parser.add_argument("--by", metavar="WHO", default="", help="who the note is by")
    parser.epilog = "Without --on or --on-text the note is about the document."


def run(options: argparse.Namespace) -> Exit:
    """Add the note, save, and print its id."""
    path: Path = options.file
    try:
        opened = open_file(path)
        if opened.format_name != "yaml":
            say(Message.of("cli.note-needs-yaml", path=str(path)))
            return Exit.REFUSED
        if opened.has_errors:
            tell(opened.problems, str(path), opened.text)
            say(Message.of("cli.note-on-errors", path=str(path)))
            return Exit.ERRORS
        document = Document(opened.root, opened.header)
        owner = _owner(document, options)
        if owner is None:
            return Exit.REFUSED
        with document.transaction(Message.of("name.add-note", n=1)) as transaction:
            note = notes.add_note(
                transaction,
                owner,
                NoteKind(options.kind),
                text=options.text,
                words=_words(document, owner, options.quote),
                concepts=tuple(options.concept),
                cites=tuple(options.cite),
                by=options.by,
            )
        save_document(document.root, document.header, path)
    except OutlineError as error:
        print(refusal_lines(error, path), file=sys.stderr)
        return Exit.REFUSED
    for notice in opened.notices:
        say(notice)
    print(note.id)
    return Exit.FINE


def _owner(document: Document, options: argparse.Namespace) -> Ref | None:
    """The row or document that the note goes to; says why if there is none."""
    if options.on is not None:
        if document.has(node_ref(options.on)):
            return node_ref(options.on)
        say(Message.of("cli.no-row-with-id", id=options.on, path=str(options.file)))
        return None
    if options.on_text is None:
        return DOCUMENT
    rows = [node for node in document.walk() if matches(node, options.on_text)]
    if len(rows) == 1:
        return node_ref(rows[0].id)
    _say_rows(rows, options.on_text)
    return None


def _say_rows(rows: list[Node], words: str) -> None:
    if not rows:
        say(Message.of("cli.no-row-with-words", words=words))
        return
    say(Message.of("cli.several-rows", n=len(rows), words=words))
    for row in rows:
        print(f"  {row.id}  {shortened(row.text, 90)}", file=sys.stderr)


def _words(document: Document, owner: Ref, quote: str | None) -> notes.Words | None:
    """Where the quoted words stand in the row. Raises `OutlineError`."""
    if quote is None:
        return None
    if owner == DOCUMENT:
        raise OutlineError(Message.of("cli.quote-on-document"))
    node = document.node(owner.id)
    places = [
        notes.Words(field, at, at + len(quote))
        for field in ("text", "original")
        for at in _places(getattr(node, field), quote)
    ]
    if len(places) == 1:
        return places[0]
    code = "cli.quote-twice" if places else "cli.quote-lost"
    raise OutlineError(Message.of(code, quote=shortened(quote)))


def _places(text: str, words: str) -> list[int]:
    """Where words stand in a text; none for no words."""
    return [at for at in range(len(text)) if words and text.startswith(words, at)]
