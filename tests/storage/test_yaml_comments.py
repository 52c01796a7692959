"""Every comment but the header becomes a note on what it is about."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.extensions import ExtensionList, ExtensionScalar
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.vocabulary import NoteKind
from outline_editor.storage.loaded import LoadedDocument
from outline_editor.storage.yaml_reader import document_from_text, read_codebook
from tests.storage.samples import EXAMPLE

HEAD = "format: policy-outline/1\nid: a\n"


def read(body: str) -> LoadedDocument:
    return document_from_text(HEAD + dedent(body).lstrip("\n"))


def comments_in(root: DocumentRoot) -> dict[str, list[str]]:
    """The texts of comment notes, by the text of their row; `''` for the document."""
    found = {"": [note.text for note in root.notes if note.kind is NoteKind.COMMENT]}
    for node in walk(root.outline):
        found[node.text] = [note.text for note in node.notes if note.kind is NoteKind.COMMENT]
    return {text: notes for text, notes in found.items() if notes}


CASES = {
    "at the end of a row's line": (
        """
        outline:
          - id: n-aa
            text: A  # about A
          - text: B
        """,
        {"A": ["about A"]},
    ),
    "at the end of the line with the dash": (
        """
        outline:
          - id: n-aa # about A
            text: A
        """,
        {"A": ["about A"]},
    ),
    "after the key of children": (
        """
        outline:
          - text: A
            children: # about A
              - text: B
        """,
        {"A": ["about A"]},
    ),
    "after the key of the outline": (
        """
        outline: # about all
          - text: A
        """,
        {"": ["about all"]},
    ),
    "after the document's field": ("title: T # about the title\n", {"": ["about the title"]}),
    "on the next row": (
        """
        outline:
          # about A
          - text: A
          # about B
          - text: B
        """,
        {"A": ["about A"], "B": ["about B"]},
    ),
    "before the first row, not indented": (
        """
        outline:
        # about A
          - text: A
        """,
        {"A": ["about A"]},
    ),
    "after a dash": (
        """
        outline:
          - text: A
          - # about B
            text: B
        """,
        {"B": ["about B"]},
    ),
    "under a dash": (
        """
        outline:
          -
            # about A
            text: A
        """,
        {"A": ["about A"]},
    ),
    "at the end of a list, on the last row": (
        """
        outline:
          - text: A
          - text: B
          # after B
        """,
        {"B": ["after B"]},
    ),
    "at the end of an inner list": (
        """
        outline:
          - text: A
            children:
              - text: B
              # after B
          - text: C
        """,
        {"B": ["after B"]},
    ),
    "indented like a row's fields": (
        """
        outline:
          - text: A
            # still about A
          - text: B
        """,
        {"A": ["still about A"]},
    ),
    "between the fields of a row": (
        """
        outline:
          - id: n-aa
            # about A
            text: A
        """,
        {"A": ["about A"]},
    ),
    "not indented, between rows": (
        """
        outline:
          - text: A
            children:
              - text: B
        #  - text: left out
          - text: C
        """,
        {"C": [" - text: left out"]},
    ),
    "list under its key without indentation": (
        """
        outline:
        - text: A
        # about B
        - text: B
        # after B
        """,
        {"B": ["about B", "after B"]},
    ),
    "at the end of the file": (
        """
        outline:
          - text: A
        # the end
        """,
        {"": ["the end"]},
    ),
    "before the key after a list": (
        """
        sources:
          - id: s1
        # the rows
        outline:
          - text: A
        """,
        {"": ["the rows"]},
    ),
    "adjacent lines as one": (
        """
        outline:
          # one
          #   two
          #
          # three
          - text: A
          # four

          # five
          - text: B
        """,
        {"A": ["one\n  two\n\nthree"], "B": ["four", "five"]},
    ),
    "adjacent lines about different rows": (
        """
        outline:
          - text: A
            # about A
          # about B
          - text: B
        """,
        {"A": ["about A"], "B": ["about B"]},
    ),
    "going on under a comment at a line's end": (
        """
        outline:
          - id: n-aa  # first
                      # second
            text: A
          - text: B   # about B
          # about C
          - text: C
        """,
        {"A": ["first\nsecond"], "B": ["about B"], "C": ["about C"]},
    ),
    "on a row's notes, places and amounts": (
        """
        outline:
          - text: A
            notes:
              # one
              - text: N # two
                kind: context
              # three
            places: # four
              # five
              - CN # six
            amounts:
              - quote: 60 bn # seven
        """,
        {"A": ["one", "two", "three", "four", "five", "six", "seven"]},
    ),
    "on sources, actors and concepts": (
        """
        sources:
          # one
          - id: s1 # two
        actors:
          - id: miit
            name: {en: MIIT} # three
            # four
        """,
        {"": ["one", "two", "three", "four"]},
    ),
    "in an own field": (
        """
        outline:
          - text: A
            x-team:
              # one
              - b # two
              - children:
                  - text: c # three
        """,
        {"A": ["one", "two", "three"]},
    ),
    "after the mark of a block text": (
        """
        outline:
          - text: A
            original: | # about A
              # not a comment
          - text: B
            original: >- # about B
              b # not a comment
        """,
        {"A": ["about A"], "B": ["about B"]},
    ),
    "right after the mark of a block text": (
        """
        outline:
          - text: A
            original: |#about A
              a
        """,
        {"A": ["about A"]},
    ),
    "after a block text": (
        """
        outline:
          - text: A
            original: |
              a

          # about B
          - text: B
        """,
        {"B": ["about B"]},
    ),
    "in and after brackets": (
        """
        outline:
          - text: A
            places: [CN, # one
              # two
              CN-HN] # three
        """,
        {"A": ["one", "two", "three"]},
    ),
    "among rows in brackets": (
        """
        outline: [ # all
          {text: A}, # about A
          # about B
          {text: B, # also about B
           children: [
             {text: C} # about C
             # after C
           ] # B again
          } # B at last
          # after B
        ] # all again
        """,
        {
            "": ["all", "all again"],
            "A": ["about A"],
            "B": ["about B", "also about B", "B again", "B at last", "after B"],
            "C": ["about C", "after C"],
        },
    ),
    "directly after a quote": (
        """
        outline:
          - text: 'A'#about A
        """,
        {"A": ["about A"]},
    ),
    "empty": ("title: T #\n", {"": ["#"]}),
    "a line of number signs": ("########\ntitle: T\n", {"": ["#######"]}),
    "after the end mark": ("title: T\n...\n# after all\n", {"": ["after all"]}),
    "between key and value": (
        """
        outline:
          - text:
              # about A
              A
        """,
        {"A": ["about A"]},
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_comments_become_notes(body: str, expected: dict[str, list[str]]) -> None:
    loaded = read(body)
    assert comments_in(loaded.root) == expected
    assert loaded.problems == ()
    told = next(notice for notice in loaded.notices if "comments" in notice.code)
    assert dict(told.values) == {"n": sum(map(len, expected.values()))}


NO_COMMENTS = (
    "title: C#\n",
    "title: '# a # b'\n",
    'title: "a # b\n  # c"\n',
    "title: a#b\n",
    "x-a: |\n  # a\n    # b\n",
    "x-a: >-\n\n  # a\n",
    "x-url: http://a/#b\n",
)


@pytest.mark.parametrize("body", NO_COMMENTS)
def test_a_number_sign_in_a_text_is_no_comment(body: str) -> None:
    assert not read(body).notices


def test_comment_notes_come_after_the_others_and_have_ids() -> None:
    root = read("outline:\n  - text: A # c\n    notes: [{id: t-aa, text: N}]\n").root
    first, second = root.outline[0].notes
    assert (first.id, first.text) == ("t-aa", "N")
    assert second.kind is NoteKind.COMMENT
    assert second.id.startswith("t-")
    assert second.id != first.id


def test_a_comment_is_not_lost_with_what_can_not_be_shown() -> None:
    loaded = read("children:\n  - text: A # about A\n")
    assert loaded.has_errors
    assert comments_in(loaded.root) == {"": ["about A"]}


def without_comments(root: DocumentRoot) -> DocumentRoot:
    def bare(node: Node) -> Node:
        return replace(
            node,
            notes=tuple(note for note in node.notes if note.kind is not NoteKind.COMMENT),
            children=tuple(bare(child) for child in node.children),
        )

    return replace(
        root,
        notes=tuple(note for note in root.notes if note.kind is not NoteKind.COMMENT),
        outline=tuple(bare(node) for node in root.outline),
    )


@given(st.dictionaries(st.integers(2, EXAMPLE.count("\n")), st.integers(-1, 16), min_size=1))
def test_no_comment_is_lost_wherever_it_stands(places: dict[int, int]) -> None:
    lines: list[str] = [*EXAMPLE.splitlines()]
    for number in sorted(places, reverse=True):
        indent = places[number]
        if indent < 0:
            lines[number - 1] += f"  # comment {number}"
        else:
            lines.insert(number, f"{' ' * indent}# comment {number}")
    loaded = document_from_text("\n".join(lines))
    assert loaded.problems == ()
    assert without_comments(loaded.root) == document_from_text(EXAMPLE).root
    found = [
        line
        for texts in comments_in(loaded.root).values()
        for text in texts
        for line in text.split("\n")
    ]
    assert sorted(found) == sorted(f"comment {number}" for number in places)


HEADERS = (
    "",
    "\n",
    "# yaml-language-server: $schema=policy-outline-1.schema.json\n",
    "# one\n\n  # two \n",
    "---\n",
    "# one\n--- # two\n# three\n",
    "%YAML 1.2\n---\n",
    "%YAML 1.1\n# one\n---\n",
)


@pytest.mark.parametrize("header", HEADERS)
def test_the_header_is_kept_verbatim(header: str) -> None:
    loaded = document_from_text(f"{header}{HEAD}")
    assert loaded.header == header
    assert loaded.notices == ()
    thorough = document_from_text(f"{header}{HEAD}# the end\n")
    assert thorough.header == header
    assert comments_in(thorough.root) == {"": ["the end"]}


CODEBOOK = "format: policy-codebook/1\nid: a\n"


def test_a_codebook_keeps_its_comments_in_an_own_field() -> None:
    body = """
    actors:
      # one
      - id: miit # two
        name: {en: MIIT}
    concepts:
      - id: smes
        label: {en: SMEs} # three
        x-team: b
    # four
    """
    loaded = read_codebook((CODEBOOK + dedent(body).lstrip("\n")).encode())
    assert loaded.problems == ()
    assert [notice.code for notice in loaded.notices] == ["notice.codebook-comments"]
    assert dict(loaded.notices[0].values) == {"n": 4}
    actor, concept = loaded.root.actors[0], loaded.root.concepts[0]
    one, two, three, four = (ExtensionScalar(text) for text in ("one", "two", "three", "four"))
    assert actor.extensions == (("x-comment", ExtensionList((one, two))),)
    assert concept.extensions == (
        ("x-team", ExtensionScalar("b", plain=True)),
        ("x-comment", three),
    )
    assert loaded.root.extensions == (("x-comment", four),)


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("a", (ExtensionScalar("a", plain=True),)),
        ("[a, b]", (ExtensionScalar("a", plain=True), ExtensionScalar("b", plain=True))),
    ],
)
def test_comments_join_those_of_an_earlier_time(
    before: str, kept: tuple[ExtensionScalar, ...]
) -> None:
    loaded = read_codebook(f"{CODEBOOK}x-comment: {before}\n# new\n".encode())
    assert loaded.root.extensions == (
        ("x-comment", ExtensionList((*kept, ExtensionScalar("new")))),
    )


@pytest.mark.parametrize("style", ["|", ">", "|-", ">2"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_comment_after_the_mark_of_an_empty_block_at_the_end_of_the_file(
    style: str, end: str
) -> None:
    text = f"format: policy-outline/1\nid: x\ntitle: {style} # kept{end}"
    loaded = document_from_text(text)
    assert isinstance(loaded.root, DocumentRoot)
    assert [note.text for note in loaded.root.notes] == ["kept"]
