"""The policy's week and its days without service, as the shared database counts by them (STAFF-3, STAFF-4)."""

from datetime import date
from typing import Final

import msgspec

from guichet.domain.holidays_by_rule import FIRST_YEAR, LAST_YEAR, yearly_days
from guichet.domain.policy_model import Policy

THE_CITY: Final = ""
"""The name of the City's own week, beside those of channels with hours of their own."""


class PolicyDays(msgspec.Struct, frozen=True):
    """Columns for `guichet.count_by`: spans of the weeks in minutes of the civil day, days without service."""

    channels: list[str]
    weekdays: list[int]
    opens: list[int]
    closes: list[int]
    days: list[date]
    days_close: list[int | None]


def days_of(policy: Policy) -> PolicyDays:
    """Return what a policy says of every day that it can count. Raises as `yearly_days` does."""
    weeks = {THE_CITY: policy.week}
    weeks |= {channel: week for channel, week in policy.channel_hours.items() if week != policy.week}
    spans = [
        (channel, weekday, opens, closes)
        for channel, week in weeks.items()
        for weekday in range(7)
        for opens, closes in week.spans(weekday)
    ]
    shut = [
        (day, None if closed.closes_at is None else closed.closes_at.hour * 60 + closed.closes_at.minute)
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for day, closed in sorted(yearly_days(policy, year).items())
    ]
    return PolicyDays(
        [span[0] for span in spans],
        [span[1] for span in spans],
        [span[2] for span in spans],
        [span[3] for span in spans],
        [day for day, _ in shut],
        [closes for _, closes in shut],
    )
