using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>What tests ask of a host's inbox.</summary>
internal static class Mailroom
{
    /// <summary>Posts a mail, works the queue empty, and returns what became of it.</summary>
    internal static async Task<InboxMessage> DeliverAsync(this LocalHostUnderTest host, SendGridPost post) =>
        await host.DeliverAsync(post.ToBytes());

    internal static async Task<InboxMessage> DeliverAsync(this LocalHostUnderTest host, byte[] body)
    {
        var id = await host.PostMailAsync(body);
        await host.DrainAsync();
        return await host.MessageAsync(id);
    }

    /// <summary>Posts a mail and returns its id.</summary>
    internal static async Task<string> PostMailAsync(this LocalHostUnderTest host, byte[] body)
    {
        var response = await SendGridPost.SendAsync(host, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("message").GetString()!;
    }

    internal static async Task<InboxMessage> MessageAsync(this LocalHostUnderTest host, string id) =>
        (await host.Get<IMessageStore>().FindAsync(id, TestContext.Current.CancellationToken))!;

    internal static async Task<Submission> SubmissionOfAsync(this LocalHostUnderTest host, InboxMessage message) =>
        (
            await host.Get<ISubmissionStore>()
                .FindAsync(ConsultationSlug.Parse(message.Consultation), message.Reference!.Value, TestContext.Current.CancellationToken)
        )!;

    internal static Task<MessageTally> MailTallyAsync(this LocalHostUnderTest host, string consultation = LocalHostUnderTest.Slug) =>
        host.Get<IMessageStore>().TallyAsync(consultation, TestContext.Current.CancellationToken);

    internal static IReadOnlyList<OutboxMail> Thanks(this LocalHostUnderTest host) =>
        [.. host.Outbox.Where(mail => mail.Mail.Category == "acknowledgement")];

    /// <summary>The sender's own words as they were kept, without what was set aside.</summary>
    internal static string OwnWords(this Submission submission) =>
        string.Join(
            "\n\n",
            submission.Text.Parts.Where(part => part.Kind != PartKind.SetAside).Select(part => part.Span.Of(submission.Text.Value))
        );

    internal static IReadOnlyList<string> PointTexts(this Submission submission) =>
        [.. submission.Points.Select(point => point.Span.Of(submission.Text.Value))];
}
