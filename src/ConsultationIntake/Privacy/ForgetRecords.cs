using ConsultationIntake.Alerts;
using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Office;
using ConsultationIntake.Replies;
using ConsultationIntake.Reports;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Privacy;

/// <summary>
/// Forgets what the office wrote down beside a response that is erased: that its sender wanted a reply, that it was typed twice,
/// whom it was told to, which mail about it did not go out, which of its points the report quotes, its words in mails that went out.
/// </summary>
public sealed class ForgetRecords(IOfficeRecords records, KeptMails sent) : IPlaceOfWords
{
    public string Place => "office records";

    public Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken) =>
        OfSubmissionAsync(erasure.Consultation, erasure.Reference, cancellationToken);

    /// <summary>Nothing happens where there is nothing of it.</summary>
    public async Task OfSubmissionAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        var id = reference.ToString();
        await ForgetAsync<ReplyDelivery>(consultation, id, cancellationToken);
        await ForgetAsync<SecondTyping>(consultation, id, cancellationToken);
        await ToldWithoutAsync(consultation, reference, cancellationToken);
        await ForgetAsync<SafeguardingAlert>(consultation, id, cancellationToken);
        // Of these there are few, and their ids are not the response's.
        await ForgetAsync<UndeliveredMail>(
            consultation,
            record => record.Subject.StartsWith(id, StringComparison.Ordinal),
            cancellationToken
        );
        await sent.ForgetAsync(consultation, reference, cancellationToken);
        await ForgetAsync<ReportQuote>(consultation, record => record.Id.StartsWith($"{id}.", StringComparison.Ordinal), cancellationToken);
    }

    /// <summary>
    /// Who was told of it and of others by one mail was told of the others still: nobody is told of them again. Where the mail did not
    /// reach somebody, all are: with this response goes the line in the outbox by which they might have heard.
    /// </summary>
    private async Task ToldWithoutAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (
            await records.FindAsync<SafeguardingAlert>(consultation, reference.ToString(), cancellationToken)
            is not { ReachedAll: true } alert
        )
            return;
        foreach (var other in alert.Others.Select(point => point.Submission.ToString()).Distinct())
        {
            while (
                await records.FindAsync<SafeguardingAlert>(consultation, other, cancellationToken) is { With: { } with } told
                && with == reference
                && !await records.SaveAsync(consultation, told with { With = null }, entry: null, cancellationToken)
            )
            {
                // Another saved it in between: it is read again.
            }
        }
    }

    private async Task ForgetAsync<T>(ConsultationSlug consultation, string id, CancellationToken cancellationToken)
        where T : OfficeRecord
    {
        // One that was saved meanwhile is read again and forgotten as it then is.
        while (await records.FindAsync<T>(consultation, id, cancellationToken) is { } record)
            await records.DeleteAsync(consultation, record, entry: null, cancellationToken);
    }

    private async Task ForgetAsync<T>(ConsultationSlug consultation, Func<T, bool> isOfIt, CancellationToken cancellationToken)
        where T : OfficeRecord
    {
        while ((await records.ListAsync<T>(consultation, cancellationToken)).FirstOrDefault(isOfIt) is { } record)
            await records.DeleteAsync(consultation, record, entry: null, cancellationToken);
    }
}
