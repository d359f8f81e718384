// Tells somebody what this costs, before and after. It stops nothing.
param amount int
param operatorEmail string

@description('The first of the month it was made in, or empty to make it. Azure refuses to move it: "Start date of budgets cannot be updated".')
param start string

@description('Leave it alone: only a default may ask for the time.')
param thisMonth string = utcNow('yyyy-MM-01')

var startDate = empty(start) ? thisMonth : start

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'budget-intake'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: {
      halfSpent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 50
        thresholdType: 'Actual'
        contactEmails: [operatorEmail]
      }
      spent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Actual'
        contactEmails: [operatorEmail]
      }
      willOverspend: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 110
        thresholdType: 'Forecasted'
        contactEmails: [operatorEmail]
      }
    }
  }
}

output start string = startDate
