export const consent = {
  PutTopic:
    'Makes a kind of messages that people can leave on its own, or gives one another title; they see it on the preference page.',
  ListTopics: 'Lists the topics of a project by their titles.',
  DeleteTopic:
    'Takes a topic off the preference page; what people said of it stays, should it come back.',
  PutSuppressions:
    'Adds up to 1000 addresses to the suppression list, all or none; no message of the scope goes to them from then on.',
  ListSuppressions:
    'Lists who gets no messages and why, oldest first; page by page this is the export.',
  DeleteSuppression: 'Takes an address off the suppression list, for every topic.',
  GetConsent:
    'Tells what somebody agreed to: the topics that they get, and every change with who, when and why.',
} as const;
