using System.Runtime.CompilerServices;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.SentMails;

/// <summary>The mails whose words are kept: read, taken over from another installation, and without the words of what is erased.</summary>
public sealed class KeptMails(IOfficeRecords records)
{
    private const int PageLength = 200;

    /// <summary>All, by kind; of each kind in the order of ids.</summary>
    public async IAsyncEnumerable<SentMail> ReadAsync(
        ConsultationSlug consultation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var after = "";
        while (await records.ListAfterAsync<SentMail>(consultation, after, PageLength, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var mail in page)
                yield return mail;
            after = page[^1].Id;
        }
    }

    /// <summary>Those of one kind.</summary>
    /// <param name="consultation">Whose mails.</param>
    /// <param name="category">See <see cref="SentMail.Category"/>.</param>
    /// <param name="after">The id that they follow; empty for the first.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<SentMail>> ListAsync(
        ConsultationSlug consultation,
        string category,
        string after,
        int take,
        CancellationToken cancellationToken
    )
    {
        var first = SentMail.First(category);
        var from = after.StartsWith(first, StringComparison.Ordinal) ? after : first;
        var found = await records.ListAfterAsync<SentMail>(consultation, from, take, cancellationToken);
        return [.. found.TakeWhile(mail => mail.Category == category)];
    }

    public Task<SentMail?> FindAsync(ConsultationSlug consultation, string id, CancellationToken cancellationToken) =>
        records.FindAsync<SentMail>(consultation, id, cancellationToken);

    /// <summary>
    /// Keeps a mail with what it is found by: that first, so that no mail is without it where this is cut off, and once more at the end, as
    /// whoever erased a response meanwhile took it away before there was a mail.
    /// </summary>
    public async Task KeepAsync(
        ConsultationSlug consultation,
        SentMail mail,
        IReadOnlyList<string> about,
        CancellationToken cancellationToken
    )
    {
        async Task SayWhatItIsAboutAsync()
        {
            foreach (var reference in about)
                await records.SaveAsync(consultation, SentMailAbout.Of(reference, mail.Id), entry: null, cancellationToken);
        }

        await SayWhatItIsAboutAsync();
        while (!await records.SaveAsync(consultation, mail, entry: null, cancellationToken))
            mail = mail with { Version = (await FindAsync(consultation, mail.Id, cancellationToken))?.Version };
        await SayWhatItIsAboutAsync();
    }

    /// <summary>Takes over what another installation kept. False where it is here already, which stays as it is.</summary>
    public async Task<bool> TakeOverAsync(
        ConsultationSlug consultation,
        SentMail mail,
        IReadOnlyList<string> about,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(consultation, mail.Id, cancellationToken) is not null)
            return false;
        await KeepAsync(consultation, mail with { Version = null }, about, cancellationToken);
        return true;
    }

    /// <summary>Forgets a mail. Nothing happens where it is not kept.</summary>
    public async Task ForgetAsync(ConsultationSlug consultation, string id, CancellationToken cancellationToken)
    {
        while (await FindAsync(consultation, id, cancellationToken) is { } mail)
            await records.DeleteAsync(consultation, mail, entry: null, cancellationToken);
    }

    /// <summary>Takes the words of a response out of all mails. Nothing happens where they are in none.</summary>
    public async Task ForgetAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        var first = SentMailAbout.First(reference.ToString());
        while (true)
        {
            var page = await records.ListAfterAsync<SentMailAbout>(consultation, first, PageLength, cancellationToken);
            var own = page.TakeWhile(about => about.Id.StartsWith(first, StringComparison.Ordinal)).ToList();
            if (own.Count == 0)
                return;
            foreach (var about in own)
            {
                await TakeOutAsync(consultation, about.Mail, $"{consultation}/{reference}", cancellationToken);
                await records.DeleteAsync(consultation, about, entry: null, cancellationToken);
                // It may have been kept between the two; where it is kept later, what it is about is said again.
                await TakeOutAsync(consultation, about.Mail, $"{consultation}/{reference}", cancellationToken);
            }
        }
    }

    private async Task TakeOutAsync(ConsultationSlug consultation, string id, string about, CancellationToken cancellationToken)
    {
        // Read again where another response was taken out of it at the same moment.
        while (await FindAsync(consultation, id, cancellationToken) is { } mail)
        {
            var isDone = mail.Without(about) is { } without
                ? await records.SaveAsync(consultation, without, entry: null, cancellationToken)
                : await records.DeleteAsync(consultation, mail, entry: null, cancellationToken);
            if (isDone)
                return;
        }
    }
}
