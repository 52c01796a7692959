"""Names in the rows that look like persons and bodies, offered as actors.

What counts, and nothing else:

- *A body with its acronym*: `Ministry of Industry and IT (MIIT)`. The
  capitalised words before the bracket spell the acronym by their initials
  (small words such as “of” may count, an abbreviation counts whole), and one of
  them is a word for an institution, so that `Virtual Reality (VR)` is no body.
- *A name in two scripts*: `Miao Wei 苗圩`, `Economic Information Daily 经济参考报`.
  It is a body if it has a word for an institution in either script or is longer
  than names of persons are, else a person.
- A role right after a name, and the body right after a person's, are taken with
  it, as in `Miao Wei 苗圩 Ministry of Industry and IT (MIIT) minister`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outline_editor.core.ids import slug_from
from outline_editor.formats.actor_offers import ActorKind

_WORD = r"[^\W\d_][\w’'&-]*"
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_SMALL_WORDS = frozenset({"of", "and", "for", "the", "on", "in", "to", "de", "&"})

# Characters looked back over for the words of a name.
_LONGEST_NAME = 200

_WORDS = re.compile(rf"{_WORD}|&")
_ACRONYM = re.compile(r"[(（](?P<acronym>[A-Z][A-Za-z&-]{1,9})[)）]")
_CHINESE_NAME = re.compile(rf"(?<![{_HAN}])[{_HAN}·]{{2,20}}(?![{_HAN}])")
_CHINESE_AT_END = re.compile(rf"(?<![{_HAN}])(?P<name>[{_HAN}·]{{2,20}})\s*\Z")

_INSTITUTION = re.compile(
    r"""\b(?: academy | administration | agency | alliance | assembly | association | authority
    | bank | board | bureau | cabinet | cent(?:er|re) | chamber | college | commission | committee
    | conference | congress | corporation | council | court | daily | department | exchange
    | federation | foundation | fund | government | group | institut(?:e|ion) | ministry | news
    | office | organi[sz]ation | parliament | party | secretariat | service | society | treasury
    | union | university )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CHINESE_INSTITUTIONS = tuple("部委局院会办厅署行司报社府省市县区所校")

_TITLES = r"""
    (?:(?:vice|deputy|former|acting|executive|first)[-\ ])*
    (?:minister|president|premier|governor|mayor|director(?:[-\ ]general)?
    |chair(?:man|woman|person)?|commissioner|secretary(?:[-\ ]general)?
    |spokes(?:man|woman|person)|head|chief|ambassador)\b"""
_ROLE_AFTER = re.compile(rf"[\s,，]*(?P<role>{_TITLES})", re.IGNORECASE | re.VERBOSE)
_TITLES_BEFORE = re.compile(rf"(?:{_TITLES}\s+)+", re.IGNORECASE | re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as one text has it, and where it stands there."""

    start: int
    end: int
    kind: ActorKind
    latin: str
    chinese: str = ""
    acronym: str = ""

    @property
    def slug(self) -> str:
        """The id that an actor of this name gets."""
        return slug_from(self.acronym or self.latin, fallback="actor")


def names_in(text: str) -> Iterator[Name]:
    """The names in one text, in order; none overlaps another."""
    end = 0
    names = sorted([*_bodies_with_acronym(text), *_names_in_two_scripts(text)], key=_by_place)
    for name in names:
        if name.start >= end:
            yield name
            end = name.end


def role_after(text: str, place: int) -> str:
    """The role, such as “minister”, that stands right at a place in a text; or `''`."""
    match = _ROLE_AFTER.match(text, place)
    return match["role"] if match else ""


def _by_place(name: Name) -> tuple[int, int]:
    return name.start, -name.end


def _bodies_with_acronym(text: str) -> Iterator[Name]:
    for match in _ACRONYM.finditer(text):
        end = match.start()
        chinese = _CHINESE_AT_END.search(text, max(0, end - _LONGEST_NAME), end)
        start, words = _capitalised_run(text, chinese.start() if chinese else end)
        spelling = _words_spelling(match["acronym"], words)
        latin = " ".join(spelling)
        if _is_institution(latin):
            start += len(" ".join(words)) - len(latin)
            name = chinese["name"] if chinese else ""
            yield Name(start, match.end(), ActorKind.BODY, latin, name, match["acronym"])


def _names_in_two_scripts(text: str) -> Iterator[Name]:
    for match in _CHINESE_NAME.finditer(text):
        start, words = _capitalised_run(text, match.start())
        latin = " ".join(words)
        title = _TITLES_BEFORE.match(latin)
        if title is not None:
            start, latin = start + title.end(), latin[title.end() :]
            words = latin.split()
        if len(words) < 2:
            continue
        is_person = len(words) <= 3 and len(match[0]) <= 4 and not _is_institution(latin, match[0])
        kind = ActorKind.PERSON if is_person else ActorKind.BODY
        yield Name(start, match.end(), kind, latin, match[0])


def _capitalised_run(text: str, end: int) -> tuple[int, list[str]]:
    """The words before a place, from a capital on, small words between them.

    Returns where they start, and the words. A single space stands between two
    of them, white space or nothing after the last.
    """
    tail = text[max(0, end - _LONGEST_NAME) : end].rstrip()
    first = max(0, end - _LONGEST_NAME)
    run: list[re.Match[str]] = []
    start = len(tail)
    for match in reversed(list(_WORDS.finditer(tail))):
        gap = tail[match.end() : start]
        if gap != (" " if run else "") or not _may_be_in_name(match[0]):
            break
        run.append(match)
        start = match.start()
    while run and run[-1][0] in _SMALL_WORDS:
        run.pop()
    start = first + run[-1].start() if run else end
    return start, [match[0] for match in reversed(run)]


def _may_be_in_name(word: str) -> bool:
    return word[0].isupper() or word in _SMALL_WORDS


def _words_spelling(acronym: str, words: list[str]) -> list[str]:
    """The last words that spell an acronym by their initials; none if they don't."""
    wanted = acronym.upper().replace("-", "")
    endings = {""}
    for start in reversed(range(len(words))):
        word = words[start]
        letters = {word.upper()} if word.isupper() else {word[0].upper()}
        if word in _SMALL_WORDS:
            letters.add("")
        endings = {a + b for a in letters for b in endings if wanted.endswith(a + b)}
        if wanted in endings and word not in _SMALL_WORDS:
            return words[start:]
        if not endings:
            break
    return []


def _is_institution(latin: str, chinese: str = "") -> bool:
    return bool(_INSTITUTION.search(latin)) or chinese.endswith(_CHINESE_INSTITUTIONS)
