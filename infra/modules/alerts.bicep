// What a person must hear of. The app measures its own queues by a timer (event QueueMeasured): the platform's metrics know
// the account, not the queue. A poison queue with a trigger is soon empty again, so what the trigger logs (SubmissionFailed
// and the others below) counts as well. Its runs do not: with telemetryMode OpenTelemetry a queue trigger is no request.
param location string
param tags object
param workspaceId string
param operatorEmail string
param inboxSilenceAlert bool

@description('How old the oldest waiting message may be, in seconds. Above the ten minutes an instance that died can hold one.')
param oldestMessageSeconds int = 1800

var measured = 'AppTraces | where tostring(Properties.EventName) == "QueueMeasured" | extend Queue = tostring(Properties.Queue)'

var rules = [
  {
    name: 'poison-messages'
    title: 'Work was given up'
    text: 'A message failed five times. The submission is marked failed: staff see it and can send it round again.'
    query: 'union (${measured} | where Queue endswith "-poison" | project Given = tolong(Properties.Length)), (AppTraces | where tostring(Properties.EventName) in ("SubmissionFailed", "MessageFailed", "MailNotDelivered", "SheetFailed", "ReplyFailed") | project Given = 1) | summarize Value = sum(Given)'
    operator: 'GreaterThan'
    threshold: 0
    every: 'PT15M'
    over: 'PT30M'
    severity: 1
    enabled: true
  }
  {
    name: 'oldest-message'
    title: 'Work is waiting too long'
    text: 'Submissions are stored but not being tagged: is the language service or the app down?'
    query: '${measured} | where Queue !endswith "-poison" | summarize Value = max(toint(Properties.OldestSeconds))'
    operator: 'GreaterThan'
    threshold: oldestMessageSeconds
    every: 'PT15M'
    over: 'PT30M'
    severity: 2
    enabled: true
  }
  {
    name: 'nothing-measured'
    title: 'The app is silent'
    text: 'No queue was measured for an hour: timers are not running.'
    query: '${measured} | summarize Value = count()'
    operator: 'LessThan'
    threshold: 1
    every: 'PT15M'
    over: 'PT1H'
    severity: 1
    enabled: true
  }
  {
    name: 'server-errors'
    title: 'Requests are failing'
    text: 'People were shown an error page, or SendGrid was told to try again later.'
    query: 'AppRequests | where toint(ResultCode) >= 500 | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 4
    every: 'PT15M'
    over: 'PT15M'
    severity: 2
    enabled: true
  }
  {
    name: 'silent-inbox'
    title: 'No mail for a day'
    text: 'Nothing arrived from SendGrid. It reports no failures of its own: send a mail to the mailbox and see whether it arrives.'
    query: 'AppRequests | where Url has "/inbound/" and toint(ResultCode) < 300 | summarize Value = count()'
    operator: 'LessThan'
    threshold: 1
    every: 'PT1H'
    over: 'P1D'
    severity: 2
    enabled: inboxSilenceAlert
  }
]

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-intake'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'intake'
    enabled: true
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: operatorEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: 'alert-intake-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.title
    description: rule.text
    severity: rule.severity
    enabled: rule.enabled
    scopes: [workspaceId]
    evaluationFrequency: rule.every
    windowSize: rule.over
    autoMitigate: true
    // The tables are there only once the app has sent something.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Maximum'
          metricMeasureColumn: 'Value'
          operator: rule.operator
          threshold: rule.threshold
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: { actionGroups: [operators.id] }
  }
}]
