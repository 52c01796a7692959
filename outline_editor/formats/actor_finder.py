"""Putting together the actors of an outline from the names in its rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from outline_editor.core.index import walk
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, DocumentRoot
from outline_editor.core.progress import Tell, untold
from outline_editor.formats.actor_names import Name, names_in, role_after
from outline_editor.formats.actor_offers import ActorKind, ActorOffer

_ROWS_UNTOLD = 256
"""Rows that are looked through before it is told again how far it has come."""


@dataclass(slots=True)
class _Found:
    """An actor as it is put together from all rows."""

    name: Name
    role: str = ""
    of: str = ""
    rows: list[str] = field(default_factory=list)


def offers_in(root: DocumentRoot, tell: Tell = untold) -> tuple[ActorOffer, ...]:
    """Actors that the rows of a document seem to name, in the order of naming."""
    found: dict[str, _Found] = {}
    nodes = list(walk(root.outline))
    for number, node in enumerate(nodes):
        if number % _ROWS_UNTOLD == 0:
            tell(number / len(nodes))
        names = list(names_in(node.text))
        for index, name in enumerate(names):
            entry = found.setdefault(name.slug, _Found(name))
            entry.rows.append(node.id)
            if not entry.name.chinese:
                entry.name = replace(entry.name, chinese=name.chinese)
            following = names[index + 1] if index + 1 < len(names) else None
            _add_role(entry, name, following, node.text)
    _add_rows_by_acronym(found, root)
    return tuple(_offer(slug, entry) for slug, entry in found.items())


def _offer(slug: str, entry: _Found) -> ActorOffer:
    name = entry.name
    english = f"{name.latin} ({name.acronym})" if name.acronym else name.latin
    labels = {"en": english} | ({"zh": name.chinese} if name.chinese else {})
    actor = Actor(id=slug, name=Labels.of(labels), role=entry.role, of=entry.of or None)
    return ActorOffer(actor, name.kind, name.acronym, tuple(dict.fromkeys(entry.rows)))


def _add_role(entry: _Found, name: Name, following: Name | None, text: str) -> None:
    end = name.end
    if name.kind is not ActorKind.PERSON:
        return
    if following is not None and following.kind is ActorKind.BODY:
        between = text[end : following.start]
        if not between.strip(" ,，"):
            entry.of = entry.of or following.slug
            end = following.end
    entry.role = entry.role or role_after(text, end)


def _add_rows_by_acronym(found: dict[str, _Found], root: DocumentRoot) -> None:
    by_acronym = {entry.name.acronym: entry for entry in found.values() if entry.name.acronym}
    if not by_acronym:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, by_acronym))})(?!\w)", re.ASCII)
    for entry in by_acronym.values():
        entry.rows.clear()
    for node in walk(root.outline):
        for acronym in pattern.findall(node.text):
            by_acronym[acronym].rows.append(node.id)
