"""The model means the same whoever uses it first, whatever that calls its variables."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from outline_editor.core import model as m
from outline_editor.core.edits import decode, encode, Insert
from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.extensions import ExtensionList, ExtensionMap, ExtensionScalar
from outline_editor.core.labels import Labels

def use():
    Text = Label = Slug = Date = Period = Number = Boolean = Language = Currency = Place = bytes
    NodeId = NoteId = Citation = Extensions = Comparison = Amount = Note = Source = Actor = bytes
    Concept = Change = Stated = NodeKind = Instrument = NoteKind = Labels = ExtensionScalar = bytes
    Annotated = tuple = Literal = bytes
    label = m.Labels.of({"en": "x"})
    note = m.Note(id="t-ab", text="", compares=m.Comparison(document="a"), date="2019")
    row = m.Node(
        id="n-ab", text="x", change="new", places=("CN",), period="2019", notes=(note,),
        amounts=(m.Amount(quote="1", value=1, currency="CNY"),), children=(m.Node(text=""),),
    )
    m.DocumentRoot(
        id="d", jurisdiction="CN", sources=(m.Source(id="s", checked=True),),
        actors=(m.Actor(id="a", name=label),), concepts=(m.Concept(id="c", label=label),),
        outline=(row,),
    )
    m.Codebook(id="c", actors=(m.Actor(id="a", name=label),))
    return row

row = use()
assert row.change.value == "new"
list_ = ExtensionList((ExtensionMap(((ExtensionScalar("k"), ExtensionList(())),)),))
own = m.Node(id="n-cd", text="", extensions=(("x-a", list_),))
assert decode(encode(Insert(DOCUMENT, "outline", 0, own))).element == own
"""


def test_the_model_is_the_same_among_variables_of_its_types_names() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
