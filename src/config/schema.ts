import { CATEGORIES } from '../consent/categories';
import { REGIMES } from '../consent/regimes';
import { READY_MADE } from '../services/find';
import { GOOGLE_FORMS } from '../services/helpers/google-options';
import { FORMER_MANAGERS } from './adopt-names';
import { FIELDS, type Field } from './fields';

type Schema = Record<string, unknown>;

/** The JSON Schema of the config file, made of the same tables that read and check it. */
export function configSchema(): Schema {
  const root: Schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Assent configuration',
    ...object(),
  };
  put(root, ['$schema'], { type: 'string', description: 'Where this schema is, for editors.' }, false);
  const origins = "Origins of the site's pages, for npx assent serve alone.";
  put(root, ['origins'], { type: 'array', items: { type: 'string' }, description: origins }, false);
  for (const [path, field] of Object.entries(FIELDS)) put(root, path.split('.'), leaf(field), !!field.required);
  put(root, ['ui', 'texts'], { type: 'object', additionalProperties: { type: 'object' } }, false);
  put(root, ['adopt'], adopt, false);
  put(root, ['regions'], { type: 'object', additionalProperties: region }, false);
  put(root, ['services'], services(), false);
  return root;
}

const object = (): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties: {},
  required: [] as string[],
});

function put(parent: Schema, [key = '', ...rest]: string[], value: Schema, required: boolean): void {
  const properties = parent.properties as Record<string, Schema>;
  if (rest.length) {
    properties[key] ??= object();
    put(properties[key], rest, value, required);
  } else properties[key] = value;
  const names = parent.required as string[] | undefined;
  if (required && !names?.includes(key)) names?.push(key);
}

function leaf({ test, use }: Field): Schema {
  const description = `Use ${use}.`;
  if (test === 'boolean') return { type: 'boolean', description };
  if (test instanceof RegExp) return { type: 'string', pattern: test.source, description };
  const [low, high] = test;
  if (typeof low === 'number') return { type: 'integer', minimum: low, maximum: high, description };
  return { enum: [...test], description };
}

const region: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['regime'],
  properties: { regime: { enum: [...REGIMES] }, decision: { type: 'string', pattern: '\\S' } },
};

const theirs: Schema = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }] };
const manager: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: { storedAs: { type: 'string' }, names: { type: 'object', additionalProperties: theirs } },
};
const adopt: Schema = {
  type: 'object',
  additionalProperties: false,
  description: 'Answers that former consent managers have left.',
  properties: { ...Object.fromEntries(FORMER_MANAGERS.map((name) => [name, manager])), proof: { type: 'boolean' } },
};

const category: Schema = { enum: [...CATEGORIES] };

/** Ids may be written as numbers, switches as what they are. */
function option(form: RegExp, description: string): Schema {
  if (form.source === '^(true|false)$') return { type: 'boolean', description };
  if (form === GOOGLE_FORMS['region?']) return { type: 'array', items: { type: 'string' }, description };
  return { type: ['string', 'integer'], pattern: form.source, description };
}

function services(): Schema {
  const readyMade = READY_MADE.map(
    ({ definition: { id, name, forms = {} }, about: { use = {} } }): [string, Schema] => {
      const schema: Schema = { ...object(), description: name };
      for (const [key, form] of Object.entries(forms)) {
        const path = key.replace('?', '');
        put(schema, path.split('.'), option(form, `Use ${use[path]}.`), key === path);
      }
      // What a vendor's own object has besides stays its business.
      for (const inner of Object.values(schema.properties as Record<string, Schema>)) {
        if (inner.type === 'object') inner.additionalProperties = true;
      }
      put(schema, ['category'], category, false);
      put(schema, ['calls'], { enum: ['queue', 'drop'] }, false);
      put(schema, ['load'], { type: 'boolean', description: 'Use false where the page loads it by itself.' }, false);
      const { required, ...rest } = schema;
      // What the page loads by itself needs no options of ours.
      const declared = { required: ['load'], properties: { load: { const: false } } };
      return [id, (required as string[]).length ? { ...rest, anyOf: [{ required }, declared] } : rest];
    },
  );
  const list = { type: 'array', items: { type: 'string' } };
  const custom: Schema = {
    type: 'object',
    additionalProperties: false,
    required: ['category', 'name'],
    properties: {
      category,
      name: { type: 'string' },
      provider: { type: 'string' },
      privacyUrl: { type: 'string' },
      scripts: list,
      cookies: list,
      storage: list,
      databases: list,
      thirdParty: list,
      retention: { type: 'string', pattern: '^\\d+ (day|month|year)$' },
      saleOrShare: { type: 'boolean' },
    },
  };
  return { type: 'object', properties: Object.fromEntries(readyMade), additionalProperties: custom };
}
