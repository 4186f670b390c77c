#!/usr/bin/env node
import { build } from './build.mjs';
import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';

// What is said on the way goes to standard error: the answer has standard output for itself.
requireNode();
install();
await build();
process.setSourceMapsEnabled(true);
await import(new URL('../dist/cairn.js', import.meta.url).href);
