"""Which words are right, and what to offer for one that is not."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from outline_editor.app.paths import own_words_file
from outline_editor.app.scripts import script_of, script_of_language
from outline_editor.app.spelling.dictionaries import choose, choose_all, find_dictionaries
from outline_editor.app.spelling.own_words import add_own_word, read_own_words
from outline_editor.app.spelling.words import Word, parts_of, words_in

if TYPE_CHECKING:
    from hunspell import Hunspell

MOST_SUGGESTIONS = 7

_MOST_KEPT = 50_000
"""Answers kept: the words of a large document."""

_POSSESSIVES = ("'s", "s'", "'")

_log = logging.getLogger(__name__)


class Speller:
    """Checks words by the user's dictionaries, own words and names.

    There is one for the process, for one thread. A dictionary takes some 50
    ms to load, so that `load` is to be called at leisure; until then its words
    count as right. `revision` grows with each change of what is right.
    """

    def __init__(self) -> None:
        self.revision = 0
        self._kept: dict[tuple[str, str], bool] = {}
        self._loaded: dict[str, Hunspell | None] = {}
        self._ignored: set[str] = set()
        self._own: set[str] = set()
        self._files: dict[str, Path] = {}
        self.look_again()

    @property
    def has_library(self) -> bool:
        """Whether Hunspell is there: it is not built for every machine."""
        return find_spec("hunspell") is not None

    def look_again(self) -> None:
        """Look for dictionaries and own words that have come meanwhile."""
        self._files = find_dictionaries() if self.has_library else {}
        try:
            self._own = read_own_words(own_words_file())
        except OSError as error:
            _log.warning("could not read %s: %s", own_words_file(), error)
        self.revision += 1

    def dictionaries(self, language: str, locales: Sequence[str] = ()) -> tuple[str, ...]:
        """The dictionaries for a text in a language; see `choose_all`."""
        return choose_all(language, self._files, locales)

    def dictionaries_of_source(self, language: str) -> tuple[str, ...]:
        """The dictionaries for a text that others wrote in a language."""
        return tuple(choose(language, self._files))

    def next_to_load(self, tags: Collection[str]) -> str:
        """One of the dictionaries that is not loaded yet, `''` for none."""
        return next((tag for tag in tags if tag not in self._loaded), "")

    def load(self, tag: str) -> None:
        """Load a dictionary; one that can't be read is logged and then left out."""
        from hunspell import Hunspell

        file = self._files[tag]
        try:
            self._loaded[tag] = Hunspell(
                file.stem, hunspell_data_dir=str(file.parent), system_encoding="UTF-8"
            )
        except OSError as error:
            _log.warning("could not read the dictionary %s: %s", file, error)
            self._loaded[tag] = None
        self.revision += 1

    # Checking

    def misspelt(
        self, text: str, tags: Sequence[str], names: Collection[str] = ()
    ) -> tuple[Word, ...]:
        """The words of a text that no dictionary knows, in their order.

        Of a word with hyphens only the parts that are wrong.
        """
        usable = [tag for tag in tags if self._loaded.get(tag) is not None]
        if not usable:
            return ()
        wrong: list[Word] = []
        for word in words_in(text):
            if not self._is_right(word.text, usable, names):
                parts = parts_of(word)
                wrong += [part for part in parts if not self._is_right(part.text, usable, names)]
        return tuple(wrong)

    def _is_right(self, word: str, tags: Sequence[str], names: Collection[str]) -> bool:
        plain = word.replace("’", "'")
        bases = [plain, *(plain.removesuffix(end) for end in _POSSESSIVES if plain.endswith(end))]
        if any(base in names or self._is_users(base) for base in bases):
            return True
        script = script_of(word)
        fitting = [tag for tag in tags if script_of_language(tag) == script]
        # A script that no dictionary is for can't be judged.
        return not fitting or any(self._knows(tag, plain) for tag in fitting)

    def _is_users(self, word: str) -> bool:
        return any(form in known for known in (self._own, self._ignored) for form in _forms(word))

    def _knows(self, tag: str, word: str) -> bool:
        answer = self._kept.get((tag, word))
        if answer is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            answer = self._kept[tag, word] = self._ask(tag, word)
        return answer

    def _ask(self, tag: str, word: str) -> bool:
        dictionary = self._loaded[tag]
        assert dictionary is not None
        try:
            return dictionary.spell(word)
        except UnicodeEncodeError:
            # A letter that does not occur in the dictionary's encoding.
            return False

    def suggestions(self, word: str, tags: Sequence[str]) -> list[str]:
        """What a wrong word might have been meant to be, the likeliest first.

        Asks one dictionary after the other until one has an answer: each takes
        up to a tenth of a second.
        """
        plain = word.replace("’", "'")
        for tag in tags:
            dictionary = self._loaded.get(tag)
            if dictionary is None:
                continue
            try:
                offered = dictionary.suggest(plain)
            except UnicodeEncodeError:
                continue
            if offered:
                apostrophe = "’" if "’" in word or "'" not in word else "'"
                return [one.replace("'", apostrophe) for one in offered[:MOST_SUGGESTIONS]]
        return []

    # The user's own words

    def ignore(self, word: str) -> None:
        """Take a word for right until the program ends."""
        self._ignored.add(word.replace("’", "'"))
        self.revision += 1

    def add(self, word: str) -> None:
        """Take a word for right from now on; raises `OSError` if that can't be kept."""
        plain = word.replace("’", "'")
        self._own.add(plain)
        self.revision += 1
        add_own_word(own_words_file(), plain)


def _forms(word: str) -> tuple[str, ...]:
    """A word as it may stand in a list: a capital may only begin a sentence."""
    return (word, word[:1].lower() + word[1:]) if word[:1].isupper() else (word,)
