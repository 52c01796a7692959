"""Texts as people paste them, each with the outline that should come out.

In an outline `#` marks a section, two spaces one level, and `!` a note on the
document.
"""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    name: str
    text: str
    outline: str


CASES = [
    Case(
        "round-bullets-under-a-section",
        "Priorities\n\n  • one\n    • two\n  • three\n",
        "# Priorities\n  one\n    two\n  three",
    ),
    Case(
        "bullets-not-indented-and-no-blank-lines",
        "Priorities\n• one\n• two\nNext steps include\n• three\n",
        "# Priorities\n  one\n  two\n# Next steps include\n  three",
    ),
    Case(
        "bullets-without-a-section",
        "- one\n  - two\n- three\n",
        "one\n  two\nthree",
    ),
    Case(
        "bullets-without-a-space-after",
        "•one\n▪two\n◦three\n·four\n",
        "one\n  two\n    three\n      four",
    ),
    Case(
        "dashes-need-a-space-or-chinese",
        "Growth\n- one\n-5 % is not a bullet\n--help neither\n–推动创新\n",
        "# Growth\n  one\n# -5 % is not a bullet\n# --help neither\n  推动创新",
    ),
    Case(
        "asterisk-of-a-footnote-is-no-bullet",
        "*本文仅供参考\n**bold** words\n",
        "# *本文仅供参考\n# **bold** words",
    ),
    Case(
        "markdown-list-with-two-spaces",
        "Agenda\n\n* a\n  * b\n    * c\n  * d\n* e\n",
        "# Agenda\n  a\n    b\n      c\n    d\n  e",
    ),
    Case(
        "four-spaces",
        "- a\n    - b\n        - c\n- d\n",
        "a\n  b\n    c\nd",
    ),
    Case(
        "three-spaces",
        "1. a\n   - b\n      - c\n2. d\n",
        "a\n  b\n    c\nd",
    ),
    Case(
        "one-space",
        "- a\n - b\n  - c\n - d\n- e\n",
        "a\n  b\n    c\n  d\ne",
    ),
    Case(
        "tabs",
        "Agenda\n\t• a\n\t\t• b\n\t\t\t• c\n\t• d\n",
        "# Agenda\n  a\n    b\n      c\n  d",
    ),
    Case(
        "tabs-and-four-spaces-mixed",
        "- a\n\t- b\n    - c\n        - d\n\t\t- e\n- f\n",
        "a\n  b\n  c\n    d\n    e\nf",
    ),
    Case(
        "a-tab-stands-for-one-step-of-spaces",
        "- a\n  - b\n    - c\n\t- d\n\t\t- e\n",
        "a\n  b\n    c\n  d\n    e",
    ),
    Case(
        "full-width-spaces",
        "会议要点\n\n　　• 创新\n　　　　• 企业\n　　• 开放\n",
        "# 会议要点\n  创新\n    企业\n  开放",
    ),
    Case(
        "full-width-space-for-two-columns",
        "• a\n  • b\n　• c\n    • d\n　　• e\n",
        "a\n  b\n  c\n    d\n    e",
    ),
    Case(
        "non-breaking-spaces",
        "\u00a0\u00a0• a\u00a0\n\u00a0\u00a0\u00a0\u00a0•\u00a0 b\u00a0c\n",
        "a\n  b c",
    ),
    Case(
        "uneven-indentation",
        "- a\n    - b\n   - c\n        - d\n     - e\n- f\n",
        "a\n  b\n  c\n    d\n  e\nf",
    ),
    Case(
        "outdent-to-no-level-before",
        "- a\n        - b\n    - c\n        - d\n    - e\n",
        "a\n  b\n  c\n    d\n  e",
    ),
    Case(
        "first-row-deeper-than-the-others",
        "    - a\n- b\n    - c\n",
        "a\nb\n  c",
    ),
    Case(
        "first-number-pasted-without-its-indentation",
        "1. a\n    2. b\n    3. c\n",
        "a\nb\nc",
    ),
    Case(
        "numbers-right-aligned",
        " 9. a\n10. b\n11. c\n",
        "a\nb\nc",
    ),
    Case(
        "bullet-styles-without-indentation",
        "Priorities\n• a\n– b\n* c\n– d\n• e\n",
        "# Priorities\n  a\n    b\n      c\n    d\n  e",
    ),
    Case(
        "bullet-styles-do-not-count-where-indentation-does",
        "• a\n- b\n  * c\n+ d\n",
        "a\nb\n  c\nd",
    ),
    Case(
        "word-paste-with-letter-o",
        "·\tone\no\ttwo\n§\tthree\no\tfour\n·\tfive\n",
        "one\n  two\n    three\n  four\nfive",
    ),
    Case(
        "outlook-paste-with-padding",
        "·         one\no   two\n§  three\n·         four\n",
        "one\n  two\n    three\nfour",
    ),
    Case(
        "letter-o-indented",
        "• one\n   o two\n   o three\n• four\n",
        "one\n  two\n  three\nfour",
    ),
    Case(
        "letter-o-as-a-word",
        "o tempora\n\no mores\n".replace("\n\n", "\n\nwhat times\n\n"),
        "# o tempora\n# what times\n# o mores",
    ),
    Case(
        "symbol-font-bullets",
        "\uf0b7\tone\n\uf0a7\ttwo\n\uf0b7\tthree\n",
        "one\n  two\nthree",
    ),
    Case(
        "section-sign-is-no-bullet",
        "§ 5 of the law applies\nØ 3 per cent\n",
        "# § 5 of the law applies\n# Ø 3 per cent",
    ),
    Case(
        "numbers-of-all-kinds",
        "1. a\n(1) b\n1) c\n① d\n② e\n2) f\n(2) g\n2. h\n",
        "a\n  b\n    c\n      d\n      e\n    f\n  g\nh",
    ),
    Case(
        "numbers-full-width",
        "１．创新\n（１）企业\n２、开放\n",
        "创新\n  企业\n开放",
    ),
    Case(
        "bullets-under-numbers-without-indentation",
        "1. a\n- b\n- c\n2. d\n- e\n",
        "a\n  b\n  c\nd\n  e",
    ),
    Case(
        "numbers-under-bullets-without-indentation",
        "• a\n1. b\n2. c\n• d\n",
        "a\n  b\n  c\nd",
    ),
    Case(
        "numbered-headings-with-prose",
        "Plan\n\n1. Innovation\n\nThe ministry builds centres.\n\n- two in Hunan\n\n"
        "2. Opening up\n\nSectors are opened.\n\nNext steps\n\n1. Devolution\n",
        "# Plan\n  Innovation\n    The ministry builds centres.\n    two in Hunan\n"
        "  Opening up\n    Sectors are opened.\n# Next steps\n  Devolution",
    ),
    Case(
        "numbers-that-run-on-through-sections",
        "Innovation\n\n1. centres\n2. firms\n\nOpening up.\n\n3. zones\n4. sectors\n",
        "# Innovation\n  centres\n  firms\n# Opening up.\n  zones\n  sectors",
    ),
    Case(
        "letters",
        "1. a\n   a) b\n   b) c\n2. d\n   (a) e\n   (ii) f\n3. g\na. h\niv. i\nA. Smith\n",
        "a\n  b\n  c\nd\n  e\n  f\ng\n  h\n  i\n# A. Smith",
    ),
    Case(
        "years-and-figures-are-no-numbers",
        "2019. A year of reform\n2019年工作要点\n1.5 million firms\n100.5 points\n"
        "(2019) plan\n4k displays\n",
        "# 2019. A year of reform\n# 2019年工作要点\n# 1.5 million firms\n# 100.5 points\n"
        "# (2019) plan\n# 4k displays",
    ),
    Case(
        "months-and-quarters-are-no-numbers",
        "2、3月份平稳\n三、四季度回升\n一、二线城市\n",
        "# 2、3月份平稳\n# 三、四季度回升\n# 一、二线城市",
    ),
    Case(
        "chinese-numbers-flush-left",
        "一、创新引领\n（一）建设体系\n1.制造业中心\n（1）通用技术\n①试点\n二、提质增效\n（一）绿色制造\n",
        "创新引领\n  建设体系\n    制造业中心\n      通用技术\n        试点\n提质增效\n  绿色制造",
    ),
    Case(
        "chinese-numbers-all-indented-alike",
        "全国工业和信息化工作会议\n"
        "　　一、创新引领\n　　（一）建设体系\n　　1. 中心\n　　二、提质增效\n",
        "# 全国工业和信息化工作会议\n  创新引领\n    建设体系\n      中心\n  提质增效",
    ),
    Case(
        "chinese-numbers-skip-a-level",
        "一、创新\n1. 中心\n二、提质\n（一）绿色\n1. 工厂\n",
        "创新\n  中心\n提质\n  绿色\n    工厂",
    ),
    Case(
        "chinese-numbers-above-nine",
        "十、创新\n十一、提质\n二十、开放\n二十一、二十大精神\n",
        "创新\n提质\n开放\n二十大精神",
    ),
    Case(
        "chinese-paragraphs-under-headings",
        "　　一、创新引领\n　　要建设创新体系。\n　　要突破关键技术。\n"
        "　　二、提质增效\n　　要做到：\n　　1. 绿色制造\n　　2. 智能制造\n",
        "创新引领\n  要建设创新体系。\n  要突破关键技术。\n"
        "提质增效\n  要做到：\n    绿色制造\n    智能制造",
    ),
    Case(
        "chinese-headings-under-a-paragraph-of-a-heading",
        "一、总体要求\n　　深入贯彻。\n（一）指导思想\n　　高举旗帜。\n"
        "（二）基本原则\n二、重点任务\n",
        "总体要求\n  深入贯彻。\n  指导思想\n    高举旗帜。\n  基本原则\n重点任务",
    ),
    Case(
        "chinese-paragraphs-between-blank-lines",
        "工作会议\n\n一、创新\n\n要创新。\n\n二、提质\n\n下一步工作\n\n一、开放\n",
        "# 工作会议\n  创新\n    要创新。\n  提质\n# 下一步工作\n  开放",
    ),
    Case(
        "chinese-first-line-indents-without-bullets",
        "工作会议\n　　会议指出形势。\n　　会议强调创新。\n",
        "# 工作会议\n  会议指出形势。\n  会议强调创新。",
    ),
    Case(
        "chinese-spoken-numbers",
        "重点工作\n一是创新引领；\n二是提质增效；\n三是扩大开放。\n",
        "# 重点工作\n  创新引领；\n  提质增效；\n  扩大开放。",
    ),
    Case(
        "chinese-spoken-numbers-on-one-line",
        "（一）抓好三项工作\n一是创新引领；二是提质增效；三是扩大开放。\n（二）加强监管\n",
        "抓好三项工作\n  创新引领；\n  提质增效；\n  扩大开放。\n加强监管",
    ),
    Case(
        "chinese-spoken-numbers-within-a-row-stay",
        "1. 抓好两项工作：一是创新；二是提质。\n",
        "抓好两项工作：一是创新；二是提质。",
    ),
    Case(
        "chinese-long-dashes",
        "基本原则\n——坚持创新\n——坚持开放\n",
        "# 基本原则\n  坚持创新\n  坚持开放",
    ),
    Case(
        "hanging-lines-continue-the-row",
        "Priorities\n\n  • launch centres that focus\n    on technology\n    • sub-row going\n"
        "      on\n  • next\n",
        "# Priorities\n  launch centres that focus on technology\n    sub-row going on\n  next",
    ),
    Case(
        "hanging-chinese-lines-join-without-a-space",
        "• 推动制造业\n  高质量发展\n• 开放\n",
        "推动制造业高质量发展\n开放",
    ),
    Case(
        "hyphen-at-a-line-end",
        "• foster energy-\n  saving industries\n• a –\n  b\n",
        "foster energy-saving industries\na – b",
    ),
    Case(
        "section-with-a-deeper-second-line",
        "Miao Wei held a press conference\n  summarising priorities\n\n  • one\n",
        "# Miao Wei held a press conference summarising priorities\n  one",
    ),
    Case(
        "paragraph-wrapped-by-a-mail-program",
        "The minister of industry and IT held a press conference today to\n"
        "summarise the priorities of the ministry for the coming year and\n"
        "named small giants.\n\n* one\n",
        "# The minister of industry and IT held a press conference today to summarise the "
        "priorities of the ministry for the coming year and named small giants.\n  one",
    ),
    Case(
        "bullets-wrapped-by-a-mail-program",
        "* launch national manufacturing innovation centres that focus on generally\n"
        "applicable technology rather than individual breakthroughs\n"
        "* reduce the tax burden\n",
        "launch national manufacturing innovation centres that focus on generally applicable "
        "technology rather than individual breakthroughs\nreduce the tax burden",
    ),
    Case(
        "lines-of-their-own-are-not-joined",
        "Priorities for 2019\nA\nB\n",
        "# Priorities for 2019\n# A\n# B",
    ),
    Case(
        "paragraph-indented-under-a-bullet",
        "Priorities\n\n- one\n\n  more about one\n\n- two\n",
        "# Priorities\n  one\n    more about one\n  two",
    ),
    Case(
        "indentation-alone",
        "Priorities\n\tinnovation\n\t\tcentres\n\topening up\nNext steps\n",
        "# Priorities\n  innovation\n    centres\n  opening up\n# Next steps",
    ),
    Case(
        "indentation-alone-by-spaces-and-blank-lines",
        "Priorities\n\n    innovation\n\n        centres\n\n    opening up\n",
        "# Priorities\n  innovation\n    centres\n  opening up",
    ),
    Case(
        "empty-bullets-are-empty-rows",
        "• one\n•\n  •\n• two\n",
        "one\n\n  \ntwo",
    ),
    Case(
        "only-the-first-marker-counts",
        "• 1. one\n• - two\n• context: three\n",
        "1. one\n- two\ncontext: three",
    ),
    Case(
        "windows-line-ends",
        "Priorities\r\n\r\n  • one\r\n  • two\r\n",
        "# Priorities\n  one\n  two",
    ),
    Case(
        "line-broken-within-a-row",
        "•\tone\x0bgoes on\n•\ttwo\u2028goes on\n",
        "one goes on\ntwo goes on",
    ),
    Case(
        "zero-width-characters-before-bullets",
        "\ufeff• one\n\u200b• two\n",
        "one\ntwo",
    ),
    Case(
        "context-first",
        "context: why it matters\n\nPriorities\n\n  • one\n",
        "! why it matters\n# Priorities\n  one",
    ),
    Case(
        "context-over-several-lines",
        "Context:\nwhy it\nmatters\n\nPriorities\n",
        "! why it\\nmatters\n# Priorities",
    ),
    Case(
        "context-several-times-and-anywhere",
        "Priorities\n\n  • one\n\ncontext: first\ncontext: second\n\n  • two\n\nCONTEXT： third\n",
        "! first\n! second\n! third\n# Priorities\n  one\n  two",
    ),
    Case(
        "context-with-bullets-in-it",
        "context: two things\n- this\n- that\n\n- row\n",
        "! two things\\n- this\\n- that\nrow",
    ),
    Case(
        "the-word-context-elsewhere",
        "The context: it matters\ncontextual: no\n",
        "# The context: it matters\n# contextual: no",
    ),
]
