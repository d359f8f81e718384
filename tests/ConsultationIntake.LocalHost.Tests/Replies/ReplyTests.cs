using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ConsultationIntake.Imports;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Tests.Exports;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.Replies;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Replies;

/// <summary>Replies to partners and to respondents who asked: when they can go, that they go once, and what they say.</summary>
public sealed class ReplyTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    /// <summary>Of the two, the register knows an address of this one.</summary>
    private const string Panel = "police-and-crime-panel";
    private const string Council = "westmere-city-council";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reply_GoesWhenAllIsDecided_AndOnce()
    {
        await using var host = await StartAsync();

        var early = await SendAsync(host, Panel, Council);
        await DecideAllAsync(host);
        var sent = await SendAsync(host, Panel, Council);
        var again = await SendAsync(host, Panel);

        Assert.Contains("something they said is not decided yet", early, StringComparison.Ordinal);
        Assert.Contains("Panel: sent.", sent, StringComparison.Ordinal);
        Assert.Contains("Westmere City Council: not sent: no address is proven", sent, StringComparison.Ordinal);
        Assert.Contains("it was sent before", again, StringComparison.Ordinal);
        var reply = Assert.Single(host.Outbox, mail => mail.Mail.To.Email == "panel@westmere.example");
        Assert.Contains("Changed the plan", reply.Mail.Text, StringComparison.Ordinal);
        // Who writes stands at the end, once.
        Assert.Equal(2, reply.Mail.Text.Split($"\n{host.Consultation.Body.Name.English}\n").Length);
        Assert.Contains(host.Consultation.Body.Name.English, reply.Mail.Html, StringComparison.Ordinal);
        Assert.Equal(1, (await host.JsonAsync($"{Api}/history?act=reply")).GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Replies_AreSentAfterAPageThatNamesEach_AndNoneIsTickedBeforehand()
    {
        await using var host = await StartAsync();
        await DecideAllAsync(host);
        var reference = await AskAsync(host, "ann@example.com", "en");
        await host.DrainAsync();
        await DecideAllAsync(host);
        var response = await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, SubmissionReference.Parse(reference), Token);
        await host.Get<NoteWantedReply>().ExecuteAsync(response!, Token);
        var before = host.Outbox.Count;

        var page = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        var chosen = await host.Client.GetStringAsync($"{Staff}/replies?choose=partners", Token);
        var asked = await PostAsync(host, "replies", ("partner", Panel), ("partner", Council));
        var askedOne = await PostAsync(host, "replies/respondents", ("response", reference));
        var askedAll = await PostAsync(host, "replies/respondents", ("all", "yes"));
        await host.DrainAsync();
        var nobody = await PostAsync(host, "replies");

        Assert.DoesNotContain(" checked", page, StringComparison.Ordinal);
        Assert.Contains("Choose all that are ready", page, StringComparison.Ordinal);
        Assert.Matches($"value=\"{Panel}\"[^>]* checked", chosen);
        Assert.DoesNotMatch($"value=\"{reference}\"[^>]* checked", chosen);
        Assert.Matches(">Westmere Police and Crime Panel</a>: panel@westmere.example", asked);
        Assert.Matches("id=\"waiting\">\\s*<li><a[^>]*>Westmere City Council</a>: Ready: no address is proven", asked);
        Assert.Contains($"name=\"partner\" value=\"{Panel}\"", asked, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{Council}\"", asked, StringComparison.Ordinal);
        Assert.Contains($">{reference}</a>: ann@example.com", askedOne, StringComparison.Ordinal);
        Assert.Contains("name=\"all\" value=\"yes\"", askedAll, StringComparison.Ordinal);
        Assert.Contains($">{reference}</a>: ann@example.com", askedAll, StringComparison.Ordinal);
        Assert.Contains("Nobody was chosen.", nobody, StringComparison.Ordinal);
        Assert.Equal(before, host.Outbox.Count);
    }

    [Fact]
    public async Task Replies_WhereNoneIsReady_HaveNoButtonToSend()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await AskAsync(host, "ann@example.com", "en");
        await host.DrainAsync();
        var response = await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, SubmissionReference.Parse(reference), Token);
        await host.Get<NoteWantedReply>().ExecuteAsync(response!, Token);

        var early = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        await DecideAllAsync(host);
        var ready = await host.Client.GetStringAsync($"{Staff}/replies", Token);

        Assert.Contains(reference, early, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", early.Split("id=\"respondents\"")[1], StringComparison.Ordinal);
        Assert.Contains("Send to those chosen", ready, StringComparison.Ordinal);
        Assert.Matches("class=\"apart\"><button[^>]*>Send to all that are ready", ready);
    }

    [Fact]
    public async Task Reply_SaysPointsInTheirOrder_WithWhatWasDoneAndTheAnswer()
    {
        await using var host = await StartAsync();
        await DecideAllAsync(host);

        var page = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        var letter = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/replies/{Panel}/reply.docx", Token));

        var rows = Assert.Single(letter.Tables).Skip(1).ToList();
        Assert.True(rows.Count > 1);
        Assert.All(rows, row => Assert.Equal("Changed the plan\nIt is in the plan now.", row[1]));
        Assert.Equal(rows.Select(row => row[0].Split('\n')[^1]).Order(StringComparer.Ordinal), rows.Select(row => row[0].Split('\n')[^1]));
        Assert.Contains("It is in the plan now.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("between ourselves", page + letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_InWelsh_IsForWhoeverWroteInIt()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new
            {
                language = "cy",
                answers = new[] { new { question = "else", text = "Mae angen mwy o swyddogion yn y pentref gyda'r nos." } },
            }
        );
        await host.DrainAsync();
        await DecideAllAsync(host);

        var letter = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/{reference}/reply.docx", Token), "cy-GB");

        Assert.Contains("Diolch am eich ymateb", letter.Text, StringComparison.Ordinal);
        Assert.Equal(2, letter.Text.Split(host.Consultation.Body.Name.In("cy")).Length);
        Assert.Contains("Newidiwyd y cynllun\nMae yn y cynllun nawr.", letter.Tables[0][1][1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task MailServiceThatIsAway_LeavesTheReplyToBeSentAgain_AndManyAtOnceSendOne()
    {
        var mail = new CountingMail { IsAway = true };
        await using var host = await StartAsync(services => services.AddSingleton<IMailSender>(mail));
        await DecideAllAsync(host);
        var send = host.Get<SendReplies>();

        var away = await send.ExecuteAsync(host.Consultation, new HashSet<string> { Panel }, "ann", Token);
        mail.IsAway = false;
        var all = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => send.ExecuteAsync(host.Consultation, new HashSet<string> { Panel }, "ann", Token))
        );

        Assert.Equal(SendReplyOutcome.NotHandedOver, away[Panel]);
        Assert.Single(all, outcome => outcome[Panel] == SendReplyOutcome.Sent);
        Assert.Equal(5, all.Count(outcome => outcome[Panel] == SendReplyOutcome.SentBefore));
        Assert.Equal(1, mail.Taken);
    }

    [Fact]
    public async Task MailServiceThatTookTheReplyAndSaidNothing_IsNotCalledSentAndNotAskedAgain()
    {
        var mail = new CountingMail { IsSilent = true };
        await using var host = await StartAsync(services => services.AddSingleton<IMailSender>(mail));
        await DecideAllAsync(host);

        var first = await SendAsync(host, Panel);
        var second = await SendAsync(host, Panel);

        Assert.Contains("Panel: it may have gone out", first, StringComparison.Ordinal);
        Assert.Contains("it was sent before", second, StringComparison.Ordinal);
        Assert.Contains("it may have gone out", await host.Client.GetStringAsync($"{Staff}/replies", Token), StringComparison.Ordinal);
        Assert.Equal(1, mail.Taken);

        using var settled = await host.Client.PostAsync($"{Staff}/outbox/Reply-{Panel}/arrived", null, Token);

        Assert.DoesNotContain(
            "it may have gone out",
            await host.Client.GetStringAsync($"{Staff}/replies", Token),
            StringComparison.Ordinal
        );
        Assert.Contains("None.", await host.Client.GetStringAsync($"{Staff}/outbox", Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "They also asked to be told", "What we did with your response", "Changed the plan. It is in the plan now.")]
    [InlineData("cy", "Gofynnodd hefyd am gael gwybod", "Beth wnaethom gyda'ch ymateb", "Newidiwyd y cynllun. Mae yn y cynllun nawr.")]
    public async Task Respondent_WhoAskedAndProvedTheAddress_IsToldOnceInTheirLanguage(
        string language,
        string offered,
        string subject,
        string done
    )
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await AskAsync(host, "ann@example.com", language);
        var never = await AskAsync(host, "stranger@example.com", language);
        await host.DrainAsync();
        await DecideAllAsync(host);

        // Before the link was followed there is nobody to write to.
        var before = await SendToRespondentsAsync(host, ("response", reference), ("all", "yes"));
        await host.DrainAsync();
        var offer = Assert.Single(host.Outbox, mail => mail.Mail.To.Email == "ann@example.com").Mail;
        await FollowAsync(host, offer.Text);
        var known = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        var going = await SendToRespondentsAsync(host, ("all", "yes"));
        await host.DrainAsync();
        var sent = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        var again = await SendToRespondentsAsync(host, ("response", reference));
        await host.DrainAsync();

        Assert.Contains(offered, offer.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has asked for it yet", before, StringComparison.Ordinal);
        Assert.Contains(reference, known, StringComparison.Ordinal);
        Assert.DoesNotContain(never, known, StringComparison.Ordinal);
        Assert.Contains("0 looked at so far", going, StringComparison.Ordinal);
        Assert.Contains("1 going out now.", sent, StringComparison.Ordinal);
        Assert.Contains("None going out now; 1 sent before.", again, StringComparison.Ordinal);
        var reply = Assert.Single(host.Outbox, mail => mail.Mail.Category == "reply").Mail;
        Assert.Equal(("ann@example.com", language), (reply.To.Email, reply.Language));
        Assert.StartsWith(subject, reply.Subject, StringComparison.Ordinal);
        Assert.Contains(done, reply.Text, StringComparison.Ordinal);
        var line = Assert.Single((await host.JsonAsync($"{Api}/history?act=reply")).GetProperty("lines").EnumerateArray());
        Assert.Equal(reference, line.GetProperty("submission").GetString());
    }

    [Fact]
    public async Task Respondent_WhosePointsAreNotAllDecided_IsNotWrittenTo()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await AskAsync(host, "ann@example.com", "en");
        await host.DrainAsync();
        await FollowAsync(host, Assert.Single(host.Outbox).Mail.Text);

        await SendToRespondentsAsync(host, ("all", "yes"));
        await host.DrainAsync();
        var early = await host.Client.GetStringAsync($"{Staff}/replies", Token);

        Assert.Contains("None going out now; 1 not sent, as something is not decided", early, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Outbox, mail => mail.Mail.Category == "reply");
    }

    [Fact]
    public async Task Respondent_IsWrittenToOnce_ThoughTheMailServiceWasAwayAndManySendAtOnce()
    {
        var mail = new CountingMail();
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IMailSender>(mail));
        var reference = SubmissionReference.Parse(await AskAsync(host, "ann@example.com", "en"));
        await host.DrainAsync();
        await DecideAllAsync(host);
        var response = await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, reference, Token);
        await host.Get<NoteWantedReply>().ExecuteAsync(response!, Token);
        var (replies, slug, first) = (host.Get<ReplyToRespondents>(), host.Consultation.Slug, mail.Taken);
        var chosen = new HashSet<SubmissionReference> { reference };
        mail.IsAway = true;

        Assert.Equal(new QueuedReplies(1, 0, 0), await replies.QueueAsync(host.Consultation, chosen, "ann", Token));
        await Assert.ThrowsAsync<HttpRequestException>(() => replies.SendAsync(slug, reference, Token));
        await replies.GiveUpAsync(slug, reference, Token);
        var away = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        mail.IsAway = false;
        Assert.Equal(new QueuedReplies(1, 0, 0), await replies.QueueAsync(host.Consultation, chosen, "ann", Token));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => replies.SendAsync(slug, reference, Token)));

        Assert.Contains("could not be reached: send it again", away, StringComparison.Ordinal);
        Assert.Equal(first + 1, mail.Taken);
        Assert.Equal(new QueuedReplies(0, 0, 1), await replies.QueueAsync(host.Consultation, chosen, "ann", Token));
        foreach (
            var (state, said) in new[]
            {
                (ReplyState.Refused, "1 refused by the mail service: see the outbox"),
                (ReplyState.Sending, "1 may have gone out before: settle them in the outbox"),
            }
        )
        {
            var records = host.Get<IOfficeRecords>();
            var delivery = (await records.FindAsync<ReplyDelivery>(slug, reference.ToString(), Token))!;
            Assert.True(await records.SaveAsync(slug, delivery with { State = state }, entry: null, Token));
            Assert.Contains(
                $"None going out now; {said}.",
                await SendToRespondentsAsync(host, ("response", reference.ToString())),
                StringComparison.Ordinal
            );
        }

        Assert.Equal(first + 1, mail.Taken);
    }

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

    [Theory]
    [InlineData("arrived", ReplyState.Sent, 0)]
    [InlineData("retry", ReplyState.Sent, 1)]
    public async Task Respondent_OfWhomNobodyKnowsWhetherTheyWereTold_IsSettledByStaff(string decision, ReplyState state, int sentAgain)
    {
        var mail = new CountingMail();
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IMailSender>(mail));
        var reference = await WantedAsync(host);
        mail.IsSilent = true;
        await host.Get<ReplyToRespondents>().QueueAsync(host.Consultation, new HashSet<SubmissionReference> { reference }, "ann", Token);
        await host.DrainAsync();
        var (outbox, sent) = (await host.Client.GetStringAsync($"{Staff}/outbox", Token), mail.Taken);
        mail.IsSilent = false;

        using var settled = await host.Client.PostAsync($"{Staff}/outbox/Reply-{reference}/{decision}", null, Token);
        await host.DrainAsync();
        using var again = await host.Client.PostAsync($"{Staff}/outbox/Reply-{reference}/{decision}", null, Token);
        await host.DrainAsync();

        Assert.Contains($"Reply-{reference}", outbox, StringComparison.Ordinal);
        Assert.Equal(state, (await DeliveryAsync(host, $"{reference}"))!.State);
        Assert.Equal(sent + sentAgain, mail.Taken);
        Assert.Contains("None.", await host.Client.GetStringAsync($"{Staff}/outbox", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostKilledWhileItHandsOverAReply_LeavesALineToSettle_AndSoOnce()
    {
        var mail = new CountingMail();
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IMailSender>(mail));
        var reference = await WantedAsync(host);
        var (records, sweep, slug) = (host.Get<IOfficeRecords>(), host.Get<SweepReplies>(), host.Consultation.Slug);
        // As a host leaves it that dies between the record and the mail: a respondent's, and a partner's.
        var stuck = (await DeliveryAsync(host, $"{reference}"))! with
        {
            State = ReplyState.Sending,
            At = host.Clock.GetUtcNow(),
        };
        await records.SaveAsync(slug, stuck, entry: null, Token);
        await records.SaveAsync(slug, stuck with { Id = Panel, Version = null }, entry: null, Token);

        var atOnce = await sweep.ExecuteAsync(Token);
        host.Clock.Advance(TimeSpan.FromHours(2));
        var later = await sweep.ExecuteAsync(Token);
        var again = await sweep.ExecuteAsync(Token);

        Assert.Equal((0, 2, 0), (atOnce, later, again));
        var outbox = await host.Client.GetStringAsync($"{Staff}/outbox", Token);
        Assert.Contains($"Reply-{reference}/arrived", outbox, StringComparison.Ordinal);
        Assert.Contains($"Reply-{Panel}/retry", outbox, StringComparison.Ordinal);
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

    /// <summary>Sends a response whose sender wants to be told; its reference.</summary>
    private static async Task<string> AskAsync(LocalHostUnderTest host, string email, string language)
    {
        using var response = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}?lang={language}",
            new FormUrlEncodedContent([
                new($"q-{host.Consultation.Questions[^1].Id}", $"There should be many more patrols at night by the station, says {email}."),
                new("email", email),
                new("reply", "yes"),
            ]),
            Token
        );
        var page = await response.Content.ReadAsStringAsync(Token);
        return Regex.Match(page, "app-reference\">([^<]+)<").Groups[1].Value;
    }

    /// <summary>Presses the button on the page that the mailed link leads to.</summary>
    private static async Task FollowAsync(LocalHostUnderTest host, string mail)
    {
        var link = new Uri(Regex.Match(mail, @"https?://\S+/copy/\S+").Value).AbsolutePath;
        var page = await host.Client.GetStringAsync(link, Token);
        using var pressed = await host.Client.PostAsync(
            link,
            new FormUrlEncodedContent([
                new(
                    "__RequestVerificationToken",
                    Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value
                ),
            ]),
            Token
        );
        Assert.True(pressed.IsSuccessStatusCode);
        await host.DrainAsync();
    }

    /// <summary>Sends, with the page that asks once more answered.</summary>
    private static Task<string> SendToRespondentsAsync(LocalHostUnderTest host, params (string Name, string Value)[] fields) =>
        PostAsync(host, "replies/respondents", [.. fields, ("sure", "yes")]);

    /// <inheritdoc cref="SendToRespondentsAsync"/>
    private static Task<string> SendAsync(LocalHostUnderTest host, params string[] partners) =>
        PostAsync(host, "replies", [.. partners.Select(partner => ("partner", partner)), ("sure", "yes")]);

    private static async Task<string> PostAsync(LocalHostUnderTest host, string page, params (string Name, string Value)[] fields)
    {
        using var answer = await host.Client.PostAsync(
            $"{Staff}/{page}",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static async Task DecideAllAsync(LocalHostUnderTest host)
    {
        var disposition = new
        {
            outcome = "changed-the-plan",
            answer = "It is in the plan now.",
            answerWelsh = "Mae yn y cynllun nawr.",
            reason = "A matter between ourselves.",
            isAgreed = true,
        };
        foreach (var point in (await host.JsonAsync($"{Api}/points?take=200")).GetProperty("points").EnumerateArray())
        {
            using var done = await host.Client.PostAsJsonAsync(
                $"{Api}/points/{point.GetProperty("id").GetString()}/actions",
                new { action = new { @do = "decide", disposition } },
                Token
            );
            Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync(Token));
        }
    }

    private static async Task<LocalHostUnderTest> StartAsync(Action<IServiceCollection>? change = null)
    {
        var host = await LocalHostUnderTest.StartAsync(change: change);
        foreach (var organisation in new[] { "Westmere Police and Crime Panel", "Westmere City Council" })
            await host.AcceptedAsync(
                new
                {
                    respondent = new { organisation },
                    answers = new[]
                    {
                        new
                        {
                            question = "letter",
                            text = "a) Anti-social behaviour matters most to our residents and patrols should be doubled.\nb) Please "
                                + "publish an equality impact assessment.",
                        },
                    },
                },
                partner: true
            );
        await host.DrainAsync();
        return host;
    }

    private sealed class CountingMail : IMailSender
    {
        private int taken;

        internal bool IsAway { get; set; }

        /// <summary>It takes a mail and does not say so.</summary>
        internal bool IsSilent { get; set; }

        internal int Taken => taken;

        public Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            if (IsAway)
                throw new HttpRequestException("The mail service is away.");
            Interlocked.Increment(ref taken);
            return Task.FromResult<MailOutcome>(IsSilent ? new MailOutcome.Unknown() : new MailOutcome.Accepted());
        }
    }
}
