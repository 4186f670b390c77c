import { textArg, type Call, type Helper } from '../helper.ts';

const digest =
  (algorithm: 'md5' | 'sha256' | 'sha512'): Helper =>
  (call: Call) =>
    call.environment.digest(algorithm, textArg(call));

export const encodingHelpers = {
  md5: digest('md5'),
  sha256: digest('sha256'),
  sha512: digest('sha512'),
  encode64: (call) => Buffer.from(textArg(call), 'utf8').toString('base64'),
  decode64: (call) => Buffer.from(textArg(call), 'base64').toString('utf8'),
  uuid: (call) => call.environment.uuid(),
} satisfies Record<string, Helper>;
