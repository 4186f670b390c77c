/** What an embedded server registers at its start, all of type Keyword; the workflows set them. */
export const searchAttributes = ['CairnProject', 'CairnJourney', 'CairnRun', 'CairnStep'];
