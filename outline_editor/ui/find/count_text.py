"""How many matches there are and which of them one is at, as a sentence."""

from __future__ import annotations

from outline_editor.core.finder import Finder
from outline_editor.core.search_rows import Match
from outline_editor.ui.translation import translate


def count_text(finder: Finder, here: Match | None, within: str) -> str:
    """What a search found, `''` where nothing is looked for.

    `within` is the row zoomed into: its matches are counted first.
    """
    if finder.matcher is None:
        return ""
    if not finder.total:
        return translate("Find", "Nothing found")
    total = finder.total_within(within)
    number = 0 if here is None else finder.number_of(here, within)
    return _template(here if number else None, is_part=total < finder.total).format(
        number=number, total=total, all=finder.total
    )


def _template(here: Match | None, *, is_part: bool) -> str:
    if here is None:
        return translate("Find", "{all} found")
    if here.note:
        if is_part:
            return translate("Find", "{number} of {total} here, in a note; {all} in all")
        return translate("Find", "{number} of {total}, in a note")
    if here.field == "original":
        if is_part:
            return translate("Find", "{number} of {total} here, in the original; {all} in all")
        return translate("Find", "{number} of {total}, in the original")
    if is_part:
        return translate("Find", "{number} of {total} here; {all} in all")
    return translate("Find", "{number} of {total}")
