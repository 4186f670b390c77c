import { build } from './build.mjs';
import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';

requireNode();
install();
await build();
process.setSourceMapsEnabled(true);
await import(new URL('../dist/main.js', import.meta.url).href);
