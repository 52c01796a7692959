"""Where the program keeps what belongs to the user, not to a document."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("outline-editor", appauthor=False)


def settings_file() -> Path:
    """The file with the user's settings."""
    return Path(_DIRS.user_config_dir) / "settings.json"


def recent_files_file() -> Path:
    """The file that lists the documents opened last."""
    return Path(_DIRS.user_state_dir) / "recent.json"


def allowed_codebooks_file() -> Path:
    """The file with the codebooks that may be read from any document; see `allowed_codebooks`."""
    return Path(_DIRS.user_state_dir) / "codebooks.json"


def window_file() -> Path:
    """The file with how large the window was last."""
    return Path(_DIRS.user_state_dir) / "window.json"


def views_folder() -> Path:
    """The folder of how each document was looked at last."""
    return Path(_DIRS.user_state_dir) / "views"


def view_file(document: Path) -> Path:
    """The file with how a document was looked at last."""
    name = hashlib.sha256(os.fsencode(document.absolute())).hexdigest()
    return views_folder() / f"{name[:32]}.json"


def locks_folder() -> Path:
    """The folder of the locks on documents that a process is changing."""
    return Path(_DIRS.user_state_dir) / "locks"


def claims_folder() -> Path:
    """The folder of who has which document open for editing."""
    return Path(_DIRS.user_state_dir) / "claims"


def journals_folder() -> Path:
    """The folder of what is not saved yet in any process, for after a crash."""
    return Path(_DIRS.user_state_dir) / "journals"


def backups_folder() -> Path:
    """The folder of earlier versions of the files that were saved."""
    return Path(_DIRS.user_data_dir) / "backups"


def log_file() -> Path:
    """The file that unexpected errors are written to."""
    return Path(_DIRS.user_log_dir) / "outline-editor.log"


def crash_file() -> Path:
    """The file that Python writes to when the process itself breaks down."""
    return Path(_DIRS.user_log_dir) / "crashes.log"


def own_words_file() -> Path:
    """The file with the words that the user has added to the dictionary."""
    return Path(_DIRS.user_config_dir) / "words.txt"
