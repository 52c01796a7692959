"""Files in which nothing is wrong."""

from __future__ import annotations

from pathlib import Path

EXAMPLE_FILE = Path(__file__).with_name("example.yaml")
"""The example of the format's page, to the letter."""

EXAMPLE = EXAMPLE_FILE.read_bytes().decode()

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
