from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def misspelt(tmp_path: Path) -> Path:
    """A file with a misspelt word in each row, and one in a note."""
    path = tmp_path / "a.yaml"
    path.write_text(
        "format: policy-outline/1\nid: a\ntitle: A\noriginal_language: zh\nstatus: draft\n"
        "outline:\n"
        "  - id: n-aa\n    text: promote polcy\n    original: 推动制造业高质量发展 polcy\n"
        "    notes:\n      - id: t-aa\n        kind: comment\n        text: the mian policy\n"
        "  - id: n-bb\n    text: recieve policy in the industry\n"
        "  - id: n-cc\n    text: the policy\n",
        encoding="utf-8",
    )
    return path
