using System.Reflection;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Demonstration;

/// <summary>Fills an empty database with invented responses, through the same use case that takes in real ones.</summary>
internal sealed partial class DemonstrationSeeder(
    ConsultationCatalogue catalogue, ISubmissionStore store, SubmitResponse submit, LocalHostOptions options, ILogger<DemonstrationSeeder> logger)
    : IHostedService
{
    /// <summary>Whether this start put the invented responses in.</summary>
    internal bool Seeded { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Demonstration)
            return;
        var consultation = catalogue.All.First();
        if ((await store.TallyAsync(consultation.Slug, cancellationToken)).Received > 0)
            return;

        foreach (var response in Invented())
        {
            await submit.ExecuteAsync(
                new SubmitCommand
                {
                    Consultation = consultation,
                    Channel = response.Organisation is null ? Channel.Form : Channel.Partner,
                    Respondent = new Respondent { Name = response.Name, Email = response.Email, Organisation = response.Organisation },
                    Partner = PartnerMatch.Of(consultation, new Respondent { Organisation = response.Organisation }),
                    Answers = [.. response.Answers.Select(answer => new Answer(answer.Key, answer.Value)), .. Letter(response)],
                    Language = response.Language,
                },
                cancellationToken);
        }

        Seeded = true;
        Log.DemonstrationSeeded(logger, consultation.Slug.ToString());
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static InventedResponse[] Invented()
    {
        using var stream = Resource("responses.json");
        return JsonSerializer.Deserialize<InventedResponse[]>(stream, JsonSerializerOptions.Web)!;
    }

    private static IEnumerable<Answer> Letter(InventedResponse response)
    {
        if (response.Letter is null)
            yield break;
        using var reader = new StreamReader(Resource(response.Letter));
        yield return new Answer("letter", reader.ReadToEnd());
    }

    private static Stream Resource(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"ConsultationIntake.LocalHost.Demonstration.{name}")!;

    private sealed record InventedResponse(
        Dictionary<string, string> Answers, string? Name = null, string? Email = null, string? Organisation = null, string? Letter = null, string Language = Languages.English)
    {
        public Dictionary<string, string> Answers { get; init; } = Answers ?? [];
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Filled {Consultation} with invented responses")]
        internal static partial void DemonstrationSeeded(ILogger logger, string consultation);
    }
}
