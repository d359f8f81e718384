// The platform writes the address of every request into its logs, and whoever has the address of a response that is being
// filled in (/<consultation>/answer/<secret>) can open it, and whoever has that of a copy on offer (/<consultation>/copy/<secret>)
// can have it sent. This rule takes the secret out before a line is kept. It names the workspace, and the workspace names it: so it
// works from the second provisioning on (docs/deploy.md, section 3).
param name string
param location string
param tags object
param workspaceId string

// Tables, and the columns of each that may hold an address.
var tables = [
  { stream: 'Microsoft-Table-AppRequests', columns: ['Url', 'Name', 'OperationName'] }
  { stream: 'Microsoft-Table-AppDependencies', columns: ['OperationName'] }
  { stream: 'Microsoft-Table-AppTraces', columns: ['OperationName'] }
  { stream: 'Microsoft-Table-AppExceptions', columns: ['OperationName'] }
]

resource rule 'Microsoft.Insights/dataCollectionRules@2022-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    destinations: {
      logAnalytics: [
        {
          name: 'workspace'
          workspaceResourceId: workspaceId
        }
      ]
    }
    dataFlows: [for table in tables: {
      streams: [table.stream]
      destinations: ['workspace']
      transformKql: 'source | extend ${join(map(table.columns, column => '${column} = iff(${column} contains "/answer/" or ${column} contains "/copy/", strcat(extract("^(.*/(answer|copy)/)", 1, ${column}), "-"), ${column})'), ', ')}'
    }]
  }
}

output id string = rule.id
