/** The templates of the welcome journey. The first is MJML: Cairn makes the HTML of it. */
export const WELCOME_MJML = `<mjml>
  <mj-head>
    <mj-title>Welcome to Fern &amp; Fold</mj-title>
    <mj-attributes>
      <mj-all font-family="Georgia, serif" />
      <mj-text font-size="16px" line-height="26px" color="#26362b" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#eef1ea">
    <mj-section background-color="#26362b">
      <mj-column>
        <mj-text color="#ffffff" font-size="24px" line-height="32px">Fern &amp; Fold</mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff">
      <mj-column>
        <mj-text>Hello {{User.UserAttributes.FirstName.[0]}},</mj-text>
        <mj-text>
          Your first plants leave our greenhouse this week, on their way to {{Location.City}}.
          {{#if (eq User.UserAttributes.Plan.[0] "pro")}}As a pro member you get a pot with each.{{else}}With the {{User.UserAttributes.Plan.[0]}} plan you can swap one plant a month.{{/if}}
        </mj-text>
        <mj-button background-color="#4d7c4f" href="https://example.com/greenhouse">See your plants</mj-button>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

export const WELCOME_SUBJECT =
  'Welcome, {{User.UserAttributes.FirstName.[0]}}: your plants are packed';

export const THANKS_PUSH = {
  Title: 'Nice to meet you, {{User.UserAttributes.FirstName.[0]}}',
  Body: 'Tap to see when your plants reach {{Location.City}}.',
};

export const REMINDER_SMS =
  'Fern & Fold: {{User.UserAttributes.FirstName.[0]}}, your welcome mail tells how to care for your first plants. https://example.com/care';

export const DEFAULTS = JSON.stringify({
  User: { UserAttributes: { FirstName: 'there', Plan: 'free' } },
  Location: { City: 'you' },
});
