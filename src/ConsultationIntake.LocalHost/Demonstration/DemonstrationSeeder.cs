using ConsultationIntake.Alerts;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Demonstration;

/// <summary>Fills an empty database with invented responses and mail, through the same use cases that take in real ones.</summary>
internal sealed partial class DemonstrationSeeder(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IBlobStore blobs,
    IMessageStore messages,
    WebhookSignature signature,
    TellOfSafeguarding tell,
    LocalHostOptions options,
    TimeProvider clock,
    ILoggerFactory loggers
) : IHostedService
{
    /// <summary>So that the invented forms are spread over the weeks that the demonstration has been open.</summary>
    private static readonly TimeSpan BetweenForms = TimeSpan.FromHours(16.3);

    private readonly DemonstrationClock then = new();
    private readonly InventedCrowd? crowd = options.DemonstrationTexts is { Length: > 0 } texts ? new InventedCrowd(texts) : null;

    /// <summary>Whether this start put the invented responses in.</summary>
    internal bool Seeded { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Demonstration)
            return;
        var consultation = catalogue.All.First();
        if ((await store.TallyAsync(consultation.Slug, cancellationToken)).Received > 0)
            return;
        // Some three hundred of the crowd are flagged, all at once: one mail says how many.
        if (crowd is not null)
            await tell.HoldAsync(consultation.Slug, cancellationToken);
        var now = clock.GetUtcNow();
        await SubmitAsync(consultation, now, cancellationToken);
        await ReceiveAsync(now, cancellationToken);
        Seeded = true;
        Log.DemonstrationSeeded(loggers.CreateLogger<DemonstrationSeeder>(), consultation.Slug.ToString());
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SubmitAsync(Consultation consultation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var submit = new SubmitResponse(store, then, loggers.CreateLogger<SubmitResponse>());
        var responses = InventedFiles.List<InventedResponse>("responses.json");
        foreach (var (i, response) in responses.Index())
        {
            then.Now = now - TimeSpan.FromMinutes(40) - ((responses.Length - 1 - i) * BetweenForms);
            await submit.ExecuteAsync(response.To(consultation), cancellationToken);
        }

        foreach (var (i, form) in (crowd?.FormsFor(consultation) ?? []).Index())
        {
            then.Now =
                now - TimeSpan.FromMinutes(45) - ((InventedCrowd.Forms - 1 - i) * BetweenForms * responses.Length / InventedCrowd.Forms);
            await submit.ExecuteAsync(form, cancellationToken);
        }
    }

    private async Task ReceiveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var receive = new ReceiveEmail(blobs, messages, signature, then);
        foreach (
            var mail in InventedFiles.List<InventedMail.Listed>("mails.json").Select(listed => listed.Read()).Concat(crowd?.Mail() ?? [])
        )
        {
            then.Now = now.AddMinutes(-mail.MinutesAgo);
            await receive.ExecuteAsync(mail.PostAt(then.Now), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Filled {Consultation} with invented responses")]
        internal static partial void DemonstrationSeeded(ILogger logger, string consultation);
    }
}
