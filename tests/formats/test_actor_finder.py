from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, DocumentRoot, Node
from outline_editor.formats.actor_finder import offers_in
from outline_editor.formats.actor_offers import ActorKind, ActorOffer
from outline_editor.formats.text_reader import read_briefing

FOUNDING = Path(__file__).parents[2] / "sample_docs" / "miit-2019-press.txt"


def offers(*texts: str) -> tuple[ActorOffer, ...]:
    rows = tuple(Node(id=f"n-{n:02}", text=text) for n, text in enumerate(texts))
    return offers_in(DocumentRoot(id="x", outline=rows))


def names(text: str) -> list[tuple[str, str, ActorKind]]:
    return [(o.actor.name.get("en"), o.actor.name.get("zh"), o.kind) for o in offers(text)]


def test_the_founding_briefing_names_the_minister_and_his_ministry() -> None:
    briefing = read_briefing(FOUNDING.read_text("utf-8"), "miit-2019-press")
    first, second = briefing.root.outline
    minister = Actor(
        id="miao-wei",
        name=Labels.of({"en": "Miao Wei", "zh": "苗圩"}),
        role="minister",
        of="miit",
    )
    ministry = Actor(id="miit", name=Labels.of({"en": "Ministry of Industry and IT (MIIT)"}))
    assert briefing.actors == (
        ActorOffer(minister, ActorKind.PERSON, "", (first.id,)),
        ActorOffer(ministry, ActorKind.BODY, "MIIT", (first.id, second.id)),
    )


def test_nothing_is_taken_into_the_document() -> None:
    root = read_briefing(FOUNDING.read_text("utf-8"), "miit-2019-press").root
    assert root.actors == ()
    assert {row.actors for row in root.outline} == {()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the National Development and Reform Commission (NDRC) said", "(NDRC)"),
        ("On Monday the Ministry of Finance (MOF) said", "Ministry of Finance (MOF)"),
        ("Ministry of Finance (MoF)", "Ministry of Finance (MoF)"),
        ("People’s Bank of China (PBOC)", "People’s Bank of China (PBOC)"),
        ("State-owned Assets Supervision and Administration Commission (SASAC)", "(SASAC)"),
        ("European Union（EU）", "European Union (EU)"),
    ],
)
def test_a_body_is_known_by_its_acronym(text: str, name: str) -> None:
    ((english, _, kind),) = names(text)
    assert english.endswith(name)
    assert english[0] in "NMPSE"
    assert kind is ActorKind.BODY


@pytest.mark.parametrize(
    "text",
    [
        "virtual reality (VR)",
        "Virtual Reality (VR)",
        "Ministry of Finance (MIIT)",
        "Ministry of Finance (see below)",
        "the ministry (MOF)",
        "60 bn 人民币",
        "推动制造业高质量发展",
        "China 中国",
        "",
    ],
)
def test_what_is_no_name_is_not_offered(text: str) -> None:
    assert offers(text) == ()


def test_names_in_two_scripts_are_persons_or_bodies() -> None:
    assert names("Minister Miao Wei 苗圩 spoke") == [("Miao Wei", "苗圩", ActorKind.PERSON)]
    assert names("reports Economic Information Daily 经济参考报") == [
        ("Economic Information Daily", "经济参考报", ActorKind.BODY)
    ]
    assert names("Ministry of Industry and IT 工业和信息化部 (MIIT)") == [
        ("Ministry of Industry and IT (MIIT)", "工业和信息化部", ActorKind.BODY)
    ]
    assert names("Central Party School 中央党校 and Li Keqiang 李克强") == [
        ("Central Party School", "中央党校", ActorKind.BODY),
        ("Li Keqiang", "李克强", ActorKind.PERSON),
    ]


def test_an_actor_is_offered_once_with_all_rows_that_name_it() -> None:
    (offer,) = offers(
        "Ministry of Finance (MOF) plans",
        "nothing",
        "the MOF decides, says MOF",
        "SMOF and MOFs are others",
        "MOF提出计划",
        "Ministry of Finance 财政部 (MOF) again",
    )
    assert offer.rows == ("n-00", "n-02", "n-04", "n-05")
    assert offer.actor.name.get("zh") == "财政部"


def test_a_role_is_taken_with_the_name() -> None:
    (person,) = offers("Miao Wei 苗圩, vice-minister, said")
    assert person.actor.role == "vice-minister"
    assert person.actor.of is None
    (other,) = offers("Miao Wei 苗圩 said the minister was right")
    assert other.actor.role == ""
