"""Which versions stay: none of the last day goes, then days and weeks, within the limits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.storage.rotation import UNLIMITED, Limits, staying

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)  # a Wednesday
ENDLESS = Limits(most=10_000, days=3650)

AGES = st.lists(st.integers(0, 500 * 24 * 60), max_size=80).map(
    lambda minutes: [timedelta(minutes=age) for age in sorted(minutes, reverse=True)]
)


def at(*hours_ago: float) -> list[datetime]:
    return [NOW - timedelta(hours=hours) for hours in hours_ago]


def test_all_of_the_last_day_stay() -> None:
    assert staying(at(24, 23, 5, 5, 0.01, 0), NOW, ENDLESS) == [0, 1, 2, 3, 4, 5]


def test_there_is_no_bound_to_the_limits() -> None:
    days_ago = range(3_000, 0, -7)
    moments = [NOW - timedelta(days=days) for days in days_ago]
    assert staying(moments, NOW, UNLIMITED) == list(range(len(moments)))


def test_the_last_of_each_day_stays_for_a_month() -> None:
    moments = at(29 * 24 + 2, 29 * 24 + 1, 29 * 24, 60, 59, 30, 0)
    assert staying(moments, NOW, ENDLESS) == [2, 4, 5, 6]


def test_the_last_of_each_week_stays_beyond() -> None:
    # Sunday, Monday, Tuesday and Sunday, six to seven weeks ago, and now.
    days_ago = (45, 44, 43, 38, 0)
    moments = [NOW - timedelta(days=days) for days in days_ago]
    assert [moment.strftime("%a") for moment in moments] == ["Sun", "Mon", "Tue", "Sun", "Wed"]
    assert staying(moments, NOW, ENDLESS) == [0, 3, 4]


def test_what_is_too_old_goes_but_never_the_newest() -> None:
    limits = Limits(days=100)
    assert staying(at(101 * 24, 99 * 24), NOW, limits) == [1]
    assert staying(at(900 * 24, 800 * 24), NOW, limits) == [1]


def test_of_too_many_those_go_that_were_followed_soonest() -> None:
    assert staying(at(20, 10, 9.9, 5, 4.8, 0), NOW, Limits(most=4)) == [0, 2, 4, 5]
    assert staying(at(20, 10, 9.9, 5, 4.8, 0), NOW, Limits(most=1)) == [5]


@pytest.mark.parametrize("limits", [ENDLESS, Limits(most=5), Limits(most=20, days=60)])
@given(ages=AGES)
def test_what_stays_stays_when_it_is_looked_at_again(limits: Limits, ages: list[timedelta]) -> None:
    moments = [NOW - age for age in ages]
    once = [moments[place] for place in staying(moments, NOW, limits)]
    assert [once[place] for place in staying(once, NOW, limits)] == once
    assert len(once) <= limits.most
    assert once[-1:] == moments[-1:]
    assert all(NOW - moment <= timedelta(days=limits.days) for moment in once[:-1])
    # Whenever it was, at most a week lies between what stays and any version within the limits.
    if limits is ENDLESS:
        assert all(
            any(timedelta() <= one - moment < timedelta(days=7) for one in once)
            for moment in moments
        )


def test_a_clock_that_was_wrong_costs_nothing() -> None:
    moments = [NOW + timedelta(days=4000), NOW - timedelta(hours=1), NOW]
    assert staying(moments, NOW, Limits()) == [0, 1, 2]
