/** Nouns of the product: every folder of src that isn't machinery. */
const MACHINERY = '(?:api|cli|domain|embedded|supervisor|temporal)';
const NOUN = `^src/(?!${MACHINERY}/)([^/]+)/`;

/** Who may import whom; the table in ARCHITECTURE.md. @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '/dist/' },
    },
    {
      name: 'domain-imports-only-domain',
      comment: 'src/domain is pure: no I/O, no clock, no randomness',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: {
        pathNot: [
          '^src/domain/',
          '^node_modules/(ipaddr\\.js|luxon|handlebars|libphonenumber-js|lru-cache|mjml)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-takes-no-types-of-others',
      comment: 'src/wire.ts are the types of the wire; the domain may name them',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: {
        path: '^(src|activities|workflows|test)/',
        pathNot: ['^src/domain/', '^src/wire\\.ts$'],
      },
    },
    {
      name: 'nouns-through-their-index',
      comment: 'what is not exported by src/<noun>/index.ts is its own business',
      severity: 'error',
      from: { path: NOUN },
      to: { path: NOUN, pathNot: ['^src/$1/', '/index\\.ts$'] },
    },
    {
      name: 'others-through-the-index-of-a-noun',
      severity: 'error',
      from: { path: `^(activities/|src/(?:${MACHINERY}/|[^/]+\\.ts$))` },
      to: { path: NOUN, pathNot: '/index\\.ts$' },
    },
    {
      name: 'nouns-know-no-machinery',
      comment: 'a verb knows neither HTTP nor Temporal: the engine is an interface in ctx',
      severity: 'error',
      from: { path: NOUN },
      to: {
        path: [
          '^src/(api|cli|temporal|embedded|supervisor)/',
          '^(activities|workflows)/',
          '^node_modules/(@temporalio/|express/)',
        ],
      },
    },
    {
      name: 'api-knows-no-temporal',
      severity: 'error',
      from: { path: '^src/api/' },
      to: {
        path: [
          '^src/(temporal|embedded|supervisor)/',
          '^(activities|workflows)/',
          '^node_modules/@temporalio/',
        ],
      },
    },
    {
      name: 'nobody-knows-the-command-line',
      severity: 'error',
      from: { path: '^(src|activities|workflows|examples)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'the-command-line-does-what-verbs-do',
      comment:
        'through the index of a noun, as activities; neither HTTP nor Temporal is in its way',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: {
        path: [
          '^src/(api|temporal)/',
          '^(activities|workflows)/',
          '^node_modules/(@temporalio/|express/)',
        ],
      },
    },
    {
      name: 'only-temporal-knows-workflows',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/temporal/' },
      to: { path: '^(workflows|activities)/' },
    },
    {
      name: 'workflows-import-only-what-is-deterministic',
      comment: 'activities only as types; everything else would end up in the sandbox',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        pathNot: ['^workflows/', '^src/domain/', '^node_modules/@temporalio/(workflow|common)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'workflows-take-types-of-activities-only',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'activities-know-only-ids-of-workflows',
      severity: 'error',
      from: { path: '^activities/' },
      to: {
        path: ['^workflows/', '^src/(api|temporal|embedded|supervisor)/'],
        pathNot: '^workflows/(ids|search-attributes|task-queues)\\.ts$',
      },
    },
    {
      name: 'product-imports-no-tests',
      severity: 'error',
      from: { path: '^(src|workflows|activities|examples)/' },
      to: { path: '^(test|bench|tools)/' },
    },
    {
      name: 'product-imports-no-development-packages',
      severity: 'error',
      from: { path: '^(src|workflows|activities)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
