// The Functions app on Flex Consumption, and the sign-in of staff in front of it.
param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string

@description('The delegated subnet, or empty for none.')
param subnetId string
param zoneRedundant bool
param alwaysReadyHttp int
param deploymentContainer string
param blobServiceUri string
param queueServiceUri string
param tableServiceUri string
param insightsConnectionString string
param staffClientId string
param publicAddress string

@description('Further application settings.')
param settings object

@allowed([512, 2048, 4096])
@description('2048 MB takes a 45 MB mail and its attachments with room to spare.')
param instanceMemoryMB int = 2048

@minValue(40)
@maxValue(1000)
@description('The ceiling on what a flood of traffic can cost.')
param maximumInstanceCount int = 40

@description('Requests at once on one instance before another is started.')
param httpPerInstance int = 16

var address = empty(publicAddress) ? 'https://${app.properties.defaultHostName}' : publicAddress

// These paths never pass through sign-in: whatever a sender presents, no mail may be turned away by it (SendGrid does not
// try again after a 3xx or 4xx). Nothing behind them may trust X-MS-CLIENT-PRINCIPAL, which a caller can write there.
var pathsWithoutSignIn = ['/inbound/*', '/assets/*', '/healthz']

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'intake' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainer
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyHttp > 0 ? [{ name: 'http', instanceCount: alwaysReadyHttp }] : []
        triggers: {
          http: { perInstanceConcurrency: httpPerInstance }
        }
      }
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, {
    APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
    AZURE_CLIENT_ID: identityClientId
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identityClientId
    AzureWebJobsStorage__blobServiceUri: blobServiceUri
    AzureWebJobsStorage__queueServiceUri: queueServiceUri
    AzureWebJobsStorage__tableServiceUri: tableServiceUri
    Storage__credential: 'managedidentity'
    Storage__clientId: identityClientId
    Storage__blobServiceUri: blobServiceUri
    Storage__queueServiceUri: queueServiceUri
    Storage__tableServiceUri: tableServiceUri
    Site__Address: address
    DigestSchedule: '0 */5 * * * *'
    SweepSchedule: '0 */10 * * * *'
    MeasureSchedule: '0 */5 * * * *'
    RetentionSchedule: '0 30 2 * * *'
  })
}

// Everybody is let through to the app: the form is public and knows no list of paths in advance. What the platform adds is
// the header X-MS-CLIENT-PRINCIPAL for whoever is signed in, and its removal from everybody else's requests. The app
// refuses staff pages to requests without it or without the role Staff.
resource signIn 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true }
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
      excludedPaths: pathsWithoutSignIn
    }
    httpSettings: { requireHttps: true }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: staffClientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: { allowedAudiences: ['api://${staffClientId}', staffClientId] }
      }
    }
    login: {
      tokenStore: { enabled: false }
      cookieExpiration: {
        convention: 'FixedTime'
        timeToExpiration: '08:00:00'
      }
    }
  }
  dependsOn: [appSettings]
}

output name string = app.name
output address string = address
