import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/api/model.ts';
import type { Operation } from '../../src/api/model.ts';
import { readInput } from '../../src/api/read-input.ts';
import { matchRoute } from '../../src/api/routes.ts';
import { writeOutput } from '../../src/api/write-shape.ts';

function operation(name: string): Operation {
  const found = OPERATIONS.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no operation ${name}`);
  return found;
}

function read(name: string, labels: Record<string, string>, body?: unknown, query = '') {
  return readInput(operation(name), {
    labels: new Map(Object.entries(labels)),
    query: new URLSearchParams(query),
    header: () => undefined,
    body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
  });
}

const JOURNEY = { ApplicationId: 'p' };

describe('an input', () => {
  it('has epoch seconds as ISO 8601, and text as it came', () => {
    const input = read('CreateJourney', JOURNEY, {
      Name: 'j',
      Schedule: { StartTime: 1_700_000_000.5, EndTime: '2026-01-31T09:00:00+02:00' },
    });
    expect(input).toMatchObject({
      WriteJourneyRequest: {
        Schedule: { StartTime: '2023-11-14T22:13:20.500Z', EndTime: '2026-01-31T09:00:00+02:00' },
      },
    });
  });

  it('has members under their model names, also where the wire has another', () => {
    const condition = {
      segmentDimensions: { Metrics: { a: { ComparisonOperator: 'GREATER_THAN', Value: 1 } } },
    };
    const input = read('CreateJourney', JOURNEY, {
      Name: 'j',
      Activities: { a: { ConditionalSplit: { Condition: { Conditions: [condition] } } } },
    });
    expect(JSON.stringify(input)).toContain('"SegmentDimensions":{"Metrics"');
    expect(JSON.stringify(input)).not.toContain('segmentDimensions');
  });

  it('has booleans and lists of the query in their types', () => {
    const update = read('UpdateSmsTemplate', { TemplateName: 't' }, {}, 'create-new-version=true');
    expect(update).toMatchObject({ CreateNewVersion: true, TemplateName: 't' });
    const untag = read('UntagResource', { ResourceArn: 'arn' }, undefined, 'tagKeys=a&tagKeys=b');
    expect(untag).toEqual({ ResourceArn: 'arn', TagKeys: ['a', 'b'] });
  });

  it('names a query parameter that is wrong or missing by its name in the query', () => {
    expect(() =>
      read('UpdateSmsTemplate', { TemplateName: 't' }, {}, 'create-new-version=yes'),
    ).toThrow('create-new-version: expected true or false, got a string');
    expect(() => read('UntagResource', { ResourceArn: 'arn' })).toThrow('tagKeys: is required');
  });

  it('never carries a prototype, whatever the body is called', () => {
    const input = read(
      'CreateApp',
      {},
      JSON.parse('{"Name":"n","__proto__":{"tags":{"x":"y"}},"constructor":{}}'),
    );
    expect(input).toEqual({ CreateApplicationRequest: { Name: 'n' } });
  });

  it('has base64 where the model has bytes', () => {
    const send = (Data: string) =>
      read('SendMessages', JOURNEY, {
        MessageConfiguration: { EmailMessage: { RawEmail: { Data } } },
      });
    expect(() => send('SGVsbG8=')).not.toThrow();
    expect(() => send('not base64!')).toThrow(
      'MessageConfiguration.EmailMessage.RawEmail.Data: expected base64',
    );
  });
});

describe('an output', () => {
  it('has only what the model names, dates as text, and nothing for undefined and null', () => {
    const written = writeOutput(operation('GetApp'), {
      Id: 'i',
      Name: 'n',
      CreationDate: new Date(0),
      tags: { a: 'b' },
      Arn: undefined,
      sealed_secret: 'hush',
    });
    expect(written).toEqual({
      Id: 'i',
      Name: 'n',
      CreationDate: '1970-01-01T00:00:00.000Z',
      tags: { a: 'b' },
    });
    expect(writeOutput(operation('GetApp'), { Name: null })).toEqual({});
  });

  it('has members under their wire names', () => {
    const written = writeOutput(operation('GetJourney'), {
      Activities: {
        a: { ConditionalSplit: { Condition: { Conditions: [{ SegmentDimensions: {} }] } } },
      },
    });
    expect(JSON.stringify(written)).toContain('"segmentDimensions":{}');
  });

  it('is none for an operation without a body', () => {
    expect(writeOutput(operation('TagResource'), undefined)).toBeUndefined();
  });
});

describe('a route', () => {
  const find = (method: string, path: string) => {
    const match = matchRoute(method, path);
    return match && 'operation' in match
      ? [match.operation.name, Object.fromEntries(match.labels)]
      : match;
  };

  it('decodes each part once, after the split', () => {
    expect(find('GET', '/v1/tags/arn%3Aaws%3Ax%3Aapps%2Fone%2Ftwo')).toEqual([
      'ListTagsForResource',
      { ResourceArn: 'arn:aws:x:apps/one/two' },
    ]);
    expect(find('GET', '/v1/apps/p/users/a%2525b%2Fc')).toEqual([
      'GetUserEndpoints',
      { ApplicationId: 'p', UserId: 'a%25b/c' },
    ]);
  });

  it('prefers a fixed word to a label', () => {
    expect(find('GET', '/v1/templates/versions/email')).toEqual([
      'GetEmailTemplate',
      { TemplateName: 'versions' },
    ]);
    expect(find('GET', '/v1/templates/email/EMAIL/versions')).toEqual([
      'ListTemplateVersions',
      { TemplateName: 'email', TemplateType: 'EMAIL' },
    ]);
  });

  it('is not found through dot segments or double slashes, which signers resolve', () => {
    for (const path of ['/v1/apps/a/../b', '/v1/./apps', '//v1/apps', '/v1//apps', '/v1/apps//']) {
      expect(find('GET', path), path).toBeUndefined();
    }
  });

  it('finds every operation by its own path', () => {
    for (const { name, method, path } of OPERATIONS) {
      const real = path.replace(/\{[^}]+\}/g, 'x');
      expect(find(method, real), path).toEqual([name, expect.anything()]);
    }
  });
});
