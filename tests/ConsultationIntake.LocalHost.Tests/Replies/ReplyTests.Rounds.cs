using System.Text.RegularExpressions;
using ConsultationIntake.Imports;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.Replies;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Replies;

public sealed partial class ReplyTests
{
    [Fact]
    public async Task Respondents_All_AreLookedAtAPageAMessage_AndOneRoundAtATime()
    {
        const int many = 120;
        await using var host = await LocalHostUnderTest.StartAsync();
        var (replies, records, slug) = (host.Get<ReplyToRespondents>(), host.Get<IOfficeRecords>(), host.Consultation.Slug);
        for (var i = 0; i < many; i++)
        {
            var wanted = Wanted(SubmissionReference.New(), host.Clock.GetUtcNow());
            Assert.True(await records.SaveAsync(slug, wanted, entry: null, Token));
        }

        var begun = await replies.QueueAllAsync(host.Consultation, "ann", Token);
        var meanwhile = await replies.QueueAllAsync(host.Consultation, "ben", Token);
        await replies.GoOnAsync(slug, "", Token);
        var page = await replies.FindRoundAsync(slug, Token);
        await replies.GoOnAsync(slug, "", Token);
        var twice = await replies.FindRoundAsync(slug, Token);
        await host.DrainAsync();
        var done = await replies.FindRoundAsync(slug, Token);
        await replies.StopRoundAsync(slug, Token);
        var still = await replies.FindRoundAsync(slug, Token);
        await replies.QueueAllAsync(host.Consultation, "ben", Token);
        await replies.StopRoundAsync(slug, Token);

        Assert.Equal((0, "ann"), (begun.Counts.All, meanwhile.By));
        Assert.InRange(page!.Counts.All, 1, many / 2);
        Assert.Equal(page.Counts, twice!.Counts);
        // None of these responses is there: nobody is written to, and each is counted once though messages came twice.
        Assert.Equal((ReplyRoundState.Done, new QueuedReplies(0, many, 0)), (done!.State, done.Counts));
        Assert.Equal(ReplyRoundState.Done, still!.State);
        Assert.Contains(
            "stopped after 0, by a fault",
            await host.Client.GetStringAsync($"{Staff}/replies", Token),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    public async Task Respondents_APageOfARound_ReadsAsManyRecordsHoweverManyThereAre(int many)
    {
        CountedRecords? counted = null;
        await using var host = await LocalHostUnderTest.StartAsync(change: services =>
            services.AddSingleton<IOfficeRecords>(provider =>
                counted = new CountedRecords(new SqliteOfficeRecords(provider.GetRequiredService<SqliteDatabase>()))
            )
        );
        var (replies, records, slug) = (host.Get<ReplyToRespondents>(), host.Get<IOfficeRecords>(), host.Consultation.Slug);
        for (var i = 0; i < many; i++)
            await records.SaveAsync(slug, Wanted(SubmissionReference.New(), host.Clock.GetUtcNow()), entry: null, Token);
        await replies.QueueAllAsync(host.Consultation, "ann", Token);
        counted!.Read = 0;

        await replies.GoOnAsync(slug, "", Token);
        var round = counted.Read;
        counted.Read = 0;
        await replies.QueueAsync(host.Consultation, new HashSet<SubmissionReference> { SubmissionReference.New() }, "ann", Token);

        // The round, and the page with one more that tells whether there is another.
        Assert.Equal((52, 0), (round, counted.Read));
        Assert.Equal(50, (await replies.FindRoundAsync(slug, Token))!.Counts.All);
    }

    [Fact]
    public async Task Erased_NothingThatWasWrittenDownBesideItStays()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var (reference, records, slug) = (await WantedAsync(host), host.Get<IOfficeRecords>(), host.Consultation.Slug);
        var (now, id) = (host.Clock.GetUtcNow(), $"{reference}");
        await records.SaveAsync(
            slug,
            new SecondTyping
            {
                Id = id,
                Compared = 1,
                Differs = [],
                By = "ann",
                At = now,
            },
            entry: null,
            Token
        );
        await records.SaveAsync(
            slug,
            new ReportQuote
            {
                Id = $"{id}.1",
                By = "ann",
                At = now,
            },
            entry: null,
            Token
        );
        await host.Get<NoteUndelivered>().ExecuteAsync(slug, MailPurpose.Copy, id, "It was refused.", Token);
        await host.Get<NoteUndelivered>().ExecuteAsync(slug, MailPurpose.Reply, Panel, "It was refused.", Token);

        Assert.True(await host.Get<EraseSubmission>().ExecuteAsync(slug, reference, ErasureReason.SenderAsked, "ann", Token));

        Assert.Null(await DeliveryAsync(host, id));
        Assert.Empty(await records.ListAsync<SecondTyping>(slug, Token));
        Assert.Empty(await records.ListAsync<ReportQuote>(slug, Token));
        Assert.Equal(Panel, Assert.Single(await records.ListAsync<UndeliveredMail>(slug, Token)).Subject);
    }

    [Fact]
    public async Task MoreWhoWantToBeToldThanAPageHolds_StandEachOnOneOfThePages()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var asked = new List<string>();
        for (var i = 0; i < 53; i++)
        {
            asked.Add(await AskAsync(host, $"person{i}@example.com", "en"));
            await host.Get<IOfficeRecords>()
                .SaveAsync(
                    host.Consultation.Slug,
                    Wanted(SubmissionReference.Parse(asked[^1]), host.Clock.GetUtcNow()),
                    entry: null,
                    Token
                );
        }

        var first = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        var next = System.Text.RegularExpressions.Regex.Match(first, "<a href=\"([^\"]*)\" rel=\"next\"").Groups[1].Value;
        var second = await host.Client.GetStringAsync(System.Net.WebUtility.HtmlDecode(next), Token);

        Assert.Equal(50, asked.Count(reference => IsListed(first, reference)));
        Assert.Equal(3, asked.Count(reference => IsListed(second, reference)));
        Assert.All(asked, reference => Assert.True(IsListed(first, reference) != IsListed(second, reference), reference));
        Assert.Contains("rel=\"prev\"", second, StringComparison.Ordinal);

        static bool IsListed(string page, string reference) => page.Contains($">{reference}</a>", StringComparison.Ordinal);
    }

    /// <summary>A response that is decided, and whose sender has proven the address and wants to be told.</summary>
    private static async Task<SubmissionReference> WantedAsync(LocalHostUnderTest host)
    {
        var reference = SubmissionReference.Parse(await AskAsync(host, "ann@example.com", "en"));
        await host.DrainAsync();
        await DecideAllAsync(host);
        var response = await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, reference, Token);
        await host.Get<NoteWantedReply>().ExecuteAsync(response!, Token);
        return reference;
    }

    private static ReplyDelivery Wanted(SubmissionReference reference, DateTimeOffset at) =>
        new()
        {
            Id = reference.ToString(),
            State = ReplyState.Wanted,
            By = ReplyDelivery.Respondent,
            At = at,
        };

    private static Task<ReplyDelivery?> DeliveryAsync(LocalHostUnderTest host, string id) =>
        host.Get<IOfficeRecords>().FindAsync<ReplyDelivery>(host.Consultation.Slug, id, Token);
}
