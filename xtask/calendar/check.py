"""Reads the samples in target/calendar with programs that are not ours, and compares with expected.json.

Three parsers: icalendar and vobject from PyPI, and libical, the one in C behind many desktop calendars.
"""

import ctypes
import ctypes.util
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import vobject


def instant(time):
    assert time.tzinfo is not None, f"{time} has no zone"
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors, calendar.errors
    events = []
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        attendees = event.get("ATTENDEE", [])
        events.append({
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "start": instant(event["DTSTART"].dt),
            "end": instant(event["DTEND"].dt),
            "status": str(event["STATUS"]),
            "summary": str(event["SUMMARY"]),
            "location": str(event["LOCATION"]),
            "description": str(event["DESCRIPTION"]),
            "organizer": str(event["ORGANIZER"]),
            "attendees": [str(one) for one in (attendees if isinstance(attendees, list) else [attendees])],
        })
    return {"method": str(calendar["METHOD"]), "events": events}


def by_vobject(text):
    # The parser keeps the zones of files that it read before.
    getattr(vobject.icalendar, "__tzidMap").clear()
    calendar = vobject.readOne(text)
    events = []
    for event in calendar.contents.get("vevent", []):
        events.append({
            "uid": event.uid.value,
            "sequence": int(event.sequence.value),
            "start": instant(event.dtstart.value),
            "end": instant(event.dtend.value),
            "status": event.status.value,
            "summary": event.summary.value,
            "location": event.location.value,
            "description": event.description.value,
            "organizer": event.organizer.value,
            "attendees": [one.value for one in event.contents.get("attendee", [])],
        })
    return {"method": calendar.method.value, "events": events}


class Time(ctypes.Structure):
    """`struct icaltimetype` of libical 3."""

    _fields_ = [(name, ctypes.c_int) for name in
                ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")]
    _fields_ += [("zone", ctypes.c_void_p)]




def libical():
    name = ctypes.util.find_library("ical")
    assert name, "libical is missing"
    library = ctypes.CDLL(name)
    for function, result, arguments in (
        ("icalparser_parse_string", ctypes.c_void_p, [ctypes.c_char_p]),
        ("icalcomponent_get_first_component", ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
        ("icalcomponent_get_next_component", ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
        ("icalcomponent_get_first_property", ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
        ("icalcomponent_get_next_property", ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int]),
        ("icalcomponent_count_errors", ctypes.c_int, [ctypes.c_void_p]),
        ("icalcomponent_is_valid", ctypes.c_int, [ctypes.c_void_p]),
        ("icalrestriction_check", ctypes.c_int, [ctypes.c_void_p]),
        ("icalcomponent_get_dtstart", Time, [ctypes.c_void_p]),
        ("icalcomponent_get_dtend", Time, [ctypes.c_void_p]),
        ("icalcomponent_get_uid", ctypes.c_char_p, [ctypes.c_void_p]),
        ("icalcomponent_get_sequence", ctypes.c_int, [ctypes.c_void_p]),
        ("icalcomponent_get_summary", ctypes.c_char_p, [ctypes.c_void_p]),
        ("icalcomponent_get_location", ctypes.c_char_p, [ctypes.c_void_p]),
        ("icalcomponent_get_description", ctypes.c_char_p, [ctypes.c_void_p]),
        ("icalcomponent_get_status", ctypes.c_int, [ctypes.c_void_p]),
        ("icalproperty_status_to_string", ctypes.c_char_p, [ctypes.c_int]),
        ("icalcomponent_get_method", ctypes.c_int, [ctypes.c_void_p]),
        ("icalproperty_method_to_string", ctypes.c_char_p, [ctypes.c_int]),
        ("icalproperty_get_value_as_string", ctypes.c_char_p, [ctypes.c_void_p]),
        ("icalproperty_string_to_kind", ctypes.c_int, [ctypes.c_char_p]),
        ("icalcomponent_string_to_kind", ctypes.c_int, [ctypes.c_char_p]),
        ("icaltime_as_timet_with_zone", ctypes.c_long, [Time, ctypes.c_void_p]),
        ("icalcomponent_free", None, [ctypes.c_void_p]),
    ):
        known = getattr(library, function)
        known.restype, known.argtypes = result, arguments
    return library


LIBICAL = libical()


def each(component, kind, what):
    found = getattr(LIBICAL, f"icalcomponent_get_first_{what}")(component, kind)
    while found:
        yield found
        found = getattr(LIBICAL, f"icalcomponent_get_next_{what}")(component, kind)


def by_libical(text):
    calendar = LIBICAL.icalparser_parse_string(text.encode())
    assert calendar, "libical reads nothing"
    assert LIBICAL.icalcomponent_count_errors(calendar) == 0, "libical finds errors"
    # The requirements of RFC 5546 for a message of this method are checked as well.
    assert LIBICAL.icalrestriction_check(calendar), "libical finds a rule of the standard broken"
    event_kind = LIBICAL.icalcomponent_string_to_kind(b"VEVENT")

    def moment(time):
        assert time.zone, "a time without a zone"
        seconds = LIBICAL.icaltime_as_timet_with_zone(time, time.zone)
        return instant(datetime.fromtimestamp(seconds, UTC))

    def values(event, name):
        kind = LIBICAL.icalproperty_string_to_kind(name)
        return [LIBICAL.icalproperty_get_value_as_string(one).decode() for one in each(event, kind, "property")]

    events = []
    for event in each(calendar, event_kind, "component"):
        status = LIBICAL.icalcomponent_get_status(event)
        events.append({
            "uid": LIBICAL.icalcomponent_get_uid(event).decode(),
            "sequence": LIBICAL.icalcomponent_get_sequence(event),
            "start": moment(LIBICAL.icalcomponent_get_dtstart(event)),
            "end": moment(LIBICAL.icalcomponent_get_dtend(event)),
            "status": LIBICAL.icalproperty_status_to_string(status).decode(),
            "summary": LIBICAL.icalcomponent_get_summary(event).decode(),
            "location": LIBICAL.icalcomponent_get_location(event).decode(),
            "description": LIBICAL.icalcomponent_get_description(event).decode(),
            "organizer": values(event, b"ORGANIZER")[0],
            "attendees": values(event, b"ATTENDEE"),
        })
    method = LIBICAL.icalcomponent_get_method(calendar)
    found = {"method": LIBICAL.icalproperty_method_to_string(method).decode(), "events": events}
    LIBICAL.icalcomponent_free(calendar)
    return found


def differences(expected, found):
    """What a parser read otherwise than it was meant."""
    if found["method"] != expected["method"]:
        yield f"method {found['method']}"
    if len(found["events"]) != len(expected["events"]):
        yield f"{len(found['events'])} events"
    for meant, read in zip(expected["events"], found["events"]):
        for name in ("uid", "sequence", "start", "end", "status", "summary", "location"):
            if read[name] != meant[name]:
                yield f"{name} {read[name]!r}, not {meant[name]!r}"
        if meant["within"] not in read["description"]:
            yield f"description {read['description']!r}"
        if read["organizer"] != expected["organizer"]:
            yield f"organizer {read['organizer']!r}"
        if read["attendees"] != [f"mailto:{one}" for one in expected["attendees"]]:
            yield f"attendees {read['attendees']!r}"


def main(folder):
    samples = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    wrong, read = [], 0
    for sample in samples:
        text = (folder / sample["file"]).read_bytes().decode()
        for parser in (by_icalendar, by_vobject, by_libical):
            name = parser.__name__.removeprefix("by_")
            try:
                wrong += [f"{sample['file']}, {name}: {one}" for one in differences(sample, parser(text))]
            except Exception as error:  # A parser that gives up is what we look for.
                wrong.append(f"{sample['file']}, {name}: {type(error).__name__}: {error}")
            read += 1
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{read} passed" if not wrong else f"{len(wrong)} differences")
    return bool(wrong) or read == 0


sys.exit(main(Path(sys.argv[1])))
