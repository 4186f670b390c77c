import { describe, expect, it } from 'vitest';
import { unknownActions } from '../../../src/domain/access/index.ts';

const ACTIONS = new Set([
  'mobiletargeting:GetEndpoint',
  'mobiletargeting:GetApp',
  'cairn:ListRoles',
]);
const of = (Statement: unknown) => unknownActions({ Statement }, ACTIONS);

describe('actions that there are not', () => {
  it('are told with their place and what was probably meant', () => {
    const Action = ['mobiletargeting:GetApp', 'mobiletargeting:GetEndpiont'];
    expect(of([{ Action: '*' }, { Action }])).toEqual([
      'Statement[1].Action[1] is "mobiletargeting:GetEndpiont", and there is no such action: ' +
        'perhaps mobiletargeting:GetEndpoint is meant',
    ]);
    expect(of({ NotAction: 'cairn:NothingLikeIt' })).toEqual([
      'Statement.NotAction is "cairn:NothingLikeIt", and there is no such action',
    ]);
  });

  it('are those that match nothing, too', () => {
    expect(of({ Action: 'mobiletargeting:Gte*' })).toHaveLength(1);
    expect(of({ Action: ['mobiletargeting:Get*', 'cairn:*', 'mobiletargeting:getap?'] })).toEqual(
      [],
    );
  });

  it.each([
    ['of other services are not ours to judge', { Action: ['s3:GetObjcet', 'ses:*'] }],
    ['in other letters are the same', { Action: 'MobileTargeting:GETAPP' }],
    ['that are no text are told elsewhere', { Action: [7, null, ''], NotAction: {} }],
  ])('%s', (_what, statement) => {
    expect(of(statement)).toEqual([]);
    expect(unknownActions('no policy', ACTIONS)).toEqual([]);
  });
});
