"""The versions of a file in words: when each came to be, and what was found out of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDate, QDateTime, QLocale

from outline_editor.storage.version_index import Version, VersionOrigin
from outline_editor.ui.translation import translate


@dataclass(slots=True)
class VersionFindings:
    """What was found out of a version."""

    changes: str = ""
    is_in_file: bool = False


def none_yet(is_saved: bool) -> str:
    """Why there are no versions, and from when on there will be."""
    if not is_saved:
        return translate(
            "Versions",
            "This document has no file yet. From the first time that it is saved all its versions "
            "are kept, and listed here.",
        )
    return translate(
        "Versions",
        "No earlier versions yet: with the next saving, what the file holds now is kept, and "
        "from then on each version that is saved.",
    )


def moment_in_words(version: Version, today: QDate) -> str:
    """When a version came to be, in local time."""
    moment = QDateTime.fromSecsSinceEpoch(int(version.time.timestamp()))
    locale = QLocale()
    time = locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    match moment.date().daysTo(today):
        case 0:
            return translate("Versions", "Today, {time}").format(time=time)
        case 1:
            return translate("Versions", "Yesterday, {time}").format(time=time)
        case _:
            date = locale.toString(moment.date(), "d MMM yyyy")
            return f"{date}, {time}"


def described(version: Version, findings: VersionFindings, today: QDate) -> str:
    """A version in a list: when it came to be, and below that what is known of it."""
    facts = [QLocale().formattedDataSize(version.size)]
    if version.origin is VersionOrigin.FOUND:
        facts.append(translate("Versions", "found in the file before it was saved"))
    if findings.changes:
        facts.append(findings.changes)
    lines = [moment_in_words(version, today), " · ".join(facts)]
    if findings.is_in_file:
        lines[0] += translate("Versions", "  (in the file now)")
    return "\n".join(lines)
