export const endpoints = {
  DeleteEndpoint: 'Deletes an endpoint and answers with what it was; its user keeps attributes.',
  DeleteUserEndpoints: 'Deletes all endpoints of a user, and the attributes of that user.',
  GetEndpoint: 'Answers with an endpoint: one address of a person, with attributes and opt-out.',
  GetUserEndpoints: 'Lists every endpoint of a user.',
  RemoveAttributes:
    'Stops taking in attributes whose names match, with * for any characters; stored values stay.',
  UpdateEndpoint:
    'Makes an endpoint or changes the given members of it; an endpoint has at most 15 KB and 250 attributes.',
  UpdateEndpointsBatch: 'Makes or changes 1 to 100 endpoints in one request, all or none of them.',
  PutEvents:
    'Records up to 100 events of endpoints and updates those endpoints; each item has a status of its own in the answer.',
} as const;
