import type { Ctx } from '../context.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { hashOf } from './secret.ts';

// One statement, so that of attempts at the same moment no more count than are allowed, and of two right ones only
// the first is. What is compared are keyed hashes: how long that takes says nothing of the code.
const TRY = `
  update one_time_codes set attempts_left = attempts_left - 1, used_at = case when code_hash = :hash then cast(:now as timestamptz) end
  where project_id = :projectId and destination = :destination and reference_id = :referenceId
    and used_at is null and attempts_left > 0 and expires_at > :now
  returning used_at is not null as valid`;

/** Whether this is the code that was sent and is still good; asking uses up an attempt, and a right one the code. */
export async function verifyOtpMessage(
  ctx: Ctx,
  { ApplicationId, VerifyOTPMessageRequestParameters: request }: In<'VerifyOTPMessage'>,
): Promise<Out<'VerifyOTPMessage'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  const { DestinationIdentity: destination, ReferenceId: referenceId, Otp } = request;
  const subject = { projectId, destination, referenceId };
  const { rows } = await ctx.db.raw<{ rows: { valid: boolean }[] }>(TRY, {
    ...subject,
    hash: hashOf(ctx, subject, Otp),
    now: ctx.now(),
  });
  return { Valid: rows[0]?.valid ?? false };
}
