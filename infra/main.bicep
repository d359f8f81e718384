targetScope = 'subscription'

@minLength(1)
@maxLength(24)
@description('The azd environment: part of the name of every resource.')
param environmentName string

@description('Where everything runs and every response is kept.')
@allowed(['uksouth', 'ukwest'])
param location string = 'uksouth'

@description('Object id of whoever deploys: may set secrets in the vault.')
param deployerId string

@allowed(['User', 'ServicePrincipal'])
param deployerType string = 'User'

@description('Who gets alerts and budget notices.')
param operatorEmail string

@description('The address that digests and acknowledgements come from; SendGrid must have verified it.')
param mailFrom string

param mailFromName string

@description('eu needs a SendGrid plan with EU data residency.')
@allowed(['global', 'eu'])
param mailRegion string = 'global'

@minLength(36)
@maxLength(36)
@description('Application (client) id of the Entra app registration that staff sign in through. Required: without sign-in the platform would not remove forged sign-in headers.')
param staffClientId string

@description('How the public reaches the service, for links in mails: https://consult.example.org. Empty: the address Azure gives.')
param publicAddress string = ''

@minValue(0)
@description('Monthly cost, in the currency of the subscription, that notices are counted from. It stops nothing. 0: no budget.')
param monthlyBudget int = 100

@description('Spread over availability zones. The platform then keeps two instances of every group always ready, and bills them.')
param zoneRedundant bool = false

@description('Storage, vault and language service reachable from a virtual network only.')
param privateNetwork bool = false

@minValue(0)
@description('Instances that wait for web requests and never start cold. Billed while they wait.')
param alwaysReadyHttp int = 0

@description('Alert when no mail arrived for a day. Switch it on once the mailbox is forwarded here.')
param inboxSilenceAlert bool = false

@description('Leave it alone: azd fills it in from the output of the first provisioning.')
param redactionRuleId string = ''

@description('Leave it alone: azd fills it in from the output of the first provisioning.')
param budgetStart string = ''

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName, application: 'consultation-intake' }

// Setting name: queue name. Triggers read the setting as %TagSubmissionQueue%, adapters by the same name.
var queues = {
  TagSubmissionQueue: 'tag-submission'
  ReadEmailQueue: 'read-email'
  AcknowledgeEmailQueue: 'acknowledge-email'
  RetagConsultationQueue: 'retag-consultation'
  SendCopyQueue: 'send-copy'
  ImportSheetQueue: 'import-sheet'
}

// Settings that are one office's own. Provisioning replaces all settings, so one that was set by hand would be lost.
var ownSettings = loadJsonContent('settings.json')

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  name: 'identity'
  params: {
    name: 'id-intake-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  name: 'monitoring'
  params: {
    workspaceName: 'log-intake-${token}'
    insightsName: 'appi-intake-${token}'
    location: location
    tags: tags
    identityPrincipalId: identity.outputs.principalId
    redactionRuleId: redactionRuleId
  }
}

module redaction 'modules/redaction.bicep' = {
  scope: group
  name: 'redaction'
  params: {
    name: 'dcr-intake-${token}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  name: 'storage'
  params: {
    name: 'stintake${token}'
    location: location
    tags: tags
    queueNames: map(items(queues), queue => queue.value)
    zoneRedundant: zoneRedundant
    privateNetwork: privateNetwork
    identityPrincipalId: identity.outputs.principalId
  }
}

module vault 'modules/keyVault.bicep' = {
  scope: group
  name: 'vault'
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    privateNetwork: privateNetwork
    identityPrincipalId: identity.outputs.principalId
    deployerId: deployerId
    deployerType: deployerType
  }
}

module language 'modules/language.bicep' = {
  scope: group
  name: 'language'
  params: {
    name: 'lang-intake-${token}'
    location: location
    tags: tags
    privateNetwork: privateNetwork
    identityPrincipalId: identity.outputs.principalId
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  name: 'network'
  params: {
    name: 'vnet-intake-${token}'
    location: location
    tags: tags
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
    languageId: language.outputs.id
  }
}

module app 'modules/functionApp.bicep' = {
  scope: group
  name: 'app'
  params: {
    name: 'func-intake-${token}'
    planName: 'plan-intake-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    zoneRedundant: zoneRedundant
    alwaysReadyHttp: alwaysReadyHttp
    deploymentContainer: storage.outputs.deploymentContainer
    blobServiceUri: storage.outputs.blobServiceUri
    queueServiceUri: storage.outputs.queueServiceUri
    tableServiceUri: storage.outputs.tableServiceUri
    insightsConnectionString: monitoring.outputs.connectionString
    staffClientId: staffClientId
    publicAddress: publicAddress
    settings: union(queues, ownSettings, {
      TextAnalytics__Endpoint: language.outputs.endpoint
      TextAnalytics__ClientId: identity.outputs.clientId
      SendGrid__ApiKey: '@Microsoft.KeyVault(SecretUri=${vault.outputs.uri}secrets/sendgrid-api-key/)'
      SendGrid__From: mailFrom
      SendGrid__FromName: mailFromName
      SendGrid__Region: mailRegion
    })
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  name: 'alerts'
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    operatorEmail: operatorEmail
    inboxSilenceAlert: inboxSilenceAlert
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0) {
  scope: group
  name: 'budget'
  params: {
    amount: monthlyBudget
    operatorEmail: operatorEmail
    start: budgetStart
  }
}

output AZURE_LOCATION string = location
output REDACTION_RULE_ID string = redaction.outputs.id
output BUDGET_START string = monthlyBudget > 0 ? budget!.outputs.start : ''
output AZURE_RESOURCE_GROUP string = group.name
output FUNCTION_APP_NAME string = app.outputs.name
output PUBLIC_ADDRESS_NOW string = app.outputs.address
output STAFF_ADDRESS string = '${app.outputs.address}/staff'
output STAFF_REDIRECT_URI string = '${app.outputs.address}/.auth/login/aad/callback'
output INBOUND_PARSE_ADDRESS string = '${app.outputs.address}/inbound/email'
output KEY_VAULT_NAME string = vault.outputs.name
