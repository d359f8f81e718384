using System.IO.Compression;
using System.Net;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Tests.Inbox;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>What mails said that went out: on the page, in the pack and in the archive, and no longer where it is erased.</summary>
public sealed class SentMailTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Digest_ThatWentOut_IsOnAPageInThePackAndInTheArchive_WordForWord()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await QuotedAsync(host, "There must be far more visible patrols against anti-social behaviour.");
        await host.DeliverAsync(new SendGridPost { From = "Hortensia Clerk <hortensia@northdale.example>" });
        var digests = host.Outbox.Where(mail => mail.Mail.Category == "digest").ToList();
        var thanks = Assert.Single(host.Thanks());

        var list = await host.Client.GetStringAsync($"{Staff}/sent", Token);
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync($"{Staff}/sent/{SentMail.IdOf(digests[0].Mail)}", Token));
        var pack = Read(await host.Client.GetByteArrayAsync($"{Staff}/export/evidence.zip", Token));
        var archive = await ArchiveAsync(host);

        Assert.NotEmpty(digests);
        Assert.All(digests, digest => Assert.Contains(SentMail.IdOf(digest.Mail), list, StringComparison.Ordinal));
        Assert.Contains(digests[0].Mail.Text, page, StringComparison.Ordinal);
        Assert.Contains(digests[0].Mail.Text, pack["sent/digests.txt"], StringComparison.Ordinal);
        Assert.Contains("Thank you. We have received your response", pack["sent/acknowledgements.txt"], StringComparison.Ordinal);
        Assert.Contains(
            WebUtility.HtmlEncode(thanks.Mail.Subject),
            await host.Client.GetStringAsync($"{Staff}/sent?kind=acknowledgement", Token),
            StringComparison.Ordinal
        );
        Assert.Contains("visible patrols", archive, StringComparison.Ordinal);
        Assert.All(host.Outbox, mail => Assert.DoesNotContain(mail.Mail.To.Email, pack["sent/digests.txt"], StringComparison.Ordinal));

        await using var to = await LocalHostUnderTest.StartAsync();
        await ImportAsync(to, archive);
        Assert.Equal(
            digests.Select(digest => digest.Mail.Text),
            await to.Get<KeptMails>()
                .ReadAsync(to.Consultation.Slug, Token)
                .Where(mail => mail.Category == "digest")
                .Select(mail => mail.Text)
                .ToListAsync(Token)
        );
    }

    [Fact]
    public async Task Pack_TakesOutTheNameThatAResponseGave_InItsOwnWordsAlone()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var answers = new[] { new { question = "else", text = "The lanes are dark." } };
        var named = await host.AcceptedAsync(new { respondent = new { name = "Thistle Ferreby" }, answers });
        var other = await host.AcceptedAsync(new { answers });
        await KeepAsync("two", new MailPiece("Said: ", null), Piece(named, "Thistle wants lamps. "), Piece(other, "Thistle grows there."));
        await KeepAsync("one", new MailPiece("To Thistle Ferreby: ", null), Piece(named, "lamps for Thistle."));

        var pack = Read(await host.Client.GetByteArrayAsync($"{Staff}/export/evidence.zip", Token));

        Assert.Contains("Said: [name] wants lamps. Thistle grows there.", pack["sent/digests.txt"], StringComparison.Ordinal);
        Assert.Contains("To [name]: lamps for [name].", pack["sent/digests.txt"], StringComparison.Ordinal);

        MailPiece Piece(string reference, string words) => new(words, $"{LocalHostUnderTest.Slug}/{reference}");

        Task KeepAsync(string id, params MailPiece[] pieces) =>
            host.Get<KeptMails>()
                .KeepAsync(
                    host.Consultation.Slug,
                    new SentMail
                    {
                        Id = $"{SentMail.First("digest")}{id}",
                        Category = "digest",
                        At = host.Clock.GetUtcNow(),
                        Subject = "Digest",
                        Language = "en",
                        Pieces = pieces,
                    },
                    [],
                    Token
                );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Digest_ThatQuotesWhatIsErased_KeepsTheOthersWords(bool elsewhere)
    {
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        await host.AcceptedAsync(
            new { answers = new[] { new { question = "victims", text = "Victims wait for letters that never come for months." } } }
        );
        var erased = await QuotedAsync(host, "There must be far more visible zebras against anti-social behaviour.");
        await using var to = await LocalHostUnderTest.StartAsync();
        await ImportAsync(to, await ArchiveAsync(host));
        var where = elsewhere ? to : host;
        var before = await TextsAsync(where);

        Assert.True(
            await where
                .Get<EraseSubmission>()
                .ExecuteAsync(where.Consultation.Slug, SubmissionReference.Parse(erased), ErasureReason.SenderAsked, "ann", Token)
        );

        var after = await TextsAsync(where);
        Assert.Contains(before, text => text.Contains("visible zebras", StringComparison.Ordinal));
        Assert.Equal(before.Count, after.Count);
        Assert.DoesNotContain(after, text => text.Contains("zebras", StringComparison.Ordinal));
        Assert.Contains(
            after,
            text =>
                text.Contains("[erased]", StringComparison.Ordinal) && text.Contains("Victims wait for letters", StringComparison.Ordinal)
        );
        if (elsewhere)
            return;
        await host.Get<ConsultationIntake.LocalHost.Mail.SweepOutbox>().ExecuteAsync(Token);
        Assert.True(host.Get<SqliteDatabase>().Checkpoint());
        Assert.Empty(folder.FilesWith("visible zebras"));
    }

    [Fact]
    public async Task Acknowledgement_IsErasedWhole_AndWhatDidNotGoOutIsNotKept()
    {
        var mail = new FickleMail();
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IMailSender>(mail));
        var message = await host.DeliverAsync(new SendGridPost { From = "Hortensia Clerk <hortensia@northdale.example>" });
        var kept = await TextsAsync(host);
        await host.Get<EraseSubmission>()
            .ExecuteAsync(host.Consultation.Slug, message.Reference!.Value, ErasureReason.SenderAsked, "ann", Token);
        var (send, slug) = (host.Get<SendKeptMail>(), host.Consultation.Slug);
        var reference = SubmissionReference.Parse(
            await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "There is noise in the park." } } })
        );
        var reply = Reply(slug, reference, "What was done with what you said.");

        Assert.Single(kept);
        Assert.Empty(await TextsAsync(host));
        mail.Answer = () => new MailOutcome.Refused("No such mailbox");
        await send.ExecuteAsync(slug, reply, Token);
        Assert.Empty(await TextsAsync(host));
        mail.Answer = () => throw new HttpRequestException("The mail service is away.");
        await Assert.ThrowsAsync<HttpRequestException>(() => send.ExecuteAsync(slug, reply, Token));
        Assert.Empty(await TextsAsync(host));
        mail.Answer = () => new MailOutcome.Unknown();
        await send.ExecuteAsync(slug, reply, Token);
        mail.Answer = () => new MailOutcome.Refused("No such mailbox");
        await send.ExecuteAsync(slug, reply with { Text = "Said again otherwise." }, Token);
        Assert.Equal([reply.Text], await TextsAsync(host));
        // Erased while the mail is on its way.
        mail.Answer = () =>
        {
            host.Get<EraseSubmission>().ExecuteAsync(slug, reference, ErasureReason.SenderAsked, "ann", Token).GetAwaiter().GetResult();
            return new MailOutcome.Accepted();
        };
        await send.ExecuteAsync(slug, reply, Token);
        Assert.Empty(await TextsAsync(host));
    }

    [Fact]
    public async Task Kept_WhileItsResponseIsErased_LosesItsWords()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var records = new DisturbedRecords(host.Get<IOfficeRecords>());
        var send = new SendKeptMail(new FickleMail(), new KeptMails(records), host.Get<ISubmissionStore>(), host.Clock);
        var reference = await NoiseAsync(host);
        records.BeforeMail = () => EraseAsync(host, reference);

        await send.ExecuteAsync(host.Consultation.Slug, Reply(host.Consultation.Slug, reference, "There is noise."), Token);

        Assert.Empty(await TextsAsync(host));
    }

    /// <summary>Between the two looks that an erasure takes.</summary>
    [Fact]
    public async Task Kept_AfterAnErasureFirstLooked_LosesItsWordsByTheSecond()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var records = new DisturbedRecords(host.Get<IOfficeRecords>());
        var (slug, kept) = (host.Consultation.Slug, host.Get<KeptMails>());
        var send = new SendKeptMail(new FickleMail(), new KeptMails(records), host.Get<ISubmissionStore>(), host.Clock);
        var reference = await NoiseAsync(host);
        records.BeforeMail = () => kept.ForgetAsync(slug, reference, Token);

        await send.ExecuteAsync(slug, Reply(slug, reference, "There is noise."), Token);
        Assert.Single(await TextsAsync(host));
        await EraseAsync(host, reference);

        Assert.Empty(await TextsAsync(host));
    }

    [Fact]
    public async Task PutBack_AfterItsResponseWasErased_IsNot()
    {
        var mail = new FickleMail { Answer = () => new MailOutcome.Unknown() };
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IMailSender>(mail));
        var (send, slug) = (host.Get<SendKeptMail>(), host.Consultation.Slug);
        var reference = await NoiseAsync(host);
        await send.ExecuteAsync(slug, Reply(slug, reference, "There is noise."), Token);
        mail.Answer = () =>
        {
            EraseAsync(host, reference).GetAwaiter().GetResult();
            return new MailOutcome.Refused("No such mailbox");
        };

        await send.ExecuteAsync(slug, Reply(slug, reference, "There is noise, said again."), Token);

        Assert.Empty(await TextsAsync(host));
    }

    [Fact]
    public async Task HandedOver_WhateverFailsAfterwards_IsHandedOver()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var (records, mail) = (new DisturbedRecords(host.Get<IOfficeRecords>()), new FickleMail());
        var send = new SendKeptMail(mail, new KeptMails(records), host.Get<ISubmissionStore>(), host.Clock);
        var reference = await NoiseAsync(host);
        mail.Answer = () =>
        {
            EraseAsync(host, reference).GetAwaiter().GetResult();
            records.IsAway = true;
            return new MailOutcome.Accepted();
        };

        var outcome = await send.ExecuteAsync(host.Consultation.Slug, Reply(host.Consultation.Slug, reference, "There is noise."), Token);

        Assert.IsType<MailOutcome.Accepted>(outcome);
        Assert.Empty(await TextsAsync(host));
    }

    private static async Task<SubmissionReference> NoiseAsync(LocalHostUnderTest host) =>
        SubmissionReference.Parse(
            await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "There is noise in the park." } } })
        );

    private static Task<bool> EraseAsync(LocalHostUnderTest host, SubmissionReference reference) =>
        host.Get<EraseSubmission>().ExecuteAsync(host.Consultation.Slug, reference, ErasureReason.SenderAsked, "ann", Token);

    private static OutgoingMail Reply(ConsultationSlug slug, SubmissionReference reference, string text) =>
        new()
        {
            Id = $"reply-{slug}-{reference}",
            Category = "reply",
            About = [$"{slug}/{reference}"],
            To = new MailAddress("ann@example.com"),
            Subject = "What was done",
            Text = text,
            Html = text,
        };

    /// <summary>A response that the next digest quotes, and that digest.</summary>
    private static async Task<string> QuotedAsync(LocalHostUnderTest host, string text)
    {
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });
        await host.DrainAsync();
        host.Clock.Set(host.Consultation.Window.Closes.AddDays(-1));
        await host.SendDueDigestsAsync();
        return reference;
    }

    private static async Task<List<string>> TextsAsync(LocalHostUnderTest host) =>
        await host.Get<KeptMails>().ReadAsync(host.Consultation.Slug, Token).Select(mail => mail.Text).ToListAsync(Token);

    private static async Task<string> ArchiveAsync(LocalHostUnderTest host)
    {
        using var answer = await host.Client.PostAsync(
            $"{Api}/archive/export",
            new FormUrlEncodedContent([new("reason", "moving to the new body")]),
            Token
        );
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static async Task ImportAsync(LocalHostUnderTest host, string archive)
    {
        using var answer = await host.Client.PostAsync(
            $"{Api}/archive",
            new StringContent(archive, Encoding.UTF8, "application/jsonl"),
            Token
        );
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Token));
    }

    private static Dictionary<string, string> Read(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return archive.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            }
        );
    }

    private sealed class FickleMail : IMailSender
    {
        internal Func<MailOutcome> Answer { get; set; } = () => new MailOutcome.Accepted();

        public Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken) =>
            Task.Run(() => Answer(), cancellationToken);
    }

    /// <summary>The office's records, with what happens beside them at the worst moment.</summary>
    private sealed class DisturbedRecords(IOfficeRecords records) : IOfficeRecords
    {
        internal Func<Task>? BeforeMail { get; set; }

        internal bool IsAway { get; set; }

        private IOfficeRecords Records => IsAway ? throw new IOException("The store is away.") : records;

        public Task<T?> FindAsync<T>(ConsultationSlug consultation, string id, CancellationToken cancellationToken)
            where T : OfficeRecord => Records.FindAsync<T>(consultation, id, cancellationToken);

        public Task<IReadOnlyList<T>> ListAsync<T>(ConsultationSlug consultation, CancellationToken cancellationToken)
            where T : OfficeRecord => Records.ListAsync<T>(consultation, cancellationToken);

        public Task<IReadOnlyList<T>> ListAfterAsync<T>(
            ConsultationSlug consultation,
            string after,
            int take,
            CancellationToken cancellationToken
        )
            where T : OfficeRecord => Records.ListAfterAsync<T>(consultation, after, take, cancellationToken);

        public async Task<bool> SaveAsync<T>(
            ConsultationSlug consultation,
            T record,
            HistoryEntry? entry,
            CancellationToken cancellationToken
        )
            where T : OfficeRecord
        {
            if (record is SentMail && BeforeMail is { } disturb)
            {
                BeforeMail = null;
                await disturb();
            }

            return await Records.SaveAsync(consultation, record, entry, cancellationToken);
        }

        public Task<bool> DeleteAsync<T>(ConsultationSlug consultation, T record, HistoryEntry? entry, CancellationToken cancellationToken)
            where T : OfficeRecord => Records.DeleteAsync(consultation, record, entry, cancellationToken);
    }
}
