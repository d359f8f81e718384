using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core;
using Azure.Identity;

namespace ConsultationIntake.TextAnalytics;

internal static class LanguageClient
{
    internal static TextAnalyticsClient Connect(TextAnalyticsOptions options)
    {
        var client = new TextAnalyticsClientOptions { DefaultLanguage = "en" };
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = options.Retries;
        client.Retry.NetworkTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds);
        client.Diagnostics.IsLoggingContentEnabled = false;
        return string.IsNullOrEmpty(options.Key)
            ? new TextAnalyticsClient(options.Endpoint!, Identity(options), client)
            : new TextAnalyticsClient(options.Endpoint!, new AzureKeyCredential(options.Key), client);
    }

    private static TokenCredential Identity(TextAnalyticsOptions options) =>
        options.ClientId is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();
}
