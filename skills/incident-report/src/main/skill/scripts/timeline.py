#!/usr/bin/env python3
"""Merges log files into one timeline in UTC, folded and masked.

Usage: timeline.py FILE... [--from TIME] [--to TIME] [--zone +02:00] [--year N] [--match REGEX] [--max N] [--json]
Reads only; needs nothing but Python 3.9. Use - for standard input.
"""
import argparse
import json
import re
import sys
from datetime import datetime, timedelta, timezone

MAX_LINE = 4_000
MAX_LINES = 5_000_000
MONTHS = {m: i for i, m in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?")
COMMON = re.compile(r"(\d{1,2})/([A-Z][a-z]{2})/(\d{4}):(\d\d):(\d\d):(\d\d) ?([+-]\d{4})?")
SYSLOG = re.compile(r"^(?:<\d{1,3}>)?([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)")
EPOCH = re.compile(r"(?<![\d.])(1[0-9]{9})(?:\.(\d{1,6})|(\d{3}))?(?![\d])")
MASKS = [
    (re.compile(r"(?i)\b(authorization|proxy-authorization|cookie|set-cookie)(\s*[:=]\s*)\S.*"), r"\1\2[masked]"),
    # With a digit, a mark or letters of both kinds: "basic authentication" is no secret.
    (re.compile(r"\b([Bb]earer|[Bb]asic|BEARER|BASIC)\s+(?=\S*[0-9+/=_]|\S*[a-z][A-Z])[A-Za-z0-9._~+/=-]{8,}"), r"\1 [masked]"),
    (re.compile(r"(?i)([\w-]*(?:password|passwd|secret|token|api[-_]?key)[\w-]*[\"']?\s*[:=]\s*)([\"']?)[^\s\"'&,;]+"), r"\1\2[masked]"),
    (re.compile(r"\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*"), "[token]"),
    (re.compile(r"\b(?:(?:sk|ghp|gho|glpat|xox[abp])[-_]|AKIA)(?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{12,}"), "[token]"),
    (re.compile(r"(://)[^/\s:@]+:[^/\s@]+@"), r"\1[masked]@"),
    (re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    (re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"), "[ip]"),
    (re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![\w:])"), "[ip]"),
    # With a digit: names of programs have colons too.
    (re.compile(r"(?<![\w:])(?=[A-Fa-f:]*\d)(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?(?![\w:])"), "[ip]"),
]
VARYING = re.compile(r"0x[0-9a-fA-F]+|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\d+")


def fail(message):
    sys.stderr.write("timeline: %s\n" % message)
    sys.exit(2)


def zone(text):
    match = re.fullmatch(r"(Z|UTC)|([+-])(\d\d):?(\d\d)", text)
    if not match:
        fail("the zone \"%s\" is none; write +02:00, -0500 or Z." % text)
    if match.group(1):
        return timezone.utc
    minutes = int(match.group(3)) * 60 + int(match.group(4))
    return timezone(timedelta(minutes=minutes if match.group(2) == "+" else -minutes))


def moment(line, default, year):
    """The first time in a line, in UTC, and the line without it; None when there is none."""
    head = line[:200]
    try:
        found = ISO.search(head)
        if found:
            y, mo, d, h, mi = (int(found.group(i)) for i in range(1, 6))
            micro = int((found.group(7) or "0").ljust(6, "0")[:6])
            at = datetime(y, mo, d, h, mi, int(found.group(6) or 0), micro, zone(found.group(8)) if found.group(8) else default)
        else:
            found = COMMON.search(head)
            if found:
                d, mo, y, h, mi, s, z = found.groups()
                at = datetime(int(y), MONTHS[mo], int(d), int(h), int(mi), int(s), tzinfo=zone(z) if z else default)
            else:
                found = SYSLOG.search(head)
                if found:
                    mo, d, h, mi, s = found.groups()
                    at = datetime(year, MONTHS[mo], int(d), int(h), int(mi), int(s), tzinfo=default)
                else:
                    found = EPOCH.search(head)
                    if not found:
                        return None
                    part = float("0." + (found.group(2) or found.group(3) or "0"))
                    at = datetime.fromtimestamp(int(found.group(1)) + part, timezone.utc)
    except (ValueError, KeyError, OverflowError):
        return None
    rest = (line[:found.start()] + line[found.end():]).strip(" \t[]|-:,")
    return at.astimezone(timezone.utc), rest


def masked(text):
    for pattern, put in MASKS:
        text = pattern.sub(put, text)
    return text


def events(files, default, year, match):
    read = 0
    for name in files:
        try:
            source = sys.stdin if name == "-" else open(name, encoding="utf-8", errors="replace")
        except OSError as e:
            fail("%s cannot be read: %s." % (name, e.strerror))
        with source:
            last = None
            for number, line in enumerate(source, 1):
                read += 1
                if read > MAX_LINES:
                    fail("more than %d lines; cut the files to the hours in question." % MAX_LINES)
                line = line.rstrip("\r\n")[:MAX_LINE]
                found = moment(line, default, year)
                if found is None:
                    # A stack trace belongs to the line above; it is only counted.
                    if last is not None:
                        last["more"] += 1
                    continue
                last = {"at": found[0], "text": masked(found[1]), "source": "%s:%d" % (name, number), "more": 0, "count": 1}
                if match is None or match.search(line):
                    yield last


def folded(ordered):
    """Lines of one source that differ only in numbers and follow within a minute become one with a count."""
    result, open_ = [], {}
    for event in ordered:
        key = (event["source"].rsplit(":", 1)[0], VARYING.sub("#", event["text"]))
        before = open_.get(key)
        if before is not None and event["at"] - before["until"] <= timedelta(minutes=1):
            before["count"] += 1
            before["until"] = event["at"]
        else:
            event["until"] = event["at"]
            open_[key] = event
            result.append(event)
    return result


def shown(at):
    return at.strftime("%Y-%m-%d %H:%M:%S") + (".%03d" % (at.microsecond // 1000) if at.microsecond else "")


def main():
    parser = argparse.ArgumentParser(description="Merges logs into one timeline in UTC; reads only.")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--from", dest="begin")
    parser.add_argument("--to", dest="end")
    parser.add_argument("--zone", default="Z", help="of lines that name none")
    parser.add_argument("--year", type=int, default=datetime.now(timezone.utc).year, help="of syslog lines")
    parser.add_argument("--match", help="keep only lines in which this regular expression is found")
    parser.add_argument("--max", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    default = zone(given.zone)
    bounds = []
    for text in (given.begin, given.end):
        at = moment(text, default, given.year) if text else None
        if text and at is None:
            fail("\"%s\" is no time; write 2026-03-02T09:40Z." % text)
        bounds.append(at[0] if at else None)
    try:
        match = re.compile(given.match, re.I) if given.match else None
    except re.error as e:
        fail("the expression after --match is broken: %s." % e)
    kept = [e for e in events(given.files, default, given.year, match)
            if (bounds[0] is None or e["at"] >= bounds[0]) and (bounds[1] is None or e["at"] <= bounds[1])]
    kept.sort(key=lambda e: e["at"])
    rows = folded(kept)
    if not rows:
        fail("no line with a time is left; look at --from, --to, --zone and --match.")
    if given.json:
        json.dump([{"at": e["at"].isoformat().replace("+00:00", "Z"), "what": e["text"], "count": e["count"],
                    "more": e["more"], "source": e["source"]} for e in rows[:given.max]], sys.stdout, indent=1)
        print()
        return
    print("| time (UTC) | what | source |\n|---|---|---|")
    for e in rows[:given.max]:
        what = re.sub(r"[\x00-\x1f|]", " ", e["text"])
        if e["count"] > 1:
            what += " (%d times until %s)" % (e["count"], e["until"].strftime("%H:%M:%S"))
        if e["more"]:
            what += " [+%d lines]" % e["more"]
        print("| %s | %s | %s |" % (shown(e["at"]), what[:400], e["source"]))
    if len(rows) > given.max:
        print("\n%d more; narrow --from, --to or --match." % (len(rows) - given.max))


if __name__ == "__main__":
    main()
