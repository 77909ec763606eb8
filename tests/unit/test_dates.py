from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.date_words import MONTHS, WEEKDAYS
from models.dates import looks_like_date, parse_date, parse_due, parse_time
from tests.hostile import HOSTILE

FRIDAY = date(2026, 11, 27)
DAYS = st.dates(date(2000, 1, 1), date(2150, 1, 1))

YEARLESS = (
    *(
        "vandaag",
        "morgen",
        "overmorgen",
        "today",
        "tomorrow",
        "the day after tomorrow",
        "deze week",
        "weekend",
    ),
    *(
        "volgende week",
        "deze maand",
        "volgende maand",
        "dit jaar",
        "volgend jaar",
        "next month",
        "volgend weekend",
    ),
    *("over 3 dagen", "over een week", "binnen twee weken", "over een maand", "in 6 months", "over een jaar"),
    *(
        "eind van de week",
        "eind van de maand",
        "eind deze maand",
        "eind volgende maand",
        "begin volgende week",
    ),
    *(
        "volgende week vrijdag",
        "vrijdag over een week",
        "aanstaande vrijdag",
        "next friday",
        "week 1",
        "week 49",
    ),
    *(
        "1-12",
        "31/1",
        "1 dec",
        "december 1st",
        "28 februari",
        "the 1st of december",
        "halverwege volgend jaar",
    ),
    *(f"{edge} {month}" for edge in ("begin", "half", "eind") for month in MONTHS),
    *WEEKDAYS,
)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("vandaag", date(2026, 11, 27)),
        ("morgen", date(2026, 11, 28)),
        ("overmorgen", date(2026, 11, 29)),
        ("tomorrow", date(2026, 11, 28)),
        ("the day after tomorrow", date(2026, 11, 29)),
        ("maandag", date(2026, 11, 30)),
        ("ma", date(2026, 11, 30)),
        ("vrijdag", date(2026, 12, 4)),
        ("Vr.", date(2026, 12, 4)),
        ("friday", date(2026, 12, 4)),
        ("aanstaande vrijdag", date(2026, 12, 4)),
        ("a.s. vrijdag", date(2026, 12, 4)),
        ("vrijdag a.s.", date(2026, 12, 4)),
        ("komende dinsdag", date(2026, 12, 1)),
        ("deze vrijdag", date(2026, 11, 27)),
        ("volgende week vrijdag", date(2026, 12, 4)),
        ("vrijdag volgende week", date(2026, 12, 4)),
        ("volgende week maandag", date(2026, 11, 30)),
        ("volgende dinsdag", date(2026, 12, 1)),
        ("next friday", date(2026, 12, 4)),
        ("vrijdag over een week", date(2026, 12, 11)),
        ("dinsdag over 2 weken", date(2026, 12, 15)),
        ("two weeks from friday", date(2026, 12, 18)),
        ("over twee weken", date(2026, 12, 11)),
        ("over 3 dagen", date(2026, 11, 30)),
        ("over één week", date(2026, 12, 4)),
        ("over een maand", date(2026, 12, 27)),
        ("in two weeks", date(2026, 12, 11)),
        ("within 10 days", date(2026, 12, 7)),
        ("deze week", date(2026, 11, 27)),
        ("volgende week", date(2026, 12, 4)),
        ("het weekend", date(2026, 11, 27)),
        ("eind van de week", date(2026, 11, 27)),
        ("begin volgende week", date(2026, 11, 30)),
        ("eind november", date(2026, 11, 30)),
        ("eind van de maand", date(2026, 11, 30)),
        ("het eind van de maand", date(2026, 11, 30)),
        ("eind deze maand", date(2026, 11, 30)),
        ("eind volgende maand", date(2026, 12, 31)),
        ("eind februari", date(2027, 2, 28)),
        ("eind februari 2028", date(2028, 2, 29)),
        ("begin januari", date(2027, 1, 7)),
        ("half december", date(2026, 12, 15)),
        ("medio maart", date(2027, 3, 15)),
        ("end of november", date(2026, 11, 30)),
        ("eind 2027", date(2027, 12, 31)),
        ("eind van het jaar", date(2026, 12, 31)),
        ("volgende maand", date(2026, 12, 31)),
        ("december", date(2026, 12, 1)),
        ("1 dec", date(2026, 12, 1)),
        ("4 dec.", date(2026, 12, 4)),
        ("27 november", date(2026, 11, 27)),
        ("26 november", date(2027, 11, 26)),
        ("1 december 2026", date(2026, 12, 1)),
        ("1 december 2020", date(2020, 12, 1)),
        ("vrijdag 4 december", date(2026, 12, 4)),
        ("vr 4-12", date(2026, 12, 4)),
        ("1-12", date(2026, 12, 1)),
        ("1/12", date(2026, 12, 1)),
        ("1-12-2026", date(2026, 12, 1)),
        ("1-12-26", date(2026, 12, 1)),
        ("1.12.2026", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("december 1st", date(2026, 12, 1)),
        ("the 1st of december", date(2026, 12, 1)),
        ("Dec 1, 2026", date(2026, 12, 1)),
        ("week 49", date(2026, 12, 4)),
        ("week 3", date(2027, 1, 22)),
        ("week 10 2028", date(2028, 3, 10)),
    ],
)
def test_words_mean_a_day(words: str, day: date) -> None:
    assert parse_due(words, FRIDAY) == day
    assert parse_due(words.upper(), FRIDAY) == day


@pytest.mark.parametrize(
    "words",
    [
        "31 februari",
        "30 feb 2027",
        "32-13",
        "31-4",
        "0 december",
        "1-13",
        "2026-13-01",
        "vrijdag 5 december",
        "4 decmber",
        "vrijdg",
        "week 60",
        "29 februari",
        "deze week dinsdag",
        "maandag 31 juni",
        "31/11/2026",
    ],
)
def test_no_such_day(words: str) -> None:
    assert parse_due(words, FRIDAY) is None
    assert looks_like_date(words)


@pytest.mark.parametrize(
    "words",
    [
        "de jeugd",
        "",
        "3",
        "3 mensen",
        "12.30",
        "17:00",
        "de 3 buurten",
        "jan",
        "iedereen",
        "3-4 mensen",
        "50/50",
        "de week",
        "1 op 3",
        "12.00 uur",
        "2026",
        "het overleg van 4 december jongstleden",
        "een maal",
        "24-uursopvang",
    ],
)
def test_no_date_words(words: str) -> None:
    assert parse_due(words, FRIDAY) is None
    assert not looks_like_date(words)


def test_29_february_exists_in_a_leap_year() -> None:
    assert parse_due("29 februari", date(2027, 12, 1)) == date(2028, 2, 29)


def test_a_month_too_short_gives_its_last_day() -> None:
    assert parse_due("over een maand", date(2027, 1, 31)) == date(2027, 2, 28)


def test_a_week_ends_on_friday_and_after_that_on_sunday() -> None:
    assert parse_due("deze week", date(2026, 11, 25)) == date(2026, 11, 27)
    assert parse_due("deze week", date(2026, 11, 28)) == date(2026, 11, 29)


@given(st.sampled_from(YEARLESS), DAYS)
def test_never_before_today_without_a_year(words: str, today: date) -> None:
    due = parse_due(words, today)
    assert due is None or due >= today


@given(st.sampled_from(YEARLESS), DAYS, st.integers(1, 400))
def test_later_said_is_never_earlier_due(words: str, today: date, days: int) -> None:
    due, later = parse_due(words, today), parse_due(words, today + timedelta(days=days))
    assert due is None or later is None or due <= later


@given(DAYS, DAYS)
def test_a_day_with_its_year_is_that_day(day: date, today: date) -> None:
    month = next(name for name, number in MONTHS.items() if number == day.month)
    weekday = next(name for name, number in WEEKDAYS.items() if number == day.weekday())
    for words in (
        f"{day:%d-%m-%Y}",
        f"{day}",
        f"{day.day} {month} {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
    ):
        assert parse_due(words, today) == day
        assert parse_date(f"op {words}", today) == day


@given(st.text(max_size=80) | st.sampled_from(HOSTILE), st.dates())
def test_anything_may_be_asked(words: str, today: date) -> None:
    parse_due(words, today)
    looks_like_date(words)
    parse_time(words)


@given(
    st.lists(st.sampled_from([*YEARLESS, "volgende", "over", "van", "31", "week"]), max_size=4), st.dates()
)
def test_any_pile_of_date_words_is_a_day_from_today_or_none(words: list[str], today: date) -> None:
    due = parse_due(" ".join(words), today)
    assert due is None or due >= today


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("19.30", time(19, 30)),
        ("19:30", time(19, 30)),
        ("1930", time(19, 30)),
        ("19u30", time(19, 30)),
        ("19.30 uur", time(19, 30)),
        ("om 19.30 uur", time(19, 30)),
        ("7:00", time(7, 0)),
        ("0:00", time(0, 0)),
        ("half acht", time(19, 30)),
        ("half 8", time(19, 30)),
        ("half acht 's ochtends", time(7, 30)),
        ("half past seven", time(19, 30)),
        ("7 uur", time(19, 0)),
        ("19 uur", time(19, 0)),
        ("19u", time(19, 0)),
        ("acht uur", time(8, 0)),
        ("acht uur 's avonds", time(20, 0)),
        ("8 pm", time(20, 0)),
        ("8pm", time(20, 0)),
        ("12 am", time(0, 0)),
        ("12 uur", time(12, 0)),
        ("kwart over zeven", time(19, 15)),
        ("kwart voor 6", time(17, 45)),
        ("quarter to nine", time(8, 45)),
    ],
)
def test_times(text: str, moment: time) -> None:
    assert parse_time(text) == moment


@pytest.mark.parametrize(
    "text", ["", "25:00", "19:60", "19.3", "straks", "half", "kwart voor 0", "193", "99 uur"]
)
def test_no_time(text: str) -> None:
    assert parse_time(text) is None
