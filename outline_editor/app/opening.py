"""From a path to an outline: the file, its format, its codebook."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from outline_editor.app.consequences import without_consequences
from outline_editor.core.checks import check_document
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.errors import Message, OutlineError, Severity
from outline_editor.core.fields import replaced
from outline_editor.core.merging import chains_into
from outline_editor.core.model import DocumentRoot
from outline_editor.core.problems import Problem
from outline_editor.core.progress import Tell, share, untold
from outline_editor.formats.actor_offers import ActorOffer
from outline_editor.formats.base import FORMATS, Format, FormatName, format_for_path
from outline_editor.storage.codebook_file import find_codebook
from outline_editor.storage.files import FROM_DISK, check_readable, digest_of, read_file
from outline_editor.storage.in_pieces import PiecedText
from outline_editor.storage.loaded import LoadedDocument
from outline_editor.storage.part_limit import allowed_parts, check_lines, limited_parts
from outline_editor.storage.yaml_reader import document_from_text

_READ = 0.9
"""The share of the work that is done when the file is read, and its codebook is not."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An outline as it was read, with everything that belongs to it.

    `source` is the decoded file, and `problems` are its errors with their places; warnings are
    found on the document, see `all_problems`. `notices` say what reading
    changed: with any, the document differs from its file.
    """

    root: DocumentRoot
    header: str
    source: PiecedText
    format: Format
    codebook: SharedCodebook
    problems: tuple[Problem, ...] = ()
    notices: tuple[Message, ...] = ()
    actors: tuple[ActorOffer, ...] = ()
    digest: bytes = b""

    @property
    def text(self) -> str:
        """The source in one."""
        return self.source.whole()

    @property
    def has_errors(self) -> bool:
        """Whether it may only be read."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def all_problems(self) -> tuple[Problem, ...]:
        """Errors and warnings in the order of the file, all with their places.

        A format that can't carry all of a document has no warnings: they are
        about what it has no place for, and are mended once it is YAML.
        """
        if not self.format.is_native:
            return self.problems
        found = check_document(self.root, self.codebook)
        warnings = without_consequences(self.root, self.problems, found)
        return with_places(self.text, self.problems, warnings)


def with_places(
    text: str, errors: tuple[Problem, ...], warnings: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """What is wrong with a YAML file, in its order; the errors have their places."""
    if warnings:
        # Most files have none, and need not wait for this.
        from outline_editor.storage.locating import located

        warnings = located(text, warnings)
    return tuple(sorted((*errors, *warnings), key=lambda p: (p.line, p.column)))


def open_file(path: Path, tell: Tell = untold) -> Opened:
    """Read a file in the format its name says.

    Raises `FileRefused`, or another `OutlineError`, where it can't be read.
    `tell` may raise `Cancelled`.
    """
    known = readable_format(path)
    data = read_file(path, tell=share(tell, 0, FROM_DISK))
    return open_bytes(data, known, path, share(tell, FROM_DISK, 1))


def readable_format(path: Path) -> Format:
    """The format that the name of a file says it is to be read in.

    Raises `OutlineError` where it says none; where there is no such file, that
    is said instead.
    """
    known = format_for_path(path)
    if known is None or known.read is None:
        check_readable(path)
        raise OutlineError(
            Message.of("file.unknown-format", path=str(path), endings=known_endings())
        )
    return known


def open_bytes(
    data: bytes, known: Format, path: Path, tell: Tell = untold, *, was_open: bool = False
) -> Opened:
    """The same from a file's bytes; `path` gives its name and folder.

    Raises `TooManyParts`, too, but not for what `was_open` before: that may hold whatever it does.
    """
    assert known.read is not None
    if not (known.is_native or was_open):
        check_lines(data, str(path))
    with allowed_parts(data) if was_open else limited_parts(data, str(path)):
        read = known.read(data, path.stem, share(tell, 0, _READ))
    rest = share(tell, _READ, 1)
    return _opened(
        read.document, known, path, actors=read.actors, digest=digest_of(data), tell=rest
    )


def open_source(text: str, path: Path) -> Opened:
    """The same from the text of a YAML file, such as a repaired one."""
    return _opened(document_from_text(text), FORMATS[FormatName.YAML], path)


def _opened(
    loaded: LoadedDocument,
    known: Format,
    path: Path,
    *,
    actors: tuple[ActorOffer, ...] = (),
    digest: bytes = b"",
    tell: Tell = untold,
) -> Opened:
    codebook = find_codebook(loaded.root.codebook, path.parent, _is_allowed, tell)
    root, problems = loaded.root, loaded.problems
    shared = () if codebook.root is None else codebook.root.concepts
    circles = {one for one, end in chains_into(root.concepts, shared).items() if not end}
    if circles:
        # Imported here: hardly a file needs it.
        from outline_editor.storage.merged_concepts import circles_through_codebook

        found = circles_through_codebook(loaded.text, root.concepts, circles)
        problems = tuple(sorted((*problems, *found), key=lambda p: (p.line, p.column)))
        root = _unmerged(root, circles)
    return Opened(
        root=root,
        header=loaded.header,
        source=loaded.source,
        format=known,
        codebook=codebook,
        problems=problems,
        notices=loaded.notices,
        actors=actors,
        digest=digest,
    )


def _is_allowed(codebook: Path) -> bool:
    # Imported here: few documents name a codebook elsewhere.
    from outline_editor.app.allowed_codebooks import is_allowed

    return is_allowed(codebook)


def _unmerged(root: DocumentRoot, circles: Container[str]) -> DocumentRoot:
    """A document without the mergings that are errors."""
    concepts = [
        replaced(one, "merged_into", None) if one.id in circles else one for one in root.concepts
    ]
    return replaced(root, "concepts", tuple(concepts))


def known_endings(*, native: bool = False) -> str:
    """How the names of files end that the program knows, or of those that hold all."""
    formats = [known for known in FORMATS.values() if known.is_native or not native]
    return ", ".join(end for known in formats for end in known.extensions)
