// SPDX-FileCopyrightText: 2026 The Afterlift contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node check.mjs FILE...: every file is valid, and of thirty ways to spoil the first one at least 29 are noticed.

import fs from 'node:fs';
import path from 'node:path';
import { validate } from './validate.mjs';

const ENOUGH = 29;
const read = file => JSON.parse(fs.readFileSync(file, 'utf8'));
const find = (bundle, type, test = () => true) =>
  bundle.entry.map(entry => entry.resource).find(resource => resource.resourceType === type && test(resource));
const score = bundle => find(bundle, 'Observation', resource => resource.valueQuantity?.code === '{score}');
const day = bundle => find(bundle, 'Observation', resource => resource.component);
const fever = bundle => find(bundle, 'Observation', resource => resource.valueQuantity?.code === 'Cel');

const mutants = {
  'no status': b => delete score(b).status,
  'an unknown status': b => { score(b).status = 'finished'; },
  'no code': b => delete score(b).code,
  'an unknown member': b => { score(b).severity = 4; },
  'two values': b => { score(b).valueInteger = 4; },
  'a value as text': b => { score(b).valueQuantity.value = '4'; },
  'a score of 11': b => { score(b).valueQuantity.value = 11; },
  'a score of 4.5': b => { score(b).valueQuantity.value = 4.5; },
  'a temperature of 98.6': b => { fever(b).valueQuantity.value = 98.6; },
  'another unit': b => { score(b).valueQuantity.code = 'mm'; },
  'a unit without its system': b => delete score(b).valueQuantity.system,
  'a day that does not exist': b => { score(b).effectiveDateTime = '2026-13-01'; },
  'a day as it is spoken': b => { score(b).effectiveDateTime = '17.11.2026'; },
  'an instant without an offset': b => { score(b).issued = '2026-11-17T20:04:00'; },
  'a patient who is not there': b => { score(b).subject.reference = 'urn:uuid:00000000-0000-4000-8000-000000000000'; },
  'a member who is not there': b => { day(b).hasMember[0].reference = 'urn:uuid:00000000-0000-4000-8000-000000000000'; },
  'two with one id': b => { b.entry[3].fullUrl = b.entry[4].fullUrl; },
  'an invented code': b => { score(b).code.coding[0].code = 'puffiness'; },
  'a wrong display': b => { score(b).code.coding[0].display = 'Swelling'; },
  'an invented system': b => { score(b).code.coding[0].system = 'http://snomed.info/sct'; },
  'an empty note': b => { day(b).note = [{ text: '' }]; },
  'an empty list': b => { score(b).performer = []; },
  'null': b => { score(b).valueQuantity.unit = null; },
  'a part without a code': b => delete day(b).component[0].code,
  'one value where a list belongs': b => { score(b).category = score(b).category[0]; },
  'an unknown type of bundle': b => { b.type = 'parcel'; },
  'an unknown resource': b => { score(b).resourceType = 'Score'; },
  'a procedure without a patient': b => delete find(b, 'Procedure').subject,
  'a code system without content': b => delete find(b, 'CodeSystem').content,
  'a script in a narrative': b => {
    find(b, 'Patient').text.div = '<div xmlns="http://www.w3.org/1999/xhtml"><script>alert (1)</script></div>';
  },
};

const results = [];
for (const file of process.argv.slice(2)) {
  const lists = Object.entries(validate(read(file)));
  for (const [check, list] of lists)
    list.slice(0, 5).forEach(message => console.log(`# ${check}: ${message}`));
  results.push([`${path.basename(file)}: ${lists.map(([check, list]) => `${check} ${list.length}`).join(', ')}`,
                lists.every(([, list]) => !list.length)]);
}

// The first days are enough to spoil, and quick.
const first = read(process.argv[2]);
const end = first.entry.findIndex((entry, i) => i > 40 && entry.resource.component);
first.entry.length = end + 1;
const missed = Object.entries(mutants).filter(([, spoil]) => {
  const bundle = structuredClone(first);
  spoil(bundle);
  try {
    return Object.values(validate(bundle)).every(list => !list.length);
  } catch {
    return false;
  }
}).map(([name]) => name);
missed.forEach(name => console.log(`# not noticed: ${name}`));
const caught = Object.keys(mutants).length - missed.length;
results.push([`${caught} of ${Object.keys(mutants).length} spoilt bundles are noticed`, caught >= ENOUGH]);

console.log(`1..${results.length}`);
results.forEach(([name, good], i) => console.log(`${good ? 'ok' : 'not ok'} ${i + 1} - ${name}`));
process.exit(results.every(([, good]) => good) ? 0 : 1);
