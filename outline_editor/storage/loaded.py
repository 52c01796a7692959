"""What reading a file yields, whichever format it has."""

from __future__ import annotations

from dataclasses import dataclass, field

from outline_editor.core.errors import Message, OutlineError, Severity
from outline_editor.core.model import Codebook, DocumentRoot
from outline_editor.core.problems import Problem
from outline_editor.storage.in_pieces import PiecedText


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document as read from a file.

    With errors among `problems`, `root` is what could be read: every failing
    field is left out. `header` is the comment block above `format:`, verbatim.
    `source` is the decoded file, for showing where problems are. `notices` tell
    what reading changed, such as ids given; if there are any, the document
    differs from its file.
    """

    root: DocumentRoot
    header: str
    source: PiecedText = field(compare=False)
    problems: tuple[Problem, ...] = ()
    notices: tuple[Message, ...] = ()

    @property
    def text(self) -> str:
        """The source in one."""
        return self.source.whole()

    @property
    def has_errors(self) -> bool:
        """Whether the file must be opened read-only."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class LoadedCodebook:
    """A codebook as read from a file; the fields mean what they do above."""

    root: Codebook
    header: str
    source: PiecedText = field(compare=False)
    problems: tuple[Problem, ...] = ()
    notices: tuple[Message, ...] = ()

    @property
    def text(self) -> str:
        """The source in one."""
        return self.source.whole()

    @property
    def has_errors(self) -> bool:
        """Whether the codebook must not be used or changed."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class FileRefused(OutlineError):
    """A file that can't be read as an outline at all; nothing opens.

    `problem` has the place; `source_line` is the line it is on, `''` if there
    is none. `text` is the decoded file, with U+FFFD for what could not be decoded.
    """

    def __init__(self, problem: Problem, source_line: str = "", text: str = "") -> None:
        super().__init__(problem.message)
        self.args = (problem, source_line, text)
        self.problem = problem
        self.source_line = source_line
        self.text = text
