"""Files in which nothing is wrong."""

from __future__ import annotations

EXAMPLE = """\
# yaml-language-server: $schema=policy-outline-1.schema.json
format: policy-outline/1
id: miit-2019-press
title: MIIT priorities for 2019, as put by the minister
original_language: zh
jurisdiction: CN
status: draft
sources:
  - id: s1
    title: Policy ticker on the small-giants guarantee fund
    kind: briefing
  - id: s2
    title: Minister's press conference
    date: '2019-01-29'
    kind: press-conference
actors:
  - id: miit
    name: {en: Ministry of Industry and IT (MIIT), zh: 工业和信息化部}
  - id: miao-wei
    name: {en: Miao Wei, zh: 苗圩}
    role: minister
    of: miit
concepts:
  - id: small-giants
    label: {en: small giants, zh: 小巨人}
  - id: state-advances
    label: {en: 'state advances, private retreats', zh: 国进民退}
    kind: concern
notes:
  - id: t-4hk9w
    kind: context
    text: The main difference is emphasis on ‘small giants’.
    also_on: [n-k5mvt]
    concepts: [small-giants, state-advances]
    compares: {document: miit-2018-work-conference, finding: emphasis}
    cites: [s1]
outline:
  - id: n-3fqx8
    kind: section
    text: Miao Wei 苗圩 Ministry of Industry and IT (MIIT) minister held a press conference summarising MIIT priorities for 2019
    actors: [miao-wei, miit]
    cites: [s2]
    children:
      - id: n-8bd2r
        text: promote high-quality development in the manufacturing industry
        original: 推动制造业高质量发展
        children:
          - id: n-k5mvt
            text: build an innovation system around companies
"""  # noqa: E501
"""The example of the format's page, to the letter."""

EVERY_FIELD = """\
format: policy-outline/1
id: every-field
title: 'Every field: once'
language: en-GB
original_language: zh-Hant
jurisdiction: CN
status: reviewed
codebook: ../codebook.yaml
sources:
  - id: s1
    title: Ticker
    publisher: China Policy
    date: 2019-Q1
    url: https://example.org/#small-giants
    language: en
    kind: briefing
    accessed: '2019-02-01'
    checked: true
    x-desk: 12
  - id: s2
    checked: false
actors:
  - id: miit
    name: {zh: 工业和信息化部, en: MIIT, x-pinyin: gongxinbu}
    alt: [the ministry, '2019']
    role: ministry
    of: state-council
concepts:
  - id: small-giants
    label: {en: small giants}
    alt: [little giants]
    definition: Small firms
    include: |
      Firms that
      lead a niche.
    exclude: "State firms, whatever\\ttheir size"
    broader: smes
    kind: sector
    merged_into: giants
notes:
  - id: t-doc
    kind: comparison
    text: As in 2018
    also_on: [n-aa]
    concepts: [small-giants]
    compares: {document: last-year, finding: reworded, x-how: by hand}
    cites: [s1]
    by: an analyst
    date: 2019-01
    state: open
outline:
  - id: n-aa
    kind: measure
    text: 'a 60 bn fund, # 1 of its kind'
    original: 600亿
    actors: [miit]
    places: [CN-HN, CN]
    targets: [smes]
    instrument: guarantee-fund
    change: new
    stated: absent
    period: 2019-Q1/2022
    due: 2022
    amounts:
      - quote: 60 bn
        value: 60000000000
        currency: CNY
        modifier: around
        basis: inferred
      - quote: from -2.5 to 10 percent
        value: -2.50
        to: 10
        unit: '%'
        modifier: range
        basis: stated
    concepts: [small-giants]
    cites: ['s1@p. 3, left', s2]
    x-history:
      - {year: 2018, bn: 55}
      - none
    notes:
      - id: t-row
        kind: question
        quote: fund
        before: '60 bn '
        after: ','
        text: Whose money?
        state: done
    children:
      - text: without an id
      - id: n-bb
        text: ''
"""

EXAMPLE_CODEBOOK = """\
# The codebook of all files here.
format: policy-codebook/1
id: shared
actors:
  - id: miit
    name: {en: Ministry of Industry and IT}
concepts:
  - id: small-giants
    label: {en: small giants, zh: 小巨人}
    x-since: 2018
"""
