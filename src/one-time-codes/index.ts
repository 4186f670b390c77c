export { removeExpiredCodes } from './remove-expired.ts';
export { sendOtpMessage } from './send.ts';
export { verifyOtpMessage } from './verify.ts';
