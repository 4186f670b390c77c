import type { Ctx } from '../../src/context.ts';
import { newId } from '../../src/ids.ts';
import { sendOtpMessage, verifyOtpMessage } from '../../src/one-time-codes/index.ts';
import type { In } from '../../src/wire.ts';
import { makeProject } from '../deliveries/sending-world.ts';

type Request = In<'SendOTPMessage'>['SendOTPMessageRequestParameters'];

export const NUMBER = '+12065550142';

export const codeRequest: Request = {
  Channel: 'SMS',
  BrandName: 'Shop',
  DestinationIdentity: NUMBER,
  OriginationIdentity: '+12065550100',
  ReferenceId: 'sign-in',
};

/** A project of the test's own, whose people get codes and enter them. */
export async function makeDoor(ctx: Ctx) {
  const projectId = await makeProject(ctx);
  const rows = (table: string) => ctx.db(table).where({ project_id: projectId });
  return {
    projectId,
    rows,
    send: (given: Partial<Request> = {}, ctxOfSend: Partial<Ctx> = {}) =>
      sendOtpMessage(
        { ...ctx, requestId: newId(), ...ctxOfSend },
        {
          ApplicationId: projectId,
          SendOTPMessageRequestParameters: { ...codeRequest, ...given },
        },
      ),
    enter: async (
      Otp: string,
      given: { DestinationIdentity?: string; ReferenceId?: string } = {},
      ctxOfVerify: Partial<Ctx> = {},
    ) => {
      const { Valid } = await verifyOtpMessage(
        { ...ctx, ...ctxOfVerify },
        {
          ApplicationId: projectId,
          VerifyOTPMessageRequestParameters: {
            DestinationIdentity: NUMBER,
            ReferenceId: 'sign-in',
            Otp,
            ...given,
          },
        },
      );
      return Valid;
    },
    /** The codes in the outbox, the oldest first. */
    codes: async (): Promise<string[]> => {
      const sent: { text: string }[] = await rows('outbox_messages').orderBy('created_at');
      return sent.map(({ text }) => /\d{5,8}/.exec(text)?.[0] ?? '');
    },
    /** As if all sends had been that much earlier. */
    sendsAgo: (interval: string) =>
      ctx.db.raw(
        `update one_time_code_sends set last_at = last_at - cast(:interval as interval),
           sent_at = array(select t - cast(:interval as interval) from unnest(sent_at) t)
         where project_id = :projectId`,
        { interval, projectId },
      ),
  };
}

/** Another code of the same length. */
export function wrong(code: string): string {
  return code.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10));
}
