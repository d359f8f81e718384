using System.Net;
using System.Text.RegularExpressions;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Versions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>A partner writes twice; staff decide; an officer sees it without a click.</summary>
public sealed class VersionTests
{
    private const string Draft =
        "This response is subject to Cabinet approval on 12 January 2027.\n\n"
        + "1. There should be more patrols in the market square at night.\n\n2. Victims should have a single named contact.\n\n"
        + "3. The budget should be published.";
    private const string Agreed =
        "This response was approved by the Cabinet on 12 January 2027.\n\n"
        + "1. There should be more patrols in the market square at night and at weekends.\n\n"
        + "2. Victims should have a single named contact.\n\n3. Hate crime should be a priority of its own.";

    [Fact]
    public async Task SecondLetter_IsOfferedAsAVersionAndNotCountedUntilStaffDecide()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var first = await host.SubmissionOfAsync(await host.DeliverAsync(new SendGridPost { Text = Draft }));
        var before = (await host.AccountAsync()).GetProperty("points").GetInt32();

        var second = await host.SubmissionOfAsync(await host.DeliverAsync(new SendGridPost { Text = Agreed }));

        Assert.Equal(
            (Standing.Provisional, Standing.OfferedAsVersion, first.Reference),
            (first.Standing, second.Standing, second.Replaces)
        );
        Assert.Equal(before, (await host.AccountAsync()).GetProperty("points").GetInt32());
        var comparison = VersionComparison.Of(first, second);
        Assert.Contains(comparison.Added, point => point.Span.Of(second.Text.Value).Contains("Hate crime", StringComparison.Ordinal));
        Assert.Contains(comparison.Dropped, point => point.Span.Of(first.Text.Value).Contains("budget", StringComparison.Ordinal));
        Assert.Contains(
            comparison.Changed,
            change => change.After.Span.Of(second.Text.Value).Contains("weekends", StringComparison.Ordinal)
        );
        Assert.Contains(comparison.Kept, point => point.Span.Of(second.Text.Value).Contains("named contact", StringComparison.Ordinal));

        var page = await host.Client.GetStringAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{second.Reference}/version",
            TestContext.Current.CancellationToken
        );
        Assert.Contains("Replace the earlier letter", page, StringComparison.Ordinal);
        await DecideAsync(host, second.Reference, "Replace");

        Assert.Equal((Standing.Superseded, Standing.Ratified), (await StandingAsync(host, first), await StandingAsync(host, second)));
        Assert.Equal(
            second.Points.Count(point => point.Source.Kind == ConsultationIntake.Reading.PointKind.OwnView),
            (await host.AccountAsync()).GetProperty("points").GetInt32()
        );
    }

    [Fact]
    public async Task BothStand_AndOneIsWithdrawnAndReinstated()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.DeliverAsync(new SendGridPost { Text = Draft });
        var second = await host.SubmissionOfAsync(await host.DeliverAsync(new SendGridPost { Text = Agreed }));

        await DecideAsync(host, second.Reference, "StandBeside");
        Assert.Equal(Standing.Ratified, await StandingAsync(host, second));
        await DecideAsync(host, second.Reference, "Withdraw");
        Assert.Equal(Standing.Withdrawn, await StandingAsync(host, second));
        await DecideAsync(host, second.Reference, "Reinstate");
        Assert.Equal(Standing.Ratified, await StandingAsync(host, second));
    }

    [Fact]
    public async Task StaffPage_SaysWithoutAClickWhoAnsweredWhatCameAndWhatNeedsSomebody()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var before = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/partners", TestContext.Current.CancellationToken);
        await host.DeliverAsync(new SendGridPost { Text = Draft });
        await host.DeliverAsync(new SendGridPost { Text = Agreed });
        await host.DeliverAsync(
            new SendGridPost
            {
                Subject = "Out of office",
                Headers = ["Auto-Submitted: auto-replied"],
                Text = "Away.",
            }
        );
        await host.DeliverAsync(
            new SendGridPost
            {
                From = "clerk@parish.example",
                EnvelopeTo = ["x@parse.example"],
                To = "x@parse.example",
                Text = "Lost letter about patrols.",
            }
        );

        var page = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/inbox", TestContext.Current.CancellationToken);
        var partners = await host.Client.GetStringAsync(
            $"/staff/{LocalHostUnderTest.Slug}/partners",
            TestContext.Current.CancellationToken
        );

        Assert.Contains("To decide (2)", page, StringComparison.Ordinal);
        Assert.Contains("Came in today (3)</h2><p>3 by email.", Regex.Replace(page, @">\s+<", "><"), StringComparison.Ordinal);
        Assert.Contains("Expected partners: 1 of 6 have answered", partners, StringComparison.Ordinal);
        Assert.Contains("Committee 9 Feb 2027, after closing", before, StringComparison.Ordinal);
        Assert.Contains("Committee 12 Jan 2027", partners, StringComparison.Ordinal);
        var mail = (await host.AccountAsync()).GetProperty("mail");
        Assert.Equal(
            (3, 2, 1),
            (mail.GetProperty("messages").GetInt32(), mail.GetProperty("submissions").GetInt32(), mail.GetProperty("setAside").GetInt32())
        );
        var inbox = await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/inbox");
        Assert.Contains(
            "The whole mail",
            await host.Client.GetStringAsync(
                $"/staff/{LocalHostUnderTest.Slug}/{inbox.GetProperty("versions")[0].GetString()}",
                TestContext.Current.CancellationToken
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Out of office",
            await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/inbox", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Reminder_GoesOnceADayAndNotToWhoHasAnswered()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        Task<HttpResponseMessage> RemindAsync() =>
            host.Client.PostAsync(
                $"/staff/{LocalHostUnderTest.Slug}/partners/police-and-crime-panel/remind",
                null,
                TestContext.Current.CancellationToken
            );

        Assert.Equal(HttpStatusCode.Found, (await RemindAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await RemindAsync()).StatusCode);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.DeliverAsync(new SendGridPost { From = "panel@westmere.example" });
        Assert.Equal(HttpStatusCode.Conflict, (await RemindAsync()).StatusCode);

        var reminder = Assert.Single(host.Outbox, mail => mail.Mail.Category == "reminder").Mail;
        Assert.Equal("panel@westmere.example", reminder.To.Email);
        Assert.Contains("29 January", reminder.Subject, StringComparison.Ordinal);
    }

    private static async Task DecideAsync(LocalHostUnderTest host, SubmissionReference reference, string decision)
    {
        var response = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{reference}/version",
            new FormUrlEncodedContent([new("decision", decision), new("reason", "It is a test.")]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
    }

    private static async Task<Standing> StandingAsync(LocalHostUnderTest host, Submission letter) =>
        (
            await host.Get<ISubmissionStore>().FindAsync(letter.Consultation, letter.Reference, TestContext.Current.CancellationToken)
        )!.Standing;
}
