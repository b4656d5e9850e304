"""Deadlines in business time (STAFF-3, STAFF-4, STAFF-5): the cases that cities' systems get wrong, one by one."""

import copy
from datetime import UTC, date, datetime, time, timedelta, timezone

import msgspec
import pytest
from tests.domain.policies import shipped, shipped_data

from guichet.domain.calendar import BusinessCalendar, Closure, closures_end_warning
from guichet.domain.civil import ZONE
from guichet.domain.errors import EnvironmentFault, Refusal
from guichet.domain.holidays_by_rule import FIRST_YEAR, LAST_YEAR, unknown_names, yearly_days
from guichet.domain.payloads import ClosureDefined
from guichet.domain.policy import Policy, load_policy

POLICY = shipped()
CALENDAR = BusinessCalendar(POLICY)
WINTER, SUMMER = timezone(timedelta(hours=-5)), timezone(timedelta(hours=-4))


def at(text: str) -> datetime:
    """Civil time at the counter."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def plain(text: object) -> str:
    """A sentence with its no-break spaces made plain."""
    return str(text).replace("\u00a0", " ")


def due(received: str, channel: str = "phone", *closures: Closure) -> str:
    """The deadline of what is received at a civil time, as civil time with its offset."""
    calendar = BusinessCalendar(POLICY, closures) if closures else CALENDAR
    return calendar.deadline(channel, at(received)).due.isoformat(timespec="minutes")


def with_days(*days: dict[str, object], substitute: bool = False) -> Policy:
    """The shipped policy with other yearly days."""
    data = shipped_data()
    data["holidays"]["days"] = [{"label_fr": "jour", "label_en": "day"} | day for day in days]
    data["holidays"]["substitute"] = substitute
    return load_policy(data)


# --- The rule ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "channel", ["phone", "voicemail", "email", "web", "facebook-city", "counter", "elected"]
)
def test_staff_3_and_4_end_of_the_next_business_day(channel: str) -> None:
    assert due("2026-11-24T09:12", channel) == "2026-11-25T16:30-05:00"


def test_the_clause_and_rule_come_with_the_deadline() -> None:
    found = CALENDAR.deadline("voicemail", at("2026-11-24T09:12"))
    assert (found.clause, found.rule, found.closing, found.skipped) == (
        "STAFF-3",
        "return_call",
        time(16, 30),
        (),
    )
    assert CALENDAR.deadline("email", at("2026-11-24T09:12")).clause == "STAFF-4"
    assert CALENDAR.deadline("facebook-recreation", at("2026-11-24T09:12")).clause == "STAFF-5"


def test_another_rule_of_the_policy_counts_the_same_way() -> None:
    """STAFF-2, ELU-6, ELU-7: from the moment that made it owed."""
    found = CALENDAR.deadline("counter", at("2026-11-24T09:12"), "call_back")
    assert (found.clause, found.rule, found.due) == ("STAFF-2", "call_back", at("2026-11-25T16:30"))
    assert plain(found.explanation).startswith("Dû depuis le mardi 24 novembre 2026 à 9 h 12 : à faire")


# --- The traps --------------------------------------------------------------------------------------


def test_a_saturday_message_is_due_on_monday_not_on_tuesday() -> None:
    """The day after receipt counts from the Saturday itself, not from the Monday that follows."""
    assert due("2026-11-28T10:00") == "2026-11-30T16:30-05:00"
    assert due("2026-11-29T23:59") == "2026-11-30T16:30-05:00"
    assert due("2026-11-27T09:00") == "2026-11-30T16:30-05:00"


@pytest.mark.parametrize("hour", ["00:00", "07:59", "09:12", "12:30", "16:30", "17:45", "23:59"])
def test_the_deadline_is_the_closing_time_never_midnight_nor_the_hour_of_receipt(hour: str) -> None:
    assert due(f"2026-11-24T{hour}") == "2026-11-25T16:30-05:00"


def test_friday_closes_at_noon() -> None:
    assert due("2026-11-26T15:00") == "2026-11-27T12:00-05:00"


def test_a_closure_range_that_crosses_the_year_matches_on_both_sides() -> None:
    policy = with_days({"from": "12-24", "to": "01-02"})
    calendar = BusinessCalendar(policy)
    found = calendar.deadline("phone", at("2026-12-23T09:00"))
    assert found.due == at("2027-01-04T16:30")
    assert [day.date for day in found.skipped] == [date(2026, 12, 24) + timedelta(days=n) for n in range(11)]
    assert calendar.is_business_day(date(2026, 12, 23))
    assert not calendar.is_business_day(date(2027, 1, 1))
    # From within the range too, on both sides of the year.
    assert calendar.deadline("phone", at("2026-12-29T09:00")).due == at("2027-01-04T16:30")
    assert calendar.deadline("phone", at("2027-01-01T09:00")).due == at("2027-01-04T16:30")


def test_a_range_within_the_year_and_its_first_year() -> None:
    calendar = BusinessCalendar(with_days({"from": "07-20", "to": "07-31", "since": 2027}))
    assert calendar.is_business_day(date(2026, 7, 21))
    assert not calendar.is_business_day(date(2027, 7, 20))
    assert not calendar.is_business_day(date(2027, 7, 30))
    assert calendar.is_business_day(date(2027, 8, 2))


def test_no_hour_is_lost_or_won_when_the_clock_changes() -> None:
    """8 March and 1 November 2026: the deadline is 16:30 on the wall, whatever the offset before."""
    spring = CALENDAR.deadline("phone", datetime(2026, 3, 6, 10, 0, tzinfo=WINTER))
    assert spring.due.isoformat() == "2026-03-09T16:30:00-04:00"
    autumn = CALENDAR.deadline("phone", datetime(2026, 10, 30, 10, 0, tzinfo=SUMMER))
    assert autumn.due.isoformat() == "2026-11-02T16:30:00-05:00"
    assert spring.due.astimezone(UTC).hour == 20
    assert autumn.due.astimezone(UTC).hour == 21
    # The night itself: 1 h 30 comes twice in November, 2 h 30 does not exist in March.
    first, second = (datetime(2026, 11, 1, 1, 30, tzinfo=ZONE, fold=fold) for fold in (0, 1))
    assert CALENDAR.deadline("phone", first).due == CALENDAR.deadline("phone", second).due
    assert due("2026-03-08T02:30") == "2026-03-09T16:30-04:00"


def test_the_civil_date_is_that_of_the_counter_not_of_utc() -> None:
    late_monday = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
    assert CALENDAR.deadline("phone", late_monday).due == at("2026-11-24T16:30")
    first_of_tuesday = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
    assert CALENDAR.deadline("phone", first_of_tuesday).due == at("2026-11-25T16:30")


def test_a_day_that_closes_early_is_a_business_day() -> None:
    early = Closure(date(2026, 11, 25), time(15), "réunion du personnel")
    assert due("2026-11-24T09:12", "phone", early) == "2026-11-25T15:00-05:00"
    calendar = BusinessCalendar(POLICY, [early])
    assert calendar.day(date(2026, 11, 25)).open == ((time(8), time(12)), (time(13), time(15)))
    assert str(calendar.day(date(2026, 11, 25)).reason) == "réunion du personnel"


@pytest.mark.parametrize(
    ("closes_at", "closing"),
    [(time(12, 30), time(12)), (time(12), time(12)), (time(11), time(11)), (time(17), time(16, 30))],
)
def test_an_early_closing_within_or_after_the_noon_break(closes_at: time, closing: time) -> None:
    calendar = BusinessCalendar(POLICY, [Closure(date(2026, 11, 25), closes_at, "essai")])
    assert calendar.closing_time(date(2026, 11, 25)) == closing


def test_an_early_closing_before_the_opening_leaves_no_service() -> None:
    calendar = BusinessCalendar(POLICY, [Closure(date(2026, 11, 25), time(8), "panne")])
    assert not calendar.is_business_day(date(2026, 11, 25))
    assert str(calendar.day(date(2026, 11, 25)).reason) == "panne"


def test_a_closure_added_later_moves_the_deadline() -> None:
    """A deadline is a rule with its inputs, never a stored duration."""
    storm = Closure(date(2026, 11, 25), None, "tempête")
    assert due("2026-11-24T09:12") == "2026-11-25T16:30-05:00"
    assert due("2026-11-24T09:12", "phone", storm) == "2026-11-26T16:30-05:00"
    found = BusinessCalendar(POLICY, [storm]).deadline("phone", at("2026-11-24T09:12"))
    assert [(day.date, str(day.reason)) for day in found.skipped] == [(date(2026, 11, 25), "tempête")]


def test_of_two_closures_on_a_date_the_stricter_stands() -> None:
    day = date(2026, 11, 25)
    whole, early, earlier = Closure(day), Closure(day, time(15), "tôt"), Closure(day, time(11), "plus tôt")
    for closures in ([whole, early], [early, whole]):
        assert not BusinessCalendar(POLICY, closures).is_business_day(day)
    for closures in ([early, earlier], [earlier, early]):
        assert BusinessCalendar(POLICY, closures).closing_time(day) == time(11)
    assert str(BusinessCalendar(POLICY, [whole]).day(day).reason) == "fermeture décidée par la Ville"


def test_a_holiday_stays_closed_under_an_early_closing() -> None:
    calendar = BusinessCalendar(POLICY, [Closure(date(2026, 12, 25), time(12), "essai")])
    assert not calendar.is_business_day(date(2026, 12, 25))


def test_a_naive_moment_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refusal, match="2026-11-24T09:12:00-05:00"):
        CALENDAR.deadline("phone", datetime(2026, 11, 24, 9, 12))  # noqa: DTZ001 - what is refused
    with pytest.raises(Refusal, match="fuseau horaire"):
        CALENDAR.is_open(datetime(2026, 11, 24, 9, 12))  # noqa: DTZ001


def test_an_unknown_channel_is_refused() -> None:
    with pytest.raises(Refusal, match="canal"):
        CALENDAR.deadline("fax", at("2026-11-24T09:12"))


# --- Holidays by rule -------------------------------------------------------------------------------


def test_the_days_of_2026_without_service() -> None:
    assert {day.isoformat(): str(closed.reason) for day, closed in yearly_days(POLICY, 2026).items()} == {
        "2026-01-01": "jour de l’An",
        "2026-01-02": "lendemain du jour de l’An",
        "2026-04-03": "Vendredi saint",
        "2026-04-06": "lundi de Pâques",
        "2026-05-18": "Journée nationale des patriotes",
        "2026-06-24": "fête nationale du Québec",
        "2026-07-01": "fête du Canada",
        "2026-09-07": "fête du Travail",
        "2026-10-12": "Action de grâce",
        "2026-12-24": "veille de Noël",
        "2026-12-25": "Noël",
        "2026-12-26": "lendemain de Noël",
        "2026-12-31": "veille du jour de l’An",
    }


@pytest.mark.parametrize(
    ("holiday", "monday"),
    [
        (date(2029, 7, 1), date(2029, 7, 2)),
        (date(2029, 6, 24), date(2029, 6, 25)),
        (date(2028, 1, 1), date(2028, 1, 3)),
        (date(2027, 12, 25), date(2027, 12, 27)),
        (date(2027, 12, 26), date(2027, 12, 27)),
        (date(2028, 12, 31), date(2029, 1, 3)),
    ],
)
def test_a_holiday_on_a_weekend_gives_no_substitute_day(holiday: date, monday: date) -> None:
    """1 July on a Sunday: Monday 2 July is a business day, unlike in the library's observed days."""
    assert holiday.weekday() >= 5
    assert not CALENDAR.is_business_day(holiday)
    assert CALENDAR.is_business_day(monday)


def test_a_city_that_wants_substitute_days_gets_them() -> None:
    policy = msgspec.structs.replace(POLICY, substitute=True)
    calendar = BusinessCalendar(policy)
    assert str(calendar.day(date(2029, 7, 2)).reason) == "fête du Canada, reporté"
    assert str(calendar.day(date(2027, 12, 27)).reason) == "Noël, reporté"
    assert str(calendar.day(date(2027, 12, 28)).reason) == "lendemain de Noël, reporté"
    # 31 December 2028 is a Sunday: its substitute falls in the next year, after 1 and 2 January.
    assert str(calendar.day(date(2029, 1, 3)).reason) == "veille du jour de l’An, reporté"
    assert calendar.is_business_day(date(2029, 1, 4))


def test_the_library_knows_every_name_of_the_policy_in_every_year_it_computes() -> None:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        assert unknown_names(POLICY, year) == ()


def test_a_holiday_that_the_library_does_not_know_stops_the_count() -> None:
    policy = with_days({"library": "Fête du Guichet"})
    assert "Good Friday" in str(unknown_names(policy, 2026)[0].text())
    with pytest.raises(EnvironmentFault, match="Fête du Guichet"):
        BusinessCalendar(policy).deadline("phone", at("2026-11-24T09:12"))


def test_a_place_that_the_library_does_not_know_stops_the_count() -> None:
    policy = msgspec.structs.replace(POLICY, subdivision="ZZ")
    with pytest.raises(EnvironmentFault, match="CA-ZZ"):
        BusinessCalendar(policy).prepare(2026)


def test_a_yearly_early_closing() -> None:
    calendar = BusinessCalendar(with_days({"on": "12-23", "closes_at": "12:00"}))
    assert calendar.closing_time(date(2026, 12, 23)) == time(12)
    assert calendar.is_business_day(date(2026, 12, 24))
    storm = BusinessCalendar(calendar.policy, [Closure(date(2026, 12, 23), None, "tempête")])
    assert str(storm.day(date(2026, 12, 23)).reason) == "tempête"
    assert not storm.is_business_day(date(2026, 12, 23))


def test_29_february_comes_only_in_leap_years() -> None:
    calendar = BusinessCalendar(with_days({"on": "02-29"}))
    assert not calendar.is_business_day(date(2028, 2, 29))
    assert calendar.is_business_day(date(2027, 3, 1))


def test_outside_the_library_the_dated_days_still_hold() -> None:
    assert set(yearly_days(POLICY, 9999)) == {
        date(9999, month, day) for month, day in ((1, 2), (12, 24), (12, 26), (12, 31))
    }


# --- Sentences --------------------------------------------------------------------------------------


def test_the_explanation_in_one_french_sentence() -> None:
    assert plain(CALENDAR.deadline("voicemail", at("2026-11-24T09:12")).explanation) == (
        "Reçu le mardi 24 novembre 2026 à 9 h 12 : à faire au plus tard le mercredi 25 novembre 2026 à 16 h 30"
        " (fin de la journée ouvrable suivante, STAFF-3)."
    )


def test_the_explanation_names_the_days_skipped_and_why() -> None:
    assert plain(CALENDAR.deadline("email", at("2026-12-30T09:00")).explanation) == (
        "Reçu le mercredi 30 décembre 2026 à 9 h : à faire au plus tard le lundi 4 janvier 2027 à 16 h 30"
        " (fin de la journée ouvrable suivante, STAFF-4); jours non ouvrables entre-temps :"
        " jeudi 31 décembre (veille du jour de l’An), vendredi 1er janvier (jour de l’An),"
        " samedi 2 janvier (lendemain du jour de l’An), dimanche 3 janvier (fin de semaine)."
    )
    assert plain(CALENDAR.deadline("email", at("2026-11-27T09:00")).explanation).endswith(
        "entre-temps : samedi 28 novembre et dimanche 29 novembre (fin de semaine)."
    )


def test_the_explanation_joins_the_days_of_one_long_closure() -> None:
    closures = [Closure(date(2026, 7, 20) + timedelta(days=n), None, "déménagement") for n in range(4)]
    found = BusinessCalendar(POLICY, closures).deadline("phone", at("2026-07-19T09:00"))
    assert plain(found.explanation).endswith(
        "le vendredi 24 juillet 2026 à 12 h (fin de la journée ouvrable suivante, STAFF-3);"
        " jours non ouvrables entre-temps : du lundi 20 juillet au jeudi 23 juillet (déménagement)."
    )


def test_the_explanation_says_why_the_day_closes_early() -> None:
    calendar = BusinessCalendar(POLICY, [Closure(date(2026, 11, 25), time(15), "réunion")])
    assert "(fin de la journée ouvrable suivante, fermeture à 15 h : réunion, STAFF-3)." in plain(
        calendar.deadline("phone", at("2026-11-24T09:12")).explanation
    )


def test_the_explanation_follows_the_language() -> None:
    english = {
        "{start}\u00a0: à faire au plus tard le {due} ({end}, {clause}); jours non ouvrables entre-temps\u00a0:"
        " {days}.": "{start}: to do by {due} ({end}, {clause}); days skipped: {days}.",
        "Reçu le {received}": "Received {received}",
        "fin de la journée ouvrable suivante": "end of the next business day",
    }
    found = CALENDAR.deadline("phone", at("2026-12-24T09:12")).explanation
    said = found.render("en", lambda _, source: english.get(source, source)).replace("\u00a0", " ")
    assert said == (
        "Received Thursday, December 24, 2026 at 9:12 a.m.: to do by Monday, December 28, 2026 at 4:30 p.m."
        " (end of the next business day, STAFF-3); days skipped: Friday, December 25 (Christmas Day),"
        " Saturday, December 26 (Boxing Day), Sunday, December 27 (fin de semaine)."
    )


# --- Hours by channel, openings and counts ----------------------------------------------------------


def by_channel() -> BusinessCalendar:
    """Phones answered on Friday afternoons and Saturday mornings too."""
    data = shipped_data()
    data["hours"]["channels"] = {"phone": "Lun-Ven 8:00-18:00; Sam 9:00-12:00"}
    return BusinessCalendar(load_policy(data))


def test_hours_may_differ_by_channel() -> None:
    calendar = by_channel()
    assert calendar.deadline("phone", at("2026-11-26T10:00")).due == at("2026-11-27T18:00")
    assert calendar.deadline("email", at("2026-11-26T10:00")).due == at("2026-11-27T12:00")
    assert calendar.deadline("phone", at("2026-11-27T10:00")).due == at("2026-11-28T12:00")
    assert calendar.is_business_day(date(2026, 11, 28), "phone")
    assert not calendar.is_business_day(date(2026, 11, 28))
    assert calendar.due_at("phone", us(at("2026-11-27T10:00"))) == us(at("2026-11-28T12:00"))
    assert calendar.due_at("email", us(at("2026-11-27T10:00"))) == us(at("2026-11-30T16:30"))


def us(moment: datetime) -> int:
    """Unix microseconds."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def test_due_at_is_the_deadline_in_microseconds() -> None:
    received = at("2026-12-23T09:00")
    assert CALENDAR.due_at("phone", us(received)) == us(CALENDAR.deadline("phone", received).due)
    assert CALENDAR.due_at("phone", us(received)) == CALENDAR.due_at(
        "channel-of-a-newer-version", us(received)
    )


def test_due_at_keeps_to_the_civil_day_even_where_it_changes_within_an_hour() -> None:
    """Before 1895, Toronto kept the sun's time: midnight fell at 17 minutes past the hour elsewhere."""
    calendar = BusinessCalendar(POLICY)
    for received in (datetime(1890, 3, 4, 5, 10, tzinfo=UTC), datetime(1890, 3, 4, 5, 50, tzinfo=UTC)):
        assert calendar.due_at("phone", us(received)) == us(calendar.deadline("phone", received).due)


@pytest.mark.parametrize("received_us", [10**20, -(10**20), us(datetime.max.replace(tzinfo=UTC))])
def test_a_date_outside_the_calendar_is_refused(received_us: int) -> None:
    with pytest.raises(Refusal):
        CALENDAR.due_at("phone", received_us)


def test_a_city_without_any_business_day_is_told_so() -> None:
    calendar = BusinessCalendar(with_days({"from": "01-01", "to": "12-31"}))
    with pytest.raises(Refusal, match="Aucune journée ouvrable"):
        calendar.deadline("phone", at("2026-11-24T09:12"))
    with pytest.raises(Refusal, match="Aucune journée ouvrable"):
        calendar.next_opening(at("2026-11-24T09:12"))


@pytest.mark.parametrize(
    ("moment", "is_open", "opens"),
    [
        ("2026-11-24T07:59", False, "2026-11-24T08:00"),
        ("2026-11-24T08:00", True, "2026-11-24T13:00"),
        ("2026-11-24T12:00", False, "2026-11-24T13:00"),
        ("2026-11-24T16:29", True, "2026-11-25T08:00"),
        ("2026-11-24T16:30", False, "2026-11-25T08:00"),
        ("2026-11-27T12:00", False, "2026-11-30T08:00"),
        ("2026-12-23T17:00", False, "2026-12-28T08:00"),
    ],
)
def test_open_now_and_next(moment: str, is_open: bool, opens: str) -> None:
    assert CALENDAR.is_open(at(moment)) is is_open
    assert CALENDAR.next_opening(at(moment)) == at(opens)


def test_business_minutes() -> None:
    assert CALENDAR.business_minutes(at("2026-11-23T16:30"), at("2026-11-24T09:14")) == 74
    assert CALENDAR.business_minutes(at("2026-11-24T09:14"), at("2026-11-23T16:30")) == -74
    assert CALENDAR.business_minutes(at("2026-11-24T11:30"), at("2026-11-24T13:15")) == 45
    assert CALENDAR.business_minutes(at("2026-11-24T00:00"), at("2026-11-25T00:00")) == 450
    assert CALENDAR.business_minutes(at("2026-12-23T16:30"), at("2026-12-28T08:00")) == 0
    assert CALENDAR.business_minutes(at("2026-12-30T08:00"), at("2027-01-04T09:00")) == 450 + 60


def test_business_days_between() -> None:
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    assert CALENDAR.business_days_between(friday, friday) == 0
    assert CALENDAR.business_days_between(friday, monday) == 1
    assert CALENDAR.business_days_between(monday, friday) == -1
    assert CALENDAR.business_days_between(date(2026, 12, 23), date(2027, 1, 4)) == 4
    assert CALENDAR.business_days_between(date(2016, 1, 1), date(2026, 1, 1)) == sum(
        CALENDAR.is_business_day(date(2016, 1, 1) + timedelta(days=n)) for n in range(1, 3654)
    )


def test_next_business_days() -> None:
    assert CALENDAR.next_business_days(date(2026, 12, 23), 4) == (
        date(2026, 12, 28),
        date(2026, 12, 29),
        date(2026, 12, 30),
        date(2027, 1, 4),
    )
    assert CALENDAR.next_business_days(date(2026, 12, 23), 0) == ()


@pytest.mark.parametrize(
    ("owed", "now", "days", "words"),
    [
        ("2026-11-23T16:30", "2026-11-24T09:14", 0, "1 h 14"),
        ("2026-11-23T16:30", "2026-11-24T16:30", 1, "1 jour ouvrable"),
        ("2026-11-20T12:00", "2026-11-24T09:14", 1, "1 jour ouvrable"),
        ("2026-11-20T12:00", "2026-11-25T09:14", 2, "2 jours ouvrables"),
        ("2026-11-27T12:00", "2026-11-29T20:00", 0, "0 min"),
        ("2026-11-24T10:00", "2026-11-24T11:00", 0, "1 h"),
        ("2026-11-24T10:00", "2026-11-24T17:00", 1, "1 jour ouvrable"),
        ("2026-11-25T16:30", "2026-11-24T09:14", 0, "0 min"),
    ],
)
def test_lateness_is_in_business_time(owed: str, now: str, days: int, words: str) -> None:
    found = CALENDAR.lateness(at(owed), at(now))
    assert (found.days, plain(found.text)) == (days, words)


def test_lateness_in_english() -> None:
    found = CALENDAR.lateness(at("2026-11-23T16:30"), at("2026-11-24T09:14")).text
    assert found.render("en").replace("\u00a0", " ") == "1 hr 14 min"


# --- Closures ---------------------------------------------------------------------------------------


def test_a_recorded_closure_reads_as_one_of_the_calendar() -> None:
    recorded = msgspec.json.encode(ClosureDefined(date(2026, 11, 25), time(15), "réunion"))
    assert msgspec.json.decode(recorded, type=Closure) == Closure(date(2026, 11, 25), time(15), "réunion")
    bare = msgspec.json.encode(ClosureDefined(date(2026, 11, 25)))
    assert msgspec.json.decode(bare, type=Closure) == Closure(date(2026, 11, 25))


def test_doctor_is_told_when_the_dated_closures_end_within_60_days() -> None:
    today = date(2026, 11, 24)
    last = [Closure(today + timedelta(days=n)) for n in (-400, 60)]
    assert "23 janvier 2027" in plain(closures_end_warning(last, today))
    assert closures_end_warning([*last, Closure(today + timedelta(days=61))], today) is None
    assert closures_end_warning(last[:1], today) is not None
    assert closures_end_warning([], today) is None


def test_the_shipped_policy_is_not_changed_by_a_calendar() -> None:
    before = copy.deepcopy(POLICY)
    BusinessCalendar(POLICY, [Closure(date(2026, 11, 25))]).deadline("phone", at("2026-11-24T09:12"))
    assert before == POLICY
