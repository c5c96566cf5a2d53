/*
 * As much of JSON Schema (2020-12) as docs/openapi.json is written in. Stricter in one thing: a member that is not described is a
 * fault, since a document that leaves some out is not what the endpoint answers.
 */

export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly default?: unknown;
  readonly description?: string;
}

const KEYWORDS = [
  ...['$ref', 'allOf', 'anyOf', 'type', 'enum', 'const', 'pattern', 'format', 'minLength', 'maxLength', 'minimum'],
  ...['minItems', 'maxItems', 'items', 'properties', 'required', 'additionalProperties', 'default', 'description'],
];

export type Resolve = (ref: string) => Schema;

/** @returns what is wrong with the value, and where */
export function faultsOf(value: unknown, given: Schema, resolve: Resolve, at = '$'): string[] {
  const schema = whole(given, resolve);
  const unknown = Object.keys(schema).filter((keyword) => !KEYWORDS.includes(keyword));
  if (unknown.length > 0) return [`${at}: the schema has ${unknown.join()}, which is not looked at here`];
  if (schema.anyOf) {
    const each = schema.anyOf.map((one) => faultsOf(value, one, resolve, at));
    return each.some((faults) => faults.length === 0) ? [] : each.flat();
  }
  const type = typeOf(value);
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.includes(type)) return [`${at}: is ${type}, and not ${types.join()}`];
  const faults = plainFaults(value, schema).map((fault) => `${at}: ${fault}`);
  if (Array.isArray(value)) {
    return [...faults, ...value.flatMap((item, i) => faultsOf(item, schema.items ?? {}, resolve, `${at}[${i}]`))];
  }
  return type === 'object' ? [...faults, ...memberFaults(value as object, schema, resolve, at)] : faults;
}

function whole(schema: Schema, resolve: Resolve): Schema {
  if (schema.$ref !== undefined) return whole(resolve(schema.$ref), resolve);
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map((part) => whole(part, resolve));
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required = [] }) => required),
  };
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function plainFaults(value: unknown, schema: Schema): string[] {
  const size = typeof value === 'string' || Array.isArray(value) ? value.length : 0;
  const least = (typeof value === 'string' ? schema.minLength : schema.minItems) ?? 0;
  const most = (typeof value === 'string' ? schema.maxLength : schema.maxItems) ?? Number.POSITIVE_INFINITY;
  const isPattern = typeof value === 'string' && schema.pattern !== undefined;
  return [
    ...('const' in schema && value !== schema.const ? [`is not ${JSON.stringify(schema.const)}`] : []),
    ...(schema.enum && !schema.enum.includes(value) ? [`is ${JSON.stringify(value)}, and none of ${schema.enum}`] : []),
    ...(isPattern && !new RegExp(schema.pattern ?? '', 'u').test(value) ? [`does not match ${schema.pattern}`] : []),
    ...(size < least || size > most ? [`has a size of ${size}`] : []),
    ...(typeof value === 'number' && value < (schema.minimum ?? value) ? [`is less than ${schema.minimum}`] : []),
  ];
}

function memberFaults(value: object, schema: Schema, resolve: Resolve, at: string): string[] {
  const { properties, required = [], additionalProperties } = schema;
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}: has no ${name}`);
  // An object of which nothing is said may hold anything.
  if (!properties && !additionalProperties) return missing;
  return [
    ...missing,
    ...Object.entries(value).flatMap(([name, member]) => {
      const described = properties?.[name] ?? additionalProperties;
      return described
        ? faultsOf(member, described, resolve, `${at}.${name}`)
        : [`${at}: has ${name}, of which nothing is said`];
    }),
  ];
}
