using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConsultationIntake.Cli.Importing;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts.Sheets;
using ConsultationIntake.History;
using ConsultationIntake.Imports;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Imports;

/// <summary>Sheets from survey tools, from the upload to the responses.</summary>
public sealed partial class SheetImportTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}/import";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private const string First = "What should the police and their partners do about anti-social behaviour where you live or work?";
    private const string Second = "Which of the four objectives matters most to you?";

    private const string Good = $"""
        Respondent ID,Submitted at,Email address,"Q1. {First}",{Second},Anything about buses?
        901,13/11/2026 14:05,ann@example.com,The lanes are dark.,Victims come first,They never come on time.
        902,14/11/2026,,"Noisy gangs gather in the park every night.
        Nobody moves the gangs on.",Gweithio fel un,
        903,,bryn@example.com,,,
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sheet_IsLookedAtConfirmedAndTakenIn_AndTwiceIsOnce()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var one = await UploadAsync(host, "survey.csv", Encoding.UTF8.GetBytes(Good));
        var page = await host.Client.GetStringAsync(one, Token);
        Assert.Contains("<b>2</b> responses to take in", page, StringComparison.Ordinal);
        Assert.Contains("<b>1</b> with nothing to take in", page, StringComparison.Ordinal);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());
        Assert.Equal(one, await PostAsync(host, $"{one}/confirm"));
        await host.DrainAsync();

        var first = await OneAsync(host, "lanes");
        Assert.Equal("import", first.GetProperty("channel").GetString());
        var stored = await host.Get<ISubmissionStore>()
            .FindAsync(host.Consultation.Slug, SubmissionReference.Parse(first.GetProperty("reference").GetString()!), Token);
        Assert.Equal("survey.csv, row 2", stored!.Facts[SheetCheck.SourceFact]);
        Assert.StartsWith("2026-11-13T14:05:00", first.GetProperty("receivedAt").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            first.GetProperty("parts").EnumerateArray(),
            part => part.GetProperty("name").GetString() == "Anything about buses?"
        );
        Assert.Contains("Victims come first", first.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Working as one", (await OneAsync(host, "gangs")).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("All are taken in", await host.Client.GetStringAsync(one, Token), StringComparison.Ordinal);

        Assert.Equal(one, await UploadAsync(host, "the same again.csv", Encoding.UTF8.GetBytes(Good)));
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();
        Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task ConsentToPublish_IsAColumn_AndWhatIsNoAnswerIsNamed()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var wrong = await UploadAsync(host, "wrong.csv", "asb,May we publish your response?\nDark.,Perhaps\n"u8.ToArray());
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(wrong, Token));
        await PostAsync(host, $"{wrong}/discard");

        var one = await UploadAsync(
            host,
            "survey.csv",
            "asb,Publish\nThe lanes are dark.,Yes\nThe lanes are lit.,no\nThe lanes are wet.,\n"u8.ToArray()
        );
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();

        Assert.Contains("“Perhaps” is not yes, no, named or anonymous", page, StringComparison.Ordinal);
        var publishable = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/publishable", Token);
        Assert.Contains("To look at: 1", publishable, StringComparison.Ordinal);
        Assert.Contains((await OneAsync(host, "dark")).GetProperty("reference").GetString()!, publishable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_OfVeryManyRows_AreAllShownPageByPage()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var rows = Enumerable.Range(2, 70).Select(row => $"row {row} is no date,Dark.,None {row}\n");
        var one = await UploadAsync(host, "wrong.csv", Encoding.UTF8.GetBytes($"Date,asb,priority\n{string.Concat(rows)}"));

        var (shown, page, next) = (new List<string>(), "", one);
        do
        {
            page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(next, Token));
            Assert.Contains("What is wrong: 140", page, StringComparison.Ordinal);
            shown.AddRange(MistakeRow().Matches(page).Select(row => row.Value));
            next = LinkTo("next").Match(page).Groups[1].Value;
        } while (next.Length > 0);
        var before = LinkTo("prev").Match(page).Groups[1].Value;
        var json = await host.JsonAsync($"{Api}/imports/{one.Split('/')[^1]}?from=100");

        Assert.Equal(140, shown.Count);
        Assert.Equal(70, shown.Distinct().Count());
        Assert.Contains("51 to 100 are shown", await host.Client.GetStringAsync(before, Token), StringComparison.Ordinal);
        Assert.Equal((140, 40), (json.GetProperty("mistakeCount").GetInt32(), json.GetProperty("mistakes").GetArrayLength()));
    }

    [Fact]
    public async Task Mistakes_AreNamedByRowAndColumn_AndNothingIsTakenInWhileThereAreAny()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var one = await UploadAsync(
            host,
            "wrong.csv",
            [
                .. "Date,Email,asb,priority\n32/11/2026,x@example.com,Dark.,\n"u8,
                .. "01/12/2027,no address,Dark.,None of them\n05/11/2026,,Lit.,\n"u8,
            ]
        );

        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(one, Token));
        Assert.Contains("“32/11/2026” is no date that can be read", page, StringComparison.Ordinal);
        Assert.Contains("“01/12/2027” has not come yet", page, StringComparison.Ordinal);
        Assert.Contains("“None of them” is none of the answers that the question offers", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Take in",
            page.Split("<main")[1].Split("Columns")[0].Replace("Take in responses", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());

        await PostAsync(host, $"{one}/columns", ("leave-out", "true"));
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();
        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task Mistakes_BeyondFifty_AreCounted()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var rows = string.Concat(Enumerable.Range(1, 120).Select(row => $"Words {row},nobody\n"));

        var one = await UploadAsync(host, "many.csv", Encoding.UTF8.GetBytes($"asb,Email\n{rows}"));

        var page = await host.Client.GetStringAsync(one, Token);
        Assert.Contains("What is wrong: 120", page, StringComparison.Ordinal);
        Assert.Equal(50, page.Split("Enter an email address").Length - 1);
    }

    [Fact]
    public async Task SheetOfASurveyTool_WithTwoRowsOfHeadings_AmericanDatesAndItsOwnColumns_IsReadAsOneWouldExpect()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        const string headings = "Respondent ID,Collector ID,Start Date,End Date,IP Address";
        var survey = $"""
            {headings},"{First}",Organisation (if applicable),Preferred language,Anything about buses?,
            ,,,,,Open-Ended Response,Open-Ended Response,Response,Open-Ended Response,
            114,7,11/14/2026 09:12:33 AM,11/14/2026 09:20:01 AM,203.0.113.4,The lanes are dark.,Mill Street Group,English,They never come.,
            115,7,11/15/2026 01:05:00 PM,11/15/2026 01:09:00 PM,203.0.113.5,Mae'r lonydd yn dywyll iawn.,,Cymraeg,,
            116,7,13/11/2026,13/11/2026,203.0.113.6,The gangs are loud.,,English,,
            """;

        var one = await UploadAsync(host, "survey.csv", Encoding.UTF8.GetBytes(survey));
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(one, Token));
        await PostAsync(host, $"{one}/columns", ("leave-out", "true"));
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();

        // One cell is day first and two are month first: the one is named, and nothing is a response that is a heading.
        Assert.Contains("<b>2</b> responses to take in", page, StringComparison.Ordinal);
        Assert.Contains("“13/11/2026” is no date that can be read", page, StringComparison.Ordinal);
        Assert.Contains("It is read with the headings and is no response", page, StringComparison.Ordinal);
        Assert.Contains($"<dt>{First}</dt>", page, StringComparison.Ordinal);
        var first = await OneAsync(host, "lanes");
        Assert.Equal("Mill Street Group", first.GetProperty("respondent").GetProperty("organisation").GetString());
        Assert.StartsWith("2026-11-14T09:20:01", first.GetProperty("receivedAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["asb", "Anything about buses?"],
            first.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("name").GetString())
        );
        Assert.Equal("cy", (await OneAsync(host, "lonydd")).GetProperty("language").GetString());
        Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task Columns_CorrectedByStaff_AreSoInTheNextFile()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var one = await UploadAsync(host, "a.csv", "Kommentar,Wer\nThe lanes are dark here.,Ann Other\n"u8.ToArray());

        await PostAsync(host, $"{one}/columns", ("column-0", "question:victims"), ("column-1", "Name"));
        var next = await UploadAsync(host, "b.csv", "wer,KOMMENTAR\nBryn,Too long a wait.\n"u8.ToArray());
        await PostAsync(host, $"{next}/confirm");
        await host.DrainAsync();

        var taken = await OneAsync(host, "wait");
        Assert.Equal("Bryn", taken.GetProperty("respondent").GetProperty("name").GetString());
        Assert.Equal("victims", taken.GetProperty("parts")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Xlsx_WithDatesAndFormulas_IsTakenOrNamed()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var rows =
            SheetFiles.Row(1, "asb", "Date")
            + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Dark lanes.</t></is></c><c r=\"B2\" s=\"2\"><v>46340</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><f>WEBSERVICE(\"http://x\")</f><v>0</v></c></row>";

        var one = await UploadAsync(host, "a.xlsx", SheetFiles.Xlsx(rows));

        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(one, Token));
        Assert.Contains("It is a formula", page, StringComparison.Ordinal);
        Assert.Contains("14 Nov", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedFile_SaysWhyAndKeepsNothing()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        using var response = await SendAsync(host, "a.xlsx", SheetFiles.Zip(("b.xlsx", SheetFiles.Xlsx(SheetFiles.Row(1, "a")))));
        using var nothing = await SendAsync(host, "", []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("no sheet that can be read", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("Choose a file", await nothing.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Empty(await host.Get<IOfficeRecords>().ListAsync<SheetImport>(host.Consultation.Slug, Token));
    }

    [Fact]
    public async Task BrokenOff_IsTakenInAtTheNextStart_AndEveryRowIsThereOnce()
    {
        using var folder = new TemporaryFolder();
        await using (var host = await LocalHostUnderTest.StartAsync(folder.Path))
        {
            var one = await UploadAsync(host, "a.csv", Rows(450));
            await PostAsync(host, $"{one}/confirm");
            // Cut off after the transaction, before anybody wrote down that it is done.
            await host.Get<SqliteDatabase>().WriteAsync(connection => connection.Run(StopRecords), Token);
            await Assert.ThrowsAnyAsync<Exception>(() => TakeInAsync(host, one));
            Assert.Equal(450, (await host.AccountAsync()).GetProperty("received").GetInt64());
            await host.Get<SqliteDatabase>().WriteAsync(connection => connection.Run("DROP TRIGGER stop"), Token);
        }

        await using var again = await LocalHostUnderTest.StartAsync(folder.Path);
        await again.DrainAsync();

        Assert.Equal(450, (await again.AccountAsync()).GetProperty("received").GetInt64());
        var import = Assert.Single(await again.Get<IOfficeRecords>().ListAsync<SheetImport>(again.Consultation.Slug, Token));
        Assert.Equal((ImportState.Finished, 450, 450), (import.State, import.Taken, import.Done));
    }

    [Fact]
    public async Task RowThatCannotBeStored_LeavesNoneOfTheOthers_AndIsTriedAgainWhenStaffSay()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var one = await UploadAsync(host, "a.csv", Rows(450));
        await PostAsync(host, $"{one}/confirm");
        await host.Get<SqliteDatabase>().WriteAsync(connection => connection.Run(StopRow300), Token);

        await Assert.ThrowsAnyAsync<Exception>(() => TakeInAsync(host, one));
        var none = (await host.AccountAsync()).GetProperty("received").GetInt64();
        await host.Get<TakeInSheet>().GiveUpAsync(host.Consultation.Slug, one.Split('/')[^1], Token);
        await host.DrainAsync();
        var stopped = await host.Client.GetStringAsync(one, Token);
        await host.Get<SqliteDatabase>().WriteAsync(connection => connection.Run("DROP TRIGGER stop"), Token);
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();

        Assert.Equal(0, none);
        Assert.Contains("It failed five times in a row. Nothing of it was taken in.", stopped, StringComparison.Ordinal);
        Assert.Contains("Try again", stopped, StringComparison.Ordinal);
        Assert.Equal(450, (await host.AccountAsync()).GetProperty("received").GetInt64());
        Assert.Contains("All are taken in", await host.Client.GetStringAsync(one, Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("take-back")]
    public async Task WhereAStoreTakesSomeAtATime_WhatStopped_GoesOnOrIsTakenBackWhole(string decision)
    {
        SomeAtATime? store = null;
        await using var host = await LocalHostUnderTest.StartAsync(change: services =>
            services.AddSingleton<ISubmissionStore>(provider =>
                store = new SomeAtATime(
                    new SqliteSubmissionStore(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<SqliteWorkQueue>())
                )
            )
        );
        await host.AcceptedAsync(new { answers = new[] { new { question = "asb", text = "I am no row of a sheet." } } });
        var one = await UploadAsync(host, "a.csv", Rows(450));
        var offered = await host.Client.GetStringAsync(one, Token);
        await PostAsync(host, $"{one}/confirm");
        store!.Left = 300;
        await Assert.ThrowsAnyAsync<IOException>(() => TakeInAsync(host, one));
        await host.Get<TakeInSheet>().GiveUpAsync(host.Consultation.Slug, one.Split('/')[^1], Token);
        await host.DrainAsync();
        var (stopped, some) = (
            await host.Client.GetStringAsync(one, Token),
            (await host.AccountAsync()).GetProperty("received").GetInt64()
        );
        store.Left = null;

        await PostAsync(host, $"{one}/{decision}");
        await host.DrainAsync();
        await host.DrainAsync();

        Assert.Contains("count at once", offered, StringComparison.Ordinal);
        Assert.Equal(301, some);
        Assert.Contains("Take all of it back", stopped, StringComparison.Ordinal);
        var page = await host.Client.GetStringAsync(one, Token);
        if (decision == "confirm")
        {
            Assert.Equal(451, (await host.AccountAsync()).GetProperty("received").GetInt64());
            Assert.Contains("All are taken in", page, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt64());
        Assert.Contains("Nothing is taken in yet", page, StringComparison.Ordinal);
        Assert.Contains("takeBackSheet", (await host.JsonAsync($"{Api}/history?act=takeBackSheet")).ToString(), StringComparison.Ordinal);
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();
        Assert.Equal(451, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TakenBack_BesideAWorkerThatWasHeldUp_LeavesNothingOfItIn(bool isDiscarded)
    {
        SomeAtATime? store = null;
        await using var host = await LocalHostUnderTest.StartAsync(change: services =>
            services.AddSingleton<ISubmissionStore>(provider =>
                store = new SomeAtATime(
                    new SqliteSubmissionStore(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<SqliteWorkQueue>())
                )
            )
        );
        var one = await UploadAsync(host, "a.csv", Rows(30));
        await PostAsync(host, $"{one}/confirm");
        store!.Meanwhile = async () =>
        {
            await host.Get<TakeInSheet>().GiveUpAsync(host.Consultation.Slug, one.Split('/')[^1], Token);
            await PostAsync(host, $"{one}/take-back");
            await TakeInAsync(host, one);
            if (isDiscarded)
                await PostAsync(host, $"{one}/discard");
        };

        await TakeInAsync(host, one);

        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    /// <summary>Both messages of one confirmation reach a host at once: two workers would take every row in against each other.</summary>
    [Fact]
    public async Task Confirmed_TwoMessages_OneWorkerTakesItIn()
    {
        SomeAtATime? store = null;
        await using var host = await LocalHostUnderTest.StartAsync(change: services =>
            services.AddSingleton<ISubmissionStore>(provider =>
                store = new SomeAtATime(
                    new SqliteSubmissionStore(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<SqliteWorkQueue>())
                )
            )
        );
        var one = await UploadAsync(host, "a.csv", Rows(450));
        await PostAsync(host, $"{one}/confirm");
        store!.Meanwhile = () => TakeInAsync(host, one);

        await TakeInAsync(host, one);
        await TakeInAsync(host, one);

        Assert.Equal(3, store.Calls);
        Assert.Equal(450, (await host.AccountAsync()).GetProperty("received").GetInt64());
        Assert.Contains("All are taken in", await host.Client.GetStringAsync(one, Token), StringComparison.Ordinal);
    }

    /// <summary>An earlier version drew references, took a row in that is a heading now, and read cells otherwise.</summary>
    [Fact]
    public async Task TakenBack_ThoughAnEarlierVersionTookItIn_LeavesNothingOfItIn()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var content = Rows(3);
        var one = await UploadAsync(host, "a.csv", content);
        foreach (var row in new[] { 1, 2, 3 })
            Assert.IsType<SubmitOutcome.Accepted>(
                await host.Get<SubmitResponse>()
                    .ExecuteAsync(
                        new SubmitCommand
                        {
                            Consultation = host.Consultation,
                            Channel = Channel.Import,
                            Respondent = Respondent.Anonymous,
                            Answers = [new Answer("else", $"It read row {row} like this.")],
                            Language = Languages.English,
                            KeptAt = host.Consultation.Window.Opens.AddDays(1),
                            IdempotencyKey = $"sheet-{Convert.ToHexStringLower(SHA256.HashData(content))}-{row}",
                        },
                        Token
                    )
            );
        await PostAsync(host, $"{one}/confirm");
        await host.Get<TakeInSheet>().GiveUpAsync(host.Consultation.Slug, one.Split('/')[^1], Token);

        await PostAsync(host, $"{one}/take-back");
        await host.DrainAsync();

        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task WrongColumns_TakenInToTheEnd_AreTakenBackWhole_AndTakenInAsTheyShouldBe()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var one = await UploadAsync(host, "a.csv", Rows(30));
        await PostAsync(host, $"{one}/columns", ("column-1", "Organisation"), ("column-0", "question:else"));
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();
        var wrong = (await host.AccountAsync()).GetProperty("received").GetInt64();

        await PostAsync(host, $"{one}/take-back");
        await host.DrainAsync();
        var back = (await host.AccountAsync()).GetProperty("received").GetInt64();
        await PostAsync(host, $"{one}/columns", ("column-1", "question:asb"), ("column-0", "LeaveOut"));
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();

        Assert.Equal((30, 0, 30), (wrong, back, (await host.AccountAsync()).GetProperty("received").GetInt64()));
        var taken = await OneAsync(host, "lanes");
        Assert.Equal("asb", taken.GetProperty("parts")[0].GetProperty("name").GetString());
        Assert.Contains("<b>30</b> of 30 taken in", await host.Client.GetStringAsync(one, Token), StringComparison.Ordinal);
        Assert.Null((await host.Get<VerifyHistory>().ExecuteAsync(host.Consultation.Slug, Token)).Problem);
    }

    [Theory]
    [InlineData("asb,Date\nQ7: Open-ended response,Date submitted\n", true)]
    [InlineData("asb,Date\n", false)]
    public async Task BegunByAVersionThatKnewOneRowOfHeadings_StopsWhereThereAreTwo_AndIsTakenBackWhole(string headings, bool stops)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var rows = string.Concat(Enumerable.Range(1, 5).Select(row => $"Lane number {row} is dark.,{row}/11/2026\n"));
        var one = await UploadAsync(host, "a.csv", Encoding.UTF8.GetBytes(headings + rows));
        await PostAsync(host, $"{one}/confirm");
        var (records, slug) = (host.Get<IOfficeRecords>(), host.Consultation.Slug);
        var confirmed = (await records.FindAsync<SheetImport>(slug, one.Split('/')[^1], Token))!;
        var begun = confirmed with { HeadingRows = null, Done = 2, Taken = 2 };
        Assert.True(await records.SaveAsync(slug, begun, entry: null, Token));

        await host.DrainAsync();
        var page = await host.Client.GetStringAsync(one, Token);

        Assert.Equal(stops ? 2 : 1, confirmed.HeadingRows);
        Assert.Equal(stops, page.Contains("Take all of it back, and take it in again.", StringComparison.Ordinal));
        Assert.Equal(stops ? 0 : 3, (await host.AccountAsync()).GetProperty("received").GetInt64());
        if (!stops)
            return;
        await PostAsync(host, $"{one}/take-back");
        await host.DrainAsync();
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();
        Assert.Equal(5, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    private const string StopRecords = """
        CREATE TRIGGER stop BEFORE UPDATE ON office_records WHEN NEW.kind = 'SheetImport' AND NEW.document LIKE '%"done":450%'
        BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END
        """;

    private const string StopRow300 = """
        CREATE TRIGGER stop BEFORE INSERT ON submissions WHEN NEW.idempotency_key LIKE 'sheet-%-300'
        BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END
        """;

    private static byte[] Rows(int count) =>
        Encoding.UTF8.GetBytes(
            $"No,asb\n{string.Concat(Enumerable.Range(1, count).Select(row => $"{row},Response number {row} is about lanes.\n"))}"
        );

    private static Task TakeInAsync(LocalHostUnderTest host, string one) =>
        host.Get<TakeInSheet>().ExecuteAsync(host.Consultation.Slug, one.Split('/')[^1], Token);

    /// <summary>A store without a transaction for many, which breaks off after so many.</summary>
    private sealed class SomeAtATime(ISubmissionStore store) : ISubmissionStore
    {
        internal int? Left { get; set; }

        /// <summary>What happens once, while a worker that adds is held up.</summary>
        internal Func<Task>? Meanwhile { get; set; }

        public bool AddsAllOrNone => false;

        internal int Calls { get; private set; }

        public async Task<IReadOnlyList<AddOutcome>> AddManyAsync(IEnumerable<Submission> submissions, CancellationToken cancellationToken)
        {
            Calls++;
            if (Meanwhile is { } meanwhile)
            {
                Meanwhile = null;
                await meanwhile();
            }

            var outcomes = new List<AddOutcome>();
            foreach (var submission in submissions)
            {
                if (Left-- == 0)
                    throw new IOException("The network is gone.");
                outcomes.Add(
                    await store.AddAsync(
                        submission,
                        WorkItem.TagSubmission(submission.Consultation, submission.Reference),
                        cancellationToken
                    )
                );
            }

            return outcomes;
        }

        public Task<AddOutcome> AddAsync(Submission submission, WorkItem work, CancellationToken cancellationToken) =>
            store.AddAsync(submission, work, cancellationToken);

        public Task<Submission?> FindAsync(
            ConsultationSlug consultation,
            SubmissionReference reference,
            CancellationToken cancellationToken
        ) => store.FindAsync(consultation, reference, cancellationToken);

        public Task<SubmissionReference?> FindByKeyAsync(
            ConsultationSlug consultation,
            Channel channel,
            string idempotencyKey,
            CancellationToken cancellationToken
        ) => store.FindByKeyAsync(consultation, channel, idempotencyKey, cancellationToken);

        public Task<bool> UpdateAsync(Submission submission, IReadOnlyList<HistoryEntry> history, CancellationToken cancellationToken) =>
            store.UpdateAsync(submission, history, cancellationToken);

        public Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken) =>
            store.ListAsync(query, cancellationToken);

        public Task<long> CountReceivedAsync(
            ConsultationSlug consultation,
            DateTimeOffset from,
            DateTimeOffset before,
            CancellationToken cancellationToken
        ) => store.CountReceivedAsync(consultation, from, before, cancellationToken);

        public Task<IReadOnlyDictionary<string, IReadOnlyList<SubmissionSummary>>> ListOfPartnersAsync(
            ConsultationSlug consultation,
            int takeOfEach,
            CancellationToken cancellationToken
        ) => store.ListOfPartnersAsync(consultation, takeOfEach, cancellationToken);

        public Task<IReadOnlyList<PointExcerpt>> ListPointsAsync(
            ConsultationSlug consultation,
            string theme,
            DateTimeOffset since,
            int take,
            CancellationToken cancellationToken
        ) => store.ListPointsAsync(consultation, theme, since, take, cancellationToken);

        public Task<Tally> TallyAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
            store.TallyAsync(consultation, cancellationToken);

        public Task<bool> DeleteAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken) =>
            store.DeleteAsync(consultation, reference, cancellationToken);
    }

    [Fact]
    public async Task CommandLine_LooksThenTakesIn()
    {
        await using var host = await LocalHostUnderTest.StartAsync(withLoops: true);
        using var folder = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(folder.Path, "survey.csv"));
        await File.WriteAllTextAsync(file.FullName, Good, Token);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var looked = await RunAsync(confirm: false);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());
        var taken = await RunAsync(confirm: true);
        var missing = await ImportCommand.RunAsync(new("nowhere.csv"), "x", false, false, null, host.Client, output, error, Token);

        Assert.Equal((0, 0, 1), (looked, taken, missing));
        Assert.Contains("survey.csv: 2 responses, 0 rows with something wrong.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 taken in, 0 were in already.", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt64());

        var back = await ImportCommand.TakeBackAsync(file, LocalHostUnderTest.Slug, host.Client, output, error, Token);
        var twice = await ImportCommand.TakeBackAsync(file, LocalHostUnderTest.Slug, host.Client, output, error, Token);

        Assert.Equal((0, 0), (back, twice));
        Assert.Contains("All of it is taken back.", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Nothing of it is taken in.", output.ToString().TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());

        Task<int> RunAsync(bool confirm) =>
            ImportCommand.RunAsync(file, LocalHostUnderTest.Slug, confirm, leaveOut: false, from: null, host.Client, output, error, Token);
    }

    private static async Task<JsonElement> OneAsync(LocalHostUnderTest host, string words)
    {
        var found = await host.JsonAsync($"{Api}/points?words={words}");
        var id = found.GetProperty("points")[0].GetProperty("id").GetString()!;
        return await host.SubmissionAsync(id[..id.LastIndexOf('.')]);
    }

    private static async Task<string> UploadAsync(LocalHostUnderTest host, string name, byte[] content)
    {
        using var response = await SendAsync(host, name, content);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> SendAsync(LocalHostUnderTest host, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "sheet", name.Length == 0 ? "none" : name);
        return await host.Client.PostAsync(Staff, form, Token);
    }

    private static async Task<string> PostAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        using var response = await host.Client.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private static Regex LinkTo(string where) => new($"<a href=\"([^\"]+)\" rel=\"{where}\"");

    [GeneratedRegex("<tr><th scope=\"row\" class=\"number\">[0-9]+")]
    private static partial Regex MistakeRow();
}
