"""Concepts that are merged in chains or circles, which are errors of a file.

A circle may lead through the codebook of a document. A chain that does is
only a warning (see `core.checks`), and offered to be rewritten: it comes of a
merging in the codebook, which must not make every document read-only that
names it and was closed meanwhile.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from outline_editor.core.addresses import ref_of
from outline_editor.core.errors import Message
from outline_editor.core.merging import ends_of_chains, is_chained
from outline_editor.core.model import Concept, DocumentRoot
from outline_editor.core.problems import Problem
from outline_editor.core.wording import words_of
from outline_editor.storage.findings import Findings, Where
from outline_editor.storage.raw_elements import Addresses, RawElement
from outline_editor.storage.raw_tree import RawMap, RawText
from outline_editor.storage.repairs import removing_key, replacing


def report_chains(
    elements: list[RawElement], addresses: Addresses, findings: Findings
) -> frozenset[RawMap]:
    """Report each concept whose `merged_into` names one that is merged, too; returns these.

    A concept is merged into what stands for it in the end: nobody should have
    to go from one to the next, least of all in a circle.
    """
    raws = {
        ref.id: element
        for element in elements
        if element.cls is Concept and (ref := addresses.of(element.raw)) is not None
    }
    merged = {concept: _target(element.raw) for concept, element in raws.items()}
    chained = frozenset(
        element.raw for concept, element in raws.items() if is_chained(merged, concept)
    )
    ends = ends_of_chains(merged) if chained else {}
    for concept, element in raws.items():
        if element.raw not in chained:
            continue
        value, where = element.raw.get("merged_into"), addresses.where(element).at("merged_into")
        assert isinstance(value, RawText)
        end = ends[concept]
        if end:
            label = Message.of("repair.write", value=end)
            repairs = [replacing(value, end, label)]
            findings.add("merged-chain", where, value.start, repairs, id=value.text, end=end)
        else:
            key = element.raw.key("merged_into")
            assert key is not None
            repairs = removing_key(element.raw, key, findings.text)
            findings.add("merged-circle", where, value.start, repairs, id=value.text)
    return chained


def _target(raw: RawMap) -> str:
    value = raw.get("merged_into")
    return value.text if isinstance(value, RawText) and not value.absent else ""


def circles_through_codebook(
    text: str, concepts: Iterable[Concept], circles: Container[str]
) -> tuple[Problem, ...]:
    """What is wrong with the concepts of a document that its codebook merges back into them.

    The text is that of the document's file; `circles` are the ids of the concepts.
    """
    # Imported here: hardly a file needs it.
    from outline_editor.storage.yaml_thorough import read_thoroughly

    findings, places = Findings(text), read_thoroughly(text, DocumentRoot).places
    for concept in concepts:
        if concept.id in circles:
            raw = places[ref_of(concept)]
            key, value = raw.key("merged_into"), raw.get("merged_into")
            assert key is not None
            assert isinstance(value, RawText)
            where = Where(ref_of(concept), words_of(concept), "merged_into")
            repairs = removing_key(raw, key, text)
            findings.add("merged-circle", where, value.start, repairs, id=value.text)
    return findings.in_order({}, {})
