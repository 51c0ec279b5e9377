/** The JSON Schema of Rapport JSON, made of the types that read it (docs/interchange.schema.json is what this gives). */
import { z } from 'zod';
import { localDate, partialDate } from './domain/dates';
import { currency } from './domain/money';
import { settingsPatch } from './domain/settings';
import {
  interchangeContact,
  interchangeDismissedAnswer,
  interchangeDistinctPair,
  interchangeFollowUp,
  interchangeFormat,
  interchangeOrganization,
  interchangePurchase,
  interchangeReferral,
  interchangeReview,
  interchangeStageChange,
  interchangeTouchpoint,
  interchangeVersion,
  isoInstant,
} from './interchange';
import { envelopeWords, interchangeWords } from './interchange-words';

const items = {
  contacts: interchangeContact,
  organizations: interchangeOrganization,
  touchpoints: interchangeTouchpoint,
  referrals: interchangeReferral,
  purchases: interchangePurchase,
  followUps: interchangeFollowUp,
  stageChanges: interchangeStageChange,
  distinctPairs: interchangeDistinctPair,
  dismissedAnswers: interchangeDismissedAnswer,
  reviews: interchangeReview,
} satisfies Record<keyof typeof interchangeWords, z.ZodType>;

/** What a rule says that JSON Schema has no word for. */
const patterns = new Map<unknown, Record<string, string>>([
  [localDate, { format: 'date' }],
  [partialDate, { pattern: '^(\\d{4}(-\\d{2}(-\\d{2})?)?|--\\d{2}-\\d{2})$' }],
  [currency, { pattern: '^[A-Z]{3}$' }],
]);

type Json = Record<string, unknown>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(value: Json, ...path: string[]): Json {
  let found = value;
  for (const key of path) {
    const next = found[key];
    if (!isJson(next)) throw new Error(`the schema has no ${path.join('.')}`);
    found = next;
  }
  return found;
}

/** The fields in the order of their words, each saying what it is before how it is written. */
function described(item: Json, words: Record<string, string>): Json {
  const { required } = item;
  return Object.fromEntries(
    Object.entries(words).map(([field, description]) => {
      const schema = objectAt(item, 'properties', field);
      // An instant is text here and a number to the program, so that its default has got lost on the way.
      const isRequired = Array.isArray(required) && required.includes(field);
      return [field, { description, ...(isRequired || 'default' in schema ? {} : { default: null }), ...schema }];
    }),
  );
}

function schemaOf(type: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, patterns.get(zodSchema));
      // Its pattern spells out the days of each month, and `format` says the same.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  return schema;
}

/** Draft 2020-12. What is not named in it is passed over by readers. */
export function interchangeJsonSchema(): Json {
  const definitions: Json = {};
  const properties: Json = {
    format: { description: envelopeWords.format, const: interchangeFormat },
    version: { description: envelopeWords.version, const: interchangeVersion },
    exportedAt: { description: envelopeWords.exportedAt, ...schemaOf(isoInstant) },
    settings: { description: envelopeWords.settings, anyOf: [{ $ref: '#/$defs/settings' }, { type: 'null' }] },
  };
  for (const [list, type] of Object.entries(items)) {
    const words = interchangeWords[list as keyof typeof items];
    const name = list.replace(/s$/, '');
    const item = schemaOf(type);
    definitions[name] = { description: words.item, ...item, properties: described(item, words.fields) };
    properties[list] = { description: words.list, default: [], type: 'array', items: { $ref: `#/$defs/${name}` } };
  }
  definitions.settings = schemaOf(settingsPatch);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:rapport:interchange:1',
    title: 'Rapport JSON',
    description: 'Everything that Rapport stores, for other programs and for moving house. Instants are ISO 8601 with a time zone.',
    type: 'object',
    required: ['format', 'version'],
    properties,
    $defs: definitions,
  };
}
