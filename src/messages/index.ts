export { messageResult } from './result.ts';
export { sendMessages } from './send.ts';
export { sendUsersMessages } from './send-users.ts';
