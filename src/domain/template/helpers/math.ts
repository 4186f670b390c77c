import { numberArg, type Call, type Helper } from '../helper.ts';
import { TemplateError } from '../template-error.ts';

// The service prints 5 / 2.3 as 2.17391304: eight decimal places, cut off.
const PLACES = 8;

function plain(value: number): number {
  const [whole = '', fraction = ''] = value.toFixed(PLACES + 4).split('.');
  return Math.abs(value) < 1e15 ? Number(`${whole}.${fraction.slice(0, PLACES)}`) : value;
}

const binary =
  (compute: (left: number, right: number) => number): Helper =>
  (call) =>
    plain(compute(numberArg(call, 0), numberArg(call, 1)));

const unary =
  (compute: (value: number) => number): Helper =>
  (call) =>
    compute(numberArg(call, 0));

const byNumber =
  (compute: (left: number, right: number) => number): Helper =>
  (call: Call) => {
    if (numberArg(call, 1) === 0) throw new TemplateError(`${call.name}: division by zero`);
    return binary(compute)(call);
  };

export const mathHelpers = {
  add: binary((left, right) => left + right),
  subtract: binary((left, right) => left - right),
  multiply: binary((left, right) => left * right),
  divide: byNumber((left, right) => left / right),
  modulo: byNumber((left, right) => left % right),
  ceiling: unary(Math.ceil),
  floor: unary(Math.floor),
  round: unary(Math.round),
} satisfies Record<string, Helper>;
