using System.Net;
using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Tests.Inbox;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;
using ConsultationIntake.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class ErasureTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Fact]
    public async Task Erase_ConfirmedByStaff_LeavesNothingOfItAndTheCountsAddUp()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var kept = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "There is noise in the park." } } });
        var erased = await host.AcceptedAsync(
            new
            {
                respondent = new { name = "Ann Example" },
                answers = new[] { new { question = "else", text = "I was burgled in June." } },
            }
        );
        await host.DrainAsync();
        Assert.Contains(
            $"{Staff}/{erased}/erase",
            await host.Client.GetStringAsync($"{Staff}/{erased}", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Nobody can bring it back",
            await host.Client.GetStringAsync($"{Staff}/{erased}/erase", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        using var unreasoned = await host.Client.PostAsync(
            $"{Staff}/{erased}/erase",
            new FormUrlEncodedContent([new("reason", "KeptLongEnough")]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.BadRequest, unreasoned.StatusCode);
        Assert.Contains(
            "Say why it is erased",
            await unreasoned.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        var answer = await host.Client.PostAsync(
            $"{Staff}/{erased}/erase",
            LocalHostUnderTest.Erasing(),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(
            $"{erased} is erased",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await host.Client.GetAsync($"{Staff}/{erased}", TestContext.Current.CancellationToken)).StatusCode
        );
        var history = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/history")).GetRawText();
        Assert.Contains("SenderAsked", history, StringComparison.Ordinal);
        var account = await host.AccountAsync();
        Assert.Equal((1, 1), (account.GetProperty("received").GetInt32(), account.GetProperty("tagged").GetInt32()));
        var list = await host.Client.GetStringAsync(
            $"/api/consultations/{LocalHostUnderTest.Slug}/submissions",
            TestContext.Current.CancellationToken
        );
        Assert.Contains(kept, list, StringComparison.Ordinal);
        Assert.DoesNotContain(erased, list, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await host.Client.PostAsync($"{Staff}/{erased}/erase", LocalHostUnderTest.Erasing(), TestContext.Current.CancellationToken)
            ).StatusCode
        );
    }

    [Fact]
    public async Task Erase_WhatWasPlanted_IsInNoFileOfTheDataFolder()
    {
        const string Planted = "My neighbour at the corner keeps a zebra called Hortensia";
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "There is noise in the park." } } });
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = $"{Planted}, and it brays at night." } } }
        );
        await host.DrainAsync();
        Assert.NotEmpty(folder.FilesWith(Planted));

        using var answer = await host.Client.PostAsync(
            $"{Staff}/{reference}/erase",
            LocalHostUnderTest.Erasing(),
            TestContext.Current.CancellationToken
        );
        Assert.True(host.Get<SqliteDatabase>().Checkpoint());

        Assert.Empty(folder.FilesWith(Planted));
        Assert.Empty(folder.FilesWith("Hortensia"));
    }

    /// <summary>Where it was filled in page by page, the pages remember for a month that it was sent, and not who sent it.</summary>
    [Fact]
    public async Task Erase_OfAFormFilledInPageByPage_LeavesNoAddressInTheDataFolder()
    {
        const string Address = "hortensia.zebra@example.com";
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        using var started = await PostAsync(host, $"/{LocalHostUnderTest.Slug}/start");
        var draft = Regex.Match(started.Headers.Location!.ToString(), "^.*/answer/[a-z2-7]{32}").Value;
        (await PostAsync(host, $"{draft}/asb", ("q-asb", "There is noise in the park."), ("action", "continue"))).Dispose();
        (await PostAsync(host, $"{draft}/contact", ("email", Address), ("action", "continue"))).Dispose();
        (await PostAsync(host, $"{draft}/check")).Dispose();
        var sent = await host.Client.GetStringAsync($"{draft}/sent", TestContext.Current.CancellationToken);
        Assert.Contains(Address, sent, StringComparison.Ordinal);
        var reference = Regex.Match(sent, "[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}").Value;
        await host.DrainAsync();
        foreach (var mail in Directory.EnumerateFiles(Path.Combine(folder.Path, "outbox")))
            File.Delete(mail);

        using var answer = await host.Client.PostAsync(
            $"{Staff}/{reference}/erase",
            LocalHostUnderTest.Erasing(),
            TestContext.Current.CancellationToken
        );
        Assert.True(host.Get<SqliteDatabase>().Checkpoint());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(folder.FilesWith(Address));
        var later = await host.Client.GetStringAsync($"{draft}/sent", TestContext.Current.CancellationToken);
        Assert.Contains(reference, later, StringComparison.Ordinal);
        Assert.DoesNotContain(Address, later, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(
        LocalHostUnderTest host,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Erase_WhileItIsBeingTagged_LeavesNothingOfItInTheDataFolder()
    {
        const string Planted =
            "My neighbour at the corner keeps a zebra called Hortensia, which brays at night, breaks the fences of every garden in the "
            + "street and frightens the children on their way to school, and nobody at the council or the police has ever done anything.";
        using var folder = new TemporaryFolder();
        var meanwhile = new Meanwhile();
        await using var host = await LocalHostUnderTest.StartAsync(
            data: folder.Path,
            change: services => services.AddSingleton<IThemeTagger>(new InterruptedTagger(meanwhile))
        );
        var reference = SubmissionReference.Parse(
            await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = Planted } } })
        );
        meanwhile.Does = async () =>
            Assert.True(
                await host.Get<EraseSubmission>()
                    .ExecuteAsync(
                        host.Consultation.Slug,
                        reference,
                        ErasureReason.SenderAsked,
                        "Ann",
                        TestContext.Current.CancellationToken
                    )
            );

        await host.DrainAsync();
        Assert.True(host.Get<SqliteDatabase>().Checkpoint());

        Assert.True(meanwhile.IsDone);
        Assert.Empty(folder.FilesWith("Hortensia"));
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task Erase_OfAPartnersLetter_TakesItsThanksFromTheOutbox()
    {
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        var message = await host.DeliverAsync(new SendGridPost { From = "Hortensia Clerk <hortensia@northdale.example>" });
        Assert.Single(host.Thanks());
        await host.Get<EraseSubmission>()
            .ExecuteAsync(
                host.Consultation.Slug,
                message.Reference!.Value,
                ErasureReason.SenderAsked,
                "Ann",
                TestContext.Current.CancellationToken
            );

        Assert.Equal(1, await host.Get<SweepOutbox>().ExecuteAsync(TestContext.Current.CancellationToken));
        Assert.True(host.Get<SqliteDatabase>().Checkpoint());

        Assert.Empty(folder.FilesWith("ortensia"));
    }

    [Fact]
    public async Task Erase_OfAResponseThatADigestQuotes_TakesTheDigestFromTheOutbox()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new
            {
                answers = new[]
                {
                    new { question = "else", text = "There must be far more visible patrols against anti-social behaviour." },
                },
            }
        );
        await host.DrainAsync();
        host.Clock.Set(host.Consultation.Window.Closes.AddDays(-1));
        await host.SendDueDigestsAsync();
        var quoting = host.Outbox.Where(mail => mail.Mail.Text.Contains("visible patrols", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(quoting);
        await host.Get<EraseSubmission>()
            .ExecuteAsync(
                host.Consultation.Slug,
                SubmissionReference.Parse(reference),
                ErasureReason.SenderAsked,
                "Ann",
                TestContext.Current.CancellationToken
            );

        await host.Get<SweepOutbox>().ExecuteAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(host.Outbox, mail => mail.Mail.Text.Contains("visible patrols", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Erase_OfAResponseThatWasMailed_ReachesTheOutboxWithinTheHourAndLeavesOtherMail()
    {
        const string Planted = "My neighbour at the corner keeps a zebra called Hortensia";
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        var erased = await SendWithCopyAsync(host, $"{Planted}, and it brays at night.", "ann@example.com");
        var kept = await SendWithCopyAsync(host, "There is noise in the park.", "bob@example.com");
        Assert.Equal(4, host.Outbox.Count(mail => mail.Mail.Category.StartsWith("copy", StringComparison.Ordinal)));
        using var answer = await host.Client.PostAsync(
            $"{Staff}/{erased}/erase",
            LocalHostUnderTest.Erasing(),
            TestContext.Current.CancellationToken
        );
        Assert.True(host.Get<SqliteDatabase>().Checkpoint());
        Assert.NotEmpty(folder.FilesWith("Hortensia"));

        Assert.Equal(2, await host.Get<SweepOutbox>().ExecuteAsync(TestContext.Current.CancellationToken));

        Assert.Empty(folder.FilesWith("Hortensia"));
        Assert.Empty(folder.FilesWith("ann@example.com"));
        Assert.Equal(2, host.Outbox.Count(mail => mail.Mail.Id.EndsWith(kept, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task OutboxMail_OfAVersionThatDidNotSayWhomItIsAbout_GoesWithTheResponseThatItNames()
    {
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        var erased = await SendWithCopyAsync(host, "My zebra is called Hortensia.", "ann@example.com");
        var kept = await SendWithCopyAsync(host, "There is noise in the park.", "bob@example.com");
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder.Path, "outbox"), "*.json"))
        {
            var mail = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
            Assert.True(mail["Mail"]!.AsObject().Remove("About"));
            await File.WriteAllTextAsync(path, mail.ToJsonString(), TestContext.Current.CancellationToken);
        }

        using var answer = await host.Client.PostAsync(
            $"{Staff}/{erased}/erase",
            LocalHostUnderTest.Erasing(),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(2, await host.Get<SweepOutbox>().ExecuteAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, host.Outbox.Count(mail => mail.Mail.Id.EndsWith(kept, StringComparison.Ordinal)));
        Assert.True(host.Get<SqliteDatabase>().Checkpoint());
        Assert.Empty(folder.FilesWith("ann@example.com"));
    }

    private static async Task<string> SendWithCopyAsync(LocalHostUnderTest host, string text, string email)
    {
        using var sent = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}",
            new FormUrlEncodedContent([new("q-else", text), new("email", email)]),
            TestContext.Current.CancellationToken
        );
        var page = await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var reference = Regex.Match(page, "[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}").Value;
        await host.Get<IWorkQueue>()
            .EnqueueAsync(
                WorkItem.SendCopy(host.Consultation.Slug, SubmissionReference.Parse(reference)),
                TestContext.Current.CancellationToken
            );
        await host.DrainAsync();
        return reference;
    }

    [Fact]
    public async Task Erase_SentByAnotherSitesPage_IsRefusedAndNothingGoes()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "There is noise in the park." } } }
        );
        using var forged = new HttpRequestMessage(HttpMethod.Post, $"{Staff}/{reference}/erase");
        forged.Headers.Add("Sec-Fetch-Site", "cross-site");

        var answer = await host.Client.SendAsync(forged, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt32());
    }

    private sealed class Meanwhile
    {
        private int begun;

        internal Func<Task>? Does { get; set; }

        internal bool IsDone { get; private set; }

        internal void Happen()
        {
            if (Does is not { } does || Interlocked.Exchange(ref begun, 1) == 1)
                return;
            Task.Run(does).GetAwaiter().GetResult();
            IsDone = true;
        }
    }

    /// <summary>Something happens after a submission was read from the store, before anything is saved of it.</summary>
    private sealed class InterruptedTagger(Meanwhile meanwhile) : IThemeTagger
    {
        private readonly OfflineThemeTagger tagger = new();

        public string Name => tagger.Name;

        public string NameFor(Consultation consultation)
        {
            meanwhile.Happen();
            return Name;
        }

        public Task<IReadOnlyList<PointReading>> ReadAsync(
            Consultation consultation,
            IReadOnlyList<PointText> points,
            CancellationToken cancellationToken
        ) => tagger.ReadAsync(consultation, points, cancellationToken);
    }
}
