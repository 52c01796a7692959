"""What an analyst finds in the sample documents, with `industrial_policy.yaml` beside her.

Made by reading the rows, English and Chinese, before any program had looked at
them. A row is given the concepts that its words are about and the actors that
they name, also where the words are other ones than those of the codebook, and
of a concept and its broader one the narrower. What only the rows above
say does not count, and nor does a word used in another sense than the
codebook's definition. Rows that are not here have none.
"""

from __future__ import annotations

PRESS_CONFERENCE = {
    "n-3fqx8": "miao-wei miit",
    "n-8bd2r": "high-quality-development",
    "n-k5mvt": "innovation",
    "n-p9c4z": "industry-university-research",
    "n-7gxwh": "innovation-centres",
    "n-dq6n3": "domestic-market",
    "n-2rvkb": "new-drivers",
    "n-x4f7m": "internet-of-vehicles",
    "n-h8tqc": "new-energy-vehicles",
    "n-5zw9d": "ultra-high-definition",
    "n-m3gpk": "shipbuilding",
    "n-v7b6x": "winter-sports",
    "n-c9r4h": "information-consumption",
    "n-t2nzf": "wearables",
    "n-q6kwd": "virtual-reality",
    "n-b4x8g": "industrial-upgrading",
    "n-r7h3v": "three-products",
    "n-9mfcq": "green-manufacturing",
    "n-z2t5n": "energy-saving",
    "n-g8dwk": "excellent-enterprises",
    "n-6xpbr": "smes",
    "n-f3v9h": "tax-cuts smes",
    "n-w6tzp": "small-giants specialised-innovative",
    "n-n5q7c": "opening-up",
    "n-4kgmx": "negative-list",
    "n-d8r2t": "free-trade-zones opening-up foreign-investment",
    "n-p3z6b": "business-environment",
    "n-h9wvf": "fang-guan-fu",
    "n-7tcqk": "vat tax-cuts energy-prices",
    "n-x2m8d": "real-economy finance-access",
    "n-b6nrg": "miit economic-information-daily guarantee-fund smes small-giants",
    "n-k9f3z": "risk-sharing",
    "n-5vhqt": "intellectual-property finance-access",
    "n-m8d4w": "social-capital smes equity-investment investment",
    "t-4hk9w": "small-giants state-advances smes industrial-upgrading",
}
"""The rows and the document's note of `miit-2019-press.yaml`."""

WORK_CONFERENCE = {
    "n-2r7gj": "innovation advanced-manufacturing",
    "n-xznnb": "quality traditional-industries industrial-upgrading",
    "n-28rrk": "smart-manufacturing two-fusions",
    "n-4bhq4": "domestic-market steady-growth",
    "n-qwhh9": "market-vitality excellent-enterprises",
    "n-bh794": "digital-economy",
    "n-mngcc": "reform-and-opening business-environment",
    "n-6jjdj": "political-discipline party-governance",
}
"""The rows of `miit-2018-work-conference.yaml`."""
