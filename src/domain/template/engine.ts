import Handlebars from 'handlebars';
import type { Budget } from './budget.ts';
import type { Call, Environment } from './helper.ts';
import { conditions, valueHelpers } from './helpers/index.ts';
import { text } from './text.ts';

const MAX_ITEMS = 15;

/** What the helpers of one rendering share; templates can't name it (see check.ts). */
export interface Rendering {
  readonly budget: Budget;
  readonly environment: Environment;
}

// A space can't be part of a name that a template may call: these two are put in by rewrite.ts alone.
export const PRINT = ' print';
export const CHARGE = ' charge';

interface Options {
  readonly fn?: (context: unknown) => string;
  readonly inverse?: (context: unknown) => string;
  readonly hash: Record<string, unknown>;
  readonly data: { readonly render: Rendering };
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && 'hash' in value && 'data' in value;
}

function readCall(name: string, given: readonly unknown[]): { call: Call; options: Options } {
  const options = given.at(-1);
  if (!isOptions(options)) throw new Error(`Handlebars called ${name} without options`);
  const { budget, environment } = options.data.render;
  budget.step();
  const call = { name, args: given.slice(0, -1), hash: options.hash, environment, budget };
  return { call, options };
}

/** The only engine: its own registry, so nothing that others register elsewhere can be called. */
export const engine = Handlebars.create();
const { each } = engine.helpers;

for (const [name, helper] of Object.entries(valueHelpers)) {
  engine.registerHelper(name, (...given: unknown[]) => {
    const { call } = readCall(name, given);
    const value = helper(call);
    call.budget.produce(text(value).length);
    return value;
  });
}

for (const [name, condition] of Object.entries(conditions)) {
  engine.registerHelper(name, function (this: unknown, ...given: unknown[]) {
    const { call, options } = readCall(name, given);
    const answer = condition(call);
    const branch = answer ? options.fn : options.inverse;
    if (options.fn) return branch?.(this) ?? '';
    const { yes, no } = call.hash;
    return yes === undefined && no === undefined ? answer : text(answer ? yes : no);
  });
}

engine.registerHelper('each', function (this: unknown, list: unknown, options: unknown): unknown {
  return each?.call(this, firstItems(list), options);
});

engine.registerHelper(PRINT, (...given: unknown[]) => {
  const { call } = readCall('print', given);
  const printed = text(call.args[0]);
  call.budget.produce(printed.length);
  return printed;
});

engine.registerHelper(CHARGE, (...given: unknown[]) => {
  const { call } = readCall('charge', given);
  call.budget.produce(Number(call.args[0]));
  return '';
});

function firstItems(list: unknown): unknown {
  if (Array.isArray(list)) return list.slice(0, MAX_ITEMS);
  if (typeof list !== 'object' || list === null) return list;
  return { __proto__: null, ...Object.fromEntries(Object.entries(list).slice(0, MAX_ITEMS)) };
}

/** Every helper a template may name. */
export const HELPER_NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(valueHelpers),
  ...Object.keys(conditions),
  'each',
  'with',
  'lookup',
]);
