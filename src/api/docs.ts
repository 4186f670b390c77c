import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router } from 'express';
import type { Response } from 'express';
import manifest from '../../package.json' with { type: 'json' };
import { openApiDocument } from './openapi/index.ts';
import { factsOf } from './request-facts.ts';
import { pagePolicy } from './security-headers.ts';

const VIEWER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cairn API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<noscript>This page needs JavaScript. The document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  persistAuthorization: false,
  syntaxHighlight: false,
});
`;

const policy = pagePolicy({
  scriptSrc: ["'self'"],
  // The viewer sets style attributes while it draws; it loads no style from elsewhere.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
});

/** The API's description for programs (`/openapi.json`) and for people (`/docs`). */
export function docsRoutes(): Router {
  const router = Router();
  const named = (res: Response, route: string): Response => {
    factsOf(res).route = route;
    return res;
  };
  router.get('/openapi.json', (_req, res) => {
    named(res, '/openapi.json').json(openApiDocument(manifest.version));
  });
  router.get('/docs', policy, (_req, res) => {
    named(res, '/docs').type('html').send(PAGE);
  });
  router.get('/docs/start.js', (_req, res) => {
    named(res, '/docs/start.js').type('js').send(START);
  });
  for (const asset of ASSETS) {
    router.get(`/docs/${asset}`, (_req, res) => {
      named(res, `/docs/${asset}`).sendFile(join(VIEWER, asset), {
        dotfiles: 'allow',
        headers: { 'Cache-Control': 'public, max-age=3600' },
      });
    });
  }
  return router;
}
