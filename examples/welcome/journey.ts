import type { WriteJourneyRequest } from '@aws-sdk/client-pinpoint';
import type { TemplateNames } from './templates.ts';

/** E-mail → wait → opened? → push for those who did, SMS for those who did not. */
export function welcomeJourney(
  segmentId: string,
  templates: TemplateNames,
  wait: string,
): WriteJourneyRequest {
  return {
    Name: 'Welcome',
    State: 'ACTIVE',
    StartCondition: { SegmentStartCondition: { SegmentId: segmentId } },
    StartActivity: 'welcome',
    Activities: {
      welcome: { EMAIL: { TemplateName: templates.welcome, NextActivity: 'pause' } },
      pause: { Wait: { WaitTime: { WaitFor: wait }, NextActivity: 'opened' } },
      opened: {
        Description: 'Did they open the welcome mail?',
        ConditionalSplit: {
          // They had the pause; a split that says nothing gives a message an hour.
          EvaluationWaitTime: { WaitFor: 'PT1S' },
          Condition: {
            Operator: 'ANY',
            Conditions: [
              {
                EventCondition: {
                  MessageActivity: 'welcome',
                  Dimensions: {
                    EventType: { DimensionType: 'INCLUSIVE', Values: ['_email.open'] },
                  },
                },
              },
            ],
          },
          TrueActivity: 'thanks',
          FalseActivity: 'reminder',
        },
      },
      thanks: { PUSH: { TemplateName: templates.thanks } },
      reminder: { SMS: { TemplateName: templates.reminder } },
    },
  };
}
