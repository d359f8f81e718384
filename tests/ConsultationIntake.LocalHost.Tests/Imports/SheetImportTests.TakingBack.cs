using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Imports;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Imports;

public sealed partial class SheetImportTests
{
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
        Assert.Equal(one, await UploadAsync(host, "a.csv", Rows(30)));
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
}
