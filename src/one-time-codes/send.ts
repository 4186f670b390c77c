import type { Ctx } from '../context.ts';
import { channelStates } from '../channels/index.ts';
import { deliver, type DeliveryRequest } from '../deliveries/index.ts';
import {
  requestProblems,
  termsOf,
  TEXTS,
  type OneTimeCodeRequest,
} from '../domain/one-time-code/index.ts';
import { ValidationError } from '../errors.ts';
import { messageResult } from '../messages/index.ts';
import { isE164 } from '../phone-numbers/index.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { makeCode } from './make-code.ts';

/** Sends a code to a telephone; it replaces an earlier one for the same number and reference. */
export async function sendOtpMessage(
  ctx: Ctx,
  { ApplicationId, SendOTPMessageRequestParameters: request }: In<'SendOTPMessage'>,
): Promise<Out<'SendOTPMessage'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  check(request);
  const { DestinationIdentity: destination, ReferenceId: referenceId } = request;
  const terms = termsOf(request);
  // What can't go anyway takes no permit, and leaves the code that is out as it was.
  const isOn = (await channelStates(ctx, projectId)).get('SMS')?.enabled;
  const code = isOn ? await makeCode(ctx, { projectId, destination, referenceId }, terms) : '';
  const [result] = await deliver(ctx, [
    {
      key: `otp/${ctx.requestId}`,
      class: 'transactional',
      source: { kind: 'otp' },
      projectId,
      endpoint: { channelType: 'SMS', address: destination },
      content: {
        channel: 'SMS',
        ...origin(request),
        // As values and not as text, since the brand's name may have braces.
        body: TEXTS[terms.language],
        substitutions: [{ otp: [code], brand: [request.BrandName] }],
      },
    },
  ]);
  if (!result) throw new Error('The code got no result');
  return {
    ApplicationId: projectId,
    RequestId: ctx.requestId,
    Result: { [destination]: messageResult(result) },
  };
}

function check(request: OneTimeCodeRequest): void {
  const { DestinationIdentity: destination } = request;
  const problems = [
    ...requestProblems(request),
    ...(isE164(destination)
      ? []
      : [
          `DestinationIdentity is "${destination}": expected a phone number in E.164 form, such as +14255550123`,
        ]),
  ];
  if (problems.length > 0) throw new ValidationError(problems);
}

type Origin = Partial<Extract<DeliveryRequest['content'], { channel: 'SMS' }>>;

/** A number or short code to send from, or else the name of a sender. */
function origin({ OriginationIdentity: from, EntityId, TemplateId }: OneTimeCodeRequest): Origin {
  return {
    ...(/^\+?\d+$/.test(from) ? { originationNumber: from } : { senderId: from }),
    registration: { ...(EntityId && { EntityId }), ...(TemplateId && { TemplateId }) },
  };
}
