// Reads the samples in target/calendar with ical.js, the parser of Thunderbird, and compares with expected.json.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const folder = process.argv[2];
const samples = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
const wrong = [];
let read = 0;

for (const sample of samples) {
  const differs = (what) => wrong.push(`${sample.file}, ical.js: ${what}`);
  // The parser finds a zone by its name, so each file must bring its own.
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, sample.file), "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const instant = (time) => new Date(time.toUnixTime() * 1000).toISOString().replace(".000Z", "Z");
  const compare = (name, found, meant) => {
    if (JSON.stringify(found) !== JSON.stringify(meant)) {
      differs(`${name} ${JSON.stringify(found)}, not ${JSON.stringify(meant)}`);
    }
  };
  compare("method", calendar.getFirstPropertyValue("method"), sample.method);
  const events = calendar.getAllSubcomponents("vevent");
  compare("events", events.length, sample.events.length);
  events.forEach((component, place) => {
    const event = new ICAL.Event(component);
    const meant = sample.events[place];
    compare("uid", event.uid, meant.uid);
    compare("sequence", event.sequence, meant.sequence);
    compare("start", instant(event.startDate), meant.start);
    compare("end", instant(event.endDate), meant.end);
    compare("status", component.getFirstPropertyValue("status"), meant.status);
    compare("summary", event.summary, meant.summary);
    compare("location", event.location, meant.location);
    compare("description", event.description.includes(meant.within), true);
    compare("organizer", event.organizer, sample.organizer);
    const attendees = event.attendees.map((one) => one.getFirstValue());
    compare("attendees", attendees, sample.attendees.map((one) => `mailto:${one}`));
  });
  read += 1;
}

for (const line of wrong) {
  console.error(line);
}
console.log(wrong.length === 0 ? `${read} passed` : `${wrong.length} differences`);
process.exit(wrong.length === 0 && read > 0 ? 0 : 1);
