using System.Net.Http.Json;
using System.Text.Json;
using ConsultationIntake.Imports;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Tests.Exports;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Replies;

/// <summary>Replies to partners and to respondents who asked: when they can go, that they go once, and what they say.</summary>
public sealed partial class ReplyTests
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
        Assert.StartsWith(
            "Dear Westmere Police and Crime Panel,\n\nThank you for your response to the consultation “",
            reply.Mail.Text,
            StringComparison.Ordinal
        );
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
    public async Task Partner_WithoutAProvenAddress_IsSaidWhy_AndWhatTheOfficeCanDo()
    {
        await using var host = await StartAsync();

        var page = await host.Client.GetStringAsync($"{Staff}/replies", Token);

        Assert.Contains($"href=\"#to-{Council}\">No proven address: what to do</a>", page, StringComparison.Ordinal);
        var told = page.Split($"id=\"to-{Council}\"")[1].Split("</details>")[0];
        Assert.Contains("no response of its came by email from westmere.example", told, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Staff}/replies/{Council}/reply.docx\"", told, StringComparison.Ordinal);
        Assert.Contains("an email from its own address to", told, StringComparison.Ordinal);
        Assert.DoesNotContain("You can:", page.Split($"id=\"to-{Panel}\"")[1].Split("</details>")[0], StringComparison.Ordinal);
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

        Assert.Contains("Annwyl ymatebydd,", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Diolch am eich ymateb i'r ymgynghoriad “", letter.Text, StringComparison.Ordinal);
        Assert.Equal(2, letter.Text.Split(host.Consultation.Body.Name.In("cy")).Length);
        Assert.Contains("Newidiwyd y cynllun\nMae yn y cynllun nawr.", letter.Tables[0][1][1], StringComparison.Ordinal);
    }

    /// <summary>What the office wrote in Welsh for the public reaches letter and Panel; what nobody wrote in Welsh says so.</summary>
    [Fact]
    public async Task WelshLetter_HasTheWelshWordsForPublication_AndSaysWhatIsInEnglishAlone()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new
            {
                language = "cy",
                respondent = new { email = "ann@example.com" },
                answers = new[] { new { question = "else", text = "Mae angen mwy o swyddogion yn y pentref gyda'r nos." } },
            }
        );
        await host.DrainAsync();
        using var made = await host.Client.PostAsJsonAsync(
            $"{Api}/concerns",
            new
            {
                title = "Officers in the village",
                disposition = new
                {
                    outcome = "changed-the-plan",
                    answer = "Two more patrol.",
                    isAgreed = true,
                },
            },
            Token
        );
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("concern").GetProperty("id").GetString();
        var count = (await host.JsonAsync($"{Api}/points")).GetProperty("count").GetInt64();
        using var grouped = await host.Client.PostAsJsonAsync($"{Api}/concerns/{id}/points", new { expected = count }, Token);
        Assert.True(grouped.IsSuccessStatusCode);

        var inEnglish = await LetterAsync();
        await PostAsync(
            host,
            $"outcome/{id}/words",
            ("title", "Officers in the village"),
            ("title-welsh", "Swyddogion yn y pentref"),
            ("answer", "Two more patrol."),
            ("answer-welsh", "Mae dau arall ar batrôl.")
        );
        var inWelsh = await LetterAsync();
        var panel = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/panel.docx?in=cy", Token), "cy-GB");
        var response = await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, SubmissionReference.Parse(reference), Token);
        await host.Get<NoteWantedReply>()
            .ExecuteAsync(response! with { Facts = new Dictionary<string, string> { ["reply"] = "yes" } }, Token);

        Assert.Contains(
            "Two more patrol.\n(Yn Saesneg yn unig yr ysgrifennwyd yr ateb hwn.)",
            inEnglish.Tables[0][1][1],
            StringComparison.Ordinal
        );
        Assert.Contains("Mae dau arall ar batrôl.", inWelsh.Tables[0][1][1], StringComparison.Ordinal);
        Assert.DoesNotContain("Saesneg", inWelsh.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Mae dau arall ar batrôl.",
            panel.Text + string.Join('\n', panel.Tables.SelectMany(t => t).SelectMany(row => row)),
            StringComparison.Ordinal
        );

        // Changed since, the words for the public are of another answer: staff are told before it goes.
        using var changed = await host.Client.PostAsJsonAsync(
            $"{Api}/points/{reference}.1/actions",
            new
            {
                action = new
                {
                    @do = "decide",
                    disposition = new
                    {
                        outcome = "changed-the-plan",
                        answer = "One more patrols.",
                        isAgreed = true,
                    },
                },
            },
            Token
        );
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync(Token));
        var asked = await PostAsync(host, "replies/respondents", ("response", reference));
        Assert.Contains("ann@example.com. 1 answer is in English alone", asked, StringComparison.Ordinal);

        async Task<WordText> LetterAsync() =>
            WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/{reference}/reply.docx", Token), "cy-GB");
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
