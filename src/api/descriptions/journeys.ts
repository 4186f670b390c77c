export const journeys = {
  CreateJourney:
    'Makes a journey as a draft, or publishes it at once with the State ACTIVE; a step has an id of up to 100 characters.',
  DeleteJourney:
    'Deletes a journey with its runs and participants; whoever is inside gets nothing more.',
  GetJourney: 'Answers with a journey: its steps, its schedule and its state.',
  GetJourneyExecutionActivityMetrics:
    'Counts what participants did at one step, over all runs of a journey.',
  GetJourneyExecutionMetrics:
    'Counts who entered a journey, who left it and who was refused, over all its runs.',
  GetJourneyRunExecutionActivityMetrics:
    'Counts what participants did at one step in one run of a journey.',
  GetJourneyRunExecutionMetrics:
    'Counts who entered one run of a journey, who left it and who was refused.',
  GetJourneyRuns: 'Lists the runs of a journey, the newest first.',
  ListJourneys: 'Lists the journeys of a project.',
  UpdateJourney:
    'Changes the given members of a draft, or publishes it with the State ACTIVE; a published journey is 409.',
  UpdateJourneyState: 'Pauses, resumes or cancels a published journey.',

  ApplyJourneyEdit:
    'Makes a new version of a published journey, and has those at the steps that it changes or removes stay, move or exit as decided; 409 when the journey changed since the preview.',
  GetJourneyVersion:
    'Answers with one published version of a journey: how it was, who made it and when, and whom it moved.',
  ListJourneyVersions: 'Lists the published versions of a journey, the newest first.',
  PreviewJourneyEdit:
    'Says what an edit of a published journey would change, step by step: who stands there now, what may be decided for them, and what stands against publishing it. Changes nothing.',
  UndoJourneyEdit:
    'Takes the last edit of a journey back: whom it moved or let out, and who has not gone on, is where they were.',

  GetJourneySettings:
    'Answers with what holds for the journeys of a project where they say nothing: how long a split waits for events of a message.',
  UpdateJourneySettings:
    'Changes how long a split without EvaluationWaitTime waits for events of a message; PT0S is not at all.',
  ListSegmentJourneys:
    'Lists the journeys that need a segment, or one that is built on it, with what they would miss: to be asked before it is deleted.',
  ListTemplateJourneys:
    'Lists the journeys that send a template, in all projects: to be asked before it is deleted.',
  DryRunJourney:
    'Lets endpoints, members of the start segment or the events of the last days go through a journey by a virtual clock, and counts what would happen; nothing is sent or written.',
  ExplainJourney:
    'Says what happened to one person in a journey, in order and with the values that decided, why not more, and what it waits for.',
  ListJourneyParticipants:
    'Lists who is or was inside a journey, with every step they took and its outcome.',
} as const;
