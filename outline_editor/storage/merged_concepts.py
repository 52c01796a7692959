"""Concepts of a file that are merged in chains or circles, which are errors."""

from __future__ import annotations

from outline_editor.core.errors import Message
from outline_editor.core.merging import end_of_chain, is_chained
from outline_editor.core.model import Concept
from outline_editor.storage.findings import Findings
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
    for concept, element in raws.items():
        if element.raw not in chained:
            continue
        value, where = element.raw.get("merged_into"), addresses.where(element).at("merged_into")
        assert isinstance(value, RawText)
        end = end_of_chain(merged, concept)
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
