import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { isStorable } from '../domain/text.ts';
import { ValidationError } from '../errors.ts';
import { jsonSchema } from './json-schema.ts';
import type { Dialect } from './json-schema.ts';
import { SHAPES } from './model.ts';
import { describeProblem, wirePath } from './problems.ts';

const MAX_PROBLEMS = 50;
const ISO_DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

const dialect: Dialect = {
  string: { type: 'string', format: 'storable' },
  mapKey: { type: 'string', format: 'map-key' },
  timestamp: { type: 'string', format: 'timestamp' },
  blob: { type: 'string', format: 'base64' },
  nameOf: (name) => name,
  refer: (shape) => ({ $ref: `#/$defs/${shape}` }),
};

const ajv = new Ajv2020({ allErrors: true, strict: true, ownProperties: true });
ajv.addFormat('storable', isStorable);
ajv.addFormat('map-key', (text) => text !== '__proto__' && isStorable(text));
ajv.addFormat('timestamp', (text) => ISO_DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)));
ajv.addFormat('base64', /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
ajv.addSchema({
  $id: 'model',
  $defs: Object.fromEntries([...SHAPES].map(([name, shape]) => [name, jsonSchema(shape, dialect)])),
});

/** Compiled when first asked for: all 130 at once would cost each start half a second. */
const validators = new Map<string, ValidateFunction>();

function validatorOf(shape: string): ValidateFunction {
  const known = validators.get(shape);
  if (known) return known;
  const validator = ajv.compile({ $ref: `model#/$defs/${shape}` });
  validators.set(shape, validator);
  return validator;
}

/** One line per place: a wrong type is not told a second time as a wrong value. */
function problemsOf(inputShape: string, errors: readonly ErrorObject[], input: unknown): string[] {
  const byPlace = new Map<string, string>();
  for (const error of errors) {
    const problem = describeProblem(error, input);
    if (!problem) continue;
    const path = wirePath(inputShape, problem.path);
    if (!byPlace.has(path)) byPlace.set(path, `${path}: ${problem.text}`);
    if (byPlace.size > MAX_PROBLEMS) break;
  }
  const lines = [...byPlace.values()];
  return lines.length > MAX_PROBLEMS ? [...lines.slice(0, MAX_PROBLEMS), 'and more'] : lines;
}

/**
 * @param remarks what else is said when the input is refused
 * @throws ValidationError with every problem of the input, each with the member's path on the wire
 */
export function validateInput(
  inputShape: string,
  input: unknown,
  remarks: readonly string[] = [],
): void {
  const validator = validatorOf(inputShape);
  if (validator(input)) return;
  throw new ValidationError([...problemsOf(inputShape, validator.errors ?? [], input), ...remarks]);
}
