export const messages = {
  SendMessages:
    'Sends one message to 1 to 100 addresses or endpoints; the answer tells of each whether it was taken.',
  SendUsersMessages: 'Sends one message to every endpoint of 1 to 100 users.',
  SendOTPMessage:
    'Sends a one-time code of 5 to 8 digits as a text message; it is valid for 5 to 60 minutes and 1 to 5 attempts.',
  VerifyOTPMessage: 'Says whether a one-time code is right; a right code is used up.',
  PhoneNumberValidate:
    'Says what is known of a phone number from its form alone: country, kind and the E.164 way to write it.',
  GetInAppMessages:
    'Lists the in-app messages that an endpoint may be shown now, the first priority first.',

  ListOutboxMessages: 'Lists what the project has sent to the outbox, the newest first.',
  GetOutboxMessage: 'Answers with one message of the outbox as a recipient would get it.',
  ListDeliveries:
    'Lists every message of the project with its state, refusals and reasons included.',
} as const;
