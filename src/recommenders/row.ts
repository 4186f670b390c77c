import type { Ctx } from '../context.ts';
import { notFound } from '../errors.ts';
import type { In, Out } from '../wire.ts';

export type WrittenRecommender =
  In<'CreateRecommenderConfiguration'>['CreateRecommenderConfiguration'];

export interface RecommenderRow {
  readonly account_id: string;
  readonly id: string;
  readonly configuration: WrittenRecommender;
  readonly created_at: Date;
  readonly modified_at: Date;
}

export function recommenderRows(ctx: Ctx) {
  return ctx.db<RecommenderRow>('recommenders').where({ account_id: ctx.account });
}

/** What is stored of a request: what it leaves out has its default. */
export function complete(written: WrittenRecommender): WrittenRecommender {
  return {
    RecommendationProviderIdType: 'PINPOINT_ENDPOINT_ID',
    RecommendationsPerMessage: 5,
    ...written,
  };
}

/** The wire form of a row. @throws NotFoundError when there is none */
export function presentRecommender(
  row: RecommenderRow | undefined,
  id = '',
): Out<'GetRecommenderConfiguration'> {
  if (!row) throw notFound('Recommender configuration', id);
  return {
    ...row.configuration,
    Id: row.id,
    CreationDate: row.created_at.toISOString(),
    LastModifiedDate: row.modified_at.toISOString(),
  };
}
