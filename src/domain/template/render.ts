import { Budget } from './budget.ts';
import { compileTemplate, type Escaping } from './compile.ts';
import type { Environment } from './helper.ts';
import { plainCopy, type Variables } from './variables.ts';
import { TemplateError } from './template-error.ts';

function render(
  source: string,
  variables: Variables,
  environment: Environment,
  escaping: Escaping,
): string {
  // Most parts of most messages are plain text.
  if (!source.includes('{{')) return source;
  const template = compileTemplate(source, escaping);
  try {
    return template(plainCopy(variables), {
      data: { render: { budget: new Budget(), environment } },
      allowProtoPropertiesByDefault: false,
      allowProtoMethodsByDefault: false,
    });
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    if (error instanceof RangeError) throw new TemplateError('is nested too deeply');
    throw new TemplateError(error instanceof Error ? error.message : String(error));
  }
}

/** A subject, an SMS, a push text: values are printed as they are. @throws TemplateError */
export function renderText(source: string, variables: Variables, environment: Environment): string {
  return render(source, variables, environment, 'text');
}

/** HTML: printed values are escaped. @throws TemplateError */
export function renderHtml(source: string, variables: Variables, environment: Environment): string {
  return render(source, variables, environment, 'html');
}
