import { ValidationError } from '../errors.ts';
import { isTemplateType, TEMPLATE_TYPES } from './kinds/index.ts';
import type { TemplateType } from './template-row.ts';

/** The type of template in a path or query; SDKs send it in either case. @throws ValidationError */
export function readTemplateType(given: string): TemplateType {
  const type = given.toUpperCase();
  if (isTemplateType(type)) return type;
  throw new ValidationError(
    `template-type is "${given}": expected one of ${TEMPLATE_TYPES.join(', ')}`,
  );
}
