import { createHash } from 'node:crypto';
import type { Environment } from '../../../src/domain/template/index.ts';

export const environment: Environment = {
  now: new Date('2026-11-22T22:30:05.123Z'),
  digest: (algorithm, text) => createHash(algorithm).update(text).digest('hex'),
  uuid: () => '00000000-0000-4000-8000-000000000000',
};
