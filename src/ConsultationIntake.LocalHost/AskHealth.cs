namespace ConsultationIntake.LocalHost;

/// <summary>Asks a running host whether it is well, for a container whose image holds no other program that could.</summary>
internal static class AskHealth
{
    internal const string Verb = "health";

    /// <returns>0 when it answers that it is.</returns>
    internal static async Task<int> ExecuteAsync(Uri host)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var response = await client.GetAsync(new Uri(host, "healthz"));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
