"""What one click writes, and that it leaves alone what stands around it."""

import pytest

from outline_editor.storage.yaml_reader import document_from_text

HEAD = "format: policy-outline/1\nid: a\n"


def repaired(text: str, code: str) -> list[str]:
    """The text after each of the repairs of the only problem with a code."""
    [problem] = [p for p in document_from_text(text).problems if p.code == code]
    return [text[: r.start] + r.replacement + text[r.end :] for r in problem.repairs]


@pytest.mark.parametrize("word", ["curat", "curated!", "final", "drafty", "reviewd"])
def test_curated_is_offered_last(word: str) -> None:
    """Only a document that passes the checks is; a slip of the fingers must not make it so."""
    statuses = [
        text.splitlines()[2] for text in repaired(f"{HEAD}status: {word}\n", "wrong-choice")
    ]
    assert statuses[-1] == "status: curated"
    first = "reviewed" if word == "reviewd" else "draft"
    assert statuses[0] == f"status: {first}"
    assert len(statuses) == 3


def test_after_the_nearest_come_the_others_as_the_message_lists_them() -> None:
    """So that the buttons stand as the person reads them."""
    text = f"{HEAD}outline:\n- text: b\n  kind: measur\n"
    kinds = [one.splitlines()[-1].split()[-1] for one in repaired(text, "wrong-choice")]
    [problem] = document_from_text(text).problems
    listed = problem.message.text.partition("choose one of: ")[2].rstrip(".").split(", ")
    assert kinds[0] == "measure"
    assert kinds[1:] == [kind for kind in listed if kind != "measure"]


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("empty-entry", "outline:\n  -\n  - text: b\n", "outline:\n  - text: b\n"),
        ("empty-entry", "outline:\n- text: b\n-\n", "outline:\n- text: b\n"),
        ("empty-entry", "outline:\n- text: b\n-", "outline:\n- text: b\n"),
        ("empty-entry", "outline:\n- # mine\n- text: b\n", None),
        ("empty-entry", "outline: [~, {text: b}]\n", "outline: [{text: b}]\n"),
        ("empty-entry", "outline: [{text: b} , ~]\n", "outline: [{text: b}]\n"),
        ("empty-entry", "outline: [~]\n", "outline: []\n"),
        (
            "list-expected",
            "outline:\n  text: |\n    b\n\n    c\n  # mine\n  kind: target\ntitle: d\n",
            "outline:\n  - text: |\n      b\n  \n      c\n    # mine\n    kind: target\ntitle: d\n",
        ),
        ("list-expected", "outline: {text: b}\n", "outline: [{text: b}]\n"),
        ("list-expected", "outline: {text: b, other: c}\n", None),
        ("list-expected", "outline: {kind: target}\n", None),
        (
            "currency-and-unit",
            "outline:\n- text: b\n  amounts:\n  - quote: b\n    unit: km²\n    currency: CNY\n",
            "outline:\n- text: b\n  amounts:\n  - quote: b\n    currency: CNY\n",
        ),
        (
            "currency-and-unit",
            "outline:\n- text: b\n  amounts:\n  - unit: km²\n    quote: b\n    currency: CNY\n",
            "outline:\n- text: b\n  amounts:\n  - quote: b\n    currency: CNY\n",
        ),
        (
            "currency-and-unit",
            "outline:\n- text: b\n  amounts:\n  - quote: b\n    currency: CNY\n    unit: km² # c\n",
            None,
        ),
        ("missing-key", "sources:\n- title: b\n", "sources:\n- id: s1\n  title: b\n"),
        (
            "missing-key",
            "sources:\n- id: s1\n- {title: b}\n",
            "sources:\n- id: s1\n- {id: s2, title: b}\n",
        ),
    ],
)
def test_a_click_mends_one_place(code: str, before: str, after: str | None) -> None:
    expected = [] if after is None else [HEAD + after]
    assert repaired(HEAD + before, code) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("format: policy-outline/1\n", "format: policy-outline/1\nid: outline\n"),
        ("format: policy-outline/1", "format: policy-outline/1\nid: outline"),
        (
            "# mine\nformat: policy-outline/1  # c\n\ntitle: Year 2019\n",
            "# mine\nformat: policy-outline/1  # c\nid: year-2019\n\ntitle: Year 2019\n",
        ),
        (
            "title: Year\nformat: policy-outline/1\n",
            "title: Year\nformat: policy-outline/1\nid: year\n",
        ),
        ("{format: policy-outline/1}\n", "{id: outline, format: policy-outline/1}\n"),
        (
            "{x-a: b}: c\nformat: policy-outline/1\n",
            "{x-a: b}: c\nformat: policy-outline/1\nid: outline\n",
        ),
        ("format: policy-outline/1\nid:\n", "format: policy-outline/1\nid: outline\n"),
        ("format: policy-outline/1\nid: ~\n", "format: policy-outline/1\nid: outline\n"),
    ],
)
def test_a_file_without_an_id_is_given_one_of_its_title(before: str, after: str) -> None:
    assert repaired(before, "missing-document-id") == [after]


def test_a_name_in_no_language_is_given_the_likely_one_first() -> None:
    text = HEAD + "actors:\n- id: miit\n  name: {}\n"
    for name, languages in (("工信部", ["zh", "en"]), ("'Ministry: IT'", ["en", "zh"])):
        found = repaired(text.format(name), "languages-expected")
        assert found == [text.format(f"{{{language}: {name}}}") for language in languages]


def test_an_empty_label_beside_another_is_removed() -> None:
    text = HEAD + 'concepts:\n- id: b\n  label:\n    en: ""\n    zh: 国进民退\n'
    assert repaired(text, "empty-text") == [text.replace('    en: ""\n', "")]


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        ("id:\n", "id: outline\n"),
        ("id: # c: d\n", "id: outline # c: d\n"),
        ("? id\n# c: d\n: # e\n", "? id\n# c: d\n: outline # e\n"),
        ("? id # c: d\n", None),
    ],
)
def test_a_value_is_written_behind_a_colon_that_is_one(keys: str, after: str | None) -> None:
    head = "format: policy-outline/1\n"
    found = repaired(f"{head}{keys}", "missing-document-id")
    assert found == ([f"{head}{after}"] if after else [])
    for text in found:
        assert not document_from_text(text).problems
