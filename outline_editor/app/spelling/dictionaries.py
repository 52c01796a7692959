"""The Hunspell dictionaries that the user has, and which of them a language is checked with."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

ONLY_FOLDERS = "OUTLINE_EDITOR_DICPATH"
"""The environment variable with folders to look into instead of all usual ones."""

_FILE_NAME = re.compile(r"([a-z]{2,3})(?:[_-][A-Z][a-z]{3})?(?:[_-]([A-Z]{2}))?(?![a-z])", re.A)
_MOST_LOCALE_LANGUAGES = 2

_LINUX = (
    "~/.local/share/hunspell",
    "~/.config/enchant/hunspell",
    "~/.hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
)
_LINUX_PROGRAMS = (
    "~/.config/libreoffice/*/user/uno_packages/cache/uno_packages/*/*.oxt/**/*.aff",
    "/usr/lib*/libreoffice/share/extensions/dict-*/**/*.aff",
    "/opt/libreoffice*/share/extensions/dict-*/**/*.aff",
    "/usr/lib*/firefox*/dictionaries/*.aff",
)
_MAC = ("~/Library/Spelling", "/Library/Spelling", "/opt/homebrew/share/hunspell")
_MAC_PROGRAMS = (
    "~/Library/Application Support/LibreOffice/*/user/uno_packages/cache/uno_packages"
    "/*/*.oxt/**/*.aff",
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-*/**/*.aff",
    "/Applications/Firefox.app/Contents/Resources/dictionaries/*.aff",
)
_WINDOWS_PROGRAMS = (
    "%APPDATA%/LibreOffice/*/user/uno_packages/cache/uno_packages/*/*.oxt/**/*.aff",
    "%ProgramFiles%/LibreOffice/share/extensions/dict-*/**/*.aff",
    "%ProgramFiles%/Mozilla Firefox/dictionaries/*.aff",
    "%ProgramFiles%/Mozilla Thunderbird/dictionaries/*.aff",
)


def find_dictionaries() -> dict[str, Path]:
    """The user's dictionaries by language, such as `en-GB`: their `.aff` files.

    Of two for the same language the user's own comes before the system's, and
    that before those of other programs. `DICPATH` names further folders, as
    for Hunspell.
    """
    found: dict[str, Path] = {}
    for file in _affix_files():
        tag = _tag_of(file)
        if tag and tag not in found and file.with_suffix(".dic").is_file():
            found[tag] = file
    return found


def choose(language: str, available: Iterable[str], locales: Sequence[str] = ()) -> list[str]:
    """The dictionaries for a language (BCP 47), any of which may know a word.

    One for the very region if the language names it. English of no region is
    checked by both the British and the American one, where there are both;
    any other language by that of the user's region (`locales`), that of its
    home country, or the first there is.
    """
    name, region = _parts(language)
    tags = sorted(tag for tag in available if _parts(tag)[0] == name)
    if region and f"{name}-{region}" in tags:
        return [f"{name}-{region}"]
    if name == "en":
        both = [tag for tag in ("en-GB", "en-US") if tag in tags]
        if both:
            return both
    own = ["-".join(filter(None, _parts(locale))) for locale in locales]
    for tag in (*own, name, f"{name}-{name.upper()}"):
        if tag in tags:
            return [tag]
    return tags[:1]


def choose_all(
    language: str, available: Collection[str], locales: Sequence[str] = ()
) -> tuple[str, ...]:
    """The dictionaries for a text in a language by somebody who also writes others."""
    chosen = choose(language, available, locales)
    names = {_parts(language)[0]}
    for locale in locales:
        name = _parts(locale)[0]
        if name not in names and len(names) <= _MOST_LOCALE_LANGUAGES:
            names.add(name)
            chosen += choose(locale, available, locales)
    return tuple(chosen)


def _parts(tag: str) -> tuple[str, str]:
    """Language and region, either of which may be `''`."""
    pieces = tag.replace("_", "-").split("-")
    region = next((p.upper() for p in pieces[1:] if len(p) == 2 and p.isalpha()), "")
    return pieces[0].lower(), region


def _tag_of(file: Path) -> str:
    found = _FILE_NAME.match(file.stem)
    return "-".join(filter(None, found.groups())) if found else ""


def _affix_files() -> Iterable[Path]:
    only = os.environ.get(ONLY_FOLDERS)
    if only is not None:
        yield from _in_folders(only.split(os.pathsep))
        return
    yield from _in_folders(os.environ.get("DICPATH", "").split(os.pathsep))
    if sys.platform == "win32":
        yield from _in_folders(["%APPDATA%/hunspell", "%LOCALAPPDATA%/hunspell"])
        yield from _matching(_WINDOWS_PROGRAMS)
    elif sys.platform == "darwin":
        yield from _in_folders((*_MAC, *_LINUX))
        yield from _matching(_MAC_PROGRAMS)
    else:
        data = os.environ.get("XDG_DATA_HOME", "")
        yield from _in_folders((f"{data}/hunspell" if data else "", *_LINUX))
        yield from _matching(_LINUX_PROGRAMS)


def _in_folders(folders: Iterable[str]) -> Iterable[Path]:
    yield from _matching(f"{folder}/*.aff" for folder in folders if folder)


def _matching(patterns: Iterable[str]) -> Iterable[Path]:
    # Not `Path.glob`, which takes no pattern with a root.
    from glob import iglob

    for pattern in patterns:
        expanded = os.path.expandvars(Path(pattern).expanduser())
        yield from sorted(Path(file) for file in iglob(expanded, recursive=True))
