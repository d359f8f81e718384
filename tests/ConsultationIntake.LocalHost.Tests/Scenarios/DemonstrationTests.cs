using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.LocalHost.Tests.Inbox;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>What <c>./run</c> shows at its first start.</summary>
public sealed class DemonstrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstStart_StaffPageAnswersWhoHasAnsweredWhoHasNotWhatCameAndWhatNeedsSomebody()
    {
        await using var host = await Demonstrated.StartAsync();

        var register = await host.Get<ReadPartnerRegister>().ExecuteAsync(host.Consultation, Token);
        Assert.Equal(
            [
                PartnerState.Invited,
                PartnerState.Invited,
                PartnerState.Acknowledged,
                PartnerState.Provisional,
                PartnerState.Answered,
                PartnerState.Answered,
            ],
            register.Lines.Select(line => line.State)
        );
        var mail = await host.MailTallyAsync();
        Assert.Equal((7, 4, 2, 1, true), (mail.Messages, mail.Submissions, mail.SetAside, mail.Quarantined, mail.AddsUp));
        foreach (
            var (path, said) in new[]
            {
                ("", "letter may replace an earlier one"),
                ("", "3 of 6 expected partners answered"),
                ("", "4 came in today"),
                ("/inbox", "To decide ("),
                ("/inbox", "A newer version? (1)"),
                ("/inbox", "Who is it?"),
                ("/inbox", "anybody may have handed it in"),
                ("/inbox", "Came in today (4)"),
                ("/partners", "Not answered (3)"),
                ("/partners", "Answered (3)"),
                ("/partners", "after closing"),
            }
        )
            Assert.Contains(
                said,
                await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}{path}", Token),
                StringComparison.Ordinal
            );
        Assert.NotEmpty(host.Thanks());
    }

    [Fact]
    public async Task FirstStart_ResponsesCameOverWeeksAndNoneBeforeItOpened()
    {
        await using var host = await Demonstrated.StartAsync();

        var page = await host.Get<ISubmissionStore>()
            .ListAsync(new SubmissionQuery { Consultation = host.Consultation.Slug, Take = 200 }, Token);

        var days = page.Items.Select(response => DateOnly.FromDateTime(response.ReceivedAt.UtcDateTime)).Distinct().Count();
        Assert.True(days > 15, $"They came on {days} days.");
        Assert.All(page.Items, response => Assert.InRange(response.ReceivedAt, host.Consultation.Window.Opens, host.Clock.GetUtcNow()));
        Assert.All(page.Items, response => Assert.Equal(SubmissionStatus.Tagged, response.Status));
    }

    [Fact]
    public async Task FirstStart_CouncilsLetterGivesItsLetteredPointsAndNotItsHeadings()
    {
        await using var host = await Demonstrated.StartAsync();
        var letters = await host.Get<ISubmissionStore>()
            .ListAsync(new SubmissionQuery { Consultation = host.Consultation.Slug, Partner = "westmere-city-council" }, Token);
        Assert.Equal([Standing.OfferedAsVersion, Standing.Provisional], letters.Items.Select(letter => letter.Standing));

        foreach (var letter in letters.Items)
        {
            var submission = (await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, letter.Reference, Token))!;
            var own = submission.Points.Where(point => point.Source.Kind == PointKind.OwnView).ToList();
            Assert.Equal(7, own.Select(point => point.Source.Label).OfType<string>().Distinct().Count());
            Assert.Contains(
                submission.PointTexts(),
                text => text.EndsWith("The partnership section would be stronger if it did.", StringComparison.Ordinal)
            );
            Assert.DoesNotContain(
                submission.PointTexts(),
                text => text.Contains("response of Westmere City Council", StringComparison.Ordinal)
            );
            Assert.DoesNotContain("3. Next steps", submission.PointTexts());
            // An offer to meet the officers may be one too, and the last but one may be two.
            Assert.InRange(own.Count, 7, 9);
        }
    }

    [Fact]
    public async Task FirstStart_EveryTagShowsItsWordsOrSaysWhatItFollowsFrom()
    {
        await using var host = await Demonstrated.StartAsync();
        var store = host.Get<ISubmissionStore>();
        var page = await store.ListAsync(new SubmissionQuery { Consultation = host.Consultation.Slug, Take = 200 }, Token);

        var tags = 0;
        foreach (var item in page.Items)
        {
            var submission = (await store.FindAsync(host.Consultation.Slug, item.Reference, Token))!;
            foreach (var tag in submission.Points.SelectMany(point => point.Tags))
            {
                tags++;
                if (tag.Basis == TagBasis.Words)
                    Assert.Contains(tag.Evidence[0].Of(submission.Text.Value), tag.Explanation, StringComparison.OrdinalIgnoreCase);
                else
                    Assert.Contains(": it follows from ", tag.Explanation, StringComparison.Ordinal);
            }
        }

        Assert.True(tags > 20, $"{tags} tags are too few to go by.");
    }

    [Fact]
    public async Task SecondStart_AddsNothing()
    {
        using var folder = new TemporaryFolder();
        await (await Demonstrated.StartAnewAsync(folder.Path)).DisposeAsync();

        await using var host = await Demonstrated.StartAnewAsync(folder.Path);

        Assert.Equal(7, (await host.MailTallyAsync()).Messages);
    }
}
