export const settings = {
  DeleteEventStream: 'Removes the event stream of a project, and answers with what it was.',
  GetEventStream: 'Answers with the event stream of a project.',
  PutEventStream: 'Says to which stream, by its ARN, the events of a project go.',

  CreateRecommenderConfiguration:
    'Makes the configuration of a recommender model, which gives up to 5 recommendations a message.',
  DeleteRecommenderConfiguration:
    'Deletes a recommender configuration and answers with what it was.',
  GetRecommenderConfiguration: 'Answers with a recommender configuration.',
  GetRecommenderConfigurations: 'Lists the recommender configurations of the account.',
  UpdateRecommenderConfiguration: 'Replaces a recommender configuration.',

  ListTagsForResource:
    'Lists the tags of the project, segment, campaign, journey or template of an ARN.',
  TagResource: 'Adds tags to a resource, at most 50 in all, or changes their values.',
  UntagResource: 'Removes tags from a resource by their keys.',
} as const;
