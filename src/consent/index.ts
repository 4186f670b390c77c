export { addressHash } from './address-hash.ts';
export { allowAgain, suppress, type Permission, type Suppression } from './suppress.ts';
