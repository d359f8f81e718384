using ConsultationIntake.Inbox.Answering;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Inbox.Forgetting;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions.Versions;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Inbox;

/// <summary>
/// The use cases of the inbox. A host adds <see cref="InboxOptions"/>, the readers of mail and of files, blobs, mail, queue and both
/// stores.
/// </summary>
public static class InboxServices
{
    public static IServiceCollection AddInbox(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new WebhookSignature(provider.GetRequiredService<InboxOptions>().SignatureKeys))
            .AddSingleton<ReceiveEmail>()
            .AddSingleton<ImportEmail>()
            .AddSingleton<ReadEmail>()
            .AddSingleton<AcknowledgeEmail>()
            .AddSingleton<NoteUndelivered>()
            .AddSingleton<MarkMessageFailed>()
            .AddSingleton<SweepInbox>()
            .AddSingleton<DecideMessage>()
            .AddSingleton<OpenOriginal>()
            .AddSingleton<SettleSubmission>()
            .AddSingleton<DecideVersion>()
            .AddSingleton<ReadPartnerRegister>()
            .AddSingleton<SendReminder>()
            .AddSingleton<ReadInboxDesk>();
}
